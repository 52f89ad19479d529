/// `_collections`: what `collections` takes from the interpreter.
extension WorldBuilder {
    func buildCollections() {
        let m = module("_collections")
        buildDeque(m)
        buildDefaultDict(m)
        buildTupleGetter(m)
        m.function("_count_elements", 2) { (vm, a) throws(Raised) in
            try vm.countElements(a[0], a[1])
            return .none
        }
    }

    /// The descriptor of a field of a named tuple.
    private func buildTupleGetter(_ m: ModuleBuilder) {
        restorer("collections._tuplegetter", TupleGetter.restorer)
        let t = type("_tuplegetter", layout: .box, module: "collections")
        let type = t.type
        m.constant("_tuplegetter", .object(type))
        t.new("cls, index, doc, /") { (vm, a) throws(Raised) in
            try vm.makeBox(TupleGetter(try vm.machineIndex(a[1]), a[2]), for: a[0], of: type)
        }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in
            guard let getter = vm.box(a[0], TupleGetter.self) else { throw vm.wrongReceiver(a[0], type, "__get__") }
            if a[1].isNone { return a[0] }
            guard let tuple = vm.unwrapped(a[1], .tuple) else {
                throw vm.typeError(
                    "descriptor for index '\(getter.index)' for tuple subclasses doesn't apply to"
                        + " '\(vm.typeName(a[1]))' object")
            }
            let index = getter.index
            guard index >= 0, index < vm.tuple(tuple).pointee.count else {
                throw vm.raise(vm.pointee.types.indexError, "tuple index out of range")
            }
            return vm.tuple(tuple).pointee.items[index]
        }
        t.special(.set, 3) { (vm, a) throws(Raised) in
            throw vm.raise(vm.pointee.types.attributeError, "can't set attribute")
        }
        t.special(.delete, 2) { (vm, a) throws(Raised) in
            throw vm.raise(vm.pointee.types.attributeError, "can't delete attribute")
        }
        t.property(
            "__doc__",
            { (vm, a) throws(Raised) in
                vm.box(a[0], TupleGetter.self)?.documentation ?? .none
            }
        ) { (vm, a) throws(Raised) in
            vm.box(a[0], TupleGetter.self)?.documentation = a.at(1).isUndefined ? .none : a[1]
            return .none
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            guard let getter = vm.box(a[0], TupleGetter.self) else { throw vm.wrongReceiver(a[0], type, "__repr__") }
            let text = vm.text(try vm.representation(getter.documentation))
            return try vm.makeString("_tuplegetter(\(getter.index), \(text))")
        }
    }
}

private final class TupleGetter: Box {
    let index: Int
    var documentation: Value

    init(_ index: Int, _ documentation: Value) {
        self.index = index
        self.documentation = documentation
    }

    override func trace(_ visit: (Value) -> Void) { visit(documentation) }

    override var dumpName: String? { "collections._tuplegetter" }
    override func dump(_ writer: inout BoxWriter) {
        writer.values = [documentation]
        writer.data.signed(index)
    }

    static let restorer: BoxRestorer = { (r) throws(DumpFailure) in
        TupleGetter(try r.data.signed(), try r.value(0))
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Adds one to the count of each item, for `Counter`.
    fileprivate func countElements(_ mapping: Value, _ source: Value) throws(Raised) {
        let inner = unwrapped(mapping)
        let type = typeOf(mapping)
        let isPlain =
            inner.is(.dict)
            && lookup(type, pointee.names[.setitem]).isIdentical(lookup(pointee.types.dict, pointee.names[.setitem]))
            && lookup(type, intern("get")).isIdentical(lookup(pointee.types.dict, intern("get")))
        if !isPlain {
            let get = try getAttribute(mapping, intern("get"))
            keep(get)
            try forEach(in: source) { (item) throws(Raised) in
                let before = try call(get, item, .int(0))
                try setItem(mapping, item, try binary(.add, before, .int(1)))
            }
            return
        }
        let dict = dict(inner)
        try forEach(in: source) { (item) throws(Raised) in
            let hash = try keyHash(dict, item)
            let position = try find(dict, item, hash: hash)
            guard position >= 0, let entries = dict.pointee.table.entries else {
                try reserveEntry(&dict.pointee.table)
                insertNew(&dict.pointee.table, key: item, value: .int(1), hash: hash)
                return
            }
            let before = entries[position].value
            if before.isInt, before.asInt < .max {
                entries[position].value = .int(before.asInt + 1)
                return
            }
            keep(before)
            let sum = try binary(.add, before, .int(1))
            keep(sum)
            try set(dict, item, sum, hash: hash)
        }
    }
}
