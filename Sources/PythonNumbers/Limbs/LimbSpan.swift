/// An integer that is somewhere in memory: for arithmetic of numbers in an interpreter's own heap, without a Swift
/// array in between. Valid as long as the memory is; never kept.
package struct LimbSpan {
    /// The magnitude, least significant limb first, without leading zeros.
    package let limbs: UnsafePointer<UInt64>
    /// Limbs of the magnitude; 0 for zero.
    package let count: Int
    /// Whether the value is below zero.
    package let isNegative: Bool

    /// Borrows memory.
    @inlinable
    package init(_ limbs: UnsafePointer<UInt64>, count: Int, isNegative: Bool) {
        self.limbs = limbs
        self.count = count
        self.isNegative = isNegative
    }

    /// Gives a small value the same shape while a closure runs.
    @inlinable
    package static func with<Result>(
        _ value: Int, _ body: (LimbSpan) throws(NumberError) -> Result
    ) throws(NumberError) -> Result {
        var limb = UInt64(value.magnitude)
        return try withUnsafeMutablePointer(to: &limb) { (limb) throws(NumberError) in
            try body(LimbSpan(limb, count: value == 0 ? 0 : 1, isNegative: value < 0))
        }
    }

    /// What an operation left in its output: limbs without leading zeros.
    package struct Written: Equatable {
        /// Limbs of the magnitude; 0 for zero.
        package let count: Int
        /// Whether the value is below zero.
        package let isNegative: Bool

        @usableFromInline
        init(count: Int, isNegative: Bool) {
            self.count = count
            self.isNegative = isNegative && count > 0
        }

        /// The value if it fits an `Int`, given the output that was written.
        @inlinable
        package func small(_ output: UnsafePointer<UInt64>) -> Int? {
            guard count <= 1 else { return nil }
            let magnitude = count == 0 ? 0 : output[0]
            if isNegative {
                return magnitude <= 1 &<< 63 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
            }
            return Int(exactly: magnitude)
        }
    }

    /// Negative, zero or positive as the first is less than, equal to or greater than the second.
    package static func compare(_ left: LimbSpan, _ right: LimbSpan) -> Int {
        if left.isNegative != right.isNegative { return left.isNegative ? -1 : 1 }
        let order = LimbArithmetic.compare(left.limbs, left.count, right.limbs, right.count)
        return left.isNegative ? -order : order
    }

    /// Writes the sum to memory of one limb more than the longer operand.
    package static func add(
        _ left: LimbSpan, _ right: LimbSpan, to output: UnsafeMutablePointer<UInt64>
    ) -> Written {
        combine(left, right, rightNegative: right.isNegative, output)
    }

    /// Writes the difference to memory of one limb more than the longer operand.
    package static func subtract(
        _ left: LimbSpan, _ right: LimbSpan, to output: UnsafeMutablePointer<UInt64>
    ) -> Written {
        combine(left, right, rightNegative: !right.isNegative, output)
    }

    /// Writes the product to memory of as many limbs as both operands have, which overlaps neither.
    package static func multiply(
        _ left: LimbSpan, _ right: LimbSpan, to output: UnsafeMutablePointer<UInt64>, _ meter: inout WorkMeter
    ) throws(NumberError) -> Written {
        guard left.count > 0, right.count > 0 else { return Written(count: 0, isNegative: false) }
        try LimbProducts.multiply(output, left.limbs, left.count, right.limbs, right.count, &meter)
        return Written(
            count: LimbArithmetic.normalizedCount(output, left.count + right.count),
            isNegative: left.isNegative != right.isNegative)
    }

    @inline(__always)
    private static func combine(
        _ left: LimbSpan, _ right: LimbSpan, rightNegative: Bool, _ output: UnsafeMutablePointer<UInt64>
    ) -> Written {
        if left.isNegative == rightNegative {
            let (long, short) = left.count >= right.count ? (left, right) : (right, left)
            let carry = LimbArithmetic.add(output, long.limbs, long.count, short.limbs, short.count)
            output[long.count] = carry
            return Written(count: carry == 0 ? long.count : long.count + 1, isNegative: rightNegative)
        }
        let leftIsLonger = LimbArithmetic.compare(left.limbs, left.count, right.limbs, right.count) >= 0
        let (long, short) = leftIsLonger ? (left, right) : (right, left)
        _ = LimbArithmetic.subtract(output, long.limbs, long.count, short.limbs, short.count)
        return Written(
            count: LimbArithmetic.normalizedCount(output, long.count),
            isNegative: leftIsLonger ? left.isNegative : rightNegative)
    }
}

extension BigInteger {
    /// Copies an integer that is somewhere in memory.
    package init(_ span: LimbSpan) {
        self.init(
            isNegative: span.isNegative, copying: UnsafeBufferPointer(start: span.limbs, count: span.count))
    }

    /// Lends the value in the shape that arithmetic in other memory takes.
    @inlinable
    package func withSpan<Result>(
        _ body: (LimbSpan) throws(NumberError) -> Result
    ) throws(NumberError) -> Result {
        try limbs.withUnsafeBufferPointer { (buffer) throws(NumberError) in
            guard let base = buffer.baseAddress else {
                return try LimbSpan.with(0, body)
            }
            return try body(LimbSpan(base, count: buffer.count, isNegative: isNegative))
        }
    }
}
