/// `itemgetter`, `attrgetter`, `methodcaller`
extension WorldBuilder {
    func buildGetters(_ m: ModuleBuilder) {
        restorer("operator.getter", Getter.restorer)
        restorer("operator.methodcaller", MethodCaller.restorer)
        for isItem in [true, false] {
            let name = isItem ? "itemgetter" : "attrgetter"
            let t = type(name, layout: .box, module: "operator")
            m.constant(name, .object(t.type))
            buildGetter(t, name, isItem: isItem)
        }
        buildMethodCaller(m)
    }

    private func buildGetter(_ t: TypeBuilder, _ name: String, isItem: Bool) {
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            try vm.refuseKeywords(a, name)
            if a.count < 2 { throw vm.typeError("\(name) expected at least 1 argument, got 0") }
            let keys = try vm.makeTuple(a.base + 1, count: a.count - 1)
            let getter = Getter(keys)
            if !isItem {
                for index in 1..<a.count {
                    guard vm.unwrapped(a[index]).is(.string) else {
                        throw vm.typeError("attribute name must be a string")
                    }
                }
                getter.paths = try vm.attributePaths(keys)
            }
            return try vm.makeBox(getter, for: a[0], of: type)
        }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            guard a.count > 0, let getter = vm.box(a[0], Getter.self) else {
                throw vm.wrongReceiver(a.at(0), type, "__call__")
            }
            try vm.refuseKeywords(a, name)
            guard a.count == 2 else { throw vm.typeError("\(name) expected 1 argument, got \(a.count - 1)") }
            return isItem ? try vm.items(getter, of: a[1]) : try vm.attributes(getter, of: a[1])
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            guard let getter = vm.box(a[0], Getter.self) else { throw vm.wrongReceiver(a[0], type, "__repr__") }
            let open = "\(vm.name(vm.typeOf(a[0])))("
            return try vm.bracketed(vm.unwrapped(a[0]), open, ")", placeholder: open + "...)") {
                (builder) throws(Raised) in
                let keys = vm.tuple(getter.keys)
                for index in 0..<keys.pointee.count {
                    if index > 0 { try builder.append(", ") }
                    try vm.appendRepresentation(keys.pointee.items[index], to: &builder)
                }
            }
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            guard let getter = vm.box(a[0], Getter.self) else { throw vm.wrongReceiver(a[0], type, "__reduce__") }
            return try vm.makeTuple([.object(vm.typeOf(a[0])), getter.keys])
        }
    }

    private func buildMethodCaller(_ m: ModuleBuilder) {
        let t = type("methodcaller", layout: .box, module: "operator")
        let type = t.type
        m.constant("methodcaller", .object(type))
        t.rawNew { (vm, a) throws(Raised) in
            let keywords = vm.keywordCount(a)
            let positional = a.count - keywords
            if positional < 2 { throw vm.typeError("methodcaller needs at least one argument, the method name") }
            guard vm.unwrapped(a[1]).is(.string) else { throw vm.typeError("method name must be a string") }
            let arguments = try vm.makeTuple(a.base + 2, count: a.count - 2)
            let caller = MethodCaller(try vm.attributeName(a[1]), arguments, a.keywordNames)
            return try vm.makeBox(caller, for: a[0], of: type)
        }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            guard a.count > 0, let caller = vm.box(a[0], MethodCaller.self) else {
                throw vm.wrongReceiver(a.at(0), type, "__call__")
            }
            try vm.refuseKeywords(a, "methodcaller")
            guard a.count == 2 else { throw vm.typeError("methodcaller expected 1 argument, got \(a.count - 1)") }
            let method = try vm.getAttribute(a[1], caller.name)
            vm.keep(method)
            let arguments = vm.tuple(caller.arguments)
            return try vm.call(
                method, arguments: arguments.pointee.items, count: arguments.pointee.count, names: caller.keywordNames)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            guard let caller = vm.box(a[0], MethodCaller.self) else { throw vm.wrongReceiver(a[0], type, "__repr__") }
            let open = "\(vm.name(vm.typeOf(a[0])))("
            return try vm.bracketed(vm.unwrapped(a[0]), open, ")", placeholder: open + "...)") {
                (builder) throws(Raised) in
                try vm.appendRepresentation(caller.name, to: &builder)
                let arguments = vm.tuple(caller.arguments)
                let named = caller.keywordNames.isUndefined ? 0 : vm.tuple(caller.keywordNames).pointee.count
                for index in 0..<arguments.pointee.count {
                    try builder.append(", ")
                    let keyword = index - (arguments.pointee.count - named)
                    if keyword >= 0 {
                        try builder.append(vm.tuple(caller.keywordNames).pointee.items[keyword])
                        try builder.append("=")
                    }
                    try vm.appendRepresentation(arguments.pointee.items[index], to: &builder)
                }
            }
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            guard let caller = vm.box(a[0], MethodCaller.self) else { throw vm.wrongReceiver(a[0], type, "__reduce__") }
            guard caller.keywordNames.isUndefined else { throw vm.typeError("cannot pickle 'methodcaller' object") }
            let name = try vm.makeTuple([caller.name])
            return try vm.makeTuple([
                .object(vm.typeOf(a[0])), try vm.concatenateSequences(name, caller.arguments),
            ])
        }
    }
}

private final class Getter: Box {
    /// A tuple of what was given.
    let keys: Value
    /// For attributes: a tuple of tuples of names.
    var paths = Value.undefined

    init(_ keys: Value) { self.keys = keys }

    override func trace(_ visit: (Value) -> Void) {
        visit(keys)
        visit(paths)
    }

    override var dumpName: String? { "operator.getter" }
    override func dump(_ writer: inout BoxWriter) { writer.values = [keys, paths] }

    static let restorer: BoxRestorer = { (r) throws(DumpFailure) in
        let getter = Getter(try r.value(0))
        getter.paths = try r.value(1)
        guard getter.keys.is(.tuple) else { throw .damaged("a getter is not whole") }
        return getter
    }
}

private final class MethodCaller: Box {
    let name: Value
    /// Positional arguments, then those of keywords.
    let arguments: Value
    let keywordNames: Value

    init(_ name: Value, _ arguments: Value, _ keywordNames: Value) {
        self.name = name
        self.arguments = arguments
        self.keywordNames = keywordNames
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(name)
        visit(arguments)
        visit(keywordNames)
    }

    override var dumpName: String? { "operator.methodcaller" }
    override func dump(_ writer: inout BoxWriter) { writer.values = [name, arguments, keywordNames] }

    static let restorer: BoxRestorer = { (r) throws(DumpFailure) in
        let caller = MethodCaller(try r.value(0), try r.value(1), try r.value(2))
        guard caller.arguments.is(.tuple) else { throw .damaged("a caller is not whole") }
        return caller
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Dotted names taken apart.
    fileprivate func attributePaths(_ keys: Value) throws(Raised) -> Value {
        let paths = try makeList([])
        for index in 0..<tuple(keys).pointee.count {
            let name = unwrapped(tuple(keys).pointee.items[index])
            let parts = try makeList([])
            let string = string(name)
            var start = 0
            try charge(string.pointee.count >> 2)
            for position in 0...string.pointee.count
            where position == string.pointee.count || string.pointee[position] == 46 {
                try append(list(parts), intern(try substring(string, start, position - start)))
                start = position + 1
            }
            try append(list(paths), try makeTuple(list(parts).pointee.items, count: list(parts).pointee.count))
        }
        return try makeTuple(list(paths).pointee.items, count: list(paths).pointee.count)
    }

    fileprivate func items(_ getter: Getter, of value: Value) throws(Raised) -> Value {
        let keys = tuple(getter.keys)
        if keys.pointee.count == 1 { return try getItem(value, keys.pointee.items[0]) }
        let result = try newTuple(count: keys.pointee.count)
        for index in 0..<keys.pointee.count { result.pointee.items[index] = .undefined }
        let handle = finish(result)
        for index in 0..<keys.pointee.count {
            result.pointee.items[index] = try getItem(value, keys.pointee.items[index])
        }
        return handle
    }

    fileprivate func attributes(_ getter: Getter, of value: Value) throws(Raised) -> Value {
        let paths = tuple(getter.paths)
        func follow(_ path: Value) throws(Raised) -> Value {
            var object = value
            let names = tuple(path)
            for index in 0..<names.pointee.count {
                object = try getAttribute(object, names.pointee.items[index])
                keep(object)
            }
            return object
        }
        if paths.pointee.count == 1 { return try follow(paths.pointee.items[0]) }
        let result = try newTuple(count: paths.pointee.count)
        for index in 0..<paths.pointee.count { result.pointee.items[index] = .undefined }
        let handle = finish(result)
        for index in 0..<paths.pointee.count { result.pointee.items[index] = try follow(paths.pointee.items[index]) }
        return handle
    }
}
