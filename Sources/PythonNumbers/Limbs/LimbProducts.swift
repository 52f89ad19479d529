/// Products of magnitudes: schoolbook for short ones, Karatsuba above, and slices for operands of unequal length.
package enum LimbProducts {
    /// Operands with fewer limbs than this are multiplied by rows.
    static let karatsubaLimbs = 36
    static let karatsubaSquareLimbs = 56

    /// Limbs of scratch space that a product with operands of at most so many limbs may use.
    static func scratchCount(_ count: Int) -> Int { count * 2 + 256 }

    /// `output[0..<leftCount + rightCount] = left * right`. The output overlaps no operand.
    package static func multiply(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ leftCount: Int,
        _ right: UnsafePointer<UInt64>, _ rightCount: Int, _ meter: inout WorkMeter
    ) throws(NumberError) {
        guard leftCount > 0, rightCount > 0 else {
            output.update(repeating: 0, count: leftCount + rightCount)
            return
        }
        let (long, longCount, short, shortCount) =
            leftCount >= rightCount
            ? (left, leftCount, right, rightCount) : (right, rightCount, left, leftCount)
        if left == right, leftCount == rightCount {
            try square(output, left, leftCount, &meter)
        } else if shortCount < karatsubaLimbs {
            try schoolbook(output, long, longCount, short, shortCount, &meter)
        } else {
            let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: scratchCount(longCount))
            defer { scratch.deallocate() }
            try multiply(output, long, longCount, short, shortCount, scratch, &meter)
        }
    }

    /// `output[0..<2 * count] = input * input`. The output does not overlap the input.
    package static func square(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        if count < karatsubaSquareLimbs {
            try schoolbookSquare(output, input, count, &meter)
        } else {
            let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: scratchCount(count))
            defer { scratch.deallocate() }
            try karatsubaSquare(output, input, count, scratch, &meter)
        }
    }

    /// The same with scratch space, the longer operand first and both not empty.
    private static func multiply(
        _ output: UnsafeMutablePointer<UInt64>, _ long: UnsafePointer<UInt64>, _ longCount: Int,
        _ short: UnsafePointer<UInt64>, _ shortCount: Int, _ scratch: UnsafeMutablePointer<UInt64>,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        if shortCount < karatsubaLimbs {
            try schoolbook(output, long, longCount, short, shortCount, &meter)
        } else if shortCount > (longCount + 1) / 2 {
            try karatsuba(output, long, longCount, short, shortCount, scratch, &meter)
        } else {
            try slices(output, long, longCount, short, shortCount, scratch, &meter)
        }
    }

    private static func schoolbook(
        _ output: UnsafeMutablePointer<UInt64>, _ long: UnsafePointer<UInt64>, _ longCount: Int,
        _ short: UnsafePointer<UInt64>, _ shortCount: Int, _ meter: inout WorkMeter
    ) throws(NumberError) {
        try meter.charge(longCount, times: shortCount)
        output[longCount] = LimbRows.multiply(output, long, longCount, by: short[0])
        for index in 1..<max(shortCount, 1) {
            output[longCount + index] = LimbRows.addProduct(output + index, long, longCount, by: short[index])
        }
    }

    private static func schoolbookSquare(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        try meter.charge(count * (count + 1) / 2)
        guard count > 0 else { return }
        // Products of different limbs once, doubled, and then the squares on the diagonal.
        output[0] = 0
        if count > 1 {
            output[count] = LimbRows.multiply(output + 1, input + 1, count - 1, by: input[0])
            for index in 1..<(count - 1) {
                output[count + index] = LimbRows.addProduct(
                    output + 2 * index + 1, input + index + 1, count - index - 1, by: input[index])
            }
        }
        output[2 * count - 1] = 0
        var carry: UInt64 = 0
        var top: UInt64 = 0
        for index in 0..<count {
            let (high, low) = input[index].multipliedFullWidth(by: input[index])
            let first = output[2 * index]
            let second = output[2 * index + 1]
            let (lower, firstCarry) = ((first &<< 1) | top).addingReportingOverflow(low)
            let (lowerTotal, secondCarry) = lower.addingReportingOverflow(carry)
            let addend = (second &<< 1) | (first &>> 63)
            let (upper, thirdCarry) = addend.addingReportingOverflow(high)
            let (upperTotal, fourthCarry) = upper.addingReportingOverflow((firstCarry ? 1 : 0) &+ (secondCarry ? 1 : 0))
            output[2 * index] = lowerTotal
            output[2 * index + 1] = upperTotal
            carry = (thirdCarry ? 1 : 0) &+ (fourthCarry ? 1 : 0)
            top = second &>> 63
        }
    }

    /// Two operands of about equal length as halves: three products of half the length instead of four.
    private static func karatsuba(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ leftCount: Int,
        _ right: UnsafePointer<UInt64>, _ rightCount: Int, _ scratch: UnsafeMutablePointer<UInt64>,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        let half = (leftCount + 1) / 2
        let upperLeft = leftCount - half
        let upperRight = rightCount - half
        let middle = scratch
        let rest = scratch + 2 * half + 1
        let leftNegative = difference(output, left, half, left + half, upperLeft)
        let rightNegative = difference(output + half, right, half, right + half, upperRight)
        try multiply(middle, output, half, output + half, half, rest, &meter)
        try multiply(output, left, half, right, half, rest, &meter)
        try multiply(output + 2 * half, left + half, upperLeft, right + half, upperRight, rest, &meter)
        // (a0 - a1)(b0 - b1) is what has to be taken from a0 b0 + a1 b1.
        combine(output, half, upperLeft + upperRight, middle, adding: leftNegative != rightNegative)
    }

    private static func karatsubaSquare(
        _ output: UnsafeMutablePointer<UInt64>, _ input: UnsafePointer<UInt64>, _ count: Int,
        _ scratch: UnsafeMutablePointer<UInt64>, _ meter: inout WorkMeter
    ) throws(NumberError) {
        guard count >= karatsubaSquareLimbs else {
            return try schoolbookSquare(output, input, count, &meter)
        }
        let half = (count + 1) / 2
        let upper = count - half
        let middle = scratch
        let rest = scratch + 2 * half + 1
        _ = difference(output, input, half, input + half, upper)
        try karatsubaSquare(middle, output, half, rest, &meter)
        try karatsubaSquare(output, input, half, rest, &meter)
        try karatsubaSquare(output + 2 * half, input + half, upper, rest, &meter)
        combine(output, half, 2 * upper, middle, adding: false)
    }

    /// Adds `low + high ± middle` to the output half way up, where the output holds low and high already.
    private static func combine(
        _ output: UnsafeMutablePointer<UInt64>, _ half: Int, _ highCount: Int,
        _ middle: UnsafeMutablePointer<UInt64>, adding: Bool
    ) {
        let low = UnsafePointer(output)
        let high = UnsafePointer(output + 2 * half)
        var top: UInt64
        if adding {
            top = LimbArithmetic.add(middle, middle, low, 2 * half)
        } else {
            // Wraps below zero until high is added: the borrow and the carry cancel in the limb above.
            top = 0 &- LimbArithmetic.subtract(middle, low, middle, 2 * half)
        }
        top = top &+ LimbArithmetic.add(middle, middle, 2 * half, high, highCount)
        middle[2 * half] = top
        let outputCount = 2 * half + highCount - half
        let count = min(2 * half + 1, outputCount)
        let carry = LimbArithmetic.add(output + half, output + half, middle, count)
        _ = LimbArithmetic.increment(output + half + count, outputCount - count, by: carry)
    }

    /// The distance of two halves, the first at least as long; true when the second was greater.
    private static func difference(
        _ output: UnsafeMutablePointer<UInt64>, _ left: UnsafePointer<UInt64>, _ leftCount: Int,
        _ right: UnsafePointer<UInt64>, _ rightCount: Int
    ) -> Bool {
        let upper = LimbArithmetic.normalizedCount(left + rightCount, leftCount - rightCount)
        if upper > 0 || LimbArithmetic.compare(left, right, rightCount) >= 0 {
            _ = LimbArithmetic.subtract(output, left, leftCount, right, rightCount)
            return false
        }
        _ = LimbArithmetic.subtract(output, right, left, rightCount)
        (output + rightCount).update(repeating: 0, count: leftCount - rightCount)
        return true
    }

    /// A long operand in slices as long as the short one.
    private static func slices(
        _ output: UnsafeMutablePointer<UInt64>, _ long: UnsafePointer<UInt64>, _ longCount: Int,
        _ short: UnsafePointer<UInt64>, _ shortCount: Int, _ scratch: UnsafeMutablePointer<UInt64>,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        let product = scratch
        let rest = scratch + 2 * shortCount
        try multiply(output, long, shortCount, short, shortCount, rest, &meter)
        var start = shortCount
        while start < longCount {
            let count = min(shortCount, longCount - start)
            try multiply(product, short, shortCount, long + start, count, rest, &meter)
            let carry = LimbArithmetic.add(output + start, output + start, product, shortCount)
            (output + start + shortCount).update(from: product + shortCount, count: count)
            _ = LimbArithmetic.increment(output + start + shortCount, count, by: carry)
            start += count
        }
    }
}
