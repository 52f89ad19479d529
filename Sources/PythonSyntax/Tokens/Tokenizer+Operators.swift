extension Tokenizer {
    /// CPython's bound on nested brackets.
    private static let maximumBrackets = 200

    mutating func scanOperator(_ byte: UInt8) throws(SyntaxFailure) {
        let start = offset
        if !formatted.isEmpty, endsField(byte) { return }
        switch byte {
        case 40: try open(byte, .leftParenthesis)
        case 91: try open(byte, .leftBracket)
        case 123: try open(byte, .leftBrace)
        case 41: try close(byte, opening: 40, .rightParenthesis)
        case 93: try close(byte, opening: 91, .rightBracket)
        case 125: try close(byte, opening: 123, .rightBrace)
        default:
            let (kind, width) = try operatorKind(byte, bytes[start + 1], bytes[start + 2])
            offset += width
            append(kind, from: start)
        }
    }

    /// The longest operator that starts with these bytes.
    private func operatorKind(
        _ first: UInt8, _ second: UInt8, _ third: UInt8
    ) throws(SyntaxFailure) -> (TokenKind, Int) {
        let assigns = second == 61
        switch first {
        case 44: return (.comma, 1)
        case 58: return assigns ? (.colonEqual, 2) : (.colon, 1)
        case 59: return (.semicolon, 1)
        case 61: return assigns ? (.equalEqual, 2) : (.equal, 1)
        case 33: return assigns ? (.notEqual, 2) : (.exclamation, 1)
        case 43: return assigns ? (.plusEqual, 2) : (.plus, 1)
        case 45: return assigns ? (.minusEqual, 2) : second == 62 ? (.arrow, 2) : (.minus, 1)
        case 42:
            if second == 42 { return third == 61 ? (.doubleStarEqual, 3) : (.doubleStar, 2) }
            return assigns ? (.starEqual, 2) : (.star, 1)
        case 47:
            if second == 47 { return third == 61 ? (.doubleSlashEqual, 3) : (.doubleSlash, 2) }
            return assigns ? (.slashEqual, 2) : (.slash, 1)
        case 37: return assigns ? (.percentEqual, 2) : (.percent, 1)
        case 64: return assigns ? (.atEqual, 2) : (.at, 1)
        case 38: return assigns ? (.ampersandEqual, 2) : (.ampersand, 1)
        case 124: return assigns ? (.barEqual, 2) : (.bar, 1)
        case 94: return assigns ? (.caretEqual, 2) : (.caret, 1)
        case 126: return (.tilde, 1)
        case 60:
            if second == 60 { return third == 61 ? (.leftShiftEqual, 3) : (.leftShift, 2) }
            if second == 62 { return (.notEqual, 2) }
            return assigns ? (.lessEqual, 2) : (.less, 1)
        case 62:
            if second == 62 { return third == 61 ? (.rightShiftEqual, 3) : (.rightShift, 2) }
            return assigns ? (.greaterEqual, 2) : (.greater, 1)
        case 36, 63, 96:  // $ ? `
            return (.unknown, 1)
        default:
            throw invalidCharacter(Unicode.Scalar(first), at: offset)
        }
    }

    // MARK: Brackets

    private mutating func open(_ byte: UInt8, _ kind: TokenKind) throws(SyntaxFailure) {
        let start = offset
        guard brackets.count < min(Self.maximumBrackets, limits.maximumDepth) else {
            throw failure("too many nested parentheses", behind: start + 1)
        }
        offset += 1
        append(kind, from: start)
        brackets.append(Bracket(opening: byte, position: position(at: start)))
        if !formatted.isEmpty {
            formatted[formatted.count - 1].depth += 1
        }
    }

    private mutating func close(_ byte: UInt8, opening: UInt8, _ kind: TokenKind) throws(SyntaxFailure) {
        let start = offset
        let character = Unicode.Scalar(byte)
        if let mode = formatted.last, mode.depth == 0, byte == 125 {
            throw failure("\(mode.name): single '}' is not allowed", behind: start + 1)
        }
        guard let bracket = brackets.popLast() else {
            throw failure("unmatched '\(character)'", behind: start + 1)
        }
        if bracket.opening != opening {
            if let mode = formatted.last, bracket.opening == 123, mode.depth - 1 == mode.fieldDepth {
                throw failure("\(mode.name): unmatched '\(character)'", behind: start + 1)
            }
            let place = bracket.position.line == line ? "" : " on line \(bracket.position.line)"
            throw failure(
                "closing parenthesis '\(character)' does not match opening parenthesis "
                    + "'\(Unicode.Scalar(bracket.opening))'\(place)", behind: start + 1)
        }
        offset += 1
        append(kind, from: start)
        guard var mode = formatted.popLast() else { return }
        mode.depth -= 1
        if mode.depth < 0 {
            throw failure("\(mode.name): unmatched '\(character)'", behind: start + 1)
        }
        if byte == 125, mode.depth == mode.fieldDepth {
            mode.fieldDepth -= 1
            mode.isInText = true
            mode.isInFormatSpec = mode.fieldDepth >= 0
        }
        formatted.append(mode)
    }

    /// Whether this is the colon before the format specification of a field, which it then scans.
    private mutating func endsField(_ byte: UInt8) -> Bool {
        guard byte == 58, var mode = formatted.popLast() else { return false }
        defer { formatted.append(mode) }
        guard mode.isInField, mode.depth - 1 == mode.fieldDepth else { return false }
        mode.isInText = true
        mode.isInFormatSpec = true
        let start = offset
        offset += 1
        append(.colon, from: start)
        return true
    }
}
