/// `combinations`, `combinations_with_replacement`, `permutations`
extension WorldBuilder {
    func buildCombinations(_ m: ModuleBuilder) {
        for (name, repeats) in [("combinations", false), ("combinations_with_replacement", true)] {
            let t = m.iteratorType(name)
            let type = t.type
            t.new("cls, iterable, r") { (vm, a) throws(Raised) in
                let pool = try vm.makeTuple(from: a[1])
                vm.keep(pool)
                let length = try vm.machineIndex(a[2])
                if length < 0 { throw vm.valueError("r must be non-negative") }
                let size = vm.tuple(pool).pointee.count
                let isOver = repeats ? size == 0 && length > 0 : length > size
                let bytes = try vm.indicesSize(isOver ? 0 : length)
                let it = CombinationIterator(pool, isOver ? 0 : length, isOver: isOver, repeats: repeats)
                return try vm.makeBox(it, for: a[0], of: type, charging: bytes)
            }
        }
        let t = m.iteratorType("permutations")
        let type = t.type
        t.new("cls, iterable, r=None") { (vm, a) throws(Raised) in
            let pool = try vm.makeTuple(from: a[1])
            vm.keep(pool)
            let size = vm.tuple(pool).pointee.count
            var length = size
            if !a.orNone(2).isNone {
                guard vm.isInteger(a[2]) else { throw vm.typeError("Expected int as r") }
                length = try vm.machineIndex(a[2])
                if length < 0 { throw vm.valueError("r must be non-negative") }
            }
            let isOver = length > size
            let bytes = try vm.indicesSize(isOver ? 0 : size + length)
            let it = PermutationIterator(pool, size: isOver ? 0 : size, length: isOver ? 0 : length, isOver: isOver)
            return try vm.makeBox(it, for: a[0], of: type, charging: bytes)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The bytes of so many indices, if they fit.
    fileprivate func indicesSize(_ count: Int) throws(Raised) -> Int {
        if count > 1 << 40 { throw exceed(.memory) }
        try reserve(count * 8 + 96)
        try charge(count >> 2)
        return count * 8 + 96
    }

    /// A tuple of the items at some indices.
    @inline(__always)
    fileprivate func pick(_ pool: Value, _ indices: UnsafeMutablePointer<Int>, _ count: Int) throws(Raised) -> Value {
        if count == 0 { return pointee.emptyTuple }
        try charge(count >> 2)
        let result = try newTuple(count: count)
        let (items, target) = (tuple(pool).pointee.items, result.pointee.items)
        for position in 0..<count { target[position] = items[indices[position]] }
        return finish(result)
    }
}

private final class CombinationIterator: NativeIterator {
    private let pool: Value
    private let indices: UnsafeMutablePointer<Int>
    private let length: Int
    private let repeats: Bool
    private var hasStarted = false
    private var isOver: Bool

    init(_ pool: Value, _ length: Int, isOver: Bool, repeats: Bool) {
        self.pool = pool
        self.isOver = isOver
        self.repeats = repeats
        self.length = length
        indices = .allocate(capacity: Swift.max(1, length))
        for index in 0..<length { indices[index] = repeats ? 0 : index }
    }

    deinit { indices.deallocate() }

    override func trace(_ visit: (Value) -> Void) { visit(pool) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if isOver { return .undefined }
        if hasStarted {
            let size = vm.tuple(pool).pointee.count
            // The last index that can still move.
            var position = length - 1
            while position >= 0, indices[position] == (repeats ? size - 1 : position + size - length) { position -= 1 }
            if position < 0 {
                isOver = true
                return .undefined
            }
            let index = indices[position] + 1
            for later in position..<length { indices[later] = repeats ? index : index + later - position }
        } else {
            hasStarted = true
        }
        return try vm.pick(pool, indices, length)
    }
}

private final class PermutationIterator: NativeIterator {
    private let pool: Value
    private let size: Int
    private let length: Int
    private let indices: UnsafeMutablePointer<Int>
    private let cycles: UnsafeMutablePointer<Int>
    private var hasStarted = false
    private var isOver: Bool

    init(_ pool: Value, size: Int, length: Int, isOver: Bool) {
        self.pool = pool
        self.isOver = isOver
        self.size = size
        self.length = length
        indices = .allocate(capacity: Swift.max(1, size))
        cycles = .allocate(capacity: Swift.max(1, length))
        for index in 0..<size { indices[index] = index }
        for index in 0..<length { cycles[index] = size - index }
    }

    deinit {
        indices.deallocate()
        cycles.deallocate()
    }

    override func trace(_ visit: (Value) -> Void) { visit(pool) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if isOver { return .undefined }
        if hasStarted {
            var position = length - 1
            while position >= 0 {
                cycles[position] -= 1
                if cycles[position] > 0 {
                    let other = size - cycles[position]
                    let index = indices[position]
                    indices[position] = indices[other]
                    indices[other] = index
                    break
                }
                // This place has had every item: it goes to the end.
                try vm.charge((size - position) >> 3)
                let index = indices[position]
                (indices + position).update(from: indices + position + 1, count: size - position - 1)
                indices[size - 1] = index
                cycles[position] = size - position
                position -= 1
            }
            if position < 0 {
                isOver = true
                return .undefined
            }
        } else {
            hasStarted = true
        }
        return try vm.pick(pool, indices, length)
    }
}
