extension Parser {
    /// All of a source text.
    mutating func parseModule() throws(SyntaxFailure) -> [Statement] {
        var body: [Statement] = []
        while kind != .endMarker {
            if take(.newline) { continue }
            try parseStatement(into: &body)
        }
        return body
    }

    /// One expression and nothing else.
    mutating func parseWholeExpression() throws(SyntaxFailure) -> [Statement] {
        let start = self.start
        let expression = try parseStarExpressions()
        if case .starred = expression.kind { throw failure("invalid syntax", at: expression.range) }
        let statement = Statement(.expression(expression), range(from: start))
        while take(.newline) {}
        try expect(.endMarker)
        return [statement]
    }

    /// A compound statement, or a line of simple ones.
    mutating func parseStatement(into body: inout [Statement]) throws(SyntaxFailure) {
        if let compound = try parseCompoundStatement() {
            body.append(compound)
        } else {
            try parseSimpleStatements(into: &body)
        }
    }

    /// Simple statements up to the end of their line.
    mutating func parseSimpleStatements(into body: inout [Statement]) throws(SyntaxFailure) {
        repeat {
            if kind == .newline { break }
            body.append(try parseSimpleStatement())
        } while take(.semicolon)
        guard take(.newline) else {
            throw invalidSyntax
        }
    }

    private mutating func parseSimpleStatement() throws(SyntaxFailure) -> Statement {
        let start = self.start
        let statement: Statement.Kind
        switch kind {
        case .keywordPass:
            advance()
            statement = .pass
        case .keywordBreak:
            advance()
            statement = .break
        case .keywordContinue:
            advance()
            statement = .continue
        case .keywordReturn:
            advance()
            statement = .return(try parseOptionalStarExpressions())
        case .keywordRaise: statement = try parseRaise()
        case .keywordGlobal:
            advance()
            statement = .global(try parseNames())
        case .keywordNonlocal:
            advance()
            statement = .nonlocal(try parseNames())
        case .keywordDel: statement = try parseDelete()
        case .keywordAssert: statement = try parseAssert()
        case .keywordImport: statement = try parseImport()
        case .keywordFrom: statement = try parseImportFrom()
        case .name where isSoftKeyword(.type) && kind(ahead: 1) == .name:
            statement = try parseTypeAlias()
        default: statement = try parseExpressionStatement()
        }
        if isDiagnosing { try diagnoseStatementBeforeIf(statement, start) }
        return Statement(statement, range(from: start))
    }

    private mutating func parseOptionalStarExpressions() throws(SyntaxFailure) -> Expression? {
        guard kind.startsExpression || kind == .star else { return nil }
        return try parseStarExpressions()
    }

    /// `pass if x else y`.
    private func diagnoseStatementBeforeIf(
        _ statement: Statement.Kind, _ start: SourcePosition
    ) throws(SyntaxFailure) {
        guard kind == .keywordIf else { return }
        switch statement {
        case .pass, .break, .continue:
            throw failure("expected expression before 'if', but statement is given", at: range(from: start))
        default: return
        }
    }

    private mutating func parseRaise() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        guard kind.startsExpression else { return .raise(nil, cause: nil) }
        let exception = try parseExpression()
        guard take(.keywordFrom) else { return .raise(exception, cause: nil) }
        return .raise(exception, cause: try parseExpression())
    }

    private mutating func parseNames() throws(SyntaxFailure) -> [String] {
        var names = [try expectName()]
        while take(.comma) { names.append(try expectName()) }
        return names
    }

    private mutating func parseDelete() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        var targets: [Expression] = []
        repeat {
            if !targets.isEmpty, !kind.startsExpression, kind != .star { break }
            let target = try parseStarExpression()
            try validate(target, for: .deletion)
            targets.append(target)
        } while take(.comma)
        return .delete(targets)
    }

    private mutating func parseAssert() throws(SyntaxFailure) -> Statement.Kind {
        let start = self.start
        advance()
        let test = try parseExpression()
        noteAssertion(test, at: range(from: start))
        guard take(.comma) else { return .assert(test: test, message: nil) }
        let message = try parseExpression()
        return .assert(test: test, message: message)
    }

    private mutating func parseTypeAlias() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let start = self.start
        let name = try expectName()
        let target = leaf(.name(name), from: start)
        let parameters = try parseTypeParameters()
        try expect(.equal)
        return .typeAlias(name: target, parameters: parameters, value: try parseExpression())
    }

    // MARK: Imports

    private mutating func parseImport() throws(SyntaxFailure) -> Statement.Kind {
        let word = token.range
        advance()
        if kind == .newline { throw failure("Expected one or more names after 'import'", startingFrom: token.range) }
        var names: [ImportAlias] = []
        repeat {
            let start = self.start
            let name = try parseDottedName()
            names.append(ImportAlias(name: name, alias: try parseAlias(), range: range(from: start)))
        } while take(.comma)
        if isDiagnosing, kind == .keywordFrom, names.allSatisfy({ $0.alias == nil }) {
            advance()
            _ = try parseDottedName()
            throw failure("Did you mean to use 'from ... import ...' instead?", startingFrom: word)
        }
        return .import(names)
    }

    private mutating func parseDottedName() throws(SyntaxFailure) -> String {
        var name = try expectName()
        while take(.dot) {
            name += "."
            name += try expectName()
        }
        return name
    }

    private mutating func parseAlias() throws(SyntaxFailure) -> String? {
        guard take(.keywordAs) else { return nil }
        let isName =
            kind == .name
            && [.comma, .rightParenthesis, .semicolon, .newline, .endMarker].contains(kind(ahead: 1))
        if !isName, let target = attempt({ (parser) throws(SyntaxFailure) in try parser.parseExpression() }) {
            throw failure("cannot use \(target.expression.description) as import target", at: target.range)
        }
        return try expectName()
    }

    private mutating func parseImportFrom() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            advance()
        }
        var module: String?
        if level == 0 || kind == .name { module = try parseDottedName() }
        try expect(.keywordImport)
        let start = self.start
        if take(.star) {
            return .importFrom(
                module: module, names: [ImportAlias(name: "*", alias: nil, range: range(from: start))], level: level)
        }
        if kind == .newline { throw failure("Expected one or more names after 'import'", startingFrom: token.range) }
        let isParenthesised = take(.leftParenthesis)
        var names: [ImportAlias] = []
        repeat {
            if isParenthesised, kind == .rightParenthesis, !names.isEmpty { break }
            if !isParenthesised, kind == .newline, !names.isEmpty {
                throw failure("trailing comma not allowed without surrounding parentheses", at: token.range)
            }
            let start = self.start
            let name = try expectName()
            names.append(ImportAlias(name: name, alias: try parseAlias(), range: range(from: start)))
        } while take(.comma)
        if isParenthesised { try expect(.rightParenthesis) }
        return .importFrom(module: module, names: names, level: level)
    }
}
