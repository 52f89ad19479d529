import PythonSyntax

extension CodeGenerator {
    /// The outermost code.
    @inline(never)
    mutating func compileModule(_ module: Module) throws(CompilationFailure) -> CodeTemplate {
        let scope = context.scopes[scopeIndex]
        let range = scope.range
        let options = context.options
        guard scope.localCount <= Self.maximumRegisters else { throw .limit("too many local variables", at: range) }
        var flags: CodeTemplate.Flags = options.mode == .module ? [] : .usesNamespace
        if scope.isAsync { flags.insert(.coroutine) }
        try prepareAnnotations(of: scope, range)

        var documentation: [UInt8]?
        if options.mode != .expression, options.result == .none {
            documentation = Documentation.text(of: module.body)
        }
        var body = module.body[...]
        if let documentation, let first = body.first {
            let mark = top
            let text = try allocate(first.range)
            load(ConstantFolding.text(documentation), into: text, first.range)
            try storeSpecial("__doc__", from: text, first.range)
            top = mark
            body = body.dropFirst()
        }
        try compileStatements(of: body, options)
        return try finish(flags: flags, documentation: documentation, firstLine: 1, range)
    }

    @inline(never)
    private mutating func compileStatements(
        of body: ArraySlice<Statement>, _ options: CompileOptions
    ) throws(CompilationFailure) {
        let range = body.last?.range ?? context.scopes[scopeIndex].range
        guard let last = body.last, options.result != .none || options.mode == .expression else {
            try compile(Array(body))
            return returnNone(range)
        }
        try compile(Array(body.dropLast()))
        if case .expression(let value) = last.kind {
            let mark = top
            let register = try self.value(of: value)
            emit(.returnValue, a: register, value.range)
            assembler.endPath()
            top = mark
            return
        }
        guard options.result == .lastStatement, last.hasResult else {
            try compile(last)
            return returnNone(range)
        }
        let result = try allocate(range)
        emit(.loadNone, a: result, range)
        resultRegister = result
        try compile(last)
        emit(.returnValue, a: result, range)
        assembler.endPath()
    }

    private mutating func prepareAnnotations(of scope: Scope, _ range: SourceRange) throws(CompilationFailure) {
        if context.futureAnnotations {
            if scope.symbols.contains(where: { $0.flags.contains(.annotated) }) { emit(.setupAnnotations, range) }
            return
        }
        if scope.annotations.contains(where: \.isConditional) {
            let mark = top
            let set = try allocate(range)
            emit(.buildSet, a: set, b: set, c: 0, range)
            try storeSpecial("__conditional_annotations__", from: set, range)
            top = mark
        }
        try storeAnnotate("__annotate__", at: range)
    }
}

extension Statement {
    /// Whether a statement at the end of a source text is said to have a value.
    fileprivate var hasResult: Bool {
        switch kind {
        case .assign, .augAssign, .annAssign, .functionDef, .classDef, .if, .for, .expression: true
        default: false
        }
    }
}
