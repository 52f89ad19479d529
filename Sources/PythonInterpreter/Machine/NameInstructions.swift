/// Names of modules, classes and `exec`: looked up by text, with what was found last remembered.
extension UnsafeMutablePointer where Pointee == Machine {
    /// A number that is the same as long as neither globals nor builtins got or lost a name.
    @inline(__always)
    func builtinsKey(_ globals: UnsafeMutablePointer<DictObject>) -> UInt64 {
        globals.pointee.table.version &* 0x9E37_79B9_7F4A_7C15
            ^ dict(pointee.builtins).pointee.table.version | 1 << 63
    }

    func loadGlobal(_ frame: UnsafeMutablePointer<Frame>, _ ins: Instruction) throws(Raised) -> Value {
        let name = frame.pointee.code.pointee.constants[ins.b]
        let string = string(name)
        let hash = hash(string: string)
        let globals = frame.pointee.globals
        let position = findString(&globals.pointee.table, string, hash: hash)
        let cache = ins.c == 0xFFFF ? nil : frame.pointee.code.pointee.caches.map { $0 + ins.c }
        if position >= 0, let entries = globals.pointee.table.entries {
            cache?.pointee = InlineCache(
                version: globals.pointee.table.version, shape: 0, slot: position, value: .undefined)
            return entries[position].value
        }
        let builtins = builtins(of: globals)
        let found = findString(&builtins.pointee.table, string, hash: hash)
        guard found >= 0, let entries = builtins.pointee.table.entries else {
            if pointee.host.resolvesUnknownNames, isCallee(ins.a, frame) {
                return makeHostFunction(text(name), state: name)
            }
            throw undefinedName(name, globals)
        }
        // A value of builtins that is set anew without a new name would not be noticed: setting goes through
        // `builtinChanged`.
        if Value.object(builtins).bits == pointee.builtins.bits {
            cache?.pointee = InlineCache(
                version: builtinsKey(globals), shape: 1, slot: 0, value: entries[found].value)
        }
        return entries[found].value
    }

    /// The builtins that code with these globals sees: those that `__builtins__` names there.
    func builtins(of globals: UnsafeMutablePointer<DictObject>) -> UnsafeMutablePointer<DictObject> {
        let own = get(globals, name: pointee.names.builtins)
        if own.is(.dict) { return dict(own) }
        if own.is(.module) { return dict(object(own, ModuleObject.self).pointee.dict) }
        return dict(pointee.builtins)
    }

    func storeGlobal(_ frame: UnsafeMutablePointer<Frame>, _ ins: Instruction) throws(Raised) {
        let name = frame.pointee.code.pointee.constants[ins.b]
        let globals = frame.pointee.globals
        if pointee.host.protectsTools { try refuseToolName(name) }
        try reserveEntry(&globals.pointee.table)
        set(globals, name: name, frame.pointee.base[ins.a])
        let string = string(name)
        let position = findString(&globals.pointee.table, string, hash: hash(string: string))
        if ins.c != 0xFFFF, position >= 0, let caches = frame.pointee.code.pointee.caches {
            caches[ins.c] = InlineCache(
                version: globals.pointee.table.version, shape: 0, slot: position, value: .undefined)
        }
    }

    /// The rarer instructions on names.
    func nameInstruction(_ frame: UnsafeMutablePointer<Frame>, _ ins: Instruction) throws(Raised) {
        let name = frame.pointee.code.pointee.constants[ins.b]
        let namespace = frame.pointee.namespace
        switch ins.opcode {
        case .deleteGlobal:
            if try remove(frame.pointee.globals, name).isUndefined { throw undefinedName(name, frame.pointee.globals) }
        case .loadName:
            if !namespace.isUndefined {
                let found = try namespaceGet(namespace, name)
                if !found.isUndefined {
                    frame.pointee.base[ins.a] = found
                    return
                }
            }
            frame.pointee.base[ins.a] = try globalOrBuiltin(name, frame.pointee.globals)
        case .storeName:
            let value = frame.pointee.base[ins.a]
            if namespace.is(.dict) {
                try reserveEntry(&dict(namespace).pointee.table)
                set(dict(namespace), name: name, value)
            } else if namespace.isUndefined {
                try reserveEntry(&frame.pointee.globals.pointee.table)
                set(frame.pointee.globals, name: name, value)
            } else {
                try setItem(namespace, name, value)
            }
        default:
            if namespace.is(.dict) || namespace.isUndefined {
                let target = namespace.isUndefined ? frame.pointee.globals : dict(namespace)
                if try remove(target, name).isUndefined { throw undefinedName(name, frame.pointee.globals) }
            } else {
                try deleteItem(namespace, name)
            }
        }
    }

    func namespaceGet(_ namespace: Value, _ name: Value) throws(Raised) -> Value {
        if namespace.is(.dict) { return get(dict(namespace), name: name) }
        do {
            return try getItem(namespace, name)
        } catch {
            if take(pointee.types.keyError) != nil { return .undefined }
            throw error
        }
    }

    func globalOrBuiltin(_ name: Value, _ globals: UnsafeMutablePointer<DictObject>) throws(Raised) -> Value {
        let found = get(globals, name: name)
        if !found.isUndefined { return found }
        let builtin = get(builtins(of: globals), name: name)
        if builtin.isUndefined { throw undefinedName(name, globals) }
        return builtin
    }

    func loadClassFree(_ frame: UnsafeMutablePointer<Frame>, _ ins: Instruction) throws(Raised) -> Value {
        let name = frame.pointee.code.pointee.constants[ins.c]
        if !frame.pointee.namespace.isUndefined {
            let found = try namespaceGet(frame.pointee.namespace, name)
            if !found.isUndefined { return found }
        }
        let contents = closureCell(frame, ins.b).pointee.contents
        if contents.isUndefined { throw unboundFree(frame.pointee.code, ins.b) }
        return contents
    }

    func undefinedName(_ name: Value, _ globals: UnsafeMutablePointer<DictObject>) -> Raised {
        nameError("name '\(text(name))' is not defined", text(name))
    }

    // MARK: Attributes with caches

    func loadAttribute(
        _ object: Value, _ name: Value, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raised) -> Value {
        if object.is(.instance) {
            let type = typeOf(object)
            if !type.pointee.flags.contains(.hooksGet) {
                let instance = instance(object)
                if cache.pointee.version == type.pointee.version, cache.pointee.shape == shapeKey(instance) {
                    if cache.pointee.slot == InlineCache.classAttribute { return cache.pointee.value }
                    if cache.pointee.slot == InlineCache.property {
                        let getter = self.object(cache.pointee.value, DescriptorObject.self).pointee.get
                        if getter.is(.function) { return try call(getter, object) }
                    }
                }
                let attribute = lookup(type, name)
                if let shape = instance.pointee.shape {
                    let slot = shape._withUnsafeGuaranteedRef { $0.slots[name.bits] ?? -1 }
                    let isMember =
                        attribute.is(.property)
                        && self.object(attribute, DescriptorObject.self).pointee.header.type
                            == pointee.types.memberDescriptor
                    if slot >= 0, attribute.isUndefined || isMember || !isDataDescriptor(attribute) {
                        cache.pointee = InlineCache(
                            version: type.pointee.version, shape: shapeKey(instance), slot: slot, value: .undefined)
                        return instance.pointee.slots[slot]
                    }
                    rememberClassAttribute(attribute, instance, isOwn: slot >= 0, cache)
                }
            }
        } else if object.is(.module) {
            return try loadFromModule(object, name, cache)
        } else if object.is(.type) {
            return try loadFromClass(object, name, cache)
        }
        return try getAttribute(object, name)
    }

    /// Notes what an instance finds on its class, if that is the same each time or what a getter in Python returns.
    private func rememberClassAttribute(
        _ attribute: Value, _ instance: UnsafeMutablePointer<InstanceObject>, isOwn: Bool,
        _ cache: UnsafeMutablePointer<InlineCache>
    ) {
        let slot: Int
        let value: Value
        if attribute.is(.property) {
            let descriptor = object(attribute, DescriptorObject.self)
            guard descriptor.pointee.header.type == pointee.types.property, descriptor.pointee.get.is(.function)
            else { return }
            (slot, value) = (InlineCache.property, attribute)
        } else if !isOwn, isPlain(attribute) {
            (slot, value) = (InlineCache.classAttribute, attribute)
        } else {
            return
        }
        cache.pointee = InlineCache(
            version: instance.pointee.header.type.pointee.version, shape: shapeKey(instance), slot: slot, value: value)
    }

    /// Whether an attribute of a class is the same when it is read through an instance.
    private func isPlain(_ attribute: Value) -> Bool {
        switch attribute.kind {
        case .none, .bool, .int, .float, .string, .bytes, .bigInt, .tuple, .list, .dict, .set, .frozenSet: true
        default: false
        }
    }

    private func loadFromModule(
        _ object: Value, _ name: Value, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raised) -> Value {
        let own = self.object(object, ModuleObject.self).pointee.dict
        let isPlain = own.is(.dict) && typeOf(object) == pointee.types.module
        guard isPlain, let entries = dict(own).pointee.table.entries else { return try getAttribute(object, name) }
        let version = dict(own).pointee.table.version
        if cache.pointee.shape == InlineCache.module, cache.pointee.version == version {
            return entries[cache.pointee.slot].value
        }
        let string = string(name)
        let position = findString(&dict(own).pointee.table, string, hash: hash(string: string))
        guard position >= 0 else { return try getAttribute(object, name) }
        cache.pointee = InlineCache(version: version, shape: InlineCache.module, slot: position, value: .undefined)
        return entries[position].value
    }

    private func loadFromClass(
        _ object: Value, _ name: Value, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raised) -> Value {
        let type = type(object)
        if cache.pointee.shape == InlineCache.ofClass, cache.pointee.version == type.pointee.version {
            return cache.pointee.value
        }
        let found = try getAttribute(object, name)
        // A class of another kind decides itself; what is bound anew each time is not kept.
        guard type.pointee.header.type == pointee.types.type, found.is(.function) || isPlain(found),
            lookup(pointee.types.type, name).isUndefined, lookup(type, name).isIdentical(found)
        else { return found }
        cache.pointee = InlineCache(
            version: type.pointee.version, shape: InlineCache.ofClass, slot: 0, value: found)
        return found
    }

    /// Puts a new attribute into the next slot of an instance, as the instruction did last time. False if there is no
    /// room, or the instance is not as it was.
    @inline(__always)
    func addAttribute(
        _ instance: UnsafeMutablePointer<InstanceObject>, _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>
    ) -> Bool {
        let count = instance.pointee.count
        guard cache.pointee.slot == InlineCache.firstAdded &- Int(count), count < instance.pointee.capacity,
            let shape = UnsafeRawPointer(bitPattern: UInt(cache.pointee.value.bits))
        else { return false }
        instance.pointee.slots[Int(count)] = value
        instance.pointee.count = count &+ 1
        instance.pointee.shape = Unmanaged.fromOpaque(shape)
        return true
    }

    func storeAttribute(
        _ object: Value, _ name: Value, _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raised) {
        var before: UInt = 0
        var countBefore: UInt32 = 0
        if object.is(.instance) {
            before = shapeKey(instance(object))
            countBefore = instance(object).pointee.count
        }
        try setAttribute(object, name, value)
        guard object.is(.instance) else { return }
        let type = typeOf(object)
        guard !type.pointee.flags.contains(.hooksSet) else { return }
        let instance = instance(object)
        let attribute = lookup(type, name)
        guard let shape = instance.pointee.shape else { return }
        let isMember =
            attribute.is(.property)
            && self.object(attribute, DescriptorObject.self).pointee.header.type == pointee.types.memberDescriptor
        guard attribute.isUndefined || isMember || !isDataDescriptor(attribute) else { return }
        let slot = shape._withUnsafeGuaranteedRef { $0.slots[name.bits] ?? -1 }
        if slot >= 0, before != 0, before != shapeKey(instance), slot == Int(countBefore),
            instance.pointee.count == countBefore &+ 1
        {
            // The class may have been changed by now, but then it has another version.
            cache.pointee = InlineCache(
                version: type.pointee.version, shape: before, slot: InlineCache.firstAdded - slot,
                value: Value(tag: Value.intTag, bits: UInt64(shapeKey(instance))))
        } else if slot >= 0 {
            cache.pointee = InlineCache(
                version: type.pointee.version, shape: shapeKey(instance), slot: slot, value: .undefined)
        }
    }

    /// Puts a function and its receiver in two registers, or an attribute and nothing.
    func loadMethod(
        _ object: Value, _ name: Value, _ cache: UnsafeMutablePointer<InlineCache>,
        _ target: UnsafeMutablePointer<Value>
    ) throws(Raised) {
        if object.is(.module) {
            target[0] = try loadFromModule(object, name, cache)
            target[1] = .undefined
            return
        }
        if object.is(.type) {
            target[0] = try loadFromClass(object, name, cache)
            target[1] = .undefined
            return
        }
        let type = typeOf(object)
        if !type.pointee.flags.contains(.hooksGet), !object.is(.superObject),
            !object.is(.method)
        {
            let attribute = lookup(type, name)
            let isMethod =
                attribute.is(.function)
                || attribute.is(.native) && self.object(attribute, NativeObject.self).pointee.isMethod
            if isMethod {
                if object.is(.instance) {
                    let instance = instance(object)
                    if ownAttribute(instance, name).isUndefined {
                        if instance.pointee.shape != nil {
                            cache.pointee = InlineCache(
                                version: type.pointee.version, shape: shapeKey(instance), slot: 0, value: attribute)
                        }
                        target[0] = attribute
                        target[1] = object
                        return
                    }
                } else if attributesDict(object).isUndefined {
                    // Kinds that never have attributes of their own need no other check than the type's.
                    if Self.hasNoAttributes(object.kind) {
                        cache.pointee = InlineCache(
                            version: type.pointee.version, shape: 1, slot: 0, value: attribute)
                    }
                    target[0] = attribute
                    target[1] = object
                    return
                }
            }
        }
        let found = try getAttribute(object, name)
        target[0] = found
        target[1] = .undefined
    }

    private static func hasNoAttributes(_ kind: Kind) -> Bool {
        switch kind {
        case .function, .exception, .box, .property, .classMethod, .staticMethod, .module, .instance, .type: false
        default: true
        }
    }
}
