/// Finds what is not UTF-8.
enum UTF8Validation {
    /// The offset of the first byte that starts no valid sequence.
    static func firstError(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            let length = validLength(in: bytes, at: index)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// CPython's reason for refusing the byte there.
    static func reason(in bytes: [UInt8], at place: Int) -> String {
        let lead = bytes[place]
        if lead < 0xC2 || lead > 0xF4 { return "invalid start byte" }
        let needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        if place + needed >= bytes.count { return "unexpected end of data" }
        return "invalid continuation byte"
    }

    /// The length of the valid sequence there, or 0.
    @inline(__always)
    private static func validLength(in bytes: [UInt8], at index: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        let remaining = bytes.count - index
        func continues(_ distance: Int) -> Bool { bytes[index + distance] & 0xC0 == 0x80 }
        switch lead {
        case 0xC2...0xDF:
            return remaining > 1 && continues(1) ? 2 : 0
        case 0xE0...0xEF:
            guard remaining > 2, continues(1), continues(2) else { return 0 }
            let second = bytes[index + 1]
            // Neither overlong nor a surrogate.
            if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard remaining > 3, continues(1), continues(2), continues(3) else { return 0 }
            let second = bytes[index + 1]
            if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
            return 4
        default:
            return 0
        }
    }
}
