internal import Glibc

/// A complex number with Python 3.14's arithmetic, in which operations with a real number leave the other part alone.
package struct ComplexValue: Equatable, Sendable {
    /// The real part.
    package var real: Double
    /// The imaginary part.
    package var imaginary: Double

    /// Joins parts.
    @inlinable
    package init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    /// The sum.
    @inlinable
    package static func + (left: ComplexValue, right: ComplexValue) -> ComplexValue {
        ComplexValue(left.real + right.real, left.imaginary + right.imaginary)
    }

    /// The sum with a real number.
    @inlinable
    package static func + (left: ComplexValue, right: Double) -> ComplexValue {
        ComplexValue(left.real + right, left.imaginary)
    }

    /// The difference.
    @inlinable
    package static func - (left: ComplexValue, right: ComplexValue) -> ComplexValue {
        ComplexValue(left.real - right.real, left.imaginary - right.imaginary)
    }

    /// The difference to a real number.
    @inlinable
    package static func - (left: ComplexValue, right: Double) -> ComplexValue {
        ComplexValue(left.real - right, left.imaginary)
    }

    /// The difference of a real number.
    @inlinable
    package static func - (left: Double, right: ComplexValue) -> ComplexValue {
        ComplexValue(left - right.real, -right.imaginary)
    }

    /// The negative.
    @inlinable
    package static prefix func - (value: ComplexValue) -> ComplexValue {
        ComplexValue(-value.real, -value.imaginary)
    }

    /// The product with a real number.
    @inlinable
    package static func * (left: ComplexValue, right: Double) -> ComplexValue {
        ComplexValue(left.real * right, left.imaginary * right)
    }

    /// The product. Infinities that would turn into nan in both parts are recovered, as C's Annex G says.
    package static func * (left: ComplexValue, right: ComplexValue) -> ComplexValue {
        let (a, b, c, d) = (left.real, left.imaginary, right.real, right.imaginary)
        let product = ComplexValue(a * c - b * d, a * d + b * c)
        guard product.real.isNaN, product.imaginary.isNaN else { return product }
        var (x, y, z, w) = (a, b, c, d)
        var recovered = false
        if a.isInfinite || b.isInfinite {
            (x, y) = (direction(a), direction(b))
            if z.isNaN { z = Double(signOf: z, magnitudeOf: 0) }
            if w.isNaN { w = Double(signOf: w, magnitudeOf: 0) }
            recovered = true
        }
        if c.isInfinite || d.isInfinite {
            (z, w) = (direction(c), direction(d))
            if x.isNaN { x = Double(signOf: x, magnitudeOf: 0) }
            if y.isNaN { y = Double(signOf: y, magnitudeOf: 0) }
            recovered = true
        }
        if !recovered, [a * c, b * d, a * d, b * c].contains(where: \.isInfinite) {
            if x.isNaN { x = Double(signOf: x, magnitudeOf: 0) }
            if y.isNaN { y = Double(signOf: y, magnitudeOf: 0) }
            if z.isNaN { z = Double(signOf: z, magnitudeOf: 0) }
            if w.isNaN { w = Double(signOf: w, magnitudeOf: 0) }
            recovered = true
        }
        guard recovered else { return product }
        return ComplexValue(.infinity * (x * z - y * w), .infinity * (x * w + y * z))
    }

    /// The quotient by a real number.
    package static func divide(_ left: ComplexValue, _ right: Double) throws(NumberError) -> ComplexValue {
        guard right != 0 else { throw .divisionByZero }
        return ComplexValue(left.real / right, left.imaginary / right)
    }

    /// The quotient of a real number.
    package static func divide(_ left: Double, _ right: ComplexValue) throws(NumberError) -> ComplexValue {
        let quotient = try smith(right) { ratio, denominator in
            ComplexValue(left / denominator, -left * ratio / denominator)
        } tall: { ratio, denominator in
            ComplexValue(left * ratio / denominator, -left / denominator)
        }
        guard quotient.real.isNaN, quotient.imaginary.isNaN, left.isFinite, right.isInfinite else { return quotient }
        let (x, y) = (direction(right.real), direction(right.imaginary))
        return ComplexValue(0 * (left * x), 0 * (-left * y))
    }

    /// The quotient (Smith's method), with infinities and zeros recovered as for products.
    package static func divide(_ left: ComplexValue, _ right: ComplexValue) throws(NumberError) -> ComplexValue {
        let (a, b) = (left.real, left.imaginary)
        let quotient = try smith(right) { ratio, denominator in
            ComplexValue((a + b * ratio) / denominator, (b - a * ratio) / denominator)
        } tall: { ratio, denominator in
            ComplexValue((a * ratio + b) / denominator, (b * ratio - a) / denominator)
        }
        guard quotient.real.isNaN, quotient.imaginary.isNaN else { return quotient }
        let (c, d) = (right.real, right.imaginary)
        if left.isInfinite, c.isFinite, d.isFinite {
            let (x, y) = (direction(a), direction(b))
            return ComplexValue(.infinity * (x * c + y * d), .infinity * (y * c - x * d))
        }
        if right.isInfinite, a.isFinite, b.isFinite {
            let (x, y) = (direction(c), direction(d))
            return ComplexValue(0 * (a * x + b * y), 0 * (b * x - a * y))
        }
        return quotient
    }

    /// The power.
    package static func power(_ base: ComplexValue, _ exponent: ComplexValue) throws(NumberError) -> ComplexValue {
        let result: ComplexValue
        let count = exponent.real
        if exponent.imaginary == 0, count == count.rounded(.down), abs(count) <= 100 {
            let positive = repeated(base, Int(abs(count)))
            if count >= 0 {
                result = positive
            } else if positive == ComplexValue(0, 0) {
                throw .zeroDivision("zero to a negative or complex power")
            } else {
                result = try divide(ComplexValue(1, 0), positive)
            }
        } else if base == ComplexValue(0, 0) {
            if exponent.imaginary != 0 || count < 0 {
                throw .zeroDivision("zero to a negative or complex power")
            }
            result = ComplexValue(0, 0)
        } else {
            let size = hypot(base.real, base.imaginary)
            let angle = atan2(base.imaginary, base.real)
            var length = pow(size, count)
            var phase = angle * count
            if exponent.imaginary != 0 {
                length /= exp(angle * exponent.imaginary)
                phase += exponent.imaginary * log(size)
            }
            result = ComplexValue(length * cos(phase), length * sin(phase))
        }
        guard !result.isInfinite else { throw .overflow("complex exponentiation") }
        return result
    }

    /// The absolute value.
    package func magnitude() throws(NumberError) -> Double {
        if isInfinite { return .infinity }
        if real.isNaN || imaginary.isNaN { return .nan }
        let size = hypot(real, imaginary)
        guard size.isFinite else { throw .overflow("absolute value too large") }
        return size
    }

    /// Whether a part is infinite.
    var isInfinite: Bool { real.isInfinite || imaginary.isInfinite }

    private static func repeated(_ base: ComplexValue, _ count: Int) -> ComplexValue {
        var result = ComplexValue(1, 0)
        var power = base
        var rest = count
        while rest > 0 {
            if rest & 1 == 1 { result = result * power }
            rest >>= 1
            power = power * power
        }
        return result
    }

    /// One for an infinity and zero for a number, with its sign.
    private static func direction(_ value: Double) -> Double {
        Double(signOf: value, magnitudeOf: value.isInfinite ? 1 : 0)
    }

    private static func smith(
        _ divisor: ComplexValue, wide: (Double, Double) -> ComplexValue, tall: (Double, Double) -> ComplexValue
    ) throws(NumberError) -> ComplexValue {
        let (c, d) = (divisor.real, divisor.imaginary)
        if abs(c) >= abs(d) {
            guard c != 0 else { throw .divisionByZero }
            let ratio = d / c
            return wide(ratio, c + d * ratio)
        }
        if abs(d) >= abs(c) {
            let ratio = c / d
            return tall(ratio, c * ratio + d)
        }
        return ComplexValue(.nan, .nan)
    }
}
