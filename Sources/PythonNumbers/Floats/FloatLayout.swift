/// A float as text in pieces, so that padding and separators can go between them.
struct FloatLayout {
    /// How digits are chosen and written.
    enum Style {
        /// With an exponent and so many digits after the point.
        case exponent
        /// Without an exponent and with so many digits after the point.
        case fixed
        /// So many significant digits, with an exponent when that is shorter.
        case general
        /// The fewest digits that read back as the same number.
        case shortest
    }

    /// Whether a minus sign belongs in front.
    var isNegative: Bool
    /// Digits before the point; empty for what is not finite.
    var whole: [UInt8] = []
    /// Whether the point is written.
    var hasPoint = false
    /// Digits after the point.
    var fraction: [UInt8] = []
    /// The exponent, the percent sign, or the word for what is not finite.
    var suffix: [UInt8] = []

    /// Lays out a value. `alternate` keeps the point and trailing zeros, `pointZero` adds `.0` to whole numbers,
    /// `dropNegativeZero` drops the sign of what is zero after rounding.
    init(
        _ value: Double, style: Style, precision: Int, uppercase: Bool = false, alternate: Bool = false,
        pointZero: Bool = false, dropNegativeZero: Bool = false
    ) throws(NumberError) {
        isNegative = value.sign == .minus && !value.isNaN
        guard value.isFinite else {
            suffix = Array((value.isNaN ? "nan" : "inf").utf8)
            if uppercase { suffix = suffix.map { $0 & ~0x20 } }
            return
        }
        let magnitude = value.magnitude
        if style == .fixed, precision <= 19,
            let scaled = DecimalDigits.scaledInWords(DoubleParts(magnitude), byTenTo: precision)
        {
            let unit = DecimalDigits.tenTo(precision)
            whole = IntegerText.digits(scaled / unit)
            if precision > 0 { fraction = IntegerText.digits(scaled % unit, count: precision) }
            hasPoint = alternate || precision > 0
            if dropNegativeZero, scaled == 0 { isNegative = false }
            return
        }
        // Beyond these no double has digits, only zeros that cost the caller, who has been asked.
        let significant = style == .exponent ? precision &+ 1 : max(precision, 1)
        let decimal: DecimalDigits
        switch style {
        case .exponent, .general: decimal = try .significant(magnitude, count: significant)
        case .fixed: decimal = try .fixed(magnitude, places: precision)
        case .shortest: decimal = .shortest(magnitude)
        }
        if dropNegativeZero, decimal.digits.isEmpty || decimal.digits == [UInt8(ascii: "0")] { isNegative = false }
        var point = decimal.point
        var end = decimal.digits.count
        var exponent: Int?
        switch style {
        case .exponent:
            end = significant
            exponent = point - 1
        case .fixed: end = point + precision
        case .general:
            if point <= -4 || point > significant - (pointZero ? 1 : 0) { exponent = point - 1 }
            if alternate { end = significant }
        case .shortest:
            if point <= -4 || point > 16 { exponent = point - 1 }
        }
        if exponent != nil { point = 1 }
        end = max(end, pointZero && exponent == nil ? point + 1 : point)
        let zero = UInt8(ascii: "0")
        let digits = decimal.digits
        if point <= 0 {
            whole = [zero]
            fraction = [UInt8](repeating: zero, count: min(-point, max(end - point, 0)))
            Self.append(digits, from: 0, to: end, &fraction)
        } else {
            Self.append(digits, from: 0, to: point, &whole)
            Self.append(digits, from: point, to: end, &fraction)
        }
        hasPoint = alternate || !fraction.isEmpty
        if let exponent {
            let text = String(exponent.magnitude)
            suffix = [UInt8(ascii: uppercase ? "E" : "e"), UInt8(ascii: exponent < 0 ? "-" : "+")]
            if text.utf8.count < 2 { suffix.append(zero) }
            suffix += Array(text.utf8)
        }
    }

    /// Appends a range of digits, which are zeros beyond those that there are.
    private static func append(_ digits: [UInt8], from start: Int, to end: Int, _ output: inout [UInt8]) {
        guard start < end else { return }
        let available = min(end, digits.count)
        if start < available { output += digits[start..<available] }
        let zeros = end - max(available, start)
        if zeros > 0 { output += repeatElement(UInt8(ascii: "0"), count: zeros) }
    }

    /// All pieces but the sign.
    var magnitude: [UInt8] {
        var text = whole
        text.reserveCapacity(whole.count + fraction.count + suffix.count + 1)
        if hasPoint { text.append(UInt8(ascii: ".")) }
        text += fraction
        text += suffix
        return text
    }

    /// The most characters that a layout with a precision has.
    static func lengthLimit(precision: Int) -> Int { IntegerSize.saturated(max(precision, 0), 320) }
}
