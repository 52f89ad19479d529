/// A run of limbs times one limb: the inner loops of multiplication and division.
package enum LimbRows {
    /// `output[0..<count] = input * factor + carry`; returns the limb above it.
    @inlinable
    package static func multiply(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int, by factor: UInt64,
        carry initial: UInt64 = 0
    ) -> UInt64 {
        var carry = initial
        for index in 0..<count {
            let (high, low) = input[index].multipliedFullWidth(by: factor)
            let (sum, overflow) = low.addingReportingOverflow(carry)
            output[index] = sum
            carry = high &+ (overflow ? 1 : 0)
        }
        return carry
    }

    /// `limbs[0..<count] = limbs * factor + carry`; returns the limb above it.
    @inlinable
    package static func scale(
        _ limbs: UnsafeMutablePointer<UInt64>, _ count: Int, by factor: UInt64, carry: UInt64 = 0
    ) -> UInt64 {
        multiply(limbs, limbs, count, by: factor, carry: carry)
    }

    /// `output[0..<count] += input * factor`; returns the limb above it.
    @inlinable
    package static func addProduct(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int, by factor: UInt64
    ) -> UInt64 {
        var carry: UInt64 = 0
        var index = 0
        let whole = count & ~3
        while index < whole {
            addStep(output, input, index, factor, &carry)
            addStep(output, input, index &+ 1, factor, &carry)
            addStep(output, input, index &+ 2, factor, &carry)
            addStep(output, input, index &+ 3, factor, &carry)
            index &+= 4
        }
        while index < count {
            addStep(output, input, index, factor, &carry)
            index &+= 1
        }
        return carry
    }

    @inlinable
    @inline(__always)
    static func addStep(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ index: Int, _ factor: UInt64,
        _ carry: inout UInt64
    ) {
        let (high, low) = input[index].multipliedFullWidth(by: factor)
        let (sum, first) = low.addingReportingOverflow(carry)
        let (total, second) = sum.addingReportingOverflow(output[index])
        output[index] = total
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
    }

    /// `output[0..<count] -= input * factor`; returns what has to be taken from the limb above it.
    @inlinable
    package static func subtractProduct(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int, by factor: UInt64
    ) -> UInt64 {
        var carry: UInt64 = 0
        var index = 0
        let whole = count & ~3
        while index < whole {
            takeStep(output, input, index, factor, &carry)
            takeStep(output, input, index &+ 1, factor, &carry)
            takeStep(output, input, index &+ 2, factor, &carry)
            takeStep(output, input, index &+ 3, factor, &carry)
            index &+= 4
        }
        while index < count {
            takeStep(output, input, index, factor, &carry)
            index &+= 1
        }
        return carry
    }

    @inlinable
    @inline(__always)
    static func takeStep(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ index: Int, _ factor: UInt64,
        _ carry: inout UInt64
    ) {
        let (high, low) = input[index].multipliedFullWidth(by: factor)
        let (sum, first) = low.addingReportingOverflow(carry)
        let (difference, second) = output[index].subtractingReportingOverflow(sum)
        output[index] = difference
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
    }

    /// Divides in place by one limb and returns the remainder.
    @inlinable
    package static func divide(
        _ limbs: UnsafeMutablePointer<UInt64>, _ count: Int, by divisor: LimbDivisor
    ) -> UInt64 {
        guard count > 0 else { return 0 }
        let shift = UInt64(truncatingIfNeeded: divisor.shift)
        if shift == 0 {
            var remainder: UInt64 = 0
            var index = count &- 1
            while index >= 0 {
                (limbs[index], remainder) = divisor.divide(remainder, limbs[index])
                index &-= 1
            }
            return remainder
        }
        let rest = 64 &- shift
        var upper = limbs[count &- 1]
        var remainder = upper &>> rest
        var index = count &- 1
        while index > 0 {
            let lower = limbs[index &- 1]
            (limbs[index], remainder) = divisor.divide(remainder, (upper &<< shift) | (lower &>> rest))
            upper = lower
            index &-= 1
        }
        (limbs[0], remainder) = divisor.divide(remainder, upper &<< shift)
        return remainder &>> shift
    }

    /// The remainder of a division by one limb.
    package static func remainder(
        _ limbs: UnsafePointer<UInt64>, _ count: Int, by divisor: LimbDivisor
    ) -> UInt64 {
        var remainder: UInt64 = 0
        let shift = UInt64(truncatingIfNeeded: divisor.shift)
        var index = count &- 1
        while index >= 0 {
            let limb = limbs[index]
            // The remainder so far is below the divisor, so its shifted form and the top bits fit together.
            let high = shift == 0 ? remainder : (remainder &<< shift) | (limb &>> (64 &- shift))
            remainder = divisor.divide(high, limb &<< shift).remainder &>> shift
            index &-= 1
        }
        return remainder
    }
}
