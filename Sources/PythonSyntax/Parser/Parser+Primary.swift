extension Parser {
    /// An atom with its attributes, calls and subscripts.
    mutating func parsePrimary() throws(SyntaxFailure) -> Expression {
        let start = self.start
        var value = try parseAtom()
        while true {
            switch kind {
            case .dot:
                advance()
                let name = try expectName()
                value = try make(.attribute(value: value, name: name), from: start, over: height)
            case .leftParenthesis:
                value = try parseCall(of: value, start: start)
            case .leftBracket:
                value = try parseSubscript(of: value, start: start)
            default:
                return value
            }
        }
    }

    private mutating func parseAtom() throws(SyntaxFailure) -> Expression {
        let token = self.token
        switch token.kind {
        case .name:
            advance()
            return leaf(.name(name(of: token)), from: token.start)
        case .number:
            advance()
            return leaf(.constant(try number(token)), from: token.start)
        case .string, .fStringStart, .tStringStart:
            return try parseStrings()
        case .leftParenthesis:
            return try parseParenthesised()
        case .leftBracket:
            return try parseList()
        case .leftBrace:
            return try parseBraced()
        case .keywordNone:
            advance()
            return leaf(.constant(.none), from: token.start)
        case .keywordTrue:
            advance()
            return leaf(.constant(.true), from: token.start)
        case .keywordFalse:
            advance()
            return leaf(.constant(.false), from: token.start)
        case .ellipsis:
            advance()
            return leaf(.constant(.ellipsis), from: token.start)
        default:
            throw invalidSyntax
        }
    }

    // MARK: Brackets

    private mutating func parseParenthesised() throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        try enter()
        defer { leave() }
        switch kind {
        case .rightParenthesis:
            advance()
            return leaf(.tuple([]), from: start)
        case .keywordYield:
            let value = try parseYield()
            try expect(.rightParenthesis)
            return value
        case .doubleStar:
            try diagnoseDoubleStar(.rightParenthesis, "cannot use double starred expression here")
            throw invalidSyntax
        default:
            break
        }
        let first = try parseStarNamedExpression()
        switch kind {
        case .rightParenthesis:
            if case .starred = first.kind {
                throw failure("cannot use starred expression here", at: first.range)
            }
            advance()
            return first
        case .keywordFor, .keywordAsync:
            return try parseGenerator(of: first, start: start, closing: .rightParenthesis)
        case .comma:
            let (elements, tallest) = try parseElements(after: first)
            try expect(.rightParenthesis)
            return try make(.tuple(elements), from: start, over: tallest)
        default:
            throw invalidSyntax
        }
    }

    /// `for …` behind the element of a generator expression; then the closing bracket.
    mutating func parseGenerator(
        of element: Expression, start: SourcePosition, closing: TokenKind
    ) throws(SyntaxFailure) -> Expression {
        if case .starred = element.kind { throw unpackingInComprehension(element) }
        let elementHeight = height
        let (clauses, tallest) = try parseComprehension()
        try expect(closing)
        return try make(
            .generatorExp(element: element, clauses), from: start, over: max(tallest, elementHeight))
    }

    private mutating func parseList() throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        try enter()
        defer { leave() }
        if take(.rightBracket) { return leaf(.list([]), from: start) }
        let first = try parseStarNamedExpression()
        if kind == .keywordFor || kind == .keywordAsync {
            if case .starred = first.kind { throw unpackingInComprehension(first) }
            let elementHeight = height
            let (clauses, tallest) = try parseComprehension()
            try expect(.rightBracket)
            return try make(.listComp(element: first, clauses), from: start, over: max(tallest, elementHeight))
        }
        let (elements, tallest) = try parseElements(after: first)
        try diagnoseComprehensionTarget(elements)
        try expect(.rightBracket)
        return try make(.list(elements), from: start, over: tallest)
    }

    /// The rest of a list of expressions behind the first, with a comma at its end or not.
    private mutating func parseElements(
        after first: Expression
    ) throws(SyntaxFailure) -> (elements: [Expression], tallest: Int) {
        var elements = [first]
        var tallest = height
        while take(.comma) {
            guard kind.startsExpression || kind == .star else { break }
            elements.append(try parseStarNamedExpression())
            tallest = max(tallest, height)
        }
        return (elements, tallest)
    }

    private mutating func parseBraced() throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        try enter()
        defer { leave() }
        if take(.rightBrace) { return leaf(.dict(keys: [], values: []), from: start) }
        if kind == .doubleStar { return try parseDictionary(from: start) }
        if kind == .star {
            let first = try parseStarNamedExpression()
            return try parseSet(after: first, start: start)
        }
        let elementStart = self.start
        let first = try parseNamedExpression()
        guard kind == .colon else { return try parseSet(after: first, start: start) }
        if case .namedExpr = first.kind, first.range.start == elementStart { throw invalidSyntax }
        return try parseDictionary(from: start, firstKey: first)
    }

    private mutating func parseSet(after first: Expression, start: SourcePosition) throws(SyntaxFailure) -> Expression {
        if kind == .keywordFor || kind == .keywordAsync {
            if case .starred = first.kind { throw unpackingInComprehension(first) }
            let elementHeight = height
            let (clauses, tallest) = try parseComprehension()
            try expect(.rightBrace)
            return try make(.setComp(element: first, clauses), from: start, over: max(tallest, elementHeight))
        }
        let (elements, tallest) = try parseElements(after: first)
        try diagnoseComprehensionTarget(elements)
        try expect(.rightBrace)
        return try make(.set(elements), from: start, over: tallest)
    }

    // MARK: Dictionaries

    private mutating func parseDictionary(
        from start: SourcePosition, firstKey: Expression? = nil
    ) throws(SyntaxFailure) -> Expression {
        var keys: [Expression?] = []
        var values: [Expression] = []
        var tallest = height
        var pending = firstKey
        repeat {
            if pending == nil {
                if kind == .rightBrace { break }
                if kind == .doubleStar {
                    let stars = token.range
                    advance()
                    let value = try parseBitwiseOr()
                    tallest = max(tallest, height)
                    if kind == .keywordFor || kind == .keywordAsync {
                        throw failure("dict unpacking cannot be used in dict comprehension", at: stars)
                    }
                    keys.append(nil)
                    values.append(value)
                    continue
                }
                guard kind.startsExpression else { throw invalidSyntax }
                pending = try parseExpression()
                tallest = max(tallest, height)
            }
            guard let key = pending else { throw invalidSyntax }
            pending = nil
            guard kind == .colon else {
                guard isDiagnosing else { throw invalidSyntax }
                throw SyntaxFailure(
                    "':' expected after dictionary key",
                    start: SourcePosition(line: key.range.start.line, column: max(0, key.range.end.column - 1)))
            }
            let colon = token.range
            advance()
            if kind == .rightBrace || kind == .comma {
                throw failure("expression expected after dictionary key and ':'", at: colon)
            }
            try diagnoseStarredValue()
            let value = try parseExpression()
            tallest = max(tallest, height)
            if keys.isEmpty, kind == .keywordFor || kind == .keywordAsync {
                let (clauses, clauseHeight) = try parseComprehension()
                try expect(.rightBrace)
                return try make(
                    .dictComp(key: key, value: value, clauses), from: start, over: max(tallest, clauseHeight))
            }
            keys.append(key)
            values.append(value)
        } while take(.comma)
        try expect(.rightBrace)
        return try make(.dict(keys: keys, values: values), from: start, over: tallest)
    }

    private mutating func diagnoseStarredValue() throws(SyntaxFailure) {
        guard kind == .star || kind == .doubleStar else { return }
        let star = token
        let place = index
        advance()
        let value = try parseBitwiseOr()
        index = place
        let what = star.kind == .star ? "a starred expression" : "dict unpacking"
        throw failure("cannot use \(what) in a dictionary value", from: star.range, to: value.range)
    }

    // MARK: Comprehensions

    /// `for … in … if …`, any number of times.
    mutating func parseComprehension() throws(SyntaxFailure) -> (clauses: [Comprehension], tallest: Int) {
        var clauses: [Comprehension] = []
        var tallest = 0
        while kind == .keywordFor || kind == .keywordAsync {
            let isAsync = take(.keywordAsync)
            try expect(.keywordFor)
            let target = try parseTargets()
            tallest = max(tallest, height)
            if kind != .keywordIn {
                guard isDiagnosing else { throw invalidSyntax }
                throw failure("'in' expected after for-loop variables", at: token.range)
            }
            try validate(target, for: .forTargets)
            try expect(.keywordIn)
            let iterable = try parseDisjunction()
            tallest = max(tallest, height)
            if isDiagnosing { try diagnoseMissingComma(after: iterable, from: index - 1) }
            var conditions: [Expression] = []
            while take(.keywordIf) {
                conditions.append(try parseDisjunction())
                tallest = max(tallest, height)
            }
            clauses.append(
                Comprehension(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
        }
        return (clauses, tallest)
    }

    private func unpackingInComprehension(_ element: Expression) -> SyntaxFailure {
        failure("iterable unpacking cannot be used in comprehension", at: element.range)
    }

    /// `[a, b for …]`.
    private func diagnoseComprehensionTarget(_ elements: [Expression]) throws(SyntaxFailure) {
        guard kind == .keywordFor || kind == .keywordAsync, let first = elements.first, let last = elements.last else {
            return
        }
        let end = elements.count > 1 ? last.range : tokens[index - 1].range
        throw failure("did you forget parentheses around the comprehension target?", from: first.range, to: end)
    }

    private mutating func diagnoseDoubleStar(_ closing: TokenKind, _ message: String) throws(SyntaxFailure) {
        let stars = token.range
        let place = index
        advance()
        _ = try parseExpression()
        guard kind == closing else { return index = place }
        throw failure(message, at: stars)
    }
}
