/// Bitwise operations as if negative numbers had infinitely many ones above, which is how Python defines them.
extension BigInteger {
    /// -value - 1.
    package static prefix func ~ (value: BigInteger) -> BigInteger { -value - .one }

    /// Bitwise and.
    package static func & (left: BigInteger, right: BigInteger) -> BigInteger { combine(left, right, &) }

    /// Bitwise or.
    package static func | (left: BigInteger, right: BigInteger) -> BigInteger { combine(left, right, |) }

    /// Bitwise exclusive or.
    package static func ^ (left: BigInteger, right: BigInteger) -> BigInteger { combine(left, right, ^) }

    @inline(__always)
    private static func combine(
        _ left: BigInteger, _ right: BigInteger, _ operation: (UInt64, UInt64) -> UInt64
    ) -> BigInteger {
        let leftMask: UInt64 = left.isNegative ? .max : 0
        let rightMask: UInt64 = right.isNegative ? .max : 0
        let mask = operation(leftMask, rightMask)
        let count = max(left.limbs.count, right.limbs.count)
        // Two's complement is the inverted magnitude plus one, made and undone limb by limb.
        var leftCarry = leftMask & 1
        var rightCarry = rightMask & 1
        var carry = mask & 1
        let limbs = [UInt64](unsafeUninitializedCapacity: count + 1) { buffer, initialized in
            for index in 0..<count {
                var first = index < left.limbs.count ? left.limbs[index] : 0
                var second = index < right.limbs.count ? right.limbs[index] : 0
                (first, leftCarry) = added(first ^ leftMask, leftCarry)
                (second, rightCarry) = added(second ^ rightMask, rightCarry)
                (buffer[index], carry) = added(operation(first, second) ^ mask, carry)
            }
            buffer[count] = carry
            initialized = count + 1
        }
        return BigInteger(isNegative: mask != 0, limbs: limbs)
    }

    @inline(__always)
    private static func added(_ value: UInt64, _ carry: UInt64) -> (UInt64, UInt64) {
        let (sum, overflow) = value.addingReportingOverflow(carry)
        return (sum, overflow ? 1 : 0)
    }
}
