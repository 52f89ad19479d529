/// One conversion of printf-style formatting, `%[flags][width][.precision]type`, for numbers.
///
/// The caller has parsed it and picked the argument. How long the result can be is known before it is made: a result
/// that may get longer than `maximumLength` characters throws `NumberError.tooLarge`.
package struct PrintfFormat: Equatable, Sendable {
    /// `#`
    package var alternate = false
    /// `0`
    package var zeroPadded = false
    /// `-`
    package var leftAligned = false
    /// A space.
    package var space = false
    /// `+`
    package var plus = false
    /// The least number of characters.
    package var width = 0
    /// Digits after the point, or the least number of digits; -1 when none was given.
    package var precision = -1

    /// Without any option.
    package init() {}

    /// `%d %i %u %o %x %X`
    package func integer(
        _ value: IntegerValue, type: UInt8, maximumLength: Int = NumberFormat.defaultLength, maximumDigits: Int = .max,
        _ meter: inout WorkMeter
    ) throws(NumberError) -> PaddedText {
        var radix = 10
        var prefix = ""
        switch type {
        case UInt8(ascii: "o"): (radix, prefix) = (8, "0o")
        case UInt8(ascii: "x"): (radix, prefix) = (16, "0x")
        case UInt8(ascii: "X"): (radix, prefix) = (16, "0X")
        default: break
        }
        // Three characters for a sign and a prefix.
        let size = IntegerSize.saturated(
            max(IntegerSize.digits(bitLength: value.bitLength, radix: radix), precision), 3)
        try NumberFormat.refuse(size, width, maximumLength)
        guard precision <= Int(Int32.max) - 3 else { throw .overflow("precision too large") }
        var digits = try value.digits(
            radix: radix, maximumDigits: radix == 10 ? maximumDigits : .max, &meter)
        let negative = digits.first == UInt8(ascii: "-")
        if negative { digits.removeFirst() }
        if type == UInt8(ascii: "X") { NumberFormat.uppercase(&digits) }
        if digits.count < precision {
            digits = [UInt8](repeating: UInt8(ascii: "0"), count: precision - digits.count) + digits
        }
        return padded(isNegative: negative, prefix: alternate ? prefix : "", digits)
    }

    /// `%e %E %f %F %g %G`
    package func float(
        _ value: Double, type: UInt8, maximumLength: Int = NumberFormat.defaultLength
    ) throws(NumberError) -> PaddedText {
        let precision = self.precision < 0 ? 6 : self.precision
        guard precision <= Int(Int32.max) else { throw .value("precision too big") }
        try NumberFormat.refuse(FloatLayout.lengthLimit(precision: precision), width, maximumLength)
        let style: FloatLayout.Style
        switch type | 0x20 {
        case UInt8(ascii: "e"): style = .exponent
        case UInt8(ascii: "f"): style = .fixed
        default: style = .general
        }
        let layout = try FloatLayout(
            value, style: style, precision: precision, uppercase: type & 0x20 == 0, alternate: alternate)
        return padded(isNegative: layout.isNegative, prefix: "", layout.magnitude)
    }

    /// `%c` of a number.
    package func character(_ value: IntegerValue, maximumLength: Int = NumberFormat.defaultLength) throws(NumberError)
        -> PaddedText
    {
        try character(NumberFormat.characterCode(value), maximumLength: maximumLength)
    }

    /// `%c` of a character.
    package func character(_ code: UInt32, maximumLength: Int = NumberFormat.defaultLength) throws(NumberError)
        -> PaddedText
    {
        try NumberFormat.refuse(1, width, maximumLength)
        var text = PaddedText(tail: .character(code))
        text.pad(to: width, align: leftAligned ? .left : .right)
        return text
    }

    /// `%s %r %a` of a text of so many characters.
    package func string(length: Int, maximumLength: Int = NumberFormat.defaultLength) throws(NumberError)
        -> StringFormat
    {
        var spec = FormatSpec(for: .string)
        spec.align = leftAligned ? .left : .right
        spec.width = width
        spec.precision = precision
        return try StringFormat(spec, length: length, maximumLength: maximumLength)
    }

    private func padded(isNegative: Bool, prefix: String, _ digits: [UInt8]) -> PaddedText {
        var head: [UInt8] = []
        if isNegative {
            head = [UInt8(ascii: "-")]
        } else if plus {
            head = [UInt8(ascii: "+")]
        } else if space {
            head = [UInt8(ascii: " ")]
        }
        var text = PaddedText(head: head + Array(prefix.utf8), tail: .ascii(digits))
        if leftAligned {
            text.pad(to: width, align: .left)
        } else if zeroPadded {
            text.fill = 0x30
            text.pad(to: width, align: .afterSign)
        } else {
            text.pad(to: width, align: .right)
        }
        return text
    }
}
