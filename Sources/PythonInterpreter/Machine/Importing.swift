/// Imports: native modules, modules written in Python that come with the interpreter, and modules of the host.
extension UnsafeMutablePointer where Pointee == Machine {
    func importModule(
        _ name: Value, level: Int, names: Value, globals: UnsafeMutablePointer<DictObject>, isLeaf: Bool,
        isStatement: Bool
    ) throws(Raised) -> Value {
        var full = text(name)
        if level > 0 { full = try absoluteName(full, level, globals) }
        // Only a statement in the library's own text is the library's own wish: it may be led to call anything.
        let isTrusted = isStatement && isLibraryCode()
        let leaf = try loadModule(full, isTrusted: isTrusted)
        if names.is(.tuple), tuple(names).pointee.count > 0 {
            // `from package import submodule`
            for index in 0..<tuple(names).pointee.count {
                let part = text(tuple(names).pointee.items[index])
                guard part != "*", leaf.is(.module) else { continue }
                let module = object(leaf, ModuleObject.self)
                guard get(dict(module.pointee.dict), name: intern(part)).isUndefined else { continue }
                if isKnownModule(full + "." + part) {
                    _ = try loadModule(full + "." + part, isTrusted: isTrusted)
                }
            }
            return leaf
        }
        if isLeaf || !full.contains(".") { return leaf }
        let top = full.prefix { $0 != "." }
        return try loadModule(String(top), isTrusted: isTrusted)
    }

    private func absoluteName(
        _ name: String, _ level: Int, _ globals: UnsafeMutablePointer<DictObject>
    ) throws(Raised) -> String {
        let package = get(globals, name: pointee.names.package)
        guard package.is(.string), string(package).pointee.count > 0 else {
            throw raise(pointee.types.importError, "attempted relative import with no known parent package")
        }
        var parts = text(package).split(separator: ".").map(String.init)
        guard level - 1 < parts.count || level == 1 else {
            throw raise(pointee.types.importError, "attempted relative import beyond top-level package")
        }
        parts.removeLast(level - 1)
        return (parts + (name.isEmpty ? [] : [name])).joined(separator: ".")
    }

    /// The module of a dotted name, with its parents.
    func loadModule(_ full: String, isTrusted: Bool) throws(Raised) -> Value {
        let key = intern(full)
        if !isTrusted { try checkAuthorization(full) }
        let known = get(dict(pointee.modules), name: key)
        if !known.isUndefined, !known.isNone { return known }
        var parent = Value.undefined
        if let dot = full.lastIndex(of: ".") {
            parent = try loadModule(String(full[..<dot]), isTrusted: isTrusted)
            let again = get(dict(pointee.modules), name: key)
            if !again.isUndefined { return again }
        }
        let module = try createModule(full)
        if parent.is(.module), let dot = full.lastIndex(of: ".") {
            let child = intern(String(full[full.index(after: dot)...]))
            let target = dict(object(parent, ModuleObject.self).pointee.dict)
            try reserveEntry(&target.pointee.table)
            set(target, name: child, module)
        }
        return module
    }

    func isKnownModule(_ full: String) -> Bool {
        World.shared.hasNativeModule(full) || pointee.host.frozenSource(full) != nil
            || !get(dict(pointee.modules), name: intern(full)).isUndefined || pointee.host.hasModule(full)
    }

    /// Imports only what the host allowed. Modules that the library uses itself are allowed to it alone.
    private func checkAuthorization(_ full: String) throws(Raised) {
        // The guest's own module.
        if full == "__main__" { return }
        guard !pointee.host.policy.allows(full) || full.hasPrefix("_") && full != "__future__" else { return }
        guard isKnownModule(full) || !pointee.host.policy.isRestricted else { throw moduleNotFound(full) }
        if full.hasPrefix("_") || isKnownModule(full) == false { throw moduleNotFound(full) }
        throw raise(interpreterError ?? pointee.types.importError, pointee.host.policy.refusal(full))
    }

    /// Whether the import is made by a module of the interpreter itself.
    private func isLibraryCode() -> Bool {
        guard pointee.frameCount > 0 else { return false }
        return pointee.frames[pointee.frameCount - 1].code.pointee.flags.contains(.isLibrary)
    }

    func moduleNotFound(_ full: String) -> Raised {
        var message = "No module named '\(full)'"
        if let dot = full.lastIndex(of: ".") {
            let parent = String(full[..<dot])
            let module = get(dict(pointee.modules), name: intern(parent))
            if module.is(.module),
                get(dict(object(module, ModuleObject.self).pointee.dict), name: pointee.names.path).isUndefined
            {
                message += "; '\(parent)' is not a package"
            }
        }
        let error = raise(pointee.types.moduleNotFoundError, message)
        if pointee.pending.is(.exception) { exception(pointee.pending).pointee.detail = intern(full) }
        return error
    }

    func makeModule(_ name: String) -> Value {
        let dict = newDict()
        let handle = finish(dict)
        keep(handle)
        let module = allocate(.module, pointee.types.module, ModuleObject.self)
        module.pointee.name = intern(name)
        module.pointee.dict = handle
        set(dict, name: pointee.names.name, intern(name))
        set(dict, name: pointee.names.doc, .none)
        set(dict, name: pointee.names.package, pointee.emptyString)
        set(dict, name: pointee.names.loader, .none)
        set(dict, name: pointee.names.spec, .none)
        return finish(module)
    }

    private func createModule(_ full: String) throws(Raised) -> Value {
        if let native = World.shared.nativeModule(full) {
            let module = makeModule(full)
            keep(module)
            let target = dict(object(module, ModuleObject.self).pointee.dict)
            forEach(native.pointee.table) { set(target, name: $0.key, $0.value) }
            set(dict(pointee.modules), name: intern(full), module)
            try pointee.host.prepare(self, full, target)
            return module
        }
        if let source = pointee.host.frozenSource(full) {
            return try runModule(full, source.template, isPackage: source.isPackage, file: nil)
        }
        if let (source, file, isPackage) = try pointee.host.moduleSource(self, full) {
            let template = try compile(source, filename: file, mode: .module)
            return try runModule(full, template, isPackage: isPackage, file: file)
        }
        throw moduleNotFound(full)
    }

    private func runModule(
        _ full: String, _ template: CodeTemplate, isPackage: Bool, file: String?
    ) throws(Raised) -> Value {
        let module = makeModule(full)
        keep(module)
        let target = dict(object(module, ModuleObject.self).pointee.dict)
        var package = full
        if !isPackage { package = full.lastIndex(of: ".").map { String(full[..<$0]) } ?? "" }
        set(target, name: pointee.names.package, intern(package))
        if isPackage { set(target, name: pointee.names.path, try makeList([])) }
        if let file { set(target, name: pointee.names.file, try makeString(file)) }
        if let documentation = template.documentation {
            set(target, name: pointee.names.doc, try makeString(utf8: documentation))
        }
        let key = intern(full)
        set(dict(pointee.modules), name: key, module)
        let code = try instantiate(template)
        keep(code)
        do {
            _ = try runCode(
                object(code, CodeObject.self), globals: target, namespace: .undefined, function: .undefined)
        } catch {
            let pending = pointee.pending
            pointee.pending = .undefined
            _ = try? remove(dict(pointee.modules), key)
            pointee.pending = pending
            throw error
        }
        // A module may replace itself.
        let final = get(dict(pointee.modules), name: key)
        return final.isUndefined ? module : final
    }

    func importFrom(_ module: Value, _ name: Value) throws(Raised) -> Value {
        let found = try getAttributeOrUndefined(module, name)
        if !found.isUndefined { return found }
        var moduleName = "<unknown module name>"
        if module.is(.module) {
            let full = get(dict(object(module, ModuleObject.self).pointee.dict), name: pointee.names.name)
            moduleName = text(full)
            let sub = moduleName + "." + text(name)
            let loaded = get(dict(pointee.modules), name: intern(sub))
            if !loaded.isUndefined { return loaded }
        }
        let error = raise(
            pointee.types.importError,
            "cannot import name '\(text(name))' from '\(moduleName)' (unknown location)")
        if pointee.pending.is(.exception), let detail = try? makeTuple([intern(moduleName), name, module]) {
            exception(pointee.pending).pointee.detail = detail
        }
        throw error
    }

    func importStar(_ module: Value, _ frame: UnsafeMutablePointer<Frame>) throws(Raised) {
        guard module.is(.module) else { throw typeError("import * needs a module") }
        let source = dict(object(module, ModuleObject.self).pointee.dict)
        let all = get(source, name: pointee.names.all)
        var names: [Value] = []
        if !all.isUndefined {
            try forEach(in: all) { (name) throws(Raised) in names.append(name) }
        } else {
            forEach(source.pointee.table) { entry in
                if entry.key.is(.string), !text(entry.key).hasPrefix("_") { names.append(entry.key) }
            }
        }
        for name in names {
            guard name.is(.string) else {
                throw typeError(
                    "Item in \(text(object(module, ModuleObject.self).pointee.name)).__all__ must be str, not \(typeName(name))"
                )
            }
            let value = try getAttribute(module, intern(name))
            if frame.pointee.namespace.isUndefined {
                try reserveEntry(&frame.pointee.globals.pointee.table)
                set(frame.pointee.globals, name: intern(name), value)
            } else {
                try setItem(frame.pointee.namespace, intern(name), value)
            }
        }
    }

    // MARK: Code

    /// A session's code object for a template: constants become values.
    func instantiate(_ template: CodeTemplate) throws(Raised) -> Value {
        let constantCount = template.constants.count
        try reserve(constantCount * 16 + template.cacheCount * MemoryLayout<InlineCache>.stride + 256)
        let code = allocate(.code, pointee.types.code, CodeObject.self)
        let constants = pointee.heap.buffer(constantCount * 16).assumingMemoryBound(to: Value.self)
        constants.update(repeating: .undefined, count: constantCount)
        let cacheBytes = (template.cacheCount + 1) * MemoryLayout<InlineCache>.stride
        let caches = pointee.heap.buffer(cacheBytes).assumingMemoryBound(to: InlineCache.self)
        caches.initialize(repeating: .empty, count: template.cacheCount + 1)
        code.pointee.template = Unmanaged.passRetained(template)
        code.pointee.instructions = UnsafePointer(template.instructions.baseAddress.unsafelyUnwrapped)
        code.pointee.constants = constants
        code.pointee.constantCount = constantCount
        code.pointee.caches = caches
        code.pointee.cacheCount = template.cacheCount
        code.pointee.registerCount = template.registerCount
        code.pointee.argumentCount = template.argumentCount
        code.pointee.positionalOnlyCount = template.positionalOnlyCount
        code.pointee.keywordOnlyCount = template.keywordOnlyCount
        code.pointee.localCount = template.localNames.count
        code.pointee.flags = template.flags
        code.pointee.name = intern(template.name)
        code.pointee.qualifiedName = intern(template.qualifiedName)
        code.pointee.parameterNames = nil
        let handle = finish(code)
        keep(handle)
        for (index, constant) in template.constants.enumerated() { constants[index] = try value(of: constant) }
        return handle
    }

    private func value(of constant: CodeTemplate.Constant) throws(Raised) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .true
        case .false: return .false
        case .ellipsis: return .ellipsis
        case .int(let value): return .int(value)
        case .bigInt(let radix, let digits): return try parseInteger(digits, radix: radix)
        case .float(let value): return .float(value)
        case .imaginary(let value): return makeComplex(0, value)
        case .string(let bytes, let isName):
            let string = try makeString(utf8: bytes)
            return isName ? intern(string) : string
        case .bytes(let bytes): return try makeBytes(bytes)
        case .tuple(let parts):
            var values: [Value] = []
            for part in parts {
                let one = try value(of: part)
                keep(one)
                values.append(one)
            }
            return try makeTuple(values)
        case .frozenSet(let parts):
            let set = makeSet(.frozenSet)
            keep(set)
            for part in parts { try self.set(dict(set), try value(of: part), .none) }
            return set
        case .code(let template): return try instantiate(template)
        }
    }
}
