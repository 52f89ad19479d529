extension Parser {
    /// A statement with blocks, or nothing if none starts here.
    mutating func parseCompoundStatement() throws(SyntaxFailure) -> Statement? {
        switch kind {
        case .keywordIf: return try parseIf()
        case .keywordWhile: return try parseWhile()
        case .keywordFor: return try parseFor(from: start)
        case .keywordTry: return try parseTry()
        case .keywordWith: return try parseWith(from: start)
        case .keywordDef: return try parseFunction(from: start, decorators: [])
        case .keywordClass: return try parseClass(decorators: [])
        case .at: return try parseDecorated()
        case .keywordAsync:
            let start = self.start
            switch kind(ahead: 1) {
            case .keywordDef, .keywordFor, .keywordWith: advance()
            default:
                advance()
                throw invalidSyntax
            }
            switch kind {
            case .keywordDef: return try parseFunction(from: start, decorators: [], isAsync: true)
            case .keywordFor: return try parseFor(from: start, isAsync: true)
            default: return try parseWith(from: start, isAsync: true)
            }
        case .name where isSoftKeyword(.match): return try parseMatch()
        default: return nil
        }
    }

    /// From a place to the last token that is not about lines.
    func wholeRange(from start: SourcePosition) -> SourceRange {
        var place = index - 1
        while place > 0 {
            switch tokens[place].kind {
            case .newline, .indent, .dedent: place -= 1
            default: return SourceRange(start: start, end: tokens[place].end)
            }
        }
        return SourceRange(start: start, end: tokens[max(0, place)].end)
    }

    // MARK: Blocks

    /// The colon before a block.
    mutating func parseColon() throws(SyntaxFailure) {
        if kind == .newline { throw failure("expected ':'", at: token.range) }
        try expect(.colon)
    }

    /// An indented block, or simple statements on the same line. `line` and `header` are for the error about none.
    mutating func parseBlock(after header: String, on line: Int32) throws(SyntaxFailure) -> [Statement] {
        var body: [Statement] = []
        guard take(.newline) else {
            try parseSimpleStatements(into: &body)
            return body
        }
        guard take(.indent) else {
            var failure = failure("expected an indented block after \(header) on line \(line)", at: token.range)
            failure.kind = .indentationError
            throw failure
        }
        try enter()
        repeat {
            try parseStatement(into: &body)
        } while kind != .dedent && kind != .endMarker
        leave()
        try expect(.dedent)
        return body
    }

    // MARK: Branches and loops

    private mutating func parseIf() throws(SyntaxFailure) -> Statement {
        var branches: [(start: SourcePosition, test: Expression, body: [Statement])] = []
        var word = "if"
        repeat {
            let start = self.start
            advance()
            let test = try parseNamedExpression()
            try parseColon()
            branches.append((start, test, try parseBlock(after: "'\(word)' statement", on: start.line)))
            word = "elif"
            if branches.count > limits.maximumElifChain {
                throw SyntaxFailure(
                    "more than \(limits.maximumElifChain) 'elif' after one 'if'", kind: .limit, start: start)
            }
        } while kind == .keywordElif
        var orElse = try parseElse()
        if kind == .keywordElif, !orElse.isEmpty {
            throw failure("'elif' block follows an 'else' block", at: token.range)
        }
        while let branch = branches.popLast() {
            let statement = Statement(
                .if(test: branch.test, body: branch.body, orElse: orElse), wholeRange(from: branch.start))
            if branches.isEmpty { return statement }
            orElse = [statement]
        }
        throw invalidSyntax
    }

    private mutating func parseElse() throws(SyntaxFailure) -> [Statement] {
        let line = start.line
        guard take(.keywordElse) else { return [] }
        try require(.colon, ":")
        return try parseBlock(after: "'else' statement", on: line)
    }

    private mutating func parseWhile() throws(SyntaxFailure) -> Statement {
        let start = self.start
        advance()
        let test = try parseNamedExpression()
        try parseColon()
        let body = try parseBlock(after: "'while' statement", on: start.line)
        let orElse = try parseElse()
        return Statement(.while(test: test, body: body, orElse: orElse), wholeRange(from: start))
    }

    private mutating func parseFor(
        from start: SourcePosition, isAsync: Bool = false
    ) throws(SyntaxFailure) -> Statement {
        let line = self.start.line
        advance()
        let target = try parseTargets()
        try validate(target, for: .forTargets)
        try expect(.keywordIn)
        let iterable = try parseStarExpressions()
        try parseColon()
        let body = try parseBlock(after: "'for' statement", on: line)
        let orElse = try parseElse()
        return Statement(
            .for(target: target, iterable: iterable, body: body, orElse: orElse, isAsync: isAsync),
            wholeRange(from: start))
    }

    // MARK: With

    private mutating func parseWith(
        from start: SourcePosition, isAsync: Bool = false
    ) throws(SyntaxFailure) -> Statement {
        let line = self.start.line
        advance()
        let items: [WithItem]
        if let parenthesised = try parseParenthesisedItems() {
            items = parenthesised
        } else {
            items = try parseItems()
        }
        try parseColon()
        let body = try parseBlock(after: "'with' statement", on: line)
        return Statement(.with(items: items, body: body, isAsync: isAsync), wholeRange(from: start))
    }

    private mutating func parseItems() throws(SyntaxFailure) -> [WithItem] {
        var items: [WithItem] = []
        repeat {
            items.append(try parseItem())
        } while take(.comma)
        return items
    }

    /// Items in parentheses of their own. Only what is behind the closing one tells them from a tuple or a call.
    private mutating func parseParenthesisedItems() throws(SyntaxFailure) -> [WithItem]? {
        guard kind == .leftParenthesis else { return nil }
        let saved = (index, depth)
        do throws(SyntaxFailure) {
            advance()
            try enter()
            var items: [WithItem] = []
            repeat {
                if kind == .rightParenthesis, !items.isEmpty { break }
                items.append(try parseItem())
            } while take(.comma)
            if take(.rightParenthesis), kind == .colon || isDiagnosing && kind == .newline {
                leave()
                return items
            }
        } catch {
            if error.kind == .limit || isDiagnosing && error.message.hasPrefix("cannot assign to") { throw error }
            // Not items in parentheses, or not valid at all, which the other reading will show.
        }
        goBack(to: saved.0)
        depth = saved.1
        return nil
    }

    private mutating func parseItem() throws(SyntaxFailure) -> WithItem {
        let context = try parseExpression()
        guard take(.keywordAs) else { return WithItem(context: context, target: nil) }
        let target = try parseTarget()
        switch kind {
        case .comma, .rightParenthesis, .colon, .newline: try validate(target, for: .assignment)
        default: throw invalidSyntax
        }
        return WithItem(context: context, target: target)
    }

    // MARK: Try

    private mutating func parseTry() throws(SyntaxFailure) -> Statement {
        let start = self.start
        advance()
        try require(.colon, ":")
        let body = try parseBlock(after: "'try' statement", on: start.line)
        var handlers: [ExceptHandler] = []
        var isStar: Bool?
        while kind == .keywordExcept {
            handlers.append(try parseHandler(isStar: &isStar))
        }
        let orElse = handlers.isEmpty ? [] : try parseElse()
        var finally: [Statement] = []
        let line = self.start.line
        if take(.keywordFinally) {
            try require(.colon, ":")
            finally = try parseBlock(after: "'finally' statement", on: line)
            noteExits(fromFinally: finally)
        } else if handlers.isEmpty {
            throw failure("expected 'except' or 'finally' block", at: token.range)
        }
        return Statement(
            .try(body: body, handlers: handlers, orElse: orElse, finally: finally, isStar: isStar ?? false),
            wholeRange(from: start))
    }

    private mutating func parseHandler(isStar: inout Bool?) throws(SyntaxFailure) -> ExceptHandler {
        let word = token.range
        advance()
        let star = token.range
        let hasStar = take(.star)
        if let isStar, isStar != hasStar {
            throw failure(
                "cannot have both 'except' and 'except*' on the same 'try'", from: word, to: hasStar ? star : word)
        }
        isStar = hasStar
        let statement = hasStar ? "except*" : "except"
        if hasStar, kind == .newline || kind == .colon {
            throw failure("expected one or more exception types", at: token.range)
        }
        var type: Expression?
        var name: String?
        if kind != .colon, kind != .newline {
            type = try parseHandlerTypes()
            if take(.keywordAs) { name = try parseHandlerName(statement) }
        }
        try parseColon()
        let body = try parseBlock(after: "'\(statement)' statement", on: word.start.line)
        return ExceptHandler(type: type, name: name, body: body, range: wholeRange(from: word.start))
    }

    private mutating func parseHandlerTypes() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let first = try parseExpression()
        guard kind == .comma else { return first }
        var elements = [first]
        var tallest = height
        while take(.comma), kind.startsExpression {
            elements.append(try parseExpression())
            tallest = max(tallest, height)
        }
        let types = try make(.tuple(elements), from: start, over: tallest)
        if kind == .keywordAs {
            while kind != .newline, kind != .endMarker, kind != .colon { advance() }
            throw failure(
                "multiple exception types must be parenthesized when using 'as'", startingFrom: first.range)
        }
        return types
    }

    private mutating func parseHandlerName(_ statement: String) throws(SyntaxFailure) -> String {
        if kind == .name, kind(ahead: 1) == .colon || kind(ahead: 1) == .newline { return try expectName() }
        let target = try parseExpression()
        guard kind == .colon else { throw invalidSyntax }
        throw failure("cannot use \(statement) statement with \(target.description)", at: target.range)
    }
}
