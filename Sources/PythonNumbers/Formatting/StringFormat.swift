/// Strings by format specifiers: how much of the string is taken, and what pads it. The caller has the characters.
package struct StringFormat: Equatable, Sendable {
    /// Characters of the string that are shown.
    package let taken: Int
    /// Padding in front.
    package let left: Int
    /// Padding behind.
    package let right: Int

    /// Reads a specifier for a string of so many characters.
    package init(
        _ spec: FormatSpec, length: Int, typeName: String = "str", maximumLength: Int = NumberFormat.defaultLength
    ) throws(NumberError) {
        guard spec.type == 0x73 else { throw spec.unknownType(of: typeName) }
        if let sign = spec.sign {
            throw .value("\(sign == 0x20 ? "Space" : "Sign") not allowed in string format specifier")
        }
        if spec.dropsNegativeZero {
            throw .value("Negative zero coercion (z) not allowed in string format specifier")
        }
        if spec.alternate { throw .value("Alternate form (#) not allowed in string format specifier") }
        if spec.align == .afterSign { throw .value("'=' alignment not allowed in string format specifier") }
        taken = spec.precision >= 0 ? min(length, spec.precision) : length
        try NumberFormat.refuse(taken, spec.width, maximumLength)
        var text = PaddedText(tail: .ascii([]))
        text.pad(to: max(spec.width - taken, 0), align: spec.align)
        left = text.left
        right = text.right
    }
}
