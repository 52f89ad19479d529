internal import PythonNumbers

/// `int` and `bool`.
extension WorldBuilder {
    func buildNumbers() {
        buildInt()
        buildBool()
        buildFloat()
        buildComplex()
        buildNumberFunctions()
    }

    private func buildInt() {
        let t = self[types.int]
        t.new("cls, x=0, /, base=10") { (vm, a) throws(Raised) in
            let value = try vm.makeInt(a)
            let type = vm.type(a[0])
            if type == vm.pointee.types.int { return value }
            if type == vm.pointee.types.bool { return value }
            return try vm.newInstance(type, primitive: value)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in try vm.decimalText(a[0]) }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(vm.unwrapped(a[0]))) }
        for (special, operation) in Self.arithmetic {
            t.special(special, 2...3) { (vm, a) throws(Raised) in
                let (left, right) = (vm.unwrapped(a[0]), vm.unwrapped(a[1]))
                guard vm.isInteger(left), vm.isInteger(right) else { return .notImplemented }
                if a.count == 3, !a[2].isNone { return try vm.modularPower(left, right, vm.unwrapped(a[2])) }
                return try vm.builtinBinary(operation, left, right)
            }
        }
        for (special, operation) in Self.reflectedArithmetic {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let (left, right) = (vm.unwrapped(a[1]), vm.unwrapped(a[0]))
                guard vm.isInteger(left), vm.isInteger(right) else { return .notImplemented }
                return try vm.builtinBinary(operation, left, right)
            }
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let (left, right) = (vm.unwrapped(a[0]), vm.unwrapped(a[1]))
                guard vm.isInteger(left), vm.isInteger(right) else { return .notImplemented }
                return try vm.builtinCompare(special, left, right).map { .bool($0) } ?? .notImplemented
            }
        }
        t.special(.divmod, 2) { (vm, a) throws(Raised) in try vm.divmod(vm.unwrapped(a[0]), vm.unwrapped(a[1])) }
        t.special(.rdivmod, 2) { (vm, a) throws(Raised) in try vm.divmod(vm.unwrapped(a[1]), vm.unwrapped(a[0])) }
        for special in [Special.neg, .pos, .invert, .abs] {
            t.special(special, 1) { (vm, a) throws(Raised) in try vm.unary(special, vm.unwrapped(a[0])) }
        }
        t.special(.bool, 1) { (vm, a) throws(Raised) in .bool(try vm.isTrue(vm.unwrapped(a[0]))) }
        for special in [Special.int, .index, .trunc, .floor, .ceil] {
            t.special(special, 1) { (vm, a) throws(Raised) in try vm.plainInteger(a[0]) }
        }
        t.special(.float, 1) { (vm, a) throws(Raised) in .float(try vm.requireDouble(vm.unwrapped(a[0]))) }
        t.special(.round, 1...2) { (vm, a) throws(Raised) in
            try vm.roundInteger(vm.unwrapped(a[0]), digits: a.orNone(1))
        }
        t.special(.format, 2) { (vm, a) throws(Raised) in try vm.formatNumber(a[0], a[1]) }
        t.method("__getnewargs__", 1) { (vm, a) throws(Raised) in try vm.makeTuple([try vm.plainInteger(a[0])]) }
        t.method("conjugate", 1) { (vm, a) throws(Raised) in try vm.plainInteger(a[0]) }
        t.method("bit_length", 1) { (vm, a) throws(Raised) in
            .int(vm.integer(vm.unwrapped(a[0]))?.bitLength ?? 0)
        }
        t.method("bit_count", 1) { (vm, a) throws(Raised) in
            .int(vm.integer(vm.unwrapped(a[0]))?.bigInteger.bitCount ?? 0)
        }
        t.method("is_integer", 1) { (vm, a) throws(Raised) in .true }
        t.method("as_integer_ratio", 1) { (vm, a) throws(Raised) in
            try vm.makeTuple([try vm.plainInteger(a[0]), .int(1)])
        }
        t.method("to_bytes", "self, /, length=1, byteorder='big', *, signed=False") { (vm, a) throws(Raised) in
            guard let value = vm.integer(vm.unwrapped(a[0])) else { return .none }
            let count = a.has(1) ? try vm.index(a[1]) : 1
            guard count >= 0 else { throw vm.valueError("length argument must be non-negative") }
            try vm.reserve(count)
            try vm.charge(count >> 4)
            let order = try vm.byteOrder(a.has(2) ? a[2] : vm.intern("big"))
            let isSigned = a.has(3) ? try vm.isTrue(a[3]) : false
            let bytes: [UInt8]
            do throws(NumberError) {
                bytes = try value.bigInteger.bytes(count: count, order: order, signed: isSigned)
            } catch {
                throw vm.raise(error)
            }
            return try vm.makeBytes(bytes)
        }
        t.classMethod("from_bytes", "cls, /, bytes, byteorder='big', *, signed=False") { (vm, a) throws(Raised) in
            let source = vm.unwrapped(a[1])
            let contents: [UInt8]
            if source.is(.bytes) || source.is(.byteArray) {
                let bytes = vm.bytes(source)
                contents = Array(UnsafeBufferPointer(start: bytes.pointee.storage, count: bytes.pointee.count))
            } else {
                var collected: [UInt8] = []
                try vm.forEach(in: a[1]) { (item) throws(Raised) in
                    let byte = try vm.index(item)
                    guard byte >= 0, byte < 256 else { throw vm.valueError("bytes must be in range(0, 256)") }
                    collected.append(UInt8(byte))
                }
                contents = collected
            }
            try vm.charge(contents.count >> 4)
            let order = try vm.byteOrder(a.has(2) ? a[2] : vm.intern("big"))
            let isSigned = a.has(3) ? try vm.isTrue(a[3]) : false
            let value = contents.withUnsafeBufferPointer { BigInteger(bytes: $0, order: order, signed: isSigned) }
            let plain = try vm.makeBigInteger(value)
            return vm.type(a[0]) == vm.pointee.types.int ? plain : try vm.call(a[0], plain)
        }
        for (name, part) in [("real", 0), ("imag", 1), ("numerator", 0), ("denominator", 2)] {
            t.property(name) { (vm, a) throws(Raised) in
                part == 0 ? try vm.plainInteger(a[0]) : .int(part - 1)
            }
        }
    }

    static let arithmetic: [(Special, BinaryOperation)] = [
        (.add, .add), (.sub, .subtract), (.mul, .multiply), (.truediv, .divide), (.floordiv, .floorDivide),
        (.mod, .modulo), (.pow, .power), (.lshift, .leftShift), (.rshift, .rightShift), (.and, .bitAnd),
        (.or, .bitOr), (.xor, .bitXor),
    ]
    static let reflectedArithmetic: [(Special, BinaryOperation)] = [
        (.radd, .add), (.rsub, .subtract), (.rmul, .multiply), (.rtruediv, .divide), (.rfloordiv, .floorDivide),
        (.rmod, .modulo), (.rpow, .power), (.rlshift, .leftShift), (.rrshift, .rightShift), (.rand, .bitAnd),
        (.ror, .bitOr), (.rxor, .bitXor),
    ]

    private func buildBool() {
        let t = self[types.bool]
        t.new("cls, x=False, /") { (vm, a) throws(Raised) in a.has(1) ? .bool(try vm.isTrue(a[1])) : .false }
        t.special(.repr, 1) { (vm, a) throws(Raised) in vm.intern(a[0].isTrue ? "True" : "False") }
        for (special, operation) in [(Special.and, BinaryOperation.bitAnd), (.or, .bitOr), (.xor, .bitXor)] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let right = vm.unwrapped(a[1])
                return vm.isInteger(right) ? try vm.builtinBinary(operation, a[0], right) : .notImplemented
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// An int without class: what `int(value)` of an integer gives.
    func plainInteger(_ value: Value) throws(Raised) -> Value {
        let inner = unwrapped(value)
        if inner.isBool { return .int(inner.asInt) }
        guard inner.isInt || inner.is(.bigInt) else {
            throw typeError("descriptor requires an 'int' object but received a '\(typeName(value))'")
        }
        return inner
    }

    func byteOrder(_ value: Value) throws(Raised) -> BigInteger.ByteOrder {
        switch text(value) {
        case "little": return .little
        case "big": return .big
        default: throw valueError("byteorder must be either 'little' or 'big'")
        }
    }

    /// Decimal digits, up to CPython's limit.
    func decimalText(_ value: Value) throws(Raised) -> Value {
        let inner = unwrapped(value)
        if inner.isInt || inner.isBool { return try makeString(utf8: IntegerText.digits(inner.asInt)) }
        guard let integer = integer(inner) else { return pointee.emptyString }
        if integer.bitLength > 14_300 {
            let estimate = Double(integer.bitLength) * 0.301_029_995_663_981_2
            if estimate > 4300 {
                throw valueError(
                    "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to"
                        + " increase the limit")
            }
        }
        return try makeString(utf8: try metered { (m) throws(NumberError) in try integer.digits(radix: 10, &m) })
    }

    /// The digits of a literal.
    func parseInteger(_ digits: [UInt8], radix: Int) throws(Raised) -> Value {
        do throws(IntegerParser.Failure) {
            var meter = WorkMeter.unlimited
            var result = IntegerValue.small(0)
            var failure: IntegerParser.Failure?
            digits.withUnsafeBufferPointer { buffer in
                do throws(IntegerParser.Failure) {
                    result = try IntegerParser.parse(buffer, base: radix, &meter)
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            return try makeIntegerOrNone(result)
        } catch {
            throw valueError("invalid literal")
        }
    }

    private func makeIntegerOrNone(_ value: IntegerValue) throws(IntegerParser.Failure) -> Value {
        guard let made = try? makeInteger(value) else { throw .invalidLiteral }
        return made
    }

    /// `int(…)`
    func makeInt(_ a: Arguments) throws(Raised) -> Value {
        guard a.has(1) else {
            if a.has(2) { throw typeError("int() missing string argument") }
            return .int(0)
        }
        let source = a[1]
        let inner = unwrapped(source)
        if a.has(2) {
            guard inner.is(.string) || inner.is(.bytes) || inner.is(.byteArray) else {
                throw typeError("int() can't convert non-string with explicit base")
            }
            let base = try index(a[2])
            guard base == 0 || base >= 2 && base <= 36 else {
                throw valueError("int() base must be >= 2 and <= 36, or 0")
            }
            return try parseInt(inner, source, base)
        }
        switch inner.kind {
        case .int, .bigInt:
            if source.is(.instance) { break }
            return inner
        case .bool: return .int(inner.asInt)
        case .float where !source.is(.instance):
            do throws(NumberError) {
                return try makeIntegerUntyped(try FloatArithmetic.integer(inner.asDouble))
            } catch {
                throw raise(error)
            }
        case .string, .bytes, .byteArray:
            if !source.is(.instance) { return try parseInt(inner, source, 10) }
        default: break
        }
        let type = typeOf(source)
        for special in [Special.int, .index, .trunc] {
            let method = lookup(type, special)
            if method.isUndefined || method.isNone { continue }
            let result = try callSpecial(method, source)
            let whole = unwrapped(result)
            guard whole.isInt || whole.isBool || whole.is(.bigInt) else {
                throw typeError("\(Special.texts[special.rawValue]) returned non-int (type \(typeName(result)))")
            }
            return try plainInteger(whole)
        }
        if inner.is(.string) || inner.is(.bytes) || inner.is(.byteArray) { return try parseInt(inner, source, 10) }
        throw typeError(
            "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(source))'")
    }

    private func makeIntegerUntyped(_ value: IntegerValue) throws(NumberError) -> Value {
        guard let made = try? makeInteger(value) else { throw .tooLarge }
        return made
    }

    /// The integer that a string consists of, if it is nothing but ASCII digits that are sure to fit, and perhaps a sign.
    private func parseShort(_ text: Value) -> Int? {
        guard text.is(.string) else { return nil }
        let string = string(text)
        let count = string.pointee.count
        guard string.pointee.header.flags.contains(.ascii), count > 0, count <= 18 else { return nil }
        let bytes = string.pointee.latin
        let isSigned = bytes[0] == 0x2D || bytes[0] == 0x2B
        var index = isSigned ? 1 : 0
        guard index < count else { return nil }
        var number = 0
        while index < count {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int(digit)
            index &+= 1
        }
        return bytes[0] == 0x2D ? -number : number
    }

    private func parseInt(_ text: Value, _ original: Value, _ base: Int) throws(Raised) -> Value {
        if base == 10, let short = parseShort(text) { return .int(short) }
        let bytes = try asciiDigits(text)
        try charge(bytes.count >> 2)
        var outcome: Result<IntegerValue, IntegerParser.Failure> = .failure(.invalidLiteral)
        var meter = WorkMeter(budget: Int64(clamping: Swift.max(1, pointee.budget)))
        bytes.withUnsafeBufferPointer { buffer in
            do throws(IntegerParser.Failure) {
                outcome = .success(try IntegerParser.parse(buffer, base: base, maximumDigits: 4300, &meter))
            } catch {
                outcome = .failure(error)
            }
        }
        switch outcome {
        case .success(let value): return try makeInteger(value)
        case .failure(.invalidLiteral):
            throw valueError(
                "invalid literal for int() with base \(base): \(self.text(try representation(original)))")
        case .failure(let failure):
            if case .tooManyDigits(let count, _) = failure {
                throw valueError(
                    "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; use"
                        + " sys.set_int_max_str_digits() to increase the limit")
            }
            throw exceed(.instructions)
        }
    }

    /// Text with digits and spaces of all scripts as ASCII; other characters become `?`.
    func asciiDigits(_ value: Value) throws(Raised) -> [UInt8] {
        if value.is(.bytes) || value.is(.byteArray) {
            let bytes = bytes(value)
            return Array(UnsafeBufferPointer(start: bytes.pointee.storage, count: bytes.pointee.count))
        }
        let string = string(value)
        var result: [UInt8] = []
        result.reserveCapacity(string.pointee.count)
        for index in 0..<string.pointee.count {
            let point = string.pointee[index]
            if point < 128 {
                result.append(UInt8(point))
            } else if let scalar = Unicode.Scalar(point) {
                if scalar.properties.isWhitespace {
                    result.append(0x20)
                } else if scalar.properties.generalCategory == .decimalNumber,
                    let number = scalar.properties.numericValue
                {
                    result.append(0x30 + UInt8(number))
                } else {
                    result.append(0x3F)
                }
            } else {
                result.append(0x3F)
            }
        }
        return result
    }

    func divmod(_ left: Value, _ right: Value) throws(Raised) -> Value {
        if isInteger(left), isInteger(right), let a = integer(left), let b = integer(right) {
            let (quotient, remainder) = try metered { (m) throws(NumberError) in try IntegerValue.divmod(a, b, &m) }
            return try makeTuple([try makeInteger(quotient), try makeInteger(remainder)])
        }
        guard left.isFloat || right.isFloat, let a = try double(left), let b = try double(right) else {
            return .notImplemented
        }
        do throws(NumberError) {
            let (quotient, remainder) = try FloatArithmetic.divmod(a, b)
            return try pair(.float(quotient), .float(remainder))
        } catch {
            throw raise(error)
        }
    }

    private func pair(_ first: Value, _ second: Value) throws(NumberError) -> Value {
        guard let made = try? makeTuple([first, second]) else { throw .tooLarge }
        return made
    }

    func modularPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raised) -> Value {
        guard let b = integer(base), let e = integer(exponent), let m = integer(modulus) else {
            throw typeError("pow() 3rd argument not allowed unless all arguments are integers")
        }
        return try makeInteger(
            try metered { (meter) throws(NumberError) in try IntegerValue.power(b, e, modulo: m, &meter) })
    }

    /// `round(integer, digits)`
    func roundInteger(_ value: Value, digits: Value) throws(Raised) -> Value {
        let plain = try plainInteger(value)
        if digits.isNone { return plain }
        let places = try index(digits)
        if places >= 0 { return plain }
        guard places > -100_000 else { return .int(0) }
        // Half to even: round to the nearest multiple of a power of ten.
        let power = try binary(.power, .int(10), .int(-places))
        let parts = try divmod(plain, power)
        keep(parts)
        let (quotient, remainder) = (tuple(parts).pointee.items[0], tuple(parts).pointee.items[1])
        let twice = try binary(.multiply, remainder, .int(2))
        var up = try compareTrue(.gt, twice, power)
        if !up, try compareTrue(.eq, twice, power) {
            up = try compareTrue(.ne, try binary(.modulo, quotient, .int(2)), .int(0))
        }
        return try binary(.multiply, up ? try binary(.add, quotient, .int(1)) : quotient, power)
    }

    /// `format(number, spec)` for int, float and complex.
    func formatNumber(_ value: Value, _ spec: Value) throws(Raised) -> Value {
        guard unwrapped(spec).is(.string) else {
            throw typeError("__format__() argument must be str, not \(typeName(spec))")
        }
        let inner = unwrapped(value)
        if string(unwrapped(spec)).pointee.count == 0 { return try toString(value) }
        let points = points(spec)
        let name = typeName(value)
        let most = Swift.min(1 << 26, pointee.heap.limit / 8)
        let text: PaddedText
        switch inner.kind {
        case .float:
            let number = inner.asDouble
            text = try metered { (m) throws(NumberError) in
                try NumberFormat.format(
                    number, try FormatSpec(points, for: .float, typeName: name), typeName: name, maximumLength: most)
            }
        case .complex:
            let complex = object(inner, ComplexObject.self).pointee
            text = try metered { (m) throws(NumberError) in
                try NumberFormat.format(
                    ComplexValue(complex.real, complex.imaginary),
                    try FormatSpec(points, for: .complex, typeName: name), typeName: name, maximumLength: most)
            }
        default:
            guard let integer = integer(inner) else { return pointee.emptyString }
            text = try metered { (m) throws(NumberError) in
                try NumberFormat.format(
                    integer, try FormatSpec(points, for: .integer, typeName: name), typeName: name, maximumLength: most,
                    maximumDigits: 4300, &m)
            }
        }
        try reserve(text.count * 4)
        return text.isASCII ? try makeString(utf8: text.ascii) : try makeString(text.codePoints)
    }
}
