/// Cuts a source text into tokens, the way CPython's tokenizer does.
public struct Tokenizer {
    let bytes: [UInt8]
    let count: Int
    let limits: SyntaxLimits
    var tokens: [Token] = []
    var names = NameTable()
    /// Where comments are, for whoever colours source text.
    var comments: [SourceRange] = []
    var warnings: [SyntaxWarning] = []

    /// Why the text could not be cut up to its end. The last token but one then stands for the rest of it.
    var failure: SyntaxFailure?

    var offset = 0
    var line: Int32 = 1
    var lineStart = 0
    var brackets: [Bracket] = []
    var indents: [(column: Int, alternate: Int)] = [(0, 0)]
    var formatted: [FormattedString] = []

    struct Bracket {
        let opening: UInt8
        let position: SourcePosition
    }

    init(_ source: SourceText, limits: SyntaxLimits) {
        bytes = source.bytes
        count = source.count
        self.limits = limits
        tokens.reserveCapacity(min(count / 4 + 16, limits.maximumTokens))
    }

    /// The tokens of a source text, the last of them the end marker, and where its comments are.
    public static func tokenize(
        _ source: [UInt8], filename: String = "<string>", limits: SyntaxLimits = SyntaxLimits()
    ) throws(PythonSyntaxError) -> (tokens: [Token], comments: [SourceRange]) {
        do throws(SyntaxFailure) {
            var tokenizer = Tokenizer(try SourceText(source, limits: limits), limits: limits)
            try tokenizer.runToFailure()
            if let failure = tokenizer.failure { throw failure }
            return (tokenizer.tokens, tokenizer.comments)
        } catch {
            throw PythonSyntaxError(error, filename: filename, source: source)
        }
    }

    /// Cuts up to the end or to the first error, which is kept: the parser may find one before it that comes first.
    mutating func runToFailure() throws(SyntaxFailure) {
        do throws(SyntaxFailure) {
            try run()
        } catch {
            if error.kind == .limit { throw error }
            failure = error
            append(.unknown, at: error.start)
            append(.endMarker, at: error.start)
        }
    }

    private mutating func run() throws(SyntaxFailure) {
        try startLine()
        while true {
            if let mode = formatted.last, mode.isInText {
                try scanFormattedText()
            } else if try !scanToken() {
                break
            }
            if tokens.count > limits.maximumTokens {
                throw SyntaxFailure(
                    "source has more than \(limits.maximumTokens) tokens", kind: .limit, start: position)
            }
        }
    }

    // MARK: Places

    var position: SourcePosition { position(at: offset) }

    @inline(__always)
    func position(at offset: Int) -> SourcePosition {
        SourcePosition(line: line, column: Int32(truncatingIfNeeded: offset - lineStart))
    }

    /// An error at the byte read last, which is where CPython's tokenizer puts its own.
    func failure(_ message: String, behind offset: Int) -> SyntaxFailure {
        var place = max(lineStart, offset - 1)
        while place > lineStart, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return SyntaxFailure(message, start: position(at: place))
    }

    @inline(__always)
    mutating func append(_ kind: TokenKind, from start: Int, value: Int32 = -1) {
        append(kind, from: start, startPosition: position(at: start), value: value)
    }

    @inline(__always)
    mutating func append(
        _ kind: TokenKind, from start: Int, startPosition: SourcePosition, value: Int32 = -1, trimmed: UInt8 = 0
    ) {
        tokens.append(
            Token(
                kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), trimmed: trimmed, value: value,
                startOffset: Int32(truncatingIfNeeded: start), endOffset: Int32(truncatingIfNeeded: offset),
                start: startPosition, end: position))
    }

    @inline(__always)
    mutating func advanceLine() {
        line += 1
        lineStart = offset
    }

    // MARK: One token

    /// Scans one token of ordinary source; false behind the end marker.
    private mutating func scanToken() throws(SyntaxFailure) -> Bool {
        while bytes[offset] == 32 || bytes[offset] == 9 || bytes[offset] == 12 { offset += 1 }
        let start = offset
        let byte = bytes[start]
        switch byte {
        case 65...90, 95, 97...122, 128...:
            try scanName()
        case 48...57:
            try scanNumber()
        case 46:  // .
            if bytes[start + 1] &- 48 < 10 {
                try scanNumber()
            } else if bytes[start + 1] == 46, bytes[start + 2] == 46 {
                offset += 3
                append(.ellipsis, from: start)
            } else {
                offset += 1
                append(.dot, from: start)
            }
        case 34, 39:
            try scanString(prefixStart: start, prefix: StringPrefix())
        case 10:
            offset += 1
            if brackets.isEmpty {
                // A comment counts as part of the line break behind it.
                let comment = comments.last.flatMap { $0.end == position(at: start) ? $0.start : nil }
                append(.newline, from: start, startPosition: comment ?? position(at: start))
                advanceLine()
                try startLine()
            } else {
                advanceLine()
            }
        case 35:  // #
            while bytes[offset] != 10, offset < count { offset += 1 }
            comments.append(SourceRange(start: position(at: start), end: position))
        case 92:  // backslash
            try scanContinuation()
        case 0:
            guard start >= count else { throw failure("source code cannot contain null bytes", behind: start + 1) }
            try scanEnd()
            return false
        default:
            try scanOperator(byte)
        }
        return true
    }

    /// What has no text of its own, at the place that CPython names in errors.
    mutating func append(_ kind: TokenKind, at place: SourcePosition) {
        append(kind, from: offset, startPosition: place)
        tokens[tokens.count - 1].end = place
    }

    /// The end of the last line, rather than the start of one behind it.
    private var endOfText: SourcePosition {
        guard offset == lineStart, lineStart > 0 else { return position(at: offset) }
        var start = lineStart - 1
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        return SourcePosition(line: line - 1, column: Int32(truncatingIfNeeded: lineStart - 1 - start))
    }

    /// A backslash at the end of a line.
    mutating func scanContinuation() throws(SyntaxFailure) {
        offset += 1
        if offset >= count {
            throw SyntaxFailure("unexpected EOF while parsing", start: position(at: offset), isIncomplete: true)
        }
        guard bytes[offset] == 10 else {
            throw SyntaxFailure("unexpected character after line continuation character", start: position(at: offset))
        }
        offset += 1
        if offset >= count {
            throw SyntaxFailure("unexpected EOF while parsing", start: position(at: offset - 1), isIncomplete: true)
        }
        advanceLine()
    }

    private mutating func scanEnd() throws(SyntaxFailure) {
        if brackets.isEmpty {
            // A last line without a line break has one all the same.
            if let last = tokens.last?.kind, last != .newline, last != .dedent, last != .indent {
                append(.newline, from: offset)
                tokens[tokens.count - 1].end.column += 1
            }
            while indents.count > 1 {
                indents.removeLast()
                append(.dedent, at: endOfText)
            }
        }
        append(.endMarker, at: endOfText)
    }
}
