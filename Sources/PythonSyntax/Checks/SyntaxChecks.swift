/// What CPython's symbol table and compiler refuse although it parses, and that needs no more than the tree.
///
/// Not included is what needs all bindings of a scope: whether a `nonlocal` name has a binding further out.
public struct SyntaxChecks {
    /// Throws CPython's error about the first thing that is wrong. `source` is only for the line an error shows.
    public static func check(
        _ module: Module, allowTopLevelAwait: Bool, filename: String = "<string>", source: [UInt8] = []
    ) throws(PythonSyntaxError) {
        do throws(SyntaxFailure) {
            var checks = SyntaxChecks(allowsTopLevelAwait: allowTopLevelAwait)
            try checks.checkFutureImports(module.body)
            try checks.check(module.body)
        } catch {
            throw PythonSyntaxError(error, filename: filename, source: source)
        }
    }

    /// What is wrong with an annotation of which no code is made: one in a function.
    public static func fault(inAnnotation annotation: Expression) -> (message: String, range: SourceRange)? {
        do throws(SyntaxFailure) {
            var checks = SyntaxChecks(allowsTopLevelAwait: false)
            try checks.checkAnnotation(annotation)
            return nil
        } catch {
            return (error.message, SourceRange(start: error.start, end: error.end ?? error.start))
        }
    }

    let allowsTopLevelAwait: Bool
    var scope = Scope(.module)
    var outer: [Scope] = []
    var loop = Loop.none
    /// Where the last valid `from __future__` is.
    var lastFutureLine: Int32 = 0

    private init(allowsTopLevelAwait: Bool) { self.allowsTopLevelAwait = allowsTopLevelAwait }

    /// Whether `break` and `continue` have a loop, and one that they may leave.
    enum Loop { case none, inside, acrossExceptStar }

    // MARK: Scopes

    /// One function, class, lambda or comprehension, or the module.
    struct Scope {
        enum Kind: Hashable {
            case module, type, function, asyncFunction, lambda
            /// With what CPython calls it.
            case comprehension(String)
            /// An annotation, a bound of a type parameter, or a type alias.
            case annotation(String)
        }

        let kind: Kind
        var names: [String: NameUse] = [:]
        /// The targets of a comprehension.
        var iterationNames: Set<String> = []
        var isInIterable = false
        var declarations: [String: SourceRange] = [:]
        var hasAwait = false
        var hasYield = false
        var valuedReturn: SourceRange?
        var isInExceptStar = false

        init(_ kind: Kind) { self.kind = kind }

        var isComprehension: Bool {
            if case .comprehension = kind { return true }
            return false
        }
    }

    /// What a scope did with a name so far.
    struct NameUse: OptionSet {
        let rawValue: UInt8

        static let parameter = NameUse(rawValue: 1)
        static let assigned = NameUse(rawValue: 2)
        static let used = NameUse(rawValue: 4)
        static let annotated = NameUse(rawValue: 8)
        static let global = NameUse(rawValue: 16)
        static let nonlocal = NameUse(rawValue: 32)
    }

    /// Checks something in a scope of its own, and returns what that scope came to.
    mutating func within(
        _ kind: Scope.Kind, _ check: (inout SyntaxChecks) throws(SyntaxFailure) -> Void
    ) throws(SyntaxFailure) -> Scope {
        outer.append(scope)
        scope = Scope(kind)
        let enclosingLoop = loop
        loop = .none
        try check(&self)
        loop = enclosingLoop
        let inner = scope
        scope = outer.popLast() ?? Scope(.module)
        return inner
    }

    func failure(_ message: String, at range: SourceRange) -> SyntaxFailure {
        SyntaxFailure(message, start: range.start, end: range.end)
    }
}
