import PythonSyntax

/// What a name stands for.
struct Binding {
    /// At the place that is being looked at.
    var current: Value
    /// Anywhere: functions run later, when any of these may hold.
    var all: Value
}

/// The names of a module, class, function or comprehension.
struct Scope {
    enum Kind { case module, classBody, function, expression }

    var kind: Kind
    var parent: Int?
    var bindings: [String: Binding] = [:]
    /// Names declared `global`, and with false those declared `nonlocal`.
    var outer: [String: Bool] = [:]
    /// How many branches and loops surround the place: what is assigned there may not be assigned at all.
    var branches = 0
}

/// A function whose body is still to be looked at.
struct PendingFunction {
    var definition: FunctionDefinition
    var scope: Int
}

/// Code in a text, still to be looked at.
struct PendingCode {
    var text: String
    /// Where the text is run.
    var range: SourceRange
    var depth: Int
}

/// A loop around the place that is being looked at.
struct LoopFrame {
    /// Its condition is always true, or its iterator never ends.
    var isEndless: Bool
    /// How often it and the loops around it run together.
    var rounds: Double
    /// Whether something in it can end it.
    var ends = false
    /// Whether something in it waits.
    var waits = false
}

/// The function around the place that is being looked at.
struct FunctionFrame {
    var name: String?
    /// Whether anything so far may have been skipped or may have left the function.
    var isConditional = false
}
