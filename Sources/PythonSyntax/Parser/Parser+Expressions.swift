extension Parser {
    // MARK: Lists of expressions

    /// `a, *b` without brackets: `star_expressions` in the grammar.
    mutating func parseStarExpressions() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let first = try parseStarExpression()
        guard kind == .comma else { return first }
        return try parseTupleRest(from: first, start: start)
    }

    /// What may stand where a value is assigned or yielded: a `yield` or expressions.
    mutating func parseYieldOrStarExpressions() throws(SyntaxFailure) -> Expression {
        kind == .keywordYield ? try parseYield() : try parseStarExpressions()
    }

    private mutating func parseTupleRest(
        from first: Expression, start: SourcePosition
    ) throws(SyntaxFailure) -> Expression {
        var elements = [first]
        var tallest = height
        while take(.comma) {
            guard kind.startsExpression || kind == .star else { break }
            elements.append(try parseStarExpression())
            tallest = max(tallest, height)
        }
        return try make(.tuple(elements), from: start, over: tallest)
    }

    /// `*a`, or an expression.
    mutating func parseStarExpression() throws(SyntaxFailure) -> Expression {
        guard kind == .star else { return try parseExpression() }
        let start = self.start
        advance()
        let value = try parseBitwiseOr()
        return try make(.starred(value), from: start, over: height)
    }

    /// `*a` or `a := b` within brackets.
    mutating func parseStarNamedExpression() throws(SyntaxFailure) -> Expression {
        kind == .star ? try parseStarExpression() : try parseNamedExpression()
    }

    /// `*a` where the grammar allows any expression behind the star: in calls and subscripts.
    mutating func parseStarred() throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        do throws(SyntaxFailure) {
            let value = try parseExpression()
            return try make(.starred(value), from: start, over: height)
        } catch {
            guard isDiagnosing, error.message == Self.invalidSyntaxMessage else { throw error }
            throw failure("Invalid star expression", at: tokens[max(index, furthest)].range)
        }
    }

    mutating func parseYield() throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        if take(.keywordFrom) {
            let value = try parseExpression()
            return try make(.yieldFrom(value), from: start, over: height)
        }
        guard kind.startsExpression || kind == .star else { return leaf(.yield(nil), from: start) }
        let value = try parseStarExpressions()
        return try make(.yield(value), from: start, over: height)
    }

    // MARK: One expression

    /// `a := b`, or an expression.
    mutating func parseNamedExpression() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let first = index
        let expression = try parseExpression()
        if kind == .colonEqual {
            guard case .name = expression.kind, index == first + 1 else {
                guard isDiagnosing, isFollowedByExpression() else { throw invalidSyntax }
                throw failure(
                    "cannot use assignment expressions with \(expression.description)", at: expression.range)
            }
            advance()
            let value = try parseExpression()
            return try make(.namedExpr(target: expression, value: value), from: start, over: height)
        }
        if isDiagnosing, kind == .equal { try diagnoseAssignment(to: expression, from: first) }
        return expression
    }

    /// Whether an expression is behind the next token.
    mutating func isFollowedByExpression() -> Bool {
        advance()
        defer { index -= 1 }
        return attempt({ (parser) throws(SyntaxFailure) in try parser.parseExpression() }) != nil
    }

    /// `a if b else c`, a lambda, or what binds tighter.
    mutating func parseExpression() throws(SyntaxFailure) -> Expression {
        if kind == .keywordLambda { return try parseLambda() }
        let start = self.start
        let first = index
        let body = try parseDisjunction()
        if isDiagnosing { try diagnoseMissingComma(after: body, from: first) }
        guard kind == .keywordIf else { return body }
        return try parseConditional(body, from: start)
    }

    /// A chain of conditionals nests to the right; it is collected first and nested from its end, without recursion.
    private mutating func parseConditional(
        _ first: Expression, from start: SourcePosition
    ) throws(SyntaxFailure) -> Expression {
        var pending: [(start: SourcePosition, body: Expression, test: Expression, height: Int)] = []
        var start = start
        var last = first
        while kind == .keywordIf {
            let bodyHeight = height
            advance()
            let test = try parseDisjunction()
            if kind != .keywordElse, isDiagnosing, kind != .colon {
                throw failure("expected 'else' after 'if' expression", from: last.range, to: test.range)
            }
            try expect(.keywordElse)
            pending.append((start, last, test, max(bodyHeight, height)))
            start = self.start
            if kind == .keywordLambda {
                last = try parseLambda()
                break
            }
            if !kind.startsExpression { try diagnoseElse() }
            let place = index
            last = try parseDisjunction()
            if isDiagnosing { try diagnoseMissingComma(after: last, from: place) }
        }
        while let part = pending.popLast() {
            last = try make(
                .ifExp(test: part.test, body: part.body, orElse: last), from: part.start, over: max(part.height, height)
            )
        }
        return last
    }

    private func diagnoseElse() throws(SyntaxFailure) {
        switch kind {
        case .star:
            throw failure("cannot unpack only part of a conditional expression", at: token.range)
        case .doubleStar:
            throw failure("cannot use dict unpacking on only part of a conditional expression", at: token.range)
        case .indent, .dedent:
            throw invalidSyntax
        default:
            throw failure("expected expression after 'else', but statement is given", at: token.range)
        }
    }

    mutating func parseLambda() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let word = token.range
        advance()
        try enter()
        parameterHeight = 0
        let parameters = kind == .colon ? Parameters() : try parseParameters(ofLambda: true)
        let defaults = parameterHeight
        let colon = token.range
        try expect(.colon)
        if kind == .stringMiddle, tokens[index].level > 0 {
            throw failure(
                "f-string: lambda expressions are not allowed without parentheses", from: word, to: colon)
        }
        let body = try parseExpression()
        leave()
        return try make(.lambda(parameters, body: body), from: start, over: max(height, defaults))
    }
}

extension TokenKind {
    /// Whether an expression may start with it; a star is none of its own.
    var startsExpression: Bool {
        switch self {
        case .name, .number, .string, .fStringStart, .tStringStart, .leftParenthesis, .leftBracket, .leftBrace,
            .ellipsis,
            .minus, .plus, .tilde, .keywordNot, .keywordLambda, .keywordAwait, .keywordNone, .keywordTrue,
            .keywordFalse:
            true
        default: false
        }
    }
}
