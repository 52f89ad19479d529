/// A decimal number without sign or exponent, read from the front of a text and kept exact.
///
/// Sizes and times are written as `1.5G` or `0.25s`. Floating point would round them, and a limit should be the
/// number that was asked for.
struct DecimalText {
    /// All digits as one integer.
    private let digits: UInt64
    /// Ten to the number of digits after the point.
    private let scale: UInt64

    /// Takes digits, with at most one point among them, from the front of `text`.
    ///
    /// Gives nil, with `text` unchanged, when there is no such number or it has more digits than 64 bits hold.
    init?(readingFrom text: inout Substring) {
        var rest = text
        var digits: UInt64 = 0
        var scale: UInt64 = 1
        var seenPoint = false
        var seenDigit = false
        while let character = rest.unicodeScalars.first {
            if character == ".", !seenPoint {
                seenPoint = true
            } else if let digit = Self.digit(character) {
                let (product, productOverflow) = digits.multipliedReportingOverflow(by: 10)
                let (sum, sumOverflow) = product.addingReportingOverflow(digit)
                guard !productOverflow, !sumOverflow else { return nil }
                digits = sum
                seenDigit = true
                if seenPoint {
                    let (larger, overflow) = scale.multipliedReportingOverflow(by: 10)
                    guard !overflow else { return nil }
                    scale = larger
                }
            } else {
                break
            }
            rest.unicodeScalars.removeFirst()
        }
        guard seenDigit, !(seenPoint && scale == 1) else { return nil }
        self.digits = digits
        self.scale = scale
        text = rest
    }

    /// The number times `unit`, rounded down to an integer, or nil when 64 bits do not hold it.
    func scaled(by unit: UInt64) -> UInt64? {
        let (high, low) = digits.multipliedFullWidth(by: unit)
        guard high < scale else { return nil }
        return scale.dividingFullWidth((high, low)).quotient
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt64? {
        ("0"..."9").contains(scalar) ? UInt64(scalar.value - 0x30) : nil
    }
}
