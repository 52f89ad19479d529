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
                }
            }
        }
        return try getAttribute(object, name)
    }

    func storeAttribute(
        _ object: Value, _ name: Value, _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>
    ) throws(Raised) {
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
        if slot >= 0 {
            cache.pointee = InlineCache(
                version: type.pointee.version, shape: shapeKey(instance), slot: slot, value: .undefined)
        }
    }

    /// Puts a function and its receiver in two registers, or an attribute and nothing.
    func loadMethod(
        _ object: Value, _ name: Value, _ cache: UnsafeMutablePointer<InlineCache>,
        _ target: UnsafeMutablePointer<Value>
    ) throws(Raised) {
        let type = typeOf(object)
        if !type.pointee.flags.contains(.hooksGet), !object.is(.type), !object.is(.module), !object.is(.superObject),
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
