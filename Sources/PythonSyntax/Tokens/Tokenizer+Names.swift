extension Tokenizer {
    /// Whether a byte may stand within a name; all bytes above ASCII may, until the whole is looked at.
    @inline(__always)
    static func continuesName(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 95, 97...122, 128...: true
        default: false
        }
    }

    mutating func scanName() throws(SyntaxFailure) {
        let start = offset
        var hasPrefixShape = true
        var isASCII = true
        var prefix = StringPrefix()
        while true {
            let byte = bytes[offset]
            if hasPrefixShape {
                if byte == 34 || byte == 39 {
                    if offset > start {
                        try prefix.validate(self, from: start, to: offset)
                        try scanString(prefixStart: start, prefix: prefix)
                        return
                    }
                } else {
                    hasPrefixShape = prefix.add(byte)
                }
            }
            guard Self.continuesName(byte) else { break }
            if byte >= 128 { isASCII = false }
            offset += 1
        }
        if isASCII {
            append(name: names.identifier(of: bytes, from: start, to: offset), from: start)
        } else {
            try scanUnicodeName(from: start)
        }
    }

    private mutating func append(name identifier: Int32, from start: Int) {
        if identifier < Int32(TokenKind.keywords.count) {
            let kind = TokenKind(rawValue: TokenKind.keywordFalse.rawValue + UInt8(truncatingIfNeeded: identifier))
            append(kind ?? .name, from: start)
        } else {
            append(.name, from: start, value: identifier)
        }
    }

    private mutating func scanUnicodeName(from start: Int) throws(SyntaxFailure) {
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        var place = start
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            let isAllowed =
                scalar == "_" || (place == start ? properties.isXIDStart : properties.isXIDContinue)
            if !isAllowed {
                // A name may end where a character that is none follows, and then the error is that character's.
                throw invalidCharacter(scalar, at: place)
            }
            place += UTF8.width(scalar)
        }
        let normal = IdentifierNormalisation.normalised(text)
        append(.name, from: start, value: names.identifier(ofNormalised: normal))
    }

    /// The error about a character that has no place outside of strings.
    func invalidCharacter(_ scalar: Unicode.Scalar, at place: Int) -> SyntaxFailure {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let message =
            CharacterNames.isPrintable(scalar)
            ? "invalid character '\(scalar)' (\(code))" : "invalid non-printable character \(code)"
        return SyntaxFailure(message, start: position(at: place))
    }
}

extension UTF8 {
    /// How many bytes a scalar takes.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        default: 4
        }
    }
}
