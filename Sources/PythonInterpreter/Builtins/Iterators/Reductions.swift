/// `min`, `max` and `sum`.
extension WorldBuilder {
    func buildReductions() {
        rawFunction("min") { (vm, a) throws(Raised) in try vm.extreme(a, "min", .lt) }
        rawFunction("max") { (vm, a) throws(Raised) in try vm.extreme(a, "max", .gt) }
        function("sum", "iterable, /, start=0") { (vm, a) throws(Raised) in
            try vm.sum(a[0], start: a.has(1) ? a[1] : .int(0))
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func extreme(_ a: Arguments, _ name: String, _ special: Special) throws(Raised) -> Value {
        let keywords = keywordCount(a)
        let positional = a.count - keywords
        if positional == 0 { throw typeError("\(name) expected at least 1 argument, got 0") }
        var (key, fallback) = (Value.none, Value.undefined)
        for index in 0..<keywords {
            let keyword = text(tuple(a.keywordNames).pointee.items[index])
            switch keyword {
            case "key": key = a[positional + index]
            case "default": fallback = a[positional + index]
            default: throw typeError("\(name)() got an unexpected keyword argument '\(keyword)'")
            }
        }
        if positional > 1 {
            if !fallback.isUndefined {
                throw typeError("Cannot specify a default for \(name)() with multiple positional arguments")
            }
            var best = a[0]
            if key.isNone {
                for index in 1..<positional where try compareTrue(special, a[index], best) { best = a[index] }
                return best
            }
            return try extreme(key, special) { (index) throws(Raised) in index < positional ? a[index] : .undefined }
        }
        let iterator = try makeIterator(of: a[0])
        keep(iterator)
        let found = try extreme(key, special) { (_) throws(Raised) in try nextItem(iterator) }
        if !found.isUndefined { return found }
        if !fallback.isUndefined { return fallback }
        throw valueError("\(name)() iterable argument is empty")
    }

    /// The best of many items; undefined if there are none.
    @inline(__always)
    private func extreme(
        _ key: Value, _ special: Special, _ next: (Int) throws(Raised) -> Value
    ) throws(Raised) -> Value {
        // The best item and its key stay in two places of the temporaries.
        let place = pointee.temporaryCount
        pushTemporary(.none)
        pushTemporary(.none)
        var (best, bestKey) = (Value.undefined, Value.undefined)
        var index = 0
        while true {
            try charge(2)
            let item = try next(index)
            if item.isUndefined { return best }
            index += 1
            keep(item)
            let itemKey = key.isNone ? item : try call(key, item)
            if best.isUndefined {
                (best, bestKey) = (item, itemKey)
            } else {
                keep(itemKey)
                if try compareTrue(special, itemKey, bestKey) { (best, bestKey) = (item, itemKey) }
            }
            pointee.temporaries[place] = best
            pointee.temporaries[place + 1] = bestKey
            pointee.temporaryCount = place + 2
        }
    }

    fileprivate func sum(_ source: Value, start: Value) throws(Raised) -> Value {
        switch unwrapped(start).kind {
        case .string: throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
        case .bytes: throw typeError("sum() can't sum bytes [use b''.join(seq) instead]")
        case .byteArray: throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]")
        default: break
        }
        let iterator = try makeIterator(of: source)
        keep(iterator)
        let place = pointee.temporaryCount
        pushTemporary(start)
        var total = start
        // Integers are added as such, and doubles with what rounding took away.
        if total.isInt {
            var number = total.asInt
            while true {
                pointee.temporaryCount = place + 1
                try charge(1)
                let item = try nextItem(iterator)
                if item.isUndefined { return .int(number) }
                if item.isInt || item.isBool {
                    let (next, overflows) = number.addingReportingOverflow(item.asInt)
                    if !overflows {
                        number = next
                        continue
                    }
                }
                keep(item)
                total = try binary(.add, .int(number), item)
                break
            }
        }
        if total.isFloat {
            var (number, lost) = (total.asDouble, 0.0)
            while true {
                pointee.temporaryCount = place + 1
                try charge(1)
                let item = try nextItem(iterator)
                if item.isUndefined { return .float(lost != 0 && lost.isFinite ? number + lost : number) }
                if item.isFloat {
                    let (value, next) = (item.asDouble, number + item.asDouble)
                    if number.magnitude >= value.magnitude {
                        lost += (number - next) + value
                    } else {
                        lost += (value - next) + number
                    }
                    number = next
                    continue
                }
                if item.isInt || item.isBool {
                    number += Double(item.asInt)
                    continue
                }
                keep(item)
                let rounded = lost != 0 && lost.isFinite ? number + lost : number
                total = try binary(.add, .float(rounded), item)
                break
            }
        }
        return try sumRest(iterator, total, place)
    }

    private func sumRest(_ iterator: Value, _ start: Value, _ place: Int) throws(Raised) -> Value {
        var total = start
        while true {
            pointee.temporaries[place] = total
            pointee.temporaryCount = place + 1
            try charge(2)
            let item = try nextItem(iterator)
            if item.isUndefined { return total }
            keep(item)
            total = try binary(.add, total, item)
        }
    }
}
