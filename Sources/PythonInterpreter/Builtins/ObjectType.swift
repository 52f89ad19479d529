/// `object` and `type`.
extension WorldBuilder {
    func buildObject() {
        let t = self[types.object]
        t.rawNew { (vm, a) throws(Raised) in
            guard a.count > 0 else { throw vm.typeError("object.__new__(): not enough arguments") }
            guard a[0].is(.type) else {
                throw vm.typeError("object.__new__(X): X is not a type object (\(vm.typeName(a[0])))")
            }
            let type = vm.type(a[0])
            if a.count > 1 {
                let overridesNew = !vm.lookup(type, .new).isIdentical(World.shared.objectNew)
                let overridesInit = !vm.lookup(type, .initialize).isIdentical(World.shared.objectInit)
                if overridesNew {
                    throw vm.typeError("object.__new__() takes exactly one argument (the type to instantiate)")
                }
                if !overridesInit { throw vm.typeError("\(vm.name(type))() takes no arguments") }
            }
            if type.pointee.flags.contains(.builtin), type != vm.pointee.types.object,
                type.pointee.layout != .exception
            {
                throw vm.typeError(
                    "object.__new__(\(vm.name(type))) is not safe, use \(vm.name(type)).__new__()")
            }
            if type.pointee.layout == .type || type.pointee.flags.contains(.isMetaclass) {
                throw vm.typeError("object.__new__(\(vm.name(type))) is not safe, use type.__new__()")
            }
            if let primitive = type.pointee.primitive {
                throw vm.typeError(
                    "object.__new__(\(vm.name(type))) is not safe, use \(vm.name(primitive)).__new__()")
            }
            return try vm.newInstance(type)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in
            if a.count > 1 {
                let type = vm.typeOf(a[0])
                if !vm.lookup(type, .initialize).isIdentical(World.shared.objectInit) {
                    throw vm.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
                }
                if vm.lookup(type, .new).isIdentical(World.shared.objectNew) {
                    throw vm.typeError(
                        "\(vm.name(type)).__init__() takes exactly one argument (the instance to initialize)")
                }
            }
            return .none
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in try vm.defaultRepresentation(a[0]) }
        t.special(.str, 1) { (vm, a) throws(Raised) in try vm.representation(a[0]) }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(vm.identityHash(a[0])) }
        t.special(.eq, 2) { (vm, a) throws(Raised) in a[0].isIdentical(a[1]) ? .true : .notImplemented }
        t.special(.ne, 2) { (vm, a) throws(Raised) in
            let result = try vm.callSpecial(vm.lookup(vm.typeOf(a[0]), .eq), a[0], a[1])
            return result.is(.notImplemented) ? result : .bool(try !vm.isTrue(result))
        }
        for special in [Special.lt, .le, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in .notImplemented }
        }
        t.special(.format, 2) { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[1]).is(.string) else {
                throw vm.typeError("__format__() argument must be str, not \(vm.typeName(a[1]))")
            }
            if try vm.length(a[1]) > 0 {
                throw vm.typeError("unsupported format string passed to \(vm.typeName(a[0])).__format__")
            }
            return try vm.toString(a[0])
        }
        t.special(.getattribute, 2) { (vm, a) throws(Raised) in
            let name = try vm.attributeName(a[1])
            let found = try vm.genericGetAttribute(a[0], vm.typeOf(a[0]), name)
            if found.isUndefined { throw vm.noAttribute(a[0], name) }
            return found
        }
        t.special(.setattr, 3) { (vm, a) throws(Raised) in
            try vm.genericSetAttribute(a[0], vm.typeOf(a[0]), try vm.attributeName(a[1]), a[2])
            return .none
        }
        t.special(.delattr, 2) { (vm, a) throws(Raised) in
            try vm.genericSetAttribute(a[0], vm.typeOf(a[0]), try vm.attributeName(a[1]), .undefined)
            return .none
        }
        t.special(.dir, 1) { (vm, a) throws(Raised) in try vm.makeList(try vm.attributeNames(a[0])) }
        t.special(.sizeof, 1) { (vm, a) throws(Raised) in
            .int(a[0].isObject ? Int(a[0].header.pointee.units) * 16 : 16)
        }
        t.rawClassMethod("__init_subclass__") { (vm, a) throws(Raised) in
            if a.count > 1 || !a.keywordNames.isUndefined {
                throw vm.typeError("\(vm.name(vm.type(a[0]))).__init_subclass__() takes no keyword arguments")
            }
            return .none
        }
        t.classMethod("__subclasshook__", "cls, other, /") { (vm, a) throws(Raised) in .notImplemented }
        t.property("__class__", { (vm, a) throws(Raised) in .object(vm.typeOf(a[0])) }) { (vm, a) throws(Raised) in
            try vm.setClass(a[0], a.at(1))
            return .none
        }
        t.property("__dict__", { (vm, a) throws(Raised) in try vm.dictAttribute(a[0]) }) { (vm, a) throws(Raised) in
            if a[0].is(.function), a.at(1).is(.dict) {
                vm.function(a[0]).pointee.attributes = a[1]
                return .none
            }
            guard a[0].is(.instance), a.at(1).is(.dict) else {
                throw vm.typeError("__dict__ must be set to a dictionary, not a '\(vm.typeName(a.at(1)))'")
            }
            vm.replaceInstanceDict(vm.instance(a[0]), a[1])
            return .none
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            throw vm.typeError("cannot pickle '\(vm.typeName(a[0]))' object")
        }
        t.method("__reduce_ex__", 2) { (vm, a) throws(Raised) in
            throw vm.typeError("cannot pickle '\(vm.typeName(a[0]))' object")
        }
        t.constant("__doc__", vm.internShared("The base class of the class hierarchy."))
    }

    func buildType() {
        let t = self[types.type]
        t.rawNew { (vm, a) throws(Raised) in
            let keywordCount = a.keywordNames.isUndefined ? 0 : vm.tuple(a.keywordNames).pointee.count
            let positional = a.count - keywordCount
            guard positional == 4 else {
                if positional == 2, keywordCount == 0 { return .object(vm.typeOf(a[1])) }
                if vm.type(a[0]) == vm.pointee.types.type { throw vm.typeError("type() takes 1 or 3 arguments") }
                throw vm.typeError("type.__new__() takes exactly 3 arguments (\(positional - 1) given)")
            }
            guard vm.unwrapped(a[1]).is(.string) else {
                throw vm.typeError("type.__new__() argument 1 must be str, not \(vm.typeName(a[1]))")
            }
            guard a[2].is(.tuple) else {
                throw vm.typeError("type.__new__() argument 2 must be tuple, not \(vm.typeName(a[2]))")
            }
            guard vm.unwrapped(a[3]).is(.dict) else {
                throw vm.typeError("type.__new__() argument 3 must be dict, not \(vm.typeName(a[3]))")
            }
            let metaclass = try vm.winner(vm.type(a[0]), a[2])
            let names = (0..<keywordCount).map { vm.tuple(a.keywordNames).pointee.items[$0] }
            let values = (0..<keywordCount).map { a[positional + $0] }
            return try vm.makeType(
                metaclass, name: vm.unwrapped(a[1]), bases: a[2], namespace: a[3], keywordNames: names,
                keywordValues: values)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            try vm.instantiateDirectly(a[0], a.base + 1, count: a.count - 1, names: a.keywordNames)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let type = vm.type(a[0])
            let module = type.pointee.module.is(.string) ? vm.text(type.pointee.module) : ""
            let name = vm.text(type.pointee.qualifiedName)
            return try vm.makeString(
                module.isEmpty || module == "builtins" ? "<class '\(name)'>" : "<class '\(module).\(name)'>")
        }
        t.special(.instancecheck, 2) { (vm, a) throws(Raised) in
            .bool(try vm.isPlainInstance(a[1], vm.type(a[0])))
        }
        t.special(.subclasscheck, 2) { (vm, a) throws(Raised) in
            guard a[1].is(.type) else { throw vm.typeError("issubclass() arg 1 must be a class") }
            return .bool(vm.isSubtype(vm.type(a[1]), vm.type(a[0])))
        }
        t.special(.dir, 1) { (vm, a) throws(Raised) in try vm.makeList(try vm.attributeNames(a[0])) }
        t.special(.or, 2) { (vm, a) throws(Raised) in try vm.unionOf(a[0], a[1]) }
        t.special(.ror, 2) { (vm, a) throws(Raised) in try vm.unionOf(a[1], a[0]) }
        t.method("mro", 1) { (vm, a) throws(Raised) in
            let order = vm.tuple(vm.type(a[0]).pointee.order)
            return try vm.makeList(order.pointee.items, count: order.pointee.count)
        }
        t.method("__subclasses__", 1) { (vm, a) throws(Raised) in
            try vm.makeList((vm.pointee.subclasses[a[0].bits] ?? []).filter { $0.isLive })
        }
        t.rawClassMethod("__prepare__") { (vm, a) throws(Raised) in vm.makeDict() }
        t.property("__name__", { (vm, a) throws(Raised) in vm.type(a[0]).pointee.name }) { (vm, a) throws(Raised) in
            try vm.checkMutable(a[0], "__name__")
            guard vm.unwrapped(a.at(1)).is(.string) else {
                throw vm.typeError(
                    "can only assign string to \(vm.name(vm.type(a[0]))).__name__, not '\(vm.typeName(a.at(1)))'")
            }
            vm.type(a[0]).pointee.name = vm.intern(vm.unwrapped(a[1]))
            return .none
        }
        t.property("__qualname__", { (vm, a) throws(Raised) in vm.type(a[0]).pointee.qualifiedName }) {
            (vm, a) throws(Raised) in
            try vm.checkMutable(a[0], "__qualname__")
            vm.type(a[0]).pointee.qualifiedName = a.at(1)
            return .none
        }
        t.property(
            "__module__",
            { (vm, a) throws(Raised) in
                let type = vm.type(a[0])
                let own = vm.get(vm.dict(type.pointee.dict), name: vm.pointee.names.module)
                return own.isUndefined ? type.pointee.module : own
            }
        ) { (vm, a) throws(Raised) in
            try vm.checkMutable(a[0], "__module__")
            vm.type(a[0]).pointee.module = a.at(1)
            vm.set(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.module, a.at(1))
            return .none
        }
        t.property("__bases__", { (vm, a) throws(Raised) in vm.type(a[0]).pointee.bases }) { (vm, a) throws(Raised) in
            try vm.setBases(a[0], a.at(1))
            return .none
        }
        t.property(
            "__base__",
            { (vm, a) throws(Raised) in
                let bases = vm.tuple(vm.type(a[0]).pointee.bases)
                return bases.pointee.count > 0 ? bases.pointee.items[0] : .none
            })
        t.property("__mro__", { (vm, a) throws(Raised) in vm.type(a[0]).pointee.order })
        t.property(
            "__dict__",
            { (vm, a) throws(Raised) in
                let proxy = vm.allocate(.mappingProxy, vm.pointee.types.mappingProxy, ReferenceObject.self)
                proxy.pointee.target = vm.type(a[0]).pointee.dict
                proxy.pointee.callback = .undefined
                return vm.finish(proxy)
            })
        t.property(
            "__doc__",
            { (vm, a) throws(Raised) in
                let own = vm.get(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.doc)
                return own.isUndefined ? .none : own
            }
        ) { (vm, a) throws(Raised) in
            try vm.checkMutable(a[0], "__doc__")
            vm.set(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.doc, a.at(1))
            return .none
        }
        t.property("__annotations__", { (vm, a) throws(Raised) in try vm.classAnnotations(a[0]) }) {
            (vm, a) throws(Raised) in
            try vm.checkMutable(a[0], "__annotations__")
            vm.set(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.annotations, a.at(1))
            return .none
        }
        t.property(
            "__abstractmethods__",
            { (vm, a) throws(Raised) in
                let own = vm.get(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.abstractMethods)
                if own.isUndefined { throw vm.attributeError("__abstractmethods__", a[0], .none) }
                return own
            }
        ) { (vm, a) throws(Raised) in
            try vm.checkMutable(a[0], "__abstractmethods__")
            let type = vm.type(a[0])
            vm.set(vm.dict(type.pointee.dict), name: vm.pointee.names.abstractMethods, a.at(1))
            if try vm.isTrue(a.at(1)) {
                type.pointee.flags.insert(.isAbstract)
            } else {
                type.pointee.flags.remove(.isAbstract)
            }
            return .none
        }
        t.property(
            "__type_params__",
            { (vm, a) throws(Raised) in
                let own = vm.get(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.typeParams)
                return own.isUndefined ? vm.pointee.emptyTuple : own
            }
        ) { (vm, a) throws(Raised) in
            vm.set(vm.dict(vm.type(a[0]).pointee.dict), name: vm.pointee.names.typeParams, a.at(1))
            return .none
        }
        rawFunction("__build_class__") { (vm, a) throws(Raised) in try vm.buildClass(a) }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A name for `getattr` and the like: a string, interned.
    func attributeName(_ value: Value) throws(Raised) -> Value {
        let inner = unwrapped(value)
        guard inner.is(.string) else {
            throw typeError("attribute name must be string, not '\(typeName(value))'")
        }
        return intern(inner)
    }

    func checkMutable(_ type: Value, _ name: String) throws(Raised) {
        if self.type(type).pointee.flags.contains(.builtin) {
            throw typeError(
                "cannot set '\(name)' attribute of immutable type '\(self.name(self.type(type)))'")
        }
    }

    /// `value.__dict__`
    func dictAttribute(_ value: Value) throws(Raised) -> Value {
        switch value.kind {
        case .instance:
            if typeOf(value).pointee.flags.contains(.slotted) { break }
            return makeInstanceDict(instance(value))
        case .module: return object(value, ModuleObject.self).pointee.dict
        default:
            let own = value.isObject ? makeAttributesDict(value) : .undefined
            if own.is(.dict) { return own }
        }
        throw noAttribute(value, pointee.names.dict)
    }

    /// `value.__class__ = type`: only between classes whose instances look alike.
    func setClass(_ value: Value, _ new: Value) throws(Raised) {
        guard new.is(.type) else {
            throw typeError("__class__ must be set to a class, not '\(typeName(new))' object")
        }
        let (from, to) = (typeOf(value), type(new))
        guard value.is(.instance), to.pointee.layout == .instance, !to.pointee.flags.contains(.builtin),
            from.pointee.primitive == to.pointee.primitive,
            from.pointee.flags.contains(.slotted) == to.pointee.flags.contains(.slotted)
        else {
            if to.pointee.flags.contains(.builtin) || from.pointee.flags.contains(.builtin) {
                throw typeError(
                    "__class__ assignment only supported for mutable types or ModuleType subclasses")
            }
            throw typeError(
                "__class__ assignment: '\(name(to))' object layout differs from '\(name(from))'")
        }
        instance(value).pointee.header.type = to
    }

    /// Names for `dir()`, sorted.
    func attributeNames(_ value: Value) throws(Raised) -> [Value] {
        var names: Set<String> = []
        func add(_ type: TypePointer) {
            let order = tuple(type.pointee.order)
            for index in 0..<order.pointee.count {
                forEach(dict(self.type(order.pointee.items[index]).pointee.dict).pointee.table) {
                    if $0.key.is(.string) { names.insert(text($0.key)) }
                }
            }
        }
        if value.is(.type) {
            add(type(value))
        } else {
            if !value.is(.module) { add(typeOf(value)) }
            var own = attributesDict(value)
            if value.is(.instance) {
                let instance = instance(value)
                if let shape = instance.pointee.shape {
                    for name in shape.takeUnretainedValue().names { names.insert(text(name)) }
                } else {
                    own = instanceDict(instance)
                }
            }
            if own.is(.dict) {
                forEach(dict(own).pointee.table) { if $0.key.is(.string) { names.insert(text($0.key)) } }
            }
        }
        try charge(names.count * 4)
        var result: [Value] = []
        for name in names.sorted(by: {
            Array($0.unicodeScalars.map(\.value)).lexicographicallyPrecedes($1.unicodeScalars.map(\.value))
        }) {
            let value = try makeString(name)
            keep(value)
            result.append(value)
        }
        return result
    }

    /// `Class.__annotations__`, computed when it is first asked for.
    func classAnnotations(_ value: Value) throws(Raised) -> Value {
        let own = dict(type(value).pointee.dict)
        let known = get(own, name: pointee.names.annotations)
        if known.is(.dict) { return known }
        let function = get(own, name: pointee.names.annotateFunction)
        let made = function.isUndefined || function.isNone ? makeDict() : try call(function, .int(1))
        guard !type(value).pointee.flags.contains(.builtin) else {
            throw attributeError(
                "type object '\(name(type(value)))' has no attribute '__annotations__'", value,
                pointee.names.annotations)
        }
        set(own, name: pointee.names.annotations, made)
        return made
    }
}
