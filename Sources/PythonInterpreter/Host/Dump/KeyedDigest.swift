/// HMAC with SHA-256: who does not have the key can neither make a dump nor change one.
enum KeyedDigest {
    static let size = 32

    static func of(_ bytes: ArraySlice<UInt8>, key: [UInt8]) -> [UInt8] {
        var block = key.count > 64 ? digest([key[...]]) : key
        block += [UInt8](repeating: 0, count: 64 - block.count)
        let inner = digest([block.map { $0 ^ 0x36 }[...], bytes])
        return digest([block.map { $0 ^ 0x5C }[...], inner[...]])
    }

    private static func digest(_ parts: [ArraySlice<UInt8>]) -> [UInt8] {
        var digest = ChainedDigest(.sha256)
        for part in parts {
            part.withUnsafeBufferPointer { if let base = $0.baseAddress { digest.update(base, part.count) } }
        }
        return digest.finished(size)
    }

    /// Compares in a time that does not depend on where the difference is.
    static func isEqual(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left, right) { difference |= a ^ b }
        return difference == 0
    }
}
