/// An f-string or t-string that the tokenizer is within.
struct FormattedString {
    /// CPython's bound on f-strings within f-strings.
    static let maximumNesting = 150
    /// CPython's bound on replacement fields within format specifications.
    static let maximumFieldNesting = 3

    let quote: UInt8
    let quoteCount: Int
    let isRaw: Bool
    let isTemplate: Bool
    let start: SourcePosition
    /// Whether literal text comes next, rather than an expression.
    var isInText = true
    var isInFormatSpec = false
    /// How many brackets are open since the quotes.
    var depth = 0
    /// For each replacement field that is open, the depth outside of its brace.
    var fieldDepth = -1

    var name: String { isTemplate ? "t-string" : "f-string" }
    var isInField: Bool { fieldDepth >= 0 }
}

extension Tokenizer {
    /// Scans literal text up to a brace or the closing quotes; the text may be empty and is then no token.
    mutating func scanFormattedText() throws(SyntaxFailure) {
        guard var mode = formatted.popLast() else { return }
        if try !scanFormattedText(of: &mode) {
            formatted.append(mode)
        }
    }

    /// The same for one string; true when it was closed.
    private mutating func scanFormattedText(of mode: inout FormattedString) throws(SyntaxFailure) -> Bool {
        let start = offset
        let startPosition = position
        var isInEscapedName = false
        while true {
            let byte = bytes[offset]
            let isInSpec = mode.isInFormatSpec && mode.isInField
            if byte == 0 && offset >= count || byte == 10 && mode.quoteCount == 1 {
                if isInSpec, mode.quoteCount == 1 {
                    throw failure(
                        "\(mode.name): newlines are not allowed in format specifiers for single quoted "
                            + "\(mode.name)s", behind: offset + 1)
                }
                throw unterminated(mode)
            }
            if byte == mode.quote, closes(mode) {
                appendText(from: start, startPosition)
                let quotes = offset
                offset += mode.quoteCount
                append(.stringEnd, from: quotes)
                return true
            }
            offset += 1
            switch byte {
            case 10:
                advanceLine()
            case 123:  // {
                if bytes[offset] == 123, !isInSpec {
                    appendText(from: start, startPosition, trimmed: 1)
                    return false
                }
                offset -= 1
                appendText(from: start, startPosition)
                mode.fieldDepth += 1
                if mode.fieldDepth >= FormattedString.maximumFieldNesting {
                    throw failure("\(mode.name): expressions nested too deeply", behind: offset)
                }
                mode.isInText = false
                return false
            case 125:  // }
                if isInEscapedName {
                    isInEscapedName = false
                    continue
                }
                if bytes[offset] == 125, !isInSpec, mode.depth == 0 {
                    appendText(from: start, startPosition, trimmed: 1)
                    return false
                }
                offset -= 1
                appendText(from: start, startPosition)
                mode.isInText = false
                return false
            case 92:  // backslash
                let next = bytes[offset]
                if next == 123 || next == 125 { continue }
                if offset >= count { continue }
                offset += 1
                if next == 10 { advanceLine() }
                if !mode.isRaw, next == 78, bytes[offset] == 123 {
                    offset += 1
                    isInEscapedName = true
                }
            default:
                break
            }
        }
    }

    private func closes(_ mode: FormattedString) -> Bool {
        mode.quoteCount == 1 || bytes[offset + 1] == mode.quote && bytes[offset + 2] == mode.quote
    }

    private mutating func appendText(from start: Int, _ startPosition: SourcePosition, trimmed: UInt8 = 0) {
        // The second of two braces belongs to the token but not to its text.
        offset += Int(trimmed)
        if offset > start {
            append(.stringMiddle, from: start, startPosition: startPosition, trimmed: trimmed)
        }
    }

    private func unterminated(_ mode: FormattedString) -> SyntaxFailure {
        if mode.quoteCount == 3 {
            return SyntaxFailure(
                "unterminated triple-quoted \(mode.name) literal (detected at line \(lastLine))", start: mode.start,
                isIncomplete: true)
        }
        return SyntaxFailure("unterminated \(mode.name) literal (detected at line \(line))", start: mode.start)
    }
}
