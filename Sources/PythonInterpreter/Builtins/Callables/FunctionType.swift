/// Functions, methods, natives and code objects as Python sees them.
extension WorldBuilder {
    func buildFunctions() {
        buildFunctionType()
        buildMethodType()
        buildNativeType()
        buildCodeType()
        buildCellType()
    }

    private func buildFunctionType() {
        let t = self[types.function]
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            try vm.makeString(
                "<function \(vm.text(vm.function(a[0]).pointee.qualifiedName)) at \(vm.address(a[0]))>")
        }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in
            a[1].isNone && a.count > 2 && !a[2].isNone ? a[0] : vm.makeMethod(a[0], a[1])
        }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            try vm.call(a[0], arguments: a.base + 1, count: a.count - 1, names: a.keywordNames)
        }
        func text(_ name: String, _ path: WritableKeyPath<FunctionObject, Value>) {
            t.property(name, { (vm, a) throws(Raised) in vm.function(a[0]).pointee[keyPath: path] }) {
                (vm, a) throws(Raised) in
                guard vm.unwrapped(a.at(1)).is(.string) else {
                    throw vm.typeError("\(name) must be set to a string object")
                }
                vm.function(a[0]).pointee[keyPath: path] = a[1]
                return .none
            }
        }
        text("__name__", \.name)
        text("__qualname__", \.qualifiedName)
        t.property(
            "__module__",
            { (vm, a) throws(Raised) in
                let module = vm.function(a[0]).pointee.module
                return module.isUndefined ? .none : module
            }
        ) { (vm, a) throws(Raised) in
            vm.function(a[0]).pointee.module = a.at(1)
            return .none
        }
        t.property(
            "__doc__",
            { (vm, a) throws(Raised) in
                let function = vm.function(a[0])
                if !function.pointee.documentation.isUndefined { return function.pointee.documentation }
                let documentation = function.pointee.code.pointee.template._withUnsafeGuaranteedRef { $0.documentation }
                guard let documentation else { return .none }
                let value = try vm.makeString(utf8: documentation)
                function.pointee.documentation = value
                return value
            }
        ) { (vm, a) throws(Raised) in
            vm.function(a[0]).pointee.documentation = a.at(1).isUndefined ? .none : a[1]
            return .none
        }
        t.property("__defaults__", { (vm, a) throws(Raised) in vm.function(a[0]).pointee.defaults }) {
            (vm, a) throws(Raised) in
            let value = a.at(1).isUndefined ? Value.none : a[1]
            guard value.isNone || value.is(.tuple) else {
                throw vm.typeError("__defaults__ must be set to a tuple object")
            }
            vm.function(a[0]).pointee.defaults = value
            return .none
        }
        t.property("__kwdefaults__", { (vm, a) throws(Raised) in vm.function(a[0]).pointee.keywordDefaults }) {
            (vm, a) throws(Raised) in
            let value = a.at(1).isUndefined ? Value.none : a[1]
            guard value.isNone || value.is(.dict) else {
                throw vm.typeError("__kwdefaults__ must be set to a dict object")
            }
            vm.function(a[0]).pointee.keywordDefaults = value
            return .none
        }
        t.property("__annotations__", { (vm, a) throws(Raised) in try vm.functionAnnotations(a[0]) }) {
            (vm, a) throws(Raised) in
            guard a.at(1).is(.dict) || a.at(1).isUndefined || a.at(1).isNone else {
                throw vm.typeError("__annotations__ must be set to a dict object")
            }
            vm.function(a[0]).pointee.annotations = a.at(1).is(.dict) ? a[1] : vm.makeDict()
            return .none
        }
        t.property(
            "__annotate__",
            { (vm, a) throws(Raised) in
                let annotations = vm.function(a[0]).pointee.annotations
                return annotations.is(.function) ? annotations : .none
            }
        ) { (vm, a) throws(Raised) in
            vm.function(a[0]).pointee.annotations = a.at(1).isNone ? .undefined : a.at(1)
            return .none
        }
        t.property(
            "__type_params__",
            { (vm, a) throws(Raised) in
                let parameters = vm.function(a[0]).pointee.typeParameters
                return parameters.isUndefined ? vm.pointee.emptyTuple : parameters
            }
        ) { (vm, a) throws(Raised) in
            vm.function(a[0]).pointee.typeParameters = a.at(1)
            return .none
        }
        t.property("__globals__") { (vm, a) throws(Raised) in vm.function(a[0]).pointee.globals }
        t.property("__builtins__") { (vm, a) throws(Raised) in vm.pointee.builtins }
        t.property("__closure__") { (vm, a) throws(Raised) in
            let closure = vm.function(a[0]).pointee.closure
            return closure.isUndefined ? .none : closure
        }
        t.property("__code__", { (vm, a) throws(Raised) in .object(vm.function(a[0]).pointee.code) }) {
            (vm, a) throws(Raised) in
            guard a.at(1).is(.code) else { throw vm.typeError("__code__ must be set to a code object") }
            let function = vm.function(a[0])
            let code = vm.object(a[1], CodeObject.self)
            let needed = code.pointee.template._withUnsafeGuaranteedRef { $0.freeNames.count }
            let have = function.pointee.closure.is(.tuple) ? vm.tuple(function.pointee.closure).pointee.count : 0
            guard needed == have else {
                throw vm.valueError(
                    "\(vm.text(function.pointee.name))() requires a code object with \(have) free vars, not \(needed)")
            }
            function.pointee.code = code
            return .none
        }
    }

    private func buildMethodType() {
        let t = self[types.method]
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let method = vm.object(a[0], MethodObject.self)
            if method.pointee.function.is(.native) {
                let name = vm.text(vm.object(method.pointee.function, NativeObject.self).pointee.name)
                let receiver = method.pointee.receiver
                if receiver.is(.type) {
                    return try vm.makeString("<built-in method \(name) of type object at \(vm.address(receiver))>")
                }
                let kind = name.hasPrefix("__") ? "method-wrapper '\(name)'" : "built-in method \(name)"
                return try vm.makeString(
                    "<\(kind) of \(vm.typeName(receiver)) object at \(vm.address(receiver))>")
            }
            let name = try vm.getAttributeOrUndefined(method.pointee.function, vm.pointee.names.qualname)
            var builder = TextBuilder(vm: vm)
            try builder.append("<bound method ")
            try builder.append(name.is(.string) ? vm.text(name) : "?")
            try builder.append(" of ")
            try builder.append(try vm.representation(method.pointee.receiver))
            try builder.append(">")
            return try builder.finish()
        }
        t.property("__doc__") { (vm, a) throws(Raised) in
            let found = try vm.getAttributeOrUndefined(
                vm.object(a[0], MethodObject.self).pointee.function, vm.pointee.names.doc)
            return found.isUndefined ? .none : found
        }
        t.property("__self__") { (vm, a) throws(Raised) in vm.object(a[0], MethodObject.self).pointee.receiver }
        t.property("__func__") { (vm, a) throws(Raised) in vm.object(a[0], MethodObject.self).pointee.function }
        t.special(.eq, 2) { (vm, a) throws(Raised) in
            guard a[1].is(.method) else { return .notImplemented }
            let (one, other) = (vm.object(a[0], MethodObject.self), vm.object(a[1], MethodObject.self))
            guard one.pointee.receiver.isIdentical(other.pointee.receiver) else { return .false }
            return .bool(try vm.isEqual(one.pointee.function, other.pointee.function))
        }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in a[0] }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            try vm.call(a[0], arguments: a.base + 1, count: a.count - 1, names: a.keywordNames)
        }
        t.new("cls, function, instance, /") { (vm, a) throws(Raised) in
            if a[2].isNone { throw vm.typeError("instance must not be None") }
            return vm.makeMethod(a[1], a[2])
        }
    }

    private func buildNativeType() {
        let t = self[types.native]
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            let name = vm.text(native.pointee.name)
            if native.pointee.isMethod, native.pointee.owner.is(.type) {
                let owner = vm.name(vm.type(native.pointee.owner))
                let what = name.hasPrefix("__") ? "slot wrapper" : "method"
                return try vm.makeString("<\(what) '\(name)' of '\(owner)' objects>")
            }
            return try vm.makeString("<built-in function \(name)>")
        }
        t.property("__name__") { (vm, a) throws(Raised) in vm.object(a[0], NativeObject.self).pointee.name }
        t.property("__qualname__") { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            guard native.pointee.owner.is(.type) else { return native.pointee.name }
            return try vm.makeString(
                vm.name(vm.type(native.pointee.owner)) + "." + vm.text(native.pointee.name))
        }
        t.property("__module__") { (vm, a) throws(Raised) in
            let owner = vm.object(a[0], NativeObject.self).pointee.owner
            return owner.isUndefined || owner.is(.type) ? vm.intern("builtins") : owner
        }
        t.property("__doc__") { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            if vm.isHostFunction(native) {
                return try vm.hostTool(native.pointee.state)?.documentation.map { (text) throws(Raised) in
                    try vm.makeString(text)
                } ?? .none
            }
            let owner = native.pointee.owner
            let name = vm.text(native.pointee.name)
            let key = owner.is(.type) ? vm.name(vm.type(owner)) + "." + name : name
            guard let text = BuiltinDocumentation.texts[key] else { return .none }
            return try vm.makeString(text)
        }
        t.property("__text_signature__") { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            if vm.isHostFunction(native) { return try vm.hostSignature(native.pointee.state) }
            let index = Int(native.pointee.index)
            guard let text = vm.pointee.natives[index].text else { return .none }
            return try vm.makeString("(\(text))")
        }
        t.property("__self__") { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            if native.pointee.isMethod { throw vm.noAttribute(a[0], vm.intern("__self__")) }
            return native.pointee.owner.isUndefined ? .none : native.pointee.owner
        }
        t.property("__objclass__") { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            guard native.pointee.isMethod else { throw vm.noAttribute(a[0], vm.intern("__objclass__")) }
            return native.pointee.owner
        }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in
            let native = vm.object(a[0], NativeObject.self)
            return native.pointee.isMethod && !a[1].isNone ? vm.makeMethod(a[0], a[1]) : a[0]
        }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            try vm.call(a[0], arguments: a.base + 1, count: a.count - 1, names: a.keywordNames)
        }
    }

    private func buildCodeType() {
        let t = self[types.code]
        func template(_ vm: VM, _ value: Value) -> CodeTemplate {
            vm.object(value, CodeObject.self).pointee.template.takeUnretainedValue()
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let code = template(vm, a[0])
            return try vm.makeString(
                "<code object \(code.name) at \(vm.address(a[0])), file \"\(code.filename)\", line \(code.firstLine)>")
        }
        t.property("co_name") { (vm, a) throws(Raised) in vm.object(a[0], CodeObject.self).pointee.name }
        t.property("co_qualname") { (vm, a) throws(Raised) in vm.object(a[0], CodeObject.self).pointee.qualifiedName }
        t.property("co_filename") { (vm, a) throws(Raised) in try vm.makeString(template(vm, a[0]).filename) }
        t.property("co_firstlineno") { (vm, a) throws(Raised) in .int(template(vm, a[0]).firstLine) }
        t.property("co_argcount") { (vm, a) throws(Raised) in .int(template(vm, a[0]).argumentCount) }
        t.property("co_posonlyargcount") { (vm, a) throws(Raised) in .int(template(vm, a[0]).positionalOnlyCount) }
        t.property("co_kwonlyargcount") { (vm, a) throws(Raised) in .int(template(vm, a[0]).keywordOnlyCount) }
        t.property("co_nlocals") { (vm, a) throws(Raised) in .int(template(vm, a[0]).localNames.count) }
        t.property("co_stacksize") { (vm, a) throws(Raised) in .int(template(vm, a[0]).registerCount) }
        t.property("co_flags") { (vm, a) throws(Raised) in
            let flags = template(vm, a[0]).flags
            var result = flags.contains(.isFunction) ? 3 : 0
            if flags.contains(.variadic) { result |= 4 }
            if flags.contains(.keywordVariadic) { result |= 8 }
            if flags.contains(.generator) { result |= 32 }
            if flags.contains(.coroutine) { result |= 128 }
            if flags.contains(.asyncGenerator) { result |= 512 }
            return .int(result)
        }
        func names(_ name: String, _ list: @escaping (CodeTemplate) -> [String]) {
            t.property(name) { (vm, a) throws(Raised) in
                try vm.makeTuple(list(template(vm, a[0])).map { vm.intern($0) })
            }
        }
        names("co_varnames") { $0.localNames }
        names("co_cellvars") { $0.cellNames }
        names("co_freevars") { $0.freeNames }
        t.property("co_consts") { (vm, a) throws(Raised) in
            let code = vm.object(a[0], CodeObject.self)
            return try vm.makeTuple(code.pointee.constants, count: code.pointee.constantCount)
        }
        t.special(.eq, 2) { (vm, a) throws(Raised) in
            guard a[1].is(.code) else { return .notImplemented }
            return .bool(template(vm, a[0]) === template(vm, a[1]))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            .int(Int(bitPattern: Unmanaged.passUnretained(template(vm, a[0])).toOpaque()) >> 4 ^ vm.identity(a[0]))
        }
    }

    private func buildCellType() {
        let t = self[types.cell]
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let contents = vm.cell(a[0]).pointee.contents
            let what =
                contents.isUndefined ? "empty" : "\(vm.typeName(contents)) object at \(vm.address(contents))"
            return try vm.makeString("<cell at \(vm.address(a[0])): \(what)>")
        }
        t.property(
            "cell_contents",
            { (vm, a) throws(Raised) in
                let contents = vm.cell(a[0]).pointee.contents
                if contents.isUndefined { throw vm.valueError("cell is empty") }
                return contents
            }
        ) { (vm, a) throws(Raised) in
            vm.cell(a[0]).pointee.contents = a.at(1)
            return .none
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// `function.__annotations__`, computed when it is first asked for.
    func functionAnnotations(_ value: Value) throws(Raised) -> Value {
        let annotations = function(value).pointee.annotations
        if annotations.is(.dict) { return annotations }
        let made = annotations.isUndefined ? makeDict() : try call(annotations, .int(1))
        // The function that made them stays known for `__annotate__`; the result is what later calls see.
        if made.is(.dict) { function(value).pointee.annotations = made }
        return made
    }
}
