/// `list.sort` and `sorted`.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Sorts a list in place. Meanwhile the list is empty: its items are in another one that nobody else knows, so that
    /// neither keys nor comparisons can change what is being sorted. If something fails the order is as it was.
    func sort(_ handle: Value, key: Value, isReversed: Bool) throws(Raised) {
        let list = list(handle)
        let count = list.pointee.count
        if count < 2, key.isNone { return }
        try chargeSort(count)
        let hidden = try newList(capacity: 0)
        keep(.object(hidden))
        exchangeItems(list, hidden)
        var failure: Raised?
        do throws(Raised) {
            if key.isNone {
                try sort(hidden, isReversed: isReversed)
            } else {
                try sort(hidden, by: key, isReversed: isReversed)
            }
        } catch {
            failure = error
        }
        let isChanged = list.pointee.capacity > 0
        exchangeItems(list, hidden)
        if let failure { throw failure }
        if isChanged { throw valueError("list modified during sort") }
    }

    private func chargeSort(_ count: Int) throws(Raised) {
        // Some bytes per element for keys, order and merging.
        try reserve(count &* 48)
        try charge((Int.bitWidth - count.leadingZeroBitCount) &* count / 8)
    }

    private func exchangeItems(
        _ one: UnsafeMutablePointer<ListObject>, _ other: UnsafeMutablePointer<ListObject>
    ) {
        swap(&one.pointee.items, &other.pointee.items)
        swap(&one.pointee.count, &other.pointee.count)
        swap(&one.pointee.capacity, &other.pointee.capacity)
    }

    /// The kind that all items have, if it is one whose order needs no calls.
    private func simpleKind(_ items: UnsafeMutablePointer<Value>, _ count: Int) -> Kind? {
        let kind = items[0].kind
        guard kind == .int || kind == .float || kind == .string else { return nil }
        for index in 1..<Swift.max(1, count) where !items[index].is(kind) { return nil }
        return kind
    }

    /// Sorts items by themselves.
    private func sort(_ list: UnsafeMutablePointer<ListObject>, isReversed: Bool) throws(Raised) {
        let (items, count) = (list.pointee.items, list.pointee.count)
        switch simpleKind(items, count) {
        case .int:
            let numbers = UnsafeMutablePointer<Int>.allocate(capacity: count)
            defer { numbers.deallocate() }
            for index in 0..<count { numbers[index] = items[index].asInt }
            // Equal integers cannot be told apart, so that the other order needs no care.
            if isReversed {
                try TimSort.sort(numbers, count: count) { (a, b) throws(Raised) in a > b }
            } else {
                try TimSort.sort(numbers, count: count) { (a, b) throws(Raised) in a < b }
            }
            for index in 0..<count { items[index] = .int(numbers[index]) }
        case .float:
            if isReversed { reverse(items, count: count) }
            try TimSort.sort(items, count: count) { (a, b) throws(Raised) in a.asDouble < b.asDouble }
            if isReversed { reverse(items, count: count) }
        case .string:
            if isReversed { reverse(items, count: count) }
            var failure: Raised?
            // Out of steps, the items still have to be all there: the comparison goes on until the end.
            try TimSort.sort(items, count: count) { (a, b) throws(Raised) in
                let (left, right) = (string(a), string(b))
                if failure == nil {
                    do throws(Raised) {
                        try charge(1 + Swift.min(left.pointee.count, right.pointee.count) >> 6)
                    } catch {
                        failure = error
                    }
                }
                if failure != nil { return false }
                return compare(left, right) < 0
            }
            if isReversed { reverse(items, count: count) }
            if let failure { throw failure }
        default:
            try arrange(list, keys: list, isReversed: isReversed)
        }
    }

    /// Sorts items by what a function makes of them.
    private func sort(_ list: UnsafeMutablePointer<ListObject>, by key: Value, isReversed: Bool) throws(Raised) {
        let count = list.pointee.count
        let keys = try newList(capacity: count)
        keep(.object(keys))
        let kept = pointee.temporaryCount
        for index in 0..<count {
            try charge(1)
            keys.pointee.items[index] = try call(key, list.pointee.items[index])
            keys.pointee.count = index + 1
            pointee.temporaryCount = kept
        }
        try arrange(list, keys: keys, isReversed: isReversed)
    }

    /// Puts items into the order of their keys. Positions are sorted, and the items moved only when all went well.
    private func arrange(
        _ list: UnsafeMutablePointer<ListObject>, keys: UnsafeMutablePointer<ListObject>, isReversed: Bool
    ) throws(Raised) {
        let count = list.pointee.count
        if count < 2 { return }
        let order = UnsafeMutablePointer<Int>.allocate(capacity: count)
        defer { order.deallocate() }
        // Reversed, equal items keep their order: turned around before and after.
        for index in 0..<count { order[index] = isReversed ? count - 1 - index : index }
        let keyItems = keys.pointee.items
        switch simpleKind(keyItems, count) {
        case .int:
            try arrange(order, count, { keyItems[$0].asInt }) { (a, b) throws(Raised) in a.key < b.key }
        case .float:
            try arrange(order, count, { keyItems[$0].asDouble }) { (a, b) throws(Raised) in a.key < b.key }
        case .string:
            try TimSort.sort(order, count: count) { (a, b) throws(Raised) in
                let (left, right) = (string(keyItems[a]), string(keyItems[b]))
                try charge(1 + Swift.min(left.pointee.count, right.pointee.count) >> 6)
                return compare(left, right) < 0
            }
        default:
            let kept = pointee.temporaryCount
            // The closure is put where it is called from, which is once for tuples and once for all else.
            if keyItems[0].is(.tuple) {
                try TimSort.sort(order, count: count) { (a, b) throws(Raised) in
                    try charge(1)
                    let (left, right) = (keyItems[a], keyItems[b])
                    if left.is(.tuple), right.is(.tuple),
                        let isLess = try simpleTupleOrder(tuple(left), tuple(right))
                    {
                        return isLess
                    }
                    let isLess = try compareTrue(.lt, left, right)
                    pointee.temporaryCount = kept
                    return isLess
                }
            } else {
                try TimSort.sort(order, count: count) { (a, b) throws(Raised) in
                    try charge(1)
                    let isLess = try compareTrue(.lt, keyItems[a], keyItems[b])
                    pointee.temporaryCount = kept
                    return isLess
                }
            }
        }
        let sorted = UnsafeMutablePointer<Value>.allocate(capacity: count)
        defer { sorted.deallocate() }
        for index in 0..<count {
            sorted[index] = list.pointee.items[order[isReversed ? count - 1 - index : index]]
        }
        list.pointee.items.update(from: sorted, count: count)
    }

    private struct Keyed<Key: BitwiseCopyable>: BitwiseCopyable {
        let key: Key
        let position: Int
    }

    /// Sorts positions by keys that are held next to them.
    @inline(__always)
    private func arrange<Key: BitwiseCopyable>(
        _ order: UnsafeMutablePointer<Int>, _ count: Int, _ key: (Int) -> Key,
        _ less: TimSort<Keyed<Key>>.Less
    ) throws(Raised) {
        let pairs = UnsafeMutablePointer<Keyed<Key>>.allocate(capacity: count)
        defer { pairs.deallocate() }
        for index in 0..<count { pairs[index] = Keyed(key: key(order[index]), position: order[index]) }
        try TimSort.sort(pairs, count: count, less: less)
        for index in 0..<count { order[index] = pairs[index].position }
    }
}
