import Synchronization

/// Names of the objects that all sessions share, by which dumps refer to them: the way to them from a builtin name, a
/// module or a type. Made when the first dump is, and continued when further modules are.
final class ImmortalNames: Sendable {
    static let shared = ImmortalNames()

    private let state = Mutex(State())

    private init() { state.withLock { $0.addWorld() } }

    func name(_ value: Value) -> String? {
        let bits = value.bits
        return state.withLock { state in
            if let name = state.names[bits] { return name }
            state.addModules()
            return state.names[bits]
        }
    }

    func nativeName(_ index: Int32) -> String? {
        state.withLock { state in
            if let name = state.natives[index] { return name }
            state.addModules()
            return state.natives[index]
        }
    }

    /// The object of a name; its module is made if it has not been yet.
    func value(_ name: String) -> Value? {
        state.withLock { state in
            if let value = state.values[name] { return value }
            var prefix = ""
            for part in (name.split(separator: " ").first ?? "").split(separator: ".") {
                prefix += (prefix.isEmpty ? "" : ".") + part
                if World.shared.hasNativeModule(prefix) { _ = World.shared.nativeModule(prefix) }
            }
            state.addModules()
            return state.values[name]
        }
    }

    private struct State: @unchecked Sendable {
        var names: [UInt64: String] = [:]
        var values: [String: Value] = [:]
        /// For each native function the name of an object that has it.
        var natives: [Int32: String] = [:]
        private var modules: Set<String> = []

        mutating func addWorld() {
            let world = World.shared
            let vm = world.vm
            var roots = [
                (vm.pointee.emptyTuple, "()"), (vm.pointee.emptyBytes, "b''"), (world.hostCall, "host function"),
            ]
            vm.forEach(world.builtins.pointee.table) { roots.append(($0.value, "builtins." + vm.text($0.key))) }
            withUnsafeBytes(of: world.types) { bytes in
                for type in bytes.bindMemory(to: Types.Pointer.self) {
                    roots.append(
                        (.object(type), "<type>." + vm.text(type.pointee.module) + "." + vm.text(type.pointee.name)))
                }
            }
            add(roots)
        }

        mutating func addModules() {
            let loaded = World.shared.loadedModules
            let vm = World.shared.vm
            for name in loaded.keys.sorted() where modules.insert(name).inserted {
                var roots: [(Value, String)] = []
                if let dict = loaded[name] {
                    vm.forEach(dict.pointee.table) { roots.append(($0.value, name + "." + vm.text($0.key))) }
                }
                add(roots)
            }
        }

        /// Names everything that can be reached. What has a name keeps it, and is found by the new one too.
        private mutating func add(_ roots: [(Value, String)]) {
            let vm = World.shared.vm
            var queue: [(Value, String)] = []
            var seen: Set<UInt64> = []
            func add(_ value: Value, _ name: String) {
                guard value.isObject, value.header.pointee.flags.contains(.immortal), seen.insert(value.bits).inserted
                else { return }
                var unique = name
                var number = 2
                while let other = values[unique], other.bits != value.bits {
                    unique = "\(name)#\(number)"
                    number += 1
                }
                if names[value.bits] == nil { names[value.bits] = unique }
                values[unique] = value
                queue.append((value, unique))
            }
            for (value, name) in roots { add(value, name) }
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
                    vm.forEach(type.dict.raw(DictObject.self).pointee.table) {
                        add($0.value, name + "." + vm.text($0.key))
                    }
                    for (index, base) in Self.items(type.order).enumerated() { add(base, "\(name) order \(index)") }
                    add(.object(type.header.type), name + " class")
                case .property, .classMethod, .staticMethod:
                    let descriptor = value.raw(DescriptorObject.self).pointee
                    add(descriptor.get, name + " get")
                    add(descriptor.set, name + " set")
                    add(descriptor.delete, name + " delete")
                case .tuple:
                    for (index, item) in Self.items(value).enumerated() { add(item, "\(name) \(index)") }
                case .dict:
                    vm.forEach(value.raw(DictObject.self).pointee.table) {
                        add($0.value, name + "." + vm.text($0.key))
                    }
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
}
