/// `partial` and `Placeholder`
extension WorldBuilder {
    func buildPartial(_ m: ModuleBuilder) {
        restorer("functools.partial", Partial.restorer)
        let placeholder = buildPlaceholder(m)
        let t = type("partial", layout: .box, flags: .hasAttributes, module: "functools")
        let type = t.type
        m.constant("partial", .object(type))
        t.rawNew { (vm, a) throws(Raised) in try vm.makePartial(a, type, placeholder) }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            guard a.count > 0, let partial = vm.box(a[0], Partial.self) else {
                throw vm.wrongReceiver(a.at(0), type, "__call__")
            }
            return try vm.call(partial, a, placeholder)
        }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in
            a[1].isNone ? a[0] : vm.makeMethod(a[0], a[1])
        }
        t.property("func", { (vm, a) throws(Raised) in try vm.partial(a, type).function })
        t.property("args", { (vm, a) throws(Raised) in try vm.partial(a, type).arguments })
        t.property("keywords", { (vm, a) throws(Raised) in try vm.partial(a, type).keywords })
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            try vm.representation(of: try vm.partial(a, type), a[0])
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let partial = try vm.partial(a, type)
            let own = vm.attributesDict(vm.unwrapped(a[0]))
            let state = try vm.makeTuple([
                partial.function, partial.arguments, partial.keywords, own.is(.dict) ? own : .none,
            ])
            let function = try vm.makeTuple([partial.function])
            return try vm.makeTuple([.object(vm.typeOf(a[0])), function, state])
        }
        t.method("__setstate__", 2) { (vm, a) throws(Raised) in
            let partial = try vm.partial(a, type)
            guard let state = vm.unwrapped(a[1], .tuple), vm.tuple(state).pointee.count == 4 else {
                throw vm.typeError("invalid partial state")
            }
            let parts = vm.tuple(state).pointee.items
            let (function, arguments, keywords) = (parts[0], vm.unwrapped(parts[1]), vm.unwrapped(parts[2]))
            guard vm.isCallable(function), arguments.is(.tuple), keywords.is(.dict) || keywords.isNone else {
                throw vm.typeError("invalid partial state")
            }
            partial.function = function
            partial.arguments = arguments
            partial.keywords = keywords.isNone ? vm.makeDict() : keywords
            partial.placeholders = vm.count(of: placeholder, in: arguments)
            return .none
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }

    /// The one object that stands for an argument which is still to come.
    private func buildPlaceholder(_ m: ModuleBuilder) -> Value {
        let t = type("_PlaceholderType", layout: .box, flags: .final, module: "functools")
        guard let placeholder = try? vm.makeBox(t.type, Box()) else { return .none }
        t.rawNew { (vm, a) throws(Raised) in
            if a.count > 1 { throw vm.typeError("_PlaceholderType takes no arguments") }
            return placeholder
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in vm.intern("Placeholder") }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in vm.intern("Placeholder") }
        m.constant("Placeholder", placeholder)
        return placeholder
    }
}

private final class Partial: Box {
    var function: Value
    /// A tuple.
    var arguments: Value
    /// A dictionary.
    var keywords: Value
    /// Arguments that are still to come.
    var placeholders: Int

    init(_ function: Value, _ arguments: Value, _ keywords: Value, placeholders: Int) {
        self.function = function
        self.arguments = arguments
        self.keywords = keywords
        self.placeholders = placeholders
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(function)
        visit(arguments)
        visit(keywords)
    }

    override var dumpName: String? { "functools.partial" }
    override func dump(_ writer: inout BoxWriter) {
        writer.values = [function, arguments, keywords]
        writer.data.count(placeholders)
    }

    static let restorer: BoxRestorer = { (r) throws(DumpFailure) in
        let partial = Partial(
            try r.value(0), try r.value(1), try r.value(2), placeholders: try r.data.index(below: 1 << 30))
        guard partial.arguments.is(.tuple), partial.keywords.is(.dict) else { throw .damaged("a partial is not whole") }
        return partial
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func partial(_ a: Arguments, _ type: TypePointer) throws(Raised) -> Partial {
        if a.count > 0, let partial = box(a[0], Partial.self) { return partial }
        throw wrongReceiver(a.at(0), type, "__call__")
    }

    fileprivate func count(of placeholder: Value, in arguments: Value) -> Int {
        let tuple = tuple(arguments)
        var count = 0
        for index in 0..<tuple.pointee.count where tuple.pointee.items[index].isIdentical(placeholder) { count += 1 }
        return count
    }

    fileprivate func makePartial(
        _ a: Arguments, _ type: TypePointer, _ placeholder: Value
    ) throws(Raised) -> Value {
        let keywordCount = keywordCount(a)
        let positional = a.count - keywordCount
        if positional < 2 { throw typeError("type 'partial' takes at least one argument") }
        var function = a[1]
        guard isCallable(function) else { throw typeError("the first argument must be callable") }
        if positional > 2, a[positional - 1].isIdentical(placeholder) {
            throw typeError("trailing Placeholders are not allowed")
        }
        for index in positional..<a.count where a[index].isIdentical(placeholder) {
            throw typeError("Placeholder cannot be passed as a keyword argument")
        }
        let keywords = makeDict()
        var arguments = try makeTuple(a.base + 2, count: positional - 2)
        keep(arguments)
        // A partial of a partial is one, unless the inner one has attributes that would be lost.
        if let inner = box(function, Partial.self), !attributesDict(unwrapped(function)).is(.dict) {
            arguments = try filled(inner, with: arguments, placeholder, isCall: false)
            keep(arguments)
            function = inner.function
            try update(dict(keywords), from: inner.keywords)
        }
        for index in 0..<keywordCount {
            try set(dict(keywords), tuple(a.keywordNames).pointee.items[index], a[positional + index])
        }
        let made = Partial(function, arguments, keywords, placeholders: count(of: placeholder, in: arguments))
        return try makeBox(made, for: a[0], of: type, charging: 128)
    }

    /// The arguments of a partial with others in the places that were left open, and the rest behind.
    private func filled(
        _ partial: Partial, with more: Value, _ placeholder: Value, isCall: Bool
    ) throws(Raised) -> Value {
        let (own, given) = (tuple(partial.arguments), tuple(more))
        if partial.placeholders == 0 {
            if given.pointee.count == 0 { return partial.arguments }
            return try concatenateSequences(partial.arguments, more)
        }
        if isCall, given.pointee.count < partial.placeholders {
            throw typeError(
                "missing positional arguments in 'partial' call; expected at least \(partial.placeholders), got"
                    + " \(given.pointee.count)")
        }
        var items: [Value] = []
        try charge(own.pointee.count + given.pointee.count)
        var next = 0
        for index in 0..<own.pointee.count {
            let item = own.pointee.items[index]
            if item.isIdentical(placeholder), next < given.pointee.count {
                items.append(given.pointee.items[next])
                next += 1
            } else {
                items.append(item)
            }
        }
        while next < given.pointee.count {
            items.append(given.pointee.items[next])
            next += 1
        }
        return try makeTuple(items)
    }

    fileprivate func call(_ partial: Partial, _ a: Arguments, _ placeholder: Value) throws(Raised) -> Value {
        let keywordCount = keywordCount(a)
        let positional = a.count - keywordCount
        let function = partial.function
        keep(function)
        let given = try makeTuple(a.base + 1, count: positional - 1)
        keep(given)
        let arguments = try filled(partial, with: given, placeholder, isCall: true)
        keep(arguments)
        let own = dict(partial.keywords)
        let count = tuple(arguments).pointee.count
        if keywordCount == 0, own.pointee.table.count == 0 {
            return try call(function, arguments: tuple(arguments).pointee.items, count: count)
        }
        let merged = try copyDict(own)
        keep(merged)
        for index in 0..<keywordCount {
            try set(dict(merged), tuple(a.keywordNames).pointee.items[index], a[positional + index])
        }
        var values: [Value] = []
        var names: [Value] = []
        for index in 0..<count { values.append(tuple(arguments).pointee.items[index]) }
        var areNames = true
        forEach(dict(merged).pointee.table) {
            if !$0.key.is(.string) { areNames = false }
            names.append(intern($0.key))
            values.append($0.value)
        }
        guard areNames else { throw typeError("keywords must be strings") }
        let nameTuple = try makeTuple(names)
        keep(nameTuple)
        let all = try makeTuple(values)
        keep(all)
        return try call(
            function, arguments: tuple(all).pointee.items, count: values.count,
            names: names.isEmpty ? .undefined : nameTuple)
    }

    fileprivate func representation(of partial: Partial, _ object: Value) throws(Raised) -> Value {
        let type = typeOf(object)
        let module = text(type.pointee.module)
        let name = text(type.pointee.qualifiedName)
        return try bracketed(unwrapped(object), "\(module).\(name)(", ")", placeholder: "...") {
            (builder) throws(Raised) in
            let (arguments, keywords) = (partial.arguments, partial.keywords)
            keep(arguments)
            keep(keywords)
            try appendRepresentation(partial.function, to: &builder)
            for index in 0..<tuple(arguments).pointee.count {
                try builder.append(", ")
                try appendRepresentation(tuple(arguments).pointee.items[index], to: &builder)
            }
            try forEachEntry(dict(keywords)) { (entry) throws(Raised) in
                try builder.append(", ")
                try builder.append(try toString(entry.key))
                try builder.append("=")
                try appendRepresentation(entry.value, to: &builder)
            }
        }
    }
}
