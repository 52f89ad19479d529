/// Python's `float.hex` and `float.fromhex`.
package enum FloatHex {
    /// The exact value in hexadecimal, as `float.hex` writes it.
    package static func text(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0x0.0p+0" }
        let parts = DoubleParts(value)
        let isNormal = parts.significand &>> 52 == 1
        let digits = String(parts.significand & ((1 << 52) - 1), radix: 16)
        let padding = String(repeating: "0", count: 13 - digits.utf8.count)
        let exponent = parts.exponent + 52
        return "\(sign)0x\(isNormal ? 1 : 0).\(padding)\(digits)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }

    /// The nearest double to text as `float.fromhex` takes it, with white space around it.
    package static func parse(_ text: String) throws(NumberError) -> Double {
        var text = text
        let result = text.withUTF8 { bytes -> Result<Double, NumberError> in
            Result { () throws(NumberError) in try parse(bytes) }
        }
        return try result.get()
    }

    /// The nearest double to text as `float.fromhex` takes it, with white space around it.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(NumberError) -> Double {
        let invalid = NumberError.value("invalid hexadecimal floating-point string")
        let tooLarge = NumberError.overflow("hexadecimal value too large to represent as a float")
        var position = 0
        var end = text.count
        while position < end, IntegerParser.isSpace(text[position]) { position += 1 }
        while end > position, IntegerParser.isSpace(text[end - 1]) { end -= 1 }
        guard position < end else { throw invalid }
        let negative = text[position] == UInt8(ascii: "-")
        if negative || text[position] == UInt8(ascii: "+") { position += 1 }
        if let special = FloatParser.special(text, position, end) { return negative ? -special : special }
        if position + 1 < end, text[position] == UInt8(ascii: "0"), text[position + 1] | 0x20 == UInt8(ascii: "x") {
            position += 2
        }
        // The first sixty-four significant bits and whether anything follows them decide the rounding.
        var significand: UInt64 = 0
        var sticky = false
        var exponent = 0
        var digits = 0
        var afterPoint = false
        while position < end {
            if text[position] == UInt8(ascii: "."), !afterPoint {
                afterPoint = true
            } else if let digit = IntegerParser.digitValue(text[position]), digit < 16 {
                digits += 1
                if significand &>> 60 == 0 {
                    significand = significand &<< 4 | UInt64(digit)
                    if afterPoint { exponent -= 4 }
                } else {
                    sticky = sticky || digit != 0
                    if !afterPoint { exponent += 4 }
                }
            } else {
                break
            }
            position += 1
        }
        guard digits > 0 else { throw invalid }
        if position < end {
            guard text[position] | 0x20 == UInt8(ascii: "p") else { throw invalid }
            position += 1
            let down = position < end && text[position] == UInt8(ascii: "-")
            if down || (position < end && text[position] == UInt8(ascii: "+")) { position += 1 }
            guard position < end else { throw invalid }
            var written = 0
            while position < end {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position]) else { throw invalid }
                // What is beyond any text's length times four needs no more precision.
                written = min(written * 10 + Int(text[position] - 48), 1 << 48)
                position += 1
            }
            exponent += down ? -written : written
        }
        guard
            let value = DoubleParts.round(
                isNegative: negative, significand: significand, exponent: exponent, sticky: sticky)
        else { throw tooLarge }
        return value
    }
}
