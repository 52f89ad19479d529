/// What adjacent string literals add up to, while it is put together.
private struct StringParts {
    var values: [Expression] = []
    var text: [UInt8] = []
    var textRange: SourceRange?
    var tallest = 0

    mutating func append(_ bytes: [UInt8], _ range: SourceRange) {
        // Text without content leaves no constant and does not widen the one it adjoins.
        guard !bytes.isEmpty else { return }
        text.append(contentsOf: bytes)
        textRange = SourceRange(start: textRange?.start ?? range.start, end: range.end)
    }

    /// Makes a constant of the text so far.
    mutating func flush() {
        guard let range = textRange else { return }
        values.append(Expression(.constant(.string(TextLiteral(bytes: text))), range))
        text = []
        textRange = nil
        tallest = max(tallest, 1)
    }
}

extension Parser {
    /// One or more literals side by side, which are one.
    mutating func parseStrings() throws(SyntaxFailure) -> Expression {
        let first = token
        if first.kind == .string, !kind(ahead: 1).startsString { return try parsePlainString(first) }

        var parts = StringParts()
        var bytes: [UInt8] = []
        var isFormatted = false
        var isBytes: Bool?
        let isTemplate = first.kind == .tStringStart
        let hasUnicodePrefix = self.bytes[Int(first.startOffset)] | 0x20 == 117
        var previous = first.range
        while kind.startsString {
            let literal = token
            guard (literal.kind == .tStringStart) == isTemplate else {
                let range = try parseOneForItsRange()
                throw failure(
                    "cannot mix t-string literals with string or bytes literals", from: previous, to: range)
            }
            if literal.kind == .string {
                advance()
                let (content, literalIsBytes) = try decode(literal)
                if let isBytes, isBytes != literalIsBytes { throw try mixedBytes() }
                isBytes = literalIsBytes
                if literalIsBytes { bytes.append(contentsOf: content) } else { parts.append(content, literal.range) }
            } else {
                if isBytes == true { throw try mixedBytes() }
                isBytes = false
                isFormatted = true
                try parseFormatted(into: &parts)
            }
            previous = range(from: literal.start)
        }
        if isBytes == true { return leaf(.constant(.bytes(bytes)), from: first.start) }
        guard isFormatted else {
            let text = TextLiteral(bytes: parts.text, hasUnicodePrefix: hasUnicodePrefix)
            return leaf(.constant(.string(text)), from: first.start)
        }
        parts.flush()
        return try make(
            isTemplate ? .templateStr(parts.values) : .joinedStr(parts.values), from: first.start, over: parts.tallest)
    }

    private mutating func parsePlainString(_ token: Token) throws(SyntaxFailure) -> Expression {
        advance()
        let (content, isBytes) = try decode(token)
        if isBytes { return leaf(.constant(.bytes(content)), from: token.start) }
        let hasUnicodePrefix = bytes[Int(token.startOffset)] | 0x20 == 117
        return leaf(
            .constant(.string(TextLiteral(bytes: content, hasUnicodePrefix: hasUnicodePrefix))), from: token.start)
    }

    /// CPython notices behind the last of them.
    private mutating func mixedBytes() throws(SyntaxFailure) -> SyntaxFailure {
        while kind.startsString { _ = try parseOneForItsRange() }
        return failure("cannot mix bytes and nonbytes literals", at: token.range)
    }

    private mutating func parseOneForItsRange() throws(SyntaxFailure) -> SourceRange {
        let start = self.start
        if kind == .string {
            advance()
        } else {
            var parts = StringParts()
            try parseFormatted(into: &parts)
        }
        return range(from: start)
    }

    // MARK: Plain literals

    private mutating func decode(_ token: Token) throws(SyntaxFailure) -> (content: [UInt8], isBytes: Bool) {
        var start = Int(token.startOffset)
        var end = Int(token.endOffset)
        var isRaw = false
        var isBytes = false
        while bytes[start] != 34, bytes[start] != 39, start < end {
            switch bytes[start] | 0x20 {
            case 98: isBytes = true
            case 114: isRaw = true
            default: break
            }
            start += 1
        }
        let quotes = end - start >= 6 && bytes[start + 1] == bytes[start] && bytes[start + 2] == bytes[start] ? 3 : 1
        start += quotes
        end -= quotes
        guard start <= end else { return ([], isBytes) }
        let content = bytes[start..<end]
        if isBytes, content.contains(where: { $0 >= 128 }) {
            throw failure("bytes can only contain ASCII literal characters", at: token.range)
        }
        if isRaw || !content.contains(92) { return (Array(content), isBytes) }
        return (try decodeEscapes(content, isBytes: isBytes, in: token), isBytes)
    }

    private mutating func decodeEscapes(
        _ content: ArraySlice<UInt8>, isBytes: Bool, in token: Token
    ) throws(SyntaxFailure) -> [UInt8] {
        let decoder: StringDecoder
        do {
            decoder = isBytes ? try StringDecoder.bytes(content) : try StringDecoder.text(content)
        } catch {
            throw failure(error.message, at: token.range)
        }
        if let escape = decoder.doubtfulEscape, warnings.count < Self.maximumWarnings {
            let kind = escape.text.utf8.first.map { 48...55 ~= $0 } == true ? "octal escape" : "escape"
            let message =
                "\"\\\(escape.text)\" is an invalid \(kind) sequence. Such sequences will not work in the future. "
                + "Did you mean \"\\\\\(escape.text)\"? A raw string is also an option."
            warnings.append(SyntaxWarning(message: message, range: token.range))
        }
        return decoder.result
    }

    /// More warnings than anybody reads are not kept.
    static let maximumWarnings = 100

    // MARK: Formatted literals

    private mutating func parseFormatted(into parts: inout StringParts) throws(SyntaxFailure) {
        let opening = token
        let isTemplate = opening.kind == .tStringStart
        let prefix = bytes[Int(opening.startOffset)..<Int(opening.endOffset)]
        let isRaw = prefix.contains { $0 | 0x20 == 114 }
        advance()
        while !take(.stringEnd) {
            try parseFormattedPart(into: &parts, isTemplate: isTemplate, isRaw: isRaw, isSpec: false)
        }
    }

    private mutating func parseFormattedPart(
        into parts: inout StringParts, isTemplate: Bool, isRaw: Bool, isSpec: Bool
    ) throws(SyntaxFailure) {
        let token = self.token
        switch token.kind {
        case .stringMiddle:
            advance()
            let end = Int(token.endOffset) - Int(token.trimmed)
            let content = bytes[Int(token.startOffset)..<end]
            let text =
                isRaw || !content.contains(92) ? Array(content) : try decodeEscapes(content, isBytes: false, in: token)
            parts.append(text, token.range)
        case .leftBrace:
            try parseField(into: &parts, isTemplate: isTemplate, isRaw: isRaw, isSpec: isSpec)
        default:
            throw invalidSyntax
        }
    }

    /// `{value=!conversion:spec}`.
    private mutating func parseField(
        into parts: inout StringParts, isTemplate: Bool, isRaw: Bool, isSpec: Bool
    ) throws(SyntaxFailure) {
        let name = isTemplate ? "t-string" : "f-string"
        let brace = token
        advance()
        try enter()
        try diagnoseMissingValue(name)
        let value = try parseFieldValue(name)
        var tallest = height
        let equal = token
        let hasDebugText = take(.equal)
        let terminator = token
        try diagnoseFieldEnd(name, hasDebugText: hasDebugText)
        var conversion = try parseConversion(name)
        var formatSpec: Expression?
        if kind == .colon {
            formatSpec = try parseFormatSpec(isTemplate: isTemplate, isRaw: isRaw)
            tallest = max(tallest, height)
            guard kind == .rightBrace else {
                throw failure("\(name): expecting '}', or format specs", at: token.range)
            }
        } else if kind != .rightBrace {
            throw failure("\(name): expecting \(conversion == nil ? "'}'" : "':' or '}'")", at: token.range)
        }
        advance()
        leave()

        let source = Self.withoutComments(bytes[Int(brace.endOffset)..<Int(terminator.startOffset)])
        if hasDebugText {
            var start = brace.start
            start.column += 1
            parts.append(source, SourceRange(start: start, end: terminator.start))
            if conversion == nil, formatSpec == nil { conversion = .representation }
        }
        parts.flush()
        let kind: Expression.Kind
        if isTemplate, !isSpec {
            // The text ends before the `=` of a debugging field.
            let end = hasDebugText ? equal.startOffset : terminator.startOffset
            let text = Self.withoutComments(bytes[Int(brace.endOffset)..<Int(end)])
            kind = .interpolation(
                value: value, text: String(decoding: text, as: UTF8.self), conversion: conversion,
                formatSpec: formatSpec)
        } else {
            kind = .formattedValue(value: value, conversion: conversion, formatSpec: formatSpec)
        }
        parts.values.append(try make(kind, from: brace.start, over: tallest))
        parts.tallest = max(parts.tallest, height)
    }

    private mutating func parseConversion(_ name: String) throws(SyntaxFailure) -> Conversion? {
        let exclamation = token
        guard take(.exclamation) else { return nil }
        let letter = token
        guard letter.kind == .name else {
            let problem = kind == .colon || kind == .rightBrace ? "missing" : "invalid"
            throw failure("\(name): \(problem) conversion character", at: letter.range)
        }
        if letter.startOffset != exclamation.endOffset {
            throw failure(
                "\(name): conversion type must come right after the exclamation mark", from: exclamation.range,
                to: letter.range)
        }
        advance()
        switch self.name(of: letter) {
        case "s": return .string
        case "r": return .representation
        case "a": return .ascii
        case let other:
            throw failure(
                "\(name): invalid conversion character '\(other)': expected 's', 'r', or 'a'", at: letter.range)
        }
    }

    private mutating func parseFormatSpec(isTemplate: Bool, isRaw: Bool) throws(SyntaxFailure) -> Expression {
        let start = self.start
        advance()
        var parts = StringParts()
        while kind == .stringMiddle || kind == .leftBrace {
            try parseFormattedPart(into: &parts, isTemplate: isTemplate, isRaw: isRaw, isSpec: true)
        }
        parts.flush()
        return try make(.joinedStr(parts.values), from: start, over: parts.tallest)
    }

    /// The expression of a field. Where it breaks off, CPython's rules say so in terms of the field.
    private mutating func parseFieldValue(_ name: String) throws(SyntaxFailure) -> Expression {
        let first = index
        do throws(SyntaxFailure) {
            return try parseYieldOrStarExpressions()
        } catch {
            guard isDiagnosing, error.message == Self.invalidSyntaxMessage else { throw error }
            let place = max(index, furthest)
            let isFirst = place == first || place == first + 1 && !tokens[first].kind.endsExpression
            if isFirst {
                throw failure("\(name): expecting a valid expression after '{'", at: tokens[first].range)
            }
            // An operator without a right operand belongs to no expression.
            if !tokens[place - 1].kind.endsExpression, place - 1 > first {
                throw failure("\(name): expecting '=', or '!', or ':', or '}'", at: tokens[place - 1].range)
            }
            throw error
        }
    }

    private func diagnoseMissingValue(_ name: String) throws(SyntaxFailure) {
        switch kind {
        case .equal, .exclamation, .colon, .rightBrace:
            let text = String(decoding: bytes[Int(token.startOffset)..<Int(token.endOffset)], as: UTF8.self)
            throw failure("\(name): valid expression required before '\(text)'", at: token.range)
        case .keywordYield, .star:
            return
        default:
            guard kind.startsExpression || !isDiagnosing else {
                throw failure("\(name): expecting a valid expression after '{'", at: token.range)
            }
        }
    }

    private func diagnoseFieldEnd(_ name: String, hasDebugText: Bool) throws(SyntaxFailure) {
        switch kind {
        case .exclamation, .colon, .rightBrace: return
        default:
            guard isDiagnosing else { throw invalidSyntax }
            let first = hasDebugText ? "" : "'=', or "
            throw failure("\(name): expecting \(first)'!', or ':', or '}'", at: token.range)
        }
    }

    /// The text of an expression as a debugging field shows it.
    private static func withoutComments(_ source: ArraySlice<UInt8>) -> [UInt8] {
        guard source.contains(35) else { return Array(source) }
        var result: [UInt8] = []
        var quote: UInt8?
        var isComment = false
        for byte in source {
            if isComment {
                if byte == 10 {
                    isComment = false
                    result.append(byte)
                }
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 34 || byte == 39 {
                quote = byte
            } else if byte == 35 {
                isComment = true
                continue
            }
            result.append(byte)
        }
        return result
    }
}

extension TokenKind {
    /// Whether an expression may end with it.
    fileprivate var endsExpression: Bool {
        switch self {
        case .name, .number, .string, .stringEnd, .rightParenthesis, .rightBracket, .rightBrace, .ellipsis,
            .keywordNone,
            .keywordTrue, .keywordFalse:
            true
        default: false
        }
    }

    /// Whether a string literal starts with it.
    fileprivate var startsString: Bool {
        self == .string || self == .fStringStart || self == .tStringStart
    }
}
