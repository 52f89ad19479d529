/// Hash tables of dictionaries and sets. Comparing keys may call Python, which may change the table: whoever compares
/// looks at the version again afterwards and starts anew.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The position of the entry whose key is this string, or -1. Never calls Python: a key that is neither this string
    /// nor another exact string is no match here (see `find`).
    @inline(__always)
    func findString(_ table: inout Table, _ key: UnsafeMutablePointer<StringObject>, hash: Int) -> Int {
        guard let index = table.index, let entries = table.entries else { return -1 }
        let mask = table.mask
        var slot = Hashing.spread(hash, pointee.hashKey) & mask
        while true {
            let position = Int(index[slot])
            if position >= 0 {
                let entry = entries + position
                if entry.pointee.key.bits == UInt64(UInt(bitPattern: key)) { return position }
                if entry.pointee.hash == hash, entry.pointee.key.is(.string),
                    isEqual(entry.pointee.key.raw(StringObject.self), key)
                {
                    return position
                }
            } else if position == -1 {
                return -1
            }
            slot = (slot &+ 1) & mask
        }
    }

    /// The position of the entry for a key, or -1.
    @inline(__always)
    func find(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value, hash: Int) throws(Raised) -> Int {
        guard let index = dict.pointee.table.index, let entries = dict.pointee.table.entries else { return -1 }
        let mask = dict.pointee.table.mask
        var slot = Hashing.spread(hash, pointee.hashKey) & mask
        while true {
            let position = Int(index[slot])
            if position >= 0 {
                let entry = entries + position
                if entry.pointee.key.isIdentical(key) { return position }
                if entry.pointee.hash == hash {
                    if entry.pointee.key.is(.string), key.is(.string) {
                        if isEqual(entry.pointee.key.raw(StringObject.self), string(key)) { return position }
                    } else if entry.pointee.key.isInt, key.isInt {
                        // Equal integers are identical; these share a hash only.
                    } else {
                        return try findSlowly(dict, key, hash: hash)
                    }
                }
            } else if position == -1 {
                return -1
            }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(never)
    private func findSlowly(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value, hash: Int) throws(Raised) -> Int {
        restart: while true {
            guard let index = dict.pointee.table.index, let entries = dict.pointee.table.entries else { return -1 }
            let version = dict.pointee.table.version
            let mask = dict.pointee.table.mask
            var slot = Hashing.spread(hash, pointee.hashKey) & mask
            while true {
                let position = Int(index[slot])
                if position == -1 { return -1 }
                if position >= 0, entries[position].hash == hash {
                    let candidate = entries[position].key
                    if candidate.isIdentical(key) { return position }
                    let isEqual = try isEqual(candidate, key)
                    if dict.pointee.table.version != version {
                        try charge(8)
                        continue restart
                    }
                    if isEqual { return position }
                }
                slot = (slot &+ 1) & mask
            }
        }
    }

    /// Adds an entry for a key that is known not to be there. The caller has made sure that memory suffices, or the
    /// table is small.
    func insertNew(_ table: inout Table, key: Value, value: Value, hash: Int) {
        if table.used == table.capacity || table.filled == table.capacity {
            rebuild(&table, entries: table.count + 1)
        }
        guard let index = table.index, let entries = table.entries else { return }
        let mask = table.mask
        var slot = Hashing.spread(hash, pointee.hashKey) & mask
        while index[slot] >= 0 { slot = (slot &+ 1) & mask }
        if index[slot] == -1 { table.filled &+= 1 }
        index[slot] = Int32(truncatingIfNeeded: table.used)
        entries[table.used] = Entry(key: key, value: value, hash: hash)
        table.used &+= 1
        table.count &+= 1
        table.version = newVersion()
    }

    /// Makes the table large enough for this many entries, and drops those that were deleted.
    @inline(never)
    func rebuild(_ table: inout Table, entries needed: Int) {
        var size = 8
        while size * 2 < needed * 3 { size <<= 1 }
        // Growing by a factor of two keeps the work per insertion constant.
        if table.capacity > 0, needed > table.capacity { size = Swift.max(size, (table.mask + 1) * 2) }
        let capacity = size * 2 / 3
        let entries = pointee.heap.buffer(capacity * MemoryLayout<Entry>.stride).assumingMemoryBound(to: Entry.self)
        let index = pointee.heap.buffer(size * 4).assumingMemoryBound(to: Int32.self)
        index.update(repeating: -1, count: size)
        let mask = size - 1
        var used = 0
        if let old = table.entries {
            for position in 0..<table.used where !old[position].key.isUndefined {
                entries[used] = old[position]
                var slot = Hashing.spread(old[position].hash, pointee.hashKey) & mask
                while index[slot] >= 0 { slot = (slot &+ 1) & mask }
                index[slot] = Int32(truncatingIfNeeded: used)
                used += 1
            }
        }
        release(&table)
        table.entries = entries
        table.index = index
        table.used = used
        table.count = used
        table.capacity = capacity
        table.filled = used
        table.mask = mask
        table.version = newVersion()
    }

    /// Frees the buffers.
    func release(_ table: inout Table) {
        if let entries = table.entries {
            pointee.heap.free(buffer: entries, table.capacity * MemoryLayout<Entry>.stride)
        }
        if let index = table.index { pointee.heap.free(buffer: index, (table.mask + 1) * 4) }
        table = .empty
        table.version = newVersion()
    }

    /// Whether another entry fits into the session's memory.
    @inline(__always)
    func reserveEntry(_ table: inout Table) throws(Raised) {
        if _slowPath(table.used == table.capacity || table.filled == table.capacity) {
            if table.count > 1 << 30 { throw exceed(.memory) }
            try reserve(Swift.max(8, table.capacity * 3) * 44)
        }
    }

    // MARK: Keys

    /// The hash of a key. What cannot be hashed is refused in the words of dictionaries or of sets.
    @inline(__always)
    func keyHash(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value) throws(Raised) -> Int {
        if key.is(.string) { return hash(string: string(key)) }
        do throws(Raised) { return try hash(key) } catch { throw refusedKey(dict, key, error) }
    }

    @inline(never)
    private func refusedKey(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value, _ error: Raised) -> Raised {
        guard pointee.exceeded == nil, pointee.pending.is(.exception),
            exception(pointee.pending).pointee.header.type == pointee.types.typeError, let cause = takePending()
        else { return error }
        keep(cause)
        let reason: Value
        do throws(Raised) { reason = try toString(cause) } catch { return error }
        let use = dict.pointee.header.kind == .dict ? "dict key" : "set element"
        return typeError("cannot use '\(fullName(typeOf(key)))' as a \(use) (\(text(reason)))")
    }

    /// A type's name with its module where that is not obvious.
    func fullName(_ type: TypePointer) -> String {
        let module = text(type.pointee.module)
        let name = text(type.pointee.qualifiedName)
        return module.isEmpty || module == "builtins" || module == "__main__" ? name : "\(module).\(name)"
    }

    // MARK: Dictionaries

    /// The value for a key; undefined if there is none.
    @inline(__always)
    func get(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value) throws(Raised) -> Value {
        let hash = try keyHash(dict, key)
        let position = try find(dict, key, hash: hash)
        guard position >= 0, let entries = dict.pointee.table.entries else { return .undefined }
        return entries[position].value
    }

    /// The value for an interned name; undefined if there is none.
    @inline(__always)
    func get(_ dict: UnsafeMutablePointer<DictObject>, name: Value) -> Value {
        let string = string(name)
        let position = findString(&dict.pointee.table, string, hash: hash(string: string))
        guard position >= 0, let entries = dict.pointee.table.entries else { return .undefined }
        return entries[position].value
    }

    @inline(__always)
    func set(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value, _ value: Value) throws(Raised) {
        try set(dict, key, value, hash: try keyHash(dict, key))
    }

    func set(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value, _ value: Value, hash: Int) throws(Raised) {
        let position = try find(dict, key, hash: hash)
        if position >= 0, let entries = dict.pointee.table.entries {
            entries[position].value = value
            return
        }
        try reserveEntry(&dict.pointee.table)
        insertNew(&dict.pointee.table, key: key, value: value, hash: hash)
    }

    func set(_ dict: UnsafeMutablePointer<DictObject>, name: Value, _ value: Value) {
        let string = string(name)
        let hash = hash(string: string)
        let position = findString(&dict.pointee.table, string, hash: hash)
        if position >= 0, let entries = dict.pointee.table.entries {
            entries[position].value = value
            return
        }
        insertNew(&dict.pointee.table, key: name, value: value, hash: hash)
    }

    /// Removes the entry for a key and returns its value; undefined if there was none.
    func remove(_ dict: UnsafeMutablePointer<DictObject>, _ key: Value) throws(Raised) -> Value {
        let hash = try keyHash(dict, key)
        let position = try find(dict, key, hash: hash)
        guard position >= 0 else { return .undefined }
        return remove(&dict.pointee.table, at: position)
    }

    func remove(_ table: inout Table, at position: Int) -> Value {
        guard let index = table.index, let entries = table.entries else { return .undefined }
        let entry = entries[position]
        var slot = Hashing.spread(entry.hash, pointee.hashKey) & table.mask
        while Int(index[slot]) != position { slot = (slot &+ 1) & table.mask }
        index[slot] = -2
        entries[position] = Entry(key: .undefined, value: .undefined, hash: 0)
        table.count &-= 1
        table.version = newVersion()
        // The last entries vanish for good, so that pop() from the end stays fast.
        while table.used > 0, entries[table.used &- 1].key.isUndefined { table.used &-= 1 }
        if table.used == 0 { release(&table) }
        return entry.value
    }

    /// Calls a function for each entry, in order. The body must not call Python.
    @inline(__always)
    func forEach(_ table: Table, _ body: (Entry) -> Void) {
        guard let entries = table.entries else { return }
        for position in 0..<table.used where !entries[position].key.isUndefined { body(entries[position]) }
    }

    func copy(_ source: Table) throws(Raised) -> Table {
        guard source.count > 0, let entries = source.entries else {
            var table = Table.empty
            table.version = newVersion()
            return table
        }
        try reserve(source.count * 64)
        var table = Table.empty
        rebuild(&table, entries: source.count)
        for position in 0..<source.used where !entries[position].key.isUndefined {
            insertNew(&table, key: entries[position].key, value: entries[position].value, hash: entries[position].hash)
        }
        return table
    }
}
