/// `slice`
extension WorldBuilder {
    func buildSlice() {
        let t = self[types.slice]
        t.rawNew { (vm, a) throws(Raised) in
            _ = try vm.requireClass(a, vm.pointee.types.slice)
            if vm.keywordCount(a) > 0 { throw vm.typeError("slice() takes no keyword arguments") }
            switch a.count - 1 {
            case 0: throw vm.typeError("slice expected at least 1 argument, got 0")
            case 1: return vm.makeSlice(.none, a[1], .none)
            case 2: return vm.makeSlice(a[1], a[2], .none)
            case 3: return vm.makeSlice(a[1], a[2], a[3])
            default: throw vm.typeError("slice expected at most 3 arguments, got \(a.count - 1)")
            }
        }
        t.property("start", { (vm, a) throws(Raised) in try vm.sliceReceiver(a, "start").pointee.start })
        t.property("stop", { (vm, a) throws(Raised) in try vm.sliceReceiver(a, "stop").pointee.stop })
        t.property("step", { (vm, a) throws(Raised) in try vm.sliceReceiver(a, "step").pointee.step })
        t.method("indices", 2) { (vm, a) throws(Raised) in
            let slice = try vm.sliceReceiver(a, "indices")
            let length = try vm.rangePart(a[1])
            if try vm.compareTrue(.lt, length, .int(0)) { throw vm.valueError("length should not be negative") }
            let (start, stop, step) = try vm.sliceIndices(slice, length: length)
            return try vm.makeTuple([start, stop, step])
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(try vm.receiver(a, .slice, "__hash__"))) }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let slice = try vm.sliceReceiver(a, "__eq__")
                guard a[1].is(.slice) else { return .notImplemented }
                let other = vm.object(a[1], SliceObject.self)
                let left = try vm.makeTuple([slice.pointee.start, slice.pointee.stop, slice.pointee.step])
                let right = try vm.makeTuple([other.pointee.start, other.pointee.stop, other.pointee.step])
                return try vm.compare(special, left, right)
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let slice = try vm.sliceReceiver(a, "__repr__").pointee
            var builder = TextBuilder(vm: vm)
            try builder.append("slice(")
            try vm.appendRepresentation(slice.start, to: &builder)
            try builder.append(", ")
            try vm.appendRepresentation(slice.stop, to: &builder)
            try builder.append(", ")
            try vm.appendRepresentation(slice.step, to: &builder)
            try builder.append(")")
            return try builder.finish()
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let slice = try vm.sliceReceiver(a, "__reduce__").pointee
            let parts = try vm.makeTuple([slice.start, slice.stop, slice.step])
            return try vm.makeTuple([.object(vm.pointee.types.slice), parts])
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func sliceReceiver(
        _ a: Arguments, _ method: StaticString
    ) throws(Raised) -> UnsafeMutablePointer<SliceObject> {
        object(try receiver(a, .slice, method), SliceObject.self)
    }

    /// What a slice selects of a sequence of any length, as integers of any size.
    func sliceIndices(
        _ slice: UnsafeMutablePointer<SliceObject>, length: Value
    ) throws(Raised) -> (start: Value, stop: Value, step: Value) {
        func part(_ value: Value) throws(Raised) -> Value? {
            if value.isNone { return nil }
            if !isInteger(value), lookup(typeOf(value), .index).isUndefined {
                throw typeError("slice indices must be integers or None or have an __index__ method")
            }
            return try rangePart(value)
        }
        let step = try part(slice.pointee.step) ?? .int(1)
        if step.isInt, step.asInt == 0 { throw valueError("slice step cannot be zero") }
        let isUp = try compareTrue(.gt, step, .int(0))
        let lower: Value = isUp ? .int(0) : .int(-1)
        let upper = isUp ? length : try binary(.subtract, length, .int(1))
        func clamp(_ index: Value?, _ missing: Value) throws(Raised) -> Value {
            guard var index else { return missing }
            if try compareTrue(.lt, index, .int(0)) {
                index = try binary(.add, index, length)
                return try compareTrue(.lt, index, lower) ? lower : index
            }
            return try compareTrue(.gt, index, upper) ? upper : index
        }
        let start = try clamp(try part(slice.pointee.start), isUp ? lower : upper)
        let stop = try clamp(try part(slice.pointee.stop), isUp ? upper : lower)
        return (start, stop, step)
    }
}
