import PythonSyntax

/// Numbers of scopes by kind and range: open addressing. A dictionary would do, but the first use of one with keys of a
/// new kind costs as much as compiling a short program.
struct ScopePlaces {
    /// Numbers of scopes; -1 where there is none. The count is a power of two.
    private var slots: [Int32] = []
    private var used = 0

    func find(_ kind: Scope.Kind, _ range: SourceRange, in scopes: [Scope]) -> Int? {
        guard !slots.isEmpty else { return nil }
        var slot = Self.hash(kind, range) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if scopes[index].kind == kind, scopes[index].range == range { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the number of a scope that is not there yet.
    mutating func add(_ index: Int, in scopes: [Scope]) {
        if (used + 1) * 2 > slots.count {
            slots = Array(repeating: -1, count: max(16, slots.count * 2))
            for known in 0..<index { place(known, scopes[known]) }
        }
        place(index, scopes[index])
        used += 1
    }

    private mutating func place(_ index: Int, _ scope: Scope) {
        var slot = Self.hash(scope.kind, scope.range) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: index)
    }

    private static func hash(_ kind: Scope.Kind, _ range: SourceRange) -> Int {
        // Keyed, so that no source text can make them collide.
        func mix(_ hash: UInt64, _ position: SourcePosition) -> UInt64 {
            let number = UInt64(UInt32(bitPattern: position.line)) << 32 | UInt64(UInt32(bitPattern: position.column))
            let (high, low) = (hash ^ number).multipliedFullWidth(by: HashKey.shared.first)
            return high ^ low
        }
        return Int(
            truncatingIfNeeded: mix(mix(HashKey.shared.second ^ UInt64(kind.rawValue), range.start), range.end) >> 1)
    }
}
