/// `product`
extension WorldBuilder {
    func buildProducts(_ m: ModuleBuilder) {
        let t = m.iteratorType("product")
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            let keywords = vm.keywordCount(a)
            let positional = a.count - keywords
            var times = 1
            for index in 0..<keywords {
                let name = vm.text(vm.tuple(a.keywordNames).pointee.items[index])
                guard name == "repeat" else {
                    throw vm.typeError("product() got an unexpected keyword argument '\(name)'")
                }
                times = try vm.machineIndex(a[positional + index])
            }
            if times < 0 { throw vm.valueError("repeat argument cannot be negative") }
            let given = positional - 1
            let (count, overflows) = given.multipliedReportingOverflow(by: times)
            if overflows || count > 1 << 40 {
                throw vm.raise(vm.pointee.types.overflowError, "repeat argument too large")
            }
            try vm.reserve(count * 40)
            try vm.charge(count)
            let pools = try vm.newTuple(count: count)
            for index in 0..<count { pools.pointee.items[index] = .undefined }
            let handle = count == 0 ? vm.pointee.emptyTuple : vm.finish(pools)
            if times > 0 {
                for index in 0..<given { pools.pointee.items[index] = try vm.makeTuple(from: a[index + 1]) }
                for index in given..<Swift.max(given, count) {
                    pools.pointee.items[index] = pools.pointee.items[index - given]
                }
            }
            return try vm.makeBox(ProductIterator(handle, count), for: a[0], of: type, charging: 96 + count * 8)
        }
    }
}

private final class ProductIterator: NativeIterator {
    /// A tuple of tuples.
    private let pools: Value
    private let count: Int
    private let indices: UnsafeMutablePointer<Int>
    private var hasStarted = false
    private var isOver = false

    init(_ pools: Value, _ count: Int) {
        self.pools = pools
        self.count = count
        indices = .allocate(capacity: Swift.max(1, count))
        indices.update(repeating: 0, count: count)
    }

    deinit { indices.deallocate() }

    override func trace(_ visit: (Value) -> Void) { visit(pools) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if isOver { return .undefined }
        if count == 0 {
            isOver = true
            return vm.pointee.emptyTuple
        }
        try vm.charge(count >> 2)
        let pools = vm.tuple(pools).pointee.items
        if hasStarted {
            // The last index moves fastest.
            var position = count - 1
            while position >= 0 {
                indices[position] += 1
                if indices[position] < vm.tuple(pools[position]).pointee.count { break }
                indices[position] = 0
                position -= 1
            }
            if position < 0 {
                isOver = true
                return .undefined
            }
        } else {
            hasStarted = true
            for index in 0..<count where vm.tuple(pools[index]).pointee.count == 0 {
                isOver = true
                return .undefined
            }
        }
        let result = try vm.newTuple(count: count)
        let target = result.pointee.items
        for index in 0..<count { target[index] = vm.tuple(pools[index]).pointee.items[indices[index]] }
        return vm.finish(result)
    }
}
