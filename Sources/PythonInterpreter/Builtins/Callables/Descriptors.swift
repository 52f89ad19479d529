/// `property`, `classmethod`, `staticmethod` and `super`.
extension WorldBuilder {
    func buildDescriptors() {
        buildProperty()
        buildWrappers(types.classMethod, .classMethod, "classmethod")
        buildWrappers(types.staticMethod, .staticMethod, "staticmethod")
        self[types.staticMethod].rawMethod("__call__") { (vm, a) throws(Raised) in
            try vm.call(
                vm.object(a[0], DescriptorObject.self).pointee.get, arguments: a.base + 1, count: a.count - 1,
                names: a.keywordNames)
        }
        buildSuper()
        let member = self[types.memberDescriptor]
        member.special(.repr, 1) { (vm, a) throws(Raised) in
            let descriptor = vm.object(a[0], DescriptorObject.self)
            let owner = descriptor.pointee.set.is(.type) ? vm.name(vm.type(descriptor.pointee.set)) : "?"
            return try vm.makeString("<member '\(vm.text(descriptor.pointee.name))' of '\(owner)' objects>")
        }
        member.property("__name__") { (vm, a) throws(Raised) in
            vm.object(a[0], DescriptorObject.self).pointee.name
        }
        accessors(member)
    }

    /// `__get__`, `__set__` and `__delete__` as attributes.
    private func accessors(_ t: TypeBuilder) {
        t.special(.get, 2...3) { (vm, a) throws(Raised) in
            if a[1].isNone, a.count > 2, !a[2].isNone { return a[0] }
            return try vm.bind(a[0], to: a[1], vm.typeOf(a[1]))
        }
        t.special(.set, 3) { (vm, a) throws(Raised) in
            _ = try vm.setThroughDescriptor(a[0], a[1], a[2])
            return .none
        }
        t.special(.delete, 2) { (vm, a) throws(Raised) in
            _ = try vm.setThroughDescriptor(a[0], a[1], .undefined)
            return .none
        }
    }

    private func buildProperty() {
        let t = self[types.property]
        t.new("cls, fget=None, fset=None, fdel=None, doc=None") { (vm, a) throws(Raised) in
            let made = vm.makeDescriptor(.property, vm.type(a[0]), a.orNone(1))
            let descriptor = vm.object(made, DescriptorObject.self)
            descriptor.pointee.set = a.orNone(2)
            descriptor.pointee.delete = a.orNone(3)
            descriptor.pointee.documentation = a.orNone(4)
            if descriptor.pointee.documentation.isNone, !descriptor.pointee.get.isNone {
                let documentation = try vm.getAttributeOrUndefined(descriptor.pointee.get, vm.pointee.names.doc)
                if !documentation.isUndefined { descriptor.pointee.documentation = documentation }
            }
            return made
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        accessors(t)
        t.property("fget") { (vm, a) throws(Raised) in vm.object(a[0], DescriptorObject.self).pointee.get }
        t.property("fset") { (vm, a) throws(Raised) in
            let set = vm.object(a[0], DescriptorObject.self).pointee.set
            return set.isUndefined ? .none : set
        }
        t.property("fdel") { (vm, a) throws(Raised) in
            let delete = vm.object(a[0], DescriptorObject.self).pointee.delete
            return delete.isUndefined ? .none : delete
        }
        t.property(
            "__doc__",
            { (vm, a) throws(Raised) in
                vm.object(a[0], DescriptorObject.self).pointee.documentation
            }
        ) { (vm, a) throws(Raised) in
            if !a[0].header.pointee.flags.contains(.immortal) {
                vm.object(a[0], DescriptorObject.self).pointee.documentation = a.at(1)
            }
            return .none
        }
        t.property(
            "__name__",
            { (vm, a) throws(Raised) in
                let name = vm.object(a[0], DescriptorObject.self).pointee.name
                if name.isUndefined { throw vm.noAttribute(a[0], vm.pointee.names.name) }
                return name
            }
        ) { (vm, a) throws(Raised) in
            if !a[0].header.pointee.flags.contains(.immortal) {
                vm.object(a[0], DescriptorObject.self).pointee.name = a.at(1)
            }
            return .none
        }
        t.property("__isabstractmethod__") { (vm, a) throws(Raised) in
            let descriptor = vm.object(a[0], DescriptorObject.self)
            for part in [descriptor.pointee.get, descriptor.pointee.set, descriptor.pointee.delete]
            where !part.isNone && !part.isUndefined {
                let mark = try vm.getAttributeOrUndefined(part, vm.pointee.names.isAbstractMethod)
                if !mark.isUndefined, try vm.isTrue(mark) { return .true }
            }
            return .false
        }
        for (name, index) in [("getter", 0), ("setter", 1), ("deleter", 2)] {
            t.method(name, 2) { (vm, a) throws(Raised) in
                let old = vm.object(a[0], DescriptorObject.self)
                let made = vm.makeDescriptor(.property, vm.typeOf(a[0]), index == 0 ? a[1] : old.pointee.get)
                let new = vm.object(made, DescriptorObject.self)
                new.pointee.set = index == 1 ? a[1] : old.pointee.set
                new.pointee.delete = index == 2 ? a[1] : old.pointee.delete
                new.pointee.documentation = old.pointee.documentation
                new.pointee.name = old.pointee.name
                if index == 0 {
                    let documentation = try vm.getAttributeOrUndefined(a[1], vm.pointee.names.doc)
                    if !documentation.isUndefined { new.pointee.documentation = documentation }
                }
                return made
            }
        }
        t.method("__set_name__", 3) { (vm, a) throws(Raised) in
            // Properties of builtin types are shared by all sessions and have their names.
            if a[0].header.pointee.flags.contains(.immortal) { return .none }
            vm.object(a[0], DescriptorObject.self).pointee.name = a[2]
            return .none
        }
    }

    private func buildWrappers(_ type: Types.Pointer, _ kind: Kind, _ name: String) {
        let t = self[type]
        t.new("cls, function, /") { (vm, a) throws(Raised) in
            let made = vm.makeDescriptor(kind, vm.type(a[0]), a[1])
            // It shows what its function shows.
            for attribute in ["__module__", "__name__", "__qualname__", "__doc__"] {
                let value = try vm.getAttributeOrUndefined(a[1], vm.intern(attribute))
                if !value.isUndefined {
                    vm.set(vm.dict(vm.makeAttributesDict(made)), name: vm.intern(attribute), value)
                }
            }
            vm.set(vm.dict(vm.makeAttributesDict(made)), name: vm.pointee.names.wrapped, a[1])
            return made
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in
            let owner = a.count > 2 && a[2].is(.type) ? vm.type(a[2]) : vm.typeOf(a[1])
            return try vm.bind(a[0], to: a[1].isNone ? .undefined : a[1], owner)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            var builder = TextBuilder(vm: vm)
            try builder.append("<\(name)(")
            try builder.append(try vm.representation(vm.object(a[0], DescriptorObject.self).pointee.get))
            try builder.append(")>")
            return try builder.finish()
        }
        t.property("__func__") { (vm, a) throws(Raised) in vm.object(a[0], DescriptorObject.self).pointee.get }
        t.property("__annotations__") { (vm, a) throws(Raised) in
            try vm.getAttribute(
                vm.object(a[0], DescriptorObject.self).pointee.get, vm.pointee.names.annotations)
        }
        t.property("__isabstractmethod__") { (vm, a) throws(Raised) in
            let mark = try vm.getAttributeOrUndefined(
                vm.object(a[0], DescriptorObject.self).pointee.get, vm.pointee.names.isAbstractMethod)
            return mark.isUndefined ? .false : .bool(try vm.isTrue(mark))
        }
    }

    private func buildSuper() {
        let t = self[types.superType]
        t.new("cls, type=0, object_or_type=0, /") { (vm, a) throws(Raised) in
            var start = a.at(1)
            var receiver = a.at(2)
            if start.isUndefined { (start, receiver) = try vm.superArguments() }
            guard start.is(.type) else {
                throw vm.typeError("super() argument 1 must be a type, not \(vm.typeName(start))")
            }
            let made = vm.allocate(.superObject, vm.type(a[0]), SuperObject.self)
            made.pointee.start = start
            made.pointee.receiver = .none
            made.pointee.receiverType = .none
            let handle = vm.finish(made)
            if receiver.isUndefined || receiver.isNone { return handle }
            let start0 = vm.type(start)
            if receiver.is(.type), vm.isSubtype(vm.type(receiver), start0) {
                made.pointee.receiverType = receiver
            } else if vm.isSubtype(vm.typeOf(receiver), start0) {
                made.pointee.receiverType = .object(vm.typeOf(receiver))
            } else {
                throw vm.typeError(
                    "super(type, obj): obj (instance of \(vm.typeName(receiver))) is not an instance or subtype of type (\(vm.name(start0)))."
                )
            }
            made.pointee.receiver = receiver
            return handle
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let object = vm.object(a[0], SuperObject.self)
            let start = vm.name(vm.type(object.pointee.start))
            let end =
                object.pointee.receiverType.is(.type)
                ? "<\(vm.name(vm.type(object.pointee.receiverType))) object>" : "NULL"
            return try vm.makeString("<super: <class '\(start)'>, \(end)>")
        }
        t.property("__thisclass__") { (vm, a) throws(Raised) in vm.object(a[0], SuperObject.self).pointee.start }
        t.property("__self__") { (vm, a) throws(Raised) in vm.object(a[0], SuperObject.self).pointee.receiver }
        t.property("__self_class__") { (vm, a) throws(Raised) in
            vm.object(a[0], SuperObject.self).pointee.receiverType
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// What `super()` without arguments means in the function that calls it: its class cell and its first argument.
    func superArguments() throws(Raised) -> (Value, Value) {
        guard pointee.frameCount > 0 else { throw raise(pointee.types.runtimeError, "super(): no current frame") }
        let frame = pointee.frames[pointee.frameCount - 1]
        guard frame.function.is(.function) else { throw raise(pointee.types.runtimeError, "super(): no arguments") }
        let (index, argumentCount) = frame.code.pointee.template._withUnsafeGuaranteedRef {
            ($0.freeNames.firstIndex(of: "__class__"), $0.argumentCount)
        }
        let isVariadic = frame.code.pointee.flags.contains(.variadic)
        guard argumentCount > 0 || isVariadic else {
            throw raise(pointee.types.runtimeError, "super(): no arguments")
        }
        guard let index else {
            throw raise(pointee.types.runtimeError, "super(): __class__ cell not found")
        }
        let start = cell(tuple(function(frame.function).pointee.closure).pointee.items[index]).pointee.contents
        guard !start.isUndefined else {
            throw raise(pointee.types.runtimeError, "super(): empty __class__ cell")
        }
        var receiver = frame.base[0]
        if argumentCount == 0 { receiver = frame.base[frame.code.pointee.keywordOnlyCount] }
        if receiver.is(.cell) { receiver = cell(receiver).pointee.contents }
        if argumentCount == 0, receiver.is(.tuple) {
            guard tuple(receiver).pointee.count > 0 else {
                throw raise(pointee.types.runtimeError, "super(): no arguments")
            }
            receiver = tuple(receiver).pointee.items[0]
        }
        if receiver.isUndefined { throw raise(pointee.types.runtimeError, "super(): arg[0] deleted") }
        return (start, receiver)
    }
}
