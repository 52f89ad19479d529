extension Parser {
    /// The parameters of a function, up to its closing parenthesis, or of a lambda, up to its colon.
    mutating func parseParameters(ofLambda isLambda: Bool) throws(SyntaxFailure) -> Parameters {
        let closing: TokenKind = isLambda ? .colon : .rightParenthesis
        var parameters = Parameters()
        var tallest = 0
        var hasSlash = false
        var hasStar = false
        var hasDefault = false
        while kind != closing {
            switch kind {
            case .slash:
                try diagnoseSlash(parameters, hasSlash: hasSlash, hasStar: hasStar)
                advance()
                hasSlash = true
                parameters.positionalOnly = parameters.positional
                parameters.positional = []
                if kind == .star {
                    throw failure("expected comma between / and *", at: token.range)
                }
            case .star:
                if hasStar { throw failure("* argument may appear only once", at: token.range) }
                hasStar = true
                parameters.variadic = try parseVariadic(isLambda: isLambda, closing: closing)
                tallest = max(tallest, height)
            case .doubleStar:
                parameters.keywordVariadic = try parseKeywordVariadic(isLambda: isLambda)
                tallest = max(tallest, height)
                if take(.comma), kind != closing {
                    if kind == .name || kind == .star || kind == .doubleStar || kind == .slash {
                        throw failure("arguments cannot follow var-keyword argument", at: token.range)
                    }
                    throw invalidSyntax
                }
                guard kind == closing else { throw invalidSyntax }
                continue
            case .leftParenthesis:
                try diagnoseParenthesisedParameters(isLambda: isLambda)
                throw invalidSyntax
            default:
                height = 0
                let parameter = try parseParameter(isLambda: isLambda)
                tallest = max(tallest, height)
                if hasStar {
                    parameters.keywordOnly.append(parameter)
                } else {
                    if parameter.defaultValue != nil {
                        hasDefault = true
                    } else if hasDefault {
                        throw failure(
                            "parameter without a default follows parameter with a default", at: parameter.range)
                    }
                    parameters.positional.append(parameter)
                }
            }
            guard take(.comma) else { break }
        }
        guard kind == closing else { throw invalidSyntax }
        parameterHeight = tallest
        return parameters
    }

    private mutating func parseParameter(isLambda: Bool) throws(SyntaxFailure) -> Parameter {
        let start = self.start
        let name = try expectName()
        var tallest = 0
        var annotation: Expression?
        if !isLambda, take(.colon) {
            annotation = try parseExpression()
            tallest = height
        }
        let range = self.range(from: start)
        let defaultValue = try parseDefault()
        height = defaultValue == nil ? tallest : max(tallest, height)
        return Parameter(name: name, annotation: annotation, defaultValue: defaultValue, range: range)
    }

    private mutating func parseDefault() throws(SyntaxFailure) -> Expression? {
        let equal = token.range
        guard take(.equal) else { return nil }
        if kind == .comma || kind == .rightParenthesis {
            throw failure("expected default value expression", at: equal)
        }
        return try parseExpression()
    }

    /// `*args`, or a bare star, which is nothing.
    private mutating func parseVariadic(isLambda: Bool, closing: TokenKind) throws(SyntaxFailure) -> Parameter? {
        let star = token.range
        advance()
        height = 0
        if kind == closing || kind == .comma && (kind(ahead: 1) == closing || kind(ahead: 1) == .doubleStar) {
            if isLambda, kind == .comma { advance() }
            throw failure("named arguments must follow bare *", at: isLambda ? token.range : star)
        }
        guard kind != .comma else { return nil }
        let start = self.start
        let name = try expectName()
        var annotation: Expression?
        if !isLambda, take(.colon) {
            annotation = kind == .star ? try parseStarAnnotation() : try parseExpression()
        }
        let range = self.range(from: start)
        if kind == .equal { throw failure("var-positional argument cannot have default value", at: token.range) }
        return Parameter(name: name, annotation: annotation, defaultValue: nil, range: range)
    }

    private mutating func parseStarAnnotation() throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        let value = try parseBitwiseOr()
        return try make(.starred(value), from: start, over: height)
    }

    private mutating func parseKeywordVariadic(isLambda: Bool) throws(SyntaxFailure) -> Parameter {
        advance()
        let start = self.start
        height = 0
        let name = try expectName()
        var annotation: Expression?
        if !isLambda, take(.colon) { annotation = try parseExpression() }
        let range = self.range(from: start)
        if kind == .equal { throw failure("var-keyword argument cannot have default value", at: token.range) }
        return Parameter(name: name, annotation: annotation, defaultValue: nil, range: range)
    }

    private func diagnoseSlash(
        _ parameters: Parameters, hasSlash: Bool, hasStar: Bool
    ) throws(SyntaxFailure) {
        if hasSlash { throw failure("/ may appear only once", at: token.range) }
        if hasStar { throw failure("/ must be ahead of *", at: token.range) }
        if parameters.positional.isEmpty {
            throw failure("at least one argument must precede /", at: token.range)
        }
    }

    private mutating func diagnoseParenthesisedParameters(isLambda: Bool) throws(SyntaxFailure) {
        let opening = token.range
        let place = index
        advance()
        while kind == .name {
            advance()
            if !take(.comma) { break }
        }
        if kind == .rightParenthesis, index > place + 1 {
            let what = isLambda ? "Lambda expression" : "Function"
            throw failure("\(what) parameters cannot be parenthesized", from: opening, to: token.range)
        }
        index = place
    }

    // MARK: Type parameters

    /// `[T: bound = default, *Ts, **P]`, if any.
    mutating func parseTypeParameters() throws(SyntaxFailure) -> [TypeParameter] {
        guard take(.leftBracket) else { return [] }
        if kind == .rightBracket { throw failure("Type parameter list cannot be empty", startingFrom: token.range) }
        var parameters: [TypeParameter] = []
        repeat {
            if kind == .rightBracket { break }
            parameters.append(try parseTypeParameter())
        } while take(.comma)
        try expect(.rightBracket)
        return parameters
    }

    private mutating func parseTypeParameter() throws(SyntaxFailure) -> TypeParameter {
        let start = self.start
        let kind: TypeParameter.Kind = take(.star) ? .typeVarTuple : take(.doubleStar) ? .paramSpec : .typeVar
        let name = try expectName()
        var bound: Expression?
        if self.kind == .colon {
            let colon = token.range
            advance()
            let value = try parseExpression()
            if kind != .typeVar {
                var what = "bound"
                if case .tuple = value.kind { what = "constraints" }
                throw failure(
                    "cannot use \(what) with \(kind == .paramSpec ? "ParamSpec" : "TypeVarTuple")", from: colon,
                    to: value.range)
            }
            bound = value
        }
        var defaultValue: Expression?
        if take(.equal) {
            defaultValue =
                kind == .typeVarTuple && self.kind == .star ? try parseStarAnnotation() : try parseExpression()
        }
        return TypeParameter(
            kind: kind, name: name, bound: bound, defaultValue: defaultValue, range: range(from: start))
    }
}
