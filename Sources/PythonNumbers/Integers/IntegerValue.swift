/// A Python integer as the interpreter holds it: inline while it fits 64 bits, otherwise big.
///
/// The big case never holds a value that fits, so equal integers have equal cases.
package enum IntegerValue: Equatable, Sendable {
    /// A value that fits.
    case small(Int)
    /// A value that doesn't.
    case big(BigInteger)

    /// Picks the case.
    @inlinable
    package init(_ value: BigInteger) {
        if let small = value.int { self = .small(small) } else { self = .big(value) }
    }

    /// The value as a big number.
    @inlinable
    package var bigInteger: BigInteger {
        switch self {
        case .small(let value): BigInteger(value)
        case .big(let value): value
        }
    }

    /// Limbs of the magnitude, for size estimates.
    @inlinable
    package var limbCount: Int {
        switch self {
        case .small(let value): value == 0 ? 0 : 1
        case .big(let value): value.limbCount
        }
    }

    /// Bits of the magnitude.
    package var bitLength: Int {
        switch self {
        case .small(let value): Int.bitWidth - value.magnitude.leadingZeroBitCount
        case .big(let value): value.bitLength
        }
    }

    /// -1, 0 or 1.
    package var signum: Int {
        switch self {
        case .small(let value): value.signum()
        case .big(let value): value.signum
        }
    }

    /// Python's hash.
    package var hash: Int {
        switch self {
        case .small(let value): NumberHash.ofInteger(value)
        case .big(let value): value.hash
        }
    }

    /// The nearest double.
    package func double() throws(NumberError) -> Double {
        switch self {
        case .small(let value): Double(value)
        case .big(let value): try value.double()
        }
    }

    /// Negative, zero or positive as this is less than, equal to or greater than the other.
    package func compare(to other: IntegerValue) -> Int {
        if case .small(let left) = self, case .small(let right) = other {
            return left < right ? -1 : left == right ? 0 : 1
        }
        return bigInteger.compare(to: other.bigInteger)
    }
}

/// Arithmetic. The interpreter does what fits itself and comes here when it overflows; each operation charges the
/// meter, so that long ones cost what they are worth.
extension IntegerValue {
    /// left + right
    package static func add(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .small(let a) = left, case .small(let b) = right {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { return .small(sum) }
        }
        try chargeLinear(left, right, &meter)
        return IntegerValue(left.bigInteger + right.bigInteger)
    }

    /// left - right
    package static func subtract(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .small(let a) = left, case .small(let b) = right {
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if !overflow { return .small(difference) }
        }
        try chargeLinear(left, right, &meter)
        return IntegerValue(left.bigInteger - right.bigInteger)
    }

    /// left * right
    package static func multiply(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .small(let a) = left, case .small(let b) = right {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if !overflow { return .small(product) }
            let (high, low) = UInt64(a.magnitude).multipliedFullWidth(by: UInt64(b.magnitude))
            return IntegerValue(BigInteger(isNegative: (a < 0) != (b < 0), limbs: [low, high]))
        }
        return IntegerValue(try left.bigInteger.multiplied(by: right.bigInteger, &meter))
    }

    /// left // right and left % right
    package static func divmod(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> (quotient: IntegerValue, remainder: IntegerValue) {
        if case .small(let a) = left, case .small(let b) = right {
            guard b != 0 else { throw .divisionByZero }
            if b != -1 {
                var (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
                if remainder != 0, (remainder < 0) != (b < 0) {
                    quotient -= 1
                    remainder += b
                }
                return (.small(quotient), .small(remainder))
            }
        }
        let (quotient, remainder) = try left.bigInteger.dividedFloor(by: right.bigInteger, &meter)
        return (IntegerValue(quotient), IntegerValue(remainder))
    }

    /// left // right
    package static func floorDivide(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        try divmod(left, right, &meter).quotient
    }

    /// left % right
    package static func modulo(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .big(let a) = left, case .small(let b) = right, b != 0 {
            return IntegerValue(try a.modulo(BigInteger(b), &meter))
        }
        return try divmod(left, right, &meter).remainder
    }

    /// left / right
    package static func trueDivide(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> Double {
        if case .small(let a) = left, case .small(let b) = right, b != 0 {
            // Both are exact as doubles, so one division rounds once.
            let limit: UInt = 1 << 53
            if a.magnitude <= limit, b.magnitude <= limit, a != 0 { return Double(a) / Double(b) }
        }
        return try BigInteger.quotient(left.bigInteger, right.bigInteger, &meter)
    }

    /// left ** right of an exponent that is not negative.
    package static func power(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        let base = left.bigInteger
        guard case .small(let exponent) = right else {
            if base.isZero || base == .one { return left }
            if base == -.one { return .small(right.bigInteger.isOdd ? -1 : 1) }
            throw .tooLarge
        }
        if base.isZero { return .small(exponent == 0 ? 1 : 0) }
        return IntegerValue(try base.power(exponent, &meter))
    }

    /// left << right of a count that is not negative.
    package static func shiftLeft(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if right.signum < 0 { throw .value("negative shift count") }
        if left.signum == 0 { return .small(0) }
        guard case .small(let count) = right else { throw .overflow("too many digits in integer") }
        try meter.charge(IntegerSize.shiftedLeft(left.limbCount, by: count) / 4)
        return IntegerValue(try left.bigInteger.shiftedLeft(by: count))
    }

    /// left >> right of a count that is not negative.
    package static func shiftRight(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if right.signum < 0 { throw .value("negative shift count") }
        guard case .small(let count) = right else { return .small(left.signum < 0 ? -1 : 0) }
        if case .small(let value) = left { return .small(value >> count) }
        try meter.charge(left.limbCount / 4)
        return IntegerValue(left.bigInteger.shiftedRight(by: count))
    }

    /// left & right
    package static func and(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .small(let a) = left, case .small(let b) = right { return .small(a & b) }
        try chargeLinear(left, right, &meter)
        return IntegerValue(left.bigInteger & right.bigInteger)
    }

    /// left | right
    package static func or(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .small(let a) = left, case .small(let b) = right { return .small(a | b) }
        try chargeLinear(left, right, &meter)
        return IntegerValue(left.bigInteger | right.bigInteger)
    }

    /// left ^ right
    package static func xor(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        if case .small(let a) = left, case .small(let b) = right { return .small(a ^ b) }
        try chargeLinear(left, right, &meter)
        return IntegerValue(left.bigInteger ^ right.bigInteger)
    }

    /// -value
    package static func negate(_ value: IntegerValue) -> IntegerValue {
        if case .small(let small) = value, small != .min { return .small(-small) }
        return IntegerValue(-value.bigInteger)
    }

    /// ~value
    package static func invert(_ value: IntegerValue) -> IntegerValue {
        if case .small(let small) = value { return .small(~small) }
        return IntegerValue(~value.bigInteger)
    }

    /// abs(value)
    package static func absolute(_ value: IntegerValue) -> IntegerValue {
        value.signum < 0 ? negate(value) : value
    }

    /// pow(base, exponent, modulus)
    package static func power(
        _ base: IntegerValue, _ exponent: IntegerValue, modulo modulus: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        IntegerValue(try base.bigInteger.power(exponent.bigInteger, modulo: modulus.bigInteger, &meter))
    }

    /// The digits in a radix, with a minus sign if needed. More digits than `maximumDigits` are refused as Python
    /// refuses them, unless the radix is a power of two.
    package func digits(
        radix: Int = 10, maximumDigits: Int = .max, _ meter: inout WorkMeter
    ) throws(NumberError) -> [UInt8] {
        if case .small(let value) = self, radix == 10 { return IntegerText.digits(value) }
        let isLimited = radix & (radix - 1) != 0 && maximumDigits < .max
        // The estimate is never more than a little above, so hopeless conversions are refused before their work.
        if isLimited, IntegerSize.digits(bitLength: bitLength, radix: radix) / 2 > maximumDigits {
            throw .tooManyDigits(maximum: maximumDigits)
        }
        let digits = try IntegerText.digits(bigInteger, radix: radix, &meter)
        if isLimited, digits.count - (signum < 0 ? 1 : 0) > maximumDigits {
            throw .tooManyDigits(maximum: maximumDigits)
        }
        return digits
    }

    private static func chargeLinear(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) {
        try meter.charge((left.limbCount + right.limbCount) / 4)
    }
}

/// Numbers without order that fit a word.
extension IntegerValue {
    /// gcd(left, right)
    package static func greatestCommonDivisor(
        _ left: IntegerValue, _ right: IntegerValue, _ meter: inout WorkMeter
    ) throws(NumberError) -> IntegerValue {
        guard case .small(let a) = left, case .small(let b) = right else {
            return IntegerValue(try BigInteger.greatestCommonDivisor(left.bigInteger, right.bigInteger, &meter))
        }
        var (x, y) = (a.magnitude, b.magnitude)
        while y != 0 { (x, y) = (y, x % y) }
        return IntegerValue(BigInteger(UInt64(x)))
    }
}
