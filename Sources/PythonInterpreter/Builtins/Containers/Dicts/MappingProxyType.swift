/// `mappingproxy`: a view of a mapping that cannot change it.
extension WorldBuilder {
    func buildMappingProxy() {
        let t = self[types.mappingProxy]
        t.new("cls, mapping, /") { (vm, a) throws(Raised) in
            let inner = vm.unwrapped(a[1])
            let isMapping = !vm.lookup(vm.typeOf(a[1]), .getitem).isUndefined && !inner.is(.list) && !inner.is(.tuple)
            guard isMapping else {
                throw vm.typeError("mappingproxy() argument must be a mapping, not \(vm.typeName(a[1]))")
            }
            return vm.makeMappingProxy(a[1])
        }
        t.special(.len, 1) { (vm, a) throws(Raised) in .int(try vm.length(try vm.proxied(a, "__len__"))) }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in try vm.getItem(try vm.proxied(a, "__getitem__"), a[1]) }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.contains(try vm.proxied(a, "__contains__"), a[1]))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in try vm.makeIterator(of: try vm.proxied(a, "__iter__")) }
        t.special(.reversed, 1) { (vm, a) throws(Raised) in
            let target = try vm.proxied(a, "__reversed__")
            return try vm.call(try vm.getAttribute(target, vm.pointee.names[.reversed]))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(try vm.proxied(a, "__hash__"))) }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                try vm.compare(special, try vm.copyBehindProxy(a[0], for: a[1]), a[1])
            }
        }
        for name in ["keys", "values", "items", "copy"] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                try vm.call(try vm.getAttribute(try vm.proxied(a, name), vm.intern(name)))
            }
        }
        t.method("get", 2...3) { (vm, a) throws(Raised) in
            let get = try vm.getAttribute(try vm.proxied(a, "get"), vm.intern("get"))
            return try vm.call(get, a[1], a.orNone(2))
        }
        t.special(.or, 2) { (vm, a) throws(Raised) in
            try vm.binary(.bitOr, try vm.copyBehindProxy(a[0], for: a[1]), try vm.copyBehindProxy(a[1], for: a[0]))
        }
        t.special(.ror, 2) { (vm, a) throws(Raised) in
            try vm.binary(.bitOr, try vm.copyBehindProxy(a[1], for: a[0]), try vm.copyBehindProxy(a[0], for: a[1]))
        }
        t.special(.ior, 2) { (vm, a) throws(Raised) in
            throw vm.typeError("'|=' is not supported by mappingproxy; use '|' instead")
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let target = try vm.proxied(a, "__repr__")
            var builder = TextBuilder(vm: vm)
            try builder.append("mappingproxy(")
            try vm.appendRepresentation(target, to: &builder)
            try builder.append(")")
            return try builder.finish()
        }
        t.special(.str, 1) { (vm, a) throws(Raised) in try vm.toString(try vm.proxied(a, "__str__")) }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func makeMappingProxy(_ target: Value) -> Value {
        let proxy = allocate(.mappingProxy, pointee.types.mappingProxy, ReferenceObject.self)
        proxy.pointee.target = target
        proxy.pointee.callback = .undefined
        return finish(proxy)
    }

    fileprivate func proxied(_ a: Arguments, _ method: String) throws(Raised) -> Value {
        guard a.count > 0, a[0].is(.mappingProxy) else {
            throw wrongReceiver(a.at(0), pointee.types.mappingProxy, method)
        }
        return object(a[0], ReferenceObject.self).pointee.target
    }

    /// The mapping behind a proxy, where the other operand's class may get to see it: then a copy, because the guest
    /// must not lay hands on the dictionary of a class, which in the case of a builtin one is everybody's. Any other
    /// value is itself.
    fileprivate func copyBehindProxy(_ value: Value, for other: Value) throws(Raised) -> Value {
        guard value.is(.mappingProxy) else { return value }
        let target = object(value, ReferenceObject.self).pointee.target
        let isHarmless = other.is(.dict) || !other.isObject || other.is(.string)
        guard target.is(.dict), !isHarmless else { return target }
        let copy = newDict()
        let handle = finish(copy)
        keep(handle)
        copy.pointee.table = try self.copy(dict(target).pointee.table)
        return handle
    }
}
