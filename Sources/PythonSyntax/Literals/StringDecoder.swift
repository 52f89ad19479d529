/// Decodes what stands between the quotes of a literal.
struct StringDecoder {
    /// What is wrong with an escape, in CPython's words.
    struct Problem: Error {
        let message: String
    }

    private let source: ArraySlice<UInt8>
    private var index: Int
    /// What CPython counts positions in: it writes characters above ASCII as `\UXXXXXXXX` before it decodes escapes.
    private var position = 0
    /// Whether octal escapes are code points rather than bytes.
    private let isText: Bool
    private(set) var result: [UInt8] = []
    /// The first escape that means nothing, for a warning: its offset in the source and its text.
    private(set) var doubtfulEscape: (offset: Int, text: String)?

    private init(_ source: ArraySlice<UInt8>, isText: Bool) {
        self.isText = isText
        self.source = source
        index = source.startIndex
        result.reserveCapacity(source.count)
    }

    /// The text of a string literal, as WTF-8.
    static func text(_ source: ArraySlice<UInt8>) throws(Problem) -> StringDecoder {
        var decoder = StringDecoder(source, isText: true)
        while let byte = decoder.next() {
            guard byte == 92 else {
                decoder.result.append(byte)
                decoder.position += byte < 0x80 ? 1 : byte >= 0xC0 ? 10 : 0
                continue
            }
            try decoder.decodeTextEscape()
        }
        return decoder
    }

    /// The bytes of a bytes literal.
    static func bytes(_ source: ArraySlice<UInt8>) throws(Problem) -> StringDecoder {
        var decoder = StringDecoder(source, isText: false)
        while let byte = decoder.next() {
            guard byte == 92, let escape = decoder.next() else {
                decoder.result.append(byte)
                continue
            }
            if escape == 120 {
                let place = decoder.index - 2 - source.startIndex
                let (value, digits) = decoder.hexadecimal(2)
                guard digits == 2 else {
                    throw Problem(message: "(value error) invalid \\x escape at position \(place)")
                }
                decoder.result.append(UInt8(truncatingIfNeeded: value))
            } else if !decoder.decodeSimpleEscape(escape) {
                decoder.note(escape)
                decoder.result.append(92)
                decoder.result.append(escape)
            }
        }
        return decoder
    }

    private mutating func next() -> UInt8? {
        guard index < source.endIndex else { return nil }
        defer { index += 1 }
        return source[index]
    }

    private mutating func note(_ escape: UInt8) {
        guard doubtfulEscape == nil else { return }
        let end = source[index...].prefix { $0 & 0xC0 == 0x80 }.endIndex
        doubtfulEscape = (
            index - 2, String(decoding: source[(index - 1)..<(escape < 0x80 ? index : end)], as: UTF8.self)
        )
    }

    /// Escapes that text and bytes share.
    private mutating func decodeSimpleEscape(_ escape: UInt8) -> Bool {
        switch escape {
        case 10: break
        case 92, 39, 34: result.append(escape)
        case 97: result.append(7)
        case 98: result.append(8)
        case 102: result.append(12)
        case 110: result.append(10)
        case 114: result.append(13)
        case 116: result.append(9)
        case 118: result.append(11)
        case 48...55:
            let start = index - 1
            var value = UInt32(escape - 48)
            for _ in 0..<2 {
                guard index < source.endIndex, 48...55 ~= source[index] else { break }
                value = value << 3 | UInt32(source[index] - 48)
                index += 1
            }
            if value > 0o377, doubtfulEscape == nil {
                doubtfulEscape = (start - 1, String(decoding: source[start..<index], as: UTF8.self))
            }
            isText ? append(value) : result.append(UInt8(truncatingIfNeeded: value))
        default: return false
        }
        return true
    }

    private mutating func decodeTextEscape() throws(Problem) {
        let start = index - 1
        defer { position += index - start }
        guard let escape = next() else { throw malformed("\\ at end of string", length: 1) }
        switch escape {
        case 120: try decodeHexadecimal(2, "truncated \\xXX escape")
        case 117: try decodeHexadecimal(4, "truncated \\uXXXX escape")
        case 85: try decodeHexadecimal(8, "truncated \\UXXXXXXXX escape")
        case 78: try decodeName()
        default:
            if !decodeSimpleEscape(escape) {
                note(escape)
                result.append(92)
                if escape < 0x80 {
                    result.append(escape)
                } else {
                    index -= 1
                }
            }
        }
    }

    /// Up to so many hexadecimal digits, and how many there were.
    private mutating func hexadecimal(_ count: Int) -> (value: UInt32, digits: Int) {
        var value: UInt32 = 0
        var digits = 0
        while digits < count, index < source.endIndex {
            let byte = source[index]
            switch byte {
            case 48...57: value = value << 4 | UInt32(byte - 48)
            case 65...70, 97...102: value = value << 4 | UInt32((byte | 0x20) - 87)
            default: return (value, digits)
            }
            digits += 1
            index += 1
        }
        return (value, digits)
    }

    private mutating func decodeHexadecimal(_ count: Int, _ truncated: String) throws(Problem) {
        let (value, digits) = hexadecimal(count)
        guard digits == count else { throw malformed(truncated, length: 2 + digits) }
        guard value <= 0x10_FFFF else { throw malformed("illegal Unicode character", length: 10) }
        append(value)
    }

    private mutating func decodeName() throws(Problem) {
        guard index < source.endIndex, source[index] == 123,
            let end = source[index...].prefix(200).firstIndex(of: 125), end > index + 1
        else { throw malformed("malformed \\N character escape", length: 2 + malformedNameLength) }
        let name = String(decoding: source[(index + 1)..<end], as: UTF8.self)
        let length = end - index + 3
        guard let scalar = CharacterNames.scalar(named: name) else {
            throw malformed("unknown Unicode character name", length: length)
        }
        index = end + 1
        append(scalar.value)
    }

    private var malformedNameLength: Int {
        guard index < source.endIndex, source[index] == 123 else { return 0 }
        return source[index...].prefix { $0 != 125 }.count
    }

    private func malformed(_ reason: String, length: Int) -> Problem {
        let place =
            length == 1
            ? "can't decode byte 0x5c in position \(position)"
            : "can't decode bytes in position \(position)-\(position + length - 1)"
        return Problem(message: "(unicode error) 'unicodeescape' codec \(place): \(reason)")
    }

    /// Appends a code point, which may be a surrogate.
    private mutating func append(_ value: UInt32) {
        func byte(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: bits) }
        switch value {
        case ..<0x80:
            result.append(byte(value))
        case ..<0x800:
            result.append(byte(0xC0 | value >> 6))
            result.append(byte(0x80 | value & 0x3F))
        case ..<0x1_0000:
            result.append(byte(0xE0 | value >> 12))
            result.append(byte(0x80 | value >> 6 & 0x3F))
            result.append(byte(0x80 | value & 0x3F))
        default:
            result.append(byte(0xF0 | value >> 18))
            result.append(byte(0x80 | value >> 12 & 0x3F))
            result.append(byte(0x80 | value >> 6 & 0x3F))
            result.append(byte(0x80 | value & 0x3F))
        }
    }
}
