/// How large results will be, asked before they are computed: upper bounds in limbs that never overflow, so that a
/// limit on memory can refuse `10 ** 10 ** 8` in no time. A limb is eight bytes.
package enum IntegerSize {
    /// No integer gets more limbs than this: 2 GiB, below which sizes in bits never overflow.
    package static let maximumLimbs = 1 << 28

    /// A sum or difference.
    @inlinable
    package static func sum(_ left: Int, _ right: Int) -> Int { saturated(max(left, right), 1) }

    /// A product.
    @inlinable
    package static func product(_ left: Int, _ right: Int) -> Int { saturated(left, right) }

    /// A value of so many limbs shifted left by bits.
    @inlinable
    package static func shiftedLeft(_ limbs: Int, by bits: Int) -> Int { saturated(limbs, bits / 64 &+ 1) }

    /// A base of so many bits raised to a power.
    @inlinable
    package static func power(bitLength: Int, exponent: Int) -> Int {
        guard bitLength > 1, exponent > 0 else { return 1 }
        let (bits, overflow) = bitLength.multipliedReportingOverflow(by: exponent)
        return overflow ? .max : bits / 64 &+ 1
    }

    /// A power with an exponent that is a big number itself.
    package static func power(_ base: BigInteger, _ exponent: BigInteger) -> Int {
        guard base.bitLength > 1, exponent.signum > 0 else { return 1 }
        guard let exponent = exponent.int else { return .max }
        return power(bitLength: base.bitLength, exponent: exponent)
    }

    /// The factorial of a number.
    package static func factorial(_ value: Int) -> Int {
        guard value > 1 else { return 1 }
        return power(bitLength: Int.bitWidth - value.leadingZeroBitCount, exponent: value)
    }

    /// The number of ways to choose `count` of `total` things, ordered or not.
    package static func selections(_ total: BigInteger, _ count: Int) -> Int {
        power(bitLength: max(total.bitLength, 2), exponent: max(count, 1))
    }

    /// Characters that a value of so many bits has in a radix, without sign and prefix.
    package static func digits(bitLength: Int, radix: Int) -> Int {
        guard bitLength > 0 else { return 1 }
        let radix = UInt64(min(max(radix, 2), 36))
        if radix.nonzeroBitCount == 1 {
            let bits = radix.trailingZeroBitCount
            return (bitLength + bits - 1) / bits
        }
        // A little more than 1 / log2(radix), in parts of 2^32.
        let factor = reciprocalLogarithms[Int(radix)]
        let product = UInt64(bitLength).multipliedFullWidth(by: factor)
        let (high, low) = product
        guard high < 1 << 31 else { return .max }
        return Int((high &<< 32) | (low &>> 32)) + 1
    }

    /// Limbs that so many digits in a radix may need.
    package static func limbs(digits: Int, radix: Int) -> Int {
        let radix = UInt64(min(max(radix, 2), 36))
        let bitsPerDigit = 64 - (radix - 1).leadingZeroBitCount
        let (bits, overflow) = digits.multipliedReportingOverflow(by: bitsPerDigit)
        return overflow ? .max : bits / 64 + 1
    }

    /// 2^32 / log2(radix), rounded up, by radix.
    private static let reciprocalLogarithms: [UInt64] = (0...36).map { radix in
        guard radix > 1 else { return 1 << 32 }
        // log2 from below by squaring a fixed-point number sixteen bits long; the bound only has to be close.
        var logarithm: UInt64 = 0
        var value = UInt64(radix) << 32
        while value >= 2 << 32 {
            value >>= 1
            logarithm += 1 << 16
        }
        for bit in (0..<16).reversed() {
            value = UInt64(truncatingIfNeeded: (UInt128(value) * UInt128(value)) >> 32)
            if value >= 2 << 32 {
                value >>= 1
                logarithm += 1 << UInt64(bit)
            }
        }
        return (1 << 48) / logarithm + 1
    }

    @inlinable
    static func saturated(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
