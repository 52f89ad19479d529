/// Integers as digits in a radix, both ways, by halves: the cost follows that of multiplication and division.
package enum IntegerText {
    /// Values with fewer limbs than this are converted digit group by digit group.
    static let quadraticLimbs = 30

    /// The digits of an integer, with a minus sign if it is negative. Lowercase above 9.
    package static func digits(
        _ value: BigInteger, radix: Int = 10, _ meter: inout WorkMeter
    ) throws(NumberError) -> [UInt8] {
        guard (2...36).contains(radix) else { throw .value("int() base must be >= 2 and <= 36, or 0") }
        let sign: [UInt8] = value.isNegative ? [UInt8(ascii: "-")] : []
        if value.isZero { return [UInt8(ascii: "0")] }
        if radix & (radix - 1) == 0 {
            try meter.charge(value.limbs.count)
            return sign + powerOfTwoDigits(value, bits: radix.trailingZeroBitCount)
        }
        try meter.charge(value.limbs.count)
        let size = IntegerSize.digits(bitLength: value.bitLength, radix: radix)
        var powers = RadixPowers(radix: radix)
        var output = [UInt8](repeating: UInt8(ascii: "0"), count: size)
        try write(value.magnitude, to: &output, ending: size, &powers, &meter)
        let start = output.firstIndex { $0 != UInt8(ascii: "0") } ?? 0
        return sign + output[start...]
    }

    /// The decimal digits of a small integer.
    package static func digits(_ value: Int) -> [UInt8] {
        let magnitude = UInt64(value.magnitude)
        return digits(magnitude, count: decimalLength(magnitude), isNegative: value < 0)
    }

    /// The decimal digits of a word.
    static func digits(_ value: UInt64) -> [UInt8] { digits(value, count: decimalLength(value)) }

    /// The lowest decimal digits of a word, so many, with zeros in front.
    static func digits(_ value: UInt64, count: Int, isNegative: Bool = false) -> [UInt8] {
        let sign = isNegative ? 1 : 0
        return [UInt8](unsafeUninitializedCapacity: count + sign) { buffer, initialized in
            var rest = value
            var position = count + sign
            while position > sign {
                position -= 1
                buffer[position] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            if isNegative { buffer[0] = UInt8(ascii: "-") }
            initialized = count + sign
        }
    }

    /// Writes the lowest decimal digits of a word, so many, with zeros in front.
    @inlinable @inline(__always)
    package static func write(_ value: UInt64, _ count: Int, to target: UnsafeMutablePointer<UInt8>) {
        var rest = value
        var position = count
        while position > 0 {
            position &-= 1
            let quotient = rest / 10
            target[position] = 0x30 &+ UInt8(truncatingIfNeeded: rest &- quotient &* 10)
            rest = quotient
        }
    }

    /// Decimal digits of a word, 1 for zero.
    package static func decimalLength(_ value: UInt64) -> Int {
        // 1233 / 4096 is a little below log10(2), so that the guess is right or one too few.
        let guess = ((64 - (value | 1).leadingZeroBitCount) * 1233) &>> 12
        return guess + (value | 1 < DecimalDigits.tenTo(guess) ? 0 : 1)
    }

    private static func powerOfTwoDigits(_ value: BigInteger, bits: Int) -> [UInt8] {
        let count = (value.bitLength + bits - 1) / bits
        let mask = UInt64(1) << UInt64(bits) - 1
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                let digit = value.leadingBits(from: (count - 1 - index) * bits) & mask
                buffer[index] = digitCharacter(digit)
            }
            initialized = count
        }
    }

    @inline(__always)
    static func digitCharacter(_ digit: UInt64) -> UInt8 {
        let digit = UInt8(truncatingIfNeeded: digit)
        return digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &- 10 &+ digit
    }

    /// Writes digits so that the last one comes before an index; what is above the highest one stays zero.
    private static func write(
        _ value: BigInteger, to output: inout [UInt8], ending end: Int, _ powers: inout RadixPowers,
        _ meter: inout WorkMeter
    ) throws(NumberError) {
        if value.limbs.count < quadraticLimbs {
            try meter.charge(value.limbs.count * value.limbs.count)
            return writeGroups(value, to: &output, ending: end, powers)
        }
        // The largest power that is at most about the root of the value.
        let level = try powers.level(halving: value, &meter)
        let power = powers.power(level)
        let (upper, lower) = try value.divided(by: power, &meter)
        try write(lower, to: &output, ending: end, &powers, &meter)
        try write(upper, to: &output, ending: end - powers.digits(level), &powers, &meter)
    }

    private static func writeGroups(
        _ value: BigInteger, to output: inout [UInt8], ending end: Int, _ powers: RadixPowers
    ) {
        var limbs = value.limbs
        var count = limbs.count
        var end = end
        let radix = UInt64(powers.radix)
        while count > 0 {
            var group = LimbRows.divide(&limbs, count, by: powers.groupDivisor)
            while count > 0, limbs[count - 1] == 0 { count -= 1 }
            var position = end - 1
            if radix == 10 {
                while group > 0, position >= 0 {
                    output[position] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: group % 10)
                    group /= 10
                    position -= 1
                }
            } else {
                while group > 0, position >= 0 {
                    output[position] = digitCharacter(group % radix)
                    group /= radix
                    position -= 1
                }
            }
            end -= powers.groupDigits
        }
    }
}

/// Powers of a radix: the largest that fits a limb, and its squares, as they are needed.
struct RadixPowers {
    let radix: Int
    /// Digits that fit a limb.
    let groupDigits: Int
    /// The radix to that power.
    let group: UInt64
    let groupDivisor: LimbDivisor
    private var squares: [BigInteger]

    init(radix: Int) {
        self.radix = radix
        var digits = 0
        var group: UInt64 = 1
        while true {
            let (next, overflow) = group.multipliedReportingOverflow(by: UInt64(radix))
            if overflow { break }
            group = next
            digits += 1
        }
        groupDigits = digits
        self.group = group
        groupDivisor = LimbDivisor(group)
        squares = [BigInteger(group)]
    }

    /// Digits of the power at a level: it is the radix raised to this.
    func digits(_ level: Int) -> Int { groupDigits << level }

    /// The power at a level that was asked for before.
    func power(_ level: Int) -> BigInteger { squares[level] }

    /// Makes sure of the powers up to a level.
    mutating func prepare(_ level: Int, _ meter: inout WorkMeter) throws(NumberError) {
        while squares.count <= level {
            squares.append(try squares[squares.count - 1].squared(&meter))
        }
    }

    /// The level whose power splits a value about in the middle: it has at most as many limbs as half the value,
    /// rounded up.
    mutating func level(halving value: BigInteger, _ meter: inout WorkMeter) throws(NumberError) -> Int {
        var level = 0
        while true {
            try prepare(level, &meter)
            if squares[level].limbs.count * 2 > value.limbs.count + 1 { return max(level - 1, 0) }
            level += 1
        }
    }
}
