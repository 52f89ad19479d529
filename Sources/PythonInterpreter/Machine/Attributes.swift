/// Attribute lookup as Python defines it: data descriptors of the class, the instance, other attributes of the class.
extension UnsafeMutablePointer where Pointee == Machine {
    // MARK: On types

    /// An attribute of a type or its bases, unbound; undefined if there is none.
    func lookup(_ type: TypePointer, _ name: Value) -> Value {
        let string = string(name)
        let hash = hash(string: string)
        let order = tuple(type.pointee.order)
        for index in 0..<order.pointee.count {
            let dict = dict(self.type(order.pointee.items[index]).pointee.dict)
            let position = findString(&dict.pointee.table, string, hash: hash)
            if position >= 0, let entries = dict.pointee.table.entries { return entries[position].value }
        }
        return .undefined
    }

    /// A special method of a type, unbound; undefined if there is none. Remembered per type.
    @inline(__always)
    func lookup(_ type: TypePointer, _ special: Special) -> Value {
        if type.pointee.specialsVersion == type.pointee.version {
            let known = type.pointee.specials[special.rawValue]
            if !known.isUndefined { return known.isNone ? .undefined : known }
        }
        return lookupSlowly(type, special)
    }

    @inline(never)
    private func lookupSlowly(_ type: TypePointer, _ special: Special) -> Value {
        let found = lookup(type, pointee.names[special])
        // A special method that is None is there, to say that there is none; callers see it as absent but for hash.
        if type.pointee.header.flags.contains(.immortal) { return found }
        if type.pointee.specialsVersion != type.pointee.version {
            type.pointee.specials.update(repeating: .undefined, count: Special.count)
            type.pointee.specialsVersion = type.pointee.version
        }
        if !found.isNone { type.pointee.specials[special.rawValue] = found.isUndefined ? .none : found }
        return found
    }

    /// The special method of a value's class, bound to it; undefined if there is none.
    func special(_ value: Value, _ special: Special) throws(Raised) -> Value {
        let function = lookup(typeOf(value), special)
        if function.isUndefined || function.isNone { return .undefined }
        return try bind(function, to: value, typeOf(value))
    }

    /// What an attribute of a class becomes when it is read through an instance of it, or, with an undefined instance,
    /// through the class.
    func bind(_ attribute: Value, to instance: Value, _ owner: TypePointer) throws(Raised) -> Value {
        switch attribute.kind {
        case .function:
            return instance.isUndefined ? attribute : makeMethod(attribute, instance)
        case .native:
            let native = object(attribute, NativeObject.self)
            if instance.isUndefined || !native.pointee.isMethod { return attribute }
            return makeMethod(attribute, instance)
        case .classMethod:
            let function = object(attribute, DescriptorObject.self).pointee.get
            // Whatever it is, it gets the class as its first argument.
            return makeMethod(function, .object(owner))
        case .staticMethod:
            return object(attribute, DescriptorObject.self).pointee.get
        case .property:
            if instance.isUndefined { return attribute }
            let descriptor = object(attribute, DescriptorObject.self)
            if descriptor.pointee.header.type == pointee.types.memberDescriptor {
                guard instance.is(.instance) else { return attribute }
                let own = member(self.instance(instance), descriptor.pointee.name)
                if own.isUndefined { throw noAttribute(instance, descriptor.pointee.name) }
                return own
            }
            guard !descriptor.pointee.get.isNone, !descriptor.pointee.get.isUndefined else {
                throw attributeError(propertyMessage(attribute, instance, "no getter"), instance, .none)
            }
            return try call(descriptor.pointee.get, instance)
        default:
            guard attribute.isObject else { return attribute }
            let get = lookup(typeOf(attribute), .get)
            if get.isUndefined { return attribute }
            return try call(get, attribute, instance.isUndefined ? .none : instance, .object(owner))
        }
    }

    private func propertyMessage(_ property: Value, _ instance: Value, _ what: String) -> String {
        let name = object(property, DescriptorObject.self).pointee.name
        let getter = object(property, DescriptorObject.self).pointee.get
        if getter.is(.native), name.is(.string), what != "no getter" {
            // Builtin types have two kinds of attributes that cannot be set.
            if instance.is(.range) || instance.is(.slice) { return "readonly attribute" }
            return "attribute '\(text(name))' of '\(typeName(instance))' objects is not writable"
        }
        let subject = name.is(.string) ? "property '\(text(name))' of " : "property of "
        return subject + "'\(typeName(instance))' object has \(what)"
    }

    /// Whether the attribute decides itself what happens on assignment.
    @inline(__always)
    func isDataDescriptor(_ attribute: Value) -> Bool {
        switch attribute.kind {
        case .property: return true
        case .instance, .box:
            let type = typeOf(attribute)
            return !lookup(type, .set).isUndefined || !lookup(type, .delete).isUndefined
        default: return false
        }
    }

    // MARK: Reading

    /// `value.name`
    func getAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
        let found = try findAttribute(value, name)
        if found.isUndefined { throw noAttribute(value, name) }
        return found
    }

    /// The same, undefined where AttributeError would be raised.
    func getAttributeOrUndefined(_ value: Value, _ name: Value) throws(Raised) -> Value {
        do throws(Raised) {
            return try findAttribute(value, name)
        } catch {
            guard take(pointee.types.attributeError) != nil else { throw error }
            return .undefined
        }
    }

    /// Undefined if there is no attribute; what code of the guest raises is passed on.
    private func findAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
        let type = typeOf(value)
        if _slowPath(type.pointee.flags.contains(.hooksGet)) { return try getAttributeHooked(value, type, name) }
        return try genericGetAttribute(value, type, name)
    }

    private func getAttributeHooked(_ value: Value, _ type: TypePointer, _ name: Value) throws(Raised) -> Value {
        let getattribute = lookup(type, .getattribute)
        do throws(Raised) {
            let found =
                isDefaultHook(getattribute, .getattribute)
                ? try genericGetAttribute(value, type, name) : try callSpecial(getattribute, value, name)
            if !found.isUndefined { return found }
        } catch {
            guard !lookup(type, .getattr).isUndefined, take(pointee.types.attributeError) != nil else { throw error }
        }
        let getattr = lookup(type, .getattr)
        if getattr.isUndefined { return .undefined }
        return try callSpecial(getattr, value, name)
    }

    /// Whether a hook is the one that every object has.
    private func isDefaultHook(_ hook: Value, _ special: Special) -> Bool {
        if hook.isUndefined { return true }
        guard hook.is(.native) else { return false }
        return object(hook, NativeObject.self).pointee.name.isIdentical(pointee.names[special])
    }

    /// Lookup without hooks: `object.__getattribute__`.
    func genericGetAttribute(_ value: Value, _ type: TypePointer, _ name: Value) throws(Raised) -> Value {
        switch value.kind {
        case .instance:
            let attribute = lookup(type, name)
            if !attribute.isUndefined, isDataDescriptor(attribute),
                attribute.is(.property) || !lookup(typeOf(attribute), .get).isUndefined
            {
                return try bind(attribute, to: value, type)
            }
            let own = ownAttribute(instance(value), name)
            if !own.isUndefined { return own }
            if attribute.isUndefined { return .undefined }
            return try bind(attribute, to: value, type)
        case .type:
            return try typeAttribute(value, type, name)
        case .module:
            let own = get(dict(object(value, ModuleObject.self).pointee.dict), name: name)
            if !own.isUndefined { return own }
            let attribute = lookup(type, name)
            if !attribute.isUndefined { return try bind(attribute, to: value, type) }
            let hook = get(
                dict(object(value, ModuleObject.self).pointee.dict), name: pointee.names[.getattr])
            return hook.isUndefined ? .undefined : try call(hook, name)
        case .superObject:
            return try superAttribute(value, name)
        default:
            let attribute = lookup(type, name)
            if !attribute.isUndefined, isDataDescriptor(attribute) { return try bind(attribute, to: value, type) }
            let own = attributesDict(value)
            if own.is(.dict) {
                let found = get(dict(own), name: name)
                if !found.isUndefined { return found }
            }
            if attribute.isUndefined {
                // A method stands for its function in what it does not have itself.
                if value.is(.method) {
                    return try findAttribute(object(value, MethodObject.self).pointee.function, name)
                }
                return .undefined
            }
            return try bind(attribute, to: value, type)
        }
    }

    /// `Class.name`: the metaclass's data descriptors, the class and its bases, the metaclass.
    private func typeAttribute(_ value: Value, _ metaclass: TypePointer, _ name: Value) throws(Raised) -> Value {
        let meta = lookup(metaclass, name)
        if !meta.isUndefined, isDataDescriptor(meta) { return try bind(meta, to: value, metaclass) }
        let type = type(value)
        let attribute = lookup(type, name)
        if !attribute.isUndefined { return try bind(attribute, to: .undefined, type) }
        if meta.isUndefined { return .undefined }
        return try bind(meta, to: value, metaclass)
    }

    private func superAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
        let object = object(value, SuperObject.self)
        let typeOfSuper = typeOf(value)
        if object.pointee.receiverType.is(.type), !name.isIdentical(pointee.names.class) {
            let order = tuple(type(object.pointee.receiverType).pointee.order)
            var index = 0
            while index < order.pointee.count, !order.pointee.items[index].isIdentical(object.pointee.start) {
                index += 1
            }
            index += 1
            while index < order.pointee.count {
                let found = get(dict(type(order.pointee.items[index]).pointee.dict), name: name)
                if !found.isUndefined {
                    let receiver = object.pointee.receiver
                    let isClass = receiver.is(.type) && receiver.isIdentical(object.pointee.receiverType)
                    return try bind(
                        found, to: isClass ? .undefined : receiver, type(object.pointee.receiverType))
                }
                index += 1
            }
        }
        let attribute = lookup(typeOfSuper, name)
        return attribute.isUndefined ? .undefined : try bind(attribute, to: value, typeOfSuper)
    }

    /// The attribute that an instance itself has; undefined if there is none.
    @inline(__always)
    func ownAttribute(_ instance: UnsafeMutablePointer<InstanceObject>, _ name: Value) -> Value {
        if let shape = instance.pointee.shape {
            let slot = shape._withUnsafeGuaranteedRef { $0.slots[name.bits] ?? -1 }
            return slot >= 0 ? instance.pointee.slots[slot] : .undefined
        }
        let own = instanceDict(instance)
        return own.is(.dict) ? get(dict(own), name: name) : .undefined
    }

    /// The dictionary of an instance that has one already.
    @inline(__always)
    func instanceDict(_ instance: UnsafeMutablePointer<InstanceObject>) -> Value {
        guard instance.pointee.shape == nil, instance.pointee.count > 0 else { return .undefined }
        return instance.pointee.slots[Int(instance.pointee.count) - 1]
    }

    /// The dictionary of attributes of builtin objects that may have some.
    func attributesDict(_ value: Value) -> Value {
        switch value.kind {
        case .function: function(value).pointee.attributes
        case .exception: exception(value).pointee.attributes
        case .box: object(value, BoxObject.self).pointee.attributes
        case .property, .classMethod, .staticMethod: object(value, DescriptorObject.self).pointee.attributes
        case .module: object(value, ModuleObject.self).pointee.dict
        default: .undefined
        }
    }

    /// The same, made if there is none; undefined for objects that cannot have attributes.
    func makeAttributesDict(_ value: Value) -> Value {
        let known = attributesDict(value)
        if !known.isUndefined || value.header.pointee.flags.contains(.immortal) { return known }
        let made = makeDict()
        switch value.kind {
        case .function: function(value).pointee.attributes = made
        case .exception: exception(value).pointee.attributes = made
        case .box:
            let flags = typeOf(value).pointee.flags
            guard !flags.contains(.builtin) || flags.contains(.hasAttributes) else { return .undefined }
            object(value, BoxObject.self).pointee.attributes = made
        case .property, .classMethod, .staticMethod: object(value, DescriptorObject.self).pointee.attributes = made
        default: return .undefined
        }
        return made
    }

    // MARK: Writing

    /// `value.name = new`, or `del value.name` if the new value is undefined.
    func setAttribute(_ value: Value, _ name: Value, _ new: Value) throws(Raised) {
        let type = typeOf(value)
        if _slowPath(type.pointee.flags.contains(.hooksSet)) {
            let special = new.isUndefined ? Special.delattr : .setattr
            let hook = lookup(type, special)
            if !isDefaultHook(hook, special) {
                _ =
                    new.isUndefined
                    ? try callSpecial(hook, value, name) : try callSpecial3(hook, value, name, new)
                return
            }
        }
        try genericSetAttribute(value, type, name, new)
    }

    func genericSetAttribute(_ value: Value, _ type: TypePointer, _ name: Value, _ new: Value) throws(Raised) {
        if value.is(.type) { return try setTypeAttribute(value, type, name, new) }
        let attribute = lookup(type, name)
        if !attribute.isUndefined, try setThroughDescriptor(attribute, value, new) { return }
        if value.is(.instance) {
            let instance = instance(value)
            if type.pointee.flags.contains(.slotted) || type.pointee.flags.contains(.builtin) {
                throw attributeError(
                    attribute.isUndefined
                        ? "'\(self.name(type))' object has no attribute '\(text(name))' and no __dict__ for setting"
                            + " new attributes"
                        : "'\(self.name(type))' object attribute '\(text(name))' is read-only", value, name)
            }
            if new.isUndefined {
                if try !deleteOwn(instance, name) { throw noAttribute(value, name) }
                return
            }
            return try setOwn(instance, name, new)
        }
        let own = value.isObject ? makeAttributesDict(value) : .undefined
        guard own.is(.dict) else {
            if attribute.isUndefined { throw noAttribute(value, name, isWrite: true) }
            throw attributeError(
                "'\(self.name(type))' object attribute '\(text(name))' is read-only", value, name)
        }
        if new.isUndefined {
            if try remove(dict(own), name).isUndefined { throw noAttribute(value, name) }
            return
        }
        try reserveEntry(&dict(own).pointee.table)
        set(dict(own), name: name, new)
    }

    /// Whether a data descriptor took the assignment.
    func setThroughDescriptor(_ attribute: Value, _ value: Value, _ new: Value) throws(Raised) -> Bool {
        switch attribute.kind {
        case .property:
            let descriptor = object(attribute, DescriptorObject.self)
            if descriptor.pointee.header.type == pointee.types.memberDescriptor {
                guard value.is(.instance) else { return false }
                if !new.isUndefined {
                    try setMember(instance(value), descriptor.pointee.name, new)
                } else if try !deleteMember(instance(value), descriptor.pointee.name) {
                    throw attributeError(text(descriptor.pointee.name), value, descriptor.pointee.name)
                }
                return true
            }
            let function = new.isUndefined ? descriptor.pointee.delete : descriptor.pointee.set
            guard !function.isNone, !function.isUndefined else {
                throw attributeError(
                    propertyMessage(attribute, value, new.isUndefined ? "no deleter" : "no setter"), value, .none)
            }
            _ = new.isUndefined ? try call(function, value) : try call(function, value, new)
            return true
        case .instance, .box:
            let set = lookup(typeOf(attribute), new.isUndefined ? .delete : .set)
            if set.isUndefined {
                guard isDataDescriptor(attribute) else { return false }
                throw attributeError(new.isUndefined ? "__delete__" : "__set__", value, .none)
            }
            _ = new.isUndefined ? try call(set, attribute, value) : try call(set, attribute, value, new)
            return true
        default: return false
        }
    }

    private func setTypeAttribute(
        _ value: Value, _ metaclass: TypePointer, _ name: Value, _ new: Value
    ) throws(Raised) {
        let type = type(value)
        if type.pointee.flags.contains(.builtin) {
            throw typeError(
                "cannot \(new.isUndefined ? "delete" : "set") '\(text(name))' attribute of immutable type"
                    + " '\(self.name(type))'")
        }
        let meta = lookup(metaclass, name)
        if !meta.isUndefined, try setThroughDescriptor(meta, value, new) { return }
        let own = dict(type.pointee.dict)
        if new.isUndefined {
            if try remove(own, name).isUndefined {
                throw attributeError(
                    "type object '\(self.name(type))' has no attribute '\(text(name))'", value, name)
            }
        } else {
            try reserveEntry(&own.pointee.table)
            set(own, name: name, new)
        }
        typeChanged(type)
    }

    /// Sets an attribute in the instance itself.
    func setOwn(_ instance: UnsafeMutablePointer<InstanceObject>, _ name: Value, _ new: Value) throws(Raised) {
        guard let shape = instance.pointee.shape else {
            let own = dict(instanceDict(instance))
            try reserveEntry(&own.pointee.table)
            return set(own, name: name, new)
        }
        let reference = shape.takeUnretainedValue()
        if let slot = reference.slots[name.bits] {
            instance.pointee.slots[slot] = new
            return
        }
        if reference.names.count >= Shape.largest || !name.header.pointee.flags.contains(.interned) {
            let own = dict(makeInstanceDict(instance))
            try reserveEntry(&own.pointee.table)
            return set(own, name: name, new)
        }
        if reference.next[name.bits] == nil {
            // Shapes stay as long as the session, so they are counted for good.
            let size = 256 + reference.names.count * 40
            try reserve(size)
            pointee.heap.count(size)
        }
        let next = reference.adding(name)
        try addSlot(instance, new)
        instance.pointee.shape = Unmanaged.passUnretained(next)
        let type = instance.pointee.header.type
        type.pointee.slotHint = Swift.max(type.pointee.slotHint, Int(instance.pointee.count))
    }

    /// Puts a value behind the slots in use.
    private func addSlot(_ instance: UnsafeMutablePointer<InstanceObject>, _ value: Value) throws(Raised) {
        let count = Int(instance.pointee.count)
        if count == Int(instance.pointee.capacity) {
            let capacity = Swift.max(4, count * 2)
            try reserve(capacity * 16)
            let slots = pointee.heap.buffer(capacity * 16).assumingMemoryBound(to: Value.self)
            slots.update(from: instance.pointee.slots, count: count)
            if instance.pointee.header.flags.contains(.owns) {
                pointee.heap.free(buffer: instance.pointee.slots, count * 16)
            }
            instance.pointee.header.flags.insert(.owns)
            instance.pointee.slots = slots
            instance.pointee.capacity = UInt32(truncatingIfNeeded: capacity)
        }
        instance.pointee.slots[count] = value
        instance.pointee.count &+= 1
    }

    fileprivate func deleteOwn(_ instance: UnsafeMutablePointer<InstanceObject>, _ name: Value) throws(Raised) -> Bool {
        if let shape = instance.pointee.shape {
            guard shape.takeUnretainedValue().slots[name.bits] != nil else { return false }
        }
        return try !remove(dict(makeInstanceDict(instance)), name).isUndefined
    }

    /// The dictionary of an instance: from now on its attributes live there.
    func makeInstanceDict(_ instance: UnsafeMutablePointer<InstanceObject>) -> Value {
        guard let shape = instance.pointee.shape else {
            let own = instanceDict(instance)
            return own.is(.dict) ? own : makeDict()
        }
        let reference = shape.takeUnretainedValue()
        let made = newDict()
        let value = finish(made)
        let members = hasHiddenMembers(instance.pointee.header.type) ? finish(newDict()) : .undefined
        for (index, name) in reference.names.enumerated() {
            let isHidden = members.is(.dict) && isMember(instance.pointee.header.type, name)
            set(isHidden ? dict(members) : made, name: name, instance.pointee.slots[reference.offset + index])
        }
        instance.pointee.shape = nil
        instance.pointee.count = UInt32(reference.offset)
        // Where memory for the slot is refused the limit error follows at the next chance.
        if members.is(.dict) { _ = try? addSlot(instance, members) }
        _ = try? addSlot(instance, value)
        return value
    }

    /// Replaces all attributes of an instance: `object.__dict__ = …`.
    func replaceInstanceDict(_ instance: UnsafeMutablePointer<InstanceObject>, _ new: Value) {
        _ = makeInstanceDict(instance)
        if instance.pointee.count > 0 { instance.pointee.slots[Int(instance.pointee.count) - 1] = new }
    }

    /// What is remembered of a class is no longer true.
    func typeChanged(_ type: TypePointer) {
        type.pointee.version = newVersion()
        updateHooks(type)
        for subclass in pointee.subclasses[UInt64(UInt(bitPattern: type))] ?? [] where subclass.isLive {
            typeChanged(self.type(subclass))
        }
    }

    /// Notes whether attribute access has to call Python.
    func updateHooks(_ type: TypePointer) {
        func isDefined(_ special: Special) -> Bool {
            let found = lookup(type, pointee.names[special])
            return special == .del ? !found.isUndefined : !isDefaultHook(found, special)
        }
        type.pointee.flags.remove([.hooksGet, .hooksSet, .hasFinalizer])
        if isDefined(.getattribute) || isDefined(.getattr) { type.pointee.flags.insert(.hooksGet) }
        if isDefined(.setattr) || isDefined(.delattr) { type.pointee.flags.insert(.hooksSet) }
        if isDefined(.del) { type.pointee.flags.insert(.hasFinalizer) }
    }

    // MARK: Errors

    func attributeError(_ message: String, _ value: Value, _ name: Value) -> Raised {
        let error = raise(pointee.types.attributeError, message)
        if pointee.pending.is(.exception), let detail = try? makeTuple([name, value]) {
            exception(pointee.pending).pointee.detail = detail
        }
        return error
    }

    @inline(never)
    func noAttribute(_ value: Value, _ name: Value, isWrite: Bool = false) -> Raised {
        let what =
            switch value.kind {
            case .type: "type object '\(self.name(type(value)))'"
            case .module: "module '\(text(object(value, ModuleObject.self).pointee.name))'"
            default: "'\(typeName(value))' object"
            }
        let end =
            isWrite && !value.is(.instance) ? " and no __dict__ for setting new attributes" : ""
        return attributeError("\(what) has no attribute '\(text(name))'\(end)", value, name)
    }
}

/// What `__slots__` names, in instances that have a dictionary beside it: it is not in the dictionary. As long as nobody
/// asks for that, all attributes are in the same place; then the slots get a table that nobody sees, before the dictionary.
extension UnsafeMutablePointer where Pointee == Machine {
    private func hasHiddenMembers(_ type: TypePointer) -> Bool {
        guard !type.pointee.flags.contains(.slotted) else { return false }
        let order = tuple(type.pointee.order)
        return (0..<order.pointee.count).contains {
            let names = self.type(order.pointee.items[$0]).pointee.slotNames
            return names.is(.tuple) && tuple(names).pointee.count > 0
        }
    }

    private func isMember(_ type: TypePointer, _ name: Value) -> Bool {
        let attribute = lookup(type, name)
        return attribute.is(.property)
            && object(attribute, DescriptorObject.self).pointee.header.type == pointee.types.memberDescriptor
    }

    /// The table of the slots of an instance whose dictionary was asked for.
    private func memberTable(_ instance: UnsafeMutablePointer<InstanceObject>) -> Value {
        let first = instance.pointee.header.flags.contains(.hasPrimitive) ? 1 : 0
        let position = Int(instance.pointee.count) - 2
        guard instance.pointee.shape == nil, position >= first else { return .undefined }
        let table = instance.pointee.slots[position]
        return table.is(.dict) ? table : .undefined
    }

    fileprivate func member(_ instance: UnsafeMutablePointer<InstanceObject>, _ name: Value) -> Value {
        let table = memberTable(instance)
        return table.isUndefined ? ownAttribute(instance, name) : get(dict(table), name: name)
    }

    fileprivate func setMember(
        _ instance: UnsafeMutablePointer<InstanceObject>, _ name: Value, _ new: Value
    ) throws(Raised) {
        let table = memberTable(instance)
        guard table.is(.dict) else { return try setOwn(instance, name, new) }
        try reserveEntry(&dict(table).pointee.table)
        set(dict(table), name: name, new)
    }

    fileprivate func deleteMember(
        _ instance: UnsafeMutablePointer<InstanceObject>, _ name: Value
    ) throws(Raised) -> Bool {
        if hasHiddenMembers(instance.pointee.header.type) { _ = makeInstanceDict(instance) }
        let table = memberTable(instance)
        guard table.is(.dict) else { return try deleteOwn(instance, name) }
        return try !remove(dict(table), name).isUndefined
    }
}
