/// A whole session as bytes, without header and key.
struct SessionImage {
    var bytes: [UInt8]
    /// Code that a local image refers to.
    var codes: [CodeTemplate]
}

/// Writes the parts of an image in the order in which they are read.
extension PythonSession {
    func makeImage(isLocal: Bool) throws(DumpFailure) -> SessionImage {
        var heap = HeapWriter(vm, isLocal: isLocal)
        var state = ByteWriter()
        heap.variables(globals)
        try writeMachine(&heap, to: &state)
        try heap.frames(to: &state)
        try heap.finishObjects()
        writeWeak(&heap, to: &state)
        writeHost(to: &state)

        var image = ByteWriter()
        image.reserve(heap.records.bytes.count + heap.table.bytes.count + state.bytes.count + 4096)
        image.word(vm.pointee.hashKey.first)
        image.word(vm.pointee.hashKey.second)
        image.count(heap.sharedCount)
        image.append(heap.shared.bytes)
        image.count(heap.templates.templates.count)
        image.append(heap.templates.writer.bytes)
        image.count(heap.objectCount)
        image.append(heap.table.bytes)
        image.count(heap.shapeCount)
        image.append(heap.shapes.bytes)
        image.append(heap.records.bytes)
        image.append(state.bytes)
        return SessionImage(bytes: image.bytes, codes: heap.codes)
    }

    private func writeMachine(_ heap: inout HeapWriter, to w: inout ByteWriter) throws(DumpFailure) {
        for value in [vm.pointee.builtins, vm.pointee.mainModule, vm.pointee.modules, vm.pointee.handled] {
            try heap.value(value, to: &w)
        }
        w.count(vm.pointee.host.roots.count)
        for root in vm.pointee.host.roots { try heap.value(root, to: &w) }
        w.number(vm.pointee.nextVersion)
        w.signed(vm.pointee.nextAsyncName)
    }

    private func writeWeak(_ heap: inout HeapWriter, to w: inout ByteWriter) {
        heap.weakReferences(to: &w)
        // Classes know what is derived from them, if it is there.
        var pairs: [(Int, Int)] = []
        for (base, list) in vm.pointee.subclasses {
            for type in list where type.isLive {
                guard let number = heap.number(type) else { continue }
                let bases = vm.tuple(vm.type(type).pointee.bases)
                for index in 0..<bases.pointee.count where bases.pointee.items[index].bits == base {
                    pairs.append((number, index))
                }
            }
        }
        pairs.sort { $0 < $1 }
        w.count(pairs.count)
        for (number, index) in pairs {
            w.count(number)
            w.count(index)
        }
    }

    private func writeHost(to w: inout ByteWriter) {
        w.count(vm.pointee.host.tools.count)
        for tool in vm.pointee.host.tools { w.text(tool.name) }
        w.count(vm.pointee.host.sources.count)
        for name in vm.pointee.host.sources.keys.sorted() {
            w.text(name)
            w.block(vm.pointee.host.sources[name] ?? [])
        }
        w.flag(vm.pointee.host.resolvesUnknownNames)
        write(limits, to: &w)
        guard phase == .suspended, let call = vm.pointee.host.suspendedCall else { return w.flag(false) }
        w.flag(true)
        w.text(call.name)
        w.data(.list(call.arguments))
        w.data(.dict(call.keywords.sorted { $0.key < $1.key }.map { .init(.string($0.key), $0.value) }))
        w.text(call.position.file)
        w.signed(call.position.line)
        w.signed(call.position.column)
        write(runLimits, to: &w)
        w.signed(usage.instructions)
        w.signed(vm.pointee.host.outputLeft)
        w.signed(vm.pointee.host.callsLeft)
        w.signed(vm.pointee.host.callsMade)
        w.flag(timeLeft != nil)
        w.number(timeLeft ?? 0)
        w.block(output.standard)
        w.block(output.error)
    }

    private func write(_ limits: PythonLimits, to w: inout ByteWriter) {
        w.flag(limits.instructions != nil)
        w.signed(limits.instructions ?? 0)
        w.flag(limits.nanoseconds != nil)
        w.number(limits.nanoseconds ?? 0)
        for number in [limits.memory, limits.recursion, limits.output, limits.hostCalls] { w.signed(number) }
    }

    // MARK: Reading

    /// Fills this session, which must be fresh, with an image.
    func load(_ image: UnsafeRawBufferPointer, codes: [CodeTemplate], isLocal: Bool) throws(DumpFailure) {
        var r = ByteReader(image)
        var heap = HeapReader(vm, isLocal: isLocal)
        let key = HashKey(first: try r.word(), second: try r.word())
        try heap.readShared(&r)
        var templates = TemplateReader()
        try templates.readAll(&r)
        heap.codes = isLocal ? codes : templates.templates
        try heap.readTable(&r)
        try heap.readShapes(&r)
        try heap.readRecords(&r)

        let builtins = try heap.value(&r)
        let main = try heap.value(&r)
        let modules = try heap.value(&r)
        let handled = try heap.value(&r)
        guard builtins.is(.dict), main.is(.module), modules.is(.dict) else { throw .damaged("it has no modules") }
        var roots: [Value] = []
        for _ in 0..<(try r.count()) { roots.append(try heap.value(&r)) }
        vm.pointee.builtins = builtins
        vm.pointee.mainModule = main
        vm.pointee.modules = modules
        vm.pointee.host.roots = roots
        vm.pointee.nextVersion = Swift.max(try r.number(), vm.pointee.nextVersion)
        vm.pointee.nextAsyncName = try r.signed()
        try readFrames(&heap, &r)
        vm.pointee.handled = handled
        if !isLocal { try heap.checkTypes() }
        try heap.checkCode()
        try heap.readWeakReferences(&r)
        try readSubclasses(&heap, &r)
        try readHost(&r)
        try heap.restoreBoxes()
        try rehash(
            heap.tables, keepsTexts: key.first == vm.pointee.hashKey.first && key.second == vm.pointee.hashKey.second)
    }

    private func readFrames(_ heap: inout HeapReader, _ r: inout ByteReader) throws(DumpFailure) {
        let count = try r.count(each: 8)
        guard count <= vm.pointee.frameCapacity else { throw .damaged("there are too many frames") }
        let room = vm.pointee.registersEnd - vm.pointee.registers
        var end = 0
        for index in 0..<count {
            let code = try heap.code(&r)
            let pc = try r.signed()
            let base = try r.index(below: room)
            let globals = try heap.dict(&r)
            let namespace = try heap.value(&r)
            let function = try heap.value(&r)
            let generator = try heap.value(&r)
            let handled = try heap.value(&r)
            guard let continuation = Frame.Continuation(rawValue: try r.byte()) else {
                throw .damaged("a frame is odd")
            }
            let result = try r.small()
            let jump = try r.small()
            let instructions = code.pointee.template._withUnsafeGuaranteedRef { $0.instructions.count }
            guard 0..<instructions ~= pc, base + code.pointee.registerCount + 64 < room,
                generator.isUndefined || generator.is(.generator), function.isUndefined || function.is(.function),
                index > 0 || continuation == .boundary, index == 0 || continuation != .boundary
            else { throw .damaged("a frame does not fit its code") }
            if index > 0 {
                let below = vm.pointee.frames[index - 1].code.pointee
                let target = Int(jump) + vm.pointee.frames[index - 1].pc
                let length = below.template._withUnsafeGuaranteedRef { $0.instructions.count }
                guard 0..<below.registerCount ~= Int(result) || continuation != .store && continuation != .iteration,
                    continuation != .iteration || 0..<length ~= target
                else { throw .damaged("a frame returns to nowhere") }
            }
            (vm.pointee.frames + index).initialize(
                to: Frame(
                    code: code, pc: pc, base: vm.pointee.registers + base, globals: globals, namespace: namespace,
                    function: function, generator: generator, handledBefore: handled, continuation: continuation,
                    result: result, jump: jump))
            end = base + code.pointee.registerCount
        }
        let registers = try r.count()
        guard registers == end else { throw .damaged("there are too many registers") }
        for index in 0..<registers { vm.pointee.registers[index] = try heap.value(&r) }
        vm.pointee.frameCount = count
        vm.pointee.top = vm.pointee.registers + registers
    }

    private func readSubclasses(_ heap: inout HeapReader, _ r: inout ByteReader) throws(DumpFailure) {
        for _ in 0..<(try r.count(each: 2)) {
            let type = heap.objects[try r.index(below: heap.objects.count)]
            let position = try r.size()
            guard type.is(.type) else { throw .damaged("a class is none") }
            let bases = vm.tuple(vm.type(type).pointee.bases)
            guard position < bases.pointee.count else { throw .damaged("a class lacks a base") }
            vm.pointee.subclasses[bases.pointee.items[position].bits, default: []].append(type)
        }
    }

    private func readHost(_ r: inout ByteReader) throws(DumpFailure) {
        var names: [String] = []
        for _ in 0..<(try r.count()) { names.append(try r.text()) }
        vm.pointee.host.tools = names.map { PythonTool($0, nil, nil, .missing) }
        for _ in 0..<(try r.count()) {
            let name = try r.text()
            vm.pointee.host.sources[name] = try r.block()
        }
        vm.pointee.host.resolvesUnknownNames = try r.flag()
        _ = try readLimits(&r)
        guard try r.flag() else {
            guard vm.pointee.frameCount == 0 else { throw .damaged("frames wait for nothing") }
            return
        }
        guard vm.pointee.frameCount > 0, let result = vm.suspendedResult(), result < vm.pointee.top else {
            throw .damaged("nothing waits for the call")
        }
        let name = try r.text()
        guard case .list(let arguments) = try r.data(), case .dict(let pairs) = try r.data() else {
            throw .damaged("the call is not whole")
        }
        var keywords: [String: PythonValue] = [:]
        for pair in pairs { if case .string(let key) = pair.key { keywords[key] = pair.value } }
        let position = PythonCall.Position(file: try r.text(), line: try r.signed(), column: try r.signed())
        runLimits = try readLimits(&r)
        let used = try r.signed()
        vm.pointee.host.outputLeft = try r.signed()
        vm.pointee.host.callsLeft = try r.signed()
        vm.pointee.host.callsMade = try r.signed()
        let hasTime = try r.flag()
        let time = try r.number()
        timeLeft = hasTime ? time : nil
        output.standard = try r.block()
        output.error = try r.block()
        vm.pointee.budget = (runLimits.instructions ?? .max) - Swift.max(used, 0)
        vm.pointee.sliceLength = 0
        vm.pointee.fuel = 0
        vm.pointee.host.suspendedCall = PythonCall(
            name: name, arguments: arguments, keywords: keywords, position: position)
        phase = .suspended
    }

    private func readLimits(_ r: inout ByteReader) throws(DumpFailure) -> PythonLimits {
        let hasInstructions = try r.flag()
        let instructions = try r.signed()
        let hasTime = try r.flag()
        let time = try r.number()
        return PythonLimits(
            instructions: hasInstructions ? instructions : nil, nanoseconds: hasTime ? time : nil,
            memory: try r.signed(), recursion: try r.signed(), output: try r.signed(), hostCalls: try r.signed())
    }

    /// Hashes of the guest's own making are computed by its own code, within the session's limits.
    private func rehash(_ tables: [UnsafeMutablePointer<DictObject>], keepsTexts: Bool) throws(DumpFailure) {
        let saved = (
            vm.pointee.budget, vm.pointee.sliceLength, vm.pointee.fuel, vm.pointee.deadline, vm.pointee.handled,
            vm.pointee.host.callsLeft, vm.pointee.host.suspendedCall, vm.pointee.host.outputLeft
        )
        vm.adoptStack()
        vm.pointee.budget = limits.instructions ?? .max
        vm.pointee.sliceLength = 0
        vm.pointee.fuel = 0
        vm.pointee.deadline = limits.nanoseconds.map { Clock.monotonic() &+ $0 } ?? .max
        vm.pointee.host.callsLeft = 0
        vm.pointee.host.suspendedCall = nil
        vm.pointee.host.outputLeft = 0
        var hasFailed = false
        do throws(Raised) {
            var rehashing = Rehashing(vm)
            try rehashing.settle(tables, keepsTexts: keepsTexts)
        } catch { hasFailed = true }
        (
            vm.pointee.budget, vm.pointee.sliceLength, vm.pointee.fuel, vm.pointee.deadline, vm.pointee.handled,
            vm.pointee.host.callsLeft, vm.pointee.host.suspendedCall, vm.pointee.host.outputLeft
        ) = saved
        vm.pointee.temporaryCount = 0
        let exceeded = vm.pointee.exceeded
        vm.pointee.exceeded = nil
        vm.pointee.pending = .undefined
        if let exceeded { throw .limit(exceeded.kind) }
        if hasFailed { throw .damaged("a key cannot be hashed") }
    }
}
