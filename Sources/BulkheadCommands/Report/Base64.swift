/// Bytes that are no text, as text.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            encoded.append(alphabet[Int(first >> 2)])
            encoded.append(alphabet[Int((first & 3) << 4 | second >> 4)])
            encoded.append(index + 1 < bytes.count ? alphabet[Int((second & 15) << 2 | third >> 6)] : 0x3D)
            encoded.append(index + 2 < bytes.count ? alphabet[Int(third & 63)] : 0x3D)
            index += 3
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
