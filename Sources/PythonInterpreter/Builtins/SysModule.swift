/// `sys`, as far as a guest may see it.
extension WorldBuilder {
    func buildSys() {
        let m = module("sys")
        let stream = m.type("TextIOWrapper", layout: .box, flags: .final)
        stream.method("write", 2) { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[1]).is(.string) else {
                throw vm.typeError("write() argument must be str, not \(vm.typeName(a[1]))")
            }
            guard let stream = vm.box(a[0], HostStream.self) else { return .none }
            try vm.write(a[1], isError: stream.isError)
            return .int(try vm.length(a[1]))
        }
        stream.method("writelines", 2) { (vm, a) throws(Raised) in
            guard let stream = vm.box(a[0], HostStream.self) else { return .none }
            try vm.forEach(in: a[1]) { (line) throws(Raised) in try vm.write(line, isError: stream.isError) }
            return .none
        }
        for name in ["flush", "close"] { stream.method(name, 1) { (vm, a) throws(Raised) in .none } }
        for (name, value) in [("isatty", Value.false), ("seekable", .false)] {
            stream.method(name, 1) { (vm, a) throws(Raised) in value }
        }
        stream.property("encoding") { (vm, a) throws(Raised) in vm.intern("utf-8") }
        stream.property("errors") { (vm, a) throws(Raised) in vm.intern("strict") }
        stream.property("closed") { (vm, a) throws(Raised) in .false }
        buildStandardStreams(stream)
        m.constant(" stream", .object(stream.type))
        m.constant("maxsize", .int(.max))
        m.constant("maxunicode", .int(0x10FFFF))
        m.constant("byteorder", vm.internShared("little"))
        m.constant("platform", vm.internShared("bulkhead"))
        m.constant("version", vm.internShared("3.14.0 (bulkhead)"))
        m.constant("hexversion", .int(0x030E_00F0))
        m.constant("copyright", vm.internShared("Bulkhead contributors"))
        m.constant("executable", vm.pointee.emptyString)
        m.constant("prefix", vm.pointee.emptyString)
        m.constant("float_repr_style", vm.internShared("short"))
        m.constant("dont_write_bytecode", .true)
        m.constant("builtin_module_names", vm.pointee.emptyTuple)
        m.function("exit", 0...1) { (vm, a) throws(Raised) in
            if a.count == 0 || a[0].isNone { throw vm.raise(vm.pointee.types.systemExit) }
            throw vm.raise(vm.pointee.types.systemExit, a[0])
        }
        m.function("getrecursionlimit", 0) { (vm, a) throws(Raised) in .int(vm.pointee.recursionLimit) }
        m.function("setrecursionlimit", 1) { (vm, a) throws(Raised) in
            // The host's limit cannot be raised from inside.
            let wanted = try vm.index(a[0])
            guard wanted > 0 else { throw vm.valueError("recursion limit must be greater or equal than 1") }
            return .none
        }
        m.function("getsizeof", 1...2) { (vm, a) throws(Raised) in
            .int(a[0].isObject ? Int(a[0].header.pointee.units) * 16 : 16)
        }
        m.function("intern", 1) { (vm, a) throws(Raised) in
            guard a[0].is(.string) else {
                throw vm.typeError("intern() argument must be str, not \(vm.typeName(a[0]))")
            }
            return vm.intern(a[0])
        }
        m.function("getrefcount", 1) { (vm, a) throws(Raised) in .int(1) }
        m.function("getdefaultencoding", 0) { (vm, a) throws(Raised) in vm.intern("utf-8") }
        m.function("getfilesystemencoding", 0) { (vm, a) throws(Raised) in vm.intern("utf-8") }
        m.function("is_finalizing", 0) { (vm, a) throws(Raised) in .false }
        m.function("get_int_max_str_digits", 0) { (vm, a) throws(Raised) in .int(4300) }
        m.function("set_int_max_str_digits", 1) { (vm, a) throws(Raised) in .none }
        m.function("exc_info", 0) { (vm, a) throws(Raised) in
            let handled = vm.pointee.handled
            guard handled.is(.exception) else { return try vm.makeTuple([.none, .none, .none]) }
            return try vm.makeTuple([
                .object(vm.typeOf(handled)), handled, vm.exception(handled).pointee.traceback,
            ])
        }
        m.function("exception", 0) { (vm, a) throws(Raised) in vm.pointee.handled }
        m.function("displayhook", 1) { (vm, a) throws(Raised) in
            if a[0].isNone { return .none }
            try vm.print(try vm.concatenate(vm.unwrapped(try vm.representation(a[0])), vm.intern("\n")), to: .none)
            return .none
        }
        m.function("excepthook", 3) { (vm, a) throws(Raised) in
            try vm.write(try vm.makeString(vm.tracebackText(a[1])), isError: true)
            return .none
        }
        buildBulkheadModule()
    }

    /// What modules of the library that are written in Python need of the machine.
    private func buildBulkheadModule() {
        let m = module("_bulkhead")
        // The globals of the function that called the function that asks.
        m.function("_caller_globals", 0) { (vm, a) throws(Raised) in
            let index = vm.pointee.frameCount - 2
            return index >= 0 ? .object(vm.pointee.frames[index].globals) : .none
        }
        // Whether a generator has not begun.
        m.function("_is_created", 1) { (vm, a) throws(Raised) in
            .bool(a[0].is(.generator) && vm.generator(a[0]).pointee.state == .created)
        }
        m.function("_is_finished", 1) { (vm, a) throws(Raised) in
            .bool(a[0].is(.generator) && vm.generator(a[0]).pointee.state == .finished)
        }
        buildTracebackFunctions(m)
        m.function("_collect", 0) { (vm, a) throws(Raised) in
            try vm.collectAll(a)
            return .int(0)
        }
    }
}

extension WorldBuilder {
    /// What `traceback` asks of the machine, which knows the sources that it compiled.
    private func buildTracebackFunctions(_ m: ModuleBuilder) {
        m.function("_source_line", 2) { (vm, a) throws(Raised) in
            guard a[0].is(.string), a[1].isInt else { return .none }
            let found = vm.pointee.host.sourceLine(vm.text(a[0]), a[1].asInt)
            guard let found else { return .none }
            return try vm.makeString(String(decoding: found, as: UTF8.self))
        }
        // The lines below "File …" of an entry.
        m.function("_frame_text", 1) { (vm, a) throws(Raised) in
            guard a[0].is(.traceback) else { return .none }
            // It is looked for, copied and parsed.
            try vm.charge(500)
            let lines = vm.excerpt(of: vm.object(a[0], TracebackObject.self).pointee)
            return try vm.makeString(lines.map { $0 + "\n" }.joined())
        }
        m.function("_suggestion", 1) { (vm, a) throws(Raised) in
            guard a[0].is(.exception) else { return .none }
            try vm.charge(200)
            guard let hint = Suggestion.hint(vm, a[0]) else { return .none }
            let message = vm.text(try vm.toString(a[0]), atMost: VM.longestMessage)
            return try vm.makeString((message.hasSuffix("?") ? " " : ". ") + hint)
        }
        // A word that should have been a keyword: the keyword, and where the word begins and ends.
        m.function("_keyword_typo", 1) { (vm, a) throws(Raised) in
            guard a[0].is(.exception) else { return .none }
            try vm.charge(2000)
            guard let typo = vm.keywordTypo(a[0]) else { return .none }
            return try vm.makeTuple([
                try vm.makeString(typo.keyword), .int(typo.columns.lowerBound), .int(typo.columns.upperBound),
            ])
        }
        // File, line and variables of the module of a function that is running, counted from the one that asks.
        m.function("_caller_position", 1) { (vm, a) throws(Raised) in
            let level = try vm.index(a[0])
            let index = vm.pointee.frameCount - 1 - Swift.max(0, Swift.min(level, vm.pointee.frameCount))
            guard index >= 0 else { return try vm.makeTuple([try vm.makeString("<sys>"), .int(0), .none]) }
            let frame = vm.pointee.frames + index
            let file = frame.pointee.code.pointee.template.takeUnretainedValue().filename
            return try vm.makeTuple([
                try vm.makeString(file), .int(vm.line(frame)), .object(frame.pointee.globals),
            ])
        }
        // Files, lines and names of the functions that are running, the outermost first.
        m.function("_stack", 0) { (vm, a) throws(Raised) in
            var entries: [Value] = []
            for index in 0..<vm.pointee.frameCount {
                let code = vm.pointee.frames[index].code
                let template = code.pointee.template.takeUnretainedValue()
                let entry = try vm.makeTuple([
                    try vm.makeString(template.filename), .int(vm.line(vm.pointee.frames + index)),
                    try vm.makeString(template.name),
                ])
                vm.keep(entry)
                entries.append(entry)
            }
            return try vm.makeList(entries)
        }
    }
}
