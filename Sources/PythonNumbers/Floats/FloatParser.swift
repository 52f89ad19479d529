/// Text to floats, as Python's `float()` reads it.
package enum FloatParser {
    /// More significant digits than this never matter, except for whether any is not zero: halfway points between
    /// doubles have at most 767.
    private static let significantDigits = 800

    /// The nearest double to a decimal number with single underscores between digits and ASCII white space around;
    /// nil when the text is none. Digits and spaces of other scripts have been replaced by the caller.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var start = 0
        var end = text.count
        while start < end, IntegerParser.isSpace(text[start]) { start += 1 }
        while end > start, IntegerParser.isSpace(text[end - 1]) { end -= 1 }
        guard let (value, position) = prefix(text, start, end, underscores: true), position == end else { return nil }
        return value
    }

    /// The nearest double to a decimal number without anything around it; nil when the text is none.
    package static func parse(_ text: String) -> Double? {
        var text = text
        return text.withUTF8 { parse($0) }
    }

    /// The number that a range of text starts with, sign included, and where it ends; nil when it starts with none.
    package static func prefix(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, underscores: Bool = false
    ) -> (value: Double, end: Int)? {
        var position = start
        guard position < end else { return nil }
        let negative = text[position] == UInt8(ascii: "-")
        if negative || text[position] == UInt8(ascii: "+") { position += 1 }
        for (word, value) in specials where starts(text, position, end, with: word) {
            return (negative ? -value : value, position + word.utf8Count)
        }
        var decimal = Decimal()
        guard decimal.scanDigits(text, &position, end, underscores: underscores) else { return nil }
        if position < end, text[position] == UInt8(ascii: ".") {
            position += 1
            decimal.afterPoint = true
            guard decimal.scanDigits(text, &position, end, underscores: underscores) else { return nil }
        }
        guard decimal.count > 0 else { return nil }
        decimal.scanExponent(text, &position, end, underscores: underscores)
        return (decimal.value(isNegative: negative), position)
    }

    /// The value of a whole range that is a word for a value that is not finite.
    static func special(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double? {
        specials.first { $0.0.utf8Count == end - start && starts(text, start, end, with: $0.0) }?.1
    }

    private static let specials: [(StaticString, Double)] = [
        ("infinity", .infinity), ("inf", .infinity), ("nan", .nan),
    ]

    private static func starts(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, with word: StaticString
    ) -> Bool {
        guard end - start >= word.utf8CodeUnitCount else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { text[start + $0] | 0x20 == word.utf8Start[$0] }
    }

    /// Digits and an exponent as they are read.
    private struct Decimal {
        /// Digits that were there, zeros included.
        var count = 0
        var afterPoint = false
        /// The significant ones without leading zeros, as characters.
        private var digits: [UInt8] = []
        private var significand: UInt64 = 0
        private var significant = 0
        private var exponent = 0
        private var dropped = false

        /// False when an underscore is not between digits.
        mutating func scanDigits(
            _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int, underscores: Bool
        ) -> Bool {
            var afterDigit = false
            while position < end {
                let character = text[position]
                if character == UInt8(ascii: "_"), underscores {
                    guard afterDigit, position + 1 < end, isDigit(text[position + 1]) else { return false }
                    afterDigit = false
                } else if isDigit(character) {
                    append(character)
                    afterDigit = true
                } else {
                    break
                }
                position += 1
            }
            return true
        }

        private mutating func append(_ character: UInt8) {
            count += 1
            if afterPoint { exponent -= 1 }
            if significant == 0, character == UInt8(ascii: "0") { return }
            significant += 1
            if significant <= 19 {
                significand = significand &* 10 &+ UInt64(character &- 48)
            } else if significant <= significantDigits {
                if digits.isEmpty { digits = Array(String(significand).utf8) }
                digits.append(character)
            } else {
                dropped = dropped || character != UInt8(ascii: "0")
                exponent += 1
            }
        }

        /// Takes an exponent if there is a whole one; leaves the position otherwise.
        mutating func scanExponent(
            _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int, underscores: Bool
        ) {
            guard position < end, text[position] | 0x20 == UInt8(ascii: "e") else { return }
            var index = position + 1
            let down = index < end && text[index] == UInt8(ascii: "-")
            if down || (index < end && text[index] == UInt8(ascii: "+")) { index += 1 }
            guard index < end, isDigit(text[index]) else { return }
            var written = 0
            while index < end {
                if isDigit(text[index]) {
                    written = min(written * 10 + Int(text[index] - 48), 1 << 48)
                } else if !(underscores && text[index] == UInt8(ascii: "_") && index + 1 < end
                    && isDigit(text[index - 1]) && isDigit(text[index + 1]))
                {
                    break
                }
                index += 1
            }
            exponent += down ? -written : written
            position = index
        }

        func value(isNegative: Bool) -> Double {
            let magnitude = self.magnitude()
            return isNegative ? -magnitude : magnitude
        }

        private func magnitude() -> Double {
            if significand == 0 { return 0 }
            // Small integers and powers of ten are exact, so one operation rounds once (Clinger).
            if significant <= 19, significand <= 1 << 53, (-22...22).contains(exponent) {
                let power = DecimalPowers.exact[exponent < 0 ? -exponent : exponent]
                return exponent < 0 ? Double(significand) / power : Double(significand) * power
            }
            let kept = min(significant, significantDigits)
            if kept + exponent > 310 { return .infinity }
            if kept + exponent < -330 { return 0 }
            var text = digits.isEmpty ? String(significand) : String(decoding: digits, as: UTF8.self)
            var exponent = exponent
            if dropped {
                text += "1"
                exponent -= 1
            }
            // The standard library's conversion is correctly rounded and does not depend on a locale.
            return Double("\(text)e\(exponent)") ?? .nan
        }

        private func isDigit(_ character: UInt8) -> Bool { character &- 48 < 10 }
    }
}

extension StaticString {
    fileprivate var utf8Count: Int { utf8CodeUnitCount }
}
