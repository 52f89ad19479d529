extension Parser {
    mutating func parseDecorated() throws(SyntaxFailure) -> Statement {
        var decorators: [Expression] = []
        while take(.at) {
            decorators.append(try parseNamedExpression())
            try expect(.newline)
        }
        let start = self.start
        switch kind {
        case .keywordDef: return try parseFunction(from: start, decorators: decorators)
        case .keywordClass: return try parseClass(decorators: decorators)
        case .keywordAsync:
            advance()
            guard kind == .keywordDef else { throw invalidSyntax }
            return try parseFunction(from: start, decorators: decorators, isAsync: true)
        default: throw invalidSyntax
        }
    }

    mutating func parseFunction(
        from start: SourcePosition, decorators: [Expression], isAsync: Bool = false
    ) throws(SyntaxFailure) -> Statement {
        let line = self.start.line
        advance()
        let nameRange = token.range
        let name = try expectName()
        let typeParameters = try parseTypeParameters()
        try require(.leftParenthesis, "(")
        let parameters = try parseParameters(ofLambda: false)
        try expect(.rightParenthesis)
        var returns: Expression?
        if kind == .arrow {
            if !kind(ahead: 1).startsExpression { try require(.colon, ":") }
            advance()
            returns = try parseExpression()
        }
        try require(.colon, ":")
        let body = try parseBlock(after: "function definition", on: line)
        let definition = FunctionDefinition(
            name: name, typeParameters: typeParameters, parameters: parameters, returns: returns, body: body,
            decorators: decorators, isAsync: isAsync, nameRange: nameRange)
        return Statement(.functionDef(definition), wholeRange(from: start))
    }

    mutating func parseClass(decorators: [Expression]) throws(SyntaxFailure) -> Statement {
        let start = self.start
        advance()
        let nameRange = token.range
        let name = try expectName()
        let typeParameters = try parseTypeParameters()
        let arguments = kind == .leftParenthesis ? try parseArguments(ofClass: true) : Arguments()
        try parseColon()
        let body = try parseBlock(after: "class definition", on: start.line)
        let definition = ClassDefinition(
            name: name, typeParameters: typeParameters, bases: arguments.positional, keywords: arguments.keywords,
            body: body, decorators: decorators, nameRange: nameRange)
        return Statement(.classDef(definition), wholeRange(from: start))
    }
}
