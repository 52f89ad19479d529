internal import Glibc

/// The decimal digits of a positive double: `0.d1d2d3... * 10^point`, without zeros at either end. No digits at all
/// mean that everything was rounded away.
struct DecimalDigits {
    /// ASCII digits.
    var digits: [UInt8]
    /// Where the decimal point is, counted from the first digit.
    var point: Int

    /// Zero as a number that was not rounded to it.
    static let zero = DecimalDigits(digits: [UInt8(ascii: "0")], point: 1)

    /// Takes digits that end `places` after the decimal point.
    init(integer digits: [UInt8], places: Int) {
        let start = digits.firstIndex { $0 != UInt8(ascii: "0") } ?? digits.count
        let end = (digits.lastIndex { $0 != UInt8(ascii: "0") } ?? start - 1) + 1
        self.digits = Array(digits[start..<end])
        point = digits.count - start - places
    }

    init(digits: [UInt8], point: Int) {
        self.digits = digits
        self.point = point
    }

    /// The fewest digits that read back as the same double, and the closest ones of these.
    static func shortest(_ value: Double) -> DecimalDigits {
        if value == 0 { return zero }
        var text = value.description
        return text.withUTF8 { bytes in
            var digits: [UInt8] = []
            digits.reserveCapacity(20)
            var places = 0
            var exponent = 0
            var afterPoint = false
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    digits.append(bytes[index])
                    if afterPoint { places += 1 }
                case UInt8(ascii: "."): afterPoint = true
                case UInt8(ascii: "e"):
                    let down = bytes[index + 1] == UInt8(ascii: "-")
                    for digit in bytes[(index + 1)...] where digit >= UInt8(ascii: "0") {
                        exponent = exponent * 10 + Int(digit - 48)
                    }
                    if down { exponent = -exponent }
                    index = bytes.count
                default: break
                }
                index += 1
            }
            return DecimalDigits(integer: digits, places: places - exponent)
        }
    }

    /// The exact value rounded to places after the decimal point (before it, when negative), ties to even.
    static func fixed(_ value: Double, places: Int) throws(NumberError) -> DecimalDigits {
        if value == 0 { return zero }
        // No double has digits beyond these places, and none is large enough to survive the others.
        let places = min(places, 1080)
        if places < -310 { return DecimalDigits(digits: [], point: -places) }
        let parts = DoubleParts(value)
        return DecimalDigits(integer: try scaled(parts, byTenTo: places), places: places)
    }

    /// The exact value rounded to a number of significant digits, ties to even.
    static func significant(_ value: Double, count: Int) throws(NumberError) -> DecimalDigits {
        if value == 0 { return zero }
        let count = min(max(count, 1), 780)
        let parts = DoubleParts(value)
        var exponent = Int(log10(value).rounded(.down))
        while true {
            let digits = try scaled(parts, byTenTo: count - 1 - exponent)
            let result = DecimalDigits(integer: digits, places: count - 1 - exponent)
            // The estimate may be one off. A round power of ten is the same with the next estimate, unless this one
            // was too high and there are nines.
            if digits.count > count, result.digits.count > 1 {
                exponent += 1
            } else if digits.count < count || (digits.count == count && result.digits == [UInt8(ascii: "1")]) {
                let finer = try scaled(parts, byTenTo: count - exponent)
                return DecimalDigits(integer: finer, places: count - exponent).digits.count > count
                    ? result : DecimalDigits(integer: finer, places: count - exponent)
            } else {
                return result
            }
        }
    }

    /// The digits of the integer nearest to a double times a power of ten, ties to even; "0" for zero.
    static func scaled(_ parts: DoubleParts, byTenTo power: Int) throws(NumberError) -> [UInt8] {
        if let small = scaledInWords(parts, byTenTo: power) {
            return IntegerText.digits(small)
        }
        var meter = WorkMeter.unlimited
        let significand = BigInteger(parts.significand)
        if power >= 0, parts.exponent < 0 {
            // Only a power of two divides: what is cut off are the lowest bits.
            let value = try significand.multiplied(by: DecimalPowers.integer(power), &meter)
            let shift = -parts.exponent
            let quotient = value.truncated(shiftedRightBy: shift)
            let up = value.hasBit(shift - 1) && (quotient.isOdd || value.hasOnes(below: shift - 1))
            return try IntegerText.digits(up ? quotient + .one : quotient, &meter)
        }
        if power >= 0 {
            let value = try significand.multiplied(by: DecimalPowers.integer(power), &meter)
            return try IntegerText.digits(value.shiftedLeft(by: parts.exponent), &meter)
        }
        let numerator = try significand.shiftedLeft(by: max(parts.exponent, 0))
        let divisor = try DecimalPowers.integer(-power).shiftedLeft(by: max(-parts.exponent, 0))
        var (quotient, remainder) = try numerator.divided(by: divisor, &meter)
        let order = try remainder.shiftedLeft(by: 1).compareMagnitude(to: divisor)
        if order > 0 || (order == 0 && quotient.isOdd) { quotient = quotient + .one }
        return try IntegerText.digits(quotient, &meter)
    }

    /// The same when everything fits 128 bits and the result 64.
    static func scaledInWords(_ parts: DoubleParts, byTenTo power: Int) -> UInt64? {
        guard power <= 19, power >= -19 else { return nil }
        let tens = tenTo(abs(power))
        var value = UInt128(parts.significand)
        if power >= 0 {
            value = value &* UInt128(tens)
            if parts.exponent < 0 {
                let shift = -parts.exponent
                // The product has at most 117 bits, so a shift by more leaves less than a half.
                if shift > 120 { return 0 }
                let quotient = value &>> UInt128(shift)
                let rest = value & ((1 &<< UInt128(shift)) &- 1)
                let half: UInt128 = 1 &<< UInt128(shift - 1)
                guard quotient < UInt128(UInt64.max) else { return nil }
                let up = rest > half || (rest == half && quotient & 1 == 1)
                return UInt64(truncatingIfNeeded: quotient) &+ (up ? 1 : 0)
            }
            guard parts.exponent < value.leadingZeroBitCount else { return nil }
            return UInt64(exactly: value &<< UInt128(parts.exponent))
        }
        guard parts.exponent >= 0 ? parts.exponent < value.leadingZeroBitCount : parts.exponent > -60 else {
            return nil
        }
        var divisor = UInt128(tens)
        if parts.exponent >= 0 {
            value = value &<< UInt128(parts.exponent)
        } else {
            divisor = divisor &<< UInt128(-parts.exponent)
        }
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        guard let result = UInt64(exactly: quotient), result < .max else { return nil }
        let rest = divisor &- remainder
        let up = remainder > rest || (remainder == rest && result & 1 == 1)
        return result + (up ? 1 : 0)
    }

    static func tenTo(_ power: Int) -> UInt64 { powersOfTen[power] }

    private static let powersOfTen: [UInt64] = (0...19).map { count in
        (0..<count).reduce(1) { power, _ in power &* 10 }
    }
}
