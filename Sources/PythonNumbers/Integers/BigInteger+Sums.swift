extension BigInteger {
    /// The sum.
    package static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        left.isNegative == right.isNegative
            ? BigInteger(isNegative: left.isNegative, limbs: sum(left.limbs, right.limbs))
            : difference(left, right, isNegative: left.isNegative)
    }

    /// The difference.
    package static func - (left: BigInteger, right: BigInteger) -> BigInteger {
        left.isNegative != right.isNegative
            ? BigInteger(isNegative: left.isNegative, limbs: sum(left.limbs, right.limbs))
            : difference(left, right, isNegative: left.isNegative)
    }

    private static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        let (long, short) = left.count >= right.count ? (left, right) : (right, left)
        return [UInt64](unsafeUninitializedCapacity: long.count + 1) { buffer, count in
            guard let output = buffer.baseAddress else { return }
            let carry = LimbArithmetic.add(output, long, long.count, short, short.count)
            output[long.count] = carry
            count = carry == 0 ? long.count : long.count + 1
        }
    }

    /// |left| - |right|, with the sign that belongs to a greater left.
    private static func difference(_ left: BigInteger, _ right: BigInteger, isNegative: Bool) -> BigInteger {
        let order = left.compareMagnitude(to: right)
        if order == 0 { return .zero }
        let (long, short) = order > 0 ? (left.limbs, right.limbs) : (right.limbs, left.limbs)
        let limbs = [UInt64](unsafeUninitializedCapacity: long.count) { buffer, count in
            guard let output = buffer.baseAddress else { return }
            _ = LimbArithmetic.subtract(output, long, long.count, short, short.count)
            count = LimbArithmetic.normalizedCount(output, long.count)
        }
        return BigInteger(isNegative: (order < 0) != isNegative, limbs: limbs)
    }
}
