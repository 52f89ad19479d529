extension SyntaxChecks {
    mutating func check(_ expressions: [Expression]) throws(SyntaxFailure) {
        for expression in expressions { try checkArgument(expression) }
    }

    /// An element of a list or an argument, which may be starred.
    mutating func checkArgument(_ expression: Expression) throws(SyntaxFailure) {
        if case .starred(let value) = expression.kind {
            try check(value)
        } else {
            try check(expression)
        }
    }

    /// Long chains nest in their first part, which is followed without recursion: it may be a thousand levels deep.
    mutating func check(_ expression: Expression) throws(SyntaxFailure) {
        var chain: [Expression] = []
        var base = expression
        descent: while true {
            switch base.kind {
            case .attribute(let value, _), .unaryOp(_, let value): base = value
            case .binOp(let first, _, _), .call(let first, _, _), .subscript(let first, _):
                chain.append(base)
                base = first
            default: break descent
            }
        }
        try checkBase(base)
        while let link = chain.popLast() {
            switch link.kind {
            case .binOp(_, _, let right): try check(right)
            case .subscript(_, let slice): try check(slice)
            case .call(_, let arguments, let keywords):
                try check(arguments)
                try checkKeywords(keywords)
            default: break
            }
        }
    }

    private mutating func checkBase(_ expression: Expression) throws(SyntaxFailure) {
        switch expression.kind {
        case .constant: break
        case .name(let name): use(name)
        case .boolOp(_, let values): try check(values)
        case .compare(let left, _, let comparators):
            try check(left)
            try check(comparators)
        case .list(let elements), .tuple(let elements), .set(let elements): try check(elements)
        case .dict(let keys, let values):
            for case .some(let key) in keys { try check(key) }
            try check(values)
        case .ifExp: try checkConditionals(expression)
        case .slice(let lower, let upper, let step):
            for case .some(let part) in [lower, upper, step] { try check(part) }
        case .starred:
            throw failure("can't use starred expression here", at: expression.range)
        case .joinedStr(let values), .templateStr(let values): try check(values)
        case .formattedValue(let value, _, let formatSpec), .interpolation(let value, _, _, let formatSpec):
            try check(value)
            if let formatSpec { try check(formatSpec) }
        default: try checkScoped(expression)
        }
    }

    private mutating func checkConditionals(_ expression: Expression) throws(SyntaxFailure) {
        var rest = expression
        while case .ifExp(let test, let body, let orElse) = rest.kind {
            try check(test)
            try check(body)
            rest = orElse
        }
        try check(rest)
    }

    /// What makes a scope or depends on the one it is in.
    private mutating func checkScoped(_ expression: Expression) throws(SyntaxFailure) {
        let range = expression.range
        switch expression.kind {
        case .namedExpr(let target, let value): try checkNamedExpression(target, value, at: range)
        case .lambda(let parameters, let body): try checkLambda(parameters, body)
        case .listComp(let element, let clauses):
            try checkComprehension("list comprehension", [element], clauses, at: range)
        case .setComp(let element, let clauses):
            try checkComprehension("set comprehension", [element], clauses, at: range)
        case .generatorExp(let element, let clauses):
            try checkComprehension("generator expression", [element], clauses, at: range)
        case .dictComp(let key, let value, let clauses):
            try checkComprehension("dict comprehension", [key, value], clauses, at: range)
        case .await(let value):
            try checkAwait(at: range)
            try check(value)
        case .yield(let value):
            try checkYield("yield", at: range)
            if let value { try check(value) }
        case .yieldFrom(let value):
            try checkYield("yield from", at: range)
            try check(value)
        default: break
        }
    }

    mutating func checkKeywords(_ keywords: [Keyword]) throws(SyntaxFailure) {
        var names: Set<String> = []
        for keyword in keywords {
            if let name = keyword.name {
                if name == "__debug__" { throw failure("cannot assign to __debug__", at: keyword.range) }
                if !names.insert(name).inserted {
                    throw failure("keyword argument repeated: \(name)", at: keyword.range)
                }
            }
            try check(keyword.value)
        }
    }

    // MARK: Comprehensions

    private mutating func checkComprehension(
        _ name: String, _ elements: [Expression], _ clauses: [Comprehension], at range: SourceRange
    ) throws(SyntaxFailure) {
        guard let first = clauses.first else { return }
        // The first iterable belongs to the scope outside.
        let wasInIterable = scope.isInIterable
        scope.isInIterable = true
        try check(first.iterable)
        scope.isInIterable = wasInIterable
        let inner = try within(.comprehension(name)) { (checks) throws(SyntaxFailure) in
            for (index, clause) in clauses.enumerated() {
                try checks.checkTarget(clause.target)
                if index > 0 {
                    checks.scope.isInIterable = true
                    try checks.check(clause.iterable)
                    checks.scope.isInIterable = false
                }
                try checks.check(clause.conditions)
            }
            try checks.check(elements)
        }
        if name != "generator expression", inner.hasAwait || clauses.contains(where: \.isAsync) {
            try checkAsyncComprehension(at: range)
        }
    }

    private mutating func checkAsyncComprehension(at range: SourceRange) throws(SyntaxFailure) {
        switch enclosingFunction {
        case .asyncFunction: return
        case .module where allowsTopLevelAwait: return
        case .comprehension("generator expression"): return
        default:
            if scope.isComprehension {
                scope.hasAwait = true
                return
            }
            throw failure("asynchronous comprehension outside of an asynchronous function", at: range)
        }
    }

    /// The scope whose code this is, past comprehensions.
    private var enclosingFunction: Scope.Kind {
        if !scope.isComprehension { return scope.kind }
        return outer.last { !$0.isComprehension }?.kind ?? .module
    }

    // MARK: Await and yield

    func requireAsync(_ message: String, at range: SourceRange) throws(SyntaxFailure) {
        if scope.kind == .asyncFunction || scope.kind == .module && allowsTopLevelAwait { return }
        throw failure(message, at: range)
    }

    private mutating func checkAwait(at range: SourceRange) throws(SyntaxFailure) {
        if case .annotation(let what) = scope.kind {
            throw failure("await expression cannot be used within \(what)", at: range)
        }
        if scope.isComprehension {
            // A generator expression is a coroutine of its own; about the others the comprehension is judged.
            scope.hasAwait = true
            return
        }
        switch scope.kind {
        case .asyncFunction: return
        case .module where allowsTopLevelAwait: return
        case .function, .lambda: throw failure("'await' outside async function", at: range)
        default: throw failure("'await' outside function", at: range)
        }
    }

    private mutating func checkYield(_ word: String, at range: SourceRange) throws(SyntaxFailure) {
        switch scope.kind {
        case .function, .lambda: scope.hasYield = true
        case .asyncFunction:
            if word == "yield from" { throw failure("'yield from' inside async function", at: range) }
            scope.hasYield = true
        case .comprehension(let name): throw failure("'yield' inside \(name)", at: range)
        case .annotation(let what): throw failure("yield expression cannot be used within \(what)", at: range)
        case .module, .type: throw failure("'\(word)' outside function", at: range)
        }
    }
}
