/// The items of a deque: a ring that grows.
final class DequeStorage: Box {
    /// No items, or `capacity` of them, of which those of the ring are there.
    private var items: UnsafeMutablePointer<Value>
    private var capacity = 0
    /// Where the first item lies.
    private var head = 0
    private(set) var count = 0
    /// Nil: without bound.
    var bound: Int?
    /// Changes whenever items come or go, so that iterators notice.
    private(set) var version = 0

    override init() { items = UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped }

    deinit { if capacity > 0 { items.deallocate() } }

    override func trace(_ visit: (Value) -> Void) {
        for index in 0..<count { visit(self[index]) }
    }

    override var dumpName: String? { "collections.deque" }
    override func dump(_ writer: inout BoxWriter) {
        writer.values = (0..<count).map { self[$0] }
        writer.data.signed(bound ?? -1)
    }

    /// A deque of a dump.
    static func restore(_ r: inout BoxReader) throws(DumpFailure) -> DequeStorage {
        let deque = DequeStorage()
        let bound = try r.data.signed()
        deque.bound = bound < 0 ? nil : bound
        do throws(Raised) {
            for value in r.values { try deque.append(value, r.vm) }
        } catch { throw .limit(.memory) }
        // What it took is counted with the object's charge.
        r.vm.pointee.heap.count(-deque.charged)
        return deque
    }

    /// An item, counted from the first one.
    subscript(index: Int) -> Value {
        @inline(__always) get { items[(head &+ index) & (capacity &- 1)] }
        @inline(__always) set { items[(head &+ index) & (capacity &- 1)] = newValue }
    }

    /// Makes room for one more.
    private func grow(_ vm: VM) throws(Raised) {
        let larger = capacity == 0 ? 8 : capacity * 2
        try resize(to: larger, vm)
    }

    private func resize(to larger: Int, _ vm: VM) throws(Raised) {
        if larger > capacity { try vm.reserve((larger - capacity) * 16) }
        let room = UnsafeMutablePointer<Value>.allocate(capacity: larger)
        for index in 0..<count { room[index] = self[index] }
        if capacity > 0 { items.deallocate() }
        let change = (larger - capacity) * 16
        vm.pointee.heap.count(change)
        charged += change
        items = room
        capacity = larger
        head = 0
    }

    func append(_ item: Value, _ vm: VM) throws(Raised) {
        version &+= 1
        if let bound, count >= bound {
            if bound == 0 { return }
            head = (head &+ 1) & (capacity &- 1)
            count -= 1
        } else if count == capacity {
            try grow(vm)
        }
        count += 1
        self[count - 1] = item
    }

    func prepend(_ item: Value, _ vm: VM) throws(Raised) {
        version &+= 1
        if let bound, count >= bound {
            if bound == 0 { return }
            count -= 1
        } else if count == capacity {
            try grow(vm)
        }
        head = (head &- 1) & (capacity &- 1)
        count += 1
        self[0] = item
    }

    /// The deque must not be empty.
    func popLast(_ vm: VM) -> Value {
        version &+= 1
        let item = self[count - 1]
        count -= 1
        shrink(vm)
        return item
    }

    func popFirst(_ vm: VM) -> Value {
        version &+= 1
        let item = self[0]
        head = (head &+ 1) & (capacity &- 1)
        count -= 1
        shrink(vm)
        return item
    }

    @inline(__always)
    private func shrink(_ vm: VM) {
        if capacity > 256, count < capacity >> 3 { try? resize(to: capacity >> 1, vm) }
    }

    func clear(_ vm: VM) {
        version &+= 1
        if capacity > 0 {
            items.deallocate()
            vm.pointee.heap.count(-capacity * 16)
            charged -= capacity * 16
        }
        items = UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped
        capacity = 0
        head = 0
        count = 0
    }

    /// Turns to the right, or to the left for a negative number.
    func rotate(_ steps: Int, _ vm: VM) throws(Raised) {
        if count < 2 { return }
        version &+= 1
        var right = steps % count
        if right < 0 { right += count }
        if right == 0 { return }
        if count == capacity {
            // A full ring turns by itself.
            head = (head &- right) & (capacity &- 1)
            return
        }
        if right <= count - right {
            try vm.charge(right >> 3)
            for _ in 0..<right {
                let item = self[count - 1]
                head = (head &- 1) & (capacity &- 1)
                self[0] = item
            }
        } else {
            try vm.charge((count - right) >> 3)
            for _ in 0..<count - right {
                let item = self[0]
                head = (head &+ 1) & (capacity &- 1)
                self[count - 1] = item
            }
        }
    }

    /// Items behind an index move one place towards it.
    func remove(at index: Int, _ vm: VM) throws(Raised) {
        try vm.charge(Swift.min(index, count - index) >> 3)
        version &+= 1
        if index < count - index {
            var position = index
            while position > 0 {
                self[position] = self[position - 1]
                position -= 1
            }
            head = (head &+ 1) & (capacity &- 1)
        } else {
            for position in index..<count - 1 { self[position] = self[position + 1] }
        }
        count -= 1
    }

    /// The deque must not be at its bound.
    func insert(_ item: Value, at index: Int, _ vm: VM) throws(Raised) {
        try vm.charge((count - index) >> 3)
        try append(item, vm)
        var position = count - 1
        while position > index {
            self[position] = self[position - 1]
            position -= 1
        }
        self[index] = item
    }

    func reverse(_ vm: VM) throws(Raised) {
        try vm.charge(count >> 3)
        version &+= 1
        var (low, high) = (0, count - 1)
        while low < high {
            let item = self[low]
            self[low] = self[high]
            self[high] = item
            low += 1
            high -= 1
        }
    }
}

/// Goes through a deque, as long as that does not change.
final class DequeIterator: NativeIterator {
    private let deque: DequeStorage
    private let isReversed: Bool
    private let version: Int
    private var index = 0
    private var isOver = false

    init(_ deque: DequeStorage, isReversed: Bool) {
        self.deque = deque
        self.isReversed = isReversed
        version = deque.version
    }

    var left: Int { isOver ? 0 : Swift.max(0, deque.count - index) }

    override func trace(_ visit: (Value) -> Void) { deque.trace(visit) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if isOver { return .undefined }
        if deque.version != version {
            isOver = true
            throw vm.raise(vm.pointee.types.runtimeError, "deque mutated during iteration")
        }
        if index >= deque.count {
            isOver = true
            return .undefined
        }
        index += 1
        return isReversed ? deque[deque.count - index] : deque[index - 1]
    }
}
