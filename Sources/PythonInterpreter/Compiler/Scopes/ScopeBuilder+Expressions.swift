import PythonSyntax

extension ScopeBuilder {
    @inline(never)
    mutating func visit(_ list: [Expression]) throws(CompilationFailure) {
        for expression in list { try visit(expression) }
    }

    /// Chains that grow to the left may be long, so they are no recursion.
    @inline(never)
    mutating func visit(_ expression: Expression) throws(CompilationFailure) {
        var expression = expression
        while true {
            switch expression.kind {
            case .attribute(let value, _): expression = value
            case .call(let function, let arguments, let keywords):
                try visit(arguments)
                try visit(keywords)
                expression = function
            case .subscript(let value, let slice):
                try visit(slice)
                expression = value
            case .binOp(let left, _, let right):
                try visit(right)
                expression = left
            default: return try visitOther(expression)
            }
        }
    }

    @inline(never)
    private mutating func visitOther(_ expression: Expression) throws(CompilationFailure) {
        switch expression.kind {
        case .name(let name): use(name)
        case .constant, .attribute, .call, .subscript, .binOp: break
        case .compare, .boolOp, .unaryOp, .ifExp: try visitOperation(expression)
        case .list(let elements), .tuple(let elements), .set(let elements), .joinedStr(let elements),
            .templateStr(let elements):
            try visit(elements)
        case .starred(let value): try visit(value)
        case .dict, .slice, .formattedValue, .interpolation: try visitParts(expression)
        case .namedExpr(let target, let value):
            try refuseInAnnotation("named expression", expression.range)
            if case .name(let name) = target.kind { try assignNamed(name, at: expression.range) }
            try visit(value)
        case .lambda, .listComp, .setComp, .dictComp, .generatorExp: try visitScope(expression)
        case .await, .yield, .yieldFrom: try visitSuspension(expression)
        }
    }

    @inline(never)
    mutating func visit(_ keywords: [Keyword]) throws(CompilationFailure) {
        guard !keywords.isEmpty else { return }
        var names: Set<String> = []
        for keyword in keywords {
            if let name = keyword.name {
                if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: keyword.range) }
                guard names.insert(name).inserted else {
                    throw CompilationFailure("keyword argument repeated: \(name)", at: keyword.range)
                }
            }
            try visit(keyword.value)
        }
    }

    @inline(never)
    private mutating func visitOperation(_ expression: Expression) throws(CompilationFailure) {
        switch expression.kind {
        case .compare(let left, _, let comparators):
            try visit(left)
            try visit(comparators)
        case .boolOp(_, let values): try visit(values)
        case .unaryOp(_, let operand): try visit(operand)
        case .ifExp(let test, let body, let orElse):
            try visit(test)
            try visit(body)
            try visit(orElse)
        default: break
        }
    }

    @inline(never)
    private mutating func visitParts(_ expression: Expression) throws(CompilationFailure) {
        switch expression.kind {
        case .dict(let keys, let values):
            for (key, value) in zip(keys, values) {
                if let key { try visit(key) }
                try visit(value)
            }
        case .slice(let lower, let upper, let step):
            if let lower { try visit(lower) }
            if let upper { try visit(upper) }
            if let step { try visit(step) }
        case .formattedValue(let value, _, let spec), .interpolation(let value, _, _, let spec):
            try visit(value)
            if let spec { try visit(spec) }
        default: break
        }
    }

    // MARK: Suspension

    @inline(never)
    private mutating func visitSuspension(_ expression: Expression) throws(CompilationFailure) {
        let isAwait: Bool
        switch expression.kind {
        case .await(let value):
            isAwait = true
            try refuseInAnnotation("await expression", expression.range)
            try noteAwait(at: expression.range)
            try visit(value)
        case .yield(let value):
            isAwait = false
            try refuseInAnnotation("yield expression", expression.range)
            if let value { try visit(value) }
        case .yieldFrom(let value):
            isAwait = false
            try refuseInAnnotation("yield expression", expression.range)
            try visit(value)
        default: return
        }
        if isAwait { return }
        switch scope.kind {
        case .comprehension:
            let name = comprehensionKinds[current] ?? "comprehension"
            throw CompilationFailure("'yield' inside \(name)", at: expression.range)
        case .generatorExpression:
            throw CompilationFailure("'yield' inside generator expression", at: expression.range)
        case .function, .lambda:
            if scope.isAsync, case .yieldFrom = expression.kind {
                throw CompilationFailure("'yield from' inside async function", at: expression.range)
            }
            scope.hasYield = true
        default:
            throw CompilationFailure("'yield' outside function", at: expression.range)
        }
    }

    private mutating func noteAwait(at range: SourceRange) throws(CompilationFailure) {
        let unit = scope.unit
        switch table.scopes[unit].kind {
        case .function where table.scopes[unit].isAsync: break
        case .generatorExpression: table.scopes[unit].hasAwait = true
        case .module where options.allowsTopLevelAwait: table.scopes[unit].isAsync = true
        case .function, .lambda: throw CompilationFailure("'await' outside async function", at: range)
        default: throw CompilationFailure("'await' outside function", at: range)
        }
    }

    /// Annotations and what belongs to type parameters are evaluated later, where nothing can be suspended or bound.
    private func refuseInAnnotation(_ what: String, _ range: SourceRange) throws(CompilationFailure) {
        let place: String
        switch scope.kind {
        case .annotations: place = "an annotation"
        case .typeAlias: place = "a type alias"
        case .typeBound: place = "a TypeVar bound"
        case .typeDefault: place = "a type parameter default"
        case .typeParameters: place = "the definition of a generic"
        default: return
        }
        throw CompilationFailure("\(what) cannot be used within \(place)", at: range)
    }

    // MARK: Scopes in expressions

    /// Loops of a comprehension are nested, and code for them is made by native recursion.
    private static let maximumClauses = 100

    @inline(never)
    private mutating func visitScope(_ expression: Expression) throws(CompilationFailure) {
        switch expression.kind {
        case .lambda(let parameters, let body):
            try visitDefaults(of: parameters)
            let outer = try enter(.lambda, at: expression.range)
            try visitNames(of: parameters)
            try visit(body)
            leave(to: outer)
        case .listComp(let element, let clauses):
            try visitComprehension(
                .comprehension, "list comprehension", [element], clauses, at: expression.range)
        case .setComp(let element, let clauses):
            try visitComprehension(
                .comprehension, "set comprehension", [element], clauses, at: expression.range)
        case .dictComp(let key, let value, let clauses):
            try visitComprehension(
                .comprehension, "dict comprehension", [key, value], clauses, at: expression.range)
        case .generatorExp(let element, let clauses):
            try visitComprehension(
                .generatorExpression, "generator expression", [element], clauses, at: expression.range)
        default: break
        }
    }

    @inline(never)
    private mutating func visitComprehension(
        _ kind: Scope.Kind, _ name: String, _ elements: [Expression], _ clauses: [Comprehension],
        at range: SourceRange
    ) throws(CompilationFailure) {
        guard let first = clauses.first else { return }
        guard clauses.count <= Self.maximumClauses else {
            throw .limit("more than \(Self.maximumClauses) loops in one comprehension", at: range)
        }
        iterableDepth += 1
        try visit(first.iterable)
        iterableDepth -= 1
        let outer = try enter(kind, at: range)
        if kind == .generatorExpression {
            scope.add(".0", [.parameter, .assigned])
            scope.parameterCount = 1
        } else {
            comprehensionKinds[current] = name
        }
        for (index, clause) in clauses.enumerated() {
            if clause.isAsync { try noteAsyncComprehension(at: range) }
            if index > 0 {
                iterableDepth += 1
                try visit(clause.iterable)
                iterableDepth -= 1
            }
            try visitIterationTarget(clause.target, isFirst: index == 0)
            for condition in clause.conditions { try visit(condition) }
        }
        for element in elements {
            if case .starred(let value) = element.kind {
                throw CompilationFailure("iterable unpacking cannot be used in comprehension", at: value.range)
            }
            try visit(element)
        }
        leave(to: outer)
    }

    private mutating func noteAsyncComprehension(at range: SourceRange) throws(CompilationFailure) {
        if scope.kind == .generatorExpression { return scope.hasAwait = true }
        let unit = scope.unit
        if table.scopes[unit].kind == .generatorExpression { return table.scopes[unit].hasAwait = true }
        try noteAsync("asynchronous comprehension outside of an asynchronous function", at: range)
    }

    @inline(never)
    private mutating func visitIterationTarget(
        _ target: Expression, isFirst: Bool
    ) throws(CompilationFailure) {
        switch target.kind {
        case .name(let name):
            if name == "__debug__" { throw CompilationFailure("cannot assign to __debug__", at: target.range) }
            let name = mangled(name, in: privateName)
            if let known = scope.symbolIndex[name] {
                let flags = scope.symbols[Int(known)].flags
                if flags.contains(.walrus) {
                    throw CompilationFailure(
                        "comprehension inner loop cannot rebind assignment expression target '\(name)'",
                        at: target.range)
                }
                if !isFirst, flags.contains(.iteration) {
                    scope.add(name, [.assigned, .iteration])
                    return
                }
            }
            scope.add(name, isFirst ? [.assigned, .iteration] : [.assigned, .iteration, .innerIteration])
        case .tuple(let elements), .list(let elements):
            for element in elements { try visitIterationTarget(element, isFirst: isFirst) }
        case .starred(let value): try visitIterationTarget(value, isFirst: isFirst)
        default: try visitTarget(target)
        }
    }
}
