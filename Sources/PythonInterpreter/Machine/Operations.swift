internal import PythonNumbers

/// The binary operators, in the order of the tree's and of the opcodes.
enum BinaryOperation: UInt8 {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, bitOr, bitXor, bitAnd
    case floorDivide

    var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .matrixMultiply: "@"
        case .divide: "/"
        case .modulo: "%"
        case .power: "** or pow()"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitOr: "|"
        case .bitXor: "^"
        case .bitAnd: "&"
        case .floorDivide: "//"
        }
    }

    var special: Special { Special(rawValue: Special.add.rawValue + position) ?? .add }
    var reflected: Special { Special(rawValue: Special.radd.rawValue + position) ?? .radd }
    var inPlace: Special { Special(rawValue: Special.iadd.rawValue + position) ?? .iadd }

    /// The position among the special names.
    private var position: Int {
        switch self {
        case .add: 0
        case .subtract: 1
        case .multiply: 2
        case .matrixMultiply: 3
        case .divide: 4
        case .modulo: 5
        case .power: 6
        case .leftShift: 7
        case .rightShift: 8
        case .bitOr: 9
        case .bitXor: 10
        case .bitAnd: 11
        case .floorDivide: 12
        }
    }
}

/// Operators on values of any kind.
extension UnsafeMutablePointer where Pointee == Machine {
    // MARK: Binary

    @inline(never)
    func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        let quick = simpleBinary(operation, left, right)
        if !quick.isUndefined { return quick }
        if operation == .add, left.is(.string), right.is(.string) { return try concatenate(left, right) }
        let result = try binaryOrNotImplemented(operation, left, right)
        if !result.is(.notImplemented) { return result }
        throw unsupported(operation.symbol, left, right)
    }

    func unsupported(_ symbol: String, _ left: Value, _ right: Value) -> Raised {
        if symbol == "+", unwrapped(left).is(.string) {
            return typeError("can only concatenate str (not \"\(typeName(right))\") to str")
        }
        if symbol == "+", unwrapped(left).is(.list) {
            return typeError("can only concatenate list (not \"\(typeName(right))\") to list")
        }
        if symbol == "+", unwrapped(left).is(.tuple) {
            return typeError("can only concatenate tuple (not \"\(typeName(right))\") to tuple")
        }
        if symbol == "+", unwrapped(left).is(.bytes) || unwrapped(left).is(.byteArray) {
            return typeError("can't concat \(typeName(right)) to \(typeName(left))")
        }
        let isSequence: (Value) -> Bool = { value in
            switch unwrapped(value).kind {
            case .string, .list, .tuple, .bytes, .byteArray: true
            case .box: unwrapped(value).header.pointee.type.pointee.flags.contains(.isSequence)
            default: false
            }
        }
        if symbol == "+", unwrapped(left).is(.box), isSequence(left) {
            let type = text(typeOf(unwrapped(left)).pointee.name)
            return typeError("can only concatenate \(type) (not \"\(typeName(right))\") to \(type)")
        }
        if symbol == "*", isSequence(left) {
            return typeError("can't multiply sequence by non-int of type '\(typeName(right))'")
        }
        if symbol == "*", isSequence(right) {
            return typeError("can't multiply sequence by non-int of type '\(typeName(left))'")
        }
        return typeError(
            "unsupported operand type(s) for \(symbol): '\(typeName(left))' and '\(typeName(right))'")
    }

    func binaryOrNotImplemented(
        _ operation: BinaryOperation, _ left: Value, _ right: Value
    ) throws(Raised) -> Value {
        // Exact builtin operands never need a lookup.
        if !left.is(.instance), !right.is(.instance) {
            let result = try builtinBinary(operation, left, right)
            if !result.is(.notImplemented) { return result }
        }
        let leftType = typeOf(left)
        let rightType = typeOf(right)
        let method = lookup(leftType, operation.special)
        if leftType != rightType {
            let reflected = lookup(rightType, operation.reflected)
            if !reflected.isUndefined {
                // A subclass may redefine what its base would do.
                let goesFirst =
                    isSubtype(rightType, leftType) && !reflected.isIdentical(lookup(leftType, operation.reflected))
                if goesFirst {
                    let result = try callSpecial(reflected, right, left)
                    if !result.is(.notImplemented) { return result }
                }
                if !method.isUndefined {
                    let result = try callSpecial(method, left, right)
                    if !result.is(.notImplemented) { return result }
                }
                return goesFirst ? .notImplemented : try callSpecial(reflected, right, left)
            }
        }
        if method.isUndefined { return .notImplemented }
        return try callSpecial(method, left, right)
    }

    /// Calls a special method that was looked up on the receiver's type.
    @inline(__always)
    func callSpecial(_ method: Value, _ receiver: Value, _ argument: Value) throws(Raised) -> Value {
        if method.is(.function) || method.is(.native) { return try call(method, receiver, argument) }
        return try call(try bind(method, to: receiver, typeOf(receiver)), argument)
    }

    @inline(__always)
    func callSpecial(_ method: Value, _ receiver: Value) throws(Raised) -> Value {
        if method.is(.function) || method.is(.native) { return try call(method, receiver) }
        return try call(try bind(method, to: receiver, typeOf(receiver)))
    }

    /// What builtin values do with each other; NotImplemented for other pairs.
    func builtinBinary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        switch left.kind {
        case .int, .bool, .bigInt, .float, .complex:
            return try numeric(operation, left, right)
        case .string:
            if operation == .add, right.is(.string) { return try concatenate(left, right) }
            if operation == .multiply, isInteger(right) { return try repeatSequence(left, right) }
            if operation == .modulo { return try percentFormat(left, right) }
        case .list, .tuple, .bytes, .byteArray:
            if operation == .add { return try concatenateSequences(left, right) }
            if operation == .multiply, isInteger(right) { return try repeatSequence(left, right) }
            if operation == .modulo, left.is(.bytes) || left.is(.byteArray) { return try percentFormat(left, right) }
        case .set, .frozenSet, .dictView:
            return try setOperation(operation, left, right)
        case .dict:
            if operation == .bitOr, right.is(.dict) {
                let copy = newDict()
                copy.pointee.table = try self.copy(dict(left).pointee.table)
                let result = finish(copy)
                keep(result)
                try update(copy, from: right)
                return result
            }
        case .type, .genericAlias, .union, .none:
            if operation == .bitOr { return try unionOf(left, right) }
        default: break
        }
        switch right.kind {
        case .string, .list, .tuple, .bytes, .byteArray:
            if operation == .multiply, isInteger(left) { return try repeatSequence(right, left) }
        case .type, .genericAlias, .union:
            if operation == .bitOr { return try unionOf(left, right) }
        case .dictView:
            return try setOperation(operation, left, right)
        default: break
        }
        return .notImplemented
    }

    // MARK: Numbers

    /// What two numbers in registers give, where the result is one too; undefined where more has to be done.
    @inline(__always)
    func simpleBinary(_ operation: BinaryOperation, _ left: Value, _ right: Value) -> Value {
        if left.isInt, right.isInt { return simpleIntegral(operation, left.asInt, right.asInt) }
        let a: Double
        let b: Double
        if left.isFloat {
            a = left.asDouble
            if right.isFloat {
                b = right.asDouble
            } else if right.isInt {
                b = Double(right.asInt)
            } else {
                return .undefined
            }
        } else if left.isInt, right.isFloat {
            (a, b) = (Double(left.asInt), right.asDouble)
        } else {
            return .undefined
        }
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide: return b == 0 ? .undefined : .float(a / b)
        case .modulo:
            // The remainder is never so large that this fails but for a divisor of zero.
            guard b != 0, let remainder = try? FloatArithmetic.modulo(a, b) else { return .undefined }
            return .float(remainder)
        default: return .undefined
        }
    }

    @inline(__always)
    private func simpleIntegral(_ operation: BinaryOperation, _ a: Int, _ b: Int) -> Value {
        func checked(_ result: (partialValue: Int, overflow: Bool)) -> Value {
            result.overflow ? .undefined : .int(result.partialValue)
        }
        switch operation {
        case .add: return checked(a.addingReportingOverflow(b))
        case .subtract: return checked(a.subtractingReportingOverflow(b))
        case .multiply: return checked(a.multipliedReportingOverflow(by: b))
        case .divide:
            // Both are exact as doubles, so that the quotient is rounded once.
            guard b != 0, a.magnitude < 1 << 53, b.magnitude < 1 << 53 else { return .undefined }
            return .float(Double(a) / Double(b))
        case .floorDivide, .modulo:
            guard b != 0, b != -1 else { return .undefined }
            let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
            let isBelow = remainder != 0 && (remainder < 0) != (b < 0)
            if operation == .modulo { return .int(isBelow ? remainder &+ b : remainder) }
            return .int(isBelow ? quotient &- 1 : quotient)
        case .bitOr: return .int(a | b)
        case .bitXor: return .int(a ^ b)
        case .bitAnd: return .int(a & b)
        case .leftShift:
            guard b >= 0, b < 63 else { return .undefined }
            let shifted = a << b
            return shifted >> b == a ? .int(shifted) : .undefined
        case .rightShift: return b < 0 ? .undefined : .int(a >> Swift.min(b, 63))
        case .power:
            guard b >= 0, b < 64 else { return .undefined }
            var (result, base, rest) = (1, a, b)
            while true {
                if rest & 1 == 1 {
                    let (product, overflows) = result.multipliedReportingOverflow(by: base)
                    if overflows { return .undefined }
                    result = product
                }
                rest >>= 1
                if rest == 0 { return .int(result) }
                let (square, overflows) = base.multipliedReportingOverflow(by: base)
                if overflows { return .undefined }
                base = square
            }
        case .matrixMultiply: return .undefined
        }
    }

    private func numeric(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        switch right.kind {
        case .int, .bool, .bigInt:
            if left.isFloat { break }
            if left.is(.complex) { break }
            return try integral(operation, left, right)
        case .float, .complex: break
        default: return .notImplemented
        }
        if left.is(.complex) || right.is(.complex) { return try complexOperation(operation, left, right) }
        guard let a = try double(left), let b = try double(right) else { return .notImplemented }
        do {
            switch operation {
            case .add: return .float(a + b)
            case .subtract: return .float(a - b)
            case .multiply: return .float(a * b)
            case .divide: return .float(try FloatArithmetic.divide(a, b))
            case .floorDivide: return .float(try FloatArithmetic.floorDivide(a, b))
            case .modulo: return .float(try FloatArithmetic.modulo(a, b))
            case .power: return .float(try FloatArithmetic.power(a, b))
            default: return .notImplemented
            }
        } catch {
            if error == .complexResult { return try complexOperation(operation, left, right) }
            throw raise(error)
        }
    }

    private func integral(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        if left.isBool, right.isBool {
            switch operation {
            case .bitAnd: return .bool(left.bits & right.bits != 0)
            case .bitOr: return .bool(left.bits | right.bits != 0)
            case .bitXor: return .bool(left.bits ^ right.bits != 0)
            default: break
            }
        }
        guard let a = integer(left), let b = integer(right) else { return .notImplemented }
        switch operation {
        case .add: return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.add(a, b, &m) })
        case .subtract:
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.subtract(a, b, &m) })
        case .multiply:
            try reserveLimbs(IntegerSize.product(a.limbCount, b.limbCount))
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.multiply(a, b, &m) })
        case .divide:
            return .float(try metered { (m) throws(NumberError) in try IntegerValue.trueDivide(a, b, &m) })
        case .floorDivide:
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.floorDivide(a, b, &m) })
        case .modulo:
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.modulo(a, b, &m) })
        case .power:
            if b.signum < 0 {
                guard let x = try double(left), let y = try double(right) else { return .notImplemented }
                do { return .float(try FloatArithmetic.power(x, y)) } catch { throw raise(error) }
            }
            try reserveLimbs(IntegerSize.power(a.bigInteger, b.bigInteger))
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.power(a, b, &m) })
        case .leftShift:
            if case .small(let count) = b, count >= 0 {
                try reserveLimbs(a.signum == 0 ? 1 : IntegerSize.shiftedLeft(a.limbCount, by: count))
            }
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.shiftLeft(a, b, &m) })
        case .rightShift:
            return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.shiftRight(a, b, &m) })
        case .bitOr: return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.or(a, b, &m) })
        case .bitXor: return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.xor(a, b, &m) })
        case .bitAnd: return try makeInteger(try metered { (m) throws(NumberError) in try IntegerValue.and(a, b, &m) })
        case .matrixMultiply: return .notImplemented
        }
    }

    // MARK: In place

    @inline(never)
    func inPlace(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        let quick = simpleBinary(operation, left, right)
        if !quick.isUndefined { return quick }
        if operation == .add, left.is(.string), right.is(.string) {
            return try concatenate(left, right, isGrowing: true)
        }
        switch left.kind {
        case .int, .bool, .bigInt, .float, .complex, .string, .tuple, .bytes, .none: break
        case .list:
            if operation == .add {
                try extend(left, right)
                return left
            }
            if operation == .multiply, isInteger(right) {
                try repeatInPlace(left, right)
                return left
            }
        default:
            let method = lookup(typeOf(left), operation.inPlace)
            if !method.isUndefined {
                let result = try callSpecial(method, left, right)
                if !result.is(.notImplemented) { return result }
            }
        }
        let result = try binaryOrNotImplemented(operation, left, right)
        if !result.is(.notImplemented) { return result }
        throw unsupported(
            operation == .add ? inPlaceSymbol(operation, left) : inPlaceSymbol(operation, left), left, right)
    }

    /// Sequences complain with the message of the plain operator.
    private func inPlaceSymbol(_ operation: BinaryOperation, _ left: Value) -> String {
        switch unwrapped(left).kind {
        case .string, .list, .tuple, .bytes, .byteArray:
            if operation == .add || operation == .multiply { return operation.symbol }
        default: break
        }
        return operation == .power ? "**=" : operation.symbol + "="
    }

    // MARK: Unary

    func unary(_ special: Special, _ operand: Value) throws(Raised) -> Value {
        switch operand.kind {
        case .int, .bool, .bigInt:
            guard let value = integer(operand) else { break }
            switch special {
            case .neg: return try makeInteger(IntegerValue.negate(value))
            case .pos: return try makeInteger(value)
            case .invert: return try makeInteger(IntegerValue.invert(value))
            case .abs: return try makeInteger(IntegerValue.absolute(value))
            default: break
            }
        case .float:
            switch special {
            case .neg: return .float(-operand.asDouble)
            case .pos: return operand
            case .abs: return .float(operand.asDouble.magnitude)
            default: break
            }
        case .complex:
            let complex = object(operand, ComplexObject.self)
            switch special {
            case .neg: return makeComplex(-complex.pointee.real, -complex.pointee.imaginary)
            case .pos: return operand
            default: break
            }
        default: break
        }
        let method = lookup(typeOf(operand), special)
        if method.isUndefined || method.isNone {
            let name =
                switch special {
                case .neg: "unary -"
                case .pos: "unary +"
                case .invert: "unary ~"
                default: "abs()"
                }
            throw typeError("bad operand type for \(name): '\(typeName(operand))'")
        }
        return try callSpecial(method, operand)
    }

    // MARK: Truth

    @inline(__always)
    func isTrue(_ value: Value) throws(Raised) -> Bool {
        switch value.kind {
        case .bool, .int: return value.bits != 0
        case .none: return false
        case .float: return value.asDouble != 0
        case .string: return string(value).pointee.count != 0
        case .list: return list(value).pointee.count != 0
        case .tuple: return tuple(value).pointee.count != 0
        case .dict, .set, .frozenSet: return dict(value).pointee.table.count != 0
        case .bigInt: return true
        default: return try isTrueSlowly(value)
        }
    }

    @inline(never)
    private func isTrueSlowly(_ value: Value) throws(Raised) -> Bool {
        // What is beyond 64 bits is not 0.
        if value.is(.bigInt) { return true }
        if value.is(.complex) {
            let complex = object(value, ComplexObject.self)
            return complex.pointee.real != 0 || complex.pointee.imaginary != 0
        }
        let type = typeOf(value)
        let method = lookup(type, .bool)
        if method.isNone { throw typeError("'\(typeName(value))' cannot be interpreted as a boolean") }
        if !method.isUndefined {
            let result = try callSpecial(method, value)
            guard result.isBool else {
                throw typeError("__bool__ should return bool, returned \(typeName(result))")
            }
            return result.isTrue
        }
        if !lookup(type, .len).isUndefined { return try length(value) != 0 }
        return true
    }

    /// `len(value)`
    func length(_ value: Value) throws(Raised) -> Int {
        switch value.kind {
        case .string: return string(value).pointee.count
        case .list: return list(value).pointee.count
        case .tuple: return tuple(value).pointee.count
        case .dict, .set, .frozenSet: return dict(value).pointee.table.count
        case .bytes, .byteArray: return bytes(value).pointee.count
        default: break
        }
        let method = lookup(typeOf(value), .len)
        if method.isUndefined || method.isNone {
            throw typeError("object of type '\(typeName(value))' has no len()")
        }
        let result = try callSpecial(method, value)
        let whole = try indexValue(result)
        guard whole.isInt || whole.isBool else {
            throw raise(pointee.types.overflowError, "cannot fit 'int' into an index-sized integer")
        }
        guard whole.asInt >= 0 else { throw valueError("__len__() should return >= 0") }
        return whole.asInt
    }
}
