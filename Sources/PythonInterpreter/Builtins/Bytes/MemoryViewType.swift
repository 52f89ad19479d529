/// The type `memoryview`.
extension WorldBuilder {
    func buildMemoryViews(_ t: TypeBuilder) {
        t.new("cls, object") { (vm, a) throws(Raised) in try vm.makeMemoryView(of: a[1]) }
        buildMemoryAttributes(t)
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let isReleased = vm.box(a[0], MemoryViewBox.self)?.isReleased ?? false
            return try vm.makeString("<\(isReleased ? "released memory" : "memory") at \(vm.address(a[0]))>")
        }
        t.special(.len, 1) { (vm, a) throws(Raised) in
            guard let extent = try vm.memoryView(a[0]).shape.first else {
                throw vm.typeError("0-dim memory has no length")
            }
            return .int(extent)
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in try vm.memoryItem(try vm.memoryView(a[0]), a[1]) }
        t.special(.setitem, 3) { (vm, a) throws(Raised) in
            try vm.setMemoryItem(try vm.memoryView(a[0]), a[1], a[2])
            return .none
        }
        t.special(.delitem, 2) { (vm, a) throws(Raised) in
            _ = try vm.memoryView(a[0])
            throw vm.typeError("cannot delete memory")
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            let view = try vm.memoryView(a[0])
            if view.shape.count > 1 {
                throw vm.raise(
                    vm.pointee.types.notImplementedError, "multi-dimensional sub-views are not implemented")
            }
            return vm.makeIterator(.sequence, vm.pointee.types.sequenceIterator, a[0])
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            let view = try vm.memoryView(a[0])
            guard view.isReadOnly else { throw vm.valueError("cannot hash writable memoryview object") }
            if view.hash == 0 {
                guard "Bbc".utf8.contains(view.item.code) else {
                    throw vm.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
                }
                view.hash = try vm.hash(try vm.makeBytes(try vm.contents(view)))
            }
            return .int(view.hash)
        }
        for special in [Special.eq, .ne] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                guard let equal = try vm.memoryEqual(a[0], a[1]) else { return .notImplemented }
                return .bool(equal == (special == .eq))
            }
        }
        t.special(.enter, 1) { (vm, a) throws(Raised) in
            _ = try vm.memoryView(a[0])
            return a[0]
        }
        t.rawMethod("__exit__") { (vm, a) throws(Raised) in
            vm.box(a[0], MemoryViewBox.self)?.isReleased = true
            return .none
        }
        t.method("release", 1) { (vm, a) throws(Raised) in
            vm.box(a[0], MemoryViewBox.self)?.isReleased = true
            return .none
        }
        t.method("toreadonly", 1) { (vm, a) throws(Raised) in
            try vm.makeMemoryView(try vm.memoryView(a[0]).with(isReadOnly: true))
        }
        t.method("tobytes", "self, /, order=") { (vm, a) throws(Raised) in
            try vm.makeBytes(try vm.contents(try vm.memoryView(a[0])))
        }
        t.method("tolist", 1) { (vm, a) throws(Raised) in try vm.memoryList(try vm.memoryView(a[0])) }
        t.method("hex", "self, /, sep=, bytes_per_sep=1") { (vm, a) throws(Raised) in
            let size = a.has(2) ? try vm.count(a[2]) : 1
            let separator = a.has(1) ? try vm.hexSeparator(a[1]) : nil
            let bytes = try vm.makeBytes(try vm.contents(try vm.memoryView(a[0])))
            return try vm.hexadecimal(vm.view(bytes), separator, size)
        }
        t.method("cast", "self, format, shape=None") { (vm, a) throws(Raised) in
            try vm.cast(try vm.memoryView(a[0]), a[1], a.orNone(2))
        }
        t.method("count", 2) { (vm, a) throws(Raised) in
            let items = try vm.memoryList(try vm.memoryView(a[0]))
            var count = 0
            for index in 0..<vm.list(items).pointee.count
            where try vm.isEqual(vm.list(items).pointee.items[index], a[1]) { count += 1 }
            return .int(count)
        }
        t.method("index", "self, value, start=0, stop=, /") { (vm, a) throws(Raised) in
            let items = try vm.memoryList(try vm.memoryView(a[0]))
            let (from, to) = try vm.window(a, vm.list(items).pointee.count)
            for index in from..<Swift.max(from, to)
            where try vm.isEqual(vm.list(items).pointee.items[index], a[1]) { return .int(index) }
            throw vm.valueError("memoryview.index(x): x not found")
        }
    }

    private func buildMemoryAttributes(_ t: TypeBuilder) {
        func attribute(_ name: String, _ body: @escaping (VM, MemoryViewBox) throws(Raised) -> Value) {
            t.property(name, { (vm, a) throws(Raised) in try body(vm, try vm.memoryView(a[0])) })
        }
        attribute("obj") { (_, view) throws(Raised) in view.source }
        attribute("nbytes") { (_, view) throws(Raised) in .int(view.byteCount) }
        attribute("itemsize") { (_, view) throws(Raised) in .int(view.item.size) }
        attribute("format") { (vm, view) throws(Raised) in try vm.makeString(view.format) }
        attribute("ndim") { (_, view) throws(Raised) in .int(view.shape.count) }
        attribute("readonly") { (_, view) throws(Raised) in .bool(view.isReadOnly) }
        attribute("shape") { (vm, view) throws(Raised) in try vm.makeTuple(view.shape.map { .int($0) }) }
        attribute("strides") { (vm, view) throws(Raised) in try vm.makeTuple(view.strides.map { .int($0) }) }
        attribute("suboffsets") { (vm, _) throws(Raised) in vm.pointee.emptyTuple }
        attribute("c_contiguous") { (_, view) throws(Raised) in .bool(view.isContiguous) }
        attribute("contiguous") { (_, view) throws(Raised) in .bool(view.isContiguous) }
        attribute("f_contiguous") { (_, view) throws(Raised) in
            .bool(view.isContiguous && view.shape.filter { $0 > 1 }.count <= 1)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Whether two views show equal items in the same shape; nil if the other has no bytes.
    fileprivate func memoryEqual(_ left: Value, _ right: Value) throws(Raised) -> Bool? {
        guard let a = box(left, MemoryViewBox.self) else { return nil }
        if a.isReleased { return left.isIdentical(right) }
        var other = unwrapped(right)
        if let b = box(other, MemoryViewBox.self) {
            if b.isReleased { return false }
        } else {
            guard try bytesLike(other) != nil else { return nil }
            other = try makeMemoryView(of: other)
        }
        guard let b = box(other, MemoryViewBox.self) else { return nil }
        guard a.shape == b.shape else { return false }
        if a.item.code == b.item.code, a.item.meaning != .float {
            return try contents(a) == contents(b)
        }
        return try isEqual(try memoryList(a), try memoryList(b))
    }
}
