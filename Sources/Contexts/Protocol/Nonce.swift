/// 128 random bits that mark everything that belongs to one run: only who has read the run's own request knows them.
struct Nonce: Sendable, Hashable {
    /// 32 hexadecimal digits.
    let text: [UInt8]

    /// A new one, from the system's generator.
    init() {
        var generator = SystemRandomNumberGenerator()
        var text: [UInt8] = []
        for _ in 0..<2 {
            var bits = generator.next()
            for _ in 0..<16 {
                text.append(Self.digits[Int(bits & 0xF)])
                bits >>= 4
            }
        }
        self.text = text
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
