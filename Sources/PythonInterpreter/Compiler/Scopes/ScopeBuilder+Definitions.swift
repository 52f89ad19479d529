import PythonSyntax

extension ScopeBuilder {
    @inline(never)
    mutating func visitDefinition(_ statement: Statement) throws(CompilationFailure) {
        switch statement.kind {
        case .functionDef(let definition): try visit(definition, at: statement.range)
        case .classDef(let definition): try visit(definition, at: statement.range)
        case .typeAlias(let name, let parameters, let value):
            try visitTarget(name)
            let outer = try enterTypeParameters(parameters, at: statement.range)
            let around = try enter(.typeAlias, at: value.range)
            try visit(value)
            leave(to: around)
            if let outer { leave(to: outer) }
        default: break
        }
    }

    // MARK: Functions

    @inline(never)
    private mutating func visit(
        _ definition: FunctionDefinition, at range: SourceRange
    ) throws(CompilationFailure) {
        try assign(definition.name, at: range)
        try visitDefaults(of: definition.parameters)
        try visit(definition.decorators)
        let outer = try enterTypeParameters(
            definition.typeParameters, at: range, passing: definition.parameters.passedDefaults)
        try visitAnnotations(of: definition, at: range)
        let around = try enter(.function, at: range)
        scope.isAsync = definition.isAsync
        try visitNames(of: definition.parameters)
        let saved = (isConditional, iterableDepth)
        (isConditional, iterableDepth) = (false, 0)
        try visit(definition.body)
        (isConditional, iterableDepth) = saved
        leave(to: around)
        if let outer { leave(to: outer) }
    }

    @inline(never)
    mutating func visitDefaults(of parameters: Parameters) throws(CompilationFailure) {
        for list in [parameters.positionalOnly, parameters.positional, parameters.keywordOnly] {
            for parameter in list {
                if let value = parameter.defaultValue { try visit(value) }
            }
        }
    }

    /// Parameters in the order of their registers.
    @inline(never)
    mutating func visitNames(of parameters: Parameters) throws(CompilationFailure) {
        for list in [parameters.positionalOnly, parameters.positional, parameters.keywordOnly] {
            for parameter in list { try addParameter(parameter.name, at: parameter.range) }
        }
        if let variadic = parameters.variadic { try addParameter(variadic.name, at: variadic.range) }
        if let variadic = parameters.keywordVariadic { try addParameter(variadic.name, at: variadic.range) }
        scope.parameterCount = scope.symbols.count
    }

    @inline(never)
    private mutating func visitAnnotations(
        of definition: FunctionDefinition, at range: SourceRange
    ) throws(CompilationFailure) {
        guard definition.hasAnnotations else { return }
        let outer = try enterAnnotations(at: range)
        defer { leave(to: outer) }
        // As texts they have no names.
        if table.futureAnnotations { return }
        for parameter in definition.parameters.annotated {
            if let annotation = parameter.annotation { try visit(annotation) }
        }
        if let returns = definition.returns { try visit(returns) }
    }

    private mutating func enterAnnotations(at range: SourceRange) throws(CompilationFailure) -> Int {
        let outer = try enter(.annotations, at: range)
        scope.add(".format", [.parameter, .assigned])
        scope.parameterCount = 1
        return outer
    }

    /// The annotations of a class body or module, once all of it was visited.
    @inline(never)
    mutating func visitAnnotations(at range: SourceRange) throws(CompilationFailure) {
        let annotations = scope.annotations
        guard !annotations.isEmpty else { return }
        let outer = try enterAnnotations(at: range)
        for annotation in annotations {
            if annotation.isConditional { scope.add("__conditional_annotations__", .used) }
            try visit(annotation.expression)
        }
        leave(to: outer)
    }

    // MARK: Classes

    @inline(never)
    private mutating func visit(_ definition: ClassDefinition, at range: SourceRange) throws(CompilationFailure) {
        try assign(definition.name, at: range)
        try visit(definition.decorators)
        let outer = try enterTypeParameters(definition.typeParameters, at: range, of: definition.name)
        if outer != nil {
            scope.add(".type_params", [.assigned, .used])
            scope.add(".generic_base", [.assigned, .used])
        }
        try visit(definition.bases)
        try visit(definition.keywords)
        let around = try enter(.class, at: range)
        let saved = (privateName, isConditional, iterableDepth)
        (privateName, isConditional, iterableDepth) = (definition.name, false, 0)
        if outer != nil { scope.add(".type_params", .used) }
        try visit(definition.body)
        try visitAnnotations(at: range)
        (privateName, isConditional, iterableDepth) = saved
        leave(to: around)
        if let outer { leave(to: outer) }
    }

    // MARK: Type parameters

    /// Enters the scope of type parameters, if there are any.
    private mutating func enterTypeParameters(
        _ parameters: [TypeParameter], at range: SourceRange, of className: String? = nil, passing: [String] = []
    ) throws(CompilationFailure) -> Int? {
        guard !parameters.isEmpty else { return nil }
        let outer = try enter(.typeParameters, at: range)
        for name in passing { scope.add(name, [.parameter, .assigned]) }
        scope.parameterCount = passing.count
        let savedName = privateName
        if let className { privateName = className }
        defer { privateName = savedName }
        var hasDefault = false
        for parameter in parameters {
            let name = mangled(parameter.name, in: privateName)
            if let known = scope.symbolIndex[name], scope.symbols[Int(known)].flags.contains(.typeParameter) {
                throw CompilationFailure("duplicate type parameter '\(name)'", at: parameter.range)
            }
            scope.add(name, [.assigned, .typeParameter])
            if parameter.defaultValue != nil {
                hasDefault = true
            } else if hasDefault {
                throw CompilationFailure(
                    "non-default type parameter '\(parameter.name)' follows default type parameter",
                    at: parameter.range)
            }
            if let bound = parameter.bound { try visitLazily(bound, .typeBound) }
            if let value = parameter.defaultValue { try visitLazily(value, .typeDefault) }
        }
        return outer
    }

    @inline(never)
    private mutating func visitLazily(
        _ expression: Expression, _ kind: Scope.Kind
    ) throws(CompilationFailure) {
        let outer = try enter(kind, at: expression.range)
        try visit(expression)
        leave(to: outer)
    }
}

extension Parameters {
    /// All parameters in the order in which their annotations are evaluated.
    var annotated: [Parameter] {
        // In CPython's order.
        var all = positional + positionalOnly
        if let variadic { all.append(variadic) }
        all += keywordOnly
        if let keywordVariadic { all.append(keywordVariadic) }
        return all
    }

    var positionalDefaults: [Expression] { (positionalOnly + positional).compactMap(\.defaultValue) }

    var hasKeywordDefaults: Bool { keywordOnly.contains { $0.defaultValue != nil } }

    /// What the function around a definition with type parameters is called with: defaults are evaluated outside.
    var passedDefaults: [String] {
        (positionalDefaults.isEmpty ? [] : [".defaults"]) + (hasKeywordDefaults ? [".kwdefaults"] : [])
    }
}

extension FunctionDefinition {
    var hasAnnotations: Bool { returns != nil || parameters.annotated.contains { $0.annotation != nil } }
}
