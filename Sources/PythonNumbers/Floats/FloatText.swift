/// Floats as text.
package enum FloatText {
    /// What `repr()` and `str()` of a float say: the fewest digits that read back as the same number.
    package static func representation(_ value: Double) -> [UInt8] {
        text(value, pointZero: true)
    }

    /// The same without `.0` after whole numbers, as complex numbers show their parts.
    static func text(_ value: Double, pointZero: Bool) -> [UInt8] {
        // Shortest digits come from the value itself, and nothing can go wrong.
        guard let layout = try? FloatLayout(value, style: .shortest, precision: 0, pointZero: pointZero) else {
            return []
        }
        return layout.isNegative ? [UInt8(ascii: "-")] + layout.magnitude : layout.magnitude
    }

    /// The size of a finite value as a whole number of units of a power of ten, rounded as formatting rounds, if that fits
    /// into a word; and the unit.
    package static func units(_ value: Double, places: Int) -> (count: UInt64, unit: UInt64)? {
        guard value.isFinite, places >= 0, places <= 15,
            let count = DecimalDigits.scaledInWords(DoubleParts(value.magnitude), byTenTo: places)
        else { return nil }
        return (count, DecimalDigits.tenTo(places))
    }

    /// `round(value, places)`: the double nearest to the exact value rounded to decimal places, ties to even.
    package static func rounded(_ value: Double, places: Int) throws(NumberError) -> Double {
        guard value.isFinite, value != 0 else { return value }
        if places > 323 { return value }
        if places < -308 { return 0 * value }
        let parts = DoubleParts(value)
        if places >= 0, parts.exponent >= 0 { return value }
        let digits = try DecimalDigits.scaled(parts, byTenTo: places)
        let text = String(decoding: digits, as: UTF8.self) + "e" + String(-places)
        guard let magnitude = FloatParser.parse(text), magnitude.isFinite else {
            throw .overflow("rounded value too large to represent")
        }
        return Double(signOf: value, magnitudeOf: magnitude)
    }
}
