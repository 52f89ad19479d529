/// Standard input on its way from the host: pieces as they come, and what of the last one is not yet read.
struct StandardInput {
    /// Gives more bytes; nil or nothing is the end.
    var source: (() -> [UInt8]?)?
    private var piece: [UInt8] = []
    private var position = 0
    private var hasEnded = false

    /// The bytes at hand, more of them if there are none, and none at the end.
    mutating func available() -> ArraySlice<UInt8> {
        if position >= piece.count, !hasEnded {
            position = 0
            piece = source?() ?? []
            hasEnded = piece.isEmpty
        }
        return piece[min(position, piece.count)...]
    }

    mutating func consume(_ count: Int) { position += count }
}

/// Reading lines and texts of standard input.
extension UnsafeMutablePointer where Pointee == Machine {
    /// One line with its end, at most so many bytes of it; nothing at the end of input.
    func readLine(most: Int) throws(Raised) -> [UInt8] {
        var line: [UInt8] = []
        while line.count < most {
            let available = pointee.host.input.available()
            if available.isEmpty { break }
            let end = available.firstIndex(of: 0x0A).map { $0 + 1 } ?? available.endIndex
            let part = available[..<min(end, available.startIndex + (most - line.count))]
            try take(part, &line)
            if part.last == 0x0A { break }
        }
        return line
    }

    /// Everything up to the end of input, or so many bytes of it.
    func readInput(most: Int) throws(Raised) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < most {
            let available = pointee.host.input.available()
            if available.isEmpty { break }
            try take(available.prefix(most - bytes.count), &bytes)
        }
        return bytes
    }

    private func take(_ part: ArraySlice<UInt8>, _ bytes: inout [UInt8]) throws(Raised) {
        try charge(part.count >> 4 + 1)
        try reserve(bytes.count + part.count)
        bytes += part
        pointee.host.input.consume(part.count)
        // A guest that waits for input must still be stoppable.
        if pointee.interrupt.pointee { throw exceed(.interrupted) }
    }

    /// Bytes of the host as text; what is not UTF-8 is replaced.
    func makeInputText(_ bytes: [UInt8]) throws(Raised) -> Value {
        if String(validating: bytes, as: UTF8.self) != nil { return try makeString(utf8: bytes) }
        return try makeString(utf8: Array(String(decoding: bytes, as: UTF8.self).utf8))
    }
}
