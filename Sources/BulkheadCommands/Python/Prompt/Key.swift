/// One key, or what a terminal sends in its place.
enum Key: Hashable {
    case text(Unicode.Scalar)
    case enter, tab, backspace, delete
    case left, right, up, down, home, end, wordLeft, wordRight
    case killToEnd, killToStart, killWord
    case interrupt, endOfInput, clearScreen
    case pasteBegin, pasteEnd
    case other
}

/// Turns the bytes of a terminal into keys.
struct KeyDecoder {
    private var bytes: [UInt8] = []

    /// Whether a sequence has begun that further bytes may continue.
    var isWaiting: Bool { !bytes.isEmpty }

    /// The keys that are whole with this byte.
    mutating func take(_ byte: UInt8) -> [Key] {
        bytes.append(byte)
        guard let key = Self.key(bytes) else {
            // No sequence is this long.
            if bytes.count > 32 { bytes = [] }
            return []
        }
        bytes = []
        return [key]
    }

    /// What began and was not continued.
    mutating func timeOut() { bytes = [] }

    private static func key(_ bytes: [UInt8]) -> Key? {
        guard let first = bytes.first else { return nil }
        if first == 0x1B { return sequence(bytes.dropFirst()) }
        if first >= 0x80 { return scalar(bytes) }
        switch first {
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x08, 0x7F: return .backspace
        case 0x09: return .tab
        case 0x0A, 0x0D: return .enter
        case 0x0B: return .killToEnd
        case 0x0C: return .clearScreen
        case 0x0E: return .down
        case 0x10: return .up
        case 0x15: return .killToStart
        case 0x17: return .killWord
        case 0x20...0x7E: return .text(Unicode.Scalar(first))
        default: return .other
        }
    }

    private static func scalar(_ bytes: [UInt8]) -> Key? {
        let length: Int
        switch bytes[0] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return .other
        }
        guard bytes.count >= length else { return nil }
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first, scalar.value >= 0xA0 else {
            return .other
        }
        return .text(scalar)
    }

    private static func sequence(_ rest: ArraySlice<UInt8>) -> Key? {
        guard let kind = rest.first else { return nil }
        switch kind {
        case UInt8(ascii: "b"): return .wordLeft
        case UInt8(ascii: "f"): return .wordRight
        case 0x7F: return .killWord
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            guard let last = rest.dropFirst().last else { return nil }
            guard (0x40...0x7E).contains(last) else { return nil }
            return named(String(decoding: rest.dropFirst(), as: UTF8.self))
        default: return .other
        }
    }

    private static func named(_ text: String) -> Key {
        switch text {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "H", "1~", "7~": .home
        case "F", "4~", "8~": .end
        case "3~": .delete
        case "1;5C", "1;3C", "5C": .wordRight
        case "1;5D", "1;3D", "5D": .wordLeft
        case "200~": .pasteBegin
        case "201~": .pasteEnd
        default: .other
        }
    }
}
