/// Names that nobody can guess.
enum RandomName {
    /// A sandbox id: `i` and 20 characters of `a-z0-9`, 103 bits.
    static func sandbox() -> String { "i" + text(20) }

    /// `count` characters of `a-z0-9` from the system's generator.
    static func text(_ count: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        var generator = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
    }

    /// A universally unique identifier (RFC 9562, version 4), which clients of E2B expect of builds.
    static func unique() -> String {
        var digits = Array(hex(16))
        digits[12] = "4"
        digits[16] = ["8", "9", "a", "b"][(digits[16].hexDigitValue ?? 0) & 3]
        for place in [8, 13, 18, 23] { digits.insert("-", at: place) }
        return String(digits)
    }

    /// `count` bytes as hexadecimal digits.
    static func hex(_ count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
