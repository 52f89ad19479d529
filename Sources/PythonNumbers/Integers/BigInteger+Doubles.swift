extension BigInteger {
    /// The integer part of a double, towards zero.
    package init(truncating value: Double) throws(NumberError) {
        if value.isNaN { throw .value("cannot convert float NaN to integer") }
        if value.isInfinite { throw .overflow("cannot convert float infinity to integer") }
        let parts = DoubleParts(value)
        let significand = BigInteger(parts.significand)
        let magnitude =
            parts.exponent >= 0
            ? try significand.shiftedLeft(by: parts.exponent)
            : significand.truncated(shiftedRightBy: -parts.exponent)
        self.init(isNegative: parts.isNegative, limbs: magnitude.limbs)
    }

    /// The nearest double, ties to even.
    package func double() throws(NumberError) -> Double {
        guard let value = roundedDouble() else { throw .tooLargeForFloat }
        return value
    }

    /// The nearest double, or nil when it would be infinite.
    package func roundedDouble() -> Double? {
        let shift = max(bitLength - 64, 0)
        return DoubleParts.round(
            isNegative: isNegative, significand: leadingBits(from: shift), exponent: shift,
            sticky: hasOnes(below: shift))
    }

    /// `left / right` as Python has it: the double nearest to the exact quotient.
    package static func quotient(
        _ left: BigInteger, _ right: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> Double {
        guard !right.isZero else { throw .divisionByZero }
        let negative = left.isNegative != right.isNegative
        if left.isZero { return negative ? -0.0 : 0 }
        let difference = left.bitLength - right.bitLength
        if difference > 1100 { throw .overflow("integer division result too large for a float") }
        if difference < -1200 { return negative ? -0.0 : 0 }
        // A quotient of 64 or 65 bits and whether anything is left decide the rounding.
        let shift = 64 - difference
        var sticky = false
        var (numerator, divisor) = (left.magnitude, right.magnitude)
        if shift >= 0 {
            numerator = try numerator.shiftedLeft(by: shift)
        } else {
            divisor = try divisor.shiftedLeft(by: -shift)
        }
        let (quotient, remainder) = try numerator.divided(by: divisor, &meter)
        sticky = !remainder.isZero
        let extra = max(quotient.bitLength - 64, 0)
        let result = DoubleParts.round(
            isNegative: negative, significand: quotient.leadingBits(from: extra), exponent: extra - shift,
            sticky: sticky || quotient.hasOnes(below: extra))
        guard let result else { throw .overflow("integer division result too large for a float") }
        return result
    }

    /// Compares with a double exactly: negative, zero or positive. Nil for nan.
    package func compare(to value: Double) -> Int? {
        if value.isNaN { return nil }
        if value.isInfinite { return value < 0 ? 1 : -1 }
        let sign = value < 0 ? -1 : value == 0 ? 0 : 1
        if signum != sign { return signum < sign ? -1 : 1 }
        if bitLength > 1024 { return signum }
        guard let whole = try? BigInteger(truncating: value) else { return nil }
        let order = compare(to: whole)
        if order != 0 { return order }
        let fraction = value - value.rounded(.towardZero)
        return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
    }
}
