/// Everything that sessions share: builtin types, native functions, common strings. It is made once in a process and
/// never written to afterwards, so that any number of sessions on any threads may read it.
final class World: @unchecked Sendable {
    static let shared = World()

    /// A machine without frames, whose heap is the immortal one.
    let vm: VM
    let types: Types
    let names: Names
    /// All natives. The table never moves: modules that are made later add theirs at its end.
    let natives: UnsafeMutableBufferPointer<NativeEntry>
    let characters: UnsafeMutablePointer<Value>
    /// The dictionary of `builtins`, which each session copies.
    let builtins: UnsafeMutablePointer<DictObject>
    private let annex: WorldAnnex

    /// What makes Swift objects of dumps again.
    private let boxRestorers: [String: BoxRestorer]

    /// Natives that the machine recognises, because it has a faster way or a default.
    let objectNew, objectInit, objectHash, objectStr, objectInitSubclass, buildClass: Value
    /// The native behind all functions of the host; sessions make objects of their own with its index.
    let hostCall: Value

    private init() {
        let key = HashKey.shared
        let vm = VM.allocate(capacity: 1)
        self.vm = vm
        let bootstrap = WorldBootstrap(vm: vm, key: key)
        types = bootstrap.types
        names = vm.pointee.names
        characters = vm.pointee.characters
        let builder = WorldBuilder(vm: vm, types: types)
        builder.build()
        builtins = builder.builtins
        func ofObject(_ name: String) -> Value {
            vm.get(bootstrap.types.object.pointee.dict.raw(DictObject.self), name: vm.internShared(name))
        }
        objectNew = ofObject("__new__")
        objectInit = ofObject("__init__")
        objectHash = ofObject("__hash__")
        objectStr = ofObject("__str__")
        objectInitSubclass = ofObject("__init_subclass__")
        buildClass = vm.get(builder.builtins, name: vm.internShared("__build_class__"))
        hostCall = builder.hostCall
        boxRestorers = builder.boxRestorers
        natives = .allocate(capacity: 1 << 14)
        let isWhole = builder.finish(natives)
        assert(isWhole, "the table of natives is too small")
        annex = WorldAnnex(after: builder, natives: natives)
    }

    /// Whether there is a native module of this name.
    func hasNativeModule(_ name: String) -> Bool { WorldBuilder.nativeModule(name) != nil }

    /// The dictionary of a native module, which each session that imports it copies.
    func nativeModule(_ name: String) -> UnsafeMutablePointer<DictObject>? { annex.module(name) }

    /// The modules that were made so far.
    var loadedModules: [String: UnsafeMutablePointer<DictObject>] { annex.loadedModules }

    /// The heaps of what sessions share.
    func forEachHeap(_ body: (Heap) -> Void) {
        body(vm.pointee.heap)
        annex.withHeap(body)
    }

    /// What makes Swift objects of a dump again that carry this name.
    func boxRestorer(_ name: String) -> BoxRestorer? { boxRestorers[name] ?? annex.boxRestorer(name) }

    /// The shared string of this content, if there is one. While the world is being made its own table is the session's.
    @inline(__always)
    func interned(_ string: UnsafeMutablePointer<StringObject>, hash: Int) -> Value? {
        let position = vm.findString(&vm.pointee.interned, string, hash: hash)
        guard position >= 0, let entries = vm.pointee.interned.entries else { return nil }
        return entries[position].key
    }
}
