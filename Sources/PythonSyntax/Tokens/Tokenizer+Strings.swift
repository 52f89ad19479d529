extension Tokenizer {
    /// Scans a string from its quotes on; `prefixStart` is where its prefix starts.
    mutating func scanString(prefixStart: Int, prefix: StringPrefix) throws(SyntaxFailure) {
        let quote = bytes[offset]
        let quoteCount = bytes[offset + 1] == quote && bytes[offset + 2] == quote ? 3 : 1
        let startPosition = position(at: prefixStart)
        if prefix.isFormat || prefix.isTemplate {
            offset += quoteCount
            formatted.append(
                FormattedString(
                    quote: quote, quoteCount: quoteCount, isRaw: prefix.isRaw, isTemplate: prefix.isTemplate,
                    start: startPosition))
            if formatted.count >= FormattedString.maximumNesting {
                throw SyntaxFailure("too many nested f-strings or t-strings", start: startPosition)
            }
            append(prefix.isTemplate ? .tStringStart : .fStringStart, from: prefixStart, startPosition: startPosition)
            return
        }
        if quoteCount == 1, bytes[offset + 1] == quote {
            offset += 2
            append(.string, from: prefixStart)
            return
        }
        offset += quoteCount
        var quotes = 0
        var escapedQuote = false
        while quotes < quoteCount {
            let byte = bytes[offset]
            if byte == 0 && offset >= count || byte == 10 && quoteCount == 1 {
                throw unterminated(quote, quoteCount, from: startPosition, escapedQuote: escapedQuote)
            }
            offset += 1
            switch byte {
            case quote: quotes += 1
            case 92:
                quotes = 0
                // At the end of the text there is nothing to escape.
                if offset < count {
                    if bytes[offset] == quote { escapedQuote = true }
                    offset += 1
                    if bytes[offset - 1] == 10 { advanceLine() }
                }
            case 10:
                quotes = 0
                advanceLine()
            default: quotes = 0
            }
        }
        append(.string, from: prefixStart, startPosition: startPosition)
    }

    private func unterminated(
        _ quote: UInt8, _ quoteCount: Int, from start: SourcePosition, escapedQuote: Bool
    ) -> SyntaxFailure {
        // Within an f-string with the same quotes, the brace is what was left open.
        if let outer = formatted.last, outer.quote == quote, outer.quoteCount == quoteCount {
            return SyntaxFailure("\(outer.name): expecting '}'", start: start)
        }
        if quoteCount == 3 {
            return SyntaxFailure(
                "unterminated triple-quoted string literal (detected at line \(lastLine))", start: start,
                isIncomplete: true)
        }
        let hint = escapedQuote ? "; perhaps you escaped the end quote?" : ""
        return SyntaxFailure("unterminated string literal (detected at line \(line))\(hint)", start: start)
    }

    /// The number of the line that the text ends on, where a line break at its end opens no other.
    var lastLine: Int32 { offset > 0 && bytes[offset - 1] == 10 ? line - 1 : line }
}
