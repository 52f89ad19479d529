/// Sums, differences, shifts and comparisons of magnitudes as bare runs of 64-bit limbs, least significant first.
///
/// These do no allocation and know no signs, so that they serve integers in Swift arrays and in an interpreter's own
/// heap alike. Outputs may be the same memory as an input that starts at the same place; they may not overlap it
/// otherwise unless a function says so. All of them are linear in their sizes.
package enum LimbArithmetic {
    /// Number of limbs without the leading zeros.
    @inlinable
    package static func normalizedCount(_ limbs: UnsafePointer<UInt64>, _ count: Int) -> Int {
        var count = count
        while count > 0, limbs[count &- 1] == 0 { count &-= 1 }
        return count
    }

    /// Negative, zero or positive as the first is less than, equal to or greater than the second of equal length.
    @inlinable
    package static func compare(
        _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>, _ count: Int
    ) -> Int {
        var index = count &- 1
        while index >= 0 {
            if left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
            index &-= 1
        }
        return 0
    }

    /// Compares magnitudes without leading zeros.
    @inlinable
    package static func compare(
        _ left: UnsafePointer<UInt64>, _ leftCount: Int, _ right: UnsafePointer<UInt64>, _ rightCount: Int
    ) -> Int {
        if leftCount != rightCount { return leftCount < rightCount ? -1 : 1 }
        return compare(left, right, leftCount)
    }

    /// Adds a limb to a run in place and returns the carry out of it.
    @inlinable
    package static func increment(_ limbs: UnsafeMutablePointer<UInt64>, _ count: Int, by addend: UInt64) -> UInt64 {
        var carry = addend
        var index = 0
        while carry != 0, index < count {
            let (sum, overflow) = limbs[index].addingReportingOverflow(carry)
            limbs[index] = sum
            carry = overflow ? 1 : 0
            index &+= 1
        }
        return carry
    }

    /// Subtracts a limb from a run in place and returns the borrow out of it.
    @inlinable
    package static func decrement(_ limbs: UnsafeMutablePointer<UInt64>, _ count: Int, by amount: UInt64) -> UInt64 {
        var borrow = amount
        var index = 0
        while borrow != 0, index < count {
            let (difference, overflow) = limbs[index].subtractingReportingOverflow(borrow)
            limbs[index] = difference
            borrow = overflow ? 1 : 0
            index &+= 1
        }
        return borrow
    }

    /// `output[0..<count] = left + right` of equal length; returns the carry.
    @inlinable
    package static func add(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
        _ count: Int
    ) -> UInt64 {
        var carry: UInt64 = 0
        var index = 0
        let whole = count & ~3
        while index < whole {
            addStep(output, left, right, index, &carry)
            addStep(output, left, right, index &+ 1, &carry)
            addStep(output, left, right, index &+ 2, &carry)
            addStep(output, left, right, index &+ 3, &carry)
            index &+= 4
        }
        while index < count {
            addStep(output, left, right, index, &carry)
            index &+= 1
        }
        return carry
    }

    @inlinable
    @inline(__always)
    static func addStep(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
        _ index: Int, _ carry: inout UInt64
    ) {
        let (sum, first) = left[index].addingReportingOverflow(right[index])
        let (total, second) = sum.addingReportingOverflow(carry)
        output[index] = total
        carry = (first ? 1 : 0) | (second ? 1 : 0)
    }

    /// `output[0..<leftCount] = left + right`, where left is at least as long; returns the carry.
    @inlinable
    package static func add(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ leftCount: Int,
        _ right: UnsafePointer<UInt64>, _ rightCount: Int
    ) -> UInt64 {
        let carry = add(output, left, right, rightCount)
        let rest = leftCount &- rightCount
        if output != left {
            (output + rightCount).update(from: left + rightCount, count: rest)
        }
        return increment(output + rightCount, rest, by: carry)
    }

    /// `output[0..<count] = left - right` of equal length; returns the borrow.
    @inlinable
    package static func subtract(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
        _ count: Int
    ) -> UInt64 {
        var borrow: UInt64 = 0
        var index = 0
        let whole = count & ~3
        while index < whole {
            subtractStep(output, left, right, index, &borrow)
            subtractStep(output, left, right, index &+ 1, &borrow)
            subtractStep(output, left, right, index &+ 2, &borrow)
            subtractStep(output, left, right, index &+ 3, &borrow)
            index &+= 4
        }
        while index < count {
            subtractStep(output, left, right, index, &borrow)
            index &+= 1
        }
        return borrow
    }

    @inlinable
    @inline(__always)
    static func subtractStep(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
        _ index: Int, _ borrow: inout UInt64
    ) {
        let (difference, first) = left[index].subtractingReportingOverflow(right[index])
        let (total, second) = difference.subtractingReportingOverflow(borrow)
        output[index] = total
        borrow = (first ? 1 : 0) | (second ? 1 : 0)
    }

    /// `output[0..<leftCount] = left - right`, where left is at least as long; returns the borrow.
    @inlinable
    package static func subtract(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ leftCount: Int,
        _ right: UnsafePointer<UInt64>, _ rightCount: Int
    ) -> UInt64 {
        let borrow = subtract(output, left, right, rightCount)
        let rest = leftCount &- rightCount
        if output != left {
            (output + rightCount).update(from: left + rightCount, count: rest)
        }
        return decrement(output + rightCount, rest, by: borrow)
    }

    /// Shifts left by 0 to 63 bits and returns the bits that leave at the top. The output may start at or above the
    /// input.
    @inlinable
    package static func shiftLeft(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int, by bits: Int
    ) -> UInt64 {
        guard count > 0 else { return 0 }
        guard bits > 0 else {
            output.update(from: input, count: count)
            return 0
        }
        let left = UInt64(truncatingIfNeeded: bits)
        let right = 64 &- left
        let out = input[count &- 1] &>> right
        var index = count &- 1
        while index > 0 {
            output[index] = (input[index] &<< left) | (input[index &- 1] &>> right)
            index &-= 1
        }
        output[0] = input[0] &<< left
        return out
    }

    /// Shifts right by 0 to 63 bits. The output may start at or below the input.
    @inlinable
    package static func shiftRight(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int, by bits: Int
    ) {
        guard count > 0 else { return }
        guard bits > 0 else {
            output.update(from: input, count: count)
            return
        }
        let right = UInt64(truncatingIfNeeded: bits)
        let left = 64 &- right
        for index in 0..<(count &- 1) {
            output[index] = (input[index] &>> right) | (input[index &+ 1] &<< left)
        }
        output[count &- 1] = input[count &- 1] &>> right
    }
}
