/// What BLAKE2 is told beside the message.
struct Blake2Parameters {
    var digestSize: Int
    var key: [UInt8] = []
    var salt: [UInt8] = []
    var person: [UInt8] = []
    var fanout = 1
    var depth = 1
    var leafSize = 0
    var nodeOffset: UInt64 = 0
    var nodeDepth = 0
    var innerSize = 0
    var isLastNode = false

    /// The parameter block: for words of 64 bits 64 bytes, for words of 32 bits 32.
    func block(wide: Bool) -> [UInt8] {
        var block = [
            UInt8(truncatingIfNeeded: digestSize), UInt8(truncatingIfNeeded: key.count),
            UInt8(truncatingIfNeeded: fanout), UInt8(truncatingIfNeeded: depth),
        ]
        for index in 0..<4 { block.append(UInt8(truncatingIfNeeded: leafSize >> (index * 8))) }
        for index in 0..<(wide ? 8 : 6) { block.append(UInt8(truncatingIfNeeded: nodeOffset >> UInt64(index * 8))) }
        block += [UInt8(truncatingIfNeeded: nodeDepth), UInt8(truncatingIfNeeded: innerSize)]
        if wide { block += [UInt8](repeating: 0, count: 14) }
        let size = wide ? 16 : 8
        for part in [salt, person] {
            block += part.prefix(size) + [UInt8](repeating: 0, count: size - min(size, part.count))
        }
        return block
    }
}

/// BLAKE2b (words of 64 bits) and BLAKE2s (of 32 bits).
struct Blake2Digest: Digest {
    let digestSize: Int
    private let isWide: Bool
    private let isLastNode: Bool
    private var state: [UInt64]
    private var buffer: BlockBuffer
    private var total: UInt64 = 0

    var blockSize: Int { buffer.size }
    private var wordSize: Int { isWide ? 8 : 4 }

    init(_ parameters: Blake2Parameters, wide: Bool) {
        digestSize = parameters.digestSize
        isWide = wide
        isLastNode = parameters.isLastNode
        let block = parameters.block(wide: wide)
        let size = wide ? 8 : 4
        state = (0..<8).map { word in
            (0..<size).reduce(Blake2Rounds.start[word] >> (wide ? 0 : 32)) {
                $0 ^ UInt64(block[word * size + $1]) << UInt64($1 * 8)
            }
        }
        buffer = BlockBuffer(size: size * 16)
        if !parameters.key.isEmpty {
            let key = parameters.key + [UInt8](repeating: 0, count: size * 16 - parameters.key.count)
            key.withUnsafeBufferPointer { if let base = $0.baseAddress { update(base, key.count) } }
        }
    }

    mutating func update(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        guard count > 0 else { return }
        var words = state
        var done = total
        let size = UInt64(blockSize)
        let isWide = isWide
        buffer.feed(bytes, count, keepsLast: true) {
            done &+= size
            Self.compress(&words, $0, done, isWide: isWide, isLast: false, isLastNode: false)
        }
        state = words
        total = done
    }

    func finished(_ length: Int) -> [UInt8] {
        var words = state
        let block = buffer.padded
        block.withUnsafeBufferPointer {
            guard let base = $0.baseAddress else { return }
            Self.compress(
                &words, base, total &+ UInt64(buffer.filled), isWide: isWide, isLast: true, isLastNode: isLastNode)
        }
        var result: [UInt8] = []
        for word in words {
            for index in 0..<wordSize { result.append(UInt8(truncatingIfNeeded: word >> UInt64(index * 8))) }
        }
        return Array(result.prefix(digestSize))
    }

    private static func compress(
        _ state: inout [UInt64], _ block: UnsafePointer<UInt8>, _ total: UInt64, isWide: Bool, isLast: Bool,
        isLastNode: Bool
    ) {
        let input = Blake2Rounds.Input(total: total, isLast: isLast, isLastNode: isLastNode)
        if isWide {
            Blake2Rounds.compress(&state, block, input)
        } else {
            Blake2Rounds.compressNarrow(&state, block, input)
        }
    }
}

/// The compression function, once for each size of words.
private enum Blake2Rounds {
    static let start = ChainedDigest.sha512Start

    struct Input {
        let total: UInt64
        let isLast: Bool
        let isLastNode: Bool
    }

    static func compress(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>, _ input: Input) {
        let raw = UnsafeRawPointer(block)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 32) { work in
            for index in 0..<16 { work[16 + index] = raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
            for index in 0..<8 {
                work[index] = state[index]
                work[index + 8] = start[index]
            }
            work[12] ^= input.total
            if input.isLast { work[14] = ~work[14] }
            if input.isLastNode { work[15] = ~work[15] }
            mixAll(work, rounds: 12, 32, 24, 16, 63)
            for index in 0..<8 { state[index] ^= work[index] ^ work[index + 8] }
        }
    }

    static func compressNarrow(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>, _ input: Input) {
        let raw = UnsafeRawPointer(block)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { work in
            for index in 0..<16 { work[16 + index] = raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) }
            for index in 0..<8 {
                work[index] = UInt32(truncatingIfNeeded: state[index])
                work[index + 8] = UInt32(truncatingIfNeeded: start[index] >> 32)
            }
            work[12] ^= UInt32(truncatingIfNeeded: input.total)
            work[13] ^= UInt32(truncatingIfNeeded: input.total >> 32)
            if input.isLast { work[14] = ~work[14] }
            if input.isLastNode { work[15] = ~work[15] }
            mixAll(work, rounds: 10, 16, 12, 8, 7)
            for index in 0..<8 { state[index] ^= UInt64(work[index] ^ work[index + 8]) }
        }
    }

    @inline(__always)
    private static func mixAll<Word: FixedWidthInteger & UnsignedInteger>(
        _ work: UnsafeMutableBufferPointer<Word>, rounds: Int, _ first: Word, _ second: Word, _ third: Word,
        _ fourth: Word
    ) {
        @inline(__always) func mix(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: Int, _ y: Int) {
            work[a] = work[a] &+ work[b] &+ work[16 &+ x]
            work[d] = (work[d] ^ work[a]).rotatedRight(first)
            work[c] = work[c] &+ work[d]
            work[b] = (work[b] ^ work[c]).rotatedRight(second)
            work[a] = work[a] &+ work[b] &+ work[16 &+ y]
            work[d] = (work[d] ^ work[a]).rotatedRight(third)
            work[c] = work[c] &+ work[d]
            work[b] = (work[b] ^ work[c]).rotatedRight(fourth)
        }
        Blake2Order.rows.withUnsafeBufferPointer { rows in
            for round in 0..<rounds {
                let row = round % 10 * 16
                mix(0, 4, 8, 12, rows[row], rows[row + 1])
                mix(1, 5, 9, 13, rows[row + 2], rows[row + 3])
                mix(2, 6, 10, 14, rows[row + 4], rows[row + 5])
                mix(3, 7, 11, 15, rows[row + 6], rows[row + 7])
                mix(0, 5, 10, 15, rows[row + 8], rows[row + 9])
                mix(1, 6, 11, 12, rows[row + 10], rows[row + 11])
                mix(2, 7, 8, 13, rows[row + 12], rows[row + 13])
                mix(3, 4, 9, 14, rows[row + 14], rows[row + 15])
            }
        }
    }
}

/// The order in which rounds take the words of a block.
private enum Blake2Order {
    static let rows: [Int] = [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ]
}
