/// `dict`
extension WorldBuilder {
    func buildDicts() {
        buildDict()
        buildDictChanges()
        buildDictSpecials()
        buildDictViews()
        buildMappingProxy()
    }

    private func buildDict() {
        let t = self[types.dict]
        t.constant("__doc__", vm.internShared("Mapping of keys to values, in the order of insertion."))
        t.rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.dict)
            let plain = vm.makeDict()
            return type == vm.pointee.types.dict ? plain : try vm.newInstance(type, primitive: plain)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in
            try vm.updateDict(vm.dict(try vm.receiver(a, .dict, "__init__")), a, "dict")
            return .none
        }
        t.rawMethod("update") { (vm, a) throws(Raised) in
            try vm.updateDict(vm.dict(try vm.receiver(a, .dict, "update")), a, "update")
            return .none
        }
        t.method("get", 2...3) { (vm, a) throws(Raised) in
            let found = try vm.get(vm.dict(try vm.receiver(a, .dict, "get")), a[1])
            return found.isUndefined ? (a.count > 2 ? a[2] : .none) : found
        }
        t.method("keys", 1) { (vm, a) throws(Raised) in vm.makeDictView(try vm.receiver(a, .dict, "keys"), .keys) }
        t.method("values", 1) { (vm, a) throws(Raised) in
            vm.makeDictView(try vm.receiver(a, .dict, "values"), .values)
        }
        t.method("items", 1) { (vm, a) throws(Raised) in
            vm.makeDictView(try vm.receiver(a, .dict, "items"), .items)
        }
        t.method("copy", 1) { (vm, a) throws(Raised) in
            try vm.copyDict(vm.dict(try vm.receiver(a, .dict, "copy")))
        }
        t.classMethod("fromkeys", "cls, iterable, value=None, /") { (vm, a) throws(Raised) in
            try vm.dictFromKeys(a[0], a[1], a.orNone(2))
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }

    private func buildDictChanges() {
        let t = self[types.dict]
        t.method("setdefault", 2...3) { (vm, a) throws(Raised) in
            let dict = vm.dict(try vm.receiver(a, .dict, "setdefault"))
            let hash = try vm.keyHash(dict, a[1])
            let position = try vm.find(dict, a[1], hash: hash)
            if position >= 0, let entries = dict.pointee.table.entries { return entries[position].value }
            let value = a.count > 2 ? a[2] : .none
            try vm.reserveEntry(&dict.pointee.table)
            vm.insertNew(&dict.pointee.table, key: a[1], value: value, hash: hash)
            return value
        }
        t.method("pop", 2...3) { (vm, a) throws(Raised) in
            let dict = vm.dict(try vm.receiver(a, .dict, "pop"))
            let value = try vm.remove(dict, a[1])
            if !value.isUndefined { return value }
            if a.count > 2 { return a[2] }
            throw vm.keyError(a[1])
        }
        t.method("popitem", 1) { (vm, a) throws(Raised) in
            let dict = vm.dict(try vm.receiver(a, .dict, "popitem"))
            guard dict.pointee.table.count > 0, let entries = dict.pointee.table.entries else {
                throw vm.raise(vm.pointee.types.keyError, "popitem(): dictionary is empty")
            }
            let position = dict.pointee.table.used - 1
            let entry = entries[position]
            let pair = try vm.makeTuple([entry.key, entry.value])
            _ = vm.remove(&dict.pointee.table, at: position)
            return pair
        }
        t.method("clear", 1) { (vm, a) throws(Raised) in
            vm.release(&vm.dict(try vm.receiver(a, .dict, "clear")).pointee.table)
            return .none
        }
    }

    private func buildDictSpecials() {
        let t = self[types.dict]
        t.constant("__hash__", .none)
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.dict(try vm.receiver(a, .dict, "__len__")).pointee.table.count)
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let found = try vm.get(vm.dict(try vm.receiver(a, .dict, "__getitem__")), a[1])
            if !found.isUndefined { return found }
            if a[0].is(.instance) {
                let missing = vm.lookup(vm.typeOf(a[0]), .missing)
                if !missing.isUndefined, !missing.isNone { return try vm.callSpecial(missing, a[0], a[1]) }
            }
            throw vm.keyError(a[1])
        }
        t.special(.setitem, 3) { (vm, a) throws(Raised) in
            try vm.set(vm.dict(try vm.receiver(a, .dict, "__setitem__")), a[1], a[2])
            return .none
        }
        t.special(.delitem, 2) { (vm, a) throws(Raised) in
            if try vm.remove(vm.dict(try vm.receiver(a, .dict, "__delitem__")), a[1]).isUndefined {
                throw vm.keyError(a[1])
            }
            return .none
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.contains(try vm.receiver(a, .dict, "__contains__"), a[1]))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.receiver(a, .dict, "__iter__"))
        }
        t.special(.reversed, 1) { (vm, a) throws(Raised) in
            vm.makeReversedDictIterator(try vm.receiver(a, .dict, "__reversed__"), .keys)
        }
        t.special(.eq, 2) { (vm, a) throws(Raised) in
            let (left, right) = (try vm.receiver(a, .dict, "__eq__"), vm.unwrapped(a[1]))
            guard right.is(.dict), let known = try vm.builtinCompare(.eq, left, right) else { return .notImplemented }
            return .bool(known)
        }
        t.special(.ne, 2) { (vm, a) throws(Raised) in
            let (left, right) = (try vm.receiver(a, .dict, "__ne__"), vm.unwrapped(a[1]))
            guard right.is(.dict), let known = try vm.builtinCompare(.eq, left, right) else { return .notImplemented }
            return .bool(!known)
        }
        t.special(.or, 2) { (vm, a) throws(Raised) in
            let left = try vm.receiver(a, .dict, "__or__")
            return try vm.mergedDict(left, a[1])
        }
        t.special(.ror, 2) { (vm, a) throws(Raised) in
            let right = try vm.receiver(a, .dict, "__ror__")
            return try vm.mergedDict(a[1], right)
        }
        t.special(.ior, 2) { (vm, a) throws(Raised) in
            try vm.update(vm.dict(try vm.receiver(a, .dict, "__ior__")), from: a[1])
            return a[0]
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let handle = try vm.receiver(a, .dict, "__repr__")
            return try vm.bracketed(handle, "{", "}", placeholder: "{...}") { (builder) throws(Raised) in
                var isFirst = true
                try vm.forEachEntry(vm.dict(handle)) { (entry) throws(Raised) in
                    if !isFirst { try builder.append(", ") }
                    isFirst = false
                    try vm.appendRepresentation(entry.key, to: &builder)
                    try builder.append(": ")
                    try vm.appendRepresentation(entry.value, to: &builder)
                }
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Calls a function for each entry, which is kept meanwhile. The body may call Python and change the table; what
    /// it keeps is kept until the next entry.
    func forEachEntry(
        _ dict: UnsafeMutablePointer<DictObject>, _ body: (Entry) throws(Raised) -> Void
    ) throws(Raised) {
        var position = 0
        let kept = pointee.temporaryCount
        while position < dict.pointee.table.used, let entries = dict.pointee.table.entries {
            let entry = entries[position]
            position += 1
            if position & 31 == 0 { try charge(32) }
            if entry.key.isUndefined { continue }
            keep(entry.key)
            keep(entry.value)
            try body(entry)
            if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
        }
    }

    /// The arguments of `dict` and `update`: a mapping or pairs, and keywords.
    func updateDict(_ dict: UnsafeMutablePointer<DictObject>, _ a: Arguments, _ name: String) throws(Raised) {
        let keywords = keywordCount(a)
        let positional = a.count - keywords
        if positional > 2 { throw typeError("\(name) expected at most 1 argument, got \(positional - 1)") }
        if positional == 2 { try update(dict, from: a[1]) }
        if keywords == 0 { return }
        for index in 0..<keywords {
            try set(dict, tuple(a.keywordNames).pointee.items[index], a[positional + index])
        }
    }

    func copyDict(_ dict: UnsafeMutablePointer<DictObject>) throws(Raised) -> Value {
        try charge(dict.pointee.table.count >> 3)
        let table = try copy(dict.pointee.table)
        let result = newDict()
        result.pointee.table = table
        return finish(result)
    }

    /// `left | right`: a new plain dictionary, or NotImplemented.
    func mergedDict(_ left: Value, _ right: Value) throws(Raised) -> Value {
        let (first, second) = (unwrapped(left), unwrapped(right))
        guard first.is(.dict), second.is(.dict) else { return .notImplemented }
        let result = try copyDict(dict(first))
        keep(result)
        try update(dict(result), from: right)
        return result
    }

    /// `dict.fromkeys`
    func dictFromKeys(_ cls: Value, _ keys: Value, _ value: Value) throws(Raised) -> Value {
        if cls.isIdentical(.object(pointee.types.dict)) {
            let result = makeDict()
            keep(result)
            let inner = keys.is(.dict) || keys.is(.set) || keys.is(.frozenSet) ? keys : .undefined
            if inner.isUndefined {
                try forEach(in: keys) { (key) throws(Raised) in try set(dict(result), key, value) }
            } else {
                try forEachEntry(dict(inner)) { (entry) throws(Raised) in
                    try set(dict(result), entry.key, value, hash: entry.hash)
                }
            }
            return result
        }
        let result = try call(cls)
        keep(result)
        let isDict = result.is(.dict)
        try forEach(in: keys) { (key) throws(Raised) in
            if isDict { try set(dict(result), key, value) } else { try setItem(result, key, value) }
        }
        return result
    }
}
