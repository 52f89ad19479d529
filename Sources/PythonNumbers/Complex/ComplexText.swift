/// Complex numbers as text, both ways.
package enum ComplexText {
    /// What `repr()` of a complex number says.
    package static func representation(_ value: ComplexValue) -> [UInt8] {
        let imaginary = FloatText.text(value.imaginary, pointZero: false) + [UInt8(ascii: "j")]
        if value.real == 0, value.real.sign == .plus { return imaginary }
        var text = [UInt8(ascii: "(")] + FloatText.text(value.real, pointZero: false)
        if imaginary.first != UInt8(ascii: "-") { text.append(UInt8(ascii: "+")) }
        text += imaginary
        text.append(UInt8(ascii: ")"))
        return text
    }

    /// The number that text denotes as `complex()` reads it; nil when it is none. Digits and spaces of other scripts
    /// have been replaced by the caller.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> ComplexValue? {
        var position = 0
        var end = text.count
        func trim() {
            while position < end, IntegerParser.isSpace(text[position]) { position += 1 }
            while end > position, IntegerParser.isSpace(text[end - 1]) { end -= 1 }
        }
        trim()
        if position < end, text[position] == UInt8(ascii: "(") {
            guard text[end - 1] == UInt8(ascii: ")") else { return nil }
            position += 1
            end -= 1
            trim()
        }
        guard position < end else { return nil }
        let first = part(text, &position, end)
        if position == end, let first { return ComplexValue(first, 0) }
        guard position < end else { return nil }
        if isUnit(text[position]) {
            position += 1
            return position == end ? ComplexValue(0, first ?? 1) : nil
        }
        // The sign alone in front of a j was taken as part of a number that isn't there.
        guard let first, isSign(text[position]) else {
            return signedUnit(text, position, end).map { ComplexValue(first ?? 0, $0) }
        }
        if let second = part(text, &position, end) {
            guard position + 1 == end, isUnit(text[position]) else { return nil }
            return ComplexValue(first, second)
        }
        return signedUnit(text, position, end).map { ComplexValue(first, $0) }
    }

    private static func part(
        _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int
    ) -> Double? {
        guard let (value, next) = FloatParser.prefix(text, position, end, underscores: true) else { return nil }
        position = next
        return value
    }

    /// A sign and a j and nothing else.
    private static func signedUnit(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double? {
        guard start + 2 == end, isSign(text[start]), isUnit(text[start + 1]) else { return nil }
        return text[start] == UInt8(ascii: "-") ? -1 : 1
    }

    private static func isSign(_ character: UInt8) -> Bool {
        character == UInt8(ascii: "-") || character == UInt8(ascii: "+")
    }

    private static func isUnit(_ character: UInt8) -> Bool { character | 0x20 == UInt8(ascii: "j") }
}
