/// Writes everything that can be reached from the values that it is given: objects by number, those that all sessions
/// share by name.
struct HeapWriter {
    let vm: VM
    /// Whether the dump is read in this process: shared objects and code are then referred to by address.
    let isLocal: Bool
    /// The records of objects, in the order of their numbers.
    private(set) var records = ByteWriter()
    /// Kind, flags and size of each object, and all of strings.
    private(set) var table = ByteWriter()
    private(set) var shared = ByteWriter()
    private(set) var shapes = ByteWriter()
    private(set) var sharedCount = 0
    private(set) var shapeCount = 0
    var templates = TemplateWriter()
    /// Code of dumps that stay in the process.
    private(set) var codes: [CodeTemplate] = []

    private var numbers: [UInt64: Int] = [:]
    private var sharedNumbers: [UInt64: Int] = [:]
    private var shapeNumbers: [ObjectIdentifier: Int] = [:]
    private var rootNumbers: [ObjectIdentifier: Int] = [:]
    private var codeNumbers: [ObjectIdentifier: Int] = [:]
    private var queue: [Value] = []
    private var written = 0
    /// Weak references and what they lead to, if anything else does.
    private var weak: [(Int, Value)] = []
    /// The variable by which each object was found first, for messages.
    private var origins: [Int32] = []
    private var originNames: [String] = [""]
    private var origin: Int32 = 0

    init(_ vm: VM, isLocal: Bool) {
        self.vm = vm
        self.isLocal = isLocal
    }

    var objectCount: Int { queue.count }

    /// The number of an object that was reached.
    func number(_ value: Value) -> Int? { value.isObject ? numbers[value.bits] : nil }

    // MARK: Values

    /// Writes a reference to a value; the object behind it follows later.
    mutating func value(_ value: Value, to w: inout ByteWriter) throws(DumpFailure) {
        switch value.kind {
        case .undefined: w.byte(0)
        case .none: w.byte(1)
        case .bool: w.byte(value.isTrue ? 3 : 2)
        case .int:
            w.byte(4)
            w.signed(value.asInt)
        case .float:
            w.byte(5)
            w.word(value.bits)
        case .ellipsis: w.byte(6)
        case .notImplemented: w.byte(7)
        default:
            let header = value.header
            // What was left in a register may be gone.
            guard header.pointee.generation == value.generation, !header.pointee.flags.contains(.free) else {
                return w.byte(0)
            }
            if header.pointee.flags.contains(.immortal) {
                if isLocal {
                    w.byte(10)
                    w.word(value.bits)
                } else {
                    w.byte(9)
                    w.count(try sharedNumber(value))
                }
            } else {
                w.byte(8)
                w.count(reach(value))
            }
        }
    }

    mutating func value(_ value: Value) throws(DumpFailure) {
        var w = ByteWriter()
        swap(&w, &records)
        defer { swap(&w, &records) }
        try self.value(value, to: &w)
    }

    private mutating func reach(_ value: Value) -> Int {
        if let known = numbers[value.bits] { return known }
        let number = queue.count
        numbers[value.bits] = number
        queue.append(value)
        origins.append(origin)
        return number
    }

    private mutating func sharedNumber(_ value: Value) throws(DumpFailure) -> Int {
        if let known = sharedNumbers[value.bits] { return known }
        if value.is(.string) {
            shared.byte(0)
            shared.block(vm.utf8(value))
        } else if let name = ImmortalNames.shared.name(value) {
            shared.byte(1)
            shared.text(name)
        } else {
            throw failure(vm.typeName(value))
        }
        let number = sharedCount
        sharedNumbers[value.bits] = number
        sharedCount += 1
        return number
    }

    private func failure(_ type: String) -> DumpFailure {
        .notDumpable(path: originNames[Int(origin)], type: type)
    }

    // MARK: Objects

    /// Starts with the variables of the main module, so that what cannot be dumped is found by a name.
    mutating func variables(_ dict: UnsafeMutablePointer<DictObject>) {
        _ = reach(.object(dict))
        vm.forEach(dict.pointee.table) { entry in
            guard entry.value.isObject, !entry.value.header.pointee.flags.contains(.immortal) else { return }
            originNames.append(vm.text(entry.key))
            origin = Int32(originNames.count - 1)
            _ = reach(entry.value)
        }
        origin = 0
    }

    /// Writes the records of all objects that were reached, and of what they reach.
    mutating func finishObjects() throws(DumpFailure) {
        while written < queue.count {
            let value = queue[written]
            origin = origins[written]
            let header = value.header
            let kind = value.kind
            table.byte(kind.rawValue)
            table.byte(header.pointee.flags.rawValue & (4 | 8 | 16 | 128))
            if kind == .string {
                let string = value.raw(StringObject.self)
                table.count(string.pointee.count)
                table.byte(UInt8(string.pointee.width))
                if isLocal { table.word(UInt64(bitPattern: Int64(string.pointee.hash))) }
                table.raw(string.pointee.storage, string.pointee.byteCount)
            } else {
                table.count(Int(header.pointee.units))
                try self.value(.object(header.pointee.type))
                try record(value)
            }
            written += 1
        }
    }

    /// Weak references, once all is known that is there.
    mutating func weakReferences(to w: inout ByteWriter) {
        w.count(weak.count)
        for (number, target) in weak {
            w.count(number)
            let isThere = target.isObject && target.header.pointee.generation == target.generation
            w.count(isThere ? (numbers[target.bits] ?? -1) + 1 : 0)
        }
    }

    private mutating func values(_ items: UnsafeMutablePointer<Value>, _ count: Int) throws(DumpFailure) {
        records.count(count)
        for index in 0..<count { try value(items[index]) }
    }

    private mutating func record(_ object: Value) throws(DumpFailure) {
        switch object.kind {
        case .tuple:
            let tuple = object.raw(TupleObject.self).pointee
            try values(tuple.items, tuple.count)
        case .list:
            let list = object.raw(ListObject.self).pointee
            try values(list.items, list.count)
        case .dict, .set, .frozenSet: try tableRecord(object.raw(DictObject.self).pointee.table)
        case .bytes, .byteArray:
            let bytes = object.raw(BytesObject.self).pointee
            records.count(bytes.count)
            records.raw(bytes.storage, bytes.count)
        case .bigInt:
            let number = object.raw(BigIntObject.self).pointee
            records.flag(number.isNegative)
            records.count(number.count)
            for index in 0..<number.count { records.word(number.limbs[index]) }
        case .complex:
            records.word(object.raw(ComplexObject.self).pointee.real.bitPattern)
            records.word(object.raw(ComplexObject.self).pointee.imaginary.bitPattern)
        case .range:
            let range = object.raw(RangeObject.self).pointee
            for part in [range.start, range.stop, range.step, range.length] { try value(part) }
        case .slice:
            let slice = object.raw(SliceObject.self).pointee
            for part in [slice.start, slice.stop, slice.step] { try value(part) }
        case .cell: try value(object.raw(CellObject.self).pointee.contents)
        case .instance: try instanceRecord(object.raw(InstanceObject.self))
        case .type: try typeRecord(object.raw(TypeObject.self))
        case .code: try codeRecord(object.raw(CodeObject.self))
        case .generator: try generatorRecord(object.raw(GeneratorObject.self))
        case .box: try boxRecord(object)
        default: try plainRecord(object)
        }
    }

    private mutating func plainRecord(_ object: Value) throws(DumpFailure) {
        switch object.kind {
        case .function:
            let function = object.raw(FunctionObject.self).pointee
            try value(.object(function.code))
            for part in [
                function.globals, function.closure, function.defaults, function.keywordDefaults, function.name,
                function.qualifiedName, function.documentation, function.module, function.annotations,
                function.attributes, function.typeParameters,
            ] { try value(part) }
        case .method:
            try value(object.raw(MethodObject.self).pointee.function)
            try value(object.raw(MethodObject.self).pointee.receiver)
        case .native:
            let native = object.raw(NativeObject.self).pointee
            if isLocal {
                records.count(Int(native.index))
            } else {
                guard let name = ImmortalNames.shared.nativeName(native.index) else { throw failure("function") }
                records.text(name)
            }
            records.flag(native.isMethod)
            records.flag(native.isStatic)
            for part in [native.name, native.owner, native.state] { try value(part) }
        case .iterator:
            let iterator = object.raw(IteratorObject.self).pointee
            records.byte(iterator.source.rawValue)
            records.flag(iterator.isFinished)
            records.flag(iterator.isStrict)
            try value(iterator.object)
            try value(iterator.other)
            for part in [iterator.index, iterator.stop, iterator.step] { records.signed(part) }
            records.number(iterator.version)
        case .module:
            try value(object.raw(ModuleObject.self).pointee.name)
            try value(object.raw(ModuleObject.self).pointee.dict)
        case .exception:
            let exception = object.raw(ExceptionObject.self).pointee
            for part in [
                exception.arguments, exception.cause, exception.context, exception.traceback, exception.attributes,
                exception.detail, exception.receiver,
            ] { try value(part) }
            records.flag(exception.suppressesContext)
        case .property, .classMethod, .staticMethod:
            let descriptor = object.raw(DescriptorObject.self).pointee
            for part in [
                descriptor.get, descriptor.set, descriptor.delete, descriptor.documentation, descriptor.name,
                descriptor.attributes,
            ] { try value(part) }
        case .superObject:
            let object = object.raw(SuperObject.self).pointee
            for part in [object.start, object.receiver, object.receiverType] { try value(part) }
        case .dictView:
            try value(object.raw(DictViewObject.self).pointee.dict)
            records.byte(object.raw(DictViewObject.self).pointee.part.rawValue)
        case .traceback:
            let entry = object.raw(TracebackObject.self).pointee
            try value(entry.next)
            try value(.object(entry.code))
            records.signed(Int(entry.line))
            records.signed(Int(entry.instruction))
            try value(entry.globals)
        case .genericAlias, .union:
            let alias = object.raw(GenericAliasObject.self).pointee
            for part in [alias.origin, alias.arguments, alias.parameters] { try value(part) }
            records.flag(alias.isStarred)
        case .mappingProxy, .asyncGenStep, .memoryView, .weakReference:
            let reference = object.raw(ReferenceObject.self).pointee
            if object.kind == .weakReference {
                weak.append((written, reference.target))
            } else {
                try value(reference.target)
            }
            try value(reference.callback)
            for part in [reference.start, reference.count, reference.step] { records.signed(part) }
        default: throw failure(vm.typeName(object))
        }
    }

    private mutating func tableRecord(_ table: Table) throws(DumpFailure) {
        records.number(table.version)
        records.count(table.entries == nil ? 0 : table.used)
        guard let entries = table.entries else { return }
        // Deleted entries keep their places, because iterators count them.
        for position in 0..<table.used {
            try value(entries[position].key)
            if entries[position].key.isUndefined { continue }
            try value(entries[position].value)
            records.word(UInt64(bitPattern: Int64(entries[position].hash)))
        }
    }

    private mutating func instanceRecord(_ instance: UnsafeMutablePointer<InstanceObject>) throws(DumpFailure) {
        records.count(try shapeNumber(instance.pointee.shape))
        records.count(Int(instance.pointee.capacity))
        try values(instance.pointee.slots, Int(instance.pointee.count))
    }

    /// 0 for none, otherwise the shape's number plus 1.
    private mutating func shapeNumber(_ reference: Unmanaged<Shape>?) throws(DumpFailure) -> Int {
        guard let shape = reference?.takeUnretainedValue() else { return 0 }
        if let known = shapeNumbers[ObjectIdentifier(shape)] { return known + 1 }
        let root = ObjectIdentifier(shape.root)
        let rootNumber = rootNumbers[root] ?? rootNumbers.count
        rootNumbers[root] = rootNumber
        var w = ByteWriter()
        w.count(rootNumber)
        w.count(shape.offset)
        w.count(shape.names.count)
        for name in shape.names { try value(name, to: &w) }
        shapes.append(w.bytes)
        let number = shapeCount
        shapeNumbers[ObjectIdentifier(shape)] = number
        shapeCount += 1
        return number + 1
    }

    private mutating func typeRecord(_ type: UnsafeMutablePointer<TypeObject>) throws(DumpFailure) {
        for part in [
            type.pointee.name, type.pointee.qualifiedName, type.pointee.module, type.pointee.bases,
            type.pointee.order, type.pointee.dict, type.pointee.slotNames,
        ] { try value(part) }
        try value(type.pointee.primitive.map { .object($0) } ?? .undefined)
        records.number(type.pointee.version)
        records.number(UInt64(type.pointee.flags.rawValue))
        records.byte(type.pointee.layout.rawValue)
        records.count(try shapeNumber(type.pointee.rootShape))
        records.count(type.pointee.slotHint)
    }

    private mutating func codeRecord(_ code: UnsafeMutablePointer<CodeObject>) throws(DumpFailure) {
        let template = code.pointee.template.takeUnretainedValue()
        if isLocal {
            let number = codeNumbers[ObjectIdentifier(template)] ?? codes.count
            if number == codes.count {
                codes.append(template)
                codeNumbers[ObjectIdentifier(template)] = number
            }
            records.count(number)
        } else {
            records.count(templates.number(template))
        }
        try values(code.pointee.constants, code.pointee.constantCount)
        try value(code.pointee.name)
        try value(code.pointee.qualifiedName)
    }

    private mutating func generatorRecord(_ generator: UnsafeMutablePointer<GeneratorObject>) throws(DumpFailure) {
        records.byte(generator.pointee.flavour.rawValue)
        records.byte(generator.pointee.state.rawValue)
        records.flag(generator.pointee.isClosing)
        try value(.object(generator.pointee.code))
        for part in [
            generator.pointee.function, generator.pointee.globals, generator.pointee.name,
            generator.pointee.qualifiedName, generator.pointee.handled, generator.pointee.delegate,
        ] { try value(part) }
        records.signed(generator.pointee.pc)
        records.signed(generator.pointee.sendRegister)
        try values(generator.pointee.registers, generator.pointee.registerCount)
    }

    private mutating func boxRecord(_ object: Value) throws(DumpFailure) {
        let box = object.raw(BoxObject.self).pointee.box.takeUnretainedValue()
        guard let name = box.dumpName else { throw failure(vm.typeName(object)) }
        records.text(name)
        try value(object.raw(BoxObject.self).pointee.attributes)
        records.count(box.charged)
        var writer = BoxWriter()
        box.dump(&writer)
        records.count(writer.values.count)
        for part in writer.values { try value(part) }
        records.block(writer.data.bytes)
    }

    // MARK: Frames

    mutating func frames(to w: inout ByteWriter) throws(DumpFailure) {
        w.count(vm.pointee.frameCount)
        for index in 0..<vm.pointee.frameCount {
            let frame = vm.pointee.frames[index]
            try value(.object(frame.code), to: &w)
            w.signed(frame.pc)
            w.count(frame.base - vm.pointee.registers)
            try value(.object(frame.globals), to: &w)
            for part in [frame.namespace, frame.function, frame.generator, frame.handledBefore] {
                try value(part, to: &w)
            }
            w.byte(frame.continuation.rawValue)
            w.signed(Int(frame.result))
            w.signed(Int(frame.jump))
        }
        // Registers lie side by side, and frames overlap in those of arguments.
        let count = vm.pointee.frameCount == 0 ? 0 : vm.pointee.top - vm.pointee.registers
        w.count(count)
        for index in 0..<count { try value(vm.pointee.registers[index], to: &w) }
    }
}
