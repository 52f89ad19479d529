/// Builtin functions on objects, names and code.
extension WorldBuilder {
    func buildFunctionsOfBuiltins() {
        buildObjectFunctions()
        buildNamespaceFunctions()
        buildCodeFunctions()
        buildPrint()
    }

    private func buildObjectFunctions() {
        function("isinstance", 2) { (vm, a) throws(Raised) in .bool(try vm.isInstanceOf(a[0], a[1])) }
        function("issubclass", 2) { (vm, a) throws(Raised) in .bool(try vm.isSubclassOf(a[0], a[1])) }
        function("callable", 1) { (vm, a) throws(Raised) in
            switch a[0].kind {
            case .function, .native, .method, .type, .staticMethod: return .true
            default: return .bool(!vm.lookup(vm.typeOf(a[0]), .call).isUndefined)
            }
        }
        function("id", 1) { (vm, a) throws(Raised) in .int(vm.identity(a[0])) }
        function("hash", 1) { (vm, a) throws(Raised) in .int(try vm.hash(a[0])) }
        function("getattr", 2...3) { (vm, a) throws(Raised) in
            let name = try vm.attributeName(a[1])
            if a.count == 2 { return try vm.getAttribute(a[0], name) }
            let found = try vm.getAttributeOrUndefined(a[0], name)
            return found.isUndefined ? a[2] : found
        }
        function("hasattr", 2) { (vm, a) throws(Raised) in
            let name = try vm.attributeName(a[1])
            return .bool(try !vm.getAttributeOrUndefined(a[0], name).isUndefined)
        }
        function("setattr", 3) { (vm, a) throws(Raised) in
            try vm.setAttribute(a[0], try vm.attributeName(a[1]), a[2])
            return .none
        }
        function("delattr", 2) { (vm, a) throws(Raised) in
            try vm.setAttribute(a[0], try vm.attributeName(a[1]), .undefined)
            return .none
        }
        function("aiter", 1) { (vm, a) throws(Raised) in
            let method = vm.lookup(vm.typeOf(a[0]), .aiter)
            if method.isUndefined { throw vm.typeError("'\(vm.typeName(a[0]))' object is not an async iterable") }
            return try vm.callSpecial(method, a[0])
        }
        function("anext", 1...2) { (vm, a) throws(Raised) in
            let method = vm.lookup(vm.typeOf(a[0]), .anext)
            if method.isUndefined { throw vm.typeError("'\(vm.typeName(a[0]))' object is not an async iterator") }
            let step = try vm.callSpecial(method, a[0])
            return a.count > 1 ? try vm.callSnippet(.anextWithDefault, "anext", step, a[1]) : step
        }
    }

    private func buildNamespaceFunctions() {
        function("globals", 0) { (vm, a) throws(Raised) in vm.currentGlobals().map { .object($0) } ?? .none }
        function("locals", 0) { (vm, a) throws(Raised) in try vm.currentLocals() }
        function("vars", 0...1) { (vm, a) throws(Raised) in
            if a.count == 0 { return try vm.currentLocals() }
            if a[0].is(.type) { return try vm.getAttribute(a[0], vm.pointee.names.dict) }
            do throws(Raised) {
                return try vm.getAttribute(a[0], vm.pointee.names.dict)
            } catch {
                guard vm.take(vm.pointee.types.attributeError) != nil else { throw error }
                throw vm.typeError("vars() argument must have __dict__ attribute")
            }
        }
        function("dir", 0...1) { (vm, a) throws(Raised) in
            if a.count == 0 {
                let locals = try vm.currentLocals()
                return try vm.sortedNames(try vm.makeList(from: locals))
            }
            let method = vm.lookup(vm.typeOf(a[0]), .dir)
            if method.isUndefined { return try vm.makeList(try vm.attributeNames(a[0])) }
            return try vm.sortedNames(try vm.makeList(from: try vm.callSpecial(method, a[0])))
        }
    }

    private func buildCodeFunctions() {
        function("eval", "source, /, globals=None, locals=None") { (vm, a) throws(Raised) in
            try vm.evaluate(a, isExpression: true)
        }
        function("exec", "source, /, globals=None, locals=None, *, closure=None") { (vm, a) throws(Raised) in
            _ = try vm.evaluate(a, isExpression: false)
            return .none
        }
        function("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1")
        {
            (vm, a) throws(Raised) in
            let mode = vm.text(a[2])
            guard mode == "exec" || mode == "eval" || mode == "single" else {
                throw vm.valueError("compile() mode must be 'exec', 'eval' or 'single'")
            }
            let source = try vm.sourceBytes(a[0], "compile")
            let filename = vm.unwrapped(a[1]).is(.string) ? vm.text(a[1]) : "<string>"
            vm.pointee.host.note(source: source, filename)
            let template = try vm.compile(
                source, filename: filename, mode: mode == "eval" ? .expression : .namespace)
            return try vm.instantiate(template)
        }
        function("__import__", "name, globals=None, locals=None, fromlist=(), level=0") { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[0]).is(.string) else {
                throw vm.typeError("__import__() argument 1 must be str, not \(vm.typeName(a[0]))")
            }
            let names = a.has(3) && !a[3].isNone ? try vm.makeTuple(from: a[3]) : Value.none
            let level = a.has(4) ? try vm.index(a[4]) : 0
            if level < 0 { throw vm.valueError("level must be >= 0") }
            guard let globals = vm.currentGlobals() else { return .none }
            return try vm.importModule(
                vm.unwrapped(a[0]), level: level, names: names, globals: globals, isLeaf: false, isStatement: false)
        }
        function("breakpoint", 0) { (vm, a) throws(Raised) in
            throw vm.raise(vm.pointee.types.runtimeError, "breakpoint() needs a debugger, and there is none here")
        }
        for name in ["exit", "quit"] {
            function(name, "code=None") { (vm, a) throws(Raised) in
                if !a.has(0) || a[0].isNone { throw vm.raise(vm.pointee.types.systemExit) }
                throw vm.raise(vm.pointee.types.systemExit, a[0])
            }
        }
        function("input", 0...1) { (vm, a) throws(Raised) in
            if a.count > 0 { try vm.write(try vm.toString(a[0]), isError: false) }
            return try vm.readInputLine()
        }
        rawFunction("open") { (vm, a) throws(Raised) in
            let open = try vm.getAttribute(try vm.loadLibraryModule("io"), vm.intern("open"))
            return try vm.call(open, arguments: a.base, count: a.count, names: a.keywordNames)
        }
    }

    private func buildPrint() {
        function("len", 1) { (vm, a) throws(Raised) in .int(try vm.length(a[0])) }
        rawFunction("print") { (vm, a) throws(Raised) in
            var separator = Value.none
            var end = Value.none
            var file = Value.none
            let keywordCount = a.keywordNames.isUndefined ? 0 : vm.tuple(a.keywordNames).pointee.count
            let count = a.count - keywordCount
            for index in 0..<keywordCount {
                let value = a[count + index]
                switch vm.text(vm.tuple(a.keywordNames).pointee.items[index]) {
                case "sep": separator = value
                case "end": end = value
                case "file": file = value
                case "flush": break
                case let name: throw vm.typeError("print() got an unexpected keyword argument '\(name)'")
                }
            }
            for (name, value) in [("sep", separator), ("end", end)]
            where !value.isNone && !vm.unwrapped(value).is(.string) {
                throw vm.typeError("\(name) must be None or a string, not \(vm.typeName(value))")
            }
            var builder = TextBuilder(vm: vm)
            for index in 0..<count {
                if index > 0 {
                    if separator.isNone { try builder.append(0x20) } else { try builder.append(separator) }
                }
                // What Python code prints while it makes its text comes after what stands before it.
                if a[index].is(.instance), builder.count > 0 {
                    try vm.print(try builder.finish(), to: file)
                    builder = TextBuilder(vm: vm)
                }
                try builder.append(try vm.toString(a[index]))
            }
            if end.isNone { try builder.append(0x0A) } else { try builder.append(end) }
            let text = try builder.finish()
            try vm.print(text, to: file)
            return .none
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Writes a string to a file object, or where `sys.stdout` leads.
    func print(_ text: Value, to file: Value) throws(Raised) {
        var target = file
        if target.isNone {
            let system = get(dict(pointee.modules), name: pointee.systemName)
            if system.is(.module) {
                target = get(dict(object(system, ModuleObject.self).pointee.dict), name: pointee.names.stdout)
                if target.isNone { return }
            }
        }
        // The stream that the host reads needs no call.
        if target.isUndefined || target.isNone || box(target, HostStream.self)?.isError == false {
            return try write(text, isError: false)
        }
        if box(target, HostStream.self) != nil { return try write(text, isError: true) }
        _ = try call(try getAttribute(target, pointee.names.write), text)
    }

    /// Hands text to the host, up to the limit of output.
    func write(_ text: Value, isError: Bool) throws(Raised) {
        let inner = unwrapped(text)
        guard inner.is(.string) else { return }
        let string = string(inner)
        try charge(string.pointee.count >> 4)
        if string.pointee.header.flags.contains(.ascii) {
            return try write(UnsafeBufferPointer(start: string.pointee.latin, count: string.pointee.count), isError)
        }
        // Lone surrogates are not UTF-8: they are written as escapes.
        let encoded = bytes(try encode(inner, encoding: "utf-8", errors: "backslashreplace"))
        try write(UnsafeBufferPointer(start: encoded.pointee.storage, count: encoded.pointee.count), isError)
    }

    func write(_ bytes: UnsafeBufferPointer<UInt8>, _ isError: Bool) throws(Raised) {
        let allowed = Swift.min(bytes.count, Swift.max(0, pointee.host.outputLeft))
        if allowed > 0 { pointee.host.write(UnsafeBufferPointer(rebasing: bytes[..<allowed]), isError) }
        pointee.host.outputLeft -= bytes.count
        if pointee.host.outputLeft < 0 { throw exceed(.output) }
    }

    func sortedNames(_ list: Value) throws(Raised) -> Value {
        keep(list)
        let items = self.list(list)
        var texts: [(String, Value)] = []
        for index in 0..<items.pointee.count {
            texts.append((text(items.pointee.items[index]), items.pointee.items[index]))
        }
        try charge(texts.count * 8)
        texts.sort { Array($0.0.utf8).lexicographicallyPrecedes(Array($1.0.utf8)) }
        return try makeList(texts.map(\.1))
    }

    /// `locals()` of the running Python function: a snapshot, or the namespace itself.
    func currentLocals() throws(Raised) -> Value {
        guard pointee.frameCount > 0 else { return makeDict() }
        let frame = pointee.frames[pointee.frameCount - 1]
        if !frame.namespace.isUndefined { return frame.namespace }
        let template = frame.code.pointee.template.takeUnretainedValue()
        if !template.flags.contains(.isFunction) { return .object(frame.globals) }
        let made = makeDict()
        for (index, name) in template.localNames.enumerated() where !name.hasPrefix(".") {
            var value = frame.base[index]
            if value.is(.cell) { value = cell(value).pointee.contents }
            if !value.isUndefined { set(dict(made), name: intern(name), value) }
        }
        if frame.function.is(.function), function(frame.function).pointee.closure.is(.tuple) {
            let closure = tuple(function(frame.function).pointee.closure)
            for (index, name) in template.freeNames.enumerated() where index < closure.pointee.count {
                let value = cell(closure.pointee.items[index]).pointee.contents
                if !value.isUndefined, name != "__class__" { set(dict(made), name: intern(name), value) }
            }
        }
        return made
    }

    func sourceBytes(_ value: Value, _ what: String) throws(Raised) -> [UInt8] {
        let inner = unwrapped(value)
        switch inner.kind {
        case .string: return utf8(inner)
        case .bytes, .byteArray:
            let bytes = bytes(inner)
            return Array(UnsafeBufferPointer(start: bytes.pointee.storage, count: bytes.pointee.count))
        default:
            throw typeError("\(what)() arg 1 must be a string, bytes or code object")
        }
    }

    /// `eval` and `exec`.
    func evaluate(_ a: Arguments, isExpression: Bool) throws(Raised) -> Value {
        let name = isExpression ? "eval" : "exec"
        var globalsValue = a.orNone(1)
        var namespace = a.orNone(2)
        if globalsValue.isNone {
            guard let current = currentGlobals() else { return .none }
            globalsValue = .object(current)
            if namespace.isNone {
                let locals = try currentLocals()
                if !locals.isIdentical(globalsValue) { namespace = locals }
            }
        }
        // The dictionary of a subclass's instance is what its names live in.
        globalsValue = unwrapped(globalsValue)
        guard globalsValue.is(.dict) else {
            throw typeError(
                isExpression
                    ? isMapping(globalsValue)
                        ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict"
                    : "exec() globals must be a dict, not \(typeName(globalsValue))")
        }
        guard namespace.isNone || isMapping(namespace) else {
            throw typeError(
                isExpression
                    ? "locals must be a mapping" : "locals must be a mapping or None, not \(typeName(namespace))")
        }
        keep(globalsValue)
        keep(namespace)
        let globals = dict(globalsValue)
        if get(globals, name: pointee.names.builtins).isUndefined {
            set(globals, name: pointee.names.builtins, get(dict(pointee.modules), name: intern("builtins")))
        }
        var code = a[0]
        if !code.is(.code) {
            var source = try sourceBytes(code, name)
            if isExpression {
                // White space before an expression is no indentation.
                source = Array(source.drop { $0 == 0x20 || $0 == 0x09 })
            }
            if source.contains(0) {
                throw raise(pointee.types.syntaxError, "source code string cannot contain null bytes")
            }
            pointee.host.note(source: source, "<string>")
            let template = try compile(
                source, filename: "<string>", mode: isExpression ? .expression : .namespace)
            code = try instantiate(template)
            keep(code)
        }
        let object = object(code, CodeObject.self)
        let freeCount = object.pointee.template._withUnsafeGuaranteedRef { $0.freeNames.count }
        if freeCount > 0 {
            throw typeError(
                isExpression
                    ? "code object passed to eval() may not contain free variables"
                    : "code object requires a closure of exactly length \(freeCount)")
        }
        if object.pointee.argumentCount + object.pointee.keywordOnlyCount > 0 {
            throw typeError("code object passed to \(name)() needs arguments")
        }
        return try runCode(
            object, globals: globals,
            namespace: namespace.isNone || namespace.isIdentical(globalsValue) ? .undefined : namespace,
            function: .undefined)
    }
}

/// `sys.stdout` and `sys.stderr`: what is written goes to the host.
final class HostStream: Box {
    let isError: Bool

    init(isError: Bool) { self.isError = isError }

    override var dumpName: String? { "sys.stream" }
    override func dump(_ writer: inout BoxWriter) { writer.data.flag(isError) }
}
