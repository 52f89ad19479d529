internal import Glibc

/// Operations on floats with Python's results and errors, where these differ from the machine's.
package enum FloatArithmetic {
    /// left / right
    @inlinable
    package static func divide(_ left: Double, _ right: Double) throws(NumberError) -> Double {
        guard right != 0 else { throw .divisionByZero }
        return left / right
    }

    /// left // right and left % right: the remainder has the divisor's sign, and the quotient is a whole number.
    package static func divmod(
        _ left: Double, _ right: Double
    ) throws(NumberError) -> (quotient: Double, remainder: Double) {
        guard right != 0 else { throw .divisionByZero }
        var remainder = fmod(left, right)
        var quotient = (left - remainder) / right
        if remainder != 0 {
            if (right < 0) != (remainder < 0) {
                remainder += right
                quotient -= 1
            }
        } else {
            remainder = Double(signOf: right, magnitudeOf: 0)
        }
        if quotient != 0 {
            let whole = quotient.rounded(.down)
            quotient = quotient - whole > 0.5 ? whole + 1 : whole
        } else {
            quotient = Double(signOf: left / right, magnitudeOf: 0)
        }
        return (quotient, remainder)
    }

    /// left // right
    package static func floorDivide(_ left: Double, _ right: Double) throws(NumberError) -> Double {
        try divmod(left, right).quotient
    }

    /// left % right
    package static func modulo(_ left: Double, _ right: Double) throws(NumberError) -> Double {
        guard right != 0 else { throw .divisionByZero }
        let remainder = fmod(left, right)
        if remainder == 0 { return Double(signOf: right, magnitudeOf: 0) }
        return (right < 0) != (remainder < 0) ? remainder + right : remainder
    }

    /// left ** right. Throws `complexResult` for a negative number to a fraction.
    package static func power(_ left: Double, _ right: Double) throws(NumberError) -> Double {
        if right == 0 || left == 1 { return 1 }
        if left.isNaN || right.isNaN { return .nan }
        if right.isInfinite {
            let size = abs(left)
            if size == 1 { return 1 }
            return (right > 0) == (size > 1) ? .infinity : 0
        }
        if left.isInfinite {
            let odd = isOddWhole(right)
            if right > 0 { return odd ? left : .infinity }
            return odd ? Double(signOf: left, magnitudeOf: 0) : 0
        }
        if left == 0 {
            guard right > 0 else { throw .zeroToNegativePower }
            return isOddWhole(right) ? left : 0
        }
        if left < 0, right != right.rounded(.down) { throw .complexResult }
        let result = pow(left, right)
        guard result.isFinite else { throw .numericalResultOutOfRange }
        return result
    }

    /// Whether a value is finite and has no fraction: `float.is_integer()`.
    @inlinable
    package static func isInteger(_ value: Double) -> Bool { value.isFinite && value == value.rounded(.towardZero) }

    /// The exact value as a fraction in lowest terms.
    package static func integerRatio(
        _ value: Double
    ) throws(NumberError) -> (numerator: IntegerValue, denominator: IntegerValue) {
        if value.isNaN { throw .value("cannot convert NaN to integer ratio") }
        if value.isInfinite { throw .overflow("cannot convert Infinity to integer ratio") }
        if value == 0 { return (.small(0), .small(1)) }
        let parts = DoubleParts(value)
        let zeros = parts.significand.trailingZeroBitCount
        let exponent = parts.exponent + zeros
        let odd = BigInteger(isNegative: parts.isNegative, limbs: [parts.significand &>> UInt64(zeros)])
        if exponent >= 0 { return (IntegerValue(try odd.shiftedLeft(by: exponent)), .small(1)) }
        return (IntegerValue(odd), IntegerValue(try BigInteger.one.shiftedLeft(by: -exponent)))
    }

    /// The integer part of a float, towards zero: `int()` of it.
    package static func integer(_ value: Double) throws(NumberError) -> IntegerValue {
        if let small = Int(exactly: value.rounded(.towardZero)) { return .small(small) }
        return IntegerValue(try BigInteger(truncating: value))
    }

    /// The nearest integer, ties to even: `round(value)`.
    package static func rounded(_ value: Double) throws(NumberError) -> IntegerValue {
        try integer(value.rounded(.toNearestOrEven))
    }

    private static func isOddWhole(_ value: Double) -> Bool { fmod(abs(value), 2) == 1 }
}
