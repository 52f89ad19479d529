/// Hands out a pattern or a template by tokens: single characters, and escapes of a backslash and a character.
struct PatternReader {
    struct Token {
        /// The character, or the one after the backslash.
        let unit: UInt32
        let isEscape: Bool

        var length: Int { isEscape ? 2 : 1 }
        var units: [UInt32] { isEscape ? [0x5C, unit] : [unit] }

        /// Whether the token is this character, not escaped.
        func isPlain(_ scalar: Unicode.Scalar) -> Bool { !isEscape && unit == scalar.value }
    }

    let units: [UInt32]
    let isBytes: Bool
    private(set) var next: Token?
    private var index = 0

    init(_ units: [UInt32], isBytes: Bool) throws(RegexError) {
        self.units = units
        self.isBytes = isBytes
        try advance()
    }

    /// The place of the next token.
    var position: Int { index - (next?.length ?? 0) }

    mutating func advance() throws(RegexError) {
        guard index < units.count else {
            next = nil
            return
        }
        guard units[index] == 0x5C else {
            next = Token(unit: units[index], isEscape: false)
            index += 1
            return
        }
        guard index + 1 < units.count else {
            throw RegexError("bad escape (end of pattern)", at: units.count - 1, of: units)
        }
        next = Token(unit: units[index + 1], isEscape: true)
        index += 2
    }

    mutating func take() throws(RegexError) -> Token? {
        let token = next
        try advance()
        return token
    }

    mutating func skip(_ scalar: Unicode.Scalar) throws(RegexError) -> Bool {
        guard let next, next.isPlain(scalar) else { return false }
        try advance()
        return true
    }

    mutating func seek(to position: Int) throws(RegexError) {
        index = position
        try advance()
    }

    /// Takes characters of a kind, at most a number of them.
    mutating func take(atMost count: Int, where accepts: (UInt32) -> Bool) throws(RegexError) -> [UInt32] {
        var taken: [UInt32] = []
        while taken.count < count, let next, !next.isEscape, accepts(next.unit) {
            taken.append(next.unit)
            try advance()
        }
        return taken
    }

    /// Takes a name up to a character that ends it.
    mutating func takeName(until end: Unicode.Scalar, what: String) throws(RegexError) -> [UInt32] {
        var name: [UInt32] = []
        while true {
            guard let token = try take() else {
                throw name.isEmpty
                    ? error("missing \(what)") : error("missing \(end), unterminated name", back: name.count)
            }
            if token.isPlain(end) {
                if name.isEmpty { throw error("missing \(what)", back: 1) }
                return name
            }
            name += token.units
        }
    }

    /// An error about the text that many characters before the next token.
    func error(_ message: String, back: Int = 0) -> RegexError {
        let text = isBytes ? PythonText.asciiOnly(message) : message
        return RegexError(text, at: position - back, of: units)
    }

    func checkGroupName(_ name: [UInt32], back: Int) throws(RegexError) {
        if isBytes, name.contains(where: { $0 >= 128 }) {
            throw error(
                "bad character in group name \(PythonText.asciiOnly(PythonText.quoted(name)))", back: name.count + back)
        }
        if !PythonText.isIdentifier(name) {
            throw error("bad character in group name \(PythonText.quoted(name))", back: name.count + back)
        }
    }
}

extension UInt32 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isOctalDigit: Bool { self >= 0x30 && self <= 0x37 }
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// The value of a hexadecimal digit.
    var hexDigit: UInt32? {
        if isDigit { return self - 0x30 }
        let letter = self | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : nil
    }
}
