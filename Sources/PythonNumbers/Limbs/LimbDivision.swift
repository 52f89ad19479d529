/// Quotients of magnitudes: long division with two-limb estimates (Knuth's algorithm D), and above it recursive
/// division (Burnikel and Ziegler), whose cost follows that of multiplication.
package enum LimbDivision {
    /// Divisors and quotients with fewer limbs than this are divided by rows.
    static let recursiveLimbs = 64

    /// Divides by a divisor of two limbs or more without leading zeros, of which the numerator has at least as many.
    /// The quotient gets `count - divisorCount + 1` limbs and the remainder as many as the divisor.
    package static func divide(
        quotient: UnsafeMutablePointer<UInt64>, remainder: UnsafeMutablePointer<UInt64>,
        _ numerator: UnsafePointer<UInt64>, _ count: Int, by divisor: UnsafePointer<UInt64>, _ divisorCount: Int,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        let shift = divisor[divisorCount - 1].leadingZeroBitCount
        let work = UnsafeMutablePointer<UInt64>.allocate(capacity: count + 1 + divisorCount)
        defer { work.deallocate() }
        let normalized = work + count + 1
        _ = LimbArithmetic.shiftLeft(normalized, divisor, divisorCount, by: shift)
        work[count] = LimbArithmetic.shiftLeft(work, numerator, count, by: shift)
        try divide(quotient, work, count + 1 - divisorCount, normalized, divisorCount, &meter)
        LimbArithmetic.shiftRight(remainder, work, divisorCount, by: shift)
    }

    /// Divides in place: a divisor whose top bit is set, a numerator of `quotientCount` limbs more whose upper limbs
    /// are below the divisor. The remainder stays in the numerator's lower limbs.
    private static func divide(
        _ quotient: UnsafeMutablePointer<UInt64>, _ numerator: UnsafeMutablePointer<UInt64>, _ quotientCount: Int,
        _ divisor: UnsafePointer<UInt64>, _ divisorCount: Int, _ meter: inout WorkMeter
    ) throws(NumberError) {
        guard divisorCount >= recursiveLimbs, quotientCount >= recursiveLimbs else {
            try meter.charge(quotientCount, times: divisorCount)
            return rows(quotient, numerator, quotientCount, divisor, divisorCount)
        }
        let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: divisorCount)
        defer { scratch.deallocate() }
        // The odd block comes first, at the top: what remains of it is below the divisor, as the next one needs.
        var position = quotientCount
        var block = quotientCount % divisorCount
        if block == 0 { block = divisorCount }
        while position > 0 {
            position -= block
            _ = try divideBlock(
                quotient + position, numerator + position, block, divisor, divisorCount, scratch, &meter)
            block = divisorCount
        }
    }

    /// One block of a quotient, no longer than the divisor. Returns what the quotient has above it: 0 or 1.
    private static func divideBlock(
        _ quotient: UnsafeMutablePointer<UInt64>, _ numerator: UnsafeMutablePointer<UInt64>, _ quotientCount: Int,
        _ divisor: UnsafePointer<UInt64>, _ divisorCount: Int, _ scratch: UnsafeMutablePointer<UInt64>,
        _ meter: inout WorkMeter
    ) throws(NumberError) -> UInt64 {
        guard quotientCount >= recursiveLimbs else {
            try meter.charge(quotientCount, times: divisorCount)
            let top = reduce(numerator + quotientCount, divisor, divisorCount)
            rows(quotient, numerator, quotientCount, divisor, divisorCount)
            return top
        }
        if quotientCount == divisorCount {
            let lower = divisorCount / 2
            let upper = divisorCount - lower
            let top = try divideTop(
                quotient + lower, numerator + lower, upper, divisor, divisorCount, scratch, &meter)
            _ = try divideTop(quotient, numerator, lower, divisor, divisorCount, scratch, &meter)
            return top
        }
        return try divideTop(quotient, numerator, quotientCount, divisor, divisorCount, scratch, &meter)
    }

    /// Estimates a quotient shorter than the divisor by the divisor's upper limbs, and corrects it by the lower ones.
    private static func divideTop(
        _ quotient: UnsafeMutablePointer<UInt64>, _ numerator: UnsafeMutablePointer<UInt64>, _ quotientCount: Int,
        _ divisor: UnsafePointer<UInt64>, _ divisorCount: Int, _ scratch: UnsafeMutablePointer<UInt64>,
        _ meter: inout WorkMeter
    ) throws(NumberError) -> UInt64 {
        let lower = divisorCount - quotientCount
        var top = try divideBlock(
            quotient, numerator + lower, quotientCount, divisor + lower, quotientCount, scratch, &meter)
        try LimbProducts.multiply(scratch, quotient, quotientCount, divisor, lower, &meter)
        var borrow = LimbArithmetic.subtract(numerator, numerator, scratch, divisorCount)
        if top != 0 {
            borrow += LimbArithmetic.subtract(numerator + quotientCount, numerator + quotientCount, divisor, lower)
        }
        // At most twice, because the divisor's top bit is set.
        while borrow != 0 {
            top = top &- LimbArithmetic.decrement(quotient, quotientCount, by: 1)
            borrow = borrow &- LimbArithmetic.add(numerator, numerator, divisor, divisorCount)
        }
        return top
    }

    /// Takes the divisor from upper limbs that are not below it. Returns 1 if it did.
    private static func reduce(
        _ upper: UnsafeMutablePointer<UInt64>, _ divisor: UnsafePointer<UInt64>, _ count: Int
    ) -> UInt64 {
        guard LimbArithmetic.compare(upper, divisor, count) >= 0 else { return 0 }
        _ = LimbArithmetic.subtract(upper, upper, divisor, count)
        return 1
    }

    private static func rows(
        _ quotient: UnsafeMutablePointer<UInt64>, _ numerator: UnsafeMutablePointer<UInt64>, _ quotientCount: Int,
        _ divisor: UnsafePointer<UInt64>, _ divisorCount: Int
    ) {
        let estimator = TwoLimbDivisor(high: divisor[divisorCount - 1], low: divisor[divisorCount - 2])
        var position = quotientCount - 1
        while position >= 0 {
            let window = numerator + position
            let top = window[divisorCount]
            let middle = window[divisorCount - 1]
            // The upper two limbs are never above the divisor's; when they equal them the quotient limb is full.
            var estimate = UInt64.max
            if top < estimator.high || (top == estimator.high && middle < estimator.low) {
                estimate = estimator.quotient(top, middle, window[divisorCount - 2])
            }
            let taken = LimbRows.subtractProduct(window, divisor, divisorCount, by: estimate)
            var (left, borrow) = top.subtractingReportingOverflow(taken)
            while borrow {
                estimate &-= 1
                let carry = LimbArithmetic.add(window, window, divisor, divisorCount)
                let (sum, overflow) = left.addingReportingOverflow(carry)
                left = sum
                borrow = !overflow
            }
            window[divisorCount] = left
            quotient[position] = estimate
            position -= 1
        }
    }
}
