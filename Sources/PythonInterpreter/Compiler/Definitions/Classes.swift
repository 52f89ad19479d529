import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileClass(_ definition: ClassDefinition, _ range: SourceRange) throws(CompilationFailure) {
        try compileDecorated(definition.decorators, definition.name, range) {
            (generator: inout CodeGenerator, target: Int) throws(CompilationFailure) in
            if definition.typeParameters.isEmpty {
                try generator.makeClass(definition, range, into: target)
            } else {
                try generator.makeGenericClass(definition, range, into: target)
            }
        }
    }

    /// The class itself; with type parameters there is a base more.
    @inline(never)
    mutating func makeClass(
        _ definition: ClassDefinition, _ range: SourceRange, into target: Int, genericBase: String? = nil
    ) throws(CompilationFailure) {
        let mark = top
        let callee = try window(for: target, range)
        emit(.loadBuildClass, a: callee, range)
        var inner = try nested(
            try scope(.class, at: range), definition.name, range, privateName: definition.name,
            isGlobal: isGlobal(definition.name))
        let body = try inner.compileBody(of: definition, range)
        let isPlain =
            definition.bases.isWindow && definition.bases.count + definition.keywords.count <= Self.maximumWindow - 3
            && definition.keywords.allSatisfy { $0.name != nil }
        var bases = definition.bases
        if let genericBase { bases.append(Expression(.name(genericBase), range)) }
        guard isPlain else {
            return try callUnpacked(definition, bases, body, callee: callee, into: target, range)
        }
        try makeFunction(body, into: try allocate(range), range)
        load(.string(Array(definition.name.utf8), isName: true), into: try allocate(range), range)
        for base in bases { try compile(base, into: try allocate(range)) }
        for keyword in definition.keywords { try compile(keyword.value, into: try allocate(range)) }
        var names = 0
        if !definition.keywords.isEmpty {
            names = constants.keywordNames(definition.keywords.compactMap(\.name)) + 1
            guard names < Self.none else { throw .limit("too many constants", at: range) }
        }
        emit(.call, a: callee, b: 2 + bases.count + definition.keywords.count, c: names, range)
        move(callee, to: target, range)
        top = mark
    }

    /// A class with `*bases` or `**keywords`.
    @inline(never)
    private mutating func callUnpacked(
        _ definition: ClassDefinition, _ bases: [Expression], _ body: CodeTemplate, callee: Int, into target: Int,
        _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let positional = try allocate(range)
        let window = try allocate(2, range)
        try makeFunction(body, into: window, range)
        load(.string(Array(definition.name.utf8), isName: true), into: window + 1, range)
        emit(.buildList, a: positional, b: window, c: 2, range)
        top = window
        let values = try allocate(range)
        try compileList(bases, into: values, range)
        emit(.listExtend, a: positional, b: values, range)
        emit(.listToTuple, a: positional, b: positional, range)
        top = window
        let named = try allocate(range)
        if definition.keywords.isEmpty {
            emit(.loadUndefined, a: named, range)
        } else {
            try compileKeywords(definition.keywords, into: named, callee, range)
        }
        emit(.callUnpacked, a: callee, range)
        move(callee, to: target, range)
        top = min(mark, callee == target ? mark : callee)
    }

    @inline(never)
    private mutating func compileBody(
        of definition: ClassDefinition, _ range: SourceRange
    ) throws(CompilationFailure) -> CodeTemplate {
        let scope = context.scopes[scopeIndex]
        let start = definition.nameRange
        let mark = top
        let temporary = try allocate(range)
        if scope.needsClassCell { emit(.makeCell, a: scope.classCellRegister, start) }
        if scope.needsNamespaceCell {
            emit(.makeCell, a: scope.namespaceCellRegister, start)
            emit(.loadLocals, a: temporary, start)
            emit(.storeCell, a: temporary, b: scope.namespaceCellRegister, start)
        }
        if scope.needsConditionalCell {
            emit(.makeCell, a: scope.conditionalCellRegister, start)
            emit(.buildSet, a: temporary, b: temporary, c: 0, start)
            emit(.storeCell, a: temporary, b: scope.conditionalCellRegister, start)
        }
        emit(.loadGlobal, a: temporary, b: try nameConstant("__name__", start), c: newCache(), start)
        try storeSpecial("__module__", from: temporary, start)
        load(ConstantFolding.text(Array(qualifiedName.utf8)), into: temporary, start)
        try storeSpecial("__qualname__", from: temporary, start)
        if !definition.typeParameters.isEmpty {
            try loadName(".type_params", into: temporary, start)
            try storeSpecial("__type_params__", from: temporary, start)
        }
        if context.futureAnnotations, scope.symbols.contains(where: { $0.flags.contains(.annotated) }) {
            emit(.setupAnnotations, start)
        }
        var body = definition.body[...]
        if let documentation = Documentation.text(of: definition.body) {
            load(ConstantFolding.text(documentation), into: temporary, definition.body[0].range)
            try storeSpecial("__doc__", from: temporary, definition.body[0].range)
            body = body.dropFirst()
        }
        top = mark
        try compile(Array(body))
        try storeAnnotate("__annotate_func__", at: range)
        if scope.needsClassCell {
            emit(.returnValue, a: scope.classCellRegister, range)
            assembler.endPath()
        } else {
            returnNone(range)
        }
        return try finish(
            flags: .usesNamespace, firstLine: Int((definition.decorators.first?.range ?? range).start.line), range)
    }

    /// Binds a name that the source does not mention, in the namespace or in globals.
    @inline(never)
    mutating func storeSpecial(_ name: String, from source: Int, _ range: SourceRange) throws(CompilationFailure) {
        let isGlobal = kind == .module && context.options.mode == .module
        emit(
            isGlobal ? .storeGlobal : .storeName, a: source, b: try nameConstant(name, range), c: newCache(), range)
    }
}
