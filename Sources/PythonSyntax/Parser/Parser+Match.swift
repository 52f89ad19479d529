extension Parser {
    /// A `match` statement, or nothing if `match` is a name here.
    mutating func parseMatch() throws(SyntaxFailure) -> Statement? {
        let start = self.start
        guard mayStartSubject(kind(ahead: 1)) else { return nil }
        let saved = (index, depth)
        let subject: Expression
        do throws(SyntaxFailure) {
            advance()
            subject = try parseSubject()
            guard kind == .colon, kind(ahead: 1) == .newline else {
                if kind == .newline, isDiagnosing { throw failure("expected ':'", at: token.range) }
                throw invalidSyntax
            }
        } catch {
            // Behind some tokens `match` cannot be a name, so that the error is about the subject.
            if error.kind == .limit || isOnlySubject(tokens[saved.0 + 1].kind) { throw error }
            goBack(to: saved.0)
            depth = saved.1
            return nil
        }
        advance()
        advance()
        guard take(.indent) else {
            var failure = failure(
                "expected an indented block after 'match' statement on line \(start.line)", at: token.range)
            failure.kind = .indentationError
            throw failure
        }
        try enter()
        var cases: [MatchCase] = []
        repeat {
            cases.append(try parseCase())
        } while kind != .dedent && kind != .endMarker
        leave()
        try expect(.dedent)
        return Statement(.match(subject: subject, cases: cases), wholeRange(from: start))
    }

    private func mayStartSubject(_ kind: TokenKind) -> Bool { kind.startsExpression || kind == .star }

    /// Whether no expression goes on with such a token behind a name.
    private func isOnlySubject(_ kind: TokenKind) -> Bool {
        switch kind {
        case .leftParenthesis, .leftBracket, .minus, .plus, .star, .keywordNot: false
        default: true
        }
    }

    private mutating func parseSubject() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let first = try parseStarNamedExpression()
        guard kind == .comma else {
            if case .starred = first.kind { throw invalidSyntax }
            return first
        }
        var elements = [first]
        var tallest = height
        while take(.comma), kind.startsExpression || kind == .star {
            elements.append(try parseStarNamedExpression())
            tallest = max(tallest, height)
        }
        return try make(.tuple(elements), from: start, over: tallest)
    }

    private mutating func parseCase() throws(SyntaxFailure) -> MatchCase {
        let line = start.line
        guard kind == .name, isSoftKeyword(.case) else { throw invalidSyntax }
        advance()
        let pattern = try parseOpenPatterns()
        let guardCondition = take(.keywordIf) ? try parseNamedExpression() : nil
        try parseColon()
        let body = try parseBlock(after: "'case' statement", on: line)
        return MatchCase(pattern: pattern, guardCondition: guardCondition, body: body)
    }

    // MARK: Patterns

    /// Patterns with commas and without brackets.
    private mutating func parseOpenPatterns() throws(SyntaxFailure) -> Pattern {
        let start = self.start
        let first = try parseMaybeStarPattern()
        guard kind == .comma else {
            if case .matchStar = first.kind { throw invalidSyntax }
            return first
        }
        let patterns = try parsePatterns(after: first)
        return Pattern(.matchSequence(patterns), range(from: start))
    }

    private mutating func parsePatterns(after first: Pattern) throws(SyntaxFailure) -> [Pattern] {
        var patterns = [first]
        while take(.comma) {
            guard kind != .colon, kind != .keywordIf, kind != .rightBracket, kind != .rightParenthesis else { break }
            patterns.append(try parseMaybeStarPattern())
        }
        return patterns
    }

    private mutating func parseMaybeStarPattern() throws(SyntaxFailure) -> Pattern {
        guard kind == .star else { return try parsePattern() }
        let start = self.start
        advance()
        let isWildcard = kind == .name && isSoftKeyword(.underscore)
        let name = try expectName()
        return Pattern(.matchStar(isWildcard ? nil : name), range(from: start))
    }

    /// `a | b as name`.
    private mutating func parsePattern() throws(SyntaxFailure) -> Pattern {
        let start = self.start
        let first = try parseClosedPattern()
        var pattern = first
        if kind == .bar {
            var alternatives = [first]
            while take(.bar) { alternatives.append(try parseClosedPattern()) }
            pattern = Pattern(.matchOr(alternatives), range(from: start))
        }
        guard take(.keywordAs) else { return pattern }
        if kind == .name, isSoftKeyword(.underscore) {
            throw failure("cannot use '_' as a target", at: token.range)
        }
        let isName = kind == .name && ![.dot, .leftParenthesis, .leftBracket].contains(kind(ahead: 1))
        if !isName, let target = attempt({ (parser) throws(SyntaxFailure) in try parser.parseExpression() }) {
            throw failure("cannot use \(target.expression.description) as pattern target", at: target.range)
        }
        let name = try expectName()
        return Pattern(.matchAs(pattern, name: name), range(from: start))
    }

    private mutating func parseClosedPattern() throws(SyntaxFailure) -> Pattern {
        let start = self.start
        switch kind {
        case .number, .minus, .string, .fStringStart, .tStringStart:
            let value = try parseLiteralPattern()
            return Pattern(.matchValue(value), value.range)
        case .keywordNone:
            advance()
            return Pattern(.matchSingleton(.none), range(from: start))
        case .keywordTrue:
            advance()
            return Pattern(.matchSingleton(.true), range(from: start))
        case .keywordFalse:
            advance()
            return Pattern(.matchSingleton(.false), range(from: start))
        case .name:
            return try parseNamePattern()
        case .leftParenthesis:
            return try parseGroupPattern()
        case .leftBracket:
            advance()
            try enter()
            defer { leave() }
            let patterns = kind == .rightBracket ? [] : try parsePatterns(after: try parseMaybeStarPattern())
            try expect(.rightBracket)
            return Pattern(.matchSequence(patterns), range(from: start))
        case .leftBrace:
            return try parseMappingPattern()
        default:
            throw invalidSyntax
        }
    }

    private mutating func parseGroupPattern() throws(SyntaxFailure) -> Pattern {
        let start = self.start
        advance()
        try enter()
        defer { leave() }
        if take(.rightParenthesis) { return Pattern(.matchSequence([]), range(from: start)) }
        let first = try parseMaybeStarPattern()
        if kind == .rightParenthesis {
            if case .matchStar = first.kind { throw invalidSyntax }
            advance()
            return first
        }
        guard kind == .comma else { throw invalidSyntax }
        let patterns = try parsePatterns(after: first)
        try expect(.rightParenthesis)
        return Pattern(.matchSequence(patterns), range(from: start))
    }

    /// A capture, a wildcard, a dotted name or a class.
    private mutating func parseNamePattern() throws(SyntaxFailure) -> Pattern {
        let start = self.start
        let isWildcard = isSoftKeyword(.underscore)
        let value = try parseDottedValue()
        if kind == .leftParenthesis { return try parseClassPattern(value, from: start) }
        guard case .name(let name) = value.kind else { return Pattern(.matchValue(value), value.range) }
        return Pattern(.matchAs(nil, name: isWildcard ? nil : name), value.range)
    }

    private mutating func parseDottedValue() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let name = try expectName()
        var value = leaf(.name(name), from: start)
        while take(.dot) {
            let attribute = try expectName()
            value = try make(.attribute(value: value, name: attribute), from: start, over: height)
        }
        return value
    }

    private mutating func parseClassPattern(
        _ type: Expression, from start: SourcePosition
    ) throws(SyntaxFailure) -> Pattern {
        advance()
        try enter()
        defer { leave() }
        var patterns: [Pattern] = []
        var keywordNames: [String] = []
        var keywordPatterns: [Pattern] = []
        var misplaced: SourceRange?
        while kind != .rightParenthesis {
            if kind == .name, kind(ahead: 1) == .equal {
                if let misplaced { throw failure("positional patterns follow keyword patterns", at: misplaced) }
                keywordNames.append(try expectName())
                advance()
                keywordPatterns.append(try parsePattern())
            } else {
                let pattern = try parsePattern()
                if !keywordNames.isEmpty {
                    misplaced = SourceRange(start: misplaced?.start ?? pattern.range.start, end: pattern.range.end)
                }
                patterns.append(pattern)
            }
            guard take(.comma) else { break }
        }
        if let misplaced { throw failure("positional patterns follow keyword patterns", at: misplaced) }
        try expect(.rightParenthesis)
        return Pattern(
            .matchClass(
                type, patterns: patterns, keywordNames: keywordNames, keywordPatterns: keywordPatterns),
            range(from: start))
    }

    private mutating func parseMappingPattern() throws(SyntaxFailure) -> Pattern {
        let start = self.start
        advance()
        try enter()
        defer { leave() }
        var keys: [Expression] = []
        var patterns: [Pattern] = []
        var rest: String?
        while kind != .rightBrace {
            if kind == .doubleStar {
                advance()
                let isWildcard = kind == .name && isSoftKeyword(.underscore)
                rest = try expectName()
                if isWildcard { throw failure("invalid syntax", at: tokens[index - 1].range) }
                _ = take(.comma)
                break
            }
            keys.append(try parseMappingKey())
            try expect(.colon)
            patterns.append(try parsePattern())
            guard take(.comma) else { break }
        }
        try expect(.rightBrace)
        return Pattern(.matchMapping(keys: keys, patterns: patterns, rest: rest), range(from: start))
    }

    private mutating func parseMappingKey() throws(SyntaxFailure) -> Expression {
        let start = self.start
        switch kind {
        case .keywordNone:
            advance()
            return leaf(.constant(.none), from: start)
        case .keywordTrue:
            advance()
            return leaf(.constant(.true), from: start)
        case .keywordFalse:
            advance()
            return leaf(.constant(.false), from: start)
        case .name:
            let value = try parseDottedValue()
            if case .name = value.kind { throw invalidSyntax }
            return value
        default:
            return try parseLiteralPattern()
        }
    }

    /// A number, signed or complex, or a string.
    private mutating func parseLiteralPattern() throws(SyntaxFailure) -> Expression {
        let start = self.start
        switch kind {
        case .string, .fStringStart, .tStringStart:
            let value = try parseStrings()
            switch value.kind {
            case .joinedStr, .templateStr:
                throw failure("patterns may only match literals and attribute lookups", at: value.range)
            default: return value
            }
        default: break
        }
        let real = try parseSignedNumber()
        guard kind == .plus || kind == .minus else { return real }
        let realHeight = height
        if case .constant(.imaginary) = real.magnitude.kind {
            throw failure("real number required in complex literal", at: real.range)
        }
        let operation: BinaryOperator = kind == .plus ? .add : .subtract
        advance()
        let imaginary = try parseUnsignedNumber()
        guard case .constant(.imaginary) = imaginary.kind else {
            throw failure("imaginary number required in complex literal", at: imaginary.range)
        }
        return try make(
            .binOp(left: real, operation, right: imaginary), from: start, over: max(realHeight, height))
    }

    private mutating func parseSignedNumber() throws(SyntaxFailure) -> Expression {
        let start = self.start
        guard take(.minus) else { return try parseUnsignedNumber() }
        let value = try parseUnsignedNumber()
        return try make(.unaryOp(.minus, operand: value), from: start, over: height)
    }

    private mutating func parseUnsignedNumber() throws(SyntaxFailure) -> Expression {
        let token = self.token
        guard take(.number) else { throw invalidSyntax }
        return leaf(.constant(try number(token)), from: token.start)
    }
}

extension Expression {
    /// The number behind a sign.
    fileprivate var magnitude: Expression {
        if case .unaryOp(_, let operand) = kind { return operand }
        return self
    }
}
