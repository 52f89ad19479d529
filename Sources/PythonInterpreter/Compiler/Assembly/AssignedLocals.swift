/// Which locals certainly have a value at a place in the code. Locals behind the first thousand are never certain, so
/// that the set stays small however many there are.
struct AssignedLocals {
    private var low: UInt64 = 0
    private var rest: [UInt64] = []
    private static let capacity = 1024

    func contains(_ local: Int) -> Bool {
        if local < 64 { return low & (1 << UInt64(local)) != 0 }
        let word = local / 64 - 1
        return word < rest.count && rest[word] & (1 << UInt64(local % 64)) != 0
    }

    mutating func insert(_ local: Int) {
        if local < 64 { return low |= 1 << UInt64(local) }
        guard local < Self.capacity else { return }
        let word = local / 64 - 1
        while rest.count <= word { rest.append(0) }
        rest[word] |= 1 << UInt64(local % 64)
    }

    mutating func remove(_ local: Int) {
        if local < 64 { return low &= ~(1 << UInt64(local)) }
        let word = local / 64 - 1
        if word < rest.count { rest[word] &= ~(1 << UInt64(local % 64)) }
    }

    mutating func formIntersection(_ other: AssignedLocals) {
        low &= other.low
        if rest.count > other.rest.count { rest.removeLast(rest.count - other.rest.count) }
        for word in rest.indices { rest[word] &= other.rest[word] }
    }

    mutating func subtract(_ other: AssignedLocals) {
        low &= ~other.low
        for word in 0..<min(rest.count, other.rest.count) { rest[word] &= ~other.rest[word] }
    }
}
