/// `int | str`, `list[int]`, type parameters and aliases: what annotations are made of.
extension WorldBuilder {
    func buildTyping() {
        buildUnion()
        buildGenericAlias()
    }

    private func buildUnion() {
        let t = self[types.union]
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let members = vm.tuple(vm.object(a[0], GenericAliasObject.self).pointee.arguments)
            var builder = TextBuilder(vm: vm)
            for index in 0..<members.pointee.count {
                if index > 0 { try builder.append(" | ") }
                try builder.append(try vm.typeText(members.pointee.items[index]))
            }
            return try builder.finish()
        }
        t.property("__args__") { (vm, a) throws(Raised) in
            vm.object(a[0], GenericAliasObject.self).pointee.arguments
        }
        t.property("__parameters__") { (vm, a) throws(Raised) in
            try vm.typeParameters(in: vm.object(a[0], GenericAliasObject.self).pointee.arguments)
        }
        t.property("__origin__") { (vm, a) throws(Raised) in .object(vm.pointee.types.union) }
        t.special(.or, 2) { (vm, a) throws(Raised) in try vm.unionOf(a[0], a[1]) }
        t.special(.ror, 2) { (vm, a) throws(Raised) in try vm.unionOf(a[1], a[0]) }
        t.special(.eq, 2) { (vm, a) throws(Raised) in
            guard a[1].is(.union) else { return .notImplemented }
            let (left, right) = (
                vm.object(a[0], GenericAliasObject.self).pointee.arguments,
                vm.object(a[1], GenericAliasObject.self).pointee.arguments
            )
            guard vm.tuple(left).pointee.count == vm.tuple(right).pointee.count else { return .false }
            for index in 0..<vm.tuple(left).pointee.count
            where try !vm.contains(right, vm.tuple(left).pointee.items[index]) { return .false }
            return .true
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            let members = vm.tuple(vm.object(a[0], GenericAliasObject.self).pointee.arguments)
            var hash = 0x5EED
            for index in 0..<members.pointee.count { hash ^= try vm.hash(members.pointee.items[index]) }
            return .int(hash)
        }
        t.special(.instancecheck, 2) { (vm, a) throws(Raised) in .bool(try vm.isInstanceOf(a[1], a[0])) }
        t.special(.subclasscheck, 2) { (vm, a) throws(Raised) in .bool(try vm.isSubclassOf(a[1], a[0])) }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let members = vm.object(a[0], GenericAliasObject.self).pointee.arguments
            let parameters = try vm.typeParameters(in: members)
            let filled = try vm.substitute(members, parameters, a[1], a[0])
            var result = vm.tuple(filled).pointee.items[0]
            for index in 1..<vm.tuple(filled).pointee.count {
                result = try vm.binary(.bitOr, result, vm.tuple(filled).pointee.items[index])
            }
            return result
        }
    }

    private func buildGenericAlias() {
        let t = self[types.genericAlias]
        t.new("cls, origin, args, /") { (vm, a) throws(Raised) in
            let alias = try vm.makeGenericAlias(a[1], a[2])
            vm.object(alias, GenericAliasObject.self).pointee.header.type = vm.type(a[0])
            return alias
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let alias = vm.object(a[0], GenericAliasObject.self)
            var builder = TextBuilder(vm: vm)
            if alias.pointee.isStarred { try builder.append("*") }
            try builder.append(try vm.typeText(alias.pointee.origin))
            try builder.append("[")
            let arguments = vm.tuple(alias.pointee.arguments)
            if arguments.pointee.count == 0 { try builder.append("()") }
            for index in 0..<arguments.pointee.count {
                if index > 0 { try builder.append(", ") }
                try builder.append(try vm.typeText(arguments.pointee.items[index]))
            }
            try builder.append("]")
            return try builder.finish()
        }
        t.property("__origin__") { (vm, a) throws(Raised) in vm.object(a[0], GenericAliasObject.self).pointee.origin }
        t.property("__args__") { (vm, a) throws(Raised) in vm.object(a[0], GenericAliasObject.self).pointee.arguments }
        t.property("__parameters__") { (vm, a) throws(Raised) in
            try vm.typeParameters(in: vm.object(a[0], GenericAliasObject.self).pointee.arguments)
        }
        t.property("__unpacked__") { (vm, a) throws(Raised) in
            .bool(vm.object(a[0], GenericAliasObject.self).pointee.isStarred)
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let alias = vm.object(a[0], GenericAliasObject.self)
            let parameters = try vm.typeParameters(in: alias.pointee.arguments)
            guard vm.tuple(parameters).pointee.count > 0 else {
                throw vm.typeError("\(vm.text(try vm.representation(a[0]))) is not a generic class")
            }
            return try vm.makeGenericAlias(
                alias.pointee.origin, try vm.substitute(alias.pointee.arguments, parameters, a[1], a[0]))
        }
        t.special(.getattribute, 2) { (vm, a) throws(Raised) in
            let name = try vm.attributeName(a[1])
            let found = try vm.genericGetAttribute(a[0], vm.typeOf(a[0]), name)
            if found.isUndefined { throw vm.noAttribute(a[0], name) }
            return found
        }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            let made = try vm.call(
                vm.object(a[0], GenericAliasObject.self).pointee.origin, arguments: a.base + 1, count: a.count - 1,
                names: a.keywordNames)
            do throws(Raised) {
                try vm.setAttribute(made, vm.pointee.names.origClass, a[0])
            } catch {
                guard vm.take(vm.pointee.types.attributeError) != nil || vm.take(vm.pointee.types.typeError) != nil
                else { throw error }
            }
            return made
        }
        t.method("__mro_entries__", 2) { (vm, a) throws(Raised) in
            try vm.makeTuple([vm.object(a[0], GenericAliasObject.self).pointee.origin])
        }
        t.special(.eq, 2) { (vm, a) throws(Raised) in
            guard a[1].is(.genericAlias) else { return .notImplemented }
            let (left, right) = (
                vm.object(a[0], GenericAliasObject.self), vm.object(a[1], GenericAliasObject.self)
            )
            guard try vm.isEqual(left.pointee.origin, right.pointee.origin),
                left.pointee.isStarred == right.pointee.isStarred
            else { return .false }
            return .bool(try vm.isEqual(left.pointee.arguments, right.pointee.arguments))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in
            let alias = vm.object(a[0], GenericAliasObject.self)
            return .int(try vm.hash(alias.pointee.origin) ^ vm.hash(alias.pointee.arguments))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            let alias = vm.object(a[0], GenericAliasObject.self)
            let starred = try vm.makeGenericAlias(alias.pointee.origin, alias.pointee.arguments)
            vm.object(starred, GenericAliasObject.self).pointee.isStarred = true
            return try vm.makeIterator(of: try vm.makeTuple([starred]))
        }
        t.special(.or, 2) { (vm, a) throws(Raised) in try vm.unionOf(a[0], a[1]) }
        t.special(.ror, 2) { (vm, a) throws(Raised) in try vm.unionOf(a[1], a[0]) }
        t.special(.instancecheck, 2) { (vm, a) throws(Raised) in
            throw vm.typeError("isinstance() argument 2 cannot be a parameterized generic")
        }
        t.special(.subclasscheck, 2) { (vm, a) throws(Raised) in
            throw vm.typeError("issubclass() argument 2 cannot be a parameterized generic")
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// How a type is written in an annotation.
    func typeText(_ value: Value) throws(Raised) -> Value {
        if value.isNone { return intern("None") }
        if value.is(.ellipsis) { return intern("...") }
        if value.is(.type) {
            let type = type(value)
            if type == pointee.types.noneType { return intern("None") }
            let module = type.pointee.module.is(.string) ? text(type.pointee.module) : ""
            let name = text(type.pointee.qualifiedName)
            return try makeString(module.isEmpty || module == "builtins" ? name : "\(module).\(name)")
        }
        if value.is(.list) {
            var builder = TextBuilder(vm: self)
            try builder.append("[")
            for index in 0..<list(value).pointee.count {
                if index > 0 { try builder.append(", ") }
                try builder.append(try typeText(list(value).pointee.items[index]))
            }
            try builder.append("]")
            return try builder.finish()
        }
        return try representation(value)
    }

    private func isTypeLike(_ value: Value) -> Bool {
        switch value.kind {
        case .none, .type, .genericAlias, .union, .string: true
        default:
            !lookup(typeOf(value), pointee.names[.mroEntries]).isUndefined
                || !lookup(typeOf(value), pointee.names.origin).isUndefined
        }
    }

    /// `left | right` of types; NotImplemented for anything else.
    func unionOf(_ left: Value, _ right: Value) throws(Raised) -> Value {
        guard isTypeLike(left), isTypeLike(right), !(left.isNone && right.isNone),
            !(left.is(.string) && right.is(.string))
        else { return .notImplemented }
        var members: [Value] = []
        func add(_ value: Value) throws(Raised) {
            if value.is(.union) {
                let inner = object(value, GenericAliasObject.self).pointee.arguments
                for index in 0..<tuple(inner).pointee.count { try add(tuple(inner).pointee.items[index]) }
                return
            }
            let member = value.isNone ? Value.object(pointee.types.noneType) : value
            for known in members where try isEqual(known, member) { return }
            members.append(member)
        }
        try add(left)
        try add(right)
        if members.count == 1 { return members[0] }
        let union = allocate(.union, pointee.types.union, GenericAliasObject.self)
        union.pointee.origin = .none
        union.pointee.arguments = pointee.emptyTuple
        union.pointee.parameters = .undefined
        union.pointee.isStarred = false
        let handle = finish(union)
        keep(handle)
        union.pointee.arguments = try makeTuple(members)
        return handle
    }

    /// `origin[arguments]`
    func makeGenericAlias(_ origin: Value, _ arguments: Value) throws(Raised) -> Value {
        let all = arguments.is(.tuple) ? arguments : try makeTuple([arguments])
        keep(all)
        let alias = allocate(.genericAlias, pointee.types.genericAlias, GenericAliasObject.self)
        alias.pointee.origin = origin
        alias.pointee.arguments = all
        alias.pointee.parameters = .undefined
        alias.pointee.isStarred = false
        return finish(alias)
    }

    /// The type parameters that occur among arguments, each once.
    func typeParameters(in arguments: Value, depth: Int = 0) throws(Raised) -> Value {
        var found: [Value] = []
        func add(_ value: Value) {
            if !found.contains(where: { $0.isIdentical(value) }) { found.append(value) }
        }
        for index in 0..<tuple(arguments).pointee.count where depth < 50 {
            let argument = tuple(arguments).pointee.items[index]
            switch argument.kind {
            case .genericAlias, .union:
                let inner = try typeParameters(
                    in: object(argument, GenericAliasObject.self).pointee.arguments, depth: depth + 1)
                for position in 0..<tuple(inner).pointee.count { add(tuple(inner).pointee.items[position]) }
            case .instance:
                let inner = try getAttributeOrUndefined(argument, intern("__parameters__"))
                if try !getAttributeOrUndefined(argument, intern("__typing_subst__")).isUndefined {
                    add(argument)
                } else if inner.is(.tuple) {
                    for position in 0..<tuple(inner).pointee.count { add(tuple(inner).pointee.items[position]) }
                }
            default: break
            }
        }
        return try makeTuple(found)
    }

    /// Arguments with parameters replaced by what was given for them.
    func substitute(_ arguments: Value, _ parameters: Value, _ given: Value, _ whole: Value) throws(Raised) -> Value {
        let values = given.is(.tuple) ? given : try makeTuple([given])
        let needed = tuple(parameters).pointee.count
        let have = tuple(values).pointee.count
        guard have == needed else {
            throw typeError(
                "Too \(have > needed ? "many" : "few") arguments for \(text(try representation(whole))); actual \(have), expected \(needed)"
            )
        }
        var result: [Value] = []
        for index in 0..<tuple(arguments).pointee.count {
            let argument = tuple(arguments).pointee.items[index]
            var replaced = argument
            for position in 0..<needed where tuple(parameters).pointee.items[position].isIdentical(argument) {
                replaced = tuple(values).pointee.items[position]
            }
            if argument.is(.genericAlias) || argument.is(.union) {
                let inner = object(argument, GenericAliasObject.self).pointee
                let own = try typeParameters(in: inner.arguments)
                if tuple(own).pointee.count > 0 {
                    var part: [Value] = []
                    for position in 0..<tuple(own).pointee.count {
                        for outer in 0..<needed
                        where tuple(parameters).pointee.items[outer].isIdentical(tuple(own).pointee.items[position]) {
                            part.append(tuple(values).pointee.items[outer])
                        }
                    }
                    replaced = try getItem(argument, try makeTuple(part))
                }
            }
            keep(replaced)
            result.append(replaced)
        }
        return try makeTuple(result)
    }

    // MARK: Type parameters

    /// A type parameter of the new syntax, made by the library.
    func makeTypeParameter(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) -> Value {
        let maker =
            switch ins.d {
            // The second kind has a tuple of constraints in the place of its bound.
            case 0, 3: "make_typevar"
            case 1: "make_typevartuple"
            default: "make_paramspec"
            }
        return try callTypeMaker(
            maker,
            [
                frame.pointee.code.pointee.constants[ins.b], r[ins.c].isUndefined ? .none : r[ins.c],
                r[ins.c + 1].isUndefined ? .none : r[ins.c + 1], currentModuleName(frame),
            ])
    }

    func makeTypeAlias(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) -> Value {
        try callTypeMaker(
            "make_typealias",
            [
                frame.pointee.code.pointee.constants[ins.b], r[ins.c],
                r[ins.c + 1].isUndefined ? pointee.emptyTuple : r[ins.c + 1], currentModuleName(frame),
            ])
    }

    /// The base that a class with type parameters gets: `typing.Generic[T]`.
    func makeGenericBase(_ parameters: Value) throws(Raised) -> Value {
        try callTypeMaker("make_generic_base", [parameters])
    }

    private func callTypeMaker(_ name: String, _ arguments: [Value]) throws(Raised) -> Value {
        let module = try loadLibraryModule("_typevars")
        return try call(try getAttribute(module, intern(name)), arguments)
    }

    private func currentModuleName(_ frame: UnsafeMutablePointer<Frame>) -> Value {
        let name = get(frame.pointee.globals, name: pointee.names.name)
        return name.isUndefined ? .none : name
    }

    /// A module that the interpreter itself needs, whatever the guest may import.
    func loadLibraryModule(_ name: String) throws(Raised) -> Value {
        return try loadModule(name, isTrusted: true)
    }
}
