/// Text to integers.
package enum IntegerParser {
    /// Why a text is no integer.
    package enum Failure: Error, Equatable, Sendable {
        /// It isn't one in this base: `invalid literal for int() with base 10: '...'`, which quotes what the caller
        /// has.
        case invalidLiteral
        /// It has more digits than may be converted.
        case tooManyDigits(count: Int, maximum: Int)
        /// The work meter ran out, or there is no room for such a number.
        case number(NumberError)
    }

    /// Digits without separators, the most significant first, all of them below the radix.
    package static func magnitude(
        digits: [UInt8], radix: Int, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        guard (2...36).contains(radix) else { throw .value("int() base must be >= 2 and <= 36, or 0") }
        guard IntegerSize.limbs(digits: digits.count, radix: radix) <= IntegerSize.maximumLimbs else {
            throw .tooLarge
        }
        try meter.charge(digits.count / 8)
        let start = digits.firstIndex { $0 != 0 } ?? digits.count
        if radix & (radix - 1) == 0 {
            return packed(digits[start...], bits: radix.trailingZeroBitCount)
        }
        var powers = RadixPowers(radix: radix)
        return try magnitude(digits[start...], &powers, &meter)
    }

    private static func magnitude(
        _ digits: ArraySlice<UInt8>, _ powers: inout RadixPowers, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        if digits.count <= powers.groupDigits * 40 {
            let groups = digits.count / powers.groupDigits + 1
            try meter.charge(groups * groups / 2)
            return grouped(digits, powers)
        }
        var level = 0
        while powers.digits(level + 1) < digits.count { level += 1 }
        try powers.prepare(level, &meter)
        let middle = digits.endIndex - powers.digits(level)
        let upper = try magnitude(digits[..<middle], &powers, &meter)
        let lower = try magnitude(digits[middle...], &powers, &meter)
        return try upper.multiplied(by: powers.power(level), &meter) + lower
    }

    private static func grouped(_ digits: ArraySlice<UInt8>, _ powers: RadixPowers) -> BigInteger {
        var limbs: [UInt64] = []
        limbs.reserveCapacity(digits.count / powers.groupDigits + 2)
        let radix = UInt64(powers.radix)
        var position = digits.startIndex
        // The odd group comes first, so that all others have the full length.
        var end = position + digits.count % powers.groupDigits
        var scale: UInt64 = 0
        while true {
            var group: UInt64 = 0
            while position < end {
                group = group &* radix &+ UInt64(digits[position])
                position += 1
            }
            let count = limbs.count
            let top = count == 0 ? group : LimbRows.scale(&limbs, count, by: scale, carry: group)
            if top != 0 { limbs.append(top) }
            if end == digits.endIndex { break }
            scale = powers.group
            end += powers.groupDigits
        }
        return BigInteger(isNegative: false, limbs: limbs)
    }

    private static func packed(_ digits: ArraySlice<UInt8>, bits: Int) -> BigInteger {
        var limbs: [UInt64] = []
        limbs.reserveCapacity(digits.count * bits / 64 + 1)
        var pending: UInt64 = 0
        var filled = 0
        for digit in digits.reversed() {
            pending |= UInt64(digit) &<< UInt64(filled)
            filled += bits
            if filled >= 64 {
                limbs.append(pending)
                filled -= 64
                pending = filled == 0 ? 0 : UInt64(digit) &>> UInt64(bits - filled)
            }
        }
        limbs.append(pending)
        return BigInteger(isNegative: false, limbs: limbs)
    }

    /// Text as Python's `int(text, base)` takes it: a sign, a prefix, single underscores between digits, ASCII white
    /// space around. Digits and spaces of other scripts have been replaced by the caller. More significant digits
    /// than `maximumDigits` are refused unless the base is a power of two.
    package static func parse(
        _ text: UnsafeBufferPointer<UInt8>, base: Int = 10, maximumDigits: Int = .max, _ meter: inout WorkMeter
    ) throws(Failure) -> IntegerValue {
        var position = 0
        var end = text.count
        while position < end, isSpace(text[position]) { position += 1 }
        while end > position, isSpace(text[end - 1]) { end -= 1 }
        var negative = false
        if position < end, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
            negative = text[position] == UInt8(ascii: "-")
            position += 1
        }
        var radix = base
        var zeroOnly = false
        if position + 1 < end, text[position] == UInt8(ascii: "0"), let prefix = radixOfPrefix(text[position + 1]),
            base == 0 || base == prefix
        {
            radix = prefix
            position += 2
            if position < end, text[position] == UInt8(ascii: "_") { position += 1 }
        } else if base == 0 {
            // Old octal literals are no integers; zeros are.
            radix = 10
            zeroOnly = position < end && text[position] == UInt8(ascii: "0")
        }
        guard position < end, (2...36).contains(radix) else { throw .invalidLiteral }
        var small: UInt64 = 0
        var count = 0
        var wide = false
        var afterDigit = false
        for index in position..<end {
            let character = text[index]
            if character == UInt8(ascii: "_") {
                guard afterDigit else { throw .invalidLiteral }
                afterDigit = false
                continue
            }
            guard let digit = digitValue(character), digit < radix else { throw .invalidLiteral }
            if zeroOnly, digit != 0 { throw .invalidLiteral }
            afterDigit = true
            count += 1
            if !wide {
                let (product, first) = small.multipliedReportingOverflow(by: UInt64(radix))
                let (sum, second) = product.addingReportingOverflow(UInt64(digit))
                if first || second { wide = true } else { small = sum }
            }
        }
        guard afterDigit else { throw .invalidLiteral }
        if radix & (radix - 1) != 0, count > maximumDigits {
            throw .tooManyDigits(count: count, maximum: maximumDigits)
        }
        if !wide { return IntegerValue(BigInteger(isNegative: negative, limbs: [small])) }
        let digits = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in position..<end {
                guard let digit = digitValue(text[index]) else { continue }
                buffer[initialized] = UInt8(digit)
                initialized += 1
            }
        }
        do {
            let value = try magnitude(digits: digits, radix: radix, &meter)
            return IntegerValue(negative ? -value : value)
        } catch { throw .number(error) }
    }

    /// Whether Python strips an ASCII character around a number.
    static func isSpace(_ character: UInt8) -> Bool {
        character == 0x20 || (0x09...0x0D).contains(character)
    }

    /// The value of a digit in a radix up to 36.
    static func digitValue(_ character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(character) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character) - 55
        default: nil
        }
    }

    private static func radixOfPrefix(_ character: UInt8) -> Int? {
        switch character | 0x20 {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }
}
