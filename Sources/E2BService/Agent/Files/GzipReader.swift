/// Unpacks gzip (RFC 1952) and the deflate format in it (RFC 1951), in pieces and in bounded memory: what comes in is
/// kept until it is used, what goes out is as much as was asked for.
///
/// Written here because no package of this house has a decoder that works in pieces; checks the length and the
/// checksum at the end.
struct GzipReader {
    private var input: [UInt8] = []
    private var position = 0
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var window = [UInt8](repeating: 0, count: 1 << 15)
    private var windowPosition = 0
    private var total: UInt32 = 0
    private var checksum = CRC32()
    private var state = State.header
    private var isLastBlock = false

    private enum State {
        case header
        case blockHeader
        case stored(left: Int)
        case codes(Huffman, Huffman)
        case match(length: Int, distance: Int, Huffman, Huffman)
        case trailer
        case end
    }

    /// The input ends here for now.
    private struct NeedsMore: Error {}

    private static func broken(_ what: String) -> E2BFailure {
        E2BFailure.badRequest("the body is not gzip: \(what)")
    }

    /// Whether a whole member was read, and nothing has begun after it.
    var isAtEnd: Bool { if case .end = state { position == input.count } else { false } }

    mutating func feed(_ bytes: [UInt8]) {
        input.removeFirst(position)
        position = 0
        input.append(contentsOf: bytes)
    }

    /// As much as there is, up to a limit; empty when more input is needed.
    mutating func read(limit: Int) throws -> [UInt8] {
        var output: [UInt8] = []
        while output.count < limit {
            let saved = (position, bits, bitCount)
            do {
                guard try step(&output, limit: limit) else { break }
            } catch is NeedsMore {
                // A step consumes its input only as a whole.
                (position, bits, bitCount) = saved
                break
            }
        }
        checksum.update(output)
        total &+= UInt32(truncatingIfNeeded: output.count)
        if case .trailer = state, output.isEmpty { try readTrailer() }
        return output
    }

    private mutating func step(_ output: inout [UInt8], limit: Int) throws -> Bool {
        switch state {
        case .header:
            try readHeader()
            state = .blockHeader
        case .blockHeader: try readBlockHeader()
        case .stored(let left):
            let count = min(left, input.count - position, limit - output.count)
            guard left > 0 else {
                endBlock()
                return true
            }
            guard count > 0 else { return false }
            for byte in input[position..<position + count] { put(byte, &output) }
            position += count
            state = .stored(left: left - count)
        case .codes(let literals, let distances): try readSymbol(literals, distances, &output)
        case .match(let length, let distance, let literals, let distances):
            let count = min(length, limit - output.count)
            for _ in 0..<count { put(window[(windowPosition &- distance) & 0x7FFF], &output) }
            state =
                count == length
                ? .codes(literals, distances)
                : .match(length: length - count, distance: distance, literals, distances)
        case .trailer: return false
        case .end:
            guard position == input.count else { throw Self.broken("there is something after its end") }
            return false
        }
        return true
    }

    private mutating func put(_ byte: UInt8, _ output: inout [UInt8]) {
        window[windowPosition & 0x7FFF] = byte
        windowPosition &+= 1
        output.append(byte)
    }

    private mutating func endBlock() { state = isLastBlock ? .trailer : .blockHeader }

    // MARK: Bits

    private mutating func need(_ count: Int) throws {
        while bitCount < count {
            guard position < input.count else { throw NeedsMore() }
            bits |= UInt64(input[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
    }

    private mutating func take(_ count: Int) throws -> Int {
        try need(count)
        let value = Int(bits & ((1 << UInt64(count)) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    private mutating func decode(_ code: Huffman) throws -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= try take(1)
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw Self.broken("a code that does not exist")
    }

    // MARK: Blocks

    private mutating func readHeader() throws {
        guard try take(8) == 0x1F, try take(8) == 0x8B, try take(8) == 8 else { throw Self.broken("its header") }
        let flags = try take(8)
        guard flags & 0xE0 == 0 else { throw Self.broken("unknown flags") }
        _ = try take(48)
        if flags & 4 != 0 { for _ in 0..<(try take(16)) { _ = try take(8) } }
        for flag in [8, 16] where flags & flag != 0 {
            var length = 0
            while try take(8) != 0 {
                length += 1
                guard length < 4096 else { throw Self.broken("a long name in its header") }
            }
        }
        if flags & 2 != 0 { _ = try take(16) }
    }

    private mutating func readBlockHeader() throws {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0:
            _ = try take(bitCount & 7)
            let length = try take(16)
            guard try take(16) == ~length & 0xFFFF else { throw Self.broken("a length") }
            // Whole bytes that were read ahead go back.
            position -= bitCount / 8
            bits = 0
            bitCount = 0
            state = .stored(left: length)
        case 1: state = .codes(.fixedLiterals, .fixedDistances)
        case 2: state = try readCodes()
        default: throw Self.broken("a kind of block")
        }
        isLastBlock = isLast
    }

    private mutating func readCodes() throws -> State {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw Self.broken("the number of its codes") }
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[order[index]] = try take(3) }
        guard let lengthCode = Huffman(lengths) else { throw Self.broken("its codes") }
        var all: [Int] = []
        while all.count < literalCount + distanceCount {
            let symbol = try decode(lengthCode)
            switch symbol {
            case 0..<16: all.append(symbol)
            case 16:
                guard let last = all.last else { throw Self.broken("its codes") }
                all.append(contentsOf: repeatElement(last, count: 3 + (try take(2))))
            case 17: all.append(contentsOf: repeatElement(0, count: 3 + (try take(3))))
            default: all.append(contentsOf: repeatElement(0, count: 11 + (try take(7))))
            }
        }
        guard all.count == literalCount + distanceCount, all[256] != 0,
            let literals = Huffman(Array(all[..<literalCount])), let distances = Huffman(Array(all[literalCount...]))
        else { throw Self.broken("its codes") }
        return .codes(literals, distances)
    }

    private mutating func readSymbol(_ literals: Huffman, _ distances: Huffman, _ output: inout [UInt8]) throws {
        let symbol = try decode(literals)
        if symbol < 256 {
            put(UInt8(symbol), &output)
            return
        }
        guard symbol != 256 else { return endBlock() }
        guard symbol - 257 < Self.lengthBases.count else { throw Self.broken("a length") }
        let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
        let place = try decode(distances)
        guard place < Self.distanceBases.count else { throw Self.broken("a distance") }
        let distance = Self.distanceBases[place] + (try take(Self.distanceBits[place]))
        guard distance <= windowPosition else { throw Self.broken("a distance before its beginning") }
        state = .match(length: length, distance: distance, literals, distances)
    }

    private mutating func readTrailer() throws {
        let saved = (position, bits, bitCount)
        do {
            _ = try take(bitCount & 7)
            let expected = UInt32(try take(32))
            let length = UInt32(try take(32))
            guard expected == checksum.value, length == total else { throw Self.broken("its checksum") }
            state = .end
        } catch is NeedsMore {
            (position, bits, bitCount) = saved
        }
    }

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12_289, 16_385, 24_577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}

/// A canonical Huffman code: how many codes of each length, and their symbols in order.
final class Huffman: Sendable {
    let counts: [Int]
    let symbols: [Int]

    /// A code of these lengths; nil if there are more codes than fit.
    init?(_ lengths: [Int]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...15 {
            left = left * 2 - counts[length]
            guard left >= 0 else { return nil }
        }
        self.counts = counts
        symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
    }

    private init(fixed lengths: [Int]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[length] += 1 }
        self.counts = counts
        symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
    }

    static let fixedLiterals = Huffman(
        fixed: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8))
    static let fixedDistances = Huffman(fixed: Array(repeating: 5, count: 30))
}

/// The checksum of gzip.
struct CRC32 {
    private var state: UInt32 = 0xFFFF_FFFF

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    var value: UInt32 { ~state }

    mutating func update(_ bytes: [UInt8]) {
        let table = Self.table
        for byte in bytes { state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8) }
    }
}
