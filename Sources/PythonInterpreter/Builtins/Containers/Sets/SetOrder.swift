/// The order in which CPython shows the elements of a set. Where it depends on nothing but the elements - numbers, None
/// and tuples of them, whose hashes are the same in every process - programs print the same here. Sets of strings have
/// another order in every process there; here it is that of insertion.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Sets up to this size are put into CPython's order before `pop`; larger ones lose the oldest element.
    static var largestOrderedPop: Int { 64 }

    /// A list of the elements in CPython's order; undefined where that is the order of the table.
    func setOrder(_ set: UnsafeMutablePointer<DictObject>) throws(Raised) -> Value {
        let count = set.pointee.table.count
        guard count > 1, let entries = set.pointee.table.entries, needsOrder(set) else { return .undefined }
        try charge(count >> 2)
        try reserve(count &* 64)
        let positions = CPythonSet.order(entries, used: set.pointee.table.used)
        let list = try newList(capacity: positions.count)
        for (index, position) in positions.enumerated() { list.pointee.items[index] = entries[Int(position)].key }
        list.pointee.count = positions.count
        return finish(list)
    }

    /// Puts the elements into CPython's order, so that `pop` takes the one that it takes there.
    func arrange(_ set: UnsafeMutablePointer<DictObject>) throws(Raised) {
        let count = set.pointee.table.count
        guard count > 1, count <= Self.largestOrderedPop, let entries = set.pointee.table.entries, needsOrder(set)
        else {
            return
        }
        try reserve(count &* 128)
        var table = Table.empty
        rebuild(&table, entries: count)
        for position in CPythonSet.order(entries, used: set.pointee.table.used) {
            let entry = entries[Int(position)]
            insertNew(&table, key: entry.key, value: entry.value, hash: entry.hash)
        }
        release(&set.pointee.table)
        set.pointee.table = table
        set.pointee.cachedHash = 0
    }

    /// Whether all hashes are the same in every process, and the elements not simply ascending from 0.
    private func needsOrder(_ set: UnsafeMutablePointer<DictObject>) -> Bool {
        guard let entries = set.pointee.table.entries else { return false }
        let count = set.pointee.table.count
        var last = -1
        var ascends = true
        for position in 0..<set.pointee.table.used where !entries[position].key.isUndefined {
            let key = entries[position].key
            if key.isInt {
                // A number below the size of the table lies at its own place.
                if ascends, key.asInt <= last || key.asInt >= count { ascends = false }
                last = key.asInt
            } else {
                ascends = false
                if !hasFixedHash(key, depth: 0) { return false }
            }
        }
        return !ascends
    }

    private func hasFixedHash(_ value: Value, depth: Int) -> Bool {
        switch value.kind {
        case .int, .bool, .bigInt, .float, .none: return true
        case .tuple:
            let tuple = tuple(value)
            guard depth < 3, tuple.pointee.count <= 16 else { return false }
            for index in 0..<tuple.pointee.count
            where !hasFixedHash(tuple.pointee.items[index], depth: depth + 1) { return false }
            return true
        default: return false
        }
    }
}

/// Where CPython's open addressing puts elements that are added one after the other.
private enum CPythonSet {
    /// Neighbours that are looked at before jumping on.
    private static let probes = 9

    /// Positions of the entries, in the order of the table that they would be in.
    static func order(_ entries: UnsafeMutablePointer<Entry>, used: Int) -> [Int32] {
        var table = [Int32](repeating: -1, count: 8)
        var (mask, count) = (7, 0)
        for position in 0..<used where !entries[position].key.isUndefined {
            place(Int32(truncatingIfNeeded: position), entries[position].hash, in: &table, mask)
            count += 1
            if count * 5 < mask * 3 { continue }
            let least = count > 50_000 ? count * 2 : count * 4
            var size = 8
            while size <= least { size <<= 1 }
            let old = table
            table = [Int32](repeating: -1, count: size)
            mask = size - 1
            for other in old where other >= 0 { place(other, entries[Int(other)].hash, in: &table, mask) }
        }
        return table.filter { $0 >= 0 }
    }

    private static func place(_ position: Int32, _ hash: Int, in table: inout [Int32], _ mask: Int) {
        var perturbation = UInt(bitPattern: hash)
        var slot = Int(bitPattern: perturbation & UInt(mask))
        while true {
            let last = slot + probes <= mask ? slot + probes : slot
            for candidate in slot...last where table[candidate] < 0 {
                table[candidate] = position
                return
            }
            perturbation >>= 5
            slot = Int(bitPattern: (UInt(bitPattern: slot) &* 5 &+ 1 &+ perturbation) & UInt(mask))
        }
    }
}
