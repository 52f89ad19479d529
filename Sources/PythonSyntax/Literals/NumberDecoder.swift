/// Turns the text of number tokens, whose form the tokenizer has checked, into values.
enum NumberDecoder {
    /// The value of a literal. Integers keep their digits, however many.
    static func constant(_ text: ArraySlice<UInt8>) -> Constant {
        let digits = text.contains(95) ? text.filter { $0 != 95 } : Array(text)
        if digits.count > 2, digits[0] == 48 {
            switch digits[1] | 0x20 {
            case 120: return .integer(integer(digits[2...], radix: 16))
            case 111: return .integer(integer(digits[2...], radix: 8))
            case 98: return .integer(integer(digits[2...], radix: 2))
            default: break
            }
        }
        if let last = digits.last, last | 0x20 == 106 { return .imaginary(double(digits.dropLast())) }
        if digits.contains(where: { $0 == 46 || $0 | 0x20 == 101 }) { return .float(double(digits[...])) }
        return .integer(integer(digits[...], radix: 10))
    }

    private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> IntegerLiteral {
        let leading = digits.drop { $0 == 48 }
        let significant = leading.isEmpty ? digits.suffix(1) : leading
        var value = 0
        for byte in significant {
            let digit = byte < 58 ? Int(byte) - 48 : Int(byte | 0x20) - 87
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry { return IntegerLiteral(radix: radix, digits: Array(significant), small: nil) }
            value = sum
        }
        return IntegerLiteral(radix: radix, digits: Array(significant), small: value)
    }

    /// Correctly rounded, as the standard library does it.
    private static func double(_ digits: ArraySlice<UInt8>) -> Double {
        Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
    }
}

extension Parser {
    mutating func number(_ token: Token) throws(SyntaxFailure) -> Constant {
        let text = bytes[Int(token.startOffset)..<Int(token.endOffset)]
        let constant = NumberDecoder.constant(text)
        if case .integer(let integer) = constant, integer.radix == 10,
            integer.digits.count > limits.maximumDecimalDigits
        {
            throw failure(
                "Exceeds the limit (\(limits.maximumDecimalDigits) digits) for integer string conversion: value has "
                    + "\(integer.digits.count) digits; use sys.set_int_max_str_digits() to increase the limit - "
                    + "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                at: token.range)
        }
        return constant
    }
}
