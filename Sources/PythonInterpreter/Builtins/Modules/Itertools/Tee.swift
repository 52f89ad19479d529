/// `tee`
extension WorldBuilder {
    func buildTee(_ m: ModuleBuilder) {
        let t = type("_tee", layout: .box, module: "itertools")
        t.addIteration()
        let type = t.type
        t.new("cls, iterable, /") { (vm, a) throws(Raised) in try vm.makeTee(a[1], type) }
        t.method("__copy__", 1) { (vm, a) throws(Raised) in
            guard let tee = vm.box(a[0], TeeIterator.self) else { throw vm.wrongReceiver(a[0], type, "__copy__") }
            return try vm.makeBox(type, TeeIterator(tee))
        }
        m.function("tee", 1...2) { (vm, a) throws(Raised) in
            let count = a.count > 1 ? try vm.machineIndex(a[1]) : 2
            if count < 0 { throw vm.valueError("n must be >= 0") }
            if count == 0 { return vm.pointee.emptyTuple }
            let first = try vm.makeTee(a[0], type)
            vm.keep(first)
            let result = try vm.newTuple(count: count)
            for index in 0..<count { result.pointee.items[index] = .undefined }
            let handle = vm.finish(result)
            result.pointee.items[0] = first
            guard let tee = vm.box(first, TeeIterator.self) else { return handle }
            for index in 1..<Swift.max(1, count) {
                try vm.charge(8)
                result.pointee.items[index] = try vm.makeBox(type, TeeIterator(tee))
            }
            return handle
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A tee of an iterable; of another tee it is a copy.
    fileprivate func makeTee(_ source: Value, _ type: TypePointer) throws(Raised) -> Value {
        let iterator = try makeIterator(of: source)
        if let other = box(iterator, TeeIterator.self) { return try makeBox(type, TeeIterator(other)) }
        return try makeBox(type, TeeIterator(source: TeeSource(iterator), block: try makeList([])))
    }
}

/// What several tees read from.
private final class TeeSource {
    let iterator: Value
    var isReading = false

    init(_ iterator: Value) { self.iterator = iterator }
}

/// Items that were read lie in lists of a fixed size, each with the next one as its last element. What no tee can reach
/// any more is collected.
private final class TeeIterator: NativeIterator {
    private static let blockSize = 57
    private let source: TeeSource
    private var block: Value
    private var index: Int

    init(source: TeeSource, block: Value) {
        self.source = source
        self.block = block
        index = 0
    }

    init(_ other: TeeIterator) {
        source = other.source
        block = other.block
        index = other.index
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(source.iterator)
        visit(block)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if index == Self.blockSize {
            let full = vm.list(block)
            if full.pointee.count == Self.blockSize {
                let next = try vm.makeList([])
                try vm.append(full, next)
            }
            block = full.pointee.items[Self.blockSize]
            index = 0
        }
        let items = block
        vm.keep(items)
        if index < vm.list(items).pointee.count {
            index += 1
            return vm.list(items).pointee.items[index - 1]
        }
        if source.isReading { throw vm.raise(vm.pointee.types.runtimeError, "cannot re-enter the tee iterator") }
        source.isReading = true
        defer { source.isReading = false }
        let item = try vm.nextItem(source.iterator)
        if item.isUndefined { return .undefined }
        try vm.append(vm.list(items), item)
        index += 1
        return item
    }
}
