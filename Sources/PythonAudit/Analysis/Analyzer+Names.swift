import PythonSyntax

extension Analyzer {
    /// Modules that a session may have imported before, so that their names mean them even where no import is seen.
    private static let wellKnown: Set<String> = [
        "os", "sys", "subprocess", "shutil", "socket", "pickle", "marshal", "importlib", "ctypes", "pathlib", "urllib",
        "requests", "multiprocessing", "signal",
    ]

    /// What a name stands for here.
    func lookup(_ name: String) -> Value {
        var index: Int? = scope
        var isLater = false
        while let place = index {
            guard folding.budget.takes(steps: 1) else { return .unknown }
            if place == scope || scopes[place].kind != .classBody, let binding = scopes[place].bindings[name] {
                return isLater ? binding.all : binding.current
            }
            if scopes[place].kind == .function { isLater = true }
            index = scopes[place].parent
        }
        return unbound(name)
    }

    private func unbound(_ name: String) -> Value {
        if name == "__builtins__" { return .symbol("builtins") }
        if name == "__file__" { return .symbol("__file__") }
        for module in stars where RuleNames.isListed(CanonicalName.of("\(module).\(name)")) {
            return .symbol(CanonicalName.of("\(module).\(name)"))
        }
        if BuiltinNames.all.contains(name) { return .symbol("builtins." + name) }
        if let module = stars.last { return .symbol(CanonicalName.of("\(module).\(name)")) }
        return Self.wellKnown.contains(name) ? .symbol(name) : .unknown
    }

    /// Gives a name a value.
    func bind(_ name: String, _ value: Value) {
        guard quiet == 0 || scopes[scope].kind == .expression else { return }
        var target = scope
        var isCertain = true
        if let isGlobal = scopes[scope].outer[name] {
            target = isGlobal ? 0 : enclosingFunction(of: scope, with: name)
            isCertain = target == scope
        }
        if scopes[target].branches > 0 { isCertain = false }
        guard let old = scopes[target].bindings[name] else {
            scopes[target].bindings[name] = Binding(current: value, all: value)
            return
        }
        scopes[target].bindings[name] = Binding(
            current: isCertain ? value : .join([value, old.current]), all: .join([value, old.all]))
    }

    /// Gives a name a value outside of the comprehensions around the place, as `:=` does.
    func bindBeyondExpressions(_ name: String, _ value: Value) {
        let inner = scope
        while scopes[scope].kind == .expression, let parent = scopes[scope].parent { scope = parent }
        bind(name, value)
        scope = inner
    }

    private func enclosingFunction(of inner: Int, with name: String) -> Int {
        var index = scopes[inner].parent
        while let place = index {
            if scopes[place].kind == .function, scopes[place].bindings[name] != nil { return place }
            index = scopes[place].parent
        }
        return inner
    }

    /// Runs `body` in a new scope, which stays for the functions in it.
    func inScope<Result>(_ kind: Scope.Kind, _ body: () -> Result) -> Result {
        let outer = scope
        scopes.append(Scope(kind: kind, parent: outer))
        scope = scopes.count - 1
        defer {
            // Nothing can refer to the last scope unless a function in it is still to be looked at.
            if quiet > 0, scope == scopes.count - 1 { scopes.removeLast() }
            scope = outer
        }
        return body()
    }

    /// Runs `body` as something that may not happen.
    func inBranch(_ body: () -> Void) {
        let inner = scope
        scopes[inner].branches += 1
        function?.isConditional = true
        body()
        scopes[inner].branches -= 1
    }

    /// A name as people write it.
    static func shown(_ name: String) -> String {
        name.hasPrefix("builtins.") ? String(name.dropFirst(9)) : name
    }

    /// How a name is met.
    enum Meeting {
        case call, reference, importing

        func sentence(_ name: String) -> String {
            switch self {
            case .call: "\(name) is called"
            case .reference: "\(name) is passed on"
            case .importing: "\(name) is imported"
            }
        }
    }

    /// Reports the names that a value may stand for.
    func meet(_ value: Value, _ range: SourceRange, _ meeting: Meeting) {
        guard quiet == 0 else { return }
        for symbol in value.symbols { meet(symbol.name, range, meeting) }
    }

    func meet(_ name: String, _ range: SourceRange, _ meeting: Meeting) {
        let shown = Self.shown(name)
        if decisions.deniesNames, decisions.denies(shown) || decisions.denies(name) {
            report(.deniedName, range, "\(meeting.sentence(shown)), which the policy denies", subject: shown)
        }
        guard let rule = RuleNames.rule(of: name) else { return }
        report(rule, range, "\(meeting.sentence(shown)): \(rule.rule.clause)", subject: shown)
    }
}

extension AuditRule {
    /// What it looks for, to follow a colon.
    var clause: String {
        summary.prefix(1).lowercased() + summary.dropFirst(1).dropLast(summary.hasSuffix(".") ? 1 : 0)
    }
}
