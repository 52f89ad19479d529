internal import PythonNumbers

/// `float` and `complex`.
extension WorldBuilder {
    func buildFloat() {
        let t = self[types.float]
        t.new("cls, x=0, /") { (vm, a) throws(Raised) in
            let value = Value.float(a.has(1) ? try vm.parseFloat(a[1]) : 0)
            let type = vm.type(a[0])
            return type == vm.pointee.types.float ? value : try vm.newInstance(type, primitive: value)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            try vm.makeString(utf8: FloatText.representation(vm.unwrapped(a[0]).asDouble))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            let value = vm.unwrapped(a[0])
            return value.asDouble.isNaN ? .int(vm.identityHash(a[0])) : .int(try vm.hash(value))
        }
        func isReal(_ vm: VM, _ value: Value) -> Bool { value.isFloat || vm.isInteger(value) }
        for (special, operation) in Self.arithmetic
        where special != .lshift && special != .rshift && special != .and && special != .or && special != .xor {
            t.special(special, 2...3) { (vm, a) throws(Raised) in
                let (left, right) = (vm.unwrapped(a[0]), vm.unwrapped(a[1]))
                guard left.isFloat, isReal(vm, right) else { return .notImplemented }
                if a.count == 3, !a[2].isNone {
                    throw vm.typeError("pow() 3rd argument not allowed unless all arguments are integers")
                }
                return try vm.builtinBinary(operation, left, right)
            }
        }
        for (special, operation) in Self.reflectedArithmetic
        where special != .rlshift && special != .rrshift && special != .rand && special != .ror && special != .rxor {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let (left, right) = (vm.unwrapped(a[1]), vm.unwrapped(a[0]))
                guard right.isFloat, isReal(vm, left) else { return .notImplemented }
                return try vm.builtinBinary(operation, left, right)
            }
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let (left, right) = (vm.unwrapped(a[0]), vm.unwrapped(a[1]))
                guard left.isFloat, isReal(vm, right) else { return .notImplemented }
                return try vm.builtinCompare(special, left, right).map { .bool($0) } ?? .notImplemented
            }
        }
        t.special(.divmod, 2) { (vm, a) throws(Raised) in try vm.divmod(vm.unwrapped(a[0]), vm.unwrapped(a[1])) }
        t.special(.rdivmod, 2) { (vm, a) throws(Raised) in try vm.divmod(vm.unwrapped(a[1]), vm.unwrapped(a[0])) }
        for special in [Special.neg, .pos, .abs] {
            t.special(special, 1) { (vm, a) throws(Raised) in try vm.unary(special, vm.unwrapped(a[0])) }
        }
        t.special(.bool, 1) { (vm, a) throws(Raised) in .bool(vm.unwrapped(a[0]).asDouble != 0) }
        t.special(.float, 1) { (vm, a) throws(Raised) in vm.unwrapped(a[0]) }
        for (special, rule) in [
            (Special.int, FloatingPointRoundingRule.towardZero), (.trunc, .towardZero), (.floor, .down), (.ceil, .up),
        ] {
            t.special(special, 1) { (vm, a) throws(Raised) in
                try vm.wholeNumber(vm.unwrapped(a[0]).asDouble.rounded(rule))
            }
        }
        t.special(.round, 1...2) { (vm, a) throws(Raised) in
            try vm.roundFloat(vm.unwrapped(a[0]).asDouble, digits: a.orNone(1))
        }
        t.special(.format, 2) { (vm, a) throws(Raised) in try vm.formatNumber(a[0], a[1]) }
        t.method("is_integer", 1) { (vm, a) throws(Raised) in
            .bool(FloatArithmetic.isInteger(vm.unwrapped(a[0]).asDouble))
        }
        t.method("conjugate", 1) { (vm, a) throws(Raised) in vm.unwrapped(a[0]) }
        t.method("hex", 1) { (vm, a) throws(Raised) in try vm.makeString(FloatHex.text(vm.unwrapped(a[0]).asDouble)) }
        t.method("as_integer_ratio", 1) { (vm, a) throws(Raised) in
            let value = vm.unwrapped(a[0]).asDouble
            let (numerator, denominator) = try vm.metered { (m) throws(NumberError) in
                try FloatArithmetic.integerRatio(value)
            }
            return try vm.makeTuple([try vm.makeInteger(numerator), try vm.makeInteger(denominator)])
        }
        t.method("__getnewargs__", 1) { (vm, a) throws(Raised) in try vm.makeTuple([vm.unwrapped(a[0])]) }
        t.classMethod("fromhex", "cls, string, /") { (vm, a) throws(Raised) in
            let text = vm.text(a[1])
            let value = Value.float(try vm.metered { (m) throws(NumberError) in try FloatHex.parse(text) })
            return vm.type(a[0]) == vm.pointee.types.float ? value : try vm.call(a[0], value)
        }
        t.classMethod("from_number", "cls, number, /") { (vm, a) throws(Raised) in
            .float(try vm.requireDouble(a[1]))
        }
        t.classMethod("__getformat__", "cls, typestr, /") { (vm, a) throws(Raised) in
            vm.intern("IEEE, little-endian")
        }
        t.property("real") { (vm, a) throws(Raised) in vm.unwrapped(a[0]) }
        t.property("imag") { (vm, a) throws(Raised) in .float(0) }
    }

    func buildComplex() {
        let t = self[types.complex]
        t.new("cls, real=0, imag=0") { (vm, a) throws(Raised) in
            let value = try vm.makeComplexNumber(a)
            let type = vm.type(a[0])
            return type == vm.pointee.types.complex ? value : try vm.newInstance(type, primitive: value)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let complex = vm.complexValue(vm.unwrapped(a[0]))
            return try vm.makeString(utf8: ComplexText.representation(complex))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(vm.unwrapped(a[0]))) }
        for (special, operation) in Self.arithmetic.prefix(7) where operation != .floorDivide && operation != .modulo {
            t.special(special, 2...3) { (vm, a) throws(Raised) in
                try vm.builtinBinary(operation, vm.unwrapped(a[0]), vm.unwrapped(a[1]))
            }
        }
        for (special, operation) in Self.reflectedArithmetic.prefix(7)
        where operation != .floorDivide && operation != .modulo {
            t.special(special, 2) { (vm, a) throws(Raised) in
                try vm.builtinBinary(operation, vm.unwrapped(a[1]), vm.unwrapped(a[0]))
            }
        }
        for special in [Special.eq, .ne] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                guard let equal = vm.complexEquals(vm.unwrapped(a[0]), vm.unwrapped(a[1])) else {
                    return .notImplemented
                }
                return .bool(equal == (special == .eq))
            }
        }
        for special in [Special.neg, .pos] {
            t.special(special, 1) { (vm, a) throws(Raised) in try vm.unary(special, vm.unwrapped(a[0])) }
        }
        t.special(.abs, 1) { (vm, a) throws(Raised) in
            let value = vm.complexValue(vm.unwrapped(a[0]))
            return .float(try vm.metered { (m) throws(NumberError) in try value.magnitude() })
        }
        t.special(.bool, 1) { (vm, a) throws(Raised) in
            let value = vm.complexValue(vm.unwrapped(a[0]))
            return .bool(value.real != 0 || value.imaginary != 0)
        }
        t.special(.complex, 1) { (vm, a) throws(Raised) in vm.unwrapped(a[0]) }
        t.special(.format, 2) { (vm, a) throws(Raised) in try vm.formatNumber(a[0], a[1]) }
        t.method("conjugate", 1) { (vm, a) throws(Raised) in
            let value = vm.complexValue(vm.unwrapped(a[0]))
            return vm.makeComplex(value.real, -value.imaginary)
        }
        t.property("real") { (vm, a) throws(Raised) in .float(vm.complexValue(vm.unwrapped(a[0])).real) }
        t.property("imag") { (vm, a) throws(Raised) in .float(vm.complexValue(vm.unwrapped(a[0])).imaginary) }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// `float(value)`
    func parseFloat(_ value: Value) throws(Raised) -> Double {
        let inner = unwrapped(value)
        switch inner.kind {
        case .float where !value.is(.instance): return inner.asDouble
        case .string, .bytes, .byteArray:
            let bytes = try asciiDigits(inner)
            try charge(bytes.count >> 2)
            let parsed = bytes.withUnsafeBufferPointer { FloatParser.parse($0) }
            if let parsed { return parsed }
            throw valueError("could not convert string to float: \(text(try representation(value)))")
        default: break
        }
        let type = typeOf(value)
        if lookup(type, .float).isUndefined, lookup(type, .index).isUndefined, try double(value) == nil {
            throw typeError("float() argument must be a string or a real number, not '\(typeName(value))'")
        }
        return try requireDouble(value)
    }

    /// A whole double as an int.
    func wholeNumber(_ value: Double) throws(Raised) -> Value {
        try makeInteger(try metered { (m) throws(NumberError) in try FloatArithmetic.integer(value) })
    }

    func roundFloat(_ value: Double, digits: Value) throws(Raised) -> Value {
        if digits.isNone {
            return try makeInteger(try metered { (m) throws(NumberError) in try FloatArithmetic.rounded(value) })
        }
        let places = try clampedIndex(digits)
        return .float(
            try metered { (m) throws(NumberError) in
                try FloatText.rounded(value, places: Swift.max(-400, Swift.min(400, places)))
            })
    }

    // MARK: Complex numbers

    func complexValue(_ value: Value) -> ComplexValue {
        if value.is(.complex) {
            let complex = object(value, ComplexObject.self).pointee
            return ComplexValue(complex.real, complex.imaginary)
        }
        if value.isFloat { return ComplexValue(value.asDouble, 0) }
        if value.isInt || value.isBool { return ComplexValue(Double(value.asInt), 0) }
        return ComplexValue((integer(value)?.bigInteger.roundedDouble()) ?? 0, 0)
    }

    func complexEquals(_ left: Value, _ right: Value) -> Bool? {
        let isNumber: (Value) -> Bool = { $0.is(.complex) || $0.isFloat || isInteger($0) }
        guard isNumber(left), isNumber(right) else { return nil }
        // Exactly: an integer that is beyond the digits of a float equals none.
        for (integer, other) in [(left, right), (right, left)] where isInteger(integer) && other.is(.complex) {
            let complex = complexValue(other)
            return complex.imaginary == 0 && self.integer(integer)?.bigInteger.compare(to: complex.real) == 0
        }
        let (a, b) = (complexValue(left), complexValue(right))
        return a.real == b.real && a.imaginary == b.imaginary
    }

    /// Arithmetic with at least one complex operand.
    func complexOperation(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        // Big integers become doubles, or overflow.
        for value in [left, right] where value.is(.bigInt) { _ = try double(value) }
        let (a, b) = (complexValue(left), complexValue(right))
        let isLeftReal = !left.is(.complex)
        let isRightReal = !right.is(.complex)
        let result: ComplexValue
        do throws(NumberError) {
            switch operation {
            case .add: result = isRightReal ? a + b.real : isLeftReal ? b + a.real : a + b
            case .subtract: result = isRightReal ? a - b.real : isLeftReal ? a.real - b : a - b
            case .multiply: result = isRightReal ? a * b.real : isLeftReal ? b * a.real : a * b
            case .divide:
                result =
                    isRightReal
                    ? try ComplexValue.divide(a, b.real)
                    : isLeftReal ? try ComplexValue.divide(a.real, b) : try ComplexValue.divide(a, b)
            case .power: result = try ComplexValue.power(a, b)
            default: return .notImplemented
            }
        } catch {
            throw raise(error)
        }
        return makeComplex(result.real, result.imaginary)
    }

    /// `complex(real, imag)`
    func makeComplexNumber(_ a: Arguments) throws(Raised) -> Value {
        guard a.has(1) || a.has(2) else { return makeComplex(0, 0) }
        let first = a.has(1) ? a[1] : Value.int(0)
        if unwrapped(first).is(.string), !a.has(2) {
            let bytes = try asciiDigits(unwrapped(first))
            guard let parsed = bytes.withUnsafeBufferPointer({ ComplexText.parse($0) }) else {
                throw valueError("complex() arg is a malformed string")
            }
            return makeComplex(parsed.real, parsed.imaginary)
        }
        let real = try complexArgument(first, a.has(2) ? "argument 'real' must be a real number" : nil)
        guard a.has(2) else { return makeComplex(real.real, real.imaginary) }
        let imaginary = try complexArgument(a[2], "argument 'imag' must be a real number")
        // Signs of zeros survive where a part is real.
        return makeComplex(
            unwrapped(a[2]).is(.complex) ? real.real - imaginary.imaginary : real.real,
            unwrapped(first).is(.complex) ? real.imaginary + imaginary.real : imaginary.real)
    }

    private func complexArgument(_ value: Value, _ rule: String?) throws(Raised) -> ComplexValue {
        let inner = unwrapped(value)
        if inner.is(.complex) { return complexValue(inner) }
        let method = lookup(typeOf(value), .complex)
        if !method.isUndefined, !method.isNone {
            let result = try callSpecial(method, value)
            guard unwrapped(result).is(.complex) else {
                throw typeError("\(typeName(value)).__complex__() must return a complex, not \(typeName(result))")
            }
            return complexValue(unwrapped(result))
        }
        do throws(Raised) {
            return ComplexValue(try requireDouble(value), 0)
        } catch {
            guard take(pointee.types.typeError) != nil else { throw error }
            let rule = rule ?? "argument must be a string or a number"
            throw typeError("complex() \(rule), not \(typeName(value))")
        }
    }
}
