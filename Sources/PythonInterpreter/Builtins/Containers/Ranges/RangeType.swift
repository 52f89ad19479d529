/// `range`
extension WorldBuilder {
    func buildRanges() {
        buildRange()
        buildSlice()
    }

    private func buildRange() {
        let t = self[types.range]
        t.constant("__doc__", vm.internShared("Sequence of integers from start to stop in equal steps."))
        t.rawNew { (vm, a) throws(Raised) in
            _ = try vm.requireClass(a, vm.pointee.types.range)
            if vm.keywordCount(a) > 0 { throw vm.typeError("range() takes no keyword arguments") }
            switch a.count - 1 {
            case 0: throw vm.typeError("range expected at least 1 argument, got 0")
            case 1: return try vm.makeRange(.int(0), try vm.rangePart(a[1]), .int(1))
            case 2: return try vm.makeRange(try vm.rangePart(a[1]), try vm.rangePart(a[2]), .int(1))
            case 3: return try vm.makeRange(try vm.rangePart(a[1]), try vm.rangePart(a[2]), try vm.rangePart(a[3]))
            default: throw vm.typeError("range expected at most 3 arguments, got \(a.count - 1)")
            }
        }
        t.property("start", { (vm, a) throws(Raised) in try vm.rangeReceiver(a, "start").pointee.start })
        t.property("stop", { (vm, a) throws(Raised) in try vm.rangeReceiver(a, "stop").pointee.stop })
        t.property("step", { (vm, a) throws(Raised) in try vm.rangeReceiver(a, "step").pointee.step })
        t.special(.len, 1) { (vm, a) throws(Raised) in
            let length = try vm.rangeReceiver(a, "__len__").pointee.length
            guard length.isInt else {
                throw vm.raise(vm.pointee.types.overflowError, "Python int too large to convert to C ssize_t")
            }
            return length
        }
        t.special(.bool, 1) { (vm, a) throws(Raised) in
            .bool(try vm.isTrue(try vm.rangeReceiver(a, "__bool__").pointee.length))
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            try vm.rangeItem(try vm.receiver(a, .range, "__getitem__"), a[1])
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.rangeContains(try vm.receiver(a, .range, "__contains__"), a[1]))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.receiver(a, .range, "__iter__"))
        }
        t.special(.reversed, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.reversedRange(try vm.rangeReceiver(a, "__reversed__")))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(try vm.receiver(a, .range, "__hash__"))) }
        for special in [Special.eq, .ne] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let range = try vm.rangeReceiver(a, "__eq__")
                guard a[1].is(.range) else { return .notImplemented }
                let isEqual = try vm.isEqual(range, vm.object(a[1], RangeObject.self))
                return .bool(isEqual == (special == .eq))
            }
        }
        t.method("index", 2) { (vm, a) throws(Raised) in
            let range = try vm.receiver(a, .range, "index")
            if vm.isPlainInteger(a[1]) {
                if try vm.rangeContains(range, a[1]) {
                    let object = vm.object(range, RangeObject.self)
                    let offset = try vm.binary(.subtract, a[1], object.pointee.start)
                    return try vm.binary(.floorDivide, offset, object.pointee.step)
                }
            } else {
                let index = try vm.searchRange(range, a[1])
                if index >= 0 { return .int(index) }
            }
            throw vm.valueError("range.index(x): x not in range")
        }
        t.method("count", 2) { (vm, a) throws(Raised) in
            let range = try vm.receiver(a, .range, "count")
            if vm.isPlainInteger(a[1]) { return .int(try vm.rangeContains(range, a[1]) ? 1 : 0) }
            let iterator = try vm.makeIterator(of: range)
            vm.keep(iterator)
            var count = 0
            let kept = vm.pointee.temporaryCount
            while true {
                try vm.charge(2)
                let item = try vm.nextItem(iterator)
                if item.isUndefined { return .int(count) }
                if try vm.isEqual(item, a[1]) { count += 1 }
                vm.pointee.temporaryCount = kept
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let range = try vm.rangeReceiver(a, "__repr__")
            var builder = TextBuilder(vm: vm)
            try builder.append("range(")
            try builder.append(try vm.representation(range.pointee.start))
            try builder.append(", ")
            try builder.append(try vm.representation(range.pointee.stop))
            if !(range.pointee.step.isInt && range.pointee.step.asInt == 1) {
                try builder.append(", ")
                try builder.append(try vm.representation(range.pointee.step))
            }
            try builder.append(")")
            return try builder.finish()
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let range = try vm.rangeReceiver(a, "__reduce__")
            let parts = try vm.makeTuple([range.pointee.start, range.pointee.stop, range.pointee.step])
            return try vm.makeTuple([.object(vm.pointee.types.range), parts])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func rangeReceiver(
        _ a: Arguments, _ method: StaticString
    ) throws(Raised) -> UnsafeMutablePointer<RangeObject> {
        object(try receiver(a, .range, method), RangeObject.self)
    }

    /// An argument of `range` as an exact integer.
    func rangePart(_ value: Value) throws(Raised) -> Value {
        let whole = try indexValue(value)
        return whole.isBool ? .int(whole.asInt) : whole
    }

    /// `range(start, stop, step)` of exact integers.
    func makeRange(_ start: Value, _ stop: Value, _ step: Value) throws(Raised) -> Value {
        if step.isInt, step.asInt == 0 { throw valueError("range() arg 3 must not be zero") }
        let length = try rangeLength(start, stop, step)
        let range = allocate(.range, pointee.types.range, RangeObject.self)
        range.pointee.start = start
        range.pointee.stop = stop
        range.pointee.step = step
        range.pointee.length = length
        return finish(range)
    }

    private func rangeLength(_ start: Value, _ stop: Value, _ step: Value) throws(Raised) -> Value {
        if start.isInt, stop.isInt, step.isInt {
            let (low, high, by) = (start.asInt, stop.asInt, step.asInt)
            let isEmpty = by > 0 ? low >= high : low <= high
            if isEmpty { return .int(0) }
            // The distance of two 64 bit integers fits into 64 bits without a sign.
            let distance = by > 0 ? UInt(bitPattern: high &- low) : UInt(bitPattern: low &- high)
            let length = (distance - 1) / by.magnitude
            if length < UInt(Int.max) { return .int(Int(length) + 1) }
        }
        let isUp = try compareTrue(.gt, step, .int(0))
        let (low, high) = isUp ? (start, stop) : (stop, start)
        if try !compareTrue(.lt, low, high) { return .int(0) }
        let distance = try binary(.subtract, try binary(.subtract, high, low), .int(1))
        let size = isUp ? step : try unary(.neg, step)
        return try binary(.add, try binary(.floorDivide, distance, size), .int(1))
    }

    private func rangeElement(_ range: UnsafeMutablePointer<RangeObject>, _ index: Value) throws(Raised) -> Value {
        if index.isInt, range.pointee.start.isInt, range.pointee.step.isInt {
            let (offset, overflows) = index.asInt.multipliedReportingOverflow(by: range.pointee.step.asInt)
            let (item, alsoOverflows) = range.pointee.start.asInt.addingReportingOverflow(offset)
            if !overflows, !alsoOverflows { return .int(item) }
        }
        return try binary(.add, range.pointee.start, try binary(.multiply, index, range.pointee.step))
    }

    /// `range[key]`
    func rangeItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
        let range = object(container, RangeObject.self)
        if key.is(.slice) { return try rangeSlice(range, key) }
        if !key.isInt, !key.isBool, !isInteger(key), lookup(typeOf(key), .index).isUndefined {
            throw typeError("range indices must be integers or slices, not \(typeName(key))")
        }
        var index = try rangePart(key)
        let length = range.pointee.length
        if index.isInt, length.isInt {
            var position = index.asInt
            if position < 0 { position &+= length.asInt }
            guard position >= 0, position < length.asInt else {
                throw raise(pointee.types.indexError, "range object index out of range")
            }
            return try rangeElement(range, .int(position))
        }
        if try compareTrue(.lt, index, .int(0)) { index = try binary(.add, index, length) }
        let isInside = try compareTrue(.ge, index, .int(0))
        guard isInside, try compareTrue(.lt, index, length) else {
            throw raise(pointee.types.indexError, "range object index out of range")
        }
        return try rangeElement(range, index)
    }

    private func rangeSlice(_ range: UnsafeMutablePointer<RangeObject>, _ key: Value) throws(Raised) -> Value {
        let (start, stop, step) = try sliceIndices(object(key, SliceObject.self), length: range.pointee.length)
        let newStep = try binary(.multiply, step, range.pointee.step)
        return try makeRange(try rangeElement(range, start), try rangeElement(range, stop), newStep)
    }

    fileprivate func reversedRange(_ range: UnsafeMutablePointer<RangeObject>) throws(Raised) -> Value {
        let length = range.pointee.length
        let step = try unary(.neg, range.pointee.step)
        let last = try rangeElement(range, try binary(.subtract, length, .int(1)))
        let stop = try binary(.subtract, range.pointee.start, range.pointee.step)
        return try makeRange(last, stop, step)
    }

    func isPlainInteger(_ value: Value) -> Bool { value.isInt || value.isBool || value.is(.bigInt) }

    /// `item in range`: computed for integers, searched for anything else.
    func rangeContains(_ container: Value, _ item: Value) throws(Raised) -> Bool {
        guard isPlainInteger(item) else { return try searchRange(container, item) >= 0 }
        let range = object(container, RangeObject.self)
        let (start, stop, step) = (range.pointee.start, range.pointee.stop, range.pointee.step)
        if start.isInt, stop.isInt, step.isInt, !item.is(.bigInt) {
            let (low, high, by, number) = (start.asInt, stop.asInt, step.asInt, item.asInt)
            if by > 0 ? number < low || number >= high : number > low || number <= high { return false }
            let distance = by > 0 ? UInt(bitPattern: number &- low) : UInt(bitPattern: low &- number)
            return distance % by.magnitude == 0
        }
        let isUp = try compareTrue(.gt, step, .int(0))
        guard try compareTrue(isUp ? .le : .ge, start, item), try compareTrue(isUp ? .lt : .gt, item, stop) else {
            return false
        }
        let rest = try binary(.modulo, try binary(.subtract, item, start), step)
        return rest.isInt && rest.asInt == 0
    }

    /// The index of the first equal element, or -1.
    fileprivate func searchRange(_ range: Value, _ item: Value) throws(Raised) -> Int {
        let iterator = try makeIterator(of: range)
        keep(iterator)
        var index = 0
        let kept = pointee.temporaryCount
        while true {
            try charge(2)
            let next = try nextItem(iterator)
            if next.isUndefined { return -1 }
            if try isEqual(next, item) { return index }
            pointee.temporaryCount = kept
            index += 1
        }
    }

    /// Ranges are equal if they have the same elements.
    fileprivate func isEqual(
        _ left: UnsafeMutablePointer<RangeObject>, _ right: UnsafeMutablePointer<RangeObject>
    ) throws(Raised) -> Bool {
        if left == right { return true }
        guard try isEqual(left.pointee.length, right.pointee.length) else { return false }
        if try !isTrue(left.pointee.length) { return true }
        guard try isEqual(left.pointee.start, right.pointee.start) else { return false }
        if left.pointee.length.isInt, left.pointee.length.asInt == 1 { return true }
        return try isEqual(left.pointee.step, right.pointee.step)
    }
}
