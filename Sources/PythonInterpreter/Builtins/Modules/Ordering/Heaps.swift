/// `_heapq`
extension WorldBuilder {
    func buildHeaps() {
        let m = module("_heapq")
        for isMax in [false, true] {
            let suffix = isMax ? "_max" : ""
            m.function("heapify" + suffix, 1) { (vm, a) throws(Raised) in
                let list = try vm.heap(a[0])
                var index = list.pointee.count / 2 - 1
                while index >= 0 {
                    try vm.sink(list, index, isMax)
                    index -= 1
                }
                return .none
            }
            m.function("heappush" + suffix, 2) { (vm, a) throws(Raised) in
                let list = try vm.heap(a[0])
                try vm.append(list, a[1])
                try vm.rise(list, from: 0, list.pointee.count - 1, isMax)
                return .none
            }
            m.function("heappop" + suffix, 1) { (vm, a) throws(Raised) in
                let list = try vm.heap(a[0])
                let count = list.pointee.count
                if count == 0 { throw vm.raise(vm.pointee.types.indexError, "index out of range") }
                let last = list.pointee.items[count - 1]
                list.pointee.count = count - 1
                vm.shrink(list)
                if count == 1 { return last }
                let first = list.pointee.items[0]
                vm.keep(first)
                list.pointee.items[0] = last
                try vm.sink(list, 0, isMax)
                return first
            }
            m.function("heapreplace" + suffix, 2) { (vm, a) throws(Raised) in
                let list = try vm.heap(a[0])
                if list.pointee.count == 0 { throw vm.raise(vm.pointee.types.indexError, "index out of range") }
                let first = list.pointee.items[0]
                vm.keep(first)
                list.pointee.items[0] = a[1]
                try vm.sink(list, 0, isMax)
                return first
            }
            m.function("heappushpop" + suffix, 2) { (vm, a) throws(Raised) in
                let list = try vm.heap(a[0])
                if list.pointee.count == 0 { return a[1] }
                let first = list.pointee.items[0]
                vm.keep(first)
                if try !vm.precedes(first, a[1], isMax) { return a[1] }
                if list.pointee.count == 0 { throw vm.raise(vm.pointee.types.indexError, "index out of range") }
                let replaced = list.pointee.items[0]
                vm.keep(replaced)
                list.pointee.items[0] = a[1]
                try vm.sink(list, 0, isMax)
                return replaced
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func heap(_ value: Value) throws(Raised) -> UnsafeMutablePointer<ListObject> {
        guard let list = unwrapped(value, .list) else {
            throw typeError("heap argument must be a list, not \(typeName(value))")
        }
        return self.list(list)
    }

    /// Whether one item comes before another.
    @inline(__always)
    fileprivate func precedes(_ one: Value, _ other: Value, _ isMax: Bool) throws(Raised) -> Bool {
        let (a, b) = isMax ? (other, one) : (one, other)
        if a.isInt, b.isInt { return a.asInt < b.asInt }
        if a.isFloat, b.isFloat { return a.asDouble < b.asDouble }
        keep(a)
        keep(b)
        return try compareTrue(.lt, a, b)
    }

    private func checkSize(_ list: UnsafeMutablePointer<ListObject>, _ count: Int) throws(Raised) {
        if list.pointee.count != count {
            throw raise(pointee.types.runtimeError, "list changed size during iteration")
        }
    }

    /// Moves an item towards the root until its parent precedes it.
    fileprivate func rise(
        _ list: UnsafeMutablePointer<ListObject>, from start: Int, _ position: Int, _ isMax: Bool
    ) throws(Raised) {
        var position = position
        let count = list.pointee.count
        let kept = pointee.temporaryCount
        while position > start {
            try charge(1)
            let parent = (position - 1) >> 1
            let isBefore = try precedes(list.pointee.items[position], list.pointee.items[parent], isMax)
            try checkSize(list, count)
            pointee.temporaryCount = kept
            if !isBefore { return }
            let item = list.pointee.items[position]
            list.pointee.items[position] = list.pointee.items[parent]
            list.pointee.items[parent] = item
            position = parent
        }
    }

    /// Moves an item to a leaf along the smaller children, and up again to its place.
    fileprivate func sink(
        _ list: UnsafeMutablePointer<ListObject>, _ start: Int, _ isMax: Bool
    ) throws(Raised) {
        var position = start
        let count = list.pointee.count
        let kept = pointee.temporaryCount
        while position < count >> 1 {
            try charge(1)
            var child = 2 * position + 1
            if child + 1 < count {
                let isBefore = try precedes(list.pointee.items[child], list.pointee.items[child + 1], isMax)
                try checkSize(list, count)
                pointee.temporaryCount = kept
                if !isBefore { child += 1 }
            }
            let item = list.pointee.items[position]
            list.pointee.items[position] = list.pointee.items[child]
            list.pointee.items[child] = item
            position = child
        }
        try rise(list, from: start, position, isMax)
    }
}
