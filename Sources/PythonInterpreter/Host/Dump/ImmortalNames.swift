/// Names of the objects that all sessions share, by which dumps refer to them: the way to them from a builtin name, a
/// module or a type. Made when the first dump is.
final class ImmortalNames: @unchecked Sendable {
    static let shared = ImmortalNames()

    private var names: [UInt64: String] = [:]
    private var values: [String: Value] = [:]
    /// For each native function the name of an object that has it.
    private var natives: [Int32: String] = [:]

    func name(_ value: Value) -> String? { names[value.bits] }
    func value(_ name: String) -> Value? { values[name] }
    func nativeName(_ index: Int32) -> String? { natives[index] }

    private init() {
        let world = World.shared
        let vm = world.vm
        var queue: [(Value, String)] = []
        func add(_ value: Value, _ name: String) {
            guard value.isObject, value.header.pointee.flags.contains(.immortal) else { return }
            if names[value.bits] != nil { return }
            var unique = name
            var number = 2
            while values[unique] != nil {
                unique = "\(name)#\(number)"
                number += 1
            }
            names[value.bits] = unique
            values[unique] = value
            queue.append((value, unique))
        }
        func addAll(_ table: Table, _ prefix: String) {
            vm.forEach(table) { add($0.value, prefix + "." + vm.text($0.key)) }
        }
        add(vm.pointee.emptyTuple, "()")
        add(vm.pointee.emptyBytes, "b''")
        add(world.hostCall, "host function")
        addAll(world.builtins.pointee.table, "builtins")
        for name in world.nativeModules.keys.sorted() {
            if let module = world.nativeModules[name] { addAll(module.pointee.table, name) }
        }
        withUnsafeBytes(of: world.types) { bytes in
            for type in bytes.bindMemory(to: Types.Pointer.self) {
                add(.object(type), "<type>." + vm.text(type.pointee.module) + "." + vm.text(type.pointee.name))
            }
        }
        var next = 0
        while next < queue.count {
            let (value, name) = queue[next]
            next += 1
            switch value.kind {
            case .type:
                let type = value.raw(TypeObject.self).pointee
                add(type.dict, name + " dict")
                add(type.bases, name + " bases")
                add(type.order, name + " order")
                addAll(type.dict.raw(DictObject.self).pointee.table, name)
                for (index, base) in Self.items(type.order).enumerated() { add(base, "\(name) order \(index)") }
                add(.object(type.header.type), name + " class")
            case .property, .classMethod, .staticMethod:
                let descriptor = value.raw(DescriptorObject.self).pointee
                add(descriptor.get, name + " get")
                add(descriptor.set, name + " set")
                add(descriptor.delete, name + " delete")
            case .tuple:
                for (index, item) in Self.items(value).enumerated() { add(item, "\(name) \(index)") }
            case .dict: addAll(value.raw(DictObject.self).pointee.table, name)
            case .native:
                let native = value.raw(NativeObject.self).pointee
                if natives[native.index] == nil { natives[native.index] = name }
                add(native.state, name + " state")
            default: break
            }
        }
    }

    private static func items(_ tuple: Value) -> [Value] {
        guard tuple.is(.tuple) else { return [] }
        let object = tuple.raw(TupleObject.self)
        return (0..<object.pointee.count).map { object.pointee.items[$0] }
    }
}

/// What a dump's code depends on: it is restored only where this is the same.
enum DumpBuild {
    static let magic: [UInt8] = Array("BHPY".utf8)
    static let format: UInt64 = 1

    /// A number for the instructions and the layouts that this build has.
    static let identity: UInt64 = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        mix("1")
        for number in UInt8.min...UInt8.max {
            if let opcode = Opcode(rawValue: number) { mix("\(number)\(opcode)") }
            if let kind = kindName(number) { mix("\(number)\(kind)") }
        }
        return hash
    }()

    static let lastKind = Kind.asyncGenStep.rawValue

    private static func kindName(_ number: UInt8) -> String? {
        number <= lastKind ? "\(unsafeBitCast(number, to: Kind.self))" : nil
    }
}
