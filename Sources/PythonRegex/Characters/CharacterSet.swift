/// A set of characters, its first 256 worked out in full: negation, categories and case included.
struct CharacterSet: Hashable, Sendable {
    /// Bit `i` of word `w` is the character `64 * w + i`.
    var latin: SIMD4<UInt64> = .zero
    /// Characters from 256 on, as ascending pairs of bounds, both included.
    var ranges: [UInt32] = []
    /// Categories that characters from 256 on may also be of.
    var categories: UnicodeClasses.Categories = []
    /// Whether characters from 256 on are in the set when ranges and categories say that they are not.
    var isNegated = false

    func contains(latin unit: UInt32) -> Bool {
        latin[Int(unit >> 6)] >> UInt64(unit & 63) & 1 != 0
    }

    mutating func insert(latin unit: UInt32) {
        latin[Int(unit >> 6)] |= 1 << UInt64(unit & 63)
    }

    /// The kinds of characters from 256 on that may be in the set: never too few.
    var high: HighKinds {
        var kinds: HighKinds = []
        if categories.contains(.word) { kinds.formUnion([.digit, .letter]) }
        if categories.contains(.digit) { kinds.formUnion(.digit) }
        if categories.contains(.space) { kinds.formUnion(.space) }
        if categories.contains(.notWord) { kinds.formUnion([.space, .other]) }
        if categories.contains(.notDigit) { kinds.formUnion([.letter, .space, .other]) }
        if categories.contains(.notSpace) { kinds.formUnion([.digit, .letter, .other]) }
        if isNegated { return .all.subtracting(kinds) }
        for pair in stride(from: 0, to: ranges.count, by: 2) {
            kinds.formUnion(ranges[pair] == ranges[pair + 1] ? HighKinds(of: ranges[pair]) : .all)
        }
        return kinds
    }
}

/// A division of the characters from 256 on, coarse enough to be compared in one step.
struct HighKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let digit = HighKinds(rawValue: 1)
    static let letter = HighKinds(rawValue: 2)
    static let space = HighKinds(rawValue: 4)
    static let other = HighKinds(rawValue: 8)
    static let all: HighKinds = [.digit, .letter, .space, .other]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The kind of one character from 256 on.
    init(of unit: UInt32) {
        let categories = UnicodeClasses.Categories(rawValue: UnicodeClasses.categories(of: unit))
        if categories.contains(.digit) {
            self = .digit
        } else if categories.contains(.word) {
            self = .letter
        } else {
            self = categories.contains(.space) ? .space : .other
        }
    }
}
