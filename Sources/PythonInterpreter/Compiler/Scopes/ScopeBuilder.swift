import PythonSyntax

/// First pass: finds all scopes and the names in each, and refuses what CPython's symbol table refuses.
struct ScopeBuilder {
    var table = ScopeTable()
    let options: CompileOptions
    var current = 0
    /// The class whose name mangles names.
    var privateName: String?
    /// Whether statements here might not be executed: inside of `if`, loops, `try` and the like.
    var isConditional = false
    /// How many iterables of comprehensions are being visited.
    var iterableDepth = 0
    /// What kind of comprehension a scope is, for errors.
    var comprehensionKinds: [Int: String] = [:]

    static func build(
        _ module: Module, options: CompileOptions
    ) throws(CompilationFailure) -> ScopeTable {
        let start = SourcePosition(line: 1, column: 0)
        var builder = ScopeBuilder(options: options)
        let range = SourceRange(start: start, end: module.body.last?.range.end ?? start)
        let hasFutureAnnotations = try FutureStatements.check(module.body)
        builder.table.futureAnnotations = options.futureAnnotations || hasFutureAnnotations
        _ = builder.table.add(Scope(kind: .module, parent: -1, unit: 0, range: range))
        try builder.visit(module.body)
        try builder.visitAnnotations(at: range)
        var resolution = ScopeResolution(builder.table, options: options)
        try resolution.run()
        return resolution.table
    }

    private init(options: CompileOptions) { self.options = options }

    // MARK: Scopes

    var scope: Scope {
        get { table.scopes[current] }
        _modify { yield &table.scopes[current] }
    }

    /// Enters a new scope; the result is for `leave`.
    mutating func enter(_ kind: Scope.Kind, at range: SourceRange) throws(CompilationFailure) -> Int {
        let outer = current
        let index = table.scopes.count
        let unit = kind == .comprehension ? table.scopes[outer].unit : index
        var scope = Scope(kind: kind, parent: outer, unit: unit, range: range)
        switch kind {
        case .annotations, .typeParameters, .typeAlias, .typeBound, .typeDefault:
            let around = table.scopes[outer]
            scope.seesClass = around.kind == .class || around.kind == .typeParameters && around.seesClass
        default: break
        }
        guard table.add(scope) else { throw CompilationFailure("two scopes in one place", at: range) }
        if kind == .comprehension { table.scopes[unit].comprehensions.append(index) }
        current = index
        return outer
    }

    mutating func leave(to outer: Int) { current = outer }

    // MARK: Names

    @discardableResult
    mutating func add(_ name: String, _ flags: Symbol.Flags) -> Int {
        scope.add(mangled(name, in: privateName), flags)
    }

    mutating func assign(_ name: String, at range: SourceRange) throws(CompilationFailure) {
        if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: range) }
        add(name, .assigned)
    }

    mutating func use(_ name: String) {
        add(name, .used)
        // `super()` looks for the class in a cell that nothing else would make.
        if name == "super", scope.isFunction || scope.kind == .comprehension { scope.add("__class__", .used) }
    }

    /// `global` and `nonlocal`.
    mutating func declare(
        _ name: String, _ flag: Symbol.Flags, at range: SourceRange
    ) throws(CompilationFailure) {
        let word = flag == .global ? "global" : "nonlocal"
        if let known = scope.symbolIndex[mangled(name, in: privateName)] {
            let flags = scope.symbols[Int(known)].flags
            let problem: String? =
                if flags.contains(.parameter) {
                    "name '\(name)' is parameter and \(word)"
                } else if flags.contains(.used) {
                    "name '\(name)' is used prior to \(word) declaration"
                } else if flags.contains(.annotated) {
                    "annotated name '\(name)' can't be \(word)"
                } else if flags.contains(.assigned) {
                    "name '\(name)' is assigned to before \(word) declaration"
                } else {
                    nil
                }
            if let problem { throw CompilationFailure(problem, at: range) }
            if !flags.isDisjoint(with: flag == .global ? .nonlocal : .global) {
                throw CompilationFailure("name '\(name)' is nonlocal and global", at: range)
            }
        }
        add(name, flag)
    }

    /// A parameter; a second one of that name is refused.
    mutating func addParameter(_ name: String, at range: SourceRange) throws(CompilationFailure) {
        if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: range) }
        let name = mangled(name, in: privateName)
        if let known = scope.symbolIndex[name], scope.symbols[Int(known)].flags.contains(.parameter) {
            throw CompilationFailure("duplicate argument '\(name)' in function definition", at: range)
        }
        scope.add(name, [.parameter, .assigned])
    }

    /// The target of `:=`, which in a comprehension is a name of the scope around.
    mutating func assignNamed(_ name: String, at range: SourceRange) throws(CompilationFailure) {
        if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: range) }
        let name = mangled(name, in: privateName)
        if iterableDepth > 0 {
            throw CompilationFailure(
                "assignment expression cannot be used in a comprehension iterable expression", at: range)
        }
        var index = current
        while true {
            switch table.scopes[index].kind {
            case .comprehension, .generatorExpression:
                if let known = table.scopes[index].symbolIndex[name],
                    table.scopes[index].symbols[Int(known)].flags.contains(.iteration)
                {
                    throw CompilationFailure(
                        "assignment expression cannot rebind comprehension iteration variable '\(name)'", at: range)
                }
                table.scopes[index].add(name, [.used, .walrus])
                index = table.scopes[index].parent
            case .class where index != current:
                throw CompilationFailure(
                    "assignment expression within a comprehension cannot be used in a class body", at: range)
            case .annotations, .typeParameters, .typeAlias, .typeBound, .typeDefault:
                throw CompilationFailure(
                    "assignment expression within a comprehension cannot be used in a type scope", at: range)
            default:
                table.scopes[index].add(name, [.assigned, .walrus])
                return
            }
        }
    }
}
