import Synchronization

/// Native modules, each made when a session of this process first imports it: a program that imports nothing should not
/// pay for what it could have imported.
///
/// What is in the world already is only read here, because sessions read it at the same time. New objects come from a
/// machine of the annex's own, and reach a session only through the lock.
final class WorldAnnex: Sendable {
    private struct State {
        let world: VM
        let types: Types
        let natives: UnsafeMutableBufferPointer<NativeEntry>
        var nativeCount: Int
        var version: UInt64
        var vm: VM?
        var modules: [String: UnsafeMutablePointer<DictObject>] = [:]
        var boxRestorers: [String: BoxRestorer] = [:]
    }

    private nonisolated(unsafe) var state: State
    private let lock = Mutex(())

    init(after builder: WorldBuilder, natives: UnsafeMutableBufferPointer<NativeEntry>) {
        let (nativeCount, version) = builder.state
        state = State(
            world: builder.vm, types: builder.types, natives: natives, nativeCount: nativeCount, version: version)
    }

    func module(_ name: String) -> UnsafeMutablePointer<DictObject>? {
        guard let build = WorldBuilder.nativeModule(name) else { return nil }
        return lock.withLock { _ in
            if state.modules[name] == nil { make(build) }
            return state.modules[name]
        }
    }

    var loadedModules: [String: UnsafeMutablePointer<DictObject>] { lock.withLock { _ in state.modules } }

    func withHeap(_ body: (Heap) -> Void) {
        lock.withLock { _ in if let vm = state.vm { body(vm.pointee.heap) } }
    }

    func boxRestorer(_ name: String) -> BoxRestorer? { lock.withLock { _ in state.boxRestorers[name] } }

    private func make(_ build: (WorldBuilder) -> Void) {
        let vm = machine()
        let builder = WorldBuilder(
            vm: vm, types: state.types, firstNative: state.nativeCount, version: state.version)
        build(builder)
        guard builder.finish(state.natives) else { return assertionFailure("the table of natives is too small") }
        (state.nativeCount, state.version) = builder.state
        state.boxRestorers.merge(builder.boxRestorers) { known, _ in known }
        state.modules.merge(builder.modules) { known, _ in known }
        // Sessions may have strings of these contents already, and each has but one that is interned.
        vm.forEach(vm.pointee.interned) { vm.string($0.key).pointee.header.flags.remove(.interned) }
        vm.release(&vm.pointee.interned)
    }

    private func machine() -> VM {
        if let vm = state.vm { return vm }
        let vm = VM.allocate(capacity: 1)
        vm.initialize(to: state.world.pointee)
        vm.pointee.heap = Heap(limit: .max, isImmortal: true)
        vm.pointee.heap.threshold = .max
        vm.pointee.interned = .empty
        vm.pointee.isAnnex = true
        state.vm = vm
        return vm
    }
}
