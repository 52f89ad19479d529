/// The module `_struct`, on which `struct` is built.
extension WorldBuilder {
    func buildStructModule() {
        let m = module("_struct")
        let error = type(
            "error", base: types.exception, layout: .exception, flags: .isException, module: "struct")
        m.constant("error", .object(error.type))
        let fault = error.type
        let t = m.type("Struct", layout: .box)
        let type = t.type
        t.new("cls, format") { (vm, a) throws(Raised) in
            let box = try vm.structLayout(a[1], fault, "Struct() argument 1")
            let value = try vm.makeBox(type, box, charging: 128 + box.fields.count * 48)
            if vm.type(a[0]) == type { return value }
            vm.keep(value)
            return try vm.newInstance(vm.type(a[0]), primitive: value)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        t.property("format", { (vm, a) throws(Raised) in try vm.structBox(a[0]).format })
        t.property("size", { (vm, a) throws(Raised) in .int(try vm.structBox(a[0]).size) })
        t.rawMethod("pack") { (vm, a) throws(Raised) in
            try vm.pack(try vm.structBox(a.at(0)), a.base + 1, a.count - 1, fault)
        }
        t.rawMethod("pack_into") { (vm, a) throws(Raised) in
            try vm.packInto(try vm.structBox(a.at(0)), a, first: 1, fault)
        }
        t.method("unpack", 2) { (vm, a) throws(Raised) in try vm.unpack(try vm.structBox(a[0]), a[1], fault) }
        t.method("unpack_from", "self, /, buffer, offset=0") { (vm, a) throws(Raised) in
            try vm.unpackFrom(try vm.structBox(a[0]), a[1], a.has(2) ? try vm.count(a[2]) : 0, fault)
        }
        let iterator = m.type("unpack_iterator", layout: .box, flags: .final)
        let iteratorType = iterator.type
        t.method("iter_unpack", 2) { (vm, a) throws(Raised) in
            try vm.iterateUnpacking(iteratorType, a[0], a[1], fault)
        }
        iterator.special(.iter, 1) { (vm, a) throws(Raised) in a[0] }
        iterator.special(.next, 1) { (vm, a) throws(Raised) in try vm.nextUnpacked(a[0]) }
        iterator.special(.lengthHint, 1) { (vm, a) throws(Raised) in
            guard let state = vm.box(a[0], UnpackIteratorBox.self) else { return .int(0) }
            let left = try vm.requireBytes(state.source).count - state.offset
            return .int(Swift.max(0, left) / Swift.max(1, state.layout.size))
        }
        buildStructFunctions(m, type, iteratorType, fault)
    }

    private func buildStructFunctions(
        _ m: ModuleBuilder, _ type: Types.Pointer, _ iterator: Types.Pointer, _ fault: Types.Pointer
    ) {
        m.function("calcsize", 1) { (vm, a) throws(Raised) in .int(try vm.structLayout(a[0], fault).size) }
        m.rawFunction("pack") { (vm, a) throws(Raised) in
            guard a.count > 0 else { throw vm.typeError("missing format argument") }
            return try vm.pack(try vm.structLayout(a[0], fault), a.base + 1, a.count - 1, fault)
        }
        m.rawFunction("pack_into") { (vm, a) throws(Raised) in
            guard a.count > 0 else { throw vm.typeError("missing format argument") }
            return try vm.packInto(try vm.structLayout(a[0], fault), a, first: 1, fault)
        }
        m.function("unpack", 2) { (vm, a) throws(Raised) in
            try vm.unpack(try vm.structLayout(a[0], fault), a[1], fault)
        }
        m.function("unpack_from", "format, /, buffer, offset=0") { (vm, a) throws(Raised) in
            try vm.unpackFrom(
                try vm.structLayout(a[0], fault), a[1], a.has(2) ? try vm.count(a[2]) : 0, fault)
        }
        m.function("iter_unpack", 2) { (vm, a) throws(Raised) in
            let layout = try vm.structLayout(a[0], fault)
            let value = try vm.makeBox(type, layout, charging: 128 + layout.fields.count * 48)
            vm.keep(value)
            return try vm.iterateUnpacking(iterator, value, a[1], fault)
        }
        m.function("_clearcache", 0) { (vm, a) throws(Raised) in .none }
    }
}

/// Where an iteration over packed values stands.
final class UnpackIteratorBox: Box {
    let layout: StructLayout
    let owner: Value
    let source: Value
    var offset = 0

    init(layout: StructLayout, owner: Value, source: Value) {
        self.layout = layout
        self.owner = owner
        self.source = source
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(owner)
        visit(source)
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func structBox(_ value: Value) throws(Raised) -> StructLayout {
        guard let layout = box(value, StructLayout.self) else {
            throw typeError("descriptor for '_struct.Struct' objects doesn't apply to a '\(typeName(value))' object")
        }
        return layout
    }

    fileprivate func structLayout(
        _ format: Value, _ fault: TypePointer, _ what: String = "Struct() argument 1"
    ) throws(Raised) -> StructLayout {
        let inner = unwrapped(format)
        let text: TextView
        let shown: Value
        if inner.is(.string) {
            guard string(inner).pointee.header.flags.contains(.ascii) || string(inner).pointee.count == 0 else {
                _ = try encode(inner, encoding: "ascii", errors: "strict")
                throw valueError("format is not ASCII")
            }
            text = TextView(string(inner))
            shown = inner
        } else if inner.is(.bytes) {
            text = TextView(bytes(inner))
            shown = try makeString(latin: text.bytes, count: text.count)
        } else {
            throw typeError("\(what) must be a str or bytes object, not \(typeName(format))")
        }
        try charge(text.count + 8)
        try reserve(text.count * 48)
        do throws(StructLayout.Fault) {
            return try StructLayout.parse(text, format: shown)
        } catch {
            throw raise(fault, error.message)
        }
    }

    // MARK: Packing

    fileprivate func pack(
        _ layout: StructLayout, _ values: UnsafeMutablePointer<Value>, _ count: Int, _ fault: TypePointer
    ) throws(Raised) -> Value {
        guard count == layout.count else {
            throw raise(fault, "pack expected \(layout.count) items for packing (got \(count))")
        }
        if layout.size == 0 { return pointee.emptyBytes }
        try charge(layout.size >> 4 + count)
        let result = try newBytes(count: layout.size)
        result.pointee.storage.update(repeating: 0, count: layout.size)
        let handle = finish(result)
        keep(handle)
        try pack(layout, values, into: UnsafeMutableRawPointer(result.pointee.storage), fault)
        return handle
    }

    fileprivate func packInto(
        _ layout: StructLayout, _ a: Arguments, first: Int, _ fault: TypePointer
    ) throws(Raised) -> Value {
        let given = a.count - first
        guard given >= 1 else { throw raise(fault, "pack_into expected buffer argument") }
        guard given >= 2 else { throw raise(fault, "pack_into expected offset argument") }
        guard given - 2 == layout.count else {
            throw raise(fault, "pack_into expected \(layout.count) items for packing (got \(given - 2))")
        }
        var offset = try count(a[first + 1])
        // Values are packed aside: asking for them may call Python, which may change the target.
        let packed = bytes(try pack(layout, a.base + first + 2, given - 2, fault))
        let (base, size) = try writableBytes(a[first])
        if offset < 0 {
            if offset + layout.size > 0 {
                throw raise(fault, "no space to pack \(layout.size) bytes at offset \(offset)")
            }
            if offset + size < 0 { throw raise(fault, "offset \(offset) out of range for \(size)-byte buffer") }
            offset += size
        }
        guard offset <= size, size - offset >= layout.size else {
            throw raise(
                fault,
                "pack_into requires a buffer of at least \(layout.size &+ offset) bytes for packing \(layout.size) bytes "
                    + "at offset \(offset) (actual buffer size is \(size))")
        }
        base.advanced(by: offset).copyMemory(from: packed.pointee.storage, byteCount: layout.size)
        return .none
    }

    private func pack(
        _ layout: StructLayout, _ values: UnsafeMutablePointer<Value>, into target: UnsafeMutableRawPointer,
        _ fault: TypePointer
    ) throws(Raised) {
        var position = 0
        for field in layout.fields {
            for index in 0..<field.count {
                let value = values[position]
                position += 1
                let place = target + field.offset + index * field.size
                switch field.content {
                case .item(let item):
                    item.write(try structBits(layout, item, value, fault), place, isBig: layout.isBig)
                case .complex(let item):
                    let parts = try complexParts(value, fault)
                    for (index, part) in [parts.0, parts.1].enumerated() {
                        item.write(
                            try floatBits(layout, item, part), place + index * item.size, isBig: layout.isBig)
                    }
                case .string, .pascal:
                    let isPascal = if case .pascal = field.content { true } else { false }
                    let inner = unwrapped(value)
                    guard inner.is(.bytes) || inner.is(.byteArray) else {
                        throw raise(fault, "argument for '\(isPascal ? "p" : "s")' must be a bytes object")
                    }
                    let view = view(inner)
                    let start = isPascal ? 1 : 0
                    let room = Swift.max(0, field.size - start)
                    let count = Swift.min(view.count, room)
                    if isPascal, field.size > 0 {
                        place.storeBytes(of: UInt8(Swift.min(count, 255)), as: UInt8.self)
                    }
                    if count > 0 { (place + start).copyMemory(from: view.base, byteCount: count) }
                }
            }
        }
    }

    private func complexParts(_ value: Value, _ fault: TypePointer) throws(Raised) -> (Double, Double) {
        let inner = unwrapped(value)
        if inner.is(.complex) {
            let complex = object(inner, ComplexObject.self).pointee
            return (complex.real, complex.imaginary)
        }
        guard let real = try double(inner) else { throw raise(fault, "required argument is not a complex") }
        return (real, 0)
    }

    private func floatBits(_ layout: StructLayout, _ item: PackedItem, _ number: Double) throws(Raised) -> UInt64 {
        do throws(PackedItem.Misfit) {
            return try item.bits(number)
        } catch {
            // A native float takes what does not fit as infinite.
            if layout.isNative, item.size == 4 { return UInt64(Float(number).bitPattern) }
            let letter = item.size == 2 ? "e" : "f"
            throw raise(pointee.types.overflowError, "float too large to pack with \(letter) format")
        }
    }

    private func structBits(
        _ layout: StructLayout, _ item: PackedItem, _ value: Value, _ fault: TypePointer
    ) throws(Raised) -> UInt64 {
        switch item.meaning {
        case .signed, .unsigned, .wideCharacter:
            if !isInteger(value), lookup(typeOf(value), .index).isUndefined {
                throw raise(fault, "required argument is not an integer")
            }
            let whole = try indexValue(value)
            if item.code == UInt8(ascii: "P"), whole.isInt { return UInt64(bitPattern: Int64(whole.asInt)) }
            do throws(PackedItem.Misfit) {
                return try item.bits(self, integer: whole)
            } catch {
                let (low, high) = item.bounds
                let name =
                    switch Unicode.Scalar(item.code) {
                    case "b": "byte format"
                    case "B": "ubyte format"
                    case "h": "short format"
                    case "H": "ushort format"
                    default: "'\(UnicodeScalar(item.code))' format"
                    }
                throw raise(fault, "\(name) requires \(low) <= number <= \(high)")
            }
        case .float:
            let number: Double
            do throws(Raised) {
                number = try requireDouble(value)
            } catch {
                guard take(pointee.types.typeError) != nil else { throw error }
                throw raise(fault, "required argument is not a float")
            }
            return try floatBits(layout, item, number)
        case .boolean: return try isTrue(value) ? 1 : 0
        case .character:
            let inner = unwrapped(value)
            guard inner.is(.bytes) || inner.is(.byteArray), view(inner).count == 1 else {
                throw raise(fault, "char format requires a bytes object of length 1")
            }
            return UInt64(view(inner)[0])
        }
    }

    /// The memory of an object that may be written to. Valid until Python code runs.
    func writableBytes(_ value: Value) throws(Raised) -> (UnsafeMutableRawPointer, Int) {
        let inner = unwrapped(value)
        if inner.is(.byteArray) {
            let array = bytes(inner)
            return (UnsafeMutableRawPointer(array.pointee.storage), array.pointee.count)
        }
        if let array = box(inner, ArrayBox.self) { return (array.storage, array.byteCount) }
        if let view = box(inner, MemoryViewBox.self) {
            try checkLive(view)
            if !view.isReadOnly, view.isContiguous {
                let span = try span(view)
                return (span.base, span.count)
            }
        }
        throw typeError("argument must be read-write bytes-like object, not \(typeName(value))")
    }

    // MARK: Unpacking

    fileprivate func unpack(_ layout: StructLayout, _ source: Value, _ fault: TypePointer) throws(Raised) -> Value {
        let view = try requireBytes(source)
        guard view.count == layout.size else {
            throw raise(fault, "unpack requires a buffer of \(layout.size) bytes")
        }
        return try unpack(layout, view.base)
    }

    fileprivate func unpackFrom(
        _ layout: StructLayout, _ source: Value, _ start: Int, _ fault: TypePointer
    ) throws(Raised) -> Value {
        let view = try requireBytes(source)
        var offset = start
        if offset < 0 {
            if offset + layout.size > 0 {
                throw raise(fault, "not enough data to unpack \(layout.size) bytes at offset \(offset)")
            }
            if offset + view.count < 0 {
                throw raise(fault, "offset \(offset) out of range for \(view.count)-byte buffer")
            }
            offset += view.count
        }
        guard offset <= view.count, view.count - offset >= layout.size else {
            throw raise(
                fault,
                "unpack_from requires a buffer of at least \(layout.size &+ offset) bytes for unpacking \(layout.size) "
                    + "bytes at offset \(offset) (actual buffer size is \(view.count))")
        }
        return try unpack(layout, view.base + offset)
    }

    fileprivate func unpack(_ layout: StructLayout, _ base: UnsafeRawPointer) throws(Raised) -> Value {
        if layout.count == 0 { return pointee.emptyTuple }
        try charge(layout.count + layout.size >> 4)
        try reserve(layout.size)
        let tuple = try newTuple(count: layout.count)
        for index in 0..<layout.count { tuple.pointee.items[index] = .none }
        let result = finish(tuple)
        var position = 0
        for field in layout.fields {
            for index in 0..<field.count {
                let place = base + field.offset + index * field.size
                switch field.content {
                case .item(let item):
                    tuple.pointee.items[position] = try item.read(self, place, isBig: layout.isBig)
                case .complex(let item):
                    let real = try item.read(self, place, isBig: layout.isBig)
                    let imaginary = try item.read(self, place + item.size, isBig: layout.isBig)
                    tuple.pointee.items[position] = makeComplex(real.asDouble, imaginary.asDouble)
                case .string:
                    tuple.pointee.items[position] = try makeBytes(TextView(base: place, count: field.size))
                case .pascal:
                    let length = field.size == 0 ? 0 : Swift.min(Int(place.load(as: UInt8.self)), field.size - 1)
                    tuple.pointee.items[position] = try makeBytes(TextView(base: place + 1, count: length))
                }
                position += 1
            }
        }
        return result
    }

    fileprivate func iterateUnpacking(
        _ type: TypePointer, _ owner: Value, _ source: Value, _ fault: TypePointer
    ) throws(Raised) -> Value {
        let layout = try structBox(owner)
        if layout.size == 0 { throw raise(fault, "cannot iteratively unpack with a struct of length 0") }
        guard try requireBytes(source).count % layout.size == 0 else {
            throw raise(fault, "iterative unpacking requires a buffer of a multiple of \(layout.size) bytes")
        }
        return try makeBox(
            type, UnpackIteratorBox(layout: layout, owner: owner, source: source), charging: 96)
    }

    fileprivate func nextUnpacked(_ value: Value) throws(Raised) -> Value {
        guard let state = box(value, UnpackIteratorBox.self) else { throw typeError("an unpack_iterator is required") }
        let view = try requireBytes(state.source)
        guard state.offset + state.layout.size <= view.count else { throw raise(pointee.types.stopIteration) }
        let result = try unpack(state.layout, view.base + state.offset)
        state.offset += state.layout.size
        return result
    }
}
