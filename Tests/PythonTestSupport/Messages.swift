import Glibc

/// Texts on their way between a test and its runner: a line with the number of bytes, then the bytes.
package enum Messages {
    /// A text as it is sent.
    package static func framed(_ text: [UInt8]) -> [UInt8] { Array("\(text.count)\n".utf8) + text }

    /// All whole messages of what was received.
    package static func split(_ bytes: [UInt8]) -> [[UInt8]] {
        var messages: [[UInt8]] = []
        var position = 0
        while let end = bytes[position...].firstIndex(of: 10),
            let count = Int(String(decoding: bytes[position..<end], as: UTF8.self)), count >= 0,
            count < bytes.count - end
        {
            messages.append(Array(bytes[(end + 1)..<(end + 1 + count)]))
            position = end + count + 1
        }
        return messages
    }

    /// Everything that standard input has.
    package static func received() -> [[UInt8]] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(0, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return split(bytes)
    }

    /// Sends a text to standard output at once.
    package static func send(_ text: String) {
        let bytes = framed(Array(text.utf8))
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            sent += count
        }
    }
}
