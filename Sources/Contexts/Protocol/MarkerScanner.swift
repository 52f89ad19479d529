/// Finds in an output stream the markers that the runner leaves there, so that what came before a message on the other
/// channel can be told from what came after. Everything else is output, whatever it looks like.
struct MarkerScanner {
    /// What a stream is made of.
    enum Piece: Equatable {
        case output(ArraySlice<UInt8>)
        case marker(nonce: [UInt8], number: UInt32)
    }

    private static let opening = Array("\0\u{1E}bulkhead ".utf8)
    private static let closing = Array("\u{1E}\0".utf8)
    private static let length = opening.count + 32 + 1 + 8 + closing.count
    /// A marker's beginning that came last.
    private var held: [UInt8] = []

    /// Whether a marker may have come in part.
    var isHolding: Bool { !held.isEmpty }

    /// Takes bytes apart.
    mutating func take(_ new: [UInt8]) -> [Piece] {
        let bytes = held.isEmpty ? new : held + new
        held = []
        var pieces: [Piece] = []
        var start = 0
        var at = 0
        while let zero = bytes[at...].firstIndex(of: 0) {
            switch Self.match(bytes[zero...]) {
            case .none: at = zero + 1
            case .partial:
                if zero > start { pieces.append(.output(bytes[start..<zero])) }
                held = Array(bytes[zero...])
                return pieces
            case .marker(let nonce, let number):
                if zero > start { pieces.append(.output(bytes[start..<zero])) }
                pieces.append(.marker(nonce: nonce, number: number))
                at = zero + Self.length
                start = at
            }
        }
        if start < bytes.count { pieces.append(.output(bytes[start...])) }
        return pieces
    }

    /// What was held back and is no marker, because the stream has ended.
    mutating func finish() -> [UInt8] {
        defer { held = [] }
        return held
    }

    private enum Match {
        case none, partial
        case marker([UInt8], UInt32)
    }

    private static func match(_ bytes: ArraySlice<UInt8>) -> Match {
        let head = bytes.prefix(opening.count)
        guard head.elementsEqual(opening.prefix(head.count)) else { return .none }
        guard bytes.count >= length else {
            let rest = bytes.dropFirst(opening.count)
            // No longer than a marker can be, and made of what markers are made of.
            return rest.allSatisfy { isDigit($0) || $0 == 0x20 || closing.contains($0) } ? .partial : .none
        }
        let body = bytes.dropFirst(opening.count)
        let nonce = Array(body.prefix(32))
        let digits = body.dropFirst(33).prefix(8)
        guard nonce.allSatisfy(isDigit), body[body.startIndex + 32] == 0x20, digits.allSatisfy(isDigit),
            body.dropFirst(41).prefix(closing.count).elementsEqual(closing),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return .none }
        return .marker(nonce, number)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
