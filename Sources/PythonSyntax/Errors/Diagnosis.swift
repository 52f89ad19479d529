/// Finds the best words for why a source text did not parse.
struct Diagnosis {
    private let tokenizer: Tokenizer

    init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

    private var endMarker: SourcePosition {
        tokenizer.tokens.last?.start ?? SourcePosition(line: 1, column: 0)
    }

    var incomplete: SyntaxFailure { SyntaxFailure("incomplete input", start: endMarker, isIncomplete: true) }

    /// The error to report for one at a token.
    func explain(_ error: SyntaxFailure, at index: Int, mode: ParseMode) -> SyntaxFailure {
        if error.kind == .limit || error.isIncomplete { return error }
        var error = error
        var place = index
        if error.message == Parser.invalidSyntaxMessage {
            var parser = Parser(tokenizer)
            parser.isDiagnosing = true
            do throws(SyntaxFailure) {
                _ = try parser.parse(mode)
            } catch let better {
                if better.kind != .limit, better.message != Parser.invalidSyntaxMessage {
                    error = better
                }
                place = max(place, parser.reach)
            }
        }
        if let failure = tokenizer.failure, error.message != "unexpected indent",
            place >= tokenizer.tokens.count - 2 || failureComesFirst
        {
            return failure
        }
        let token = tokenizer.tokens[min(place, tokenizer.tokens.count - 1)]
        if let bracket = tokenizer.brackets.last,
            token.kind == .endMarker || token.start.line > bracket.position.line
        {
            return SyntaxFailure(
                "'\(Unicode.Scalar(bracket.opening))' was never closed", start: bracket.position, isIncomplete: true)
        }
        if token.kind == .endMarker || isAtEnd(place) { error.isIncomplete = true }
        return error
    }

    /// Whether the tokenizer's error is reported although the parser found one before it. CPython goes on to cut up the
    /// text after an error, and only some of what it meets then replaces that.
    private var failureComesFirst: Bool {
        guard let failure = tokenizer.failure, tokenizer.formatted.isEmpty else { return false }
        return failure.kind == .syntaxError && !failure.message.contains("line continuation")
            && failure.message != "unexpected EOF while parsing"
    }

    /// Whether nothing but the ends of lines and blocks follows.
    private func isAtEnd(_ index: Int) -> Bool {
        tokenizer.tokens[index...].allSatisfy { token in
            token.kind == .dedent || token.kind == .endMarker
                || token.kind == .newline && token.startOffset == token.endOffset
        }
    }
}
