extension BigInteger {
    /// The value raised to a power that is not negative. The caller has asked `IntegerSize` how large it will be.
    package func power(_ exponent: Int, _ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        guard exponent > 0 else { return .one }
        if isZero || exponent == 1 { return self }
        guard IntegerSize.power(bitLength: bitLength, exponent: exponent) <= IntegerSize.maximumLimbs + 1 else {
            throw .tooLarge
        }
        // Powers of two are shifts, and what is odd in a base is often short.
        let zeros = trailingZeroBitCount
        let odd = truncated(shiftedRightBy: zeros).magnitude
        let (shift, overflow) = zeros.multipliedReportingOverflow(by: exponent)
        guard !overflow else { throw .tooLarge }
        var result = odd
        if odd != .one {
            var bit = Int.bitWidth - exponent.leadingZeroBitCount - 2
            while bit >= 0 {
                result = try result.squared(&meter)
                if exponent >> bit & 1 == 1 { result = try result.multiplied(by: odd, &meter) }
                bit -= 1
            }
        }
        try meter.charge(shift / 256)
        result = try result.shiftedLeft(by: shift)
        return isNegative && exponent & 1 == 1 ? -result : result
    }

    /// Python's `pow(base, exponent, modulus)`, with a negative exponent through the inverse.
    package func power(
        _ exponent: BigInteger, modulo modulus: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        guard !modulus.isZero else { throw .value("pow() 3rd argument cannot be 0") }
        let divisor = modulus.magnitude
        guard divisor != .one else { return .zero }
        var base = try modulo(divisor, &meter)
        if exponent.isNegative { base = try base.inverse(modulo: divisor, &meter) }
        var result = try base.powerReduced(exponent.magnitude, modulo: divisor, &meter)
        if modulus.isNegative, !result.isZero { result = result + modulus }
        return result
    }

    /// The number that times this is 1 modulo a positive modulus above 1.
    package func inverse(modulo modulus: BigInteger, _ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        var (previous, current) = (modulus, try modulo(modulus, &meter))
        var (previousFactor, factor) = (BigInteger.zero, BigInteger.one)
        while !current.isZero {
            let (quotient, remainder) = try previous.divided(by: current, &meter)
            (previous, current) = (current, remainder)
            let product = try quotient.multiplied(by: factor, &meter)
            (previousFactor, factor) = (factor, previousFactor - product)
            try meter.charge(16)
        }
        guard previous == .one else { throw .value("base is not invertible for the given modulus") }
        return previousFactor.isNegative ? previousFactor + modulus : previousFactor
    }

    /// The base is reduced already, the modulus is above 1.
    private func powerReduced(
        _ exponent: BigInteger, modulo modulus: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> BigInteger {
        if exponent.isZero { return .one }
        if let small = modulus.uint64 {
            return BigInteger(
                try Self.power(limbs.first ?? 0, exponent, modulo: LimbDivisor(small), &meter))
        }
        let width = exponent.bitLength > 512 ? 5 : exponent.bitLength > 32 ? 3 : 1
        // Odd powers of the base, so that a run of exponent bits costs one multiplication.
        var table = [self]
        let square = width > 1 ? try squared(&meter).modulo(modulus, &meter) : self
        for index in 1..<max(1 << (width - 1), 1) {
            table.append(try table[index - 1].multiplied(by: square, &meter).modulo(modulus, &meter))
        }
        var result: BigInteger?
        var bit = exponent.bitLength - 1
        while bit >= 0 {
            try meter.charge(16)
            guard exponent.hasBit(bit) else {
                if let value = result { result = try value.squared(&meter).modulo(modulus, &meter) }
                bit -= 1
                continue
            }
            var low = max(bit - width + 1, 0)
            while !exponent.hasBit(low) { low += 1 }
            var window = 0
            for position in stride(from: bit, through: low, by: -1) {
                window = window << 1 | (exponent.hasBit(position) ? 1 : 0)
                if let value = result { result = try value.squared(&meter).modulo(modulus, &meter) }
            }
            let power = table[window >> 1]
            result = try result?.multiplied(by: power, &meter).modulo(modulus, &meter) ?? power
            bit = low - 1
        }
        return result ?? .one
    }

    private static func power(
        _ base: UInt64, _ exponent: BigInteger, modulo divisor: LimbDivisor, _ meter: inout WorkMeter
    ) throws(NumberError) -> UInt64 {
        var result: UInt64 = 1
        var bit = exponent.bitLength - 1
        while bit >= 0 {
            if bit & 63 == 63 { try meter.charge(512) }
            result = product(result, result, modulo: divisor)
            if exponent.hasBit(bit) { result = product(result, base, modulo: divisor) }
            bit -= 1
        }
        return result
    }

    private static func product(_ left: UInt64, _ right: UInt64, modulo divisor: LimbDivisor) -> UInt64 {
        let (high, low) = left.multipliedFullWidth(by: right)
        let shift = UInt64(divisor.shift)
        // Both factors are below the divisor, so the product's high limb is, and stays so when both are shifted.
        let top = shift == 0 ? high : (high &<< shift) | (low &>> (64 &- shift))
        return divisor.divide(top, low &<< shift).remainder &>> shift
    }
}
