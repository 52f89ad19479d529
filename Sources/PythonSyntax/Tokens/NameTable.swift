/// The distinct names of a source text, each made a `String` once. Reserved words and soft keywords come first.
struct NameTable {
    /// Names the parser asks for by number.
    enum Known: Int32, CaseIterable {
        case match, `case`, type, underscore, print, exec

        var spelling: String {
            switch self {
            case .match: "match"
            case .case: "case"
            case .type: "type"
            case .underscore: "_"
            case .print: "print"
            case .exec: "exec"
            }
        }

        var identifier: Int32 { Int32(TokenKind.keywords.count) + rawValue }
    }

    private(set) var names: [String] = []
    private var spellings: [UInt8] = []
    private var places: [(start: Int32, count: Int32, hash: UInt32)] = []
    /// A power of two of slots, each the number of a name or -1.
    private var slots: [Int32] = Array(repeating: -1, count: 512)
    /// The hashes of one process differ from those of another, so that nobody can prepare names that collide.
    private let seed: UInt32

    init() {
        seed = UInt32.random(in: .min ... .max)
        for keyword in TokenKind.keywords {
            _ = identifier(of: Array(keyword.utf8))
        }
        for known in Known.allCases {
            _ = identifier(of: Array(known.spelling.utf8))
        }
    }

    private mutating func identifier(of name: [UInt8]) -> Int32 {
        identifier(of: name, from: 0, to: name.count, hash: Self.hash(name, from: 0, to: name.count, seed: seed))
    }

    /// The number of a name in normal form.
    mutating func identifier(ofNormalised name: String) -> Int32 { identifier(of: Array(name.utf8)) }

    /// The number of the name that is written there.
    mutating func identifier(of bytes: [UInt8], from start: Int, to end: Int) -> Int32 {
        identifier(of: bytes, from: start, to: end, hash: Self.hash(bytes, from: start, to: end, seed: seed))
    }

    @inline(__always)
    private static func hash(_ bytes: [UInt8], from start: Int, to end: Int, seed: UInt32) -> UInt32 {
        var hash = seed
        var index = start
        while index < end {
            hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193
            hash ^= hash >> 15
            index += 1
        }
        return hash
    }

    private mutating func identifier(of bytes: [UInt8], from start: Int, to end: Int, hash: UInt32) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            let identifier = slots[slot]
            let place = places[Int(identifier)]
            if place.hash == hash, Int(place.count) == end - start,
                matches(bytes, from: start, to: end, at: place.start)
            {
                return identifier
            }
            slot = (slot + 1) & mask
        }
        let identifier = Int32(truncatingIfNeeded: places.count)
        slots[slot] = identifier
        places.append((Int32(truncatingIfNeeded: spellings.count), Int32(truncatingIfNeeded: end - start), hash))
        spellings.append(contentsOf: bytes[start..<end])
        names.append(String(decoding: bytes[start..<end], as: UTF8.self))
        if places.count * 2 > slots.count {
            grow()
        }
        return identifier
    }

    private func matches(_ bytes: [UInt8], from start: Int, to end: Int, at place: Int32) -> Bool {
        var index = start
        var other = Int(place)
        while index < end {
            if bytes[index] != spellings[other] { return false }
            index += 1
            other += 1
        }
        return true
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: slots.count * 2)
        let mask = larger.count - 1
        for (identifier, place) in places.enumerated() {
            var slot = Int(place.hash) & mask
            while larger[slot] >= 0 { slot = (slot + 1) & mask }
            larger[slot] = Int32(truncatingIfNeeded: identifier)
        }
        slots = larger
    }
}
