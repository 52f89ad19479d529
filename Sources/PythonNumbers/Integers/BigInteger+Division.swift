extension BigInteger {
    /// Quotient and remainder as Python has them: the quotient rounded down, the remainder with the divisor's sign.
    package func dividedFloor(
        by divisor: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> (quotient: BigInteger, remainder: BigInteger) {
        let (quotient, remainder) = try divided(by: divisor, &meter)
        guard !remainder.isZero, isNegative != divisor.isNegative else { return (quotient, remainder) }
        return (quotient - .one, remainder + divisor)
    }

    /// Quotient and remainder, the quotient rounded towards zero.
    package func divided(
        by divisor: BigInteger, _ meter: inout WorkMeter
    ) throws(NumberError) -> (quotient: BigInteger, remainder: BigInteger) {
        guard !divisor.isZero else { throw .divisionByZero }
        if compareMagnitude(to: divisor) < 0 { return (.zero, self) }
        let negative = isNegative != divisor.isNegative
        if divisor.limbs.count == 1 {
            try meter.charge(2 * limbs.count)
            var quotient = limbs
            let remainder = LimbRows.divide(&quotient, quotient.count, by: LimbDivisor(divisor.limbs[0]))
            return (
                BigInteger(isNegative: negative, limbs: quotient),
                BigInteger(isNegative: isNegative, limbs: [remainder])
            )
        }
        try meter.charge(limbs.count / 4)
        var quotient = [UInt64](repeating: 0, count: limbs.count - divisor.limbs.count + 1)
        var remainder = [UInt64](repeating: 0, count: divisor.limbs.count)
        try LimbDivision.divide(
            quotient: &quotient, remainder: &remainder, limbs, limbs.count, by: divisor.limbs, divisor.limbs.count,
            &meter)
        return (
            BigInteger(isNegative: negative, limbs: quotient), BigInteger(isNegative: isNegative, limbs: remainder)
        )
    }

    /// The remainder with the divisor's sign.
    package func modulo(_ divisor: BigInteger, _ meter: inout WorkMeter) throws(NumberError) -> BigInteger {
        if divisor.limbs.count == 1 {
            try meter.charge(2 * limbs.count)
            let value = LimbRows.remainder(limbs, limbs.count, by: LimbDivisor(divisor.limbs[0]))
            let remainder = BigInteger(isNegative: isNegative, limbs: [value])
            return remainder.isZero || isNegative == divisor.isNegative ? remainder : remainder + divisor
        }
        return try dividedFloor(by: divisor, &meter).remainder
    }
}
