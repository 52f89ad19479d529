/// `_bisect`
extension WorldBuilder {
    func buildBisection() {
        let m = module("_bisect")
        for isLeft in [true, false] {
            let suffix = isLeft ? "_left" : "_right"
            m.function("bisect" + suffix, "a, x, lo=0, hi=None, *, key=None") { (vm, a) throws(Raised) in
                .int(try vm.bisect(a, a[1], isLeft))
            }
            m.function("insort" + suffix, "a, x, lo=0, hi=None, *, key=None") { (vm, a) throws(Raised) in
                let key = a.orNone(4)
                let wanted = key.isNone ? a[1] : try vm.call(key, a[1])
                vm.keep(wanted)
                let index = try vm.bisect(a, wanted, isLeft)
                if a[0].is(.list) {
                    let list = vm.list(a[0])
                    let count = list.pointee.count
                    let position = Swift.min(index, count)
                    try vm.charge((count - position) >> 4)
                    try vm.grow(list, by: 1)
                    (list.pointee.items + position + 1).update(
                        from: list.pointee.items + position, count: count - position)
                    list.pointee.items[position] = a[1]
                    list.pointee.count = count + 1
                } else {
                    _ = try vm.call(try vm.getAttribute(a[0], vm.intern("insert")), .int(index), a[1])
                }
                return .none
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Where a value belongs in a sorted sequence, before or behind equal items.
    fileprivate func bisect(_ a: Arguments, _ wanted: Value, _ isLeft: Bool) throws(Raised) -> Int {
        let (sequence, key) = (a[0], a.orNone(4))
        var low = a.has(2) ? try machineIndex(a[2]) : 0
        if low < 0 { throw valueError("lo must be non-negative") }
        var high: Int
        if a.orNone(3).isNone {
            high = try length(sequence)
        } else {
            high = try machineIndex(a[3])
            if high < 0 { high = try length(sequence) }
        }
        let kept = pointee.temporaryCount
        while low < high {
            try charge(2)
            let middle = low + (high - low) / 2
            var item: Value
            if sequence.is(.list) {
                guard middle < list(sequence).pointee.count else {
                    throw raise(pointee.types.indexError, "list index out of range")
                }
                item = list(sequence).pointee.items[middle]
            } else {
                item = try getItem(sequence, .int(middle))
            }
            keep(item)
            if !key.isNone { item = try call(key, item) }
            let isBefore = isLeft ? try compareTrue(.lt, item, wanted) : try !compareTrue(.lt, wanted, item)
            if isBefore { low = middle + 1 } else { high = middle }
            pointee.temporaryCount = kept
        }
        return low
    }
}
