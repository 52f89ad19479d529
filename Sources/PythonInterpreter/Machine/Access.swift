/// Objects behind handles. Kind and generation are checked; a stale handle leads to an empty object and ends the session.
extension UnsafeMutablePointer where Pointee == Machine {
    @inline(__always)
    func object<Object>(_ value: Value, _: Object.Type) -> UnsafeMutablePointer<Object> {
        let pointer = value.raw(Object.self)
        if _fastPath(value.header.pointee.generation == value.generation) { return pointer }
        return stale(Object.self)
    }

    /// Where a handle names an object that is gone. That is a defect of ours; the guest gets nothing from it.
    @inline(never)
    func stale<Object>(_: Object.Type) -> UnsafeMutablePointer<Object> {
        pointee.isPoisoned = true
        pointee.exceeded = .interrupted
        pointee.fuel = 0
        let dead = pointee.dead
        dead.initializeMemory(as: UInt8.self, repeating: 0, count: 512)
        dead.assumingMemoryBound(to: Header.self).pointee.type = pointee.types.object
        return dead.assumingMemoryBound(to: Object.self)
    }

    @inline(__always) func string(_ value: Value) -> UnsafeMutablePointer<StringObject> {
        object(value, StringObject.self)
    }
    @inline(__always) func tuple(_ value: Value) -> UnsafeMutablePointer<TupleObject> {
        object(value, TupleObject.self)
    }
    @inline(__always) func list(_ value: Value) -> UnsafeMutablePointer<ListObject> { object(value, ListObject.self) }
    @inline(__always) func dict(_ value: Value) -> UnsafeMutablePointer<DictObject> { object(value, DictObject.self) }
    @inline(__always) func type(_ value: Value) -> UnsafeMutablePointer<TypeObject> { object(value, TypeObject.self) }
    @inline(__always) func function(_ value: Value) -> UnsafeMutablePointer<FunctionObject> {
        object(value, FunctionObject.self)
    }
    @inline(__always) func instance(_ value: Value) -> UnsafeMutablePointer<InstanceObject> {
        object(value, InstanceObject.self)
    }
    @inline(__always) func exception(_ value: Value) -> UnsafeMutablePointer<ExceptionObject> {
        object(value, ExceptionObject.self)
    }
    @inline(__always) func generator(_ value: Value) -> UnsafeMutablePointer<GeneratorObject> {
        object(value, GeneratorObject.self)
    }
    /// Its kind is looked at, because code of a dump may say that a register holds a cell where none is.
    @inline(__always) func cell(_ value: Value) -> UnsafeMutablePointer<CellObject> {
        if _fastPath(value.is(.cell)) { return object(value, CellObject.self) }
        return stale(CellObject.self)
    }
    @inline(__always) func bytes(_ value: Value) -> UnsafeMutablePointer<BytesObject> {
        object(value, BytesObject.self)
    }
    @inline(__always) func iterator(_ value: Value) -> UnsafeMutablePointer<IteratorObject> {
        object(value, IteratorObject.self)
    }

    /// The class of any value.
    @inline(__always)
    func typeOf(_ value: Value) -> UnsafeMutablePointer<TypeObject> {
        if value.isObject { return object(value, Header.self).pointee.type }
        switch value.kind {
        case .none: return pointee.types.noneType
        case .bool: return pointee.types.bool
        case .int: return pointee.types.int
        case .float: return pointee.types.float
        case .ellipsis: return pointee.types.ellipsisType
        case .notImplemented: return pointee.types.notImplementedType
        default: return pointee.types.object
        }
    }

    /// The builtin value of an instance whose class extends a builtin type; any other value itself.
    @inline(__always)
    func unwrapped(_ value: Value) -> Value {
        guard value.is(.instance) else { return value }
        let instance = instance(value)
        guard instance.pointee.header.flags.contains(.hasPrimitive) else { return value }
        return instance.pointee.slots[0]
    }

    @inline(__always) func unwrapped(_ value: Value, _ kind: Kind) -> Value? {
        let inner = unwrapped(value)
        return inner.is(kind) ? inner : nil
    }

    /// Keeps a value that a native function holds across calls back into Python.
    @inline(__always)
    func keep(_ value: Value) {
        if value.isObject { pushTemporary(value) }
    }

    @inline(never)
    func pushTemporary(_ value: Value) {
        if pointee.temporaryCount == pointee.temporaryCapacity {
            let larger = UnsafeMutablePointer<Value>.allocate(capacity: pointee.temporaryCapacity * 2)
            larger.update(from: pointee.temporaries, count: pointee.temporaryCount)
            pointee.temporaries.deallocate()
            pointee.temporaries = larger
            pointee.heap.count(pointee.temporaryCapacity * 16)
            // Nothing can be thrown from here: the next charge ends the run.
            if pointee.heap.bytes > pointee.heap.limit {
                if pointee.exceeded == nil { pointee.exceeded = .memory }
                endSlice()
            }
            pointee.temporaryCapacity *= 2
        }
        pointee.temporaries[pointee.temporaryCount] = value
        pointee.temporaryCount += 1
    }

    /// The next number for a version: never the same twice in a session.
    @inline(__always)
    func newVersion() -> UInt64 {
        pointee.nextVersion &+= 1
        return pointee.nextVersion
    }
}
