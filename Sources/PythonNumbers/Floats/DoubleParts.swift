/// A finite double as an integer times a power of two, and the way back with correct rounding.
package struct DoubleParts: Sendable {
    /// Whether the sign bit is set.
    package let isNegative: Bool
    /// The integer, of at most 53 bits.
    package let significand: UInt64
    /// The power of two.
    package let exponent: Int

    /// Takes a finite value apart.
    package init(_ value: Double) {
        let bits = value.bitPattern
        let field = Int((bits &>> 52) & 0x7FF)
        let fraction = bits & ((1 << 52) - 1)
        isNegative = bits &>> 63 == 1
        significand = field == 0 ? fraction : fraction | (1 << 52)
        exponent = max(field, 1) - 1075
    }

    /// The double nearest to `significand * 2^exponent`, ties to even, where `sticky` says that the true value is a
    /// little above. Nil when that is beyond the largest double.
    package static func round(
        isNegative: Bool, significand: UInt64, exponent: Int, sticky: Bool
    ) -> Double? {
        let sign: UInt64 = isNegative ? 1 &<< 63 : 0
        guard significand != 0 else { return Double(bitPattern: sign) }
        let shift = significand.leadingZeroBitCount
        let value = significand &<< UInt64(shift)
        // The top bit's weight decides how many bits remain: 53, or fewer for subnormal numbers.
        let weight = exponent - shift + 63
        if weight > 1023 { return nil }
        let kept = weight >= -1022 ? 53 : 53 - (-1022 - weight)
        if kept < 0 { return Double(bitPattern: sign) }
        let dropped = UInt64(64 - kept)
        var result = dropped == 64 ? 0 : value &>> dropped
        let half: UInt64 = 1 &<< (dropped &- 1)
        let rest = dropped == 64 ? value : value & ((1 &<< dropped) &- 1)
        if rest > half || (rest == half && (sticky || result & 1 == 1)) { result += 1 }
        // A carry out of the significand moves into the exponent field by itself.
        let field: UInt64 = weight >= -1022 ? UInt64(weight + 1023) &- 1 : 0
        let bits = (field &<< 52) &+ result
        let rounded = Double(bitPattern: sign | bits)
        return rounded.isInfinite ? nil : rounded
    }
}
