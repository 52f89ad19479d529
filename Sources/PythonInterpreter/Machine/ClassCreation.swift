/// Making classes: `class` statements and `type(name, bases, namespace)`.
extension UnsafeMutablePointer where Pointee == Machine {
    /// `__build_class__(body, name, *bases, metaclass=…, **keywords)`
    func buildClass(_ arguments: Arguments) throws(Raised) -> Value {
        let keywordCount = arguments.keywordNames.isUndefined ? 0 : tuple(arguments.keywordNames).pointee.count
        let positional = arguments.count - keywordCount
        guard positional >= 2, arguments[0].is(.function) else {
            throw typeError("__build_class__: func must be a function")
        }
        let body = arguments[0]
        let name = arguments[1]
        let originalBases = try makeTuple(arguments.base + 2, count: positional - 2)
        keep(originalBases)
        let bases = try resolvedBases(originalBases)
        keep(bases)
        var metaclass = Value.undefined
        var names: [Value] = []
        var values: [Value] = []
        for index in 0..<keywordCount {
            let keyword = tuple(arguments.keywordNames).pointee.items[index]
            let value = arguments[positional + index]
            if keyword.isIdentical(pointee.names.metaclass) {
                metaclass = value
            } else {
                names.append(keyword)
                values.append(value)
            }
        }
        if metaclass.isUndefined {
            metaclass =
                tuple(bases).pointee.count == 0
                ? .object(pointee.types.type) : .object(typeOf(tuple(bases).pointee.items[0]))
        }
        if metaclass.is(.type), isSubtype(type(metaclass), pointee.types.type) {
            metaclass = .object(try winner(type(metaclass), bases))
        }
        let namespace = try preparedNamespace(metaclass, name, bases, names, values)
        keep(namespace)
        let cell = try runBody(body, namespace)
        keep(cell)
        if !bases.isIdentical(originalBases) {
            try setItem(namespace, intern("__orig_bases__"), originalBases)
        }
        if cell.is(.cell) { try setItem(namespace, pointee.names.classcell, cell) }
        let made = try call(
            metaclass, [name, bases, namespace] + values, keywordNames: names)
        if cell.is(.cell), made.is(.type), self.cell(cell).pointee.contents.isUndefined {
            throw raise(
                pointee.types.runtimeError,
                "__class__ not set defining '\(text(name))' as \(try representation(made)). Was __classcell__ propagated to type.__new__?"
            )
        }
        return made
    }

    func call(_ callee: Value, _ arguments: [Value], keywordNames: [Value]) throws(Raised) -> Value {
        let names = keywordNames.isEmpty ? Value.undefined : try makeTuple(keywordNames)
        keep(names)
        let window = try openWindow(arguments.count)
        for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
        return try call(callee, arguments: window + 1, count: arguments.count, names: names)
    }

    private func preparedNamespace(
        _ metaclass: Value, _ name: Value, _ bases: Value, _ names: [Value], _ values: [Value]
    ) throws(Raised) -> Value {
        let prepare = try getAttributeOrUndefined(metaclass, pointee.names[.prepare])
        if prepare.isUndefined || prepare.is(.native)
            || prepare.is(.method)
                && object(prepare, MethodObject.self).pointee.function.is(.native)
        {
            return makeDict()
        }
        let namespace = try call(prepare, [name, bases] + values, keywordNames: names)
        guard isMapping(namespace) else {
            throw typeError(
                "\(metaclass.is(.type) ? self.name(type(metaclass)) : "<metaclass>").__prepare__() must return a mapping, not"
                    + " \(typeName(namespace))")
        }
        return namespace
    }

    /// Runs a class body with a namespace and gives what it returns: the `__class__` cell, or none.
    private func runBody(_ body: Value, _ namespace: Value) throws(Raised) -> Value {
        let function = function(body)
        return try runCode(
            function.pointee.code, globals: dict(function.pointee.globals), namespace: namespace, function: body)
    }

    /// Runs code that has no parameters, from a native function.
    func runCode(
        _ code: UnsafeMutablePointer<CodeObject>, globals: UnsafeMutablePointer<DictObject>, namespace: Value,
        function: Value
    ) throws(Raised) -> Value {
        let base = pointee.top
        guard base + (code.pointee.registerCount + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        try checkStack()
        for index in 0..<code.pointee.localCount { base[index] = .undefined }
        let depth = pointee.frameCount
        defer { pointee.top = base }
        try pushFrame(
            code, base: base, globals: globals, namespace: namespace, function: function, continuation: .boundary,
            result: 0)
        pointee.nesting += 1
        let keeps = pointee.keepsTemporaries
        pointee.keepsTemporaries = false
        defer {
            pointee.keepsTemporaries = keeps
            pointee.nesting -= 1
        }
        return try run(above: depth)
    }

    /// Bases that are no classes stand for those that their `__mro_entries__` names.
    private func resolvedBases(_ bases: Value) throws(Raised) -> Value {
        var result: [Value] = []
        var isChanged = false
        for index in 0..<tuple(bases).pointee.count {
            let base = tuple(bases).pointee.items[index]
            if base.is(.type) {
                result.append(base)
                continue
            }
            let method = try getAttributeOrUndefined(base, pointee.names[.mroEntries])
            if method.isUndefined {
                result.append(base)
                continue
            }
            let entries = try call(method, bases)
            guard entries.is(.tuple) else { throw typeError("__mro_entries__ must return a tuple") }
            isChanged = true
            for position in 0..<tuple(entries).pointee.count { result.append(tuple(entries).pointee.items[position]) }
        }
        return isChanged ? try makeTuple(result) : bases
    }

    /// The most derived metaclass.
    func winner(_ metaclass: TypePointer, _ bases: Value) throws(Raised) -> TypePointer {
        var winner = metaclass
        for index in 0..<tuple(bases).pointee.count {
            let candidate = typeOf(tuple(bases).pointee.items[index])
            if isSubtype(winner, candidate) { continue }
            if isSubtype(candidate, winner) {
                winner = candidate
                continue
            }
            if !tuple(bases).pointee.items[index].is(.type) { continue }
            throw typeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses"
                    + " of all its bases")
        }
        return winner
    }

    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`
    func makeType(
        _ metaclass: TypePointer, name: Value, bases given: Value, namespace: Value, keywordNames: [Value],
        keywordValues: [Value]
    ) throws(Raised) -> Value {
        let bases = tuple(given).pointee.count == 0 ? try makeTuple([.object(pointee.types.object)]) : given
        keep(bases)
        let baseList = try checkedBases(bases)
        let type = try allocateType(metaclass, name, bases, baseList)
        let handle = finish(type)
        keep(handle)
        try fillNamespace(type, handle, namespace)
        try finishType(type, handle, keywordNames, keywordValues)
        return handle
    }

    private func checkedBases(_ bases: Value) throws(Raised) -> [TypePointer] {
        var result: [TypePointer] = []
        for index in 0..<tuple(bases).pointee.count {
            let base = tuple(bases).pointee.items[index]
            guard base.is(.type) else {
                throw typeError("bases must be types")
            }
            let type = type(base)
            if type.pointee.flags.contains(.final) {
                throw typeError("type '\(name(type))' is not an acceptable base type")
            }
            for earlier in result where earlier == type {
                throw typeError("duplicate base class \(name(type))")
            }
            result.append(type)
        }
        return result
    }

    private func allocateType(
        _ metaclass: TypePointer, _ name: Value, _ bases: Value, _ baseList: [TypePointer]
    ) throws(Raised) -> TypePointer {
        // What instances are made of: the one base that is not a plain object decides.
        var layoutBase = pointee.types.object
        for base in baseList {
            let candidate = solidBase(base)
            if candidate == layoutBase || isSubtype(layoutBase, candidate) { continue }
            guard isSubtype(candidate, layoutBase) else {
                throw typeError("multiple bases have instance lay-out conflict")
            }
            layoutBase = candidate
        }
        try reserve(4096)
        let type = allocate(.type, metaclass, TypeObject.self)
        let specials = UnsafeMutablePointer<Value>.allocate(capacity: Special.count)
        specials.initialize(repeating: .undefined, count: Special.count)
        pointee.heap.count(Special.count * 16)
        type.pointee.specials = specials
        type.pointee.specialsVersion = 0
        type.pointee.name = intern(name)
        type.pointee.qualifiedName = type.pointee.name
        type.pointee.module = .undefined
        type.pointee.bases = bases
        type.pointee.order = pointee.emptyTuple
        type.pointee.version = newVersion()
        type.pointee.flags = []
        type.pointee.rootShape = nil
        type.pointee.slotHint = baseList.map { $0.pointee.slotHint }.max() ?? 0
        type.pointee.slotNames = .undefined
        type.pointee.dict = .undefined
        type.pointee.primitive = nil
        for base in baseList {
            let inherited: TypeObject.Flags = [
                .isException, .isMetaclass, .isSequence, .isMapping, .matchesSelf,
            ]
            type.pointee.flags.formUnion(base.pointee.flags.intersection(inherited))
        }
        if type.pointee.flags.contains(.isException) {
            type.pointee.layout = .exception
        } else if type.pointee.flags.contains(.isMetaclass) {
            type.pointee.layout = .type
        } else {
            type.pointee.layout = .instance
            if layoutBase != pointee.types.object { type.pointee.primitive = layoutBase }
        }
        type.pointee.dict = makeDict()
        keep(.object(type))
        type.pointee.order = try resolutionOrder(type, baseList)
        let hook = lookup(metaclass, intern("mro"))
        if hook.is(.function) {
            // A metaclass may order the bases itself.
            let order = try makeTuple(from: try call(hook, .object(type)))
            for index in 0..<tuple(order).pointee.count where !tuple(order).pointee.items[index].is(.type) {
                throw typeError("mro() returned a non-class ('\(typeName(tuple(order).pointee.items[index]))')")
            }
            type.pointee.order = order
        }
        return type
    }

    /// The builtin type that decides the layout of a class's instances.
    private func solidBase(_ type: TypePointer) -> TypePointer {
        if type.pointee.flags.contains(.builtin) {
            return type.pointee.flags.contains(.isException) ? pointee.types.baseException : type
        }
        if let primitive = type.pointee.primitive { return primitive }
        if type.pointee.layout == .exception { return pointee.types.baseException }
        if type.pointee.layout == .type { return pointee.types.type }
        return pointee.types.object
    }

    /// C3: each class before its bases, and bases in the order in which every class lists them.
    private func resolutionOrder(_ type: TypePointer, _ bases: [TypePointer]) throws(Raised) -> Value {
        var sequences: [[TypePointer]] = bases.map { base in
            let order = tuple(base.pointee.order)
            return (0..<order.pointee.count).map { self.type(order.pointee.items[$0]) }
        }
        sequences.append(bases)
        var result: [Value] = [.object(type)]
        while true {
            sequences.removeAll { $0.isEmpty }
            if sequences.isEmpty { break }
            try charge(sequences.count * 4)
            var chosen: TypePointer?
            for sequence in sequences {
                guard let candidate = sequence.first else { continue }
                if sequences.allSatisfy({ !$0.dropFirst().contains(candidate) }) {
                    chosen = candidate
                    break
                }
            }
            guard let chosen else {
                var seen: [TypePointer] = []
                for sequence in sequences {
                    if let first = sequence.first, !seen.contains(first) { seen.append(first) }
                }
                throw typeError(
                    "Cannot create a consistent method resolution order (MRO) for bases "
                        + seen.map { name($0) }.joined(separator: ", "))
            }
            result.append(.object(chosen))
            for index in sequences.indices where sequences[index].first == chosen { sequences[index].removeFirst() }
        }
        return try makeTuple(result)
    }

    /// `Class.__bases__ = …`: the order of the class and of those below it is computed anew.
    func setBases(_ value: Value, _ new: Value) throws(Raised) {
        try checkMutable(value, "__bases__")
        let type = type(value)
        guard new.is(.tuple) else {
            throw typeError("can only assign tuple to \(name(type)).__bases__, not \(typeName(new))")
        }
        guard tuple(new).pointee.count > 0 else {
            throw typeError("can only assign non-empty tuple to \(name(type)).__bases__, not ()")
        }
        let bases = try checkedBases(new)
        for base in bases {
            if isSubtype(base, type) { throw typeError("a __bases__ item causes an inheritance cycle") }
            guard solidBase(base) == solidBase(type) || solidBase(base) == pointee.types.object,
                base != pointee.types.object || type.pointee.flags.contains(.slotted) || bases.count > 1
            else {
                throw typeError(
                    "__bases__ assignment: '\(name(base))' object layout differs from '\(name(type))'")
            }
        }
        let order = try resolutionOrder(type, bases)
        let old = tuple(type.pointee.bases)
        for index in 0..<old.pointee.count {
            pointee.subclasses[old.pointee.items[index].bits]?.removeAll { $0.isIdentical(value) }
        }
        for base in bases { pointee.subclasses[UInt64(UInt(bitPattern: base)), default: []].append(value) }
        type.pointee.bases = new
        type.pointee.order = order
        try reorderSubclasses(type, depth: 0)
        typeChanged(type)
    }

    private func reorderSubclasses(_ type: TypePointer, depth: Int) throws(Raised) {
        if depth > 200 { throw exceed(.recursion) }
        for subclass in pointee.subclasses[UInt64(UInt(bitPattern: type))] ?? [] where subclass.isLive {
            let below = self.type(subclass)
            let bases = tuple(below.pointee.bases)
            below.pointee.order = try resolutionOrder(
                below, (0..<bases.pointee.count).map { self.type(bases.pointee.items[$0]) })
            try reorderSubclasses(below, depth: depth + 1)
        }
    }

    private func fillNamespace(_ type: TypePointer, _ handle: Value, _ namespace: Value) throws(Raised) {
        let own = dict(type.pointee.dict)
        try update(own, from: namespace)
        let cell = get(own, name: pointee.names.classcell)
        if !cell.isUndefined, !cell.is(.cell) {
            throw typeError(
                "__classcell__ must be a nonlocal cell, not \(text(try representation(.object(typeOf(cell)))))")
        }
        if cell.is(.cell) {
            self.cell(cell).pointee.contents = handle
            _ = try remove(own, pointee.names.classcell)
        }
        let module = get(own, name: pointee.names.module)
        if module.isUndefined {
            let globals = currentGlobals()
            let name = globals.map { get($0, name: pointee.names.name) } ?? .undefined
            type.pointee.module = name.isUndefined ? intern("builtins") : name
            set(own, name: pointee.names.module, type.pointee.module)
        } else {
            type.pointee.module = module
        }
        let qualified = get(own, name: pointee.names.qualname)
        if !qualified.isUndefined {
            guard qualified.is(.string) else {
                throw typeError("type __qualname__ must be a str, not \(typeName(qualified))")
            }
            type.pointee.qualifiedName = qualified
            _ = try remove(own, pointee.names.qualname)
        }
        if get(own, name: pointee.names.doc).isUndefined { set(own, name: pointee.names.doc, .none) }
        // Some methods are what they are without saying so.
        for (name, kind, descriptor) in [
            (pointee.names[.new], Kind.staticMethod, pointee.types.staticMethod),
            (pointee.names[.initSubclass], .classMethod, pointee.types.classMethod),
            (pointee.names[.classGetitem], .classMethod, pointee.types.classMethod),
        ] {
            let value = get(own, name: name)
            if value.is(.function) { set(own, name: name, makeDescriptor(kind, descriptor, value)) }
        }
        // Defining equality without a hash makes instances unhashable.
        if !get(own, name: pointee.names[.eq]).isUndefined, get(own, name: pointee.names[.hash]).isUndefined {
            set(own, name: pointee.names[.hash], .none)
        }
        try makeSlots(type)
    }

    func makeDescriptor(_ kind: Kind, _ type: TypePointer, _ function: Value) -> Value {
        let descriptor = allocate(kind, type, DescriptorObject.self)
        descriptor.pointee.get = function
        descriptor.pointee.set = .undefined
        descriptor.pointee.delete = .undefined
        descriptor.pointee.documentation = .none
        descriptor.pointee.name = .undefined
        descriptor.pointee.attributes = .undefined
        return finish(descriptor)
    }

    private func makeSlots(_ type: TypePointer) throws(Raised) {
        let own = dict(type.pointee.dict)
        let slots = get(own, name: pointee.names.slots)
        // Without slots of its own, or above a base with a dictionary, instances have one.
        let bases = tuple(type.pointee.bases)
        let allSlotted = (0..<bases.pointee.count).allSatisfy { index in
            let base = self.type(bases.pointee.items[index])
            return base == pointee.types.object || base.pointee.flags.contains(.slotted)
                || base.pointee.flags.contains(.builtin) && base.pointee.layout != .exception
        }
        guard !slots.isUndefined else { return }
        let names: Value
        if slots.is(.string) {
            names = try makeTuple([slots])
        } else {
            names = try makeTuple(from: slots)
        }
        keep(names)
        type.pointee.slotNames = names
        var hasDict = false
        for index in 0..<tuple(names).pointee.count {
            let name = tuple(names).pointee.items[index]
            guard name.is(.string) else {
                throw typeError("__slots__ items must be strings, not '\(typeName(name))'")
            }
            if name.isIdentical(pointee.names.dict) {
                hasDict = true
                continue
            }
            if name.isIdentical(pointee.names.weakref) { continue }
            var text = text(name)
            guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart,
                text.unicodeScalars.allSatisfy({ $0.properties.isXIDContinue })
            else {
                throw typeError("__slots__ must be identifiers")
            }
            if text.hasPrefix("__"), !text.hasSuffix("__") {
                let plain = self.text(type.pointee.name).drop { $0 == "_" }
                if !plain.isEmpty { text = "_" + plain + text }
            }
            let mangled = intern(text)
            if !get(own, name: mangled).isUndefined {
                throw valueError("'\(text)' in __slots__ conflicts with class variable")
            }
            let member = makeDescriptor(.property, pointee.types.memberDescriptor, .undefined)
            object(member, DescriptorObject.self).pointee.name = mangled
            object(member, DescriptorObject.self).pointee.set = .object(type)
            set(own, name: mangled, member)
        }
        if allSlotted, !hasDict { type.pointee.flags.insert(.slotted) }
    }

    private func finishType(
        _ type: TypePointer, _ handle: Value, _ keywordNames: [Value], _ keywordValues: [Value]
    ) throws(Raised) {
        updateHooks(type)
        let bases = tuple(type.pointee.bases)
        for index in 0..<bases.pointee.count {
            pointee.subclasses[bases.pointee.items[index].bits, default: []].append(handle)
        }
        // Descriptors learn their names.
        var named: [(Value, Value)] = []
        forEach(dict(type.pointee.dict).pointee.table) { named.append(($0.key, $0.value)) }
        for (name, value) in named {
            if value.is(.property) {
                let descriptor = object(value, DescriptorObject.self)
                if descriptor.pointee.name.isUndefined, !value.header.pointee.flags.contains(.immortal) {
                    descriptor.pointee.name = name
                }
            }
            guard value.is(.instance) || value.is(.box) else { continue }
            let hook = lookup(typeOf(value), .setName)
            if hook.isUndefined { continue }
            do {
                _ = try callSpecial3(hook, value, handle, name)
            } catch {
                throw addNote(
                    error,
                    "Error calling __set_name__ on '\(typeName(value))' instance '\(text(name))' in '\(self.name(type))'"
                )
            }
        }
        // The parent is told.
        let parent = try superLookup(handle, pointee.names[.initSubclass])
        if !parent.isUndefined, !parent.isIdentical(World.shared.objectInitSubclass) || !keywordNames.isEmpty {
            _ = try call(parent, keywordValues, keywordNames: keywordNames)
        }
    }

    func callSpecial3(_ method: Value, _ receiver: Value, _ first: Value, _ second: Value) throws(Raised) -> Value {
        if method.is(.function) || method.is(.native) { return try call(method, receiver, first, second) }
        return try call(try bind(method, to: receiver, typeOf(receiver)), first, second)
    }

    /// An attribute of a class as `super()` in a class method of it sees it.
    private func superLookup(_ handle: Value, _ name: Value) throws(Raised) -> Value {
        let order = tuple(type(handle).pointee.order)
        for index in 1..<Swift.max(1, order.pointee.count) {
            let found = get(dict(type(order.pointee.items[index]).pointee.dict), name: name)
            if !found.isUndefined { return try bind(found, to: .undefined, type(handle)) }
        }
        return .undefined
    }

    /// Adds a note to the pending exception.
    func addNote(_ raised: Raised, _ note: String) -> Raised {
        guard pointee.exceeded == nil, pointee.pending.is(.exception), let text = try? makeString(note) else {
            return raised
        }
        let attributes = makeAttributesDict(pointee.pending)
        guard attributes.is(.dict) else { return raised }
        let notes = get(dict(attributes), name: pointee.names.notes)
        if notes.is(.list) {
            _ = try? append(list(notes), text)
        } else if let list = try? makeList([text]) {
            set(dict(attributes), name: pointee.names.notes, list)
        }
        return raised
    }

    /// The globals of the Python function that is running.
    func currentGlobals() -> UnsafeMutablePointer<DictObject>? {
        pointee.frameCount > 0 ? pointee.frames[pointee.frameCount - 1].globals : nil
    }

    // MARK: isinstance, issubclass

    /// `isinstance(value, classes)`
    func isInstanceOf(_ value: Value, _ classes: Value) throws(Raised) -> Bool {
        if classes.is(.type) {
            let type = type(classes)
            if typeOf(value) == type { return true }
            let metaclass = type.pointee.header.type
            if metaclass != pointee.types.type {
                let hook = lookup(metaclass, .instancecheck)
                if !hook.isUndefined, !hook.is(.native) { return try isTrue(try callSpecial(hook, classes, value)) }
            }
            return try isPlainInstance(value, type)
        }
        if classes.is(.tuple) {
            try checkStack()
            for index in 0..<tuple(classes).pointee.count {
                if try isInstanceOf(value, tuple(classes).pointee.items[index]) { return true }
            }
            return false
        }
        if classes.is(.union) {
            let members = object(classes, GenericAliasObject.self).pointee.arguments
            for index in 0..<tuple(members).pointee.count {
                var member = tuple(members).pointee.items[index]
                if member.isNone { member = .object(pointee.types.noneType) }
                if try isInstanceOf(value, member) { return true }
            }
            return false
        }
        if classes.is(.genericAlias) { throw typeError("isinstance() argument 2 cannot be a parameterized generic") }
        let hook = lookup(typeOf(classes), .instancecheck)
        if !hook.isUndefined { return try isTrue(try callSpecial(hook, classes, value)) }
        throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    }

    /// Without the metaclass's say: the class, or what `__class__` claims.
    func isPlainInstance(_ value: Value, _ type: TypePointer) throws(Raised) -> Bool {
        if isSubtype(typeOf(value), type) { return true }
        guard value.is(.instance) else { return false }
        let claimed = lookup(typeOf(value), pointee.names.class)
        guard claimed.is(.property), !claimed.header.pointee.flags.contains(.immortal) else { return false }
        let other = try getAttributeOrUndefined(value, pointee.names.class)
        return other.is(.type) && isSubtype(self.type(other), type)
    }

    /// `issubclass(one, classes)`
    func isSubclassOf(_ one: Value, _ classes: Value) throws(Raised) -> Bool {
        if classes.is(.tuple) {
            try checkStack()
            for index in 0..<tuple(classes).pointee.count {
                if try isSubclassOf(one, tuple(classes).pointee.items[index]) { return true }
            }
            return false
        }
        if classes.is(.union) {
            guard one.is(.type) else { throw typeError("issubclass() arg 1 must be a class") }
            let members = object(classes, GenericAliasObject.self).pointee.arguments
            for index in 0..<tuple(members).pointee.count {
                var member = tuple(members).pointee.items[index]
                if member.isNone { member = .object(pointee.types.noneType) }
                if try isSubclassOf(one, member) { return true }
            }
            return false
        }
        if classes.is(.type) {
            let metaclass = type(classes).pointee.header.type
            if metaclass != pointee.types.type {
                let hook = lookup(metaclass, .subclasscheck)
                if !hook.isUndefined, !hook.is(.native) { return try isTrue(try callSpecial(hook, classes, one)) }
            }
            guard one.is(.type) else { throw typeError("issubclass() arg 1 must be a class") }
            return isSubtype(type(one), type(classes))
        }
        let hook = lookup(typeOf(classes), .subclasscheck)
        if !hook.isUndefined { return try isTrue(try callSpecial(hook, classes, one)) }
        guard one.is(.type) else { throw typeError("issubclass() arg 1 must be a class") }
        throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    }
}
