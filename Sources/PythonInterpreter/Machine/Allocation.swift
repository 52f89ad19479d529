/// New objects. Each is counted before it is there; what might not fit is refused by a limit error.
extension UnsafeMutablePointer where Pointee == Machine {
    @inline(__always)
    func allocate<Object>(
        _ kind: Kind, _ type: UnsafeMutablePointer<TypeObject>, _: Object.Type, extra: Int = 0
    ) -> UnsafeMutablePointer<Object> {
        pointee.heap.cell(kind, bytes: MemoryLayout<Object>.size + extra, type: type)
            .assumingMemoryBound(to: Object.self)
    }

    /// The handle of a new object. Inside native functions that may call back it is kept until they return.
    @inline(__always)
    func finish<Object>(_ pointer: UnsafeMutablePointer<Object>) -> Value {
        let value = Value.object(pointer)
        if _slowPath(pointee.keepsTemporaries) { pushTemporary(value) }
        return value
    }

    /// Makes sure that this many bytes fit, or raises the limit error.
    @inline(__always)
    func reserve(_ bytes: Int) throws(Raised) {
        if _slowPath(!pointee.heap.fits(bytes)) { throw exceed(.memory) }
    }

    // MARK: Tuples and lists

    /// A tuple of this size whose items the caller fills in at once.
    @inline(__always)
    func newTuple(count: Int) throws(Raised) -> UnsafeMutablePointer<TupleObject> {
        let inline = count <= 24
        if !inline { try reserve(count &* 16) }
        let tuple = allocate(.tuple, pointee.types.tuple, TupleObject.self, extra: inline ? count * 16 : 0)
        tuple.pointee.count = count
        if inline {
            tuple.pointee.items = (UnsafeMutableRawPointer(tuple) + TupleObject.inlineOffset)
                .assumingMemoryBound(to: Value.self)
        } else {
            tuple.pointee.items = pointee.heap.buffer(count * 16).assumingMemoryBound(to: Value.self)
            tuple.pointee.header.flags.insert(.owns)
        }
        return tuple
    }

    func makeTuple(_ items: UnsafePointer<Value>, count: Int) throws(Raised) -> Value {
        if count == 0 { return pointee.emptyTuple }
        let tuple = try newTuple(count: count)
        tuple.pointee.items.update(from: items, count: count)
        return finish(tuple)
    }

    func makeTuple(_ items: [Value]) throws(Raised) -> Value {
        if items.isEmpty { return pointee.emptyTuple }
        let tuple = try newTuple(count: items.count)
        for (index, item) in items.enumerated() { tuple.pointee.items[index] = item }
        return finish(tuple)
    }

    @inline(__always)
    func newList(capacity: Int) throws(Raised) -> UnsafeMutablePointer<ListObject> {
        try reserve(capacity &* 16)
        let list = allocate(.list, pointee.types.list, ListObject.self)
        list.pointee.count = 0
        list.pointee.capacity = capacity
        if capacity == 0 {
            list.pointee.items = UnsafeMutablePointer<Value>(bitPattern: 16).unsafelyUnwrapped
        } else {
            list.pointee.items = pointee.heap.buffer(capacity * 16).assumingMemoryBound(to: Value.self)
        }
        return list
    }

    func makeList(_ items: UnsafePointer<Value>, count: Int) throws(Raised) -> Value {
        let list = try newList(capacity: count)
        list.pointee.items.update(from: items, count: count)
        list.pointee.count = count
        return finish(list)
    }

    func makeList(_ items: [Value]) throws(Raised) -> Value {
        let list = try newList(capacity: items.count)
        for (index, item) in items.enumerated() { list.pointee.items[index] = item }
        list.pointee.count = items.count
        return finish(list)
    }

    @inline(__always)
    func append(_ list: UnsafeMutablePointer<ListObject>, _ item: Value) throws(Raised) {
        if _slowPath(list.pointee.count == list.pointee.capacity) { try grow(list, by: 1) }
        list.pointee.items[list.pointee.count] = item
        list.pointee.count &+= 1
    }

    /// Makes room for more items.
    @inline(never)
    func grow(_ list: UnsafeMutablePointer<ListObject>, by more: Int) throws(Raised) {
        let needed = list.pointee.count &+ more
        let old = list.pointee.capacity
        if needed <= old { return }
        let capacity = Swift.max(needed, old + (old >> 1) + 4)
        try reserve(capacity &* 16)
        let items =
            old > 0
            ? pointee.heap.grow(buffer: list.pointee.items, from: old * 16, to: capacity * 16)
            : pointee.heap.buffer(capacity * 16)
        list.pointee.items = items.assumingMemoryBound(to: Value.self)
        list.pointee.capacity = capacity
    }

    // MARK: Dictionaries and sets

    func newDict() -> UnsafeMutablePointer<DictObject> {
        let dict = allocate(.dict, pointee.types.dict, DictObject.self)
        dict.pointee.table = .empty
        dict.pointee.table.version = newVersion()
        dict.pointee.cachedHash = 0
        return dict
    }

    @inline(__always) func makeDict() -> Value { finish(newDict()) }

    func makeSet(_ kind: Kind = .set) -> Value {
        let set = allocate(kind, kind == .set ? pointee.types.set : pointee.types.frozenSet, DictObject.self)
        set.pointee.table = .empty
        set.pointee.table.version = newVersion()
        set.pointee.cachedHash = 0
        return finish(set)
    }

    // MARK: Small ones

    func makeCell(_ contents: Value) -> Value {
        let cell = allocate(.cell, pointee.types.cell, CellObject.self)
        cell.pointee.contents = contents
        return finish(cell)
    }

    @inline(__always)
    func makeMethod(_ function: Value, _ receiver: Value) -> Value {
        let method = allocate(.method, pointee.types.method, MethodObject.self)
        method.pointee.function = function
        method.pointee.receiver = receiver
        return finish(method)
    }

    func makeSlice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
        let slice = allocate(.slice, pointee.types.slice, SliceObject.self)
        slice.pointee.start = start
        slice.pointee.stop = stop
        slice.pointee.step = step
        return finish(slice)
    }

    func makeComplex(_ real: Double, _ imaginary: Double) -> Value {
        let complex = allocate(.complex, pointee.types.complex, ComplexObject.self)
        complex.pointee.real = real
        complex.pointee.imaginary = imaginary
        return finish(complex)
    }

    func makeIterator(
        _ source: IteratorObject.Source, _ type: UnsafeMutablePointer<TypeObject>, _ object: Value,
        other: Value = .undefined, index: Int = 0, stop: Int = 0, step: Int = 1, version: UInt64 = 0
    ) -> Value {
        let iterator = allocate(.iterator, type, IteratorObject.self)
        iterator.pointee.source = source
        iterator.pointee.isFinished = false
        iterator.pointee.isStrict = false
        iterator.pointee.object = object
        iterator.pointee.other = other
        iterator.pointee.index = index
        iterator.pointee.stop = stop
        iterator.pointee.step = step
        iterator.pointee.version = version
        return finish(iterator)
    }

    /// An object whose state is a Swift object, of which it takes ownership.
    func makeBox(_ type: UnsafeMutablePointer<TypeObject>, _ box: Box, charging bytes: Int = 64) throws(Raised) -> Value
    {
        try reserve(bytes)
        pointee.heap.count(bytes)
        box.charged = bytes
        let object = allocate(.box, type, BoxObject.self)
        object.pointee.box = Unmanaged.passRetained(box)
        object.pointee.attributes = .undefined
        object.pointee.header.flags.insert(.owns)
        return finish(object)
    }

    /// The Swift object behind a box, if it is of that class.
    func box<Contents: Box>(_ value: Value, _: Contents.Type) -> Contents? {
        let inner = unwrapped(value)
        guard inner.is(.box) else { return nil }
        let box = object(inner, BoxObject.self).pointee.box.takeUnretainedValue()
        // Nearly always it is of that very class, which needs no search.
        if Swift.type(of: box) == Contents.self { return unsafeDowncast(box, to: Contents.self) }
        return box as? Contents
    }
}
