/// Fills the world: names the types and gives them their methods. `Builtins/` has one extension per type or topic.
final class WorldBuilder {
    let vm: VM
    let types: Types
    let builtins: UnsafeMutablePointer<DictObject>
    private var entries: [NativeEntry] = []
    private(set) var modules: [String: UnsafeMutablePointer<DictObject>] = [:]
    private var version: UInt64
    /// Where the natives of this builder begin in the table of all.
    private let firstNative: Int
    /// Functions that make objects of dumps again, by the names that these carry.
    var boxRestorers: [String: BoxRestorer] = [:]
    /// The one native behind all functions of the host.
    var hostCall = Value.undefined
    /// In this order bases come before what is derived from them.
    private var declared: [UnsafeMutablePointer<TypeObject>] = []

    init(vm: VM, types: Types, firstNative: Int = 0, version: UInt64 = 1) {
        self.vm = vm
        self.types = types
        self.firstNative = firstNative
        self.version = version
        builtins = vm.newDict()
    }

    /// How many natives there are, and the version of the newest type.
    var state: (nativeCount: Int, version: UInt64) { (firstNative + entries.count, version) }

    /// Fills in what looking up special methods of builtin types finds: nobody may write it later.
    private func settleSpecials() {
        // A table of our own, because the first use of a dictionary of another kind costs more than all of this.
        let size = 1024
        let slots = UnsafeMutablePointer<Int>.allocate(capacity: size)
        defer { slots.deallocate() }
        slots.initialize(repeating: -1, count: size)
        func slot(of bits: UInt64) -> Int {
            var slot = Int(truncatingIfNeeded: bits >> 4) & (size - 1)
            while slots[slot] >= 0, vm.pointee.names.specials[slots[slot]].bits != bits {
                slot = (slot + 1) & (size - 1)
            }
            return slot
        }
        for position in 0..<Special.count { slots[slot(of: vm.pointee.names.specials[position].bits)] = position }
        func position(of bits: UInt64) -> Int? {
            let position = slots[slot(of: bits)]
            return position < 0 ? nil : position
        }
        for type in declared {
            let bases = type.pointee.bases.raw(TupleObject.self)
            if bases.pointee.count > 0 {
                let parent = bases.pointee.items[0].raw(TypeObject.self)
                type.pointee.specials.update(from: parent.pointee.specials, count: Special.count)
            } else {
                type.pointee.specials.update(repeating: .none, count: Special.count)
            }
            vm.forEach(type.pointee.dict.raw(DictObject.self).pointee.table) { entry in
                guard let position = position(of: entry.key.bits) else { return }
                // One that is None is looked up each time: callers tell it from one that is not there.
                type.pointee.specials[position] = entry.value.isNone ? .undefined : entry.value
            }
            type.pointee.specialsVersion = type.pointee.version
        }
    }

    /// Puts the natives into the table. Gives false, and makes nothing usable, when it is full.
    func finish(_ table: UnsafeMutableBufferPointer<NativeEntry>) -> Bool {
        guard let base = table.baseAddress, firstNative + entries.count <= table.count else { return false }
        settleSpecials()
        for (index, entry) in entries.enumerated() { (base + firstNative + index).initialize(to: entry) }
        vm.pointee.natives = UnsafePointer(base)
        return true
    }

    // MARK: Types

    /// Names a type and places it. Bases must have been declared.
    @discardableResult
    func declare(
        _ type: UnsafeMutablePointer<TypeObject>, _ name: String, base: UnsafeMutablePointer<TypeObject>? = nil,
        layout: Kind, flags: TypeObject.Flags = [], module: String = "builtins", isPublic: Bool = true,
        documentation: String? = nil
    ) -> TypeBuilder {
        let dict = vm.newDict()
        let parent = base ?? types.object
        let isRoot = type == types.object
        declared.append(type)
        version += 1
        type.initialize(
            to: TypeObject(
                header: Header(generation: 1, kind: .type, flags: .immortal, units: 0, type: types.type),
                name: vm.internShared(name), qualifiedName: vm.internShared(name), module: vm.internShared(module),
                bases: vm.pointee.emptyTuple, order: vm.pointee.emptyTuple, dict: .object(dict), version: version,
                flags: flags.union(.builtin), layout: layout, primitive: nil, rootShape: nil, slotHint: 0,
                specials: .allocate(capacity: Special.count), specialsVersion: 0, slotNames: .undefined))
        type.pointee.specials.initialize(repeating: .undefined, count: Special.count)
        if !isRoot {
            type.pointee.bases = tuple([.object(parent)])
            let order = parent.pointee.order.raw(TupleObject.self)
            type.pointee.order = tuple(
                [.object(type)] + (0..<order.pointee.count).map { order.pointee.items[$0] })
            let inherited: TypeObject.Flags = [.isException, .isMetaclass, .isSequence, .isMapping, .matchesSelf]
            type.pointee.flags.formUnion(parent.pointee.flags.intersection(inherited))
        } else {
            type.pointee.order = tuple([.object(type)])
        }
        if let documentation {
            vm.set(dict, name: vm.internShared("__doc__"), vm.internShared(documentation))
        } else {
            vm.set(dict, name: vm.internShared("__doc__"), .none)
        }
        if isPublic, module == "builtins" { vm.set(builtins, name: vm.internShared(name), .object(type)) }
        return TypeBuilder(builder: self, type: type)
    }

    func tuple(_ items: [Value]) -> Value {
        guard !items.isEmpty, let tuple = try? vm.newTuple(count: items.count) else { return vm.pointee.emptyTuple }
        for (index, item) in items.enumerated() { tuple.pointee.items[index] = item }
        return .object(tuple)
    }

    /// A builder for a type that was declared.
    subscript(_ type: UnsafeMutablePointer<TypeObject>) -> TypeBuilder { TypeBuilder(builder: self, type: type) }

    // MARK: Functions

    func native(
        _ name: String, _ arity: Arity, owner: Value = .undefined, isMethod: Bool = false, isStatic: Bool = false,
        receiver: NativeObject.Receiver = .anything, documentation: String? = nil, text: String? = nil,
        _ body: @escaping NativeBody
    ) -> Value {
        entries.append(NativeEntry(name: name, arity: arity, body: body, documentation: documentation, text: text))
        let native = vm.allocate(.native, types.native, NativeObject.self)
        native.pointee.index = Int32(firstNative + entries.count - 1)
        native.pointee.isMethod = isMethod
        native.pointee.isStatic = isStatic
        native.pointee.receiver = receiver
        if isMethod { native.pointee.receiver = .instance }
        // Everything is an object.
        if native.pointee.receiver == .instance, owner.isIdentical(.object(types.object)) {
            native.pointee.receiver = .anything
        }
        native.pointee.name = vm.internShared(name)
        native.pointee.owner = owner
        native.pointee.state = .undefined
        return .object(native)
    }

    /// A function of `builtins` with named parameters.
    func function(_ name: String, _ signature: String, _ body: @escaping NativeBody) {
        add(native(name, .signature(Signature(signature)), text: signature, body))
    }

    /// A function of `builtins` that takes so many arguments by position.
    func function(_ name: String, _ count: ClosedRange<Int>, _ body: @escaping NativeBody) {
        add(native(name, .positional(count.lowerBound, count.upperBound), body))
    }

    func function(_ name: String, _ count: Int, _ body: @escaping NativeBody) {
        function(name, count...count, body)
    }

    /// A function of `builtins` that takes its arguments apart itself.
    func rawFunction(_ name: String, _ body: @escaping NativeBody) {
        add(native(name, .raw, body))
    }

    private func add(_ native: Value) { vm.set(builtins, name: native.raw(NativeObject.self).pointee.name, native) }

    func constant(_ name: String, _ value: Value) { vm.set(builtins, name: vm.internShared(name), value) }

    /// A module that is made of Swift. Each session that imports it gets a copy of its dictionary.
    func module(_ name: String, _ documentation: String? = nil) -> ModuleBuilder {
        let dict = vm.newDict()
        modules[name] = dict
        let module = ModuleBuilder(builder: self, name: name, dict: dict)
        if let documentation { module.constant("__doc__", vm.internShared(documentation)) }
        return module
    }

    /// A type that the machine does not name itself, for a native module.
    func type(
        _ name: String, base: UnsafeMutablePointer<TypeObject>? = nil, layout: Kind, flags: TypeObject.Flags = [],
        module: String
    ) -> TypeBuilder {
        let type = UnsafeMutablePointer<TypeObject>.allocate(capacity: 1)
        return declare(type, name, base: base, layout: layout, flags: flags, module: module, isPublic: false)
    }
}

/// Gives one builtin type its attributes.
struct TypeBuilder {
    let builder: WorldBuilder
    let type: UnsafeMutablePointer<TypeObject>

    /// Adds a native under its own name.
    private func add(_ native: Value) {
        let name = native.raw(NativeObject.self).pointee.name
        builder.vm.set(type.pointee.dict.raw(DictObject.self), name: name, native)
    }

    private func add(_ name: String, _ value: Value) {
        let vm = builder.vm
        vm.set(type.pointee.dict.raw(DictObject.self), name: vm.internShared(name), value)
    }

    /// A method that takes so many arguments by position, the receiver included.
    func method(_ name: String, _ count: ClosedRange<Int>, _ body: @escaping NativeBody) {
        add(
            builder.native(
                name, .positional(count.lowerBound, count.upperBound), owner: .object(type), isMethod: true, body))
    }

    func method(_ name: String, _ count: Int, _ body: @escaping NativeBody) { method(name, count...count, body) }

    /// A method with named parameters, `self` first.
    func method(_ name: String, _ signature: String, _ body: @escaping NativeBody) {
        add(
            builder.native(
                name, .signature(Signature(signature)), owner: .object(type), isMethod: true, text: signature, body))
    }

    func rawMethod(_ name: String, _ body: @escaping NativeBody) {
        add(builder.native(name, .raw, owner: .object(type), isMethod: true, body))
    }

    func special(_ special: Special, _ count: Int, _ body: @escaping NativeBody) {
        method(Special.texts[special.rawValue], count, body)
    }

    func special(_ special: Special, _ count: ClosedRange<Int>, _ body: @escaping NativeBody) {
        method(Special.texts[special.rawValue], count, body)
    }

    /// `__new__`: the first argument is the class.
    func new(_ signature: String, _ body: @escaping NativeBody) {
        add(
            builder.native(
                "__new__", .signature(Signature(signature)), owner: .object(type), isStatic: true,
                receiver: .derivedClass, text: signature, body))
    }

    func rawNew(_ body: @escaping NativeBody) {
        add(builder.native("__new__", .raw, owner: .object(type), isStatic: true, receiver: .derivedClass, body))
    }

    func classMethod(_ name: String, _ signature: String, _ body: @escaping NativeBody) {
        let function = builder.native(
            name, .signature(Signature(signature)), owner: .object(type), receiver: .derivedClass, text: signature,
            body)
        add(name, descriptor(.classMethod, builder.types.classMethod, get: function))
    }

    func rawClassMethod(_ name: String, _ body: @escaping NativeBody) {
        let function = builder.native(name, .raw, owner: .object(type), receiver: .derivedClass, body)
        add(name, descriptor(.classMethod, builder.types.classMethod, get: function))
    }

    func staticMethod(_ name: String, _ signature: String, _ body: @escaping NativeBody) {
        let function = builder.native(
            name, .signature(Signature(signature)), owner: .object(type), isStatic: true, text: signature, body)
        add(name, descriptor(.staticMethod, builder.types.staticMethod, get: function))
    }

    /// A computed attribute. The bodies get the receiver, and for setting the value (undefined to delete).
    func property(_ name: String, _ get: @escaping NativeBody, set: NativeBody? = nil) {
        let getter = builder.native(name, .positional(1, 1), owner: .object(type), receiver: .instance, get)
        var setter = Value.undefined
        if let set { setter = builder.native(name, .positional(1, 2), owner: .object(type), receiver: .instance, set) }
        let property = descriptor(.property, builder.types.property, get: getter, set: setter)
        property.raw(DescriptorObject.self).pointee.name = builder.vm.internShared(name)
        add(name, property)
    }

    func constant(_ name: String, _ value: Value) { add(name, value) }

    private func descriptor(
        _ kind: Kind, _ type: UnsafeMutablePointer<TypeObject>, get: Value, set: Value = .undefined
    ) -> Value {
        let descriptor = builder.vm.allocate(kind, type, DescriptorObject.self)
        descriptor.pointee.get = get
        descriptor.pointee.set = set
        descriptor.pointee.delete = set
        descriptor.pointee.documentation = .none
        descriptor.pointee.name = .undefined
        descriptor.pointee.attributes = .undefined
        return .object(descriptor)
    }
}

/// Fills a native module.
struct ModuleBuilder {
    let builder: WorldBuilder
    let name: String
    let dict: UnsafeMutablePointer<DictObject>
    var vm: VM { builder.vm }

    private func add(_ native: Value) { vm.set(dict, name: native.raw(NativeObject.self).pointee.name, native) }

    func constant(_ name: String, _ value: Value) { vm.set(dict, name: vm.internShared(name), value) }

    func function(_ name: String, _ signature: String, _ body: @escaping NativeBody) {
        add(builder.native(name, .signature(Signature(signature)), text: signature, body))
    }

    func function(_ name: String, _ count: ClosedRange<Int>, _ body: @escaping NativeBody) {
        add(builder.native(name, .positional(count.lowerBound, count.upperBound), body))
    }

    func function(_ name: String, _ count: Int, _ body: @escaping NativeBody) { function(name, count...count, body) }

    func rawFunction(_ name: String, _ body: @escaping NativeBody) { add(builder.native(name, .raw, body)) }

    func type(
        _ name: String, base: UnsafeMutablePointer<TypeObject>? = nil, layout: Kind, flags: TypeObject.Flags = []
    ) -> TypeBuilder {
        let type = builder.type(name, base: base, layout: layout, flags: flags, module: self.name)
        constant(name, .object(type.type))
        return type
    }
}
