/// Powers of ten.
enum DecimalPowers {
    /// Those that a double holds exactly.
    static let exact: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// A power that is not negative, as an integer.
    static func integer(_ power: Int) throws(NumberError) -> BigInteger {
        var meter = WorkMeter.unlimited
        guard power / 16 < sixteens.count else { return try BigInteger(10).power(power, &meter) }
        let rest = BigInteger(DecimalDigits.tenTo(power % 16))
        return try sixteens[power / 16].multiplied(by: rest, &meter)
    }

    /// Every sixteenth power, as far as the digits of doubles reach.
    private static let sixteens: [BigInteger] = {
        var meter = WorkMeter.unlimited
        var powers = [BigInteger.one]
        let step = BigInteger(DecimalDigits.tenTo(16))
        while powers.count < 70, let next = try? powers[powers.count - 1].multiplied(by: step, &meter) {
            powers.append(next)
        }
        return powers
    }()
}
