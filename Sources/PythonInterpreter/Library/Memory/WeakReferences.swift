/// `weakref.ref`: objects that are not kept by who refers to them.
extension WorldBuilder {
    func buildWeakReferenceType() {
        let t = self[types.weakReference]
        t.new("cls, object, callback=None, /") { (vm, a) throws(Raised) in
            try vm.makeWeakReference(a[0], to: a[1], callback: a.orNone(2))
        }
        t.method("__init__", "self, object, callback=None, /") { (vm, a) throws(Raised) in .none }
        t.special(.call, 1) { (vm, a) throws(Raised) in
            let reference = try vm.weakReference(a[0])
            if reference.pointee.target.isLive { try vm.refreshWeakReferences(a) }
            return reference.pointee.target.isLive ? reference.pointee.target : .none
        }
        t.property("__callback__") { (vm, a) throws(Raised) in
            let reference = try vm.weakReference(a[0])
            return reference.pointee.target.isLive ? reference.pointee.callback : .none
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            let reference = try vm.weakReference(a[0])
            // The hash outlives the object, so that entries of dictionaries can be found.
            if reference.pointee.count == 0 {
                guard reference.pointee.target.isLive else { throw vm.typeError("weak object has gone away") }
                let hash = try vm.hash(reference.pointee.target)
                reference.pointee.start = hash
                reference.pointee.count = 1
            }
            return .int(reference.pointee.start)
        }
        for (special, isEqual) in [(Special.eq, true), (.ne, false)] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let reference = try vm.weakReference(a[0])
                guard let other = vm.unwrapped(a[1], .weakReference) else { return .notImplemented }
                let second = vm.object(other, ReferenceObject.self)
                guard reference.pointee.target.isLive, second.pointee.target.isLive else {
                    return .bool(a[0].isIdentical(a[1]) == isEqual)
                }
                return .bool(try vm.isEqual(reference.pointee.target, second.pointee.target) == isEqual)
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let reference = try vm.weakReference(a[0])
            let address = vm.address(a[0])
            guard reference.pointee.target.isLive else { return try vm.makeString("<weakref at \(address); dead>") }
            let target = reference.pointee.target
            return try vm.makeString(
                "<weakref at \(address); to '\(vm.fullName(vm.typeOf(target)))' at \(vm.address(target))>")
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }

    func buildWeakReferenceModule() {
        let m = module("_weakref")
        m.constant("ref", .object(types.weakReference))
        m.function("getweakrefcount", 1) { (vm, a) throws(Raised) in .int(vm.liveReferences(a[0]).count) }
        m.function("getweakrefs", 1) { (vm, a) throws(Raised) in try vm.makeList(vm.liveReferences(a[0])) }
        m.function("_refresh", 0) { (vm, a) throws(Raised) in
            try vm.refreshWeakReferences(a)
            return .none
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func weakReference(_ value: Value) throws(Raised) -> UnsafeMutablePointer<ReferenceObject> {
        guard let inner = unwrapped(value, .weakReference) else {
            throw typeError("descriptor requires a 'weakref.ReferenceType' object but received a '\(typeName(value))'")
        }
        return object(inner, ReferenceObject.self)
    }

    fileprivate func liveReferences(_ target: Value) -> [Value] {
        guard target.isObject else { return [] }
        return (pointee.weakReferences[target.bits] ?? []).filter { $0.isLive }
    }

    fileprivate func makeWeakReference(_ type: Value, to target: Value, callback: Value) throws(Raised) -> Value {
        guard canBeReferenced(target) else {
            throw typeError("cannot create weak reference to '\(name(typeOf(target)))' object")
        }
        let isPlain = type.bits == UInt64(UInt(bitPattern: pointee.types.weakReference))
        let known = pointee.weakReferences[target.bits] ?? []
        if isPlain, callback.isNone {
            // One plain reference to an object is enough.
            for reference in known
            where reference.is(.weakReference) && reference.isLive
                && object(reference, ReferenceObject.self).pointee.callback.isNone
            {
                return reference
            }
        }
        let reference = allocate(.weakReference, pointee.types.weakReference, ReferenceObject.self)
        reference.pointee.target = target
        reference.pointee.callback = callback
        reference.pointee.start = 0
        reference.pointee.count = 0
        reference.pointee.step = 0
        var value = finish(reference)
        if !isPlain { value = try newInstance(self.type(type), primitive: value) }
        try charge(known.count >> 3)
        try reserve(64)
        pointee.heap.count(64)
        pointee.weakReferences[target.bits, default: []].append(value)
        return value
    }

    /// Whether objects of its type can have weak references. Values that may be shared by sessions or stand for
    /// themselves cannot.
    private func canBeReferenced(_ value: Value) -> Bool {
        switch value.kind {
        case .function, .method, .native, .type, .set, .frozenSet, .generator, .module, .code, .box, .genericAlias,
            .union, .memoryView, .weakReference:
            return true
        case .instance:
            let inner = unwrapped(value)
            if inner.isInt || inner.isBool || inner.is(.bigInt) || inner.is(.tuple) || inner.is(.bytes) { return false }
            return hasWeakSlot(typeOf(value))
        case .exception: return !typeOf(value).pointee.flags.contains(.builtin)
        default: return false
        }
    }

    /// Whether a class gives its instances room for weak references: without `__slots__`, or if they name it.
    private func hasWeakSlot(_ type: TypePointer) -> Bool {
        let order = tuple(type.pointee.order)
        for index in 0..<order.pointee.count {
            let base = self.type(order.pointee.items[index])
            if base.pointee.flags.contains(.builtin) { continue }
            guard base.pointee.slotNames.is(.tuple) else { return true }
            let names = tuple(base.pointee.slotNames)
            for position in 0..<names.pointee.count where text(names.pointee.items[position]) == "__weakref__" {
                return true
            }
        }
        return false
    }

    // MARK: Collections

    /// Forgets references that nobody holds, and takes note of those whose objects are gone.
    func pruneWeakReferences() {
        for (address, references) in pointee.weakReferences {
            let live = references.filter { $0.isLive }
            guard let first = live.first else {
                pointee.weakReferences[address] = nil
                pointee.heap.count(-64 * references.count)
                continue
            }
            let inner = unwrapped(first)
            if inner.header.pointee.kind == .weakReference, inner.raw(ReferenceObject.self).pointee.target.isLive {
                if live.count != references.count {
                    pointee.weakReferences[address] = live
                    pointee.heap.count(-64 * (references.count - live.count))
                }
                continue
            }
            // The latest reference is told first.
            for reference in live.reversed()
            where !object(unwrapped(reference), ReferenceObject.self).pointee.callback.isNone {
                pointee.lostReferences.append(reference)
            }
            pointee.weakReferences[address] = nil
            pointee.heap.count(-64 * references.count)
        }
    }

    /// Calls the callbacks of references whose objects are gone. What they raise is reported and ignored.
    func callLostReferences() throws(Raised) {
        while let reference = pointee.lostReferences.first {
            pointee.lostReferences.removeFirst()
            keep(reference)
            let callback = object(unwrapped(reference), ReferenceObject.self).pointee.callback
            let pending = pointee.pending
            let handled = pointee.handled
            pointee.pending = .undefined
            keep(pending)
            do throws(Raised) { _ = try call(callback, reference) } catch {
                guard let exception = takePending() else { throw error }
                keep(exception)
                try reportIgnored(exception, callback)
            }
            pointee.handled = handled
            pointee.pending = pending
        }
    }

    private func reportIgnored(_ exception: Value, _ callback: Value) throws(Raised) {
        let name = text(try representation(callback))
        try write(
            try makeString("Exception ignored while calling weakref callback \(name):\n" + tracebackText(exception)),
            isError: true)
    }

    /// Collects, so that references to what nobody holds any more are seen to be lost, as they are at once where objects
    /// are counted. That costs as much as the session has objects, so it is done often only while these are few, and
    /// ever more rarely after many times.
    func refreshWeakReferences(_ a: Arguments) throws(Raised) {
        pointee.weakCollections += 1
        let times = pointee.weakCollections
        let isDue = pointee.heap.bytes < 8 << 20 && (times < 256 || times.nonzeroBitCount == 1 || times % 1024 == 0)
        if isDue { try collectAll(a) }
    }

    /// Collects on behalf of a native with these arguments, as thoroughly as can be.
    func collectAll(_ a: Arguments) throws(Raised) {
        forgetDead(a)
        try collect()
        if !pointee.lostReferences.isEmpty { try callLostReferences() }
    }

    /// Clears what instructions that are done left in registers and among the temporaries. Registers are used like a
    /// stack: those above the arguments of the running call are free, if it is an instruction's own.
    private func forgetDead(_ a: Arguments) {
        guard pointee.frameCount > 0 else { return }
        let frame = pointee.frames[pointee.frameCount - 1]
        let end = frame.base + frame.code.pointee.registerCount
        guard a.base >= frame.base, a.base < end else { return }
        var register = a.base + a.count
        while register < end {
            register.pointee = .undefined
            register += 1
        }
        pointee.temporaryCount = Swift.min(pointee.temporaryCount, pointee.temporaryBase)
    }
}
