/// `_functools`: what `functools` takes from the interpreter.
extension WorldBuilder {
    func buildFunctools() {
        let m = module("_functools")
        m.rawFunction("reduce") { (vm, a) throws(Raised) in try vm.reduce(a) }
        buildKeyWrapper(m)
        buildPartial(m)
        buildCacheWrapper(m)
    }

    /// What `cmp_to_key` makes of values.
    private func buildKeyWrapper(_ m: ModuleBuilder) {
        let t = type("KeyWrapper", layout: .box, flags: .final, module: "functools")
        let type = t.type
        m.function("cmp_to_key", "mycmp") { (vm, a) throws(Raised) in
            try vm.makeBox(type, KeyWrapper(a[0], .undefined))
        }
        t.constant("__hash__", .none)
        t.method("__call__", "self, obj") { (vm, a) throws(Raised) in
            guard let wrapper = vm.box(a[0], KeyWrapper.self) else { throw vm.wrongReceiver(a[0], type, "__call__") }
            return try vm.makeBox(type, KeyWrapper(wrapper.function, a[1]))
        }
        t.property(
            "obj",
            { (vm, a) throws(Raised) in
                guard let wrapper = vm.box(a[0], KeyWrapper.self) else { throw vm.wrongReceiver(a[0], type, "obj") }
                if wrapper.object.isUndefined { throw vm.raise(vm.pointee.types.attributeError, "object") }
                return wrapper.object
            })
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                guard let one = vm.box(a[0], KeyWrapper.self), let other = vm.box(a[1], KeyWrapper.self) else {
                    throw vm.typeError("other argument must be K instance")
                }
                if one.object.isUndefined || other.object.isUndefined {
                    throw vm.raise(vm.pointee.types.attributeError, "object")
                }
                let order = try vm.call(one.function, one.object, other.object)
                return try vm.compare(special, order, .int(0))
            }
        }
    }
}

private final class KeyWrapper: Box {
    let function: Value
    /// Undefined in the one that `cmp_to_key` returns.
    let object: Value

    init(_ function: Value, _ object: Value) {
        self.function = function
        self.object = object
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(function)
        visit(object)
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func reduce(_ a: Arguments) throws(Raised) -> Value {
        let keywords = keywordCount(a)
        let positional = a.count - keywords
        guard positional >= 2 else {
            throw typeError("reduce expected at least 2 arguments, got \(positional)")
        }
        if positional > 3 { throw typeError("reduce expected at most 3 arguments, got \(positional)") }
        var total = positional > 2 ? a[2] : .undefined
        for index in 0..<keywords {
            let name = text(tuple(a.keywordNames).pointee.items[index])
            guard name == "initial", total.isUndefined else {
                throw typeError("reduce() got an unexpected keyword argument '\(name)'")
            }
            total = a[positional + index]
        }
        let iterator: Value
        do throws(Raised) {
            iterator = try makeIterator(of: a[1])
        } catch {
            if take(pointee.types.typeError) != nil { throw typeError("reduce() arg 2 must support iteration") }
            throw error
        }
        keep(iterator)
        let place = pointee.temporaryCount
        pushTemporary(total)
        while true {
            try charge(2)
            let item = try nextItem(iterator)
            if item.isUndefined { break }
            total = total.isUndefined ? item : try call(a[0], total, item)
            pointee.temporaries[place] = total
            pointee.temporaryCount = place + 1
        }
        if total.isUndefined { throw typeError("reduce() of empty iterable with no initial value") }
        return total
    }
}
