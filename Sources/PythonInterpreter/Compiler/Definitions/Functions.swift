import PythonSyntax

/// What a function is made of beside its code, each to be put into a register.
struct FunctionParts {
    var parameters: Parameters?
    /// Registers that hold the defaults already.
    var defaults: Int?
    var keywordDefaults: Int?
    var annotate: CodeTemplate?
    var typeParameters: Int?
}

extension CodeGenerator {
    /// A generator for a scope within this one.
    func nested(
        _ scope: Int, _ name: String, _ range: SourceRange, privateName: String? = nil, isGlobal: Bool = false,
        owner: String? = nil
    ) throws(CompilationFailure) -> CodeGenerator {
        let kind = context.scopes[scope].kind
        let qualifiedName = (isGlobal ? "" : qualifiedPrefix) + (owner.map { $0 + "." } ?? "") + name
        let prefix =
            switch kind {
            case .typeParameters: qualifiedPrefix
            case .class: qualifiedName + "."
            default: qualifiedName + ".<locals>."
            }
        guard context.scopes[scope].localCount <= Self.maximumRegisters else {
            throw .limit("too many local variables", at: range)
        }
        return CodeGenerator(
            context: context, scope: scope, name: name, qualifiedName: qualifiedName, qualifiedPrefix: prefix,
            privateName: privateName ?? self.privateName)
    }

    func scope(_ kind: Scope.Kind, at range: SourceRange) throws(CompilationFailure) -> Int {
        guard let scope = context.scope(kind, at: range) else {
            throw CompilationFailure("code without a scope", at: range)
        }
        return scope
    }

    /// Whether a definition binds a name that is declared global, which its qualified name shows.
    func isGlobal(_ name: String) -> Bool {
        find(mangled(name, in: privateName))?.flags.contains(.global) ?? false
    }

    /// Makes the cells of the code's own names.
    mutating func makeCells(_ range: SourceRange) throws(CompilationFailure) {
        for symbol in symbols where symbol.flags.contains(.assigned) {
            guard case .cell = symbol.place else { continue }
            emit(.makeCell, a: Int(symbol.index), range)
        }
    }

    /// The function of a code, with what belongs to it.
    @inline(never)
    mutating func makeFunction(
        _ template: CodeTemplate, _ parts: FunctionParts = FunctionParts(), into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let code = constants.code(template)
        guard code < Self.none else { throw .limit("too many constants", at: range) }
        let positional = parts.parameters?.positionalDefaults ?? []
        let hasKeywords = parts.parameters?.hasKeywordDefaults ?? false
        let isPlain =
            positional.isEmpty && !hasKeywords && parts.defaults == nil && parts.keywordDefaults == nil
            && parts.annotate == nil && parts.typeParameters == nil && template.freeNames.isEmpty
        if isPlain { return emit(.makeFunction, a: target, b: code, c: Self.none, range) }

        let window = try allocate(5, range)
        if let defaults = parts.defaults {
            move(defaults, to: window, range)
        } else if positional.isEmpty {
            emit(.loadUndefined, a: window, range)
        } else {
            try compileDefaults(positional, into: window, range)
        }
        if let defaults = parts.keywordDefaults {
            move(defaults, to: window + 1, range)
        } else if let parameters = parts.parameters, hasKeywords {
            try compileKeywordDefaults(parameters, into: window + 1, range)
        } else {
            emit(.loadUndefined, a: window + 1, range)
        }
        if let annotate = parts.annotate {
            try makeFunction(annotate, into: window + 2, range)
        } else {
            emit(.loadUndefined, a: window + 2, range)
        }
        try makeClosure(template.freeNames, into: window + 3, range)
        if let parameters = parts.typeParameters {
            move(parameters, to: window + 4, range)
        } else {
            emit(.loadUndefined, a: window + 4, range)
        }
        emit(.makeFunction, a: target, b: code, c: window, range)
        top = mark
    }

    @inline(never)
    mutating func compileDefaults(
        _ values: [Expression], into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        try compile(Expression(.tuple(values), range), into: target)
    }

    @inline(never)
    mutating func compileKeywordDefaults(
        _ parameters: Parameters, into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        emit(.buildDict, a: target, b: target, c: 0, range)
        for parameter in parameters.keywordOnly {
            guard let value = parameter.defaultValue else { continue }
            let mark = top
            let key = try allocate(range)
            let name = mangled(parameter.name, in: privateName)
            load(.string(Array(name.utf8), isName: true), into: key, range)
            emit(.dictSet, a: target, b: key, c: try self.value(of: value), range)
            top = mark
        }
    }

    /// The tuple of cells that a function within this code needs.
    @inline(never)
    private mutating func makeClosure(
        _ names: [String], into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        guard !names.isEmpty else { return emit(.loadUndefined, a: target, range) }
        let mark = top
        let window = try allocate(names.count, range)
        for (index, name) in names.enumerated() {
            if let cell = cellRegister(name) {
                move(cell, to: window + index, range)
            } else if let free = context.scopes[scopeIndex].freeIndex[name] {
                emit(.loadFreeCell, a: window + index, b: Int(free), range)
            } else {
                throw CompilationFailure("no cell for '\(name)'", at: range)
            }
        }
        emit(.buildTuple, a: target, b: window, c: names.count, range)
        top = mark
    }

    /// The register that holds the cell of a name of this code.
    private func cellRegister(_ name: String) -> Int? {
        for scope in comprehensions.reversed() {
            if let index = context.scopes[scope].symbolIndex[name] {
                let symbol = context.scopes[scope].symbols[Int(index)]
                if case .cell = symbol.place { return Int(symbol.index) }
            }
        }
        let scope = context.scopes[scopeIndex]
        if kind == .class {
            switch name {
            case "__class__" where scope.needsClassCell: return scope.classCellRegister
            case "__classdict__" where scope.needsNamespaceCell: return scope.namespaceCellRegister
            case "__conditional_annotations__" where scope.needsConditionalCell: return scope.conditionalCellRegister
            default: return nil
            }
        }
        if let index = symbolIndex[name], case .cell = symbols[Int(index)].place {
            return Int(symbols[Int(index)].index)
        }
        return nil
    }

    // MARK: def

    @inline(never)
    mutating func compileFunction(
        _ definition: FunctionDefinition, _ range: SourceRange
    ) throws(CompilationFailure) {
        try compileDecorated(definition.decorators, definition.name, range) {
            (generator: inout CodeGenerator, target: Int) throws(CompilationFailure) in
            if definition.typeParameters.isEmpty {
                try generator.makeFunction(definition, range, into: target)
            } else {
                try generator.makeGenericFunction(definition, range, into: target)
            }
        }
    }

    /// Evaluates decorators, makes what they decorate, calls them from the last to the first and binds the name.
    @inline(never)
    mutating func compileDecorated(
        _ decorators: [Expression], _ name: String, _ range: SourceRange,
        _ make: (inout CodeGenerator, Int) throws(CompilationFailure) -> Void
    ) throws(CompilationFailure) {
        let mark = top
        if decorators.isEmpty, let local = localRegister(name) {
            try make(&self, local)
            assembler.assigned.insert(local)
            noteResult(local, range)
            return
        }
        for decorator in decorators { try compile(decorator, into: try allocate(decorator.range)) }
        let target = try allocate(range)
        try make(&self, target)
        for (index, decorator) in decorators.enumerated().reversed() {
            top = mark + index + 2
            emit(.call, a: mark + index, b: 1, decorator.range)
        }
        try storeName(name, from: mark, range)
        noteResult(mark, range)
        top = mark
    }

    /// The function itself; `parts` has what was made before.
    @inline(never)
    mutating func makeFunction(
        _ definition: FunctionDefinition, _ range: SourceRange, into target: Int,
        _ parts: FunctionParts = FunctionParts()
    ) throws(CompilationFailure) {
        var parts = parts
        if parts.defaults == nil, parts.keywordDefaults == nil, parts.typeParameters == nil {
            parts.parameters = definition.parameters
        }
        let isGlobal = isGlobal(definition.name)
        if definition.hasAnnotations { parts.annotate = try compileAnnotations(of: definition, range) }
        let scope = try scope(.function, at: range)
        var inner = try nested(scope, definition.name, range, isGlobal: isGlobal)
        let template = try inner.compileBody(of: definition, range)
        try makeFunction(template, parts, into: target, range)
    }

    @inline(never)
    private mutating func compileBody(
        of definition: FunctionDefinition, _ range: SourceRange
    ) throws(CompilationFailure) -> CodeTemplate {
        var flags: CodeTemplate.Flags = .isFunction
        let documentation = Documentation.text(of: definition.body)
        if let documentation {
            _ = constants.index(of: ConstantFolding.text(documentation))
            flags.insert(.hasDocumentation)
        }
        insertKind(into: &flags)
        try makeCells(definition.nameRange)
        try compile(documentation == nil ? definition.body : Array(definition.body.dropFirst()))
        returnNone(definition.body.last?.range ?? range)
        return try finish(
            flags: flags, parameters: definition.parameters, documentation: documentation,
            firstLine: Int((definition.decorators.first?.range ?? range).start.line), range)
    }

    private func insertKind(into flags: inout CodeTemplate.Flags) {
        let scope = context.scopes[scopeIndex]
        switch (scope.isAsync, scope.hasYield) {
        case (true, true): flags.insert(.asyncGenerator)
        case (true, false): flags.insert(.coroutine)
        case (false, true): flags.insert(.generator)
        case (false, false): break
        }
        let hasCell = symbols.prefix(scope.parameterCount).contains { symbol in
            if case .cell = symbol.place { true } else { false }
        }
        if hasCell { flags.insert(.hasCells) }
    }

    // MARK: lambda

    @inline(never)
    mutating func compileLambda(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .lambda(let parameters, let body) = expression.kind else { return }
        let range = expression.range
        var inner = try nested(try scope(.lambda, at: range), "<lambda>", range)
        var flags: CodeTemplate.Flags = .isFunction
        inner.insertKind(into: &flags)
        try inner.makeCells(range)
        let value = try inner.value(of: body)
        inner.emit(.returnValue, a: value, body.range)
        inner.assembler.endPath()
        let template = try inner.finish(
            flags: flags, parameters: parameters, firstLine: Int(range.start.line), range)
        try makeFunction(template, FunctionParts(parameters: parameters), into: target, range)
    }
}
