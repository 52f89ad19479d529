/// The state of an iterator that is made of Swift.
class NativeIterator: Box {
    override var isIterator: Bool { true }
}

extension ModuleBuilder {
    /// A type whose instances give items: it has `__iter__` and `__next__`.
    func iteratorType(_ name: String) -> TypeBuilder {
        let t = type(name, layout: .box)
        t.addIteration()
        return t
    }
}

extension TypeBuilder {
    /// `__iter__` and `__next__` for objects that hold a `NativeIterator`.
    func addIteration() {
        let type = type
        special(.iter, 1) { (vm, a) throws(Raised) in
            guard vm.isSubtype(vm.typeOf(a[0]), type) else { throw vm.wrongReceiver(a[0], type, "__iter__") }
            return a[0]
        }
        special(.next, 1) { (vm, a) throws(Raised) in
            let iterator = vm.unwrapped(a[0])
            guard vm.isNativeIterator(iterator), vm.isSubtype(vm.typeOf(iterator), type) else {
                throw vm.wrongReceiver(a[0], type, "__next__")
            }
            let item = try vm.nextItem(iterator)
            if item.isUndefined { throw vm.raise(vm.pointee.types.stopIteration) }
            return item
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// An object that holds a Swift object, inside an instance if a subclass was asked for.
    func makeBox(
        _ box: Box, for cls: Value, of base: TypePointer, charging bytes: Int = 96
    ) throws(Raised) -> Value {
        guard cls.is(.type), isSubtype(type(cls), base) else {
            throw typeError("\(name(base)).__new__(X): X is not a subtype of \(name(base))")
        }
        let made = try makeBox(base, box, charging: bytes)
        return type(cls) == base ? made : try newInstance(type(cls), primitive: made)
    }

    /// Refuses keyword arguments.
    func refuseKeywords(_ a: Arguments, _ function: String) throws(Raised) {
        if keywordCount(a) > 0 { throw typeError("\(function)() takes no keyword arguments") }
    }
}
