/// The functions that `lru_cache` makes.
extension WorldBuilder {
    func buildCacheWrapper(_ m: ModuleBuilder) {
        restorer("functools.lru_cache", ResultCache.restorer)
        let t = type("_lru_cache_wrapper", layout: .box, flags: [.final, .hasAttributes], module: "functools")
        let type = t.type
        m.constant("_lru_cache_wrapper", .object(type))
        t.new("cls, user_function, maxsize, typed, cache_info_type") { (vm, a) throws(Raised) in
            guard vm.isCallable(a[1]) else { throw vm.typeError("the first argument must be callable") }
            var size: Int?
            if !a[2].isNone {
                guard vm.isInteger(a[2]) else { throw vm.typeError("maxsize should be integer or None") }
                size = Swift.max(0, try vm.clampedIndex(a[2]))
            }
            let isTyped = try vm.isTrue(a[3])
            let cache = ResultCache(a[1], size: size, isTyped: isTyped, info: a[4], results: vm.makeDict())
            return try vm.makeBox(type, cache, charging: 160)
        }
        t.rawMethod("__call__") { (vm, a) throws(Raised) in
            guard a.count > 0, let cache = vm.box(a[0], ResultCache.self) else {
                throw vm.wrongReceiver(a.at(0), type, "__call__")
            }
            return try vm.call(cache, a, marker: .object(type))
        }
        t.special(.get, 2...3) { (vm, a) throws(Raised) in a[1].isNone ? a[0] : vm.makeMethod(a[0], a[1]) }
        t.method("cache_info", 1) { (vm, a) throws(Raised) in
            guard let cache = vm.box(a[0], ResultCache.self) else { throw vm.wrongReceiver(a[0], type, "cache_info") }
            let count = vm.dict(cache.results).pointee.table.count
            return try vm.call(
                cache.info,
                [.int(cache.hits), .int(cache.misses), cache.size.map { .int($0) } ?? .none, .int(count)])
        }
        t.method("cache_clear", 1) { (vm, a) throws(Raised) in
            guard let cache = vm.box(a[0], ResultCache.self) else { throw vm.wrongReceiver(a[0], type, "cache_clear") }
            vm.release(&vm.dict(cache.results).pointee.table)
            (cache.hits, cache.misses, cache.oldest) = (0, 0, 0)
            return .none
        }
        t.method("__copy__", 1) { (vm, a) throws(Raised) in a[0] }
        t.method("__deepcopy__", 2) { (vm, a) throws(Raised) in a[0] }
    }
}

private final class ResultCache: Box {
    let function: Value
    /// Nil: without bound.
    let size: Int?
    let isTyped: Bool
    let info: Value
    /// A dictionary of keys to results, the one used longest ago first.
    let results: Value
    var hits = 0
    var misses = 0
    /// Before this position of the dictionary nothing is left, unless its very first entry is there.
    var oldest = 0

    init(_ function: Value, size: Int?, isTyped: Bool, info: Value, results: Value) {
        self.function = function
        self.size = size
        self.isTyped = isTyped
        self.info = info
        self.results = results
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(function)
        visit(info)
        visit(results)
    }

    override var dumpName: String? { "functools.lru_cache" }
    override func dump(_ writer: inout BoxWriter) {
        writer.values = [function, info, results]
        writer.data.signed(size ?? -1)
        writer.data.flag(isTyped)
        for number in [hits, misses, oldest] { writer.data.signed(number) }
    }

    static let restorer: BoxRestorer = { (r) throws(DumpFailure) in
        let size = try r.data.signed()
        let cache = ResultCache(
            try r.value(0), size: size < 0 ? nil : size, isTyped: try r.data.flag(), info: try r.value(1),
            results: try r.value(2))
        cache.hits = try r.data.signed()
        cache.misses = try r.data.signed()
        cache.oldest = try r.data.index(below: 1 << 30)
        guard cache.results.is(.dict) else { throw .damaged("a cache is not whole") }
        return cache
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func call(_ cache: ResultCache, _ a: Arguments, marker: Value) throws(Raised) -> Value {
        let results = dict(cache.results)
        if cache.size == 0 {
            cache.misses += 1
            return try call(cache.function, arguments: a.base + 1, count: a.count - 1, names: a.keywordNames)
        }
        let key = try cacheKey(cache, a, marker)
        let hash = try hash(key)
        let position = try find(results, key, hash: hash)
        if position >= 0, let entries = results.pointee.table.entries {
            cache.hits += 1
            let entry = entries[position]
            if cache.size != nil, position != results.pointee.table.used - 1 {
                // The youngest is last.
                cache.oldest = Swift.min(cache.oldest, position)
                _ = remove(&results.pointee.table, at: position)
                insertNew(&results.pointee.table, key: entry.key, value: entry.value, hash: entry.hash)
            }
            return entry.value
        }
        cache.misses += 1
        let result = try call(cache.function, arguments: a.base + 1, count: a.count - 1, names: a.keywordNames)
        keep(result)
        if let size = cache.size {
            // The function may have called itself with the same arguments.
            if try find(results, key, hash: hash) >= 0 { return result }
            if results.pointee.table.count >= size { dropOldest(cache, results) }
        }
        try set(results, key, result, hash: hash)
        return result
    }

    private func dropOldest(_ cache: ResultCache, _ results: UnsafeMutablePointer<DictObject>) {
        guard let entries = results.pointee.table.entries else { return }
        var position = entries[0].key.isUndefined ? cache.oldest : 0
        while position < results.pointee.table.used, entries[position].key.isUndefined { position += 1 }
        if position >= results.pointee.table.used {
            position = 0
            while position < results.pointee.table.used, entries[position].key.isUndefined { position += 1 }
            if position >= results.pointee.table.used { return }
        }
        cache.oldest = position + 1
        _ = remove(&results.pointee.table, at: position)
    }

    /// One integer or string stands for itself; anything else is a tuple of all arguments.
    private func cacheKey(_ cache: ResultCache, _ a: Arguments, _ marker: Value) throws(Raised) -> Value {
        let keywords = keywordCount(a)
        let positional = a.count - 1 - keywords
        if keywords == 0, positional == 1, !cache.isTyped {
            let only = a[1]
            if only.isInt || only.is(.bigInt) || only.is(.string) { return only }
        }
        var count = positional
        if keywords > 0 { count += 1 + 2 * keywords }
        if cache.isTyped { count += positional + keywords }
        if count == 0 { return pointee.emptyTuple }
        let key = try newTuple(count: count)
        let items = key.pointee.items
        var next = 0
        func add(_ item: Value) {
            items[next] = item
            next += 1
        }
        for index in 0..<positional { add(a[1 + index]) }
        if keywords > 0 {
            add(marker)
            for index in 0..<keywords {
                add(tuple(a.keywordNames).pointee.items[index])
                add(a[1 + positional + index])
            }
        }
        if cache.isTyped {
            for index in 0..<positional + keywords { add(.object(typeOf(a[1 + index]))) }
        }
        return finish(key)
    }
}
