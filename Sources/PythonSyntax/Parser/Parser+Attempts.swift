extension Parser {
    /// Tries to parse something without diagnosis, from where the parser is, which it does not leave.
    mutating func attempt(
        _ parse: (inout Parser) throws(SyntaxFailure) -> Expression
    ) -> (range: SourceRange, end: Int, expression: Expression)? {
        let saved = (index, depth, height, isDiagnosing)
        defer {
            lookedAt = max(lookedAt, index)
            (index, depth, height, isDiagnosing) = saved
        }
        isDiagnosing = false
        do throws(SyntaxFailure) {
            let expression = try parse(&self)
            return (expression.range, index, expression)
        } catch {
            return nil
        }
    }

    /// Two expressions side by side within brackets.
    mutating func diagnoseMissingComma(after first: Expression, from place: Int) throws(SyntaxFailure) {
        guard kind.startsExpression else { return }
        let opening = tokens[place]
        if opening.kind == .string { try diagnoseSplitString(from: place) }
        if opening.kind == .name, index == place + 1, isLegacyStatement(opening), kind != .leftParenthesis {
            if let argument = attempt({ (parser) throws(SyntaxFailure) in try parser.parseStarExpressions() }) {
                let name = name(of: opening)
                throw failure(
                    "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", from: first.range,
                    to: argument.range)
            }
        }
        guard token.level > 0 else { return }
        if opening.kind == .name {
            // `kf"…"` is not about a comma, and soft keywords may be followed by a name.
            if tokens[place + 1 < tokens.count ? place + 1 : place].kind == .string { return }
            let soft: [NameTable.Known] = [.match, .case, .type, .underscore]
            if soft.contains(where: { $0.identifier == opening.value }) { return }
            if index == place + 1, isLegacyStatement(opening) { return }
        }
        guard
            let second = attempt({ (parser) throws(SyntaxFailure) in
                // An unfinished conditional is left to its own rule.
                try parser.parseExpressionWithoutDiagnosis()
            }), tokens[second.end - 1].level > 0
        else { return }
        throw failure("invalid syntax. Perhaps you forgot a comma?", from: first.range, to: second.range)
    }

    /// `"a" b "c"`, where the quotes around `b` were meant to be part of the string.
    private mutating func diagnoseSplitString(from place: Int) throws(SyntaxFailure) {
        let saved = index
        defer { index = saved }
        index = place + 1
        var first: SourceRange?
        var last: SourceRange?
        while kind != .string, kind.startsExpression,
            let part = attempt({ (parser) throws(SyntaxFailure) in try parser.parseExpressionWithoutDiagnosis() })
        {
            first = first ?? part.range
            last = part.range
            index = part.end
        }
        guard let first, let last, kind == .string else { return }
        throw failure("invalid syntax. Is this intended to be part of the string?", from: first, to: last)
    }

    private mutating func parseExpressionWithoutDiagnosis() throws(SyntaxFailure) -> Expression {
        let place = index
        if kind == .keywordLambda { return try parseLambda() }
        let body = try parseDisjunction()
        guard kind == .keywordIf else { return body }
        let end = index
        index = place
        if let whole = attempt({ (parser) throws(SyntaxFailure) in try parser.parseExpression() }) {
            index = whole.end
            return whole.expression
        }
        index = end
        return body
    }

    func isLegacyStatement(_ token: Token) -> Bool {
        token.value == NameTable.Known.print.identifier || token.value == NameTable.Known.exec.identifier
    }

    /// `if x = 3` and `f() = 3` where an expression is wanted.
    mutating func diagnoseAssignment(to target: Expression, from place: Int) throws(SyntaxFailure) {
        // What is in parentheses is no looser than `|`, whatever it is.
        let isBracketed =
            index > place && tokens[index - 1].kind == .rightParenthesis
            && target.range.end <= tokens[index - 1].start
        guard target.isBitwiseOr || isBracketed else { return }
        let equal = index
        index += 1
        let value = attempt { (parser) throws(SyntaxFailure) in try parser.parseBitwiseOr() }
        index = equal
        guard let value, tokens[value.end].kind != .equal, tokens[value.end].kind != .colonEqual else { return }
        if case .name = target.kind, equal == place + 1 {
            throw failure(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: target.range, to: value.range)
        }
        switch target.kind {
        case .list, .tuple, .generatorExp, .constant(.true), .constant(.none), .constant(.false): return
        default: break
        }
        throw failure(
            "cannot assign to \(target.description) here. Maybe you meant '==' instead of '='?", at: target.range)
    }
}
