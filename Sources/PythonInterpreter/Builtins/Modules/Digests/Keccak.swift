/// SHA-3 and SHAKE: a sponge over 1600 bits.
struct SpongeDigest: Digest {
    let blockSize: Int
    let digestSize: Int
    private let suffix: UInt8
    private var lanes = [UInt64](repeating: 0, count: 25)
    private var buffer: BlockBuffer

    /// SHA-3 of so many bits, or SHAKE, whose result may have any length.
    init(bits: Int, isExtendable: Bool) {
        blockSize = 200 - bits / 4
        digestSize = isExtendable ? 0 : bits / 8
        suffix = isExtendable ? 0x1F : 0x06
        buffer = BlockBuffer(size: blockSize)
    }

    mutating func update(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        let rate = blockSize
        var state = lanes
        buffer.feed(bytes, count) { Self.absorb(&state, $0, rate) }
        lanes = state
    }

    func finished(_ length: Int) -> [UInt8] {
        var state = lanes
        var block = buffer.padded
        block[buffer.filled] ^= suffix
        block[blockSize - 1] ^= 0x80
        block.withUnsafeBufferPointer { if let base = $0.baseAddress { Self.absorb(&state, base, blockSize) } }
        let wanted = digestSize > 0 ? digestSize : length
        var result: [UInt8] = []
        result.reserveCapacity(wanted)
        while result.count < wanted {
            if !result.isEmpty { Self.permute(&state) }
            for index in 0..<Swift.min(blockSize, wanted - result.count) {
                result.append(UInt8(truncatingIfNeeded: state[index >> 3] >> (UInt64(index & 7) * 8)))
            }
        }
        return result
    }

    private static func absorb(_ state: inout [UInt64], _ block: UnsafePointer<UInt8>, _ rate: Int) {
        let raw = UnsafeRawPointer(block)
        for lane in 0..<rate / 8 { state[lane] ^= raw.loadUnaligned(fromByteOffset: lane * 8, as: UInt64.self) }
        permute(&state)
    }

    private static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]

    /// How far each lane turns, and where it goes, in the order of one walk through them.
    private static let turns: [UInt64] = [
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
    ]
    private static let places = [
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    ]

    private static func permute(_ lanes: inout [UInt64]) {
        lanes.withUnsafeMutableBufferPointer { a in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 5) { c in
                for round in 0..<24 {
                    for x in 0..<5 { c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] }
                    for x in 0..<5 {
                        let d = c[(x + 4) % 5] ^ c[(x + 1) % 5].rotatedLeft(1)
                        for y in 0..<5 { a[y * 5 + x] ^= d }
                    }
                    var moving = a[1]
                    for step in 0..<24 {
                        let place = places[step]
                        let held = a[place]
                        a[place] = moving.rotatedLeft(turns[step])
                        moving = held
                    }
                    for y in 0..<5 {
                        for x in 0..<5 { c[x] = a[y * 5 + x] }
                        for x in 0..<5 { a[y * 5 + x] = c[x] ^ ~c[(x + 1) % 5] & c[(x + 2) % 5] }
                    }
                    a[0] ^= roundConstants[round]
                }
            }
        }
    }
}
