/// The arguments of a call or of a class header.
struct Arguments {
    var positional: [Expression] = []
    var keywords: [Keyword] = []
    var tallest = 0
}

extension Parser {
    mutating func parseCall(of function: Expression, start: SourcePosition) throws(SyntaxFailure) -> Expression {
        let functionHeight = height
        let arguments = try parseArguments()
        noteCall(of: function, at: range(from: start))
        return try make(
            .call(function: function, arguments: arguments.positional, keywords: arguments.keywords), from: start,
            over: max(functionHeight, arguments.tallest))
    }

    /// Arguments with the parentheses around them.
    mutating func parseArguments(ofClass isClass: Bool = false) throws(SyntaxFailure) -> Arguments {
        let opening = start
        advance()
        try enter()
        defer { leave() }
        var arguments = Arguments()
        var misplaced: String?
        var hasUnpackedMapping = false
        while kind != .rightParenthesis {
            let first = token
            switch first.kind {
            case .star:
                let comma = tokens[index - 1].range
                let starred = try parseStarred()
                arguments.tallest = max(arguments.tallest, height)
                if kind == .equal { try diagnoseStarredAssignment(first.range, "iterable argument unpacking") }
                if hasUnpackedMapping, misplaced == nil {
                    throw failure(
                        "iterable argument unpacking follows keyword argument unpacking", startingFrom: comma)
                }
                arguments.positional.append(starred)
            case .doubleStar:
                advance()
                let value = try parseExpression()
                arguments.tallest = max(arguments.tallest, height)
                if kind == .equal { try diagnoseStarredAssignment(first.range, "keyword argument unpacking") }
                arguments.keywords.append(Keyword(name: nil, value: value, range: range(from: first.start)))
                hasUnpackedMapping = true
            case .name where kind(ahead: 1) == .equal:
                try parseKeywordArgument(into: &arguments)
            default:
                if try parsePositionalArgument(into: &arguments, opening: isClass ? nil : opening) { return arguments }
                if hasUnpackedMapping {
                    misplaced = misplaced ?? "positional argument follows keyword argument unpacking"
                } else if !arguments.keywords.isEmpty {
                    misplaced = misplaced ?? "positional argument follows keyword argument"
                }
            }
            if kind == .keywordFor || kind == .keywordAsync, let last = arguments.positional.last {
                let (_, _) = try parseComprehension()
                throw failure("Generator expression must be parenthesized", at: range(from: last.range.start))
            }
            guard take(.comma) else { break }
        }
        if let misplaced, kind == .rightParenthesis { throw failure(misplaced, at: token.range) }
        try expect(.rightParenthesis)
        return arguments
    }

    /// Parses one argument; true if, behind an opening parenthesis of a call, it was a generator expression that was all there is, up to the parenthesis.
    private mutating func parsePositionalArgument(
        into arguments: inout Arguments, opening: SourcePosition?
    ) throws(SyntaxFailure) -> Bool {
        let value = try parseNamedExpressionInCall()
        if kind == .keywordFor || kind == .keywordAsync, arguments.positional.isEmpty, arguments.keywords.isEmpty {
            guard let opening else { throw invalidSyntax }
            let valueHeight = height
            let (clauses, tallest) = try parseComprehension()
            if kind == .rightParenthesis {
                advance()
                let generator = try make(
                    .generatorExp(element: value, clauses), from: opening, over: max(tallest, valueHeight))
                arguments.positional.append(generator)
                arguments.tallest = height
                return true
            }
            if kind == .comma {
                throw failure("Generator expression must be parenthesized", at: range(from: value.range.start))
            }
            throw invalidSyntax
        }
        if kind == .equal {
            let equal = token.range
            switch value.kind {
            case .constant(.true), .constant(.false), .constant(.none):
                throw failure("cannot assign to \(value.description)", from: value.range, to: equal)
            default:
                throw failure(
                    "expression cannot contain assignment, perhaps you meant \"==\"?", from: value.range, to: equal)
            }
        }
        arguments.tallest = max(arguments.tallest, height)
        arguments.positional.append(value)
        return false
    }

    /// `a := b` or an expression; what `=` means behind it is for the caller to say.
    private mutating func parseNamedExpressionInCall() throws(SyntaxFailure) -> Expression {
        if kind == .name, kind(ahead: 1) == .colonEqual { return try parseNamedExpression() }
        let value = try parseExpression()
        if kind == .colonEqual { throw invalidSyntax }
        return value
    }

    private mutating func parseKeywordArgument(into arguments: inout Arguments) throws(SyntaxFailure) {
        let first = token
        let name = try expectName()
        let equal = token.range
        advance()
        if kind == .comma || kind == .rightParenthesis {
            throw failure("expected argument value expression", from: first.range, to: equal)
        }
        let value = try parseExpression()
        arguments.tallest = max(arguments.tallest, height)
        if kind == .keywordFor || kind == .keywordAsync {
            throw failure(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: first.range, to: equal)
        }
        arguments.keywords.append(Keyword(name: name, value: value, range: range(from: first.start)))
    }

    private mutating func diagnoseStarredAssignment(
        _ star: SourceRange, _ what: String
    ) throws(SyntaxFailure) {
        advance()
        let value = try parseExpression()
        throw failure("cannot assign to \(what)", from: star, to: value.range)
    }

    // MARK: Subscripts

    mutating func parseSubscript(of value: Expression, start: SourcePosition) throws(SyntaxFailure) -> Expression {
        let valueHeight = height
        advance()
        try enter()
        defer { leave() }
        let sliceStart = self.start
        let first = try parseSlice()
        var slice = first
        if kind == .comma {
            var elements = [first]
            var tallest = height
            while take(.comma), kind != .rightBracket {
                elements.append(try parseSlice())
                tallest = max(tallest, height)
            }
            slice = try make(.tuple(elements), from: sliceStart, over: tallest)
        } else if case .starred = first.kind {
            slice = try make(.tuple([first]), from: sliceStart, over: height)
        }
        let sliceHeight = height
        try expect(.rightBracket)
        noteSubscript(of: value, slice, at: range(from: start))
        return try make(.subscript(value: value, slice: slice), from: start, over: max(valueHeight, sliceHeight))
    }

    private mutating func parseSlice() throws(SyntaxFailure) -> Expression {
        if kind == .star { return try parseStarred() }
        let start = self.start
        var lower: Expression?
        var tallest = 0
        if kind != .colon {
            let value = try parseNamedExpression()
            guard kind == .colon else { return value }
            if case .namedExpr = value.kind, value.range.start == start { throw invalidSyntax }
            lower = value
            tallest = height
        }
        advance()
        var upper: Expression?
        var step: Expression?
        if kind.startsExpression {
            upper = try parseExpression()
            tallest = max(tallest, height)
        }
        if take(.colon), kind.startsExpression {
            step = try parseExpression()
            tallest = max(tallest, height)
        }
        return try make(.slice(lower: lower, upper: upper, step: step), from: start, over: tallest)
    }
}
