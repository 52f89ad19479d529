import PythonSyntax

/// Makes the code of one function, class body or module. Expressions go directly to the register where their value is
/// wanted; temporaries are a stack above the locals.
struct CodeGenerator {
    let context: CompilationContext
    let scopeIndex: Int
    let kind: Scope.Kind
    let name: String
    let qualifiedName: String
    /// What stands before the qualified names of functions and classes in it.
    let qualifiedPrefix: String
    let symbols: [Symbol]
    let symbolIndex: [String: Int32]
    let isAsync: Bool
    /// Whether it is an asynchronous generator, so that items are told from awaiting.
    let isAsyncGenerator: Bool
    /// The class whose name mangles names.
    var privateName: String?
    /// Scopes of the comprehensions around the place that is being compiled, the innermost last.
    var comprehensions: [Int] = []

    var assembler = Assembler()
    var constants = ConstantPool()
    var cacheCount = 0
    /// The first register behind the locals.
    let firstTemporary: Int
    /// The first register that is free.
    var top: Int
    var registerCount: Int
    var protections: [Protection] = []
    /// What the place that is being compiled is in, the innermost last.
    var blocks: [Block] = []
    /// How many copies of `finally` blocks were made, and how long they are together.
    var copies = 0
    var copiedInstructions = 0
    /// Locals that are unbound somewhere: what loops and handlers cannot rely on.
    let deletions: AssignedLocals
    /// Receives values of statements, where they are wanted.
    var resultRegister: Int?
    /// The numbers of the annotations of a module or class body of which some might not be executed.
    private(set) lazy var annotationNumbers: [SourceRange: Int] = numberAnnotations()

    /// No code has as many registers as an operand can number, so that 0xFFFF stays free to mean none.
    static let maximumRegisters = 60_000
    static let none = 0xFFFF

    init(
        context: CompilationContext, scope index: Int, name: String, qualifiedName: String,
        qualifiedPrefix: String, privateName: String? = nil
    ) {
        self.context = context
        scopeIndex = index
        let scope = context.scopes[index]
        kind = scope.kind
        self.name = name
        self.qualifiedName = qualifiedName
        self.qualifiedPrefix = qualifiedPrefix
        self.privateName = privateName
        symbols = scope.symbols
        symbolIndex = scope.symbolIndex
        isAsync = scope.isAsync
        isAsyncGenerator = scope.isAsync && scope.hasYield || scope.kind == .generatorExpression && scope.hasAwait
        firstTemporary = scope.localCount
        top = scope.localCount
        registerCount = scope.localCount
        var deletions = AssignedLocals()
        if scope.hasDeletions {
            for symbol in scope.symbols where symbol.flags.contains(.deleted) {
                if case .register = symbol.place { deletions.insert(Int(symbol.index)) }
            }
        }
        self.deletions = deletions
        for parameter in 0..<scope.parameterCount { assembler.assigned.insert(parameter) }
    }

    // MARK: Emission
    // What is called everywhere is not inlined: frames stay small, since statements and expressions are compiled by
    // native recursion.

    @inline(never)
    mutating func emit(
        _ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0, _ range: SourceRange
    ) {
        assembler.emit(Instruction(opcode, a: a, b: b, c: c, d: d), range)
    }

    @inline(never)
    mutating func emitCached(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, _ range: SourceRange) {
        assembler.emit(Instruction(opcode, a: a, b: b, c: c), cache: newCache(), range)
    }

    /// The number of a cache, or `none` if there are too many.
    mutating func newCache() -> Int {
        guard assembler.isReachable, cacheCount < Self.none else { return Self.none }
        cacheCount += 1
        return cacheCount - 1
    }

    @inline(never)
    mutating func move(_ source: Int, to target: Int, _ range: SourceRange) {
        if source != target { emit(.move, a: target, b: source, range) }
    }

    /// The number of a name constant.
    @inline(never)
    mutating func nameConstant(_ name: String, _ range: SourceRange) throws(CompilationFailure) -> Int {
        let index = constants.name(name)
        guard index < Self.none else { throw .limit("too many constants", at: range) }
        return index
    }

    /// The number of the name constant of an attribute, which a class may have to itself.
    mutating func attributeConstant(_ name: String, _ range: SourceRange) throws(CompilationFailure) -> Int {
        try nameConstant(privateName == nil ? name : mangled(name, in: privateName), range)
    }

    @inline(never)
    mutating func load(_ constant: CodeTemplate.Constant, into target: Int, _ range: SourceRange) {
        switch constant {
        case .none: emit(.loadNone, a: target, range)
        case .true: emit(.loadTrue, a: target, range)
        case .false: emit(.loadFalse, a: target, range)
        case .int(let value) where Int(Int32(truncatingIfNeeded: value)) == value:
            assembler.emit(Instruction(.loadInt, a: target, wide: value), range)
        default:
            assembler.emit(Instruction(.loadConstant, a: target, wide: constants.index(of: constant)), range)
        }
    }

    // MARK: Registers

    mutating func allocate(_ range: SourceRange) throws(CompilationFailure) -> Int { try allocate(1, range) }

    /// Temporaries side by side.
    @inline(never)
    mutating func allocate(_ count: Int, _ range: SourceRange) throws(CompilationFailure) -> Int {
        let register = top
        top += count
        if top > registerCount {
            guard top <= Self.maximumRegisters else { throw .limit("too many values at a time", at: range) }
            registerCount = top
        }
        return register
    }

    @inline(__always) func isLocal(_ register: Int) -> Bool { register < firstTemporary }

    /// The register itself if it is the last temporary, so that a window may start there; else a new one.
    mutating func window(for target: Int, _ range: SourceRange) throws(CompilationFailure) -> Int {
        target == top - 1 && !isLocal(target) ? target : try allocate(range)
    }

    // MARK: Names

    /// Where a name is for the place that is being compiled.
    func find(_ name: String) -> Symbol? {
        for scope in comprehensions.reversed() {
            if let index = context.scopes[scope].symbolIndex[name] {
                return context.scopes[scope].symbols[Int(index)]
            }
        }
        return symbolIndex[name].map { symbols[Int($0)] }
    }

    func symbol(_ name: String, _ range: SourceRange) throws(CompilationFailure) -> Symbol {
        guard let symbol = find(privateName == nil ? name : mangled(name, in: privateName)) else {
            throw CompilationFailure("name '\(name)' is in no scope", at: range)
        }
        return symbol
    }

    // MARK: The end

    @inline(never)
    mutating func finish(
        flags: CodeTemplate.Flags, parameters: Parameters? = nil, positionalOnly: Int? = nil,
        documentation: [UInt8]? = nil, firstLine: Int, _ range: SourceRange
    ) throws(CompilationFailure) -> CodeTemplate {
        var flags = flags
        let scope = context.scopes[scopeIndex]
        if parameters?.variadic != nil { flags.insert(.variadic) }
        if parameters?.keywordVariadic != nil { flags.insert(.keywordVariadic) }
        if context.options.isLibrary { flags.insert(.isLibrary) }
        guard let code = assembler.finish() else { throw .limit("code is too long", at: range) }
        context.instructionCount += code.count
        guard context.instructionCount <= context.options.maximumInstructions else {
            throw .limit("too much code", at: range)
        }
        let positionalOnly = positionalOnly ?? parameters?.positionalOnly.count ?? 0
        return CodeTemplate(
            name: name, qualifiedName: qualifiedName, filename: context.options.filename, firstLine: firstLine,
            instructions: code, constants: constants.constants, cacheCount: cacheCount, registerCount: registerCount,
            argumentCount: positionalOnly + (parameters?.positional.count ?? 0), positionalOnlyCount: positionalOnly,
            keywordOnlyCount: parameters?.keywordOnly.count ?? 0, flags: flags, localNames: localNames(scope),
            cellNames: cellNames(scope), freeNames: scope.freeNames,
            handlers: handlers(), locations: assembler.locations, documentation: documentation)
    }

    /// Handlers with the innermost first.
    private func handlers() -> [CodeTemplate.Handler] {
        protections.sorted { ($1.depth, $0.start) < ($0.depth, $1.start) }.map { protection in
            CodeTemplate.Handler(
                start: Int32(clamping: protection.start), end: Int32(clamping: protection.end),
                target: Int32(clamping: assembler.position(of: protection.handler)),
                register: Int32(clamping: protection.register))
        }
    }

    private func numberAnnotations() -> [SourceRange: Int] {
        var numbers: [SourceRange: Int] = [:]
        for (index, annotation) in context.scopes[scopeIndex].annotations.enumerated() where annotation.isConditional {
            numbers[annotation.expression.range] = index
        }
        return numbers
    }

    private func localNames(_ scope: Scope) -> [String] {
        var names = [String](repeating: "", count: scope.localCount)
        for index in [scopeIndex] + scope.comprehensions {
            let isOwn = index == scopeIndex
            if isOwn, !scope.isFunction { continue }
            for symbol in context.scopes[index].symbols where symbol.flags.contains(.assigned) {
                switch symbol.place {
                case .register, .cell:
                    names[Int(symbol.index)] = symbol.name == ".format" ? "format" : symbol.name
                default: break
                }
            }
        }
        if scope.needsClassCell { names[scope.classCellRegister] = "__class__" }
        if scope.needsNamespaceCell { names[scope.namespaceCellRegister] = "__classdict__" }
        if scope.needsConditionalCell { names[scope.conditionalCellRegister] = "__conditional_annotations__" }
        return names
    }

    private func cellNames(_ scope: Scope) -> [String] {
        var names: [String] = []
        for index in [scopeIndex] + scope.comprehensions {
            for symbol in context.scopes[index].symbols where symbol.flags.contains(.assigned) {
                if case .cell = symbol.place { names.append(symbol.name) }
            }
        }
        if scope.needsClassCell { names.append("__class__") }
        if scope.needsNamespaceCell { names.append("__classdict__") }
        if scope.needsConditionalCell { names.append("__conditional_annotations__") }
        return names
    }
}
