/// Makes the objects of a dump in a fresh session. Every number is checked before it is used: a dump is trusted to be
/// ours by its key, and still nothing that it says can lead out of the memory that was allocated for it.
///
/// Cells are made first and filled in later, because objects refer to each other in all directions. Until a cell is
/// filled it is one of no consequence, so that a session whose restoring failed can be ended like any other.
struct HeapReader {
    let vm: VM
    let isLocal: Bool
    /// The code that records refer to.
    var codes: [CodeTemplate] = []

    struct Pending {
        let kind: Kind
        let flags: Header.Flags
        let units: Int
    }

    private(set) var objects: [Value] = []
    var pending: [Pending] = []
    var shared: [Value] = []
    var shapes: [Shape] = []
    /// Tables whose index waits for hashes.
    var tables: [UnsafeMutablePointer<DictObject>] = []
    var boxes: [(number: Int, name: String, attributes: Value, charged: Int, values: [Value], data: [UInt8])] =
        []

    init(_ vm: VM, isLocal: Bool) {
        self.vm = vm
        self.isLocal = isLocal
    }

    // MARK: Values

    mutating func value(_ r: inout ByteReader) throws(DumpFailure) -> Value {
        switch try r.byte() {
        case 0: return .undefined
        case 1: return .none
        case 2: return .false
        case 3: return .true
        case 4: return .int(try r.signed())
        case 5: return Value(tag: Value.floatTag, bits: try r.word())
        case 6: return .ellipsis
        case 7: return .notImplemented
        case 8: return objects[try r.index(below: objects.count)]
        case 9: return shared[try r.index(below: shared.count)]
        case 10:
            // Addresses are read only from dumps that never left the process.
            guard isLocal, let header = UnsafeMutablePointer<Header>(bitPattern: UInt(try r.word())) else {
                throw .damaged("a value is of no kind")
            }
            return .object(header)
        default: throw .damaged("a value is of no kind")
        }
    }

    mutating func value(_ r: inout ByteReader, _ kind: Kind) throws(DumpFailure) -> Value {
        let value = try value(&r)
        guard value.is(kind) else { throw .damaged("a value is of the wrong kind") }
        return value
    }

    /// A value of a kind, or what stands for none.
    mutating func value(_ r: inout ByteReader, orNothing kind: Kind) throws(DumpFailure) -> Value {
        let value = try value(&r)
        guard value.is(kind) || value.isNone || value.isUndefined else {
            throw .damaged("a value is of the wrong kind")
        }
        return value
    }

    mutating func code(_ r: inout ByteReader) throws(DumpFailure) -> UnsafeMutablePointer<CodeObject> {
        try value(&r, .code).raw(CodeObject.self)
    }

    mutating func dict(_ r: inout ByteReader) throws(DumpFailure) -> UnsafeMutablePointer<DictObject> {
        try value(&r, .dict).raw(DictObject.self)
    }

    // MARK: Sections

    mutating func readShared(_ r: inout ByteReader) throws(DumpFailure) {
        for _ in 0..<(try r.count()) {
            if try r.byte() == 0 {
                let bytes = try r.block()
                guard let string = try? vm.makeString(utf8: bytes) else { throw .limit(.memory) }
                shared.append(vm.intern(string))
            } else {
                let name = try r.text()
                guard let value = ImmortalNames.shared.value(name) else {
                    throw .incompatible("this interpreter has no '\(name)'")
                }
                shared.append(value)
            }
        }
    }

    /// Makes the cells of all objects. Strings are whole then, because names must be unique.
    mutating func readTable(_ r: inout ByteReader) throws(DumpFailure) {
        let count = try r.count(each: 3)
        objects.reserveCapacity(count)
        pending.reserveCapacity(count)
        for _ in 0..<count {
            let number = try r.byte()
            guard number >= Kind.firstObject, number <= DumpBuild.lastKind else {
                throw .damaged("an object is of no kind")
            }
            let kind = unsafeBitCast(number, to: Kind.self)
            let flags = Header.Flags(rawValue: try r.byte() & (4 | 8 | 16 | 128))
            if kind == .string {
                objects.append(try string(&r, flags))
                pending.append(Pending(kind: kind, flags: flags, units: 0))
                continue
            }
            let units = try r.index(below: Heap.largestUnits + 1)
            guard units * 16 >= Self.smallest(kind) else { throw .damaged("an object is too small") }
            guard vm.pointee.heap.fits(units * 16) else { throw .limit(.memory) }
            let cell = vm.pointee.heap.cell(.cell, bytes: units * 16, type: vm.pointee.types.cell)
            let object = cell.assumingMemoryBound(to: CellObject.self)
            object.pointee.contents = .undefined
            let header = cell.assumingMemoryBound(to: Header.self)
            objects.append(
                Value(
                    tag: UInt64(kind.rawValue) | UInt64(header.pointee.generation) << 32,
                    bits: UInt64(UInt(bitPattern: cell))))
            pending.append(Pending(kind: kind, flags: flags, units: units))
        }
    }

    private func string(_ r: inout ByteReader, _ flags: Header.Flags) throws(DumpFailure) -> Value {
        let count = try r.count()
        let width = Int(try r.byte())
        guard width == 1 || width == 2 || width == 4 else { throw .damaged("a string has no such width") }
        let hash = isLocal ? Int(Int64(bitPattern: try r.word())) : 0
        guard r.left / width >= count, vm.pointee.heap.fits(count * width + 64),
            let string = try? vm.newString(count: count, width: width, isASCII: flags.contains(.ascii))
        else { throw r.left / width >= count ? .limit(.memory) : .damaged("it ends too early") }
        try r.raw(string.pointee.storage, count * width)
        string.pointee.hash = hash
        let value = Value.object(string)
        return flags.contains(.interned) ? vm.intern(value) : value
    }

    private static func smallest(_ kind: Kind) -> Int {
        switch kind {
        case .bigInt: MemoryLayout<BigIntObject>.size
        case .complex: MemoryLayout<ComplexObject>.size
        case .bytes, .byteArray: MemoryLayout<BytesObject>.size
        case .tuple: MemoryLayout<TupleObject>.size
        case .list: MemoryLayout<ListObject>.size
        case .dict, .set, .frozenSet: MemoryLayout<DictObject>.size
        case .range: MemoryLayout<RangeObject>.size
        case .slice: MemoryLayout<SliceObject>.size
        case .function: MemoryLayout<FunctionObject>.size
        case .method: MemoryLayout<MethodObject>.size
        case .native: MemoryLayout<NativeObject>.size
        case .type: MemoryLayout<TypeObject>.size
        case .instance: InstanceObject.inlineOffset
        case .cell: MemoryLayout<CellObject>.size
        case .code: MemoryLayout<CodeObject>.size
        case .generator: MemoryLayout<GeneratorObject>.size
        case .iterator: MemoryLayout<IteratorObject>.size
        case .module: MemoryLayout<ModuleObject>.size
        case .exception: MemoryLayout<ExceptionObject>.size
        case .property, .classMethod, .staticMethod: MemoryLayout<DescriptorObject>.size
        case .superObject: MemoryLayout<SuperObject>.size
        case .dictView: MemoryLayout<DictViewObject>.size
        case .box: MemoryLayout<BoxObject>.size
        case .traceback: MemoryLayout<TracebackObject>.size
        case .genericAlias, .union: MemoryLayout<GenericAliasObject>.size
        case .mappingProxy, .asyncGenStep, .memoryView, .weakReference: MemoryLayout<ReferenceObject>.size
        default: .max
        }
    }

    mutating func readShapes(_ r: inout ByteReader) throws(DumpFailure) {
        var roots: [Int: Shape] = [:]
        for _ in 0..<(try r.count(each: 3)) {
            let number = try r.size()
            let offset = try r.index(below: 2)
            let root: Shape
            if let known = roots[number] {
                root = known
            } else {
                root = vm.keepShape(Shape(offset: offset))
                roots[number] = root
            }
            guard root.offset == offset else { throw .damaged("shapes contradict each other") }
            var shape = root
            let count = try r.count()
            guard count <= Shape.largest else { throw .damaged("a shape is too large") }
            for _ in 0..<count {
                let name = try value(&r, .string)
                let size = shape.next[name.bits] == nil ? 256 + shape.names.count * 40 : 0
                guard vm.pointee.heap.fits(size) else { throw .limit(.memory) }
                vm.pointee.heap.count(size)
                shape = shape.adding(name)
            }
            shapes.append(shape)
        }
    }

    /// Fills all cells.
    mutating func readRecords(_ r: inout ByteReader) throws(DumpFailure) {
        for number in objects.indices where pending[number].kind != .string {
            let type = try value(&r, .type)
            let object = UnsafeMutableRawPointer(objects[number].header)
            let expected = pending[number]
            try fill(object, number, expected, &r)
            let header = object.assumingMemoryBound(to: Header.self)
            header.pointee.type = type.raw(TypeObject.self)
            header.pointee.flags = expected.flags
            header.pointee.kind = expected.kind
            if expected.kind == .box {
                // Until its Swift object is there it is an empty cell.
                header.pointee.kind = .cell
                header.pointee.flags = []
            }
        }
    }

    // MARK: What needs everything else

    /// Objects are what their classes say, so that methods of builtin types find what they expect.
    func checkTypes() throws(DumpFailure) {
        for (index, value) in objects.enumerated() where pending[index].kind == .type {
            let type = value.raw(TypeObject.self).pointee
            for part in [type.bases, type.order] {
                let parts = vm.tuple(part)
                guard (0..<parts.pointee.count).allSatisfy({ parts.pointee.items[$0].is(.type) }) else {
                    throw .damaged("a class has a base that is none")
                }
            }
            let order = vm.tuple(type.order)
            for position in 0..<order.pointee.count {
                let base = order.pointee.items[position].raw(TypeObject.self)
                guard base.pointee.flags.contains(.builtin), base != vm.pointee.types.object else { continue }
                let isExtended =
                    type.primitive.map { primitive in
                        let parents = vm.tuple(primitive.pointee.order)
                        return (0..<parents.pointee.count).contains {
                            parents.pointee.items[$0].raw(TypeObject.self) == base
                        }
                    } ?? false
                guard isExtended || base.pointee.layout == type.layout else {
                    throw .damaged("a class does not fit what it extends")
                }
            }
        }
        for (index, value) in objects.enumerated() where pending[index].kind != .string {
            guard fits(value, pending[index]) else { throw .damaged("an object does not fit its class") }
        }
    }

    /// Instances of classes that extend builtin types hold a builtin value, or are one themselves.
    private func fits(_ value: Value, _ expected: Pending) -> Bool {
        let type = value.header.pointee.type.pointee
        func isKind(_ kind: Kind, of layout: Kind) -> Bool {
            kind == layout || layout == .int && kind == .bigInt || layout == .frame && kind == .traceback
        }
        guard type.layout == .instance else { return isKind(expected.kind, of: type.layout) }
        guard let primitive = type.primitive else { return expected.kind == .instance }
        guard expected.kind == .instance else { return isKind(expected.kind, of: primitive.pointee.layout) }
        let instance = value.raw(InstanceObject.self).pointee
        guard expected.flags.contains(.hasPrimitive), instance.count > 0 else { return false }
        return isKind(instance.slots[0].kind, of: primitive.pointee.layout)
    }

    /// Checks what depends on code that was read later.
    func checkCode() throws(DumpFailure) {
        for value in objects {
            if value.is(.generator) {
                let generator = value.raw(GeneratorObject.self).pointee
                guard generator.state != .finished else { continue }
                let code = generator.code.pointee
                let count = code.template._withUnsafeGuaranteedRef { $0.instructions.count }
                guard generator.registerCount == code.registerCount, 0..<count ~= generator.pc else {
                    throw .damaged("a generator does not fit its code")
                }
                try check(generator.function, runs: generator.code)
                if generator.state == .suspended { try checkCells(generator.registers, of: generator.code) }
            } else if value.is(.function) {
                try check(value, runs: value.raw(FunctionObject.self).pointee.code)
            }
        }
        for index in 0..<vm.pointee.frameCount {
            let frame = vm.pointee.frames[index]
            try check(frame.function, runs: frame.code)
            try checkCells(frame.base, of: frame.code)
        }
    }

    /// Code finds the variables of the functions around it in cells that its function has.
    private func check(_ function: Value, runs code: UnsafeMutablePointer<CodeObject>) throws(DumpFailure) {
        let free = code.pointee.template._withUnsafeGuaranteedRef { $0.freeNames.count }
        if free == 0 { return }
        guard function.is(.function) else { throw .damaged("code with a closure has no function") }
        let closure = function.raw(FunctionObject.self).pointee.closure
        guard closure.is(.tuple), vm.tuple(closure).pointee.count >= free,
            (0..<free).allSatisfy({ vm.tuple(closure).pointee.items[$0].is(.cell) })
        else { throw .damaged("a function lacks its closure") }
    }

    /// Code that has begun has made the cells of its own variables.
    private func checkCells(
        _ registers: UnsafeMutablePointer<Value>, of code: UnsafeMutablePointer<CodeObject>
    ) throws(DumpFailure) {
        let template = code.pointee.template.takeUnretainedValue()
        let names = Set(template.cellNames)
        for (index, name) in template.localNames.enumerated() where names.contains(name) {
            guard index < code.pointee.registerCount, registers[index].is(.cell) else {
                throw .damaged("a variable has no cell")
            }
        }
    }

    /// Makes the Swift objects. Patterns come first, because matches need theirs.
    mutating func restoreBoxes() throws(DumpFailure) {
        for isFirst in [true, false] {
            for box in boxes where (box.name == "re.Pattern") == isFirst {
                guard let restorer = World.shared.boxRestorer(box.name) else {
                    throw .incompatible("this interpreter has no '\(box.name)'")
                }
                guard vm.pointee.heap.fits(box.charged) else { throw .limit(.memory) }
                var result: Box?
                var failure: DumpFailure?
                box.data.withUnsafeBytes { bytes in
                    var reader = BoxReader(vm: vm, values: box.values, data: ByteReader(bytes))
                    do throws(DumpFailure) { result = try restorer(&reader) } catch { failure = error }
                }
                if let failure { throw failure }
                guard let result else { continue }
                vm.pointee.heap.count(box.charged)
                result.charged = box.charged
                let object = objects[box.number].raw(BoxObject.self)
                object.pointee.box = Unmanaged.passRetained(result)
                object.pointee.attributes = box.attributes
                object.pointee.header.flags = pending[box.number].flags.union(.owns)
                object.pointee.header.kind = .box
            }
        }
    }

    mutating func readWeakReferences(_ r: inout ByteReader) throws(DumpFailure) {
        for _ in 0..<(try r.count(each: 2)) {
            let reference = objects[try r.index(below: objects.count)]
            let target = try r.index(below: objects.count + 1)
            guard reference.is(.weakReference) else { throw .damaged("a reference is of the wrong kind") }
            guard target > 0 else { continue }
            let object = objects[target - 1]
            reference.raw(ReferenceObject.self).pointee.target = object
            // Its hash depends on where the object is.
            reference.raw(ReferenceObject.self).pointee.count = 0
            vm.pointee.heap.count(64)
            vm.pointee.weakReferences[object.bits, default: []].append(reference)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A shape that stays as long as the session.
    func keepShape(_ shape: Shape) -> Shape {
        pointee.shapes.append(Unmanaged.passRetained(shape))
        return shape
    }
}
