internal import PythonNumbers

/// A view of the bytes of another object.
final class MemoryViewBox: Box {
    /// The object that owns the bytes: bytes, a bytearray or an array.
    let target: Value
    /// What `memoryview()` was given, for `obj`.
    let source: Value
    let isReadOnly: Bool
    let item: PackedItem
    /// The format as the guest spelled it.
    let format: String
    /// Where the first item lies in the target, in bytes.
    let offset: Int
    let shape: [Int]
    let strides: [Int]
    var isReleased = false
    var hash = 0

    init(
        target: Value, source: Value, isReadOnly: Bool, item: PackedItem, format: String, offset: Int, shape: [Int],
        strides: [Int]
    ) {
        self.target = target
        self.source = source
        self.isReadOnly = isReadOnly
        self.item = item
        self.format = format
        self.offset = offset
        self.shape = shape
        self.strides = strides
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(target)
        visit(source)
    }

    /// Items.
    var count: Int { shape.reduce(1, *) }
    var byteCount: Int { count * item.size }
    var isContiguous: Bool {
        if count == 0 { return true }
        var expected = item.size
        for index in shape.indices.reversed() {
            if shape[index] > 1, strides[index] != expected { return false }
            expected *= shape[index]
        }
        return true
    }

    /// The same bytes, looked at in another way.
    func with(
        isReadOnly: Bool? = nil, item: PackedItem? = nil, format: String? = nil, offset: Int? = nil,
        shape: [Int]? = nil, strides: [Int]? = nil
    ) -> MemoryViewBox {
        MemoryViewBox(
            target: target, source: source, isReadOnly: isReadOnly ?? self.isReadOnly, item: item ?? self.item,
            format: format ?? self.format, offset: offset ?? self.offset, shape: shape ?? self.shape,
            strides: strides ?? self.strides)
    }

    /// Strides of items that lie one behind the other.
    static func contiguous(_ shape: [Int], _ size: Int) -> [Int] {
        var strides = shape
        var stride = size
        for index in shape.indices.reversed() {
            strides[index] = stride
            stride *= shape[index]
        }
        return strides
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func memoryView(_ value: Value) throws(Raised) -> MemoryViewBox {
        guard let view = box(value, MemoryViewBox.self) else {
            throw typeError("descriptor for 'memoryview' objects doesn't apply to a '\(typeName(value))' object")
        }
        try checkLive(view)
        return view
    }

    func checkLive(_ view: MemoryViewBox) throws(Raised) {
        if view.isReleased { throw valueError("operation forbidden on released memoryview object") }
    }

    func makeMemoryView(_ view: MemoryViewBox) throws(Raised) -> Value {
        let value = try makeBox(pointee.types.memoryView, view, charging: 160)
        if !view.target.is(.bytes) { noteExport(value, of: view.target) }
        return value
    }

    /// A view of all bytes of an object.
    func makeMemoryView(of source: Value) throws(Raised) -> Value {
        let inner = unwrapped(source)
        guard let bytes = PackedItem(native: UInt8(ascii: "B")) else { throw Raised() }
        switch inner.kind {
        case .bytes, .byteArray:
            let count = self.bytes(inner).pointee.count
            return try makeMemoryView(
                MemoryViewBox(
                    target: inner, source: source, isReadOnly: inner.is(.bytes), item: bytes, format: "B", offset: 0,
                    shape: [count], strides: [1]))
        case .box:
            if let view = box(inner, MemoryViewBox.self) {
                try checkLive(view)
                return try makeMemoryView(view.with())
            }
            if let array = box(inner, ArrayBox.self) {
                return try makeMemoryView(
                    MemoryViewBox(
                        target: inner, source: source, isReadOnly: false, item: array.item,
                        format: array.bufferFormat, offset: 0, shape: [array.count], strides: [array.item.size]))
            }
        default: break
        }
        throw typeError("memoryview: a bytes-like object is required, not '\(typeName(source))'")
    }

    /// The memory behind a view: where its first item is, and how many bytes of the target follow from there on.
    func span(_ view: MemoryViewBox) throws(Raised) -> (base: UnsafeMutableRawPointer, count: Int) {
        let base: UnsafeMutableRawPointer
        let available: Int
        if let array = box(view.target, ArrayBox.self) {
            base = array.storage
            available = array.byteCount
        } else {
            let bytes = bytes(view.target)
            base = UnsafeMutableRawPointer(bytes.pointee.storage)
            available = bytes.pointee.count
        }
        // Exported objects keep their size; this is only for safety.
        var low = view.offset
        var high = view.offset
        if view.count > 0 {
            for (extent, stride) in zip(view.shape, view.strides) {
                let reach = (extent - 1) * stride
                if reach < 0 { low += reach } else { high += reach }
            }
            high += view.item.size
        }
        guard low >= 0, high <= available else { throw valueError("memoryview: the object has changed its size") }
        return (base + view.offset, view.byteCount)
    }

    /// The contents of a view, one item behind the other.
    func contents(_ view: MemoryViewBox) throws(Raised) -> [UInt8] {
        let span = try span(view)
        try charge(view.byteCount >> 4)
        try reserve(view.byteCount)
        var result: [UInt8] = []
        result.reserveCapacity(view.byteCount)
        if view.isContiguous {
            result.append(contentsOf: UnsafeRawBufferPointer(start: span.base, count: span.count))
            return result
        }
        appendItems(view, 0, span.base, &result)
        return result
    }

    private func appendItems(
        _ view: MemoryViewBox, _ dimension: Int, _ base: UnsafeMutableRawPointer, _ result: inout [UInt8]
    ) {
        if dimension == view.shape.count {
            result.append(contentsOf: UnsafeRawBufferPointer(start: base, count: view.item.size))
            return
        }
        for index in 0..<view.shape[dimension] {
            appendItems(view, dimension + 1, base + index * view.strides[dimension], &result)
        }
    }

    func memoryList(_ view: MemoryViewBox) throws(Raised) -> Value {
        if view.shape.isEmpty { return try view.item.read(self, try span(view).base) }
        return try memoryList(view, 0, try span(view).base)
    }

    private func memoryList(
        _ view: MemoryViewBox, _ dimension: Int, _ base: UnsafeMutableRawPointer
    ) throws(Raised) -> Value {
        let list = try newList(capacity: view.shape[dimension])
        let result = finish(list)
        for index in 0..<view.shape[dimension] {
            if index & 15 == 0 {
                try charge(16)
                try reserve(1024)
            }
            let place = base + index * view.strides[dimension]
            try append(
                list,
                dimension + 1 == view.shape.count
                    ? try view.item.read(self, place) : try memoryList(view, dimension + 1, place))
        }
        return result
    }

    // MARK: Items

    /// The place of an item, or the part that a slice selects.
    func memoryItem(_ view: MemoryViewBox, _ key: Value) throws(Raised) -> Value {
        if key.is(.slice) { return try makeMemoryView(try memorySlice(view, key)) }
        if let place = try memoryPlace(view, key) { return try view.item.read(self, place) }
        guard key.is(.ellipsis), view.shape.isEmpty || true else { throw typeError("memoryview: invalid slice key") }
        return try makeMemoryView(view.with())
    }

    private func memoryPlace(_ view: MemoryViewBox, _ key: Value) throws(Raised) -> UnsafeMutableRawPointer? {
        var indices: [Int] = []
        if let tuple = unwrapped(key, .tuple) {
            let count = self.tuple(tuple).pointee.count
            for position in 0..<count {
                let part = self.tuple(tuple).pointee.items[position]
                if part.is(.slice) {
                    throw raise(
                        pointee.types.notImplementedError, "multi-dimensional slicing is not implemented")
                }
                guard isInteger(part) || !lookup(typeOf(part), .index).isUndefined else {
                    throw typeError("memoryview: invalid slice key")
                }
                indices.append(try index(part))
            }
            guard count == view.shape.count else {
                if count < view.shape.count {
                    throw raise(pointee.types.notImplementedError, "sub-views are not implemented")
                }
                throw typeError(
                    "cannot index \(view.shape.count)-dimension view with \(count)-element tuple")
            }
        } else if isInteger(key) || !key.is(.ellipsis) && !lookup(typeOf(key), .index).isUndefined {
            if view.shape.isEmpty { throw typeError("invalid indexing of 0-dim memory") }
            if view.shape.count > 1 {
                throw raise(
                    pointee.types.notImplementedError, "multi-dimensional sub-views are not implemented")
            }
            indices = [try index(key)]
        } else if key.is(.ellipsis) {
            return nil
        } else {
            throw typeError("memoryview: invalid slice key")
        }
        try checkLive(view)
        var place = try span(view).base
        for (dimension, position) in indices.enumerated() {
            let extent = view.shape[dimension]
            let place_ = position < 0 ? position &+ extent : position
            guard place_ >= 0, place_ < extent else {
                throw raise(
                    pointee.types.indexError, "index out of bounds on dimension \(dimension + 1)")
            }
            place += place_ * view.strides[dimension]
        }
        return place
    }

    func memorySlice(_ view: MemoryViewBox, _ key: Value) throws(Raised) -> MemoryViewBox {
        guard let extent = view.shape.first else { throw typeError("invalid indexing of 0-dim memory") }
        let range = try sliceRange(try plainSlice(key), count: extent)
        var shape = view.shape
        var strides = view.strides
        shape[0] = range.count
        strides[0] = view.strides[0] * range.step
        return view.with(offset: view.offset + range.start * view.strides[0], shape: shape, strides: strides)
    }

    func setMemoryItem(_ view: MemoryViewBox, _ key: Value, _ value: Value) throws(Raised) {
        if view.isReadOnly { throw typeError("cannot modify read-only memory") }
        if key.is(.slice) || key.is(.ellipsis) {
            let part = key.is(.slice) ? try memorySlice(view, key) : view
            guard let source = try bytesLike(value) else {
                throw typeError("memoryview: a bytes-like object is required, not '\(typeName(value))'")
            }
            let other = box(value, MemoryViewBox.self)
            let format = other?.format ?? box(value, ArrayBox.self)?.bufferFormat ?? "B"
            guard format == view.format, source.count == part.byteCount, (other?.shape.count ?? 1) == part.shape.count
            else {
                throw valueError(
                    "memoryview assignment: lvalue and rvalue have different structures")
            }
            // The source may be part of the same memory.
            let copy = Array(UnsafeBufferPointer(start: source.bytes, count: source.count))
            try charge(copy.count >> 4)
            try reserve(copy.count)
            var position = 0
            try storeItems(part, 0, try span(part).base, copy, &position)
            return
        }
        let bits = try memoryBits(view.item, value, view.format)
        guard let place = try memoryPlace(view, key) else { throw typeError("memoryview: invalid slice key") }
        view.item.write(bits, place)
    }

    private func storeItems(
        _ view: MemoryViewBox, _ dimension: Int, _ base: UnsafeMutableRawPointer, _ source: [UInt8],
        _ position: inout Int
    ) throws(Raised) {
        if dimension == view.shape.count {
            for index in 0..<view.item.size {
                base.storeBytes(of: source[position], toByteOffset: index, as: UInt8.self)
                position += 1
            }
            return
        }
        for index in 0..<view.shape[dimension] {
            try storeItems(view, dimension + 1, base + index * view.strides[dimension], source, &position)
        }
    }

    /// The bits of a value that is written into a view.
    private func memoryBits(_ item: PackedItem, _ value: Value, _ format: String) throws(Raised) -> UInt64 {
        func wrongType() -> Raised { typeError("memoryview: invalid type for format '\(format)'") }
        func wrongValue() -> Raised { valueError("memoryview: invalid value for format '\(format)'") }
        switch item.meaning {
        case .signed, .unsigned:
            guard isInteger(value) || !lookup(typeOf(value), .index).isUndefined else { throw wrongType() }
            let whole = try indexValue(value)
            do throws(PackedItem.Misfit) { return try item.bits(self, integer: whole) } catch { throw wrongValue() }
        case .float:
            guard let number = try double(value) else { throw wrongType() }
            do throws(PackedItem.Misfit) { return try item.bits(number) } catch { throw wrongValue() }
        case .boolean: return try isTrue(value) ? 1 : 0
        case .character:
            guard let bytes = unwrapped(value, .bytes) else { throw wrongType() }
            guard self.bytes(bytes).pointee.count == 1 else { throw wrongValue() }
            return UInt64(self.bytes(bytes).pointee.storage[0])
        case .wideCharacter: throw wrongType()
        }
    }

    // MARK: Casts

    func cast(_ view: MemoryViewBox, _ format: Value, _ shape: Value) throws(Raised) -> Value {
        guard let text = unwrapped(format, .string) else {
            throw typeError("cast() argument 'format' must be str, not \(typeName(format))")
        }
        guard view.isContiguous else { throw typeError("memoryview: casts are restricted to C-contiguous views") }
        let name = self.text(text)
        let letters = name.hasPrefix("@") ? name.dropFirst() : Substring(name)
        guard letters.utf8.count == 1, let code = letters.utf8.first, let item = PackedItem(native: code) else {
            throw valueError(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'"
            )
        }
        let bytesOnly = [UInt8(ascii: "B"), UInt8(ascii: "b"), UInt8(ascii: "c")]
        if !shape.isNone, view.shape.count != 1 {
            throw typeError("memoryview: cast must be 1D -> ND or ND -> 1D")
        }
        if name != view.format || shape.isNone, !bytesOnly.contains(code), !bytesOnly.contains(view.item.code) {
            throw typeError("memoryview: cannot cast between two non-byte formats")
        }
        guard view.byteCount % item.size == 0 else {
            throw typeError("memoryview: length is not a multiple of itemsize")
        }
        var extents = [view.byteCount / item.size]
        if !shape.isNone {
            let inner = unwrapped(shape)
            guard inner.is(.list) || inner.is(.tuple) else { throw typeError("shape must be a list or a tuple") }
            let parts = try makeTuple(from: inner)
            guard tuple(parts).pointee.count <= 64 else {
                throw valueError("memoryview: number of dimensions must not exceed 64")
            }
            extents = []
            var product = item.size
            for index in 0..<tuple(parts).pointee.count {
                let part = tuple(parts).pointee.items[index]
                guard part.isInt else {
                    throw typeError("memoryview.cast(): elements of shape must be integers")
                }
                guard part.asInt > 0 else {
                    throw valueError("memoryview.cast(): elements of shape must be integers > 0")
                }
                let (size, overflow) = product.multipliedReportingOverflow(by: part.asInt)
                guard !overflow, size <= view.byteCount else {
                    throw typeError("memoryview: product(shape) * itemsize != buffer size")
                }
                product = size
                extents.append(part.asInt)
            }
            guard product == view.byteCount else {
                throw typeError("memoryview: product(shape) * itemsize != buffer size")
            }
        }
        return try makeMemoryView(
            view.with(
                item: item, format: name, shape: extents, strides: MemoryViewBox.contiguous(extents, item.size)))
    }
}
