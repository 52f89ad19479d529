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
                    place = max(place, parser.index)
                }
            }
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

    /// Whether nothing but the ends of lines and blocks follows.
    private func isAtEnd(_ index: Int) -> Bool {
        tokenizer.tokens[index...].allSatisfy { token in
            token.kind == .dedent || token.kind == .endMarker
                || token.kind == .newline && token.startOffset == token.endOffset
        }
    }
}
