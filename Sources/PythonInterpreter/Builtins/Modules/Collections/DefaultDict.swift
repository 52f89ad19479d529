/// `defaultdict`: a dictionary whose instances have one attribute besides.
extension WorldBuilder {
    func buildDefaultDict(_ m: ModuleBuilder) {
        let t = type("defaultdict", base: types.dict, layout: .instance, module: "collections")
        let type = t.type
        m.constant("defaultdict", .object(type))
        t.rawNew { (vm, a) throws(Raised) in
            let cls = try vm.requireClass(a, type)
            let made = try vm.newInstance(cls, primitive: vm.makeDict())
            vm.keep(made)
            try vm.setFactory(made, .none)
            return made
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in
            let dict = vm.dict(try vm.receiver(a, .dict, "__init__"))
            let positional = a.count - vm.keywordCount(a)
            var factory = Value.none
            var rest = a
            if positional > 1 {
                factory = a[1]
                guard factory.isNone || vm.isCallable(factory) else {
                    throw vm.typeError("first argument must be callable or None")
                }
                // The receiver moves over the factory, so that the rest looks like the arguments of a dictionary.
                a.base[1] = a[0]
                rest = Arguments(
                    base: a.base + 1, count: a.count - 1, keywordNames: a.keywordNames, state: a.state)
            }
            let receiver = a[0]
            vm.keep(factory)
            try vm.setFactory(receiver, factory)
            try vm.updateDict(dict, rest, "defaultdict")
            return .none
        }
        t.property("default_factory", { (vm, a) throws(Raised) in vm.factory(a[0]) }) { (vm, a) throws(Raised) in
            try vm.setFactory(a[0], a.at(1).isUndefined ? .none : a[1])
            return .none
        }
        t.special(.missing, 2) { (vm, a) throws(Raised) in
            let dict = vm.dict(try vm.receiver(a, .dict, "__missing__"))
            let factory = vm.factory(a[0])
            if factory.isNone { throw vm.keyError(a[1]) }
            vm.keep(factory)
            let value = try vm.call(factory)
            vm.keep(value)
            if vm.typeOf(a[0]) == type {
                try vm.set(dict, a[1], value)
            } else {
                try vm.setItem(a[0], a[1], value)
            }
            return value
        }
        for name in ["copy", "__copy__"] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                _ = try vm.receiver(a, .dict, "copy")
                return try vm.call(.object(vm.typeOf(a[0])), vm.factory(a[0]), a[0])
            }
        }
        t.special(.or, 2) { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[1]).is(.dict) else { return .notImplemented }
            let result = try vm.call(.object(vm.typeOf(a[0])), vm.factory(a[0]), a[0])
            vm.keep(result)
            if let dict = vm.unwrapped(result, .dict) { try vm.update(vm.dict(dict), from: a[1]) }
            return result
        }
        t.special(.ror, 2) { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[1]).is(.dict) else { return .notImplemented }
            let result = try vm.call(.object(vm.typeOf(a[0])), vm.factory(a[0]), a[1])
            vm.keep(result)
            if let dict = vm.unwrapped(result, .dict) { try vm.update(vm.dict(dict), from: a[0]) }
            return result
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let dict = try vm.receiver(a, .dict, "__repr__")
            var builder = TextBuilder(vm: vm)
            try builder.append("\(vm.text(vm.typeOf(a[0]).pointee.name))(")
            // A factory that shows the dictionary would not end.
            let isBusy = a[0].header.pointee.flags.contains(.busy)
            if isBusy {
                try builder.append("...")
            } else {
                a[0].header.pointee.flags.insert(.busy)
                defer { a[0].header.pointee.flags.remove(.busy) }
                try vm.appendRepresentation(vm.factory(a[0]), to: &builder)
            }
            try builder.append(", ")
            try vm.appendRepresentation(dict, to: &builder)
            try builder.append(")")
            return try builder.finish()
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let dict = try vm.receiver(a, .dict, "__reduce__")
            let factory = vm.factory(a[0])
            let arguments = factory.isNone ? vm.pointee.emptyTuple : try vm.makeTuple([factory])
            let items = try vm.makeIterator(of: vm.makeDictView(dict, .items))
            return try vm.makeTuple([.object(vm.typeOf(a[0])), arguments, .none, .none, items])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The factory is an attribute that no name of a guest can reach.
    private var factoryName: Value { intern("default_factory ") }

    fileprivate func factory(_ value: Value) -> Value {
        guard value.is(.instance) else { return .none }
        let own = ownAttribute(instance(value), factoryName)
        return own.isUndefined ? .none : own
    }

    fileprivate func setFactory(_ value: Value, _ factory: Value) throws(Raised) {
        guard value.is(.instance) else { return }
        try setOwn(instance(value), factoryName, factory)
    }
}
