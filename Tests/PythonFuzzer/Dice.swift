/// Random choices that a seed decides (SplitMix64).
struct Dice {
    private var state: UInt64

    /// Neighbouring seeds must not give the same numbers one step later.
    init(seed: UInt64) { state = Self.mixed(seed ^ 0xD1B5_4A32_D192_ED03) }

    mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    private static func mixed(_ bits: UInt64) -> UInt64 {
        var mixed = bits
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `sides`, which is more than 0.
    mutating func roll(_ sides: Int) -> Int { Int(bits() % UInt64(max(1, sides))) }

    /// Whether a chance of one in `sides` comes up.
    mutating func once(in sides: Int) -> Bool { roll(sides) == 0 }

    mutating func pick<Elements: RandomAccessCollection>(_ elements: Elements) -> Elements.Element {
        elements[elements.index(elements.startIndex, offsetBy: roll(elements.count))]
    }
}
