/// Modules, singletons and tracebacks.
extension WorldBuilder {
    func buildModuleType() {
        let t = self[types.module]
        t.new("cls, name, doc=None") { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[1]).is(.string) else {
                throw vm.typeError("module.__new__() argument 1 must be str, not \(vm.typeName(a[1]))")
            }
            let module = vm.makeModule(vm.text(a[1]))
            module.header.pointee.type = vm.type(a[0])
            if a.has(2) {
                vm.set(
                    vm.dict(vm.object(module, ModuleObject.self).pointee.dict), name: vm.pointee.names.doc, a[2])
            }
            return module
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let name = vm.text(vm.object(a[0], ModuleObject.self).pointee.name)
            if World.shared.hasNativeModule(name) || name == "builtins" {
                return try vm.makeString("<module '\(name)' (built-in)>")
            }
            return try vm.makeString(
                FrozenLibrary.shared.contains(name) ? "<module '\(name)' (frozen)>" : "<module '\(name)'>")
        }
        t.special(.dir, 1) { (vm, a) throws(Raised) in
            let dict = vm.dict(vm.object(a[0], ModuleObject.self).pointee.dict)
            let hook = vm.get(dict, name: vm.pointee.names[.dir])
            if !hook.isUndefined { return try vm.call(hook) }
            return try vm.makeList(try vm.attributeNames(a[0]))
        }
        t.property("__annotations__") { (vm, a) throws(Raised) in
            let dict = vm.dict(vm.object(a[0], ModuleObject.self).pointee.dict)
            let known = vm.get(dict, name: vm.pointee.names.annotations)
            if !known.isUndefined { return known }
            let function = vm.get(dict, name: vm.pointee.names.annotate)
            let made = function.is(.function) ? try vm.call(function, .int(1)) : vm.makeDict()
            vm.set(dict, name: vm.pointee.names.annotations, made)
            return made
        }
    }

    func buildSingletons() {
        let none = self[types.noneType]
        none.special(.repr, 1) { (vm, a) throws(Raised) in vm.intern("None") }
        none.special(.bool, 1) { (vm, a) throws(Raised) in .false }
        none.new("cls, /") { (vm, a) throws(Raised) in .none }
        let ellipsis = self[types.ellipsisType]
        ellipsis.special(.repr, 1) { (vm, a) throws(Raised) in vm.intern("Ellipsis") }
        ellipsis.new("cls, /") { (vm, a) throws(Raised) in .ellipsis }
        let notImplemented = self[types.notImplementedType]
        notImplemented.special(.repr, 1) { (vm, a) throws(Raised) in vm.intern("NotImplemented") }
        notImplemented.special(.bool, 1) { (vm, a) throws(Raised) in
            throw vm.typeError("NotImplemented should not be used in a boolean context")
        }
        notImplemented.new("cls, /") { (vm, a) throws(Raised) in .notImplemented }
        constant("Ellipsis", .ellipsis)
        constant("None", .none)
        constant("True", .true)
        constant("False", .false)
        constant("NotImplemented", .notImplemented)
        constant("__debug__", .true)
        constant("__name__", vm.internShared("builtins"))
        constant("__doc__", vm.internShared("Built-in functions, types, exceptions, and other objects."))
        buildTraceback()
    }

    private func buildTraceback() {
        let t = self[types.traceback]
        t.property("tb_lineno") { (vm, a) throws(Raised) in .int(Int(vm.object(a[0], TracebackObject.self).pointee.line)) }
        t.property("tb_lasti") { (vm, a) throws(Raised) in
            .int(Int(vm.object(a[0], TracebackObject.self).pointee.instruction))
        }
        t.property("tb_next", { (vm, a) throws(Raised) in vm.object(a[0], TracebackObject.self).pointee.next }) {
            (vm, a) throws(Raised) in
            guard a.at(1).isNone || a.at(1).is(.traceback) else {
                throw vm.typeError("expected traceback object or None, got '\(vm.typeName(a.at(1)))'")
            }
            var link = a[1]
            while link.is(.traceback) {
                if link.isIdentical(a[0]) { throw vm.valueError("traceback loop detected") }
                link = vm.object(link, TracebackObject.self).pointee.next
            }
            vm.object(a[0], TracebackObject.self).pointee.next = a[1]
            return .none
        }
        // A frame that shows code and place, and no variables of anybody.
        t.property("tb_frame") { (vm, a) throws(Raised) in
            let entry = vm.object(a[0], TracebackObject.self)
            let frame = vm.allocate(.traceback, vm.pointee.types.frame, TracebackObject.self)
            frame.pointee.next = .none
            frame.pointee.code = entry.pointee.code
            frame.pointee.line = entry.pointee.line
            frame.pointee.instruction = entry.pointee.instruction
            frame.pointee.globals = entry.pointee.globals
            return vm.finish(frame)
        }
        let frame = self[types.frame]
        frame.property("f_code") { (vm, a) throws(Raised) in
            .object(vm.object(a[0], TracebackObject.self).pointee.code)
        }
        frame.property("f_lineno") { (vm, a) throws(Raised) in
            .int(Int(vm.object(a[0], TracebackObject.self).pointee.line))
        }
        frame.property("f_lasti") { (vm, a) throws(Raised) in
            .int(Int(vm.object(a[0], TracebackObject.self).pointee.instruction))
        }
        frame.property("f_back") { (vm, a) throws(Raised) in .none }
        frame.property("f_globals") { (vm, a) throws(Raised) in vm.object(a[0], TracebackObject.self).pointee.globals }
        frame.property("f_locals") { (vm, a) throws(Raised) in vm.makeDict() }
    }
}
