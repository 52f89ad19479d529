/// Numbers by format specifiers.
///
/// How long the result can be is known before it is made: a result that may get longer than `maximumLength`
/// characters throws `NumberError.tooLarge` and costs nothing.
package enum NumberFormat {
    /// The limit for callers that name none: a specifier is a guest's, and so is its width.
    package static let defaultLength = 1 << 20

    /// Formats an integer: `int.__format__` of a specifier that is not empty.
    package static func format(
        _ value: IntegerValue, _ spec: FormatSpec, typeName: String = "int",
        maximumLength: Int = NumberFormat.defaultLength,
        maximumDigits: Int = .max, _ meter: inout WorkMeter
    ) throws(NumberError) -> PaddedText {
        switch Unicode.Scalar(spec.type) {
        case "b": try integer(value, spec, radix: 2, prefix: "0b", maximumLength, .max, &meter)
        case "o": try integer(value, spec, radix: 8, prefix: "0o", maximumLength, .max, &meter)
        case "x": try integer(value, spec, radix: 16, prefix: "0x", maximumLength, .max, &meter)
        case "X": try integer(value, spec, radix: 16, prefix: "0X", maximumLength, .max, &meter)
        case "d", "n": try integer(value, spec, radix: 10, prefix: "", maximumLength, maximumDigits, &meter)
        case "c": try character(value, spec, maximumLength)
        case "e", "E", "f", "F", "g", "G", "%":
            try format(value.double(), spec, maximumLength: maximumLength)
        default: throw spec.unknownType(of: typeName)
        }
    }

    /// Formats a float: `float.__format__`.
    package static func format(
        _ value: Double, _ spec: FormatSpec, typeName: String = "float", maximumLength: Int = NumberFormat.defaultLength
    ) throws(NumberError) -> PaddedText {
        let style = try FloatStyle(spec, typeName: typeName, percent: true, pointZero: true)
        try refuse(FloatLayout.lengthLimit(precision: style.precision) * 2, spec.width, maximumLength)
        let layout = try style.layout(value, spec)
        return number(
            head: sign(isNegative: layout.isNegative, spec), layout.whole, layout.rest(spec), spec)
    }

    /// Formats a complex number: `complex.__format__`.
    package static func format(
        _ value: ComplexValue, _ spec: FormatSpec, typeName: String = "complex",
        maximumLength: Int = NumberFormat.defaultLength
    ) throws(NumberError) -> PaddedText {
        let style = try FloatStyle(spec, typeName: typeName, percent: false, pointZero: false)
        if spec.fill == 0x30 {
            throw .value("Zero padding is not allowed in complex format specifier")
        }
        if spec.align == .afterSign {
            throw .value("'=' alignment flag is not allowed in complex format specifier")
        }
        try refuse(FloatLayout.lengthLimit(precision: style.precision) * 4, spec.width, maximumLength)
        var part = spec
        part.width = -1
        part.fill = 0x20
        part.align = .left
        let plain = spec.type == 0
        let imaginaryOnly = plain && value.real == 0 && value.real.sign == .plus
        var text: [UInt8] = []
        if !imaginaryOnly {
            let real = try style.layout(value.real, part)
            text += number(head: sign(isNegative: real.isNegative, part), real.whole, real.rest(part), part).ascii
            part.sign = UInt8(ascii: "+")
        }
        let imaginary = try style.layout(value.imaginary, part)
        text +=
            number(head: sign(isNegative: imaginary.isNegative, part), imaginary.whole, imaginary.rest(part), part)
            .ascii
        text.append(UInt8(ascii: "j"))
        if plain, !imaginaryOnly { text = [UInt8(ascii: "(")] + text + [UInt8(ascii: ")")] }
        var padded = PaddedText(tail: .ascii(text))
        padded.fill = spec.fill
        padded.pad(to: spec.width, align: spec.align)
        return padded
    }

    private static func integer(
        _ value: IntegerValue, _ spec: FormatSpec, radix: Int, prefix: String, _ maximumLength: Int,
        _ maximumDigits: Int, _ meter: inout WorkMeter
    ) throws(NumberError) -> PaddedText {
        try checkIntegerOptions(spec)
        let size = IntegerSize.digits(bitLength: value.bitLength, radix: radix)
        try refuse(IntegerSize.saturated(size, size / 3 &+ 8), spec.width, maximumLength)
        var digits = try value.digits(radix: radix, maximumDigits: maximumDigits, &meter)
        let negative = digits.first == UInt8(ascii: "-")
        if negative { digits.removeFirst() }
        if spec.type == 0x58 { uppercase(&digits) }
        let head = sign(isNegative: negative, spec) + (spec.alternate ? Array(prefix.utf8) : [])
        return number(head: head, digits, [], spec)
    }

    private static func character(
        _ value: IntegerValue, _ spec: FormatSpec, _ maximumLength: Int
    ) throws(NumberError) -> PaddedText {
        try checkIntegerOptions(spec)
        if spec.sign != nil { throw .value("Sign not allowed with integer format specifier 'c'") }
        if spec.alternate { throw .value("Alternate form (#) not allowed with integer format specifier 'c'") }
        if case .big = value { throw .overflow("Python int too large to convert to C long") }
        let character = try characterCode(value)
        try refuse(1, spec.width, maximumLength)
        var text = PaddedText(tail: .character(character))
        text.fill = spec.fill
        text.pad(to: spec.width, align: spec.align)
        return text
    }

    /// The code point of `%c` and of type `c`.
    package static func characterCode(_ value: IntegerValue) throws(NumberError) -> UInt32 {
        guard case .small(let code) = value, (0..<0x11_0000).contains(code) else {
            throw .overflow("%c arg not in range(0x110000)")
        }
        return UInt32(code)
    }

    private static func checkIntegerOptions(_ spec: FormatSpec) throws(NumberError) {
        if spec.precision != -1 { throw .value("Precision not allowed in integer format specifier") }
        if spec.dropsNegativeZero {
            throw .value("Negative zero coercion (z) not allowed in integer format specifier")
        }
    }

    /// Digits with sign, groups and padding.
    static func number(head: [UInt8], _ whole: [UInt8], _ rest: [UInt8], _ spec: FormatSpec) -> PaddedText {
        // Zeros that fill up to the width are grouped like digits.
        let fillsWithDigits = spec.fill == 0x30 && spec.align == .afterSign
        let width = fillsWithDigits ? spec.width - head.count - rest.count : 0
        let count = DigitGroups.digitCount(
            whole.count, size: spec.groupSize, hasSeparator: spec.grouping != nil, width: width)
        let digits = DigitGroups.whole(whole, count: count, size: spec.groupSize, separator: spec.grouping)
        var text = PaddedText(head: head, tail: .ascii(rest.isEmpty ? digits : digits + rest))
        text.fill = spec.fill
        text.pad(to: spec.width, align: spec.align)
        return text
    }

    private static func sign(isNegative: Bool, _ spec: FormatSpec) -> [UInt8] {
        if isNegative { return [UInt8(ascii: "-")] }
        guard let sign = spec.sign, sign != UInt8(ascii: "-") else { return [] }
        return [sign]
    }

    static func uppercase(_ digits: inout [UInt8]) {
        for index in digits.indices where digits[index] >= UInt8(ascii: "a") { digits[index] &= ~0x20 }
    }

    /// Refuses a length before anything of it exists.
    static func refuse(_ length: Int, _ width: Int, _ maximum: Int) throws(NumberError) {
        guard max(length, width) <= maximum else { throw .tooLarge }
    }
}
