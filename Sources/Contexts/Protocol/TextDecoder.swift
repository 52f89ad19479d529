/// Turns a stream of bytes into text piece by piece: a character that is cut in two waits for its rest, what is no
/// UTF-8 becomes U+FFFD.
struct TextDecoder {
    private var rest: [UInt8] = []

    /// The text of what is complete.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> String {
        var all = rest.isEmpty ? bytes : (rest + bytes)[...]
        rest = []
        let cut = Self.incompleteTail(all)
        if cut > 0 {
            rest = Array(all.suffix(cut))
            all = all.dropLast(cut)
        }
        return String(decoding: all, as: UTF8.self)
    }

    /// The text of what will not be completed any more.
    mutating func finish() -> String {
        defer { rest = [] }
        return String(decoding: rest, as: UTF8.self)
    }

    /// How many bytes at the end begin a character that is not complete.
    private static func incompleteTail(_ bytes: ArraySlice<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.endIndex - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return byte < 0xF8 && length > back ? back : 0
        }
        return 0
    }
}
