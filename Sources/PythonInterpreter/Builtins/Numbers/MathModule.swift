import Glibc
internal import PythonNumbers

/// The module `math`.
extension WorldBuilder {
    func buildMath() {
        let m = module("math", "This module provides access to the mathematical functions defined by the C standard.")
        m.constant("pi", .float(.pi))
        m.constant("e", .float(M_E))
        m.constant("tau", .float(.pi * 2))
        m.constant("inf", .float(.infinity))
        m.constant("nan", .float(.nan))
        simpleFunctions(m)
        twoArguments(m)
        integerFunctions(m)
        wholeNumbers(m)
        sums(m)
    }

    /// Functions of one number. A nan from a number that is none is a domain error, an infinity an overflow.
    private func simpleFunctions(_ m: ModuleBuilder) {
        let functions: [(String, (Double) -> Double, Bool)] = [
            ("sin", sin, false), ("cos", cos, false), ("tan", tan, false), ("asin", asin, false), ("acos", acos, false),
            ("atan", atan, false), ("sinh", sinh, true), ("cosh", cosh, true), ("tanh", tanh, false),
            ("asinh", asinh, false), ("acosh", acosh, false), ("atanh", atanh, false), ("exp", exp, true),
            ("exp2", exp2, true), ("expm1", expm1, true), ("sqrt", { $0.squareRoot() }, false), ("cbrt", cbrt, false),
            ("erf", erf, false), ("erfc", erfc, false), ("fabs", { $0.magnitude }, false), ("gamma", tgamma, true),
            ("lgamma", lgamma, true),
            ("degrees", { $0 * (180 / .pi) }, false), ("radians", { $0 * (.pi / 180) }, false),
        ]
        for (name, body, mayOverflow) in functions {
            m.function(name, 1) { (vm, a) throws(Raised) in
                let x = try vm.requireDouble(a[0])
                if (name == "gamma" || name == "lgamma"), x <= 0, x == x.rounded(.down), x.isFinite {
                    throw vm.valueError(
                        name == "gamma"
                            ? vm.expected("a noninteger or positive integer", x)
                            : "expected a noninteger or positive integer")
                }
                let result = body(x)
                if result.isNaN, !x.isNaN {
                    throw vm.valueError(vm.domainMessage(name, x))
                }
                if result.isInfinite, x.isFinite {
                    if mayOverflow { throw vm.raise(vm.pointee.types.overflowError, "math range error") }
                    throw vm.valueError(vm.domainMessage(name, x))
                }
                return .float(result)
            }
        }
        for (name, body) in [("isnan", { $0.isNaN }), ("isinf", { $0.isInfinite }), ("isfinite", { $0.isFinite })]
            as [(String, (Double) -> Bool)]
        {
            m.function(name, 1) { (vm, a) throws(Raised) in .bool(body(try vm.requireDouble(a[0]))) }
        }
        m.function("modf", 1) { (vm, a) throws(Raised) in
            let x = try vm.requireDouble(a[0])
            if x.isInfinite { return try vm.makeTuple([.float(Double(signOf: x, magnitudeOf: 0)), .float(x)]) }
            let whole = x.rounded(.towardZero)
            return try vm.makeTuple([.float(Double(signOf: x, magnitudeOf: x - whole)), .float(whole)])
        }
        m.function("frexp", 1) { (vm, a) throws(Raised) in
            let x = try vm.requireDouble(a[0])
            guard x.isFinite, x != 0 else { return try vm.makeTuple([.float(x), .int(0)]) }
            var exponent: Int32 = 0
            let mantissa = frexp(x, &exponent)
            return try vm.makeTuple([.float(mantissa), .int(Int(exponent))])
        }
        m.function("ulp", 1) { (vm, a) throws(Raised) in
            let x = try vm.requireDouble(a[0]).magnitude
            return .float(x == .greatestFiniteMagnitude ? x - x.nextDown : x.isInfinite ? x : x.ulp)
        }
        for (name, base) in [("log2", 2.0), ("log10", 10.0)] {
            m.function(name, 1) { (vm, a) throws(Raised) in .float(try vm.logarithm(a[0], name: name, base: base)) }
        }
        m.function("log1p", 1) { (vm, a) throws(Raised) in
            let x = try vm.requireDouble(a[0])
            if x <= -1 { throw vm.valueError("expected argument value > -1, got \(vm.floatText(x))") }
            return .float(log1p(x))
        }
        m.function("log", 1...2) { (vm, a) throws(Raised) in
            let value = try vm.logarithm(a[0], name: "log", base: 0)
            guard a.count > 1 else { return .float(value) }
            let base = try vm.logarithm(a[1], name: "log", base: 0)
            if base == 0 { throw vm.raise(vm.pointee.types.zeroDivisionError, "division by zero") }
            return .float(value / base)
        }
    }

    private func twoArguments(_ m: ModuleBuilder) {
        m.function("atan2", 2) { (vm, a) throws(Raised) in
            .float(atan2(try vm.requireDouble(a[0]), try vm.requireDouble(a[1])))
        }
        m.function("copysign", 2) { (vm, a) throws(Raised) in
            .float(copysign(try vm.requireDouble(a[0]), try vm.requireDouble(a[1])))
        }
        m.function("fmod", 2) { (vm, a) throws(Raised) in
            let (x, y) = (try vm.requireDouble(a[0]), try vm.requireDouble(a[1]))
            if y.isInfinite, x.isFinite { return .float(x) }
            let result = fmod(x, y)
            if result.isNaN, !x.isNaN, !y.isNaN { throw vm.valueError("math domain error") }
            return .float(result)
        }
        m.function("remainder", 2) { (vm, a) throws(Raised) in
            let (x, y) = (try vm.requireDouble(a[0]), try vm.requireDouble(a[1]))
            let result = remainder(x, y)
            if result.isNaN, !x.isNaN, !y.isNaN { throw vm.valueError("math domain error") }
            return .float(result)
        }
        m.function("pow", 2) { (vm, a) throws(Raised) in
            let (x, y) = (try vm.requireDouble(a[0]), try vm.requireDouble(a[1]))
            let result = pow(x, y)
            if result.isNaN, !x.isNaN, !y.isNaN { throw vm.valueError("math domain error") }
            if result.isInfinite, x.isFinite, y.isFinite {
                if x == 0 { throw vm.valueError("math domain error") }
                throw vm.raise(vm.pointee.types.overflowError, "math range error")
            }
            return .float(result)
        }
        m.function("ldexp", 2) { (vm, a) throws(Raised) in
            let x = try vm.requireDouble(a[0])
            guard vm.isInteger(vm.unwrapped(a[1])) else {
                throw vm.typeError("Expected an int as second argument to ldexp.")
            }
            let exponent = try vm.clampedIndex(a[1])
            guard x.isFinite, x != 0 else { return .float(x) }
            let result = ldexp(x, Int32(clamping: exponent))
            if result.isInfinite { throw vm.raise(vm.pointee.types.overflowError, "math range error") }
            return .float(result)
        }
        m.function("fma", 3) { (vm, a) throws(Raised) in
            let (x, y, z) = (try vm.requireDouble(a[0]), try vm.requireDouble(a[1]), try vm.requireDouble(a[2]))
            let result = fma(x, y, z)
            if result.isNaN, !x.isNaN, !y.isNaN, !z.isNaN { throw vm.valueError("invalid operation in fma") }
            if result.isInfinite, x.isFinite, y.isFinite, z.isFinite {
                throw vm.raise(vm.pointee.types.overflowError, "overflow in fma")
            }
            return .float(result)
        }
        m.function("nextafter", "x, y, /, *, steps=None") { (vm, a) throws(Raised) in
            var x = try vm.requireDouble(a[0])
            let y = try vm.requireDouble(a[1])
            var steps = 1
            if a.has(2), !a[2].isNone {
                steps = try vm.clampedIndex(a[2])
                guard steps >= 0 else { throw vm.valueError("steps must be a non-negative integer") }
            }
            var done = 0
            while done < steps, x != y, !x.isNaN, !y.isNaN {
                if done & 63 == 0 { try vm.charge(64) }
                x = nextafter(x, y)
                done += 1
            }
            return .float(x.isNaN || y.isNaN ? .nan : steps == 0 ? x : x)
        }
        m.function("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0") { (vm, a) throws(Raised) in
            let (x, y) = (try vm.requireDouble(a[0]), try vm.requireDouble(a[1]))
            let relative = a.has(2) ? try vm.requireDouble(a[2]) : 1e-9
            let absolute = a.has(3) ? try vm.requireDouble(a[3]) : 0
            if relative < 0 || absolute < 0 { throw vm.valueError("tolerances must be non-negative") }
            if x == y { return .true }
            if x.isInfinite || y.isInfinite { return .false }
            let distance = (x - y).magnitude
            return .bool(
                distance <= (relative * y).magnitude || distance <= (relative * x).magnitude || distance <= absolute)
        }
    }

    private func wholeNumbers(_ m: ModuleBuilder) {
        for (name, special, rule) in [
            ("floor", Special.floor, FloatingPointRoundingRule.down), ("ceil", .ceil, .up),
            ("trunc", .trunc, .towardZero),
        ] {
            m.function(name, 1) { (vm, a) throws(Raised) in
                if a[0].isFloat { return try vm.wholeNumber(a[0].asDouble.rounded(rule)) }
                if a[0].isInt { return a[0] }
                let method = vm.lookup(vm.typeOf(a[0]), special)
                if !method.isUndefined, !method.isNone { return try vm.callSpecial(method, a[0]) }
                if special == .trunc {
                    throw vm.typeError("type \(vm.typeName(a[0])) doesn't define __trunc__ method")
                }
                return try vm.wholeNumber(try vm.requireDouble(a[0]).rounded(rule))
            }
        }
    }

    private func integerFunctions(_ m: ModuleBuilder) {
        m.function("factorial", 1) { (vm, a) throws(Raised) in
            let whole = try vm.indexValue(a[0])
            guard let value = vm.integer(whole) else { return .none }
            guard value.signum >= 0 else { throw vm.valueError("factorial() not defined for negative values") }
            guard case .small(let number) = value else {
                throw vm.raise(
                    vm.pointee.types.overflowError, "factorial() argument should not exceed 9223372036854775807")
            }
            try vm.reserveLimbs(IntegerSize.factorial(number))
            return try vm.makeBigInteger(
                try vm.metered { (m) throws(NumberError) in try BigInteger.factorial(number, &m) })
        }
        m.function("comb", 2) { (vm, a) throws(Raised) in
            guard let n = vm.integer(try vm.indexValue(a[0])), let k = vm.integer(try vm.indexValue(a[1])) else {
                return .none
            }
            if case .small(let few) = k, few >= 0 { try vm.reserveLimbs(IntegerSize.selections(n.bigInteger, few)) }
            return try vm.makeBigInteger(
                try vm.metered { (m) throws(NumberError) in
                    try BigInteger.combinations(of: n.bigInteger, taking: k.bigInteger, &m)
                })
        }
        m.function("perm", 1...2) { (vm, a) throws(Raised) in
            guard let n = vm.integer(try vm.indexValue(a[0])) else { return .none }
            guard a.count > 1, !a[1].isNone else {
                guard case .small(let number) = n, number >= 0 else {
                    throw vm.valueError("factorial() not defined for negative values")
                }
                try vm.reserveLimbs(IntegerSize.factorial(number))
                return try vm.makeBigInteger(
                    try vm.metered { (m) throws(NumberError) in try BigInteger.factorial(number, &m) })
            }
            guard let k = vm.integer(try vm.indexValue(a[1])) else { return .none }
            guard k.signum >= 0 else { throw vm.valueError("k must be a non-negative integer") }
            guard case .small(let few) = k else {
                if k.compare(to: n) > 0 { return .int(0) }
                throw vm.exceed(.memory)
            }
            try vm.reserveLimbs(IntegerSize.selections(n.bigInteger, few))
            return try vm.makeBigInteger(
                try vm.metered { (m) throws(NumberError) in
                    try BigInteger.permutations(of: n.bigInteger, taking: few, &m)
                })
        }
        m.function("isqrt", 1) { (vm, a) throws(Raised) in
            guard let value = vm.integer(try vm.indexValue(a[0])) else { return .none }
            guard value.signum >= 0 else { throw vm.valueError("isqrt() argument must be nonnegative") }
            return try vm.makeBigInteger(
                try vm.metered { (m) throws(NumberError) in try value.bigInteger.squareRoot(&m) })
        }
        for name in ["gcd", "lcm"] {
            m.rawFunction(name) { (vm, a) throws(Raised) in
                if !a.keywordNames.isUndefined { throw vm.typeError("math.\(name)() takes no keyword arguments") }
                var result = IntegerValue.small(name == "gcd" ? 0 : 1)
                for index in 0..<a.count {
                    guard let value = vm.integer(try vm.indexValue(a[index])) else { return .none }
                    let known = result
                    result = try vm.metered { (m) throws(NumberError) in
                        IntegerValue(
                            name == "gcd"
                                ? try BigInteger.greatestCommonDivisor(known.bigInteger, value.bigInteger, &m)
                                : try BigInteger.leastCommonMultiple(known.bigInteger, value.bigInteger, &m))
                    }
                }
                return try vm.makeInteger(result)
            }
        }
    }

    private func sums(_ m: ModuleBuilder) {
        m.function("fsum", 1) { (vm, a) throws(Raised) in .float(try vm.exactSum(a[0])) }
        m.function("prod", "iterable, /, *, start=1") { (vm, a) throws(Raised) in
            var product = a.has(1) ? a[1] : Value.int(1)
            let slot = vm.pointee.temporaryCount
            vm.pushTemporary(product)
            try vm.forEach(in: a[0]) { (item) throws(Raised) in
                product = try vm.binary(.multiply, product, item)
                vm.pointee.temporaries[slot] = product
            }
            return product
        }
        m.rawFunction("hypot") { (vm, a) throws(Raised) in
            var largest = 0.0
            var values: [Double] = []
            for index in 0..<a.count {
                let value = try vm.requireDouble(a[index]).magnitude
                values.append(value)
                if value.isInfinite { largest = .infinity }
                if !value.isNaN { largest = Swift.max(largest, value) }
            }
            return .float(vm.norm(values, largest))
        }
        m.function("dist", 2) { (vm, a) throws(Raised) in
            let p = try vm.makeTuple(from: a[0])
            vm.keep(p)
            let q = try vm.makeTuple(from: a[1])
            vm.keep(q)
            guard vm.tuple(p).pointee.count == vm.tuple(q).pointee.count else {
                throw vm.valueError("both points must have the same number of dimensions")
            }
            var largest = 0.0
            var values: [Double] = []
            for index in 0..<vm.tuple(p).pointee.count {
                let difference =
                    try vm.requireDouble(vm.tuple(p).pointee.items[index])
                    - vm.requireDouble(vm.tuple(q).pointee.items[index])
                values.append(difference.magnitude)
                largest = Swift.max(largest, difference.magnitude)
            }
            return .float(vm.norm(values, largest))
        }
        m.function("sumprod", 2) { (vm, a) throws(Raised) in
            let p = try vm.makeTuple(from: a[0])
            vm.keep(p)
            let q = try vm.makeTuple(from: a[1])
            vm.keep(q)
            guard vm.tuple(p).pointee.count == vm.tuple(q).pointee.count else {
                throw vm.valueError("Inputs are not the same length")
            }
            var total = Value.int(0)
            for index in 0..<vm.tuple(p).pointee.count {
                try vm.charge(2)
                let product = try vm.binary(
                    .multiply, vm.tuple(p).pointee.items[index], vm.tuple(q).pointee.items[index])
                vm.keep(product)
                total = try vm.binary(.add, total, product)
                vm.keep(total)
            }
            return total
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func floatText(_ value: Double) -> String { String(decoding: FloatText.representation(value), as: UTF8.self) }

    func expected(_ what: String, _ value: Double) -> String { "expected \(what), got \(floatText(value))" }

    /// What the functions of `math` say of numbers that they do not take.
    func domainMessage(_ name: String, _ x: Double) -> String {
        switch name {
        case "sqrt": expected("a nonnegative input", x)
        case "acos", "asin": expected("a number in range from -1 up to 1", x)
        case "acosh": expected("argument value not less than 1", x)
        case "atanh": expected("a number between -1 and 1", x)
        case "sin", "cos", "tan": expected("a finite input", x)
        case "gamma": expected("a noninteger or positive integer", x)
        default: "math domain error"
        }
    }

    /// A logarithm; of integers that no double holds, too. Base 0: the natural one.
    func logarithm(_ value: Value, name: String, base: Double) throws(Raised) -> Double {
        func log(_ x: Double) -> Double {
            base == 2 ? Glibc.log2(x) : base == 10 ? Glibc.log10(x) : Glibc.log(x)
        }
        let inner = unwrapped(value)
        if inner.is(.bigInt), let integer = integer(inner) {
            guard integer.signum > 0 else { throw valueError("expected a positive input") }
            let bits = integer.bitLength
            let shift = bits - 60
            let top = integer.bigInteger.shiftedRight(by: shift)
            let mantissa = Double(top.int ?? 1)
            return log(mantissa) + Double(shift) * (base == 2 ? 1 : base == 10 ? Glibc.log10(2.0) : Glibc.log(2.0))
        }
        let x = try requireDouble(value)
        if x.isNaN || x == .infinity { return x }
        guard x > 0 else {
            throw valueError(inner.isFloat ? expected("a positive input", x) : "expected a positive input")
        }
        return log(x)
    }

    /// The length of a vector, without overflow on the way.
    func norm(_ values: [Double], _ largest: Double) -> Double {
        if largest.isInfinite { return .infinity }
        if values.contains(where: { $0.isNaN }) { return .nan }
        if largest == 0 || values.isEmpty { return 0 }
        if values.count == 1 { return values[0] }
        if values.count == 2 { return hypot(values[0], values[1]) }
        var sum = 0.0
        var correction = 0.0
        for value in values {
            let part = value / largest
            let square = part * part
            let error = fma(part, part, -square)
            let next = sum + square
            correction += (sum >= square ? (sum - next) + square : (square - next) + sum) + error
            sum = next
        }
        return largest * (sum + correction).squareRoot()
    }

    /// The sum of floats, rounded once: partial sums that do not overlap.
    func exactSum(_ iterable: Value) throws(Raised) -> Double {
        var partials: [Double] = []
        var special = 0.0
        var infinities = 0.0
        try forEach(in: iterable) { (item) throws(Raised) in
            var x = try requireDouble(item)
            if !x.isFinite {
                if x.isInfinite { infinities += x }
                special += x
                return
            }
            try charge(1 + partials.count)
            var kept = 0
            for index in partials.indices {
                var y = partials[index]
                if x.magnitude < y.magnitude { swap(&x, &y) }
                let high = x + y
                let low = y - (high - x)
                if low != 0 {
                    partials[kept] = low
                    kept += 1
                }
                x = high
            }
            partials.removeSubrange(kept...)
            if !x.isFinite {
                throw raise(pointee.types.overflowError, "intermediate overflow in fsum")
            }
            partials.append(x)
        }
        if special != 0 || special.isNaN {
            if infinities.isNaN { throw valueError("-inf + inf in fsum") }
            return special
        }
        guard var high = partials.popLast() else { return 0 }
        var low = 0.0
        while let y = partials.popLast() {
            let x = high
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // Half way cases are decided by what follows.
        if let next = partials.last, low < 0 && next < 0 || low > 0 && next > 0 {
            let doubled = low * 2
            let x = high + doubled
            if doubled == x - high { high = x }
        }
        return high
    }
}
