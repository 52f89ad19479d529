/// Hashes in a restored session. Those of texts depend on a secret of the process, those of objects without value on
/// where they are, so that tables find their keys again.
struct Rehashing {
    let vm: VM
    /// Tables of sets that are keys themselves come before those that hold them.
    private var settled: Set<UInt64> = []
    private var depth = 0

    init(_ vm: VM) { self.vm = vm }

    mutating func settle(
        _ tables: [UnsafeMutablePointer<DictObject>], keepsTexts: Bool
    ) throws(Raised) {
        // Dictionaries of classes are among the plain ones: looking up anything needs them.
        var others: [UnsafeMutablePointer<DictObject>] = []
        for table in tables {
            if isPlain(table) { try settle(table, keepsTexts) } else { others.append(table) }
        }
        var later: [UnsafeMutablePointer<DictObject>] = []
        for table in others {
            if needsPython(table) { later.append(table) } else { try settle(table, keepsTexts) }
        }
        for table in later {
            var position = 0
            while position < table.pointee.table.used, let entries = table.pointee.table.entries {
                let key = entries[position].key
                if !key.isUndefined {
                    let hash = try vm.hash(key)
                    guard let entries = table.pointee.table.entries, position < table.pointee.table.used else { break }
                    entries[position].hash = hash
                }
                position += 1
            }
            index(&table.pointee.table)
        }
    }

    /// Whether all keys are texts and numbers.
    private func isPlain(_ dict: UnsafeMutablePointer<DictObject>) -> Bool {
        guard let entries = dict.pointee.table.entries else { return true }
        for position in 0..<dict.pointee.table.used {
            switch entries[position].key.kind {
            case .undefined, .none, .bool, .int, .float, .bigInt, .string, .bytes: continue
            default: return false
            }
        }
        return true
    }

    /// Whether the hash of some key is computed by the guest.
    private func needsPython(_ dict: UnsafeMutablePointer<DictObject>) -> Bool {
        guard let entries = dict.pointee.table.entries else { return false }
        for position in 0..<dict.pointee.table.used where needsPython(entries[position].key, 0) { return true }
        return false
    }

    private func needsPython(_ key: Value, _ depth: Int) -> Bool {
        switch key.kind {
        case .instance, .box, .exception: return !vm.lookup(vm.typeOf(key), .hash).is(.native)
        case .tuple:
            guard depth < 100 else { return true }
            let tuple = vm.tuple(key)
            return (0..<tuple.pointee.count).contains { needsPython(tuple.pointee.items[$0], depth + 1) }
        case .frozenSet:
            guard depth < 100, let entries = vm.dict(key).pointee.table.entries else { return depth >= 100 }
            return (0..<vm.dict(key).pointee.table.used).contains { needsPython(entries[$0].key, depth + 1) }
        case .method, .genericAlias, .union, .mappingProxy, .property: return true
        default: return false
        }
    }

    private mutating func settle(_ dict: UnsafeMutablePointer<DictObject>, _ keepsTexts: Bool) throws(Raised) {
        let key = UInt64(UInt(bitPattern: dict))
        guard settled.insert(key).inserted, let entries = dict.pointee.table.entries else { return }
        try vm.charge(dict.pointee.table.used)
        for position in 0..<dict.pointee.table.used {
            let key = entries[position].key
            switch key.kind {
            case .undefined, .none, .bool, .int, .float, .ellipsis, .notImplemented, .bigInt, .complex: continue
            case .string: if !keepsTexts { entries[position].hash = vm.hash(string: vm.string(key)) }
            default:
                try settleInside(key, keepsTexts, 0)
                entries[position].hash = try vm.hash(key)
            }
        }
        index(&dict.pointee.table)
    }

    /// Sets inside of a key have their hashes first.
    private mutating func settleInside(_ key: Value, _ keepsTexts: Bool, _ depth: Int) throws(Raised) {
        guard depth < 100 else { return }
        if key.is(.frozenSet) {
            try settle(vm.dict(key), keepsTexts)
        } else if key.is(.tuple) {
            let tuple = vm.tuple(key)
            for index in 0..<tuple.pointee.count {
                try settleInside(tuple.pointee.items[index], keepsTexts, depth + 1)
            }
        }
    }

    /// Builds the index of a table over its entries where they are.
    private func index(_ table: inout Table) {
        guard let entries = table.entries, table.mask > 0 else { return }
        let size = table.mask + 1
        let index: UnsafeMutablePointer<Int32>
        if let known = table.index {
            index = known
        } else {
            index = vm.pointee.heap.buffer(size * 4).assumingMemoryBound(to: Int32.self)
            table.index = index
        }
        index.update(repeating: -1, count: size)
        var count = 0
        for position in 0..<table.used where !entries[position].key.isUndefined {
            var slot = Hashing.spread(entries[position].hash, vm.pointee.hashKey) & table.mask
            while index[slot] >= 0 { slot = (slot &+ 1) & table.mask }
            index[slot] = Int32(truncatingIfNeeded: position)
            count += 1
        }
        table.count = count
        table.filled = count
    }
}
