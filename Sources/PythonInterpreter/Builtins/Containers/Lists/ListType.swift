/// `list`
extension WorldBuilder {
    func buildSequences() {
        buildList()
        buildListSpecials()
        buildTuple()
    }

    private func buildList() {
        let t = self[types.list]
        t.constant("__doc__", vm.internShared("Built-in mutable sequence."))
        t.rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.list)
            let plain = try vm.makeList([])
            return type == vm.pointee.types.list ? plain : try vm.newInstance(type, primitive: plain)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in
            let handle = try vm.receiver(a, .list, "__init__")
            let source = try vm.onlyArgument(a, of: "list")
            vm.list(handle).pointee.count = 0
            if !source.isUndefined { try vm.extend(handle, source) }
            return .none
        }
        t.method("append", 2) { (vm, a) throws(Raised) in
            try vm.append(vm.list(try vm.receiver(a, .list, "append")), a[1])
            return .none
        }
        t.method("extend", 2) { (vm, a) throws(Raised) in
            try vm.extend(try vm.receiver(a, .list, "extend"), a[1])
            return .none
        }
        t.method("insert", 3) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "insert"))
            var index = try vm.machineIndex(a[1])
            let count = list.pointee.count
            if index < 0 { index = Swift.max(0, index &+ count) }
            index = Swift.min(index, count)
            try vm.charge((count - index) >> 4)
            try vm.grow(list, by: 1)
            (list.pointee.items + index + 1).update(from: list.pointee.items + index, count: count - index)
            list.pointee.items[index] = a[2]
            list.pointee.count = count + 1
            return .none
        }
        t.method("pop", 1...2) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "pop"))
            var index = a.count > 1 ? try vm.machineIndex(a[1]) : -1
            let count = list.pointee.count
            if count == 0 { throw vm.raise(vm.pointee.types.indexError, "pop from empty list") }
            if index < 0 { index &+= count }
            guard index >= 0, index < count else {
                throw vm.raise(vm.pointee.types.indexError, "pop index out of range")
            }
            let item = list.pointee.items[index]
            let rest = count - index - 1
            if rest > 0 {
                try vm.charge(rest >> 4)
                (list.pointee.items + index).update(from: list.pointee.items + index + 1, count: rest)
            }
            list.pointee.count = count - 1
            vm.shrink(list)
            return item
        }
        t.method("remove", 2) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "remove"))
            let index = try vm.firstIndex(list, of: a[1], from: 0, to: .max)
            // The comparison may have shortened the list.
            guard index >= 0, index < list.pointee.count else { throw vm.valueError("list.remove(x): x not in list") }
            let rest = list.pointee.count - index - 1
            try vm.charge(rest >> 4)
            if rest > 0 { (list.pointee.items + index).update(from: list.pointee.items + index + 1, count: rest) }
            list.pointee.count -= 1
            return .none
        }
        t.method("clear", 1) { (vm, a) throws(Raised) in
            vm.clear(vm.list(try vm.receiver(a, .list, "clear")))
            return .none
        }
        t.method("copy", 1) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "copy"))
            try vm.charge(list.pointee.count >> 4)
            return try vm.makeList(list.pointee.items, count: list.pointee.count)
        }
        t.method("reverse", 1) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "reverse"))
            try vm.charge(list.pointee.count >> 4)
            vm.reverse(list.pointee.items, count: list.pointee.count)
            return .none
        }
        t.method("index", 2...4) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "index"))
            let bounds = try vm.searchBounds(a, list.pointee.count)
            let index = try vm.firstIndex(list, of: a[1], from: bounds.start, to: bounds.stop)
            if index < 0 { throw vm.valueError("list.index(x): x not in list") }
            return .int(index)
        }
        t.method("count", 2) { (vm, a) throws(Raised) in
            let list = vm.list(try vm.receiver(a, .list, "count"))
            var (found, index) = (0, 0)
            let kept = vm.pointee.temporaryCount
            while index < list.pointee.count {
                if index & 15 == 0 { try vm.charge(4) }
                if try vm.isEqual(list.pointee.items[index], a[1]) { found += 1 }
                vm.pointee.temporaryCount = kept
                index += 1
            }
            return .int(found)
        }
        t.method("sort", "self, /, *, key=None, reverse=False") { (vm, a) throws(Raised) in
            let list = try vm.receiver(a, .list, "sort")
            let isReversed = a.has(2) ? try vm.isTrue(a[2]) : false
            try vm.sort(list, key: a.orNone(1), isReversed: isReversed)
            return .none
        }
    }

    private func buildListSpecials() {
        let t = self[types.list]
        t.constant("__hash__", .none)
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.list(try vm.receiver(a, .list, "__len__")).pointee.count)
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            try vm.getItem(try vm.receiver(a, .list, "__getitem__"), a[1])
        }
        t.special(.setitem, 3) { (vm, a) throws(Raised) in
            try vm.setItem(try vm.receiver(a, .list, "__setitem__"), a[1], a[2])
            return .none
        }
        t.special(.delitem, 2) { (vm, a) throws(Raised) in
            try vm.deleteItem(try vm.receiver(a, .list, "__delitem__"), a[1])
            return .none
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.contains(try vm.receiver(a, .list, "__contains__"), a[1]))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.receiver(a, .list, "__iter__"))
        }
        t.special(.reversed, 1) { (vm, a) throws(Raised) in
            let list = try vm.receiver(a, .list, "__reversed__")
            return vm.makeIterator(
                .reversedList, vm.pointee.types.listReverseIterator, list, index: vm.list(list).pointee.count - 1)
        }
        t.special(.add, 2) { (vm, a) throws(Raised) in
            // Anything else is left to the other operand; the operator has the words for it.
            try vm.concatenateSequences(try vm.receiver(a, .list, "__add__"), a[1])
        }
        for special in [Special.mul, .rmul] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let sequence = try vm.receiver(a, .list, "__mul__")
                let count = try vm.repetitions(a[1])
                return count.isUndefined ? .notImplemented : try vm.repeatSequence(sequence, count)
            }
        }
        t.special(.iadd, 2) { (vm, a) throws(Raised) in
            try vm.extend(try vm.receiver(a, .list, "__iadd__"), a[1])
            return a[0]
        }
        t.special(.imul, 2) { (vm, a) throws(Raised) in
            let count = try vm.repetitions(a[1])
            if count.isUndefined { return .notImplemented }
            try vm.repeatInPlace(try vm.receiver(a, .list, "__imul__"), count)
            return a[0]
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let list = try vm.receiver(a, .list, "__eq__")
                let other = vm.unwrapped(a[1])
                guard other.is(.list), let known = try vm.builtinCompare(special, list, other) else {
                    return .notImplemented
                }
                return .bool(known)
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let handle = try vm.receiver(a, .list, "__repr__")
            return try vm.bracketed(handle, "[", "]", placeholder: "[...]") { (builder) throws(Raised) in
                var index = 0
                while index < vm.list(handle).pointee.count {
                    try vm.charge(1)
                    if index > 0 { try builder.append(", ") }
                    try vm.appendRepresentation(vm.list(handle).pointee.items[index], to: &builder)
                    index += 1
                }
            }
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The number of a repetition; undefined if the value is none.
    func repetitions(_ value: Value) throws(Raised) -> Value {
        if isPlainInteger(value) { return value }
        if !isInteger(value), lookup(typeOf(value), .index).isUndefined { return .undefined }
        return try indexValue(value)
    }

    /// Gives the buffer back.
    func clear(_ list: UnsafeMutablePointer<ListObject>) {
        if list.pointee.capacity > 0 { pointee.heap.free(buffer: list.pointee.items, list.pointee.capacity * 16) }
        list.pointee.items = UnsafeMutablePointer<Value>(bitPattern: 16).unsafelyUnwrapped
        list.pointee.count = 0
        list.pointee.capacity = 0
    }

    /// Gives half of a large buffer back when only a quarter is used.
    @inline(__always)
    func shrink(_ list: UnsafeMutablePointer<ListObject>) {
        if list.pointee.capacity > 256, list.pointee.count < list.pointee.capacity >> 2 { shrinkSlowly(list) }
    }

    @inline(never)
    private func shrinkSlowly(_ list: UnsafeMutablePointer<ListObject>) {
        let capacity = list.pointee.capacity >> 1
        let items = pointee.heap.buffer(capacity * 16).assumingMemoryBound(to: Value.self)
        items.update(from: list.pointee.items, count: list.pointee.count)
        pointee.heap.free(buffer: list.pointee.items, list.pointee.capacity * 16)
        list.pointee.items = items
        list.pointee.capacity = capacity
    }

    func reverse(_ items: UnsafeMutablePointer<Value>, count: Int) {
        var (low, high) = (0, count - 1)
        while low < high {
            let item = items[low]
            items[low] = items[high]
            items[high] = item
            low += 1
            high -= 1
        }
    }

    /// The first index of an equal item between two indices, or -1. Comparing may change the list.
    func firstIndex(
        _ list: UnsafeMutablePointer<ListObject>, of value: Value, from start: Int, to stop: Int
    ) throws(Raised) -> Int {
        var index = start
        let kept = pointee.temporaryCount
        while index < stop, index < list.pointee.count {
            if index & 15 == 0 { try charge(4) }
            if try isEqual(list.pointee.items[index], value) { return index }
            pointee.temporaryCount = kept
            index += 1
        }
        return -1
    }
}
