import Glibc
internal import PythonNumbers

/// The module `cmath`, from real functions.
extension WorldBuilder {
    func buildComplexMath() {
        let m = module("cmath")
        m.constant("pi", .float(.pi))
        m.constant("e", .float(M_E))
        m.constant("tau", .float(.pi * 2))
        m.constant("inf", .float(.infinity))
        m.constant("nan", .float(.nan))
        m.constant("infj", complexConstant(0, .infinity))
        m.constant("nanj", complexConstant(0, .nan))
        let functions: [(String, (ComplexValue) -> ComplexValue)] = [
            ("exp", ComplexMath.exp), ("sqrt", ComplexMath.sqrt), ("sin", ComplexMath.sin), ("cos", ComplexMath.cos),
            ("tan", ComplexMath.tan), ("sinh", ComplexMath.sinh), ("cosh", ComplexMath.cosh),
            ("tanh", ComplexMath.tanh), ("asin", ComplexMath.asin), ("acos", ComplexMath.acos),
            ("atan", ComplexMath.atan), ("asinh", ComplexMath.asinh), ("acosh", ComplexMath.acosh),
            ("atanh", ComplexMath.atanh),
        ]
        for (name, body) in functions {
            m.function(name, 1) { (vm, a) throws(Raised) in
                let z = try vm.requireComplex(a[0])
                let result = body(z)
                let isFinite = z.real.isFinite && z.imaginary.isFinite
                if isFinite, result.real.isNaN || result.imaginary.isNaN { throw vm.valueError("math domain error") }
                if isFinite, result.real.isInfinite || result.imaginary.isInfinite {
                    if name == "atanh" || name == "atan" { throw vm.valueError("math domain error") }
                    throw vm.raise(vm.pointee.types.overflowError, "math range error")
                }
                return vm.makeComplex(result.real, result.imaginary)
            }
        }
        m.function("log", 1...2) { (vm, a) throws(Raised) in
            let z = try vm.requireComplex(a[0])
            if z.real == 0, z.imaginary == 0 { throw vm.valueError("math domain error") }
            var result = ComplexMath.log(z)
            if a.count > 1 {
                let base = ComplexMath.log(try vm.requireComplex(a[1]))
                do throws(NumberError) { result = try ComplexValue.divide(result, base) } catch {
                    throw vm.raise(error)
                }
            }
            return vm.makeComplex(result.real, result.imaginary)
        }
        m.function("log10", 1) { (vm, a) throws(Raised) in
            let z = try vm.requireComplex(a[0])
            if z.real == 0, z.imaginary == 0 { throw vm.valueError("math domain error") }
            let result = ComplexMath.log(z)
            return vm.makeComplex(result.real / Glibc.log(10.0), result.imaginary / Glibc.log(10.0))
        }
        m.function("phase", 1) { (vm, a) throws(Raised) in
            let z = try vm.requireComplex(a[0])
            return .float(atan2(z.imaginary, z.real))
        }
        m.function("polar", 1) { (vm, a) throws(Raised) in
            let z = try vm.requireComplex(a[0])
            return try vm.makeTuple([.float(hypot(z.real, z.imaginary)), .float(atan2(z.imaginary, z.real))])
        }
        m.function("rect", 2) { (vm, a) throws(Raised) in
            let (r, phi) = (try vm.requireDouble(a[0]), try vm.requireDouble(a[1]))
            if phi == 0 { return vm.makeComplex(r, r * phi) }
            if phi.isInfinite, r.isFinite, r != 0 { throw vm.valueError("math domain error") }
            return vm.makeComplex(r * Glibc.cos(phi), r * Glibc.sin(phi))
        }
        for (name, body) in [
            ("isnan", { $0.real.isNaN || $0.imaginary.isNaN }),
            ("isinf", { $0.real.isInfinite || $0.imaginary.isInfinite }),
            ("isfinite", { $0.real.isFinite && $0.imaginary.isFinite }),
        ] as [(String, (ComplexValue) -> Bool)] {
            m.function(name, 1) { (vm, a) throws(Raised) in .bool(body(try vm.requireComplex(a[0]))) }
        }
        m.function("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0") { (vm, a) throws(Raised) in
            let (x, y) = (try vm.requireComplex(a[0]), try vm.requireComplex(a[1]))
            let relative = a.has(2) ? try vm.requireDouble(a[2]) : 1e-9
            let absolute = a.has(3) ? try vm.requireDouble(a[3]) : 0
            if relative < 0 || absolute < 0 { throw vm.valueError("tolerances must be non-negative") }
            if x == y { return .true }
            func size(_ z: ComplexValue) -> Double { hypot(z.real, z.imaginary) }
            let distance = size(x - y)
            if size(x).isInfinite || size(y).isInfinite { return .false }
            return .bool(distance <= Swift.max(relative * Swift.max(size(x), size(y)), absolute))
        }
    }

    private func complexConstant(_ real: Double, _ imaginary: Double) -> Value {
        vm.makeComplex(real, imaginary)
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func requireComplex(_ value: Value) throws(Raised) -> ComplexValue {
        let inner = unwrapped(value)
        if inner.is(.complex) { return complexValue(inner) }
        let method = lookup(typeOf(value), .complex)
        if !method.isUndefined, !method.isNone {
            let result = try callSpecial(method, value)
            if unwrapped(result).is(.complex) { return complexValue(unwrapped(result)) }
        }
        return ComplexValue(try requireDouble(value), 0)
    }
}

/// Functions of complex numbers.
enum ComplexMath {
    static func exp(_ z: ComplexValue) -> ComplexValue {
        if z.imaginary == 0 { return ComplexValue(Glibc.exp(z.real), z.imaginary) }
        // Near the end of the range the factor is taken in two steps.
        let scale = z.real > 700 ? Glibc.exp(z.real - 1) : Glibc.exp(z.real)
        let extra = z.real > 700 ? M_E : 1
        return ComplexValue(scale * Glibc.cos(z.imaginary) * extra, scale * Glibc.sin(z.imaginary) * extra)
    }

    static func log(_ z: ComplexValue) -> ComplexValue {
        let (x, y) = (z.real.magnitude, z.imaginary.magnitude)
        let size = hypot(x, y)
        // Close to the unit circle the logarithm of the size would lose everything.
        if size > 0.71, size < 1.73 {
            let (large, small) = (max(x, y), min(x, y))
            return ComplexValue(log1p((large - 1) * (large + 1) + small * small) / 2, atan2(z.imaginary, z.real))
        }
        return ComplexValue(Glibc.log(size), atan2(z.imaginary, z.real))
    }

    static func sqrt(_ z: ComplexValue) -> ComplexValue {
        if z.real == 0, z.imaginary == 0 { return ComplexValue(0, z.imaginary) }
        if z.imaginary.isInfinite { return ComplexValue(.infinity, z.imaginary) }
        let (x, y) = (z.real.magnitude, z.imaginary.magnitude)
        let root: Double
        if x < .leastNormalMagnitude, y < .leastNormalMagnitude, x > 0 || y > 0 {
            let (a, b) = (scalbn(x, 54), scalbn(y, 54))
            root = scalbn((a + hypot(a, b)).squareRoot(), -27) / 2.0.squareRoot()
        } else {
            let (a, b) = (x / 8, y / 8)
            root = 2 * (a + hypot(a, b)).squareRoot()
        }
        let other = y / (2 * root)
        return z.real >= 0
            ? ComplexValue(root, copysign(other, z.imaginary))
            : ComplexValue(other, copysign(root, z.imaginary))
    }

    static func sinh(_ z: ComplexValue) -> ComplexValue {
        if z.imaginary == 0 { return ComplexValue(Glibc.sinh(z.real), z.imaginary) }
        return ComplexValue(
            Glibc.cos(z.imaginary) * Glibc.sinh(z.real), Glibc.sin(z.imaginary) * Glibc.cosh(z.real))
    }

    static func cosh(_ z: ComplexValue) -> ComplexValue {
        ComplexValue(Glibc.cos(z.imaginary) * Glibc.cosh(z.real), Glibc.sin(z.imaginary) * Glibc.sinh(z.real))
    }

    static func tanh(_ z: ComplexValue) -> ComplexValue {
        if z.real.magnitude > 20 {
            return ComplexValue(
                copysign(1, z.real),
                4 * Glibc.sin(z.imaginary) * Glibc.cos(z.imaginary) * Glibc.exp(-2 * z.real.magnitude))
        }
        let tx = Glibc.tanh(z.real)
        let ty = Glibc.tan(z.imaginary)
        let cx = 1 / Glibc.cosh(z.real)
        let denominator = 1 + (tx * ty) * (tx * ty)
        return ComplexValue(tx * (1 + ty * ty) / denominator, (ty / denominator) * cx * cx)
    }

    /// i·z and its reverse turn circular functions into hyperbolic ones.
    private static func turned(_ z: ComplexValue) -> ComplexValue { ComplexValue(-z.imaginary, z.real) }
    private static func turnedBack(_ z: ComplexValue) -> ComplexValue { ComplexValue(z.imaginary, -z.real) }

    static func sin(_ z: ComplexValue) -> ComplexValue { turnedBack(sinh(turned(z))) }
    static func cos(_ z: ComplexValue) -> ComplexValue { cosh(turned(z)) }
    static func tan(_ z: ComplexValue) -> ComplexValue { turnedBack(tanh(turned(z))) }

    static func asinh(_ z: ComplexValue) -> ComplexValue {
        let s1 = sqrt(ComplexValue(1 + z.imaginary, -z.real))
        let s2 = sqrt(ComplexValue(1 - z.imaginary, z.real))
        return ComplexValue(
            Glibc.asinh(s1.real * s2.imaginary - s2.real * s1.imaginary),
            atan2(z.imaginary, s1.real * s2.real - s1.imaginary * s2.imaginary))
    }

    static func acosh(_ z: ComplexValue) -> ComplexValue {
        let s1 = sqrt(ComplexValue(z.real - 1, z.imaginary))
        let s2 = sqrt(ComplexValue(z.real + 1, z.imaginary))
        return ComplexValue(
            Glibc.asinh(s1.real * s2.real + s1.imaginary * s2.imaginary), 2 * atan2(s1.imaginary, s2.real))
    }

    static func acos(_ z: ComplexValue) -> ComplexValue {
        let s1 = sqrt(ComplexValue(1 - z.real, -z.imaginary))
        let s2 = sqrt(ComplexValue(1 + z.real, z.imaginary))
        return ComplexValue(
            2 * atan2(s1.real, s2.real), Glibc.asinh(s2.real * s1.imaginary - s2.imaginary * s1.real))
    }

    static func asin(_ z: ComplexValue) -> ComplexValue { turnedBack(asinh(turned(z))) }

    static func atanh(_ z: ComplexValue) -> ComplexValue {
        if z.real < 0 || z.real == 0 && z.real.sign == .minus {
            let mirrored = atanh(ComplexValue(-z.real, -z.imaginary))
            return ComplexValue(-mirrored.real, -mirrored.imaginary)
        }
        if z.real == 1, z.imaginary == 0 { return ComplexValue(.infinity, z.imaginary) }
        let y = z.imaginary.magnitude
        return ComplexValue(
            log1p(4 * z.real / ((1 - z.real) * (1 - z.real) + y * y)) / 4,
            -atan2(-2 * z.imaginary, (1 - z.real) * (1 + z.real) - y * y) / 2)
    }

    static func atan(_ z: ComplexValue) -> ComplexValue { turnedBack(atanh(turned(z))) }
}
