/// Mark and sweep. Roots are registers of frames, what natives keep, and what the machine holds; the mark stack is
/// explicit, so that no structure is too deep. Handles of cells that were reused are recognised and skipped, which makes
/// it safe to look at registers that were not cleared.
extension UnsafeMutablePointer where Pointee == Machine {
    func collect() throws(Raised) {
        mark(pointee.pending)
        mark(pointee.handled)
        mark(pointee.builtins)
        mark(pointee.mainModule)
        mark(pointee.modules)
        var register = pointee.registers
        let end = pointee.top
        while register < end {
            mark(register.pointee)
            register += 1
        }
        for index in 0..<pointee.frameCount {
            let frame = pointee.frames[index]
            mark(.object(frame.code))
            mark(.object(frame.globals))
            mark(frame.namespace)
            mark(frame.function)
            mark(frame.generator)
            mark(frame.handledBefore)
        }
        for index in 0..<pointee.temporaryCount { mark(pointee.temporaries[index]) }
        for root in pointee.host.roots { mark(root) }
        for reference in pointee.lostReferences { mark(reference) }
        forEach(pointee.interned) { mark($0.key) }
        traceAll()
        sweep()
        let live = pointee.heap.bytes
        pointee.lastLive = live
        if live > pointee.heap.limit { throw exceed(.memory) }
        // Garbage may take half of what is free, but not so much that it does not fit into a processor's cache.
        let room = Swift.max(1 << 16, (pointee.heap.limit - live) / 2)
        pointee.heap.threshold = live + Swift.min(room, Swift.max(1 << 20, live))
        try charge(live >> 10)
    }

    @inline(__always)
    private func mark(_ value: Value) {
        guard value.isObject else { return }
        let header = value.header
        guard header.pointee.generation == value.generation,
            header.pointee.flags.rawValue & (1 | 2 | 64) == 0
        else { return }
        header.pointee.flags.insert(.marked)
        // What refers to nothing need not be looked at again; the classes of these are shared.
        switch header.pointee.kind {
        case .string: if header.pointee.flags.contains(.sharesStorage) { push(header) }
        case .bytes, .byteArray, .bigInt, .complex: return
        default: push(header)
        }
    }

    @inline(__always)
    private func push(_ header: UnsafeMutablePointer<Header>) {
        if _slowPath(pointee.markCount == pointee.markCapacity) { growMarkStack() }
        pointee.markStack[pointee.markCount] = UnsafeMutableRawPointer(header)
        pointee.markCount &+= 1
    }

    @inline(never)
    private func growMarkStack() {
        let capacity = Swift.max(1024, pointee.markCapacity * 2)
        let larger = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: capacity)
        if pointee.markCapacity > 0 {
            larger.update(from: pointee.markStack, count: pointee.markCount)
            pointee.markStack.deallocate()
        }
        pointee.markStack = larger
        pointee.markCapacity = capacity
    }

    private func traceAll() {
        while pointee.markCount > 0 {
            pointee.markCount &-= 1
            trace(pointee.markStack[pointee.markCount])
        }
    }

    private func trace(_ object: UnsafeMutableRawPointer) {
        let header = object.assumingMemoryBound(to: Header.self)
        mark(.object(header.pointee.type))
        func at<Object>(_: Object.Type) -> UnsafeMutablePointer<Object> { object.assumingMemoryBound(to: Object.self) }
        switch header.pointee.kind {
        case .tuple:
            let tuple = at(TupleObject.self)
            for index in 0..<tuple.pointee.count { mark(tuple.pointee.items[index]) }
        case .list:
            let list = at(ListObject.self)
            for index in 0..<list.pointee.count { mark(list.pointee.items[index]) }
        case .dict, .set, .frozenSet:
            forEach(at(DictObject.self).pointee.table) {
                mark($0.key)
                mark($0.value)
            }
        case .range:
            let range = at(RangeObject.self).pointee
            mark(range.start)
            mark(range.stop)
            mark(range.step)
            mark(range.length)
        case .slice:
            let slice = at(SliceObject.self).pointee
            mark(slice.start)
            mark(slice.stop)
            mark(slice.step)
        case .function:
            let function = at(FunctionObject.self)
            mark(.object(function.pointee.code))
            mark(function.pointee.globals)
            mark(function.pointee.closure)
            mark(function.pointee.defaults)
            mark(function.pointee.keywordDefaults)
            mark(function.pointee.name)
            mark(function.pointee.qualifiedName)
            mark(function.pointee.documentation)
            mark(function.pointee.module)
            mark(function.pointee.annotations)
            mark(function.pointee.attributes)
            mark(function.pointee.typeParameters)
        case .method:
            mark(at(MethodObject.self).pointee.function)
            mark(at(MethodObject.self).pointee.receiver)
        case .native:
            mark(at(NativeObject.self).pointee.name)
            mark(at(NativeObject.self).pointee.owner)
            mark(at(NativeObject.self).pointee.state)
        case .type: traceType(at(TypeObject.self))
        case .instance:
            let instance = at(InstanceObject.self)
            for index in 0..<Int(instance.pointee.count) { mark(instance.pointee.slots[index]) }
        case .cell: mark(at(CellObject.self).pointee.contents)
        case .code:
            let code = at(CodeObject.self)
            for index in 0..<code.pointee.constantCount { mark(code.pointee.constants[index]) }
            if let caches = code.pointee.caches {
                for index in 0..<code.pointee.cacheCount { mark(caches[index].value) }
            }
            mark(code.pointee.name)
            mark(code.pointee.qualifiedName)
        case .generator: traceGenerator(at(GeneratorObject.self))
        case .iterator:
            mark(at(IteratorObject.self).pointee.object)
            mark(at(IteratorObject.self).pointee.other)
        case .module:
            mark(at(ModuleObject.self).pointee.name)
            mark(at(ModuleObject.self).pointee.dict)
        case .exception:
            let exception = at(ExceptionObject.self).pointee
            mark(exception.arguments)
            mark(exception.cause)
            mark(exception.context)
            mark(exception.traceback)
            mark(exception.attributes)
            mark(exception.detail)
            mark(exception.receiver)
        case .property, .classMethod, .staticMethod:
            let descriptor = at(DescriptorObject.self).pointee
            mark(descriptor.get)
            mark(descriptor.set)
            mark(descriptor.delete)
            mark(descriptor.documentation)
            mark(descriptor.name)
            mark(descriptor.attributes)
        case .superObject:
            mark(at(SuperObject.self).pointee.start)
            mark(at(SuperObject.self).pointee.receiver)
            mark(at(SuperObject.self).pointee.receiverType)
        case .dictView: mark(at(DictViewObject.self).pointee.dict)
        case .box:
            mark(at(BoxObject.self).pointee.attributes)
            at(BoxObject.self).pointee.box._withUnsafeGuaranteedRef { $0.trace { mark($0) } }
        case .traceback:
            mark(at(TracebackObject.self).pointee.next)
            mark(.object(at(TracebackObject.self).pointee.code))
            mark(at(TracebackObject.self).pointee.globals)
        case .genericAlias, .union:
            mark(at(GenericAliasObject.self).pointee.origin)
            mark(at(GenericAliasObject.self).pointee.arguments)
            mark(at(GenericAliasObject.self).pointee.parameters)
        case .memoryView, .mappingProxy, .asyncGenStep:
            mark(at(ReferenceObject.self).pointee.target)
            mark(at(ReferenceObject.self).pointee.callback)
        case .weakReference: mark(at(ReferenceObject.self).pointee.callback)
        case .string:
            if header.pointee.flags.contains(.sharesStorage) { mark(storageOwner(at(StringObject.self)).pointee) }
        case .bytes, .byteArray, .bigInt, .complex, .frame: break
        case .undefined, .none, .bool, .int, .float, .ellipsis, .notImplemented: break
        }
    }

    private func traceType(_ type: UnsafeMutablePointer<TypeObject>) {
        for value in [
            type.pointee.name, type.pointee.qualifiedName, type.pointee.module, type.pointee.bases, type.pointee.order,
            type.pointee.dict, type.pointee.slotNames,
        ] { mark(value) }
    }

    private func traceGenerator(_ generator: UnsafeMutablePointer<GeneratorObject>) {
        mark(generator.pointee.function)
        mark(.object(generator.pointee.code))
        mark(generator.pointee.globals)
        mark(generator.pointee.name)
        mark(generator.pointee.qualifiedName)
        mark(generator.pointee.handled)
        mark(generator.pointee.delegate)
        for index in 0..<generator.pointee.registerCount { mark(generator.pointee.registers[index]) }
    }

    // MARK: Sweeping

    private func sweep() {
        for index in 0..<pointee.heap.pageCount {
            let page = pointee.heap.pages[index]
            var cell = page.base
            for _ in 0..<page.used {
                let header = cell.assumingMemoryBound(to: Header.self)
                let flags = header.pointee.flags
                if flags.contains(.marked) {
                    header.pointee.flags.remove(.marked)
                } else if !flags.contains(.free) {
                    if flags.contains(.owns) || header.pointee.kind.ownsAlways { release(cell) }
                    pointee.heap.free(cell)
                }
                cell += page.units * 16
            }
        }
        pruneTables()
    }

    /// Names that nobody uses any more stay interned only while they are marked, which they are; weak lists are pruned.
    private func pruneTables() {
        for (type, list) in pointee.subclasses {
            let live = list.filter { $0.isLive }
            if live.count != list.count { pointee.subclasses[type] = live.isEmpty ? nil : live }
        }
        if !pointee.weakReferences.isEmpty { pruneWeakReferences() }
    }

    /// Frees what an object owns outside its cell.
    func release(_ object: UnsafeMutableRawPointer) {
        let header = object.assumingMemoryBound(to: Header.self)
        func at<Object>(_: Object.Type) -> UnsafeMutablePointer<Object> { object.assumingMemoryBound(to: Object.self) }
        switch header.pointee.kind {
        case .string:
            let string = at(StringObject.self)
            pointee.heap.free(buffer: string.pointee.storage, string.pointee.byteCount)
        case .bytes, .byteArray:
            let bytes = at(BytesObject.self)
            if header.pointee.flags.contains(.owns) {
                pointee.heap.free(buffer: bytes.pointee.storage, bytes.pointee.capacity)
            }
        case .bigInt:
            pointee.heap.free(buffer: at(BigIntObject.self).pointee.limbs, at(BigIntObject.self).pointee.count * 8)
        case .tuple:
            pointee.heap.free(buffer: at(TupleObject.self).pointee.items, at(TupleObject.self).pointee.count * 16)
        case .list:
            let list = at(ListObject.self)
            if list.pointee.capacity > 0 { pointee.heap.free(buffer: list.pointee.items, list.pointee.capacity * 16) }
        case .dict, .set, .frozenSet: release(&at(DictObject.self).pointee.table)
        case .instance:
            let instance = at(InstanceObject.self)
            if header.pointee.flags.contains(.owns) {
                pointee.heap.free(buffer: instance.pointee.slots, Int(instance.pointee.capacity) * 16)
            }
        case .generator:
            let generator = at(GeneratorObject.self)
            if generator.pointee.registerCount > 0 {
                pointee.heap.free(buffer: generator.pointee.registers, generator.pointee.registerCount * 16)
            }
        case .box:
            let box = at(BoxObject.self).pointee.box
            pointee.heap.count(-box._withUnsafeGuaranteedRef { $0.charged })
            box.release()
        case .code:
            let code = at(CodeObject.self)
            pointee.heap.free(buffer: code.pointee.constants, code.pointee.constantCount * 16)
            if let caches = code.pointee.caches {
                pointee.heap.free(buffer: caches, (code.pointee.cacheCount + 1) * MemoryLayout<InlineCache>.stride)
            }
            if let names = code.pointee.parameterNames {
                let count = code.pointee.argumentCount + code.pointee.keywordOnlyCount
                pointee.heap.free(buffer: names, count * MemoryLayout<Value>.stride)
            }
            code.pointee.template.release()
        case .type:
            let type = at(TypeObject.self)
            type.pointee.specials.deallocate()
            pointee.heap.count(-Special.count * 16)
        default: break
        }
    }
}

extension Kind {
    /// Whether objects of the kind own memory whatever their flags say.
    var ownsAlways: Bool {
        switch self {
        case .list, .dict, .set, .frozenSet, .box, .code, .type, .generator: true
        default: false
        }
    }
}
