internal import CPythonLibrary
import Glibc
internal import PythonSyntax

/// Making and ending the machine of a session.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Registers of a session: 4 MiB of address space, of which only what is used becomes memory.
    private static var registerCount: Int { 1 << 18 }

    static func make(memory: Int, recursion: Int, host: HostInterface) -> VM {
        let world = World.shared
        let vm = VM.allocate(capacity: 1)
        let count = registerCount
        // Fresh pages are zero, which is the undefined value.
        let mapped = mmap(nil, count * 16, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        let registers: UnsafeMutablePointer<Value>
        if let mapped, mapped != MAP_FAILED {
            registers = mapped.assumingMemoryBound(to: Value.self)
        } else {
            registers = .allocate(capacity: count)
            registers.initialize(repeating: .undefined, count: count)
        }
        let shared = world.vm.pointee
        vm.initialize(
            to: Machine(
                heap: Heap(limit: memory), types: world.types, names: world.names, registers: registers,
                registersEnd: registers + count, top: registers, frames: .allocate(capacity: recursion + 1),
                frameCapacity: recursion + 1,
                fuel: 0, recursionLimit: recursion, temporaries: .allocate(capacity: 256), temporaryCapacity: 256,
                interruption: Interruption(), natives: UnsafePointer(world.natives.baseAddress.unsafelyUnwrapped),
                characters: shared.characters, emptyString: shared.emptyString, emptyTuple: shared.emptyTuple,
                emptyBytes: shared.emptyBytes, hashKey: shared.hashKey, host: host,
                dead: .allocate(byteCount: 512, alignment: 16)))
        vm.setUp(world)
        return vm
    }

    private func setUp(_ world: World) {
        let builtins = newDict()
        if let table = try? copy(world.builtins.pointee.table) { builtins.pointee.table = table }
        pointee.builtins = .object(builtins)
        pointee.modules = makeDict()
        pointee.systemName = intern("sys")
        let main = makeModule("__main__")
        pointee.mainModule = main
        set(dict(pointee.modules), name: pointee.names.main, main)
        let builtinsModule = allocate(.module, pointee.types.module, ModuleObject.self)
        builtinsModule.pointee.name = intern("builtins")
        builtinsModule.pointee.dict = pointee.builtins
        set(builtins, name: pointee.names.name, intern("builtins"))
        set(dict(pointee.modules), name: intern("builtins"), .object(builtinsModule))
        let globals = dict(object(main, ModuleObject.self).pointee.dict)
        set(globals, name: pointee.names.builtins, .object(builtinsModule))
        pointee.temporaryCount = 0
    }

    /// Frees everything.
    func end() {
        for index in 0..<pointee.heap.pageCount {
            let page = pointee.heap.pages[index]
            var cell = page.base
            for _ in 0..<page.used {
                let header = cell.assumingMemoryBound(to: Header.self)
                if !header.pointee.flags.contains(.free),
                    header.pointee.flags.contains(.owns) || header.pointee.kind.ownsAlways
                {
                    release(cell)
                }
                cell += page.units * 16
            }
        }
        release(&pointee.interned)
        pointee.heap.end()
        for shape in pointee.shapes { shape.release() }
        munmap(pointee.registers, (pointee.registersEnd - pointee.registers) * 16)
        pointee.frames.deallocate()
        pointee.temporaries.deallocate()
        if pointee.markCapacity > 0 { pointee.markStack.deallocate() }
        pointee.dead.deallocate()
        deinitialize(count: 1)
        deallocate()
    }

    /// Takes note of the stack of the running thread, so that recursion stops before its end.
    func adoptStack() {
        var low: UInt = 0
        guard cpl_stack_low(&low) == 0 else { return }
        // What a native may use without asking again.
        pointee.stackLimit = low + (192 << 10)
    }

    // MARK: Compiling

    /// Compiles source text, or raises its SyntaxError.
    func compile(
        _ source: [UInt8], filename: String, mode: CompileOptions.Mode, result: CompileOptions.Result = .none,
        allowsTopLevelAwait: Bool = false
    ) throws(Raised) -> CodeTemplate {
        // In tracebacks a guest's text does not pass for the library's.
        let filename = filename.hasPrefix("<frozen ") ? "<string>" : filename
        var options = CompileOptions(
            mode: mode, result: result, allowsTopLevelAwait: allowsTopLevelAwait, filename: filename)
        options.whileRounds = pointee.host.whileRounds
        try charge(source.count >> 2)
        try reserve(source.count &* 24)
        let limits = try syntaxLimits()
        var warnings: [SyntaxWarning] = []
        let template: CodeTemplate
        do {
            let tree = try PythonParser.parse(
                source, filename: filename, mode: mode == .expression ? .expression : .module, limits: limits,
                warnings: &warnings)
            template = try PythonCompiler.compile(tree, source: source, options: options)
        } catch {
            throw raise(error)
        }
        if !warnings.isEmpty { try show(warnings, filename: filename, source: source) }
        return template
    }

    /// Writes warnings about source text to the standard error, as CPython does unless it was told otherwise.
    private func show(_ warnings: [SyntaxWarning], filename: String, source: [UInt8]) throws(Raised) {
        // CPython finds them in several passes over a text.
        func pass(_ warning: SyntaxWarning) -> Int {
            if warning.message.contains("is an invalid ") { return 0 }
            return warning.message.hasSuffix("in a 'finally' block") ? 1 : 2
        }
        for warning in (0...2).flatMap({ number in warnings.filter { pass($0) == number } }) {
            let line = Int(warning.range.start.line)
            var text = "\(filename):\(line): SyntaxWarning: \(warning.message)\n"
            // Texts without a file have no lines to show.
            if !filename.hasPrefix("<"), let words = pointee.host.sourceLine(filename, line) {
                let shown = words.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
                text += "  " + String(decoding: shown.prefix(500), as: UTF8.self) + "\n"
            }
            try write(try makeString(text), isError: true)
        }
    }

    /// Parser and compiler recurse with the nesting of the source: how deep depends on what is left of the stack.
    func syntaxLimits() throws(Raised) -> SyntaxLimits {
        var limits = SyntaxLimits()
        guard pointee.stackLimit > 0 else { return limits }
        var marker: UInt8 = 0
        let here = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
        let left = here > pointee.stackLimit ? Int(here - pointee.stackLimit) : 0
        // Measured: 5 KiB for a level of brackets in optimised code, 31 KiB without, and some for long chains.
        #if DEBUG
        let (level, chains) = (48 << 10, 512 << 10)
        #else
        let (level, chains) = (10 << 10, 384 << 10)
        #endif
        let depth = (left - chains) / level
        guard depth >= 8 else { throw exceed(.recursion) }
        limits.maximumDepth = Swift.min(limits.maximumDepth, depth)
        return limits
    }

    /// The SyntaxError, IndentationError or TabError for a failure of the parser or compiler.
    func raise(_ error: PythonSyntaxError) -> Raised {
        let type =
            switch error.kind {
            case .indentationError: pointee.types.indentationError
            case .tabError: pointee.types.tabError
            default: pointee.types.syntaxError
            }
        guard let message = try? makeString(error.message), let filename = try? makeString(error.filename),
            let line = try? makeString(error.lineText),
            let details = try? makeTuple([
                filename, .int(Int(error.range.start.line)), .int(error.offset), line,
                .int(Int(error.range.end.line)), .int(error.endOffset),
            ]), let arguments = try? makeTuple([message, details])
        else { return Raised() }
        let exception = makeException(type, arguments)
        self.exception(exception).pointee.detail = .none
        return raise(exception)
    }
}
