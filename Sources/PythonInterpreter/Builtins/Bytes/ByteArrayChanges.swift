/// What changes a `bytearray`.
extension WorldBuilder {
    func buildByteArrayChanges(_ t: TypeBuilder) {
        t.method("append", 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "append")
            let byte = try vm.byte(a[1])
            try vm.checkResizable(array)
            try vm.grow(array, by: 1)
            let object = vm.bytes(array)
            object.pointee.storage[object.pointee.count] = byte
            object.pointee.count += 1
            return .none
        }
        t.method("extend", 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "extend")
            try vm.extendBytes(array, a[1])
            return .none
        }
        t.special(.iadd, 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "__iadd__")
            guard try vm.bytesLike(a[1]) != nil else {
                throw vm.typeError("can't concat \(vm.typeName(a[1])) to \(vm.typeName(a[0]))")
            }
            try vm.extendBytes(array, a[1])
            return a[0]
        }
        t.special(.imul, 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "__imul__")
            if !vm.isInteger(a[1]), vm.lookup(vm.typeOf(a[1]), .index).isUndefined { return .notImplemented }
            let result = try vm.repeatSequence(array, a[1])
            try vm.checkResizable(array)
            try vm.replaceBytes(array, 0, vm.bytes(array).pointee.count, with: TextView(vm.bytes(result)))
            return a[0]
        }
        t.method("insert", 3) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "insert")
            var index = try vm.clampedIndex(a[1])
            let byte = try vm.byte(a[2])
            try vm.checkResizable(array)
            let count = vm.bytes(array).pointee.count
            if index < 0 { index = Swift.max(0, index &+ count) }
            index = Swift.min(index, count)
            try vm.replaceBytes(array, index, 0, with: vm.byteView(byte))
            return .none
        }
        t.method("pop", 1...2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "pop")
            var index = a.has(1) ? try vm.index(a[1]) : -1
            let count = vm.bytes(array).pointee.count
            if count == 0 { throw vm.raise(vm.pointee.types.indexError, "pop from empty bytearray") }
            if index < 0 { index &+= count }
            guard index >= 0, index < count else {
                throw vm.raise(vm.pointee.types.indexError, "pop index out of range")
            }
            try vm.checkResizable(array)
            let byte = vm.bytes(array).pointee.storage[index]
            try vm.removeBytes(array, index, 1)
            return .int(Int(byte))
        }
        t.method("remove", 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "remove")
            let byte = try vm.byte(a[1])
            let view = vm.view(array)
            let found = try vm.place(vm.byteView(byte), view, 0, view.count)
            if found < 0 { throw vm.valueError("value not found in bytearray") }
            try vm.checkResizable(array)
            try vm.removeBytes(array, found, 1)
            return .none
        }
        t.method("reverse", 1) { (vm, a) throws(Raised) in
            let object = vm.bytes(try vm.bytesReceiver(a[0], .byteArray, "reverse"))
            try vm.charge(object.pointee.count >> 4)
            var (low, high) = (0, object.pointee.count - 1)
            while low < high {
                let byte = object.pointee.storage[low]
                object.pointee.storage[low] = object.pointee.storage[high]
                object.pointee.storage[high] = byte
                low += 1
                high -= 1
            }
            return .none
        }
        t.method("clear", 1) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "clear")
            try vm.checkResizable(array)
            try vm.removeBytes(array, 0, vm.bytes(array).pointee.count)
            return .none
        }
        t.method("copy", 1) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "copy")
            return try vm.piece(array, 0, vm.bytes(array).pointee.count)
        }
        t.method("resize", 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "resize")
            let size = try vm.count(a[1])
            if size < 0 {
                throw vm.valueError("bytearray.resize(): new size must be >= 0, got \(size)")
            }
            try vm.checkResizable(array)
            let object = vm.bytes(array)
            let old = object.pointee.count
            if size <= old {
                try vm.removeBytes(array, size, old - size)
            } else {
                try vm.grow(array, by: size - old)
                (object.pointee.storage + old).update(repeating: 0, count: size - old)
                object.pointee.count = size
            }
            return .none
        }
        t.special(.setitem, 3) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "__setitem__")
            if a[1].is(.slice) {
                try vm.assignBytes(array, a[1], a[2])
                return .none
            }
            // The value is asked for first: that may change the array.
            _ = try vm.byteIndex(a[1], array)
            let byte = try vm.byte(a[2])
            let index = try vm.byteIndex(a[1], array)
            guard index < vm.bytes(array).pointee.count else { return .none }
            vm.bytes(array).pointee.storage[index] = byte
            return .none
        }
        t.special(.delitem, 2) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "__delitem__")
            if a[1].is(.slice) {
                try vm.deleteBytes(array, a[1])
                return .none
            }
            let index = try vm.byteIndex(a[1], array)
            try vm.checkResizable(array)
            try vm.removeBytes(array, index, 1)
            return .none
        }
        t.method("__alloc__", 1) { (vm, a) throws(Raised) in
            .int(vm.bytes(try vm.bytesReceiver(a[0], .byteArray, "__alloc__")).pointee.capacity + 1)
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let array = try vm.bytesReceiver(a[0], .byteArray, "__reduce__")
            let contents = try vm.makeBytes(vm.view(array))
            return try vm.makeTuple([.object(vm.typeOf(a[0])), try vm.makeTuple([contents]), .none])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Makes room for more bytes.
    func grow(_ array: Value, by more: Int) throws(Raised) {
        let object = bytes(array)
        let (needed, overflow) = object.pointee.count.addingReportingOverflow(more)
        if overflow { throw exceed(.memory) }
        let old = object.pointee.capacity
        if needed <= old { return }
        let capacity = Swift.max(needed, old + old >> 3 + 16)
        try reserve(capacity)
        let storage = pointee.heap.buffer(capacity).assumingMemoryBound(to: UInt8.self)
        storage.update(from: object.pointee.storage, count: object.pointee.count)
        pointee.heap.free(buffer: object.pointee.storage, old)
        object.pointee.storage = storage
        object.pointee.capacity = capacity
    }

    /// Takes bytes out; gives memory back when little of it is used.
    func removeBytes(_ array: Value, _ start: Int, _ count: Int) throws(Raised) {
        let object = bytes(array)
        let rest = object.pointee.count - start - count
        guard count > 0, rest >= 0 else { return }
        try charge(rest >> 6)
        (object.pointee.storage + start).update(from: object.pointee.storage + start + count, count: rest)
        object.pointee.count -= count
        let used = object.pointee.count
        if object.pointee.capacity > 256, used < object.pointee.capacity >> 2 {
            let capacity = used + used >> 3 + 16
            let storage = pointee.heap.buffer(capacity).assumingMemoryBound(to: UInt8.self)
            storage.update(from: object.pointee.storage, count: used)
            pointee.heap.free(buffer: object.pointee.storage, object.pointee.capacity)
            object.pointee.storage = storage
            object.pointee.capacity = capacity
        }
    }

    /// Puts bytes in the place of a part of an array. They must not be the array's own.
    func replaceBytes(_ array: Value, _ start: Int, _ old: Int, with new: TextView) throws(Raised) {
        let object = bytes(array)
        let tail = object.pointee.count - start - old
        guard start >= 0, old >= 0, tail >= 0 else { return }
        try charge((tail + new.count) >> 6)
        if new.count < old {
            object.pointee.storage.advanced(by: start).update(from: new.bytes, count: new.count)
            return try removeBytes(array, start + new.count, old - new.count)
        }
        if new.count > old {
            try grow(array, by: new.count - old)
            (object.pointee.storage + start + new.count).update(
                from: object.pointee.storage + start + old, count: tail)
        }
        (object.pointee.storage + start).update(from: new.bytes, count: new.count)
        object.pointee.count += new.count - old
    }

    /// The value as bytes that are not the array's own.
    private func foreignBytes(_ value: Value, for array: Value) throws(Raised) -> TextView? {
        let inner = unwrapped(value)
        guard let view = try bytesLike(inner) else { return nil }
        if inner.is(.bytes) { return view }
        let storage = UnsafeRawPointer(bytes(array).pointee.storage)
        let isOwn = view.base >= storage && view.base <= storage + bytes(array).pointee.capacity
        return isOwn ? TextView(bytes(try makeBytes(view))) : view
    }

    fileprivate func extendBytes(_ array: Value, _ items: Value) throws(Raised) {
        if let view = try foreignBytes(items, for: array) {
            if view.count > 0 { try checkResizable(array) }
            return try replaceBytes(array, bytes(array).pointee.count, 0, with: view)
        }
        guard isIterable(items) else {
            throw typeError("can't extend bytearray with \(typeName(items))")
        }
        if unwrapped(items).is(.string) {
            throw typeError("expected iterable of integers; got: 'str'")
        }
        var collected: [UInt8] = []
        try forEach(in: items) { (item) throws(Raised) in
            if collected.count & 4095 == 4095 { try reserve(collected.count * 2) }
            collected.append(try byte(item))
        }
        let view = TextView(bytes(try makeBytes(collected)))
        if view.count > 0 { try checkResizable(array) }
        try replaceBytes(array, bytes(array).pointee.count, 0, with: view)
    }

    fileprivate func assignBytes(_ array: Value, _ key: Value, _ value: Value) throws(Raised) {
        let source: TextView
        if let view = try foreignBytes(value, for: array) {
            source = view
        } else if isInteger(value) || unwrapped(value).is(.string) {
            throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        } else {
            var collected: [UInt8] = []
            guard isIterable(value) else {
                throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
            }
            try forEach(in: value) { (item) throws(Raised) in
                if collected.count & 4095 == 4095 { try reserve(collected.count * 2) }
                collected.append(try byte(item))
            }
            let made = try makeBytes(collected)
            keep(made)
            source = TextView(bytes(made))
        }
        let range = try plainRange(array, key)
        if range.step == 1 {
            if source.count != range.count { try checkResizable(array) }
            return try replaceBytes(array, range.start, range.count, with: source)
        }
        if source.count == 0 { return try deleteBytes(array, key) }
        guard source.count == range.count else {
            throw valueError(
                "attempt to assign bytes of size \(source.count) to extended slice of size \(range.count)")
        }
        try charge(range.count >> 3)
        for index in 0..<range.count {
            bytes(array).pointee.storage[range.start + index * range.step] = source.bytes[index]
        }
    }

    /// The positions of a slice, whose step stays as it is written.
    private func plainRange(_ array: Value, _ key: Value) throws(Raised) -> SliceRange {
        let key = try plainSlice(key)
        let step = object(key, SliceObject.self).pointee.step
        var range = try sliceRange(key, count: bytes(array).pointee.count)
        if !step.isNone, step.asInt != 1, range.count <= 1 { range.step = 2 }
        return range
    }

    /// A slice of numbers only: reading it calls no Python code, which could change what is sliced.
    func plainSlice(_ key: Value) throws(Raised) -> Value {
        let slice = object(key, SliceObject.self)
        func isPlain(_ value: Value) -> Bool { value.isNone || value.isInt }
        if isPlain(slice.pointee.start), isPlain(slice.pointee.stop), isPlain(slice.pointee.step) { return key }
        func number(_ value: Value) throws(Raised) -> Value {
            if value.isNone { return value }
            if !isInteger(value), lookup(typeOf(value), .index).isUndefined {
                throw typeError("slice indices must be integers or None or have an __index__ method")
            }
            return .int(try clampedIndex(value))
        }
        return makeSlice(
            try number(slice.pointee.start), try number(slice.pointee.stop), try number(slice.pointee.step))
    }

    fileprivate func deleteBytes(_ array: Value, _ key: Value) throws(Raised) {
        let range = try plainRange(array, key)
        if range.count == 0 { return }
        try checkResizable(array)
        if range.count == 1 || range.step == 1 { return try removeBytes(array, range.start, range.count) }
        let object = bytes(array)
        try charge(object.pointee.count >> 4)
        let step = Int(clamping: range.step.magnitude)
        let first = range.step > 0 ? range.start : range.start + (range.count - 1) * range.step
        var target = first
        var next = first
        var left = range.count
        for index in first..<object.pointee.count {
            if left > 0, index == next {
                left -= 1
                next += step
            } else {
                object.pointee.storage[target] = object.pointee.storage[index]
                target += 1
            }
        }
        try removeBytes(array, target, object.pointee.count - target)
    }
}
