/// Filling the cells of objects, one kind after the other.
extension HeapReader {
    fileprivate func buffer(_ size: Int) throws(DumpFailure) -> UnsafeMutableRawPointer {
        guard vm.pointee.heap.fits(size) else { throw .limit(.memory) }
        return vm.pointee.heap.buffer(size)
    }

    /// Room for values: in the cell behind the object, or in a buffer of its own.
    fileprivate func room(
        _ object: UnsafeMutableRawPointer, _ expected: Pending, offset: Int, bytes: Int
    ) throws(DumpFailure) -> UnsafeMutableRawPointer {
        if expected.flags.contains(.owns) { return try buffer(bytes) }
        guard offset + bytes <= expected.units * 16 else { throw .damaged("an object is too small") }
        return object + offset
    }

    /// Values of which there are as many as the count before them says. They are read before they are stored, so that
    /// nothing is half filled.
    fileprivate mutating func values(_ r: inout ByteReader) throws(DumpFailure) -> [Value] {
        let count = try r.count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try value(&r)) }
        return values
    }

    fileprivate func store(_ values: [Value], in target: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Value> {
        let items = target.assumingMemoryBound(to: Value.self)
        for (index, value) in values.enumerated() { (items + index).initialize(to: value) }
        return items
    }

    mutating func fill(
        _ object: UnsafeMutableRawPointer, _ number: Int, _ expected: Pending, _ r: inout ByteReader
    ) throws(DumpFailure) {
        func at<Object>(_: Object.Type) -> UnsafeMutablePointer<Object> { object.assumingMemoryBound(to: Object.self) }
        switch expected.kind {
        case .tuple:
            let items = try values(&r)
            let place = try room(object, expected, offset: TupleObject.inlineOffset, bytes: items.count * 16)
            at(TupleObject.self).pointee.count = items.count
            at(TupleObject.self).pointee.items = store(items, in: place)
        case .list:
            let items = try values(&r)
            let list = at(ListObject.self)
            list.pointee.items =
                items.isEmpty
                ? UnsafeMutablePointer<Value>(bitPattern: 16).unsafelyUnwrapped
                : store(items, in: try buffer(items.count * 16))
            list.pointee.count = items.count
            list.pointee.capacity = items.count
        case .dict, .set, .frozenSet: try fillTable(at(DictObject.self), &r)
        case .bytes, .byteArray:
            let count = try r.count()
            let owns = expected.flags.contains(.owns)
            let place = try room(object, expected, offset: BytesObject.inlineOffset, bytes: count)
            try r.raw(place, count)
            let bytes = at(BytesObject.self)
            bytes.pointee.hash = 0
            bytes.pointee.count = count
            bytes.pointee.capacity = owns ? count : expected.units * 16 - BytesObject.inlineOffset
            bytes.pointee.storage = place.assumingMemoryBound(to: UInt8.self)
        case .bigInt:
            let isNegative = try r.flag()
            let count = try r.count(each: 8)
            let place = try room(object, expected, offset: BigIntObject.inlineOffset, bytes: count * 8)
            let limbs = place.assumingMemoryBound(to: UInt64.self)
            for index in 0..<count { limbs[index] = try r.word() }
            at(BigIntObject.self).pointee.isNegative = isNegative
            at(BigIntObject.self).pointee.count = count
            at(BigIntObject.self).pointee.limbs = limbs
        case .complex:
            at(ComplexObject.self).pointee.real = Double(bitPattern: try r.word())
            at(ComplexObject.self).pointee.imaginary = Double(bitPattern: try r.word())
        case .range:
            let range = at(RangeObject.self)
            range.pointee.start = try value(&r)
            range.pointee.stop = try value(&r)
            range.pointee.step = try value(&r)
            range.pointee.length = try value(&r)
        case .slice:
            let slice = at(SliceObject.self)
            slice.pointee.start = try value(&r)
            slice.pointee.stop = try value(&r)
            slice.pointee.step = try value(&r)
        case .cell: at(CellObject.self).pointee.contents = try value(&r)
        case .instance: try fillInstance(at(InstanceObject.self), expected, &r)
        case .type: try fillType(at(TypeObject.self), &r)
        case .code: try fillCode(at(CodeObject.self), &r)
        case .generator: try fillGenerator(at(GeneratorObject.self), &r)
        case .box:
            let name = try r.text()
            let attributes = try value(&r)
            let charged = try r.size()
            boxes.append((number, name, attributes, charged, try values(&r), try r.block()))
        default: try fillPlain(object, expected, &r)
        }
    }

    fileprivate mutating func fillPlain(
        _ object: UnsafeMutableRawPointer, _ expected: Pending, _ r: inout ByteReader
    ) throws(DumpFailure) {
        func at<Object>(_: Object.Type) -> UnsafeMutablePointer<Object> { object.assumingMemoryBound(to: Object.self) }
        switch expected.kind {
        case .function:
            let function = at(FunctionObject.self)
            function.pointee.code = try code(&r)
            function.pointee.globals = try value(&r, .dict)
            function.pointee.closure = try value(&r, orNothing: .tuple)
            function.pointee.defaults = try value(&r, orNothing: .tuple)
            function.pointee.keywordDefaults = try value(&r, orNothing: .dict)
            function.pointee.name = try value(&r)
            function.pointee.qualifiedName = try value(&r)
            function.pointee.documentation = try value(&r)
            function.pointee.module = try value(&r)
            function.pointee.annotations = try value(&r)
            function.pointee.attributes = try value(&r, orNothing: .dict)
            function.pointee.typeParameters = try value(&r, orNothing: .tuple)
        case .method:
            at(MethodObject.self).pointee.function = try value(&r)
            at(MethodObject.self).pointee.receiver = try value(&r)
        case .native:
            let native = at(NativeObject.self)
            if isLocal {
                native.pointee.index = Int32(try r.index(below: World.shared.natives.count))
            } else {
                let name = try r.text()
                guard let shared = ImmortalNames.shared.value(name), shared.is(.native) else {
                    throw .incompatible("this interpreter has no '\(name)'")
                }
                native.pointee.index = shared.raw(NativeObject.self).pointee.index
            }
            native.pointee.isMethod = try r.flag()
            native.pointee.isStatic = try r.flag()
            guard let receiver = NativeObject.Receiver(rawValue: try r.byte()) else {
                throw .damaged("a function is of no kind")
            }
            native.pointee.receiver = receiver
            native.pointee.name = try value(&r, .string)
            native.pointee.owner = try value(&r)
            native.pointee.state = try value(&r)
        case .iterator:
            let iterator = at(IteratorObject.self)
            guard let source = IteratorObject.Source(rawValue: try r.byte()) else {
                throw .damaged("an iterator is of no kind")
            }
            iterator.pointee.source = source
            iterator.pointee.isFinished = try r.flag()
            iterator.pointee.isStrict = try r.flag()
            iterator.pointee.object = try value(&r)
            iterator.pointee.other = try value(&r)
            iterator.pointee.index = try r.signed()
            iterator.pointee.stop = try r.signed()
            iterator.pointee.step = try r.signed()
            iterator.pointee.version = try r.number()
        case .module:
            at(ModuleObject.self).pointee.name = try value(&r)
            at(ModuleObject.self).pointee.dict = try value(&r, .dict)
        case .exception:
            let exception = at(ExceptionObject.self)
            exception.pointee.arguments = try value(&r, .tuple)
            exception.pointee.cause = try value(&r, orNothing: .exception)
            exception.pointee.context = try value(&r, orNothing: .exception)
            exception.pointee.traceback = try value(&r, orNothing: .traceback)
            exception.pointee.attributes = try value(&r, orNothing: .dict)
            exception.pointee.detail = try value(&r)
            exception.pointee.receiver = try value(&r)
            exception.pointee.suppressesContext = try r.flag()
        case .property, .classMethod, .staticMethod:
            let descriptor = at(DescriptorObject.self)
            descriptor.pointee.get = try value(&r)
            descriptor.pointee.set = try value(&r)
            descriptor.pointee.delete = try value(&r)
            descriptor.pointee.documentation = try value(&r)
            descriptor.pointee.name = try value(&r, orNothing: .string)
            descriptor.pointee.attributes = try value(&r, orNothing: .dict)
        case .superObject:
            at(SuperObject.self).pointee.start = try value(&r, .type)
            at(SuperObject.self).pointee.receiver = try value(&r)
            at(SuperObject.self).pointee.receiverType = try value(&r, orNothing: .type)
        case .dictView:
            at(DictViewObject.self).pointee.dict = try value(&r)
            guard let part = DictViewObject.Part(rawValue: try r.byte()) else { throw .damaged("no such view") }
            at(DictViewObject.self).pointee.part = part
        case .traceback:
            let entry = at(TracebackObject.self)
            entry.pointee.next = try value(&r, orNothing: .traceback)
            entry.pointee.code = try code(&r)
            entry.pointee.line = try r.small()
            entry.pointee.instruction = try r.small()
            entry.pointee.globals = try value(&r)
        case .genericAlias, .union:
            let alias = at(GenericAliasObject.self)
            alias.pointee.origin = try value(&r)
            alias.pointee.arguments = try value(&r, .tuple)
            alias.pointee.parameters = try value(&r)
            alias.pointee.isStarred = try r.flag()
        case .mappingProxy, .asyncGenStep, .memoryView, .weakReference:
            let reference = at(ReferenceObject.self)
            // A reference to what is gone: no object has the generation 0.
            let gone = Value(tag: UInt64(Kind.cell.rawValue), bits: UInt64(UInt(bitPattern: object)))
            reference.pointee.target = expected.kind == .weakReference ? gone : try value(&r)
            reference.pointee.callback = try value(&r)
            reference.pointee.start = try r.signed()
            reference.pointee.count = try r.signed()
            reference.pointee.step = try r.signed()
        default: throw .damaged("an object is of no kind")
        }
    }

    fileprivate mutating func fillTable(
        _ dict: UnsafeMutablePointer<DictObject>, _ r: inout ByteReader
    ) throws(DumpFailure) {
        let version = try r.number()
        let used = try r.count()
        guard used <= 1 << 30 else { throw .damaged("a table is too large") }
        var table = Table.empty
        table.version = version
        if used > 0 {
            var size = 8
            while size * 2 < used * 3 { size <<= 1 }
            let capacity = size * 2 / 3
            let entries = try buffer(capacity * MemoryLayout<Entry>.stride).assumingMemoryBound(to: Entry.self)
            table.entries = entries
            table.capacity = capacity
            table.mask = size - 1
            for position in 0..<used {
                // From here on the table can be released as it is.
                (entries + position).initialize(to: Entry(key: .undefined, value: .undefined, hash: 0))
            }
            // The buffer belongs to the cell once the record is whole; if it is not, the heap's end frees nothing twice.
            do throws(DumpFailure) {
                for position in 0..<used {
                    let key = try value(&r)
                    if key.isUndefined { continue }
                    let value = try value(&r)
                    entries[position] = Entry(key: key, value: value, hash: Int(Int64(bitPattern: try r.word())))
                    table.count += 1
                }
            } catch {
                vm.pointee.heap.free(buffer: entries, capacity * MemoryLayout<Entry>.stride)
                throw error
            }
            table.used = used
            tables.append(dict)
        }
        dict.pointee.table = table
        dict.pointee.cachedHash = 0
    }

    fileprivate mutating func fillInstance(
        _ instance: UnsafeMutablePointer<InstanceObject>, _ expected: Pending, _ r: inout ByteReader
    ) throws(DumpFailure) {
        let shapeNumber = try r.index(below: shapes.count + 1)
        let capacity = try r.size()
        let slots = try values(&r)
        guard capacity >= slots.count, capacity <= 1 << 20 else { throw .damaged("an instance has too many slots") }
        let place = try room(
            UnsafeMutableRawPointer(instance), expected, offset: InstanceObject.inlineOffset, bytes: capacity * 16)
        instance.pointee.shape = nil
        if shapeNumber > 0 {
            let shape = shapes[shapeNumber - 1]
            guard shape.offset + shape.names.count == slots.count else { throw .damaged("an instance lacks slots") }
            instance.pointee.shape = Unmanaged.passUnretained(shape)
        }
        guard !expected.flags.contains(.hasPrimitive) || !slots.isEmpty else {
            throw .damaged("an instance lacks slots")
        }
        instance.pointee.slots = store(slots, in: place)
        instance.pointee.capacity = UInt32(capacity)
        instance.pointee.count = UInt32(slots.count)
    }

    fileprivate mutating func fillType(
        _ type: UnsafeMutablePointer<TypeObject>, _ r: inout ByteReader
    ) throws(DumpFailure) {
        type.pointee.name = try value(&r, .string)
        type.pointee.qualifiedName = try value(&r)
        type.pointee.module = try value(&r)
        type.pointee.bases = try value(&r, .tuple)
        type.pointee.order = try value(&r, .tuple)
        type.pointee.dict = try value(&r, .dict)
        type.pointee.slotNames = try value(&r, orNothing: .tuple)
        let primitive = try value(&r)
        guard primitive.isUndefined || primitive.is(.type) else { throw .damaged("a class extends no class") }
        type.pointee.primitive = primitive.isUndefined ? nil : primitive.raw(TypeObject.self)
        type.pointee.version = try r.number()
        type.pointee.flags = TypeObject.Flags(rawValue: UInt32(truncatingIfNeeded: try r.number()))
        let layout = try r.byte()
        guard layout <= DumpBuild.lastKind else { throw .damaged("a class has no such layout") }
        type.pointee.layout = unsafeBitCast(layout, to: Kind.self)
        let shape = try r.index(below: shapes.count + 1)
        type.pointee.rootShape = shape == 0 ? nil : Unmanaged.passUnretained(shapes[shape - 1])
        type.pointee.slotHint = try r.index(below: 1 << 20)
        let bytes = Special.count * 16
        guard vm.pointee.heap.fits(bytes) else { throw .limit(.memory) }
        vm.pointee.heap.count(bytes)
        type.pointee.specials = .allocate(capacity: Special.count)
        type.pointee.specials.initialize(repeating: .undefined, count: Special.count)
        type.pointee.specialsVersion = 0
    }

    fileprivate mutating func fillCode(_ code: UnsafeMutablePointer<CodeObject>, _ r: inout ByteReader)
        throws(DumpFailure)
    {
        let template = codes[try r.index(below: codes.count)]
        let constants = try values(&r)
        let name = try value(&r)
        let qualifiedName = try value(&r)
        guard constants.count == template.constants.count else { throw .damaged("code lacks constants") }
        for (value, constant) in zip(constants, template.constants) {
            if case .code = constant, !value.is(.code) { throw .damaged("code lacks code") }
            if case .string(_, true) = constant, !value.is(.string) { throw .damaged("code lacks names") }
        }
        let cacheBytes = (template.cacheCount + 1) * MemoryLayout<InlineCache>.stride
        guard vm.pointee.heap.fits(constants.count * 16 + cacheBytes) else { throw .limit(.memory) }
        let caches = vm.pointee.heap.buffer(cacheBytes).assumingMemoryBound(to: InlineCache.self)
        caches.initialize(repeating: .empty, count: template.cacheCount + 1)
        code.pointee.template = Unmanaged.passRetained(template)
        code.pointee.instructions = UnsafePointer(template.instructions.baseAddress.unsafelyUnwrapped)
        code.pointee.constants = store(constants, in: vm.pointee.heap.buffer(constants.count * 16))
        code.pointee.constantCount = constants.count
        code.pointee.caches = caches
        code.pointee.cacheCount = template.cacheCount
        code.pointee.registerCount = template.registerCount
        code.pointee.argumentCount = template.argumentCount
        code.pointee.positionalOnlyCount = template.positionalOnlyCount
        code.pointee.keywordOnlyCount = template.keywordOnlyCount
        code.pointee.localCount = template.localNames.count
        code.pointee.flags = template.flags
        code.pointee.name = name
        code.pointee.qualifiedName = qualifiedName
        code.pointee.parameterNames = nil
    }

    fileprivate mutating func fillGenerator(
        _ generator: UnsafeMutablePointer<GeneratorObject>, _ r: inout ByteReader
    ) throws(DumpFailure) {
        guard let flavour = GeneratorObject.Flavour(rawValue: try r.byte()),
            let state = GeneratorObject.State(rawValue: try r.byte())
        else { throw .damaged("a generator is of no kind") }
        generator.pointee.flavour = flavour
        generator.pointee.state = state
        generator.pointee.isClosing = try r.flag()
        generator.pointee.code = try code(&r)
        generator.pointee.function = try value(&r)
        generator.pointee.globals = try value(&r, .dict)
        generator.pointee.name = try value(&r)
        generator.pointee.qualifiedName = try value(&r)
        generator.pointee.handled = try value(&r)
        generator.pointee.delegate = try value(&r)
        generator.pointee.pc = try r.signed()
        generator.pointee.sendRegister = try r.signed()
        let registers = try values(&r)
        guard generator.pointee.sendRegister < Swift.max(registers.count, 1) || state == .finished else {
            throw .damaged("a generator has no such register")
        }
        generator.pointee.registers =
            registers.isEmpty
            ? UnsafeMutablePointer<Value>(bitPattern: 16).unsafelyUnwrapped
            : store(registers, in: try buffer(registers.count * 16))
        generator.pointee.registerCount = registers.count
    }
}
