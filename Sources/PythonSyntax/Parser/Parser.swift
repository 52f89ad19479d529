/// Recursive descent over the tokens of one source text, after CPython's grammar.
///
/// A first pass only parses. If it fails, a second one starts over with `isDiagnosing` set and tries CPython's rules
/// about invalid source where CPython tries them, to find a better message than "invalid syntax".
struct Parser {
    let tokens: [Token]
    let bytes: [UInt8]
    let names: [String]
    let limits: SyntaxLimits
    var isDiagnosing = false
    /// The place in `tokens`. The last token is the end marker, which is never passed.
    var index = 0
    /// The furthest place of an attempt that was given up.
    var furthest = 0
    /// The furthest place that a rule about invalid source looked at.
    var lookedAt = 0
    /// The furthest place that anything looked at.
    var reach: Int { max(index, furthest, lookedAt) }
    /// How many nested constructs are being parsed.
    var depth = 0
    /// The height of the expression that was made last.
    var height = 0
    /// The height of the tallest default value or annotation of the parameters that were parsed last.
    var parameterHeight = 0
    var warnings: [SyntaxWarning] = []

    init(_ tokenizer: Tokenizer) {
        tokens = tokenizer.tokens
        bytes = tokenizer.bytes
        names = tokenizer.names.names
        limits = tokenizer.limits
        warnings = tokenizer.warnings
    }

    // MARK: Tokens

    @inline(__always) var token: Token { tokens[index] }
    @inline(__always) var kind: TokenKind { tokens[index].kind }
    @inline(__always) var start: SourcePosition { tokens[index].start }
    /// Where the token before ends.
    @inline(__always) var end: SourcePosition { tokens[index - 1].end }

    /// The kind of a token further on.
    @inline(__always)
    func kind(ahead distance: Int) -> TokenKind {
        let place = index + distance
        return place < tokens.count ? tokens[place].kind : .endMarker
    }

    @inline(__always)
    mutating func advance() {
        if index + 1 < tokens.count { index += 1 }
    }

    /// Passes a token of a kind, if it is next.
    @inline(__always)
    mutating func take(_ kind: TokenKind) -> Bool {
        guard tokens[index].kind == kind else { return false }
        advance()
        return true
    }

    @inline(__always)
    mutating func expect(_ kind: TokenKind) throws(SyntaxFailure) {
        guard take(kind) else { throw invalidSyntax }
    }

    /// Passes a token that nothing else could stand for, so that its absence has an error of its own.
    mutating func require(_ kind: TokenKind, _ spelling: String) throws(SyntaxFailure) {
        guard take(kind) else { throw failure("expected '\(spelling)'", at: token.range) }
    }

    @inline(__always)
    func isSoftKeyword(_ known: NameTable.Known) -> Bool { tokens[index].value == known.identifier }

    func name(of token: Token) -> String {
        token.value >= 0 && Int(token.value) < names.count ? names[Int(token.value)] : ""
    }

    mutating func expectName() throws(SyntaxFailure) -> String {
        guard kind == .name else { throw invalidSyntax }
        let name = name(of: token)
        advance()
        return name
    }

    // MARK: Attempts

    /// Goes back to a place, remembering how far an attempt came.
    mutating func goBack(to place: Int) {
        furthest = max(furthest, index)
        index = place
    }

    // MARK: Making expressions

    @inline(__always)
    func range(from start: SourcePosition) -> SourceRange { SourceRange(start: start, end: end) }

    /// An expression from a place to the last token, over children of which the tallest has a height.
    @inline(__always)
    mutating func make(
        _ kind: Expression.Kind, from start: SourcePosition, over tallest: Int
    ) throws(SyntaxFailure) -> Expression {
        height = tallest + 1
        if height > limits.maximumTreeHeight { throw tooTall }
        return Expression(kind, range(from: start))
    }

    /// An expression without children.
    @inline(__always)
    mutating func leaf(_ kind: Expression.Kind, from start: SourcePosition) -> Expression {
        height = 1
        return Expression(kind, range(from: start))
    }

    private var tooTall: SyntaxFailure {
        SyntaxFailure(
            "expression is more than \(limits.maximumTreeHeight) levels high", kind: .limit, start: start)
    }

    /// Counts one more level of native recursion; `leave` takes it back. After an error nothing needs to be taken back
    /// but by attempts, which restore `depth` themselves.
    @inline(__always)
    mutating func enter() throws(SyntaxFailure) {
        depth += 1
        if depth > limits.maximumDepth {
            throw SyntaxFailure(
                "source is nested more than \(limits.maximumDepth) levels deep", kind: .limit, start: start)
        }
    }

    @inline(__always)
    mutating func leave() { depth -= 1 }

    // MARK: Errors

    /// The error for which nothing better is known, at the next token.
    var invalidSyntax: SyntaxFailure {
        let token = tokens[max(index, furthest)]
        switch token.kind {
        case .indent: return SyntaxFailure("unexpected indent", kind: .indentationError, start: token.start)
        case .dedent: return SyntaxFailure("unexpected unindent", kind: .indentationError, start: token.start)
        default: return SyntaxFailure(Self.invalidSyntaxMessage, start: token.start, end: token.end)
        }
    }

    static let invalidSyntaxMessage = "invalid syntax"

    /// An error about a range.
    func failure(_ message: String, at range: SourceRange) -> SyntaxFailure {
        SyntaxFailure(message, start: range.start, end: range.end)
    }

    /// An error about all from one place to the end of another.
    func failure(_ message: String, from start: SourceRange, to end: SourceRange) -> SyntaxFailure {
        SyntaxFailure(message, start: start.start, end: end.end)
    }

    /// An error from a place to where the tokenizer had come, less one: CPython mixes columns from 0 and from 1 here.
    func failure(_ message: String, startingFrom start: SourceRange) -> SyntaxFailure {
        var end = tokens[max(index, furthest)].end
        if end.line == start.start.line { end.column = max(start.start.column, end.column - 1) }
        return SyntaxFailure(message, start: start.start, end: end)
    }
}
