internal import PythonNumbers

/// Integers of any size, between handles and the arithmetic of `PythonNumbers`.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The integer of a value: int, bool, big, or an instance of a class that extends int. Nil for anything else.
    func integer(_ value: Value) -> IntegerValue? {
        switch value.kind {
        case .int, .bool: return .small(value.asInt)
        case .bigInt:
            let big = object(value, BigIntObject.self)
            return .big(
                BigInteger(
                    isNegative: big.pointee.isNegative,
                    copying: UnsafeBufferPointer(start: big.pointee.limbs, count: big.pointee.count)))
        case .instance:
            let inner = unwrapped(value)
            return inner.is(.instance) ? nil : integer(inner)
        default: return nil
        }
    }

    @inline(__always)
    func isInteger(_ value: Value) -> Bool {
        switch value.kind {
        case .int, .bool, .bigInt: true
        case .instance:
            {
                let inner = unwrapped(value); return inner.isInt || inner.is(.bigInt) || inner.isBool
            }()
        default: false
        }
    }

    func makeInteger(_ value: IntegerValue) throws(Raised) -> Value {
        switch value {
        case .small(let small): return .int(small)
        case .big(let big): return try makeBigInteger(big)
        }
    }

    func makeBigInteger(_ value: BigInteger) throws(Raised) -> Value {
        if let small = value.int { return .int(small) }
        let count = value.limbCount
        let inline = count <= 8
        if !inline { try reserve(count &* 8) }
        let big = allocate(.bigInt, pointee.types.int, BigIntObject.self, extra: inline ? count * 8 : 0)
        big.pointee.isNegative = value.signum < 0
        big.pointee.count = count
        if inline {
            big.pointee.limbs = (UnsafeMutableRawPointer(big) + BigIntObject.inlineOffset)
                .assumingMemoryBound(to: UInt64.self)
        } else {
            big.pointee.limbs = pointee.heap.buffer(count * 8).assumingMemoryBound(to: UInt64.self)
            big.pointee.header.flags.insert(.owns)
        }
        let limbs = big.pointee.limbs
        value.withLimbs { source in
            for index in 0..<count { limbs[index] = source[index] }
        }
        return finish(big)
    }

    /// Runs arithmetic that is paid by the work it does, and turns its failures into exceptions.
    func metered<Result>(
        _ body: (inout WorkMeter) throws(NumberError) -> Result
    ) throws(Raised) -> Result {
        let available = Swift.max(0, pointee.budget &- pointee.sliceLength &+ pointee.fuel)
        // The clock is looked at between operations only, so one may not take longer than some seconds.
        var meter = WorkMeter(budget: Int64(clamping: Swift.min(available, 2_000_000_000)))
        let before = meter.budget
        let result: Result
        do throws(NumberError) { result = try body(&meter) } catch { throw raise(error) }
        try charge(Int(clamping: before - meter.budget) / 4)
        return result
    }

    /// The exception for a failure of arithmetic.
    func raise(_ error: NumberError) -> Raised {
        switch error {
        case .workExhausted: exceed(.instructions)
        case .tooLarge: exceed(.memory)
        case .zeroDivision(let text): raise(pointee.types.zeroDivisionError, text)
        case .overflow(let text):
            if text.hasPrefix("(34") {
                raiseRange()
            } else {
                raise(pointee.types.overflowError, text)
            }
        case .value(let text): valueError(text)
        case .type(let text): typeError(text)
        case .complexResult: valueError("complex result")
        }
    }

    private func raiseRange() -> Raised {
        guard let text = try? makeString("Numerical result out of range"),
            let arguments = try? makeTuple([.int(34), text])
        else { return Raised() }
        return raise(makeException(pointee.types.overflowError, arguments))
    }

    /// Refuses a result of so many limbs before it is computed.
    func reserveLimbs(_ limbs: Int) throws(Raised) {
        if limbs >= IntegerSize.maximumLimbs { throw exceed(.memory) }
        if limbs > 16 { try reserve(limbs &* 8) }
    }

    /// An index: an int, or what `__index__` gives, as 64 bits; values beyond are an IndexError or OverflowError.
    func index(_ value: Value, _ what: String? = nil) throws(Raised) -> Int {
        if value.isInt || value.isBool { return value.asInt }
        let whole = try indexValue(value, what)
        if whole.isInt || whole.isBool { return whole.asInt }
        throw raise(pointee.types.indexError, "cannot fit 'int' into an index-sized integer")
    }

    /// The same, with values beyond 64 bits cut to the ends: for slices and counts.
    func clampedIndex(_ value: Value, _ what: String? = nil) throws(Raised) -> Int {
        if value.isInt || value.isBool { return value.asInt }
        let whole = try indexValue(value, what)
        if whole.isInt || whole.isBool { return whole.asInt }
        return object(whole, BigIntObject.self).pointee.isNegative ? .min : .max
    }

    /// A value as an integer by `__index__`; the result is of kind int, bool or bigInt.
    func indexValue(_ value: Value, _ what: String? = nil) throws(Raised) -> Value {
        let inner = unwrapped(value)
        if inner.isInt || inner.isBool || inner.is(.bigInt) { return inner }
        let method = lookup(typeOf(value), .index)
        if method.isUndefined || method.isNone {
            throw typeError(what ?? "'\(typeName(value))' object cannot be interpreted as an integer")
        }
        let result = try call(method, value)
        let whole = unwrapped(result)
        guard whole.isInt || whole.isBool || whole.is(.bigInt) else {
            throw typeError("__index__ returned non-int (type \(typeName(result)))")
        }
        return whole
    }

    /// A number as a double; nil if it is none.
    func double(_ value: Value) throws(Raised) -> Double? {
        switch value.kind {
        case .float: return value.asDouble
        case .int, .bool: return Double(value.asInt)
        case .bigInt:
            guard let big = integer(value) else { return nil }
            do { return try big.double() } catch { throw raise(error) }
        case .instance:
            let inner = unwrapped(value)
            return inner.is(.instance) ? nil : try double(inner)
        default: return nil
        }
    }

    /// A number as a double by `__float__` or `__index__`, or a TypeError.
    func requireDouble(_ value: Value) throws(Raised) -> Double {
        if let known = try double(value) { return known }
        let method = lookup(typeOf(value), .float)
        if !method.isUndefined, !method.isNone {
            let result = try call(method, value)
            guard let number = try double(result), unwrapped(result).isFloat else {
                throw typeError("\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
            }
            return number
        }
        if !lookup(typeOf(value), .index).isUndefined {
            let whole = try indexValue(value)
            if let number = try double(whole) { return number }
        }
        throw typeError("must be real number, not \(typeName(value))")
    }
}
