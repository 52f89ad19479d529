/// An integer of any size: a sign and a magnitude in 64-bit limbs, least significant first.
///
/// There are no leading zero limbs and no negative zero, so equal values are equal memberwise. Operations that are
/// linear in the size take no work meter; the caller charges them by `limbCount` where it has to.
package struct BigInteger: Equatable, Sendable {
    /// The magnitude without leading zeros; empty for zero.
    @usableFromInline package private(set) var limbs: [UInt64]
    /// Whether the value is below zero.
    @usableFromInline package private(set) var isNegative: Bool

    /// Takes a magnitude, which may have leading zeros.
    @inlinable
    package init(isNegative: Bool, limbs: [UInt64]) {
        var limbs = limbs
        while let last = limbs.last, last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    /// Copies a magnitude from memory that is not Swift's.
    @inlinable
    package init(isNegative: Bool, copying limbs: UnsafeBufferPointer<UInt64>) {
        self.init(isNegative: isNegative, limbs: Array(limbs))
    }

    /// A small value.
    @inlinable
    package init(_ value: Int) {
        limbs = value == 0 ? [] : [UInt64(value.magnitude)]
        isNegative = value < 0
    }

    /// A small value.
    @inlinable
    package init(_ value: UInt64) {
        limbs = value == 0 ? [] : [value]
        isNegative = false
    }

    /// A value of up to two limbs.
    package init(_ value: UInt128) {
        self.init(
            isNegative: false,
            limbs: [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value &>> 64)])
    }

    /// Zero.
    @inlinable package static var zero: BigInteger { BigInteger(0) }
    /// One.
    @inlinable package static var one: BigInteger { BigInteger(1) }

    /// Limbs of the magnitude.
    @inlinable package var limbCount: Int { limbs.count }
    /// Whether the value is zero.
    @inlinable package var isZero: Bool { limbs.isEmpty }
    /// Whether the value is odd.
    @inlinable package var isOdd: Bool { (limbs.first ?? 0) & 1 == 1 }

    /// -1, 0 or 1.
    @inlinable package var signum: Int { isNegative ? -1 : isZero ? 0 : 1 }

    /// The value if it fits an `Int`.
    @inlinable
    package var int: Int? {
        guard limbs.count <= 1 else { return nil }
        let magnitude = limbs.first ?? 0
        if isNegative {
            return magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
        }
        return Int(exactly: magnitude)
    }

    /// The value if it fits a `UInt64`.
    @inlinable
    package var uint64: UInt64? { isNegative || limbs.count > 1 ? nil : limbs.first ?? 0 }

    /// Bits of the magnitude: Python's `bit_length()`.
    @inlinable
    package var bitLength: Int {
        guard let top = limbs.last else { return 0 }
        return limbs.count * 64 - top.leadingZeroBitCount
    }

    /// Ones in the magnitude: Python's `bit_count()`.
    package var bitCount: Int { limbs.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Zero bits below the lowest one; 0 for zero.
    package var trailingZeroBitCount: Int {
        guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
        return index * 64 + limbs[index].trailingZeroBitCount
    }

    /// The absolute value.
    @inlinable
    package var magnitude: BigInteger { BigInteger(isNegative: false, limbs: limbs) }

    /// The value with the other sign.
    @inlinable
    package static prefix func - (value: BigInteger) -> BigInteger {
        BigInteger(isNegative: !value.isNegative, limbs: value.limbs)
    }

    /// The hash that Python gives the same number: the value modulo 2^61 - 1 with its sign, and never -1.
    package var hash: Int { NumberHash.ofInteger(limbs: limbs, isNegative: isNegative) }

    /// The limbs, for copying them elsewhere.
    @inlinable
    package func withLimbs<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
        limbs.withUnsafeBufferPointer(body)
    }
}

extension BigInteger: Comparable {
    /// Orders by value.
    package static func < (left: BigInteger, right: BigInteger) -> Bool { left.compare(to: right) < 0 }

    /// Negative, zero or positive as this is less than, equal to or greater than the other.
    package func compare(to other: BigInteger) -> Int {
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let order = compareMagnitude(to: other)
        return isNegative ? -order : order
    }

    /// The same of the absolute values.
    package func compareMagnitude(to other: BigInteger) -> Int {
        LimbArithmetic.compare(limbs, limbs.count, other.limbs, other.limbs.count)
    }
}
