/// The characters that what follows in a pattern may begin with.
struct FirstSet: Hashable, Sendable {
    var latin: SIMD4<UInt64> = .zero
    var high: HighKinds = []
    /// Whether what follows may be over without having read a character, so that anything may come.
    var isOpen = false

    /// Nothing is known.
    static let open = FirstSet(latin: SIMD4(repeating: .max), high: .all, isOpen: true)
    /// Any character, but one.
    static let anything = FirstSet(latin: SIMD4(repeating: .max), high: .all, isOpen: false)

    func union(_ other: FirstSet) -> FirstSet {
        FirstSet(latin: latin | other.latin, high: high.union(other.high), isOpen: isOpen || other.isOpen)
    }

    func isDisjoint(with other: FirstSet) -> Bool {
        !isOpen && !other.isOpen && (latin & other.latin) == .zero && high.isDisjoint(with: other.high)
    }

    /// The one character of the first 256 that must come next, if there is only one.
    var onlyUnit: UInt32? {
        guard !isOpen, high.isEmpty else { return nil }
        var found: UInt32?
        for word in 0..<4 where latin[word] != 0 {
            guard found == nil, latin[word].nonzeroBitCount == 1 else { return nil }
            found = UInt32(word * 64 + latin[word].trailingZeroBitCount)
        }
        return found
    }

    /// These characters as a set to skip to, if that tells any apart.
    var asSet: CharacterSet? {
        guard !isOpen, latin != SIMD4(repeating: .max) || high != .all else { return nil }
        var set = CharacterSet(latin: latin)
        switch high {
        case []: break
        case .all: set.isNegated = true
        default:
            if high.contains(.letter) { set.categories.formUnion(.word) }
            if high.contains(.digit) { set.categories.formUnion(.digit) }
            if high.contains(.space) { set.categories.formUnion(.space) }
            if high.contains(.other) {
                // There is no category for the rest alone: let everything through.
                set.categories = []
                set.isNegated = true
            }
        }
        return set
    }
}
