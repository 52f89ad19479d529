/// Items, slices, concatenation and repetition.
extension UnsafeMutablePointer where Pointee == Machine {
    // MARK: Items

    func getItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
        switch container.kind {
        case .list:
            let list = list(container)
            if key.is(.slice) {
                let range = try sliceRange(key, count: list.pointee.count)
                return try listSlice(list, range)
            }
            let index = try itemIndex(key, list.pointee.count, "list")
            return list.pointee.items[index]
        case .tuple:
            let tuple = tuple(container)
            if key.is(.slice) {
                let range = try sliceRange(key, count: tuple.pointee.count)
                if range.step == 1 { return try makeTuple(tuple.pointee.items + range.start, count: range.count) }
                try reserve(range.count * 16)
                let result = try newTuple(count: range.count)
                for index in 0..<range.count {
                    result.pointee.items[index] = tuple.pointee.items[range.start + index * range.step]
                }
                return range.count == 0 ? pointee.emptyTuple : finish(result)
            }
            return tuple.pointee.items[try itemIndex(key, tuple.pointee.count, "tuple")]
        case .string:
            let string = string(container)
            if key.is(.slice) { return try stringSlice(string, try sliceRange(key, count: string.pointee.count)) }
            return try makeCharacter(string.pointee[try itemIndex(key, string.pointee.count, "string")])
        case .dict:
            let found = try get(dict(container), key)
            if found.isUndefined { throw keyError(key) }
            return found
        case .bytes, .byteArray:
            // Anything but a plain index is the method's business.
            let bytes = bytes(container)
            if key.isInt {
                let index = key.asInt < 0 ? key.asInt &+ bytes.pointee.count : key.asInt
                if index >= 0, index < bytes.pointee.count { return .int(Int(bytes.pointee.storage[index])) }
            }
        case .range: return try rangeItem(container, key)
        case .type, .genericAlias:
            return try classGetItem(container, key)
        default: break
        }
        let method = lookup(typeOf(container), .getitem)
        if method.isUndefined || method.isNone {
            throw typeError("'\(typeName(container))' object is not subscriptable")
        }
        return try callSpecial(method, container, key)
    }

    private func classGetItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
        let method = lookup(typeOf(container), .getitem)
        if !method.isUndefined { return try callSpecial(method, container, key) }
        if container.is(.type) {
            if type(container) == pointee.types.type { return try makeGenericAlias(container, key) }
            let hook = try getAttributeOrUndefined(container, pointee.names[.classGetitem])
            if !hook.isUndefined { return try call(hook, key) }
            throw typeError("type '\(name(type(container)))' is not subscriptable")
        }
        throw typeError("'\(typeName(container))' object is not subscriptable")
    }

    func keyError(_ key: Value) -> Raised { raise(pointee.types.keyError, key) }

    func setItem(_ container: Value, _ key: Value, _ value: Value) throws(Raised) {
        switch container.kind {
        case .list:
            let list = list(container)
            if key.is(.slice) { return try assignSlice(container, key, value) }
            let index = try itemIndex(key, list.pointee.count, "list assignment", "list indices")
            list.pointee.items[index] = value
            return
        case .dict: return try set(dict(container), key, value)
        default: break
        }
        let method = lookup(typeOf(container), .setitem)
        if method.isUndefined || method.isNone {
            throw typeError("'\(typeName(container))' object does not support item assignment")
        }
        if method.is(.function) || method.is(.native) {
            _ = try call(method, container, key, value)
        } else {
            _ = try call(try bind(method, to: container, typeOf(container)), key, value)
        }
    }

    func deleteItem(_ container: Value, _ key: Value) throws(Raised) {
        switch container.kind {
        case .list:
            let list = list(container)
            if key.is(.slice) { return try deleteSlice(container, key) }
            let index = try itemIndex(key, list.pointee.count, "list assignment", "list indices")
            try charge((list.pointee.count - index) >> 4)
            let rest = list.pointee.count - index - 1
            if rest > 0 { (list.pointee.items + index).update(from: list.pointee.items + index + 1, count: rest) }
            list.pointee.count -= 1
            return
        case .dict:
            if try remove(dict(container), key).isUndefined { throw keyError(key) }
            return
        default: break
        }
        let method = lookup(typeOf(container), .delitem)
        if method.isUndefined || method.isNone {
            let flags = typeOf(container).pointee.flags
            // Classes of Python are sequences as far as CPython knows.
            let isSequence =
                unwrapped(container).is(.string) || flags.contains(.isSequence) || !flags.contains(.builtin)
            throw typeError(
                "'\(typeName(container))' object \(isSequence ? "doesn't" : "does not") support item deletion")
        }
        _ = try callSpecial(method, container, key)
    }

    /// An index from the end counted from the start, checked.
    func itemIndex(
        _ key: Value, _ count: @autoclosure () -> Int, _ what: String, _ indices: String? = nil
    ) throws(Raised) -> Int {
        let name = indices ?? (what == "string" ? "string indices" : what + " indices")
        let or = what == "string" ? "must be integers, not" : "must be integers or slices, not"
        var index: Int
        if key.isInt || key.isBool {
            index = key.asInt
        } else {
            if lookup(typeOf(key), .index).isUndefined {
                throw typeError(
                    what == "string"
                        ? "\(name) must be integers, not '\(typeName(key))'" : "\(name) \(or) \(typeName(key))")
            }
            index = try self.index(key)
        }
        // Only now: `__index__` may have changed the size.
        let count = count()
        if index < 0 { index &+= count }
        guard index >= 0, index < count else {
            throw raise(pointee.types.indexError, "\(what) index out of range")
        }
        return index
    }

    // MARK: Slices

    struct SliceRange {
        var start: Int
        var stop: Int
        var step: Int
        var count: Int
    }

    /// The positions that a slice selects of so many items.
    func sliceRange(_ value: Value, count current: @autoclosure () -> Int) throws(Raised) -> SliceRange {
        let slice = object(value, SliceObject.self)
        func part(_ value: Value) throws(Raised) -> Int? {
            if value.isNone { return nil }
            if !value.isInt, !value.isBool, lookup(typeOf(value), .index).isUndefined {
                throw typeError("slice indices must be integers or None or have an __index__ method")
            }
            return try clampedIndex(value)
        }
        let step = try part(slice.pointee.step) ?? 1
        if step == 0 { throw valueError("slice step cannot be zero") }
        let (first, last) = (try part(slice.pointee.start), try part(slice.pointee.stop))
        // Only now: `__index__` may have changed the size.
        let count = current()
        let lower = step > 0 ? 0 : -1
        let upper = step > 0 ? count : count - 1
        func clamp(_ index: Int?, _ missing: Int) -> Int {
            guard var index else { return missing }
            if index < 0 { index = index < -count ? lower : Swift.max(index + count, lower) }
            return Swift.min(index, upper)
        }
        let start = clamp(first, step > 0 ? lower : upper)
        let stop = clamp(last, step > 0 ? upper : lower)
        var items = 0
        if step > 0, start < stop {
            items = (stop - start - 1) / step + 1
        } else if step < 0, stop < start {
            items = (start - stop - 1) / Int(clamping: step.magnitude) + 1
        }
        // A step beyond the sequence is never added to an index more than once.
        return SliceRange(start: start, stop: stop, step: items <= 1 ? 1 : step, count: items)
    }

    private func listSlice(_ list: UnsafeMutablePointer<ListObject>, _ range: SliceRange) throws(Raised) -> Value {
        try charge(range.count >> 4)
        if range.step == 1 { return try makeList(list.pointee.items + range.start, count: range.count) }
        let result = try newList(capacity: range.count)
        for index in 0..<range.count {
            result.pointee.items[index] = list.pointee.items[range.start + index * range.step]
        }
        result.pointee.count = range.count
        return finish(result)
    }

    func stringSlice(_ string: UnsafeMutablePointer<StringObject>, _ range: SliceRange) throws(Raised) -> Value {
        if range.step == 1 { return try substring(string, range.start, range.count) }
        try charge(range.count >> 4)
        try reserve(range.count * 4)
        var points: [UInt32] = []
        points.reserveCapacity(range.count)
        for index in 0..<range.count { points.append(string.pointee[range.start + index * range.step]) }
        return try makeString(points)
    }

    /// A part of a string.
    func substring(_ string: UnsafeMutablePointer<StringObject>, _ start: Int, _ count: Int) throws(Raised) -> Value {
        if count <= 0 { return pointee.emptyString }
        if count == string.pointee.count { return .object(string) }
        if string.pointee.width == 1 {
            if string.pointee.header.flags.contains(.ascii) {
                return try makeString(ascii: string.pointee.latin + start, count: count)
            }
            return try makeString(latin: string.pointee.latin + start, count: count)
        }
        try charge(count >> 4)
        try reserve(count * 4)
        var points: [UInt32] = []
        points.reserveCapacity(count)
        for index in start..<start + count { points.append(string.pointee[index]) }
        return try makeString(points)
    }

    private func assignSlice(_ container: Value, _ key: Value, _ value: Value) throws(Raised) {
        guard isIterable(value) else {
            throw typeError("must assign iterable to extended slice")
        }
        let source = try makeList(from: value)
        keep(source)
        let items = list(source)
        let list = list(container)
        let range = try sliceRange(key, count: list.pointee.count)
        let new = items.pointee.count
        let slice = object(key, SliceObject.self)
        let isExtended = !slice.pointee.step.isNone && !(slice.pointee.step.isInt && slice.pointee.step.asInt == 1)
        if isExtended {
            guard new == range.count else {
                throw valueError(
                    "attempt to assign sequence of size \(new) to extended slice of size \(range.count)")
            }
            for index in 0..<new { list.pointee.items[range.start + index * range.step] = items.pointee.items[index] }
            return
        }
        try charge((new + list.pointee.count) >> 4)
        let old = range.count
        let tail = list.pointee.count - range.start - old
        if new > old { try grow(list, by: new - old) }
        if new != old {
            (list.pointee.items + range.start + new).update(
                from: list.pointee.items + range.start + old, count: tail)
        }
        (list.pointee.items + range.start).update(from: items.pointee.items, count: new)
        list.pointee.count += new - old
    }

    private func deleteSlice(_ container: Value, _ key: Value) throws(Raised) {
        let list = list(container)
        let range = try sliceRange(key, count: list.pointee.count)
        if range.count == 0 { return }
        try charge(list.pointee.count >> 4)
        if range.step == 1 {
            let tail = list.pointee.count - range.start - range.count
            (list.pointee.items + range.start).update(
                from: list.pointee.items + range.start + range.count, count: tail)
            list.pointee.count -= range.count
            return
        }
        // From the lowest position up; what lies between two deleted items moves down as a whole.
        let step = Int(clamping: range.step.magnitude)
        let first = range.step > 0 ? range.start : range.start + (range.count - 1) * range.step
        var target = first
        for index in 0..<range.count {
            let gap = first + index * step + 1
            let end = index + 1 < range.count ? gap + step - 1 : list.pointee.count
            (list.pointee.items + target).update(from: list.pointee.items + gap, count: end - gap)
            target += end - gap
        }
        list.pointee.count = target
    }

    func isIterable(_ value: Value) -> Bool {
        let type = typeOf(value)
        let method = lookup(type, pointee.names[.iter])
        if method.isNone { return false }
        return !method.isUndefined || !lookup(type, .getitem).isUndefined || value.is(.generator)
    }

    // MARK: Concatenation

    /// Two strings one behind the other. A string that is made by appending to itself again and again takes time in
    /// proportion to its length: long results have room behind them if they are likely to grow.
    func concatenate(_ left: Value, _ right: Value, isGrowing: Bool = false) throws(Raised) -> Value {
        let (a, b) = (string(left), string(right))
        if a.pointee.count == 0 { return right }
        if b.pointee.count == 0 { return left }
        let total = a.pointee.count &+ b.pointee.count
        if total > 256 { return try concatenateLong(a, b, isGrowing: isGrowing) }
        let isASCII = a.pointee.header.flags.contains(.ascii) && b.pointee.header.flags.contains(.ascii)
        try charge(total >> 6)
        let result = try newString(count: total, width: Swift.max(a.pointee.width, b.pointee.width), isASCII: isASCII)
        copyText(from: a, to: result, at: 0)
        copyText(from: b, to: result, at: a.pointee.count)
        return finish(result)
    }

    /// Where the handle of the bytes lies to which a string's storage belongs.
    @inline(__always)
    func storageOwner(_ string: UnsafeMutablePointer<StringObject>) -> UnsafeMutablePointer<Value> {
        (UnsafeMutableRawPointer(string) + StringObject.inlineOffset).assumingMemoryBound(to: Value.self)
    }

    private func concatenateLong(
        _ a: UnsafeMutablePointer<StringObject>, _ b: UnsafeMutablePointer<StringObject>, isGrowing: Bool
    ) throws(Raised) -> Value {
        let total = a.pointee.count &+ b.pointee.count
        let width = Swift.max(a.pointee.width, b.pointee.width)
        let (size, overflows) = total.multipliedReportingOverflow(by: width)
        if overflows { throw exceed(.size) }
        var owner = Value.undefined
        var isTail = false
        if a.pointee.header.flags.contains(.sharesStorage), a.pointee.width == width {
            owner = storageOwner(a).pointee
            // Only one string may go on behind another: the one that does so first.
            isTail = owner.is(.bytes) && bytes(owner).pointee.count == a.pointee.byteCount
        }
        if isTail, size <= bytes(owner).pointee.capacity {
            try charge(b.pointee.count >> 6)
            bytes(owner).pointee.count = size
        } else {
            try charge(total >> 6)
            let wanted = isTail || isGrowing ? size &+ size >> 1 : size
            let capacity = pointee.heap.fits(wanted) ? wanted : size
            try reserve(capacity)
            let made = allocate(.bytes, pointee.types.bytes, BytesObject.self)
            made.pointee.hash = 0
            made.pointee.count = size
            made.pointee.capacity = capacity
            made.pointee.storage = pointee.heap.buffer(capacity).assumingMemoryBound(to: UInt8.self)
            made.pointee.header.flags.insert(.owns)
            owner = .object(made)
            isTail = false
        }
        let result = allocate(.string, pointee.types.str, StringObject.self, extra: MemoryLayout<Value>.size)
        result.pointee.hash = 0
        result.pointee.count = total
        result.pointee.width = width
        result.pointee.storage = UnsafeMutableRawPointer(bytes(owner).pointee.storage)
        result.pointee.header.flags.insert(.sharesStorage)
        if a.pointee.header.flags.contains(.ascii), b.pointee.header.flags.contains(.ascii) {
            result.pointee.header.flags.insert(.ascii)
        }
        storageOwner(result).initialize(to: owner)
        if !isTail { copyText(from: a, to: result, at: 0) }
        copyText(from: b, to: result, at: a.pointee.count)
        return finish(result)
    }

    func concatenateSequences(_ left: Value, _ right: Value) throws(Raised) -> Value {
        switch (left.kind, unwrapped(right).kind) {
        case (.list, .list):
            let (a, b) = (list(left), list(unwrapped(right)))
            let total = a.pointee.count + b.pointee.count
            try charge(total >> 4)
            let result = try newList(capacity: total)
            result.pointee.items.update(from: a.pointee.items, count: a.pointee.count)
            (result.pointee.items + a.pointee.count).update(from: b.pointee.items, count: b.pointee.count)
            result.pointee.count = total
            return finish(result)
        case (.tuple, .tuple):
            let (a, b) = (tuple(left), tuple(unwrapped(right)))
            if a.pointee.count == 0, right.is(.tuple) { return right }
            if b.pointee.count == 0 { return left }
            let total = a.pointee.count + b.pointee.count
            try charge(total >> 4)
            let result = try newTuple(count: total)
            result.pointee.items.update(from: a.pointee.items, count: a.pointee.count)
            (result.pointee.items + a.pointee.count).update(from: b.pointee.items, count: b.pointee.count)
            return finish(result)
        case (.bytes, .bytes), (.bytes, .byteArray), (.byteArray, .bytes), (.byteArray, .byteArray):
            let (a, b) = (bytes(left), bytes(unwrapped(right)))
            let total = a.pointee.count + b.pointee.count
            try charge(total >> 6)
            let result = try newBytes(count: total, isMutable: left.is(.byteArray))
            result.pointee.storage.update(from: a.pointee.storage, count: a.pointee.count)
            (result.pointee.storage + a.pointee.count).update(from: b.pointee.storage, count: b.pointee.count)
            return finish(result)
        default: return .notImplemented
        }
    }

    /// Bytes of this size, whose contents the caller fills in at once.
    func newBytes(count: Int, isMutable: Bool = false) throws(Raised) -> UnsafeMutablePointer<BytesObject> {
        let inline = !isMutable && count <= 256
        if !inline { try reserve(count) }
        let type = isMutable ? pointee.types.byteArray : pointee.types.bytes
        let bytes = allocate(
            isMutable ? .byteArray : .bytes, type, BytesObject.self,
            extra: inline ? BytesObject.inlineOffset - MemoryLayout<BytesObject>.size + count : 0)
        bytes.pointee.hash = 0
        bytes.pointee.count = count
        bytes.pointee.capacity = count
        if inline {
            bytes.pointee.storage = (UnsafeMutableRawPointer(bytes) + BytesObject.inlineOffset)
                .assumingMemoryBound(to: UInt8.self)
        } else {
            bytes.pointee.storage = pointee.heap.buffer(count).assumingMemoryBound(to: UInt8.self)
            bytes.pointee.header.flags.insert(.owns)
        }
        return bytes
    }

    func makeBytes(_ contents: [UInt8], isMutable: Bool = false) throws(Raised) -> Value {
        if contents.isEmpty, !isMutable { return pointee.emptyBytes }
        let bytes = try newBytes(count: contents.count, isMutable: isMutable)
        for (index, byte) in contents.enumerated() { bytes.pointee.storage[index] = byte }
        return finish(bytes)
    }

    /// `sequence * count`
    func repeatSequence(_ value: Value, _ times: Value) throws(Raised) -> Value {
        let whole = try indexValue(times)
        if whole.is(.bigInt) {
            throw raise(pointee.types.overflowError, "cannot fit 'int' into an index-sized integer")
        }
        let count = Swift.max(0, whole.asInt)
        func total(_ items: Int, _ size: Int) throws(Raised) -> Int {
            let (product, overflow) = items.multipliedReportingOverflow(by: count)
            if overflow || product > 1 << 40 { throw exceed(.memory) }
            try reserve(product * size)
            try charge(product >> 4)
            return product
        }
        switch value.kind {
        case .string:
            let string = string(value)
            if count == 1 { return value }
            let length = try total(string.pointee.count, string.pointee.width)
            if length == 0 { return pointee.emptyString }
            let result = try newString(
                count: length, width: string.pointee.width, isASCII: string.pointee.header.flags.contains(.ascii))
            if string.pointee.byteCount == 1 {
                result.pointee.latin.update(repeating: string.pointee.latin[0], count: length)
            } else {
                for index in 0..<count { copyText(from: string, to: result, at: index * string.pointee.count) }
            }
            return finish(result)
        case .list:
            let list = list(value)
            let length = try total(list.pointee.count, 16)
            if length == 0 { return try makeList([]) }
            let result = try newList(capacity: length)
            if list.pointee.count == 1 {
                result.pointee.items.update(repeating: list.pointee.items[0], count: length)
            } else {
                for index in 0..<count where list.pointee.count > 0 {
                    (result.pointee.items + index * list.pointee.count).update(
                        from: list.pointee.items, count: list.pointee.count)
                }
            }
            result.pointee.count = length
            return finish(result)
        case .tuple:
            let tuple = tuple(value)
            if count == 1 { return value }
            let length = try total(tuple.pointee.count, 16)
            if length == 0 { return pointee.emptyTuple }
            let result = try newTuple(count: length)
            for index in 0..<count {
                (result.pointee.items + index * tuple.pointee.count).update(
                    from: tuple.pointee.items, count: tuple.pointee.count)
            }
            return finish(result)
        case .bytes, .byteArray:
            let bytes = bytes(value)
            let length = try total(bytes.pointee.count, 1)
            if length == 0 { return try makeBytes([], isMutable: value.is(.byteArray)) }
            let result = try newBytes(count: length, isMutable: value.is(.byteArray))
            for index in 0..<count where bytes.pointee.count > 0 {
                (result.pointee.storage + index * bytes.pointee.count).update(
                    from: bytes.pointee.storage, count: bytes.pointee.count)
            }
            return finish(result)
        default: return .notImplemented
        }
    }

    func repeatInPlace(_ value: Value, _ times: Value) throws(Raised) {
        let result = list(try repeatSequence(value, times))
        let list = list(value)
        let count = result.pointee.count
        if count > list.pointee.count { try grow(list, by: count - list.pointee.count) }
        list.pointee.items.update(from: result.pointee.items, count: count)
        list.pointee.count = count
    }

    /// `list.extend`, `list += items`
    func extend(_ target: Value, _ items: Value) throws(Raised) {
        let list = list(target)
        if items.is(.list) || items.is(.tuple) {
            let count = items.is(.list) ? self.list(items).pointee.count : tuple(items).pointee.count
            try grow(list, by: count)
            try charge(count >> 4)
            // The source is read after growing: it may be the target itself.
            let source = items.is(.list) ? self.list(items).pointee.items : tuple(items).pointee.items
            (list.pointee.items + list.pointee.count).update(from: source, count: count)
            list.pointee.count += count
            return
        }
        try extend(list, byIterating: items)
    }

    func extend(_ list: UnsafeMutablePointer<ListObject>, byIterating source: Value) throws(Raised) {
        let iterator = try makeIterator(of: source)
        keep(iterator)
        let kept = pointee.temporaryCount
        // The hint is asked for as CPython does; only its errors matter.
        if source.is(.instance) || source.is(.iterator) && self.iterator(source).pointee.source.hasHint {
            _ = try lengthHint(of: source)
        }
        var count = 0
        while true {
            count += 1
            if count & 31 == 0 { try charge(32) }
            let item = try nextItem(iterator)
            if item.isUndefined { return }
            try append(list, item)
            pointee.temporaryCount = kept
        }
    }

    /// `operator.length_hint(value)`; nil if nothing is known.
    func lengthHint(of value: Value) throws(Raised) -> Int? {
        let type = typeOf(value)
        if !lookup(type, .len).isUndefined {
            do throws(Raised) {
                return try length(value)
            } catch {
                if take(pointee.types.typeError) == nil { throw error }
            }
        }
        let method = lookup(type, .lengthHint)
        if method.isUndefined || method.isNone { return nil }
        let hint: Value
        do throws(Raised) {
            hint = try callSpecial(method, value)
        } catch {
            if take(pointee.types.typeError) != nil { return nil }
            throw error
        }
        if hint.is(.notImplemented) { return nil }
        let whole = unwrapped(hint)
        guard whole.isInt || whole.isBool || whole.is(.bigInt) else {
            throw typeError("__length_hint__ must be an integer, not \(typeName(hint))")
        }
        guard !whole.is(.bigInt) else {
            throw raise(pointee.types.overflowError, "Python int too large to convert to C ssize_t")
        }
        guard whole.asInt >= 0 else { throw valueError("__length_hint__() should return >= 0") }
        return whole.asInt
    }

    /// `dict.update` with a mapping or pairs.
    func update(_ target: UnsafeMutablePointer<DictObject>, from source: Value) throws(Raised) {
        let inner = unwrapped(source)
        let overridesKeys =
            source.is(.instance) && !lookup(typeOf(source), pointee.names.keys).is(.native)
        if inner.is(.dict), !overridesKeys { return try update(target, fromDict: dict(inner)) }
        let keys = try getAttributeOrUndefined(source, pointee.names.keys)
        if !keys.isUndefined {
            let all = try call(keys)
            keep(all)
            try forEach(in: all) { (key) throws(Raised) in
                let value = try getItem(source, key)
                keep(value)
                try set(target, key, value)
            }
            return
        }
        var index = 0
        try forEach(in: source) { (item) throws(Raised) in
            let pair = try updatePair(item, index)
            keep(pair)
            guard tuple(pair).pointee.count == 2 else {
                throw valueError(
                    "dictionary update sequence element #\(index) has length \(tuple(pair).pointee.count); 2 is required"
                )
            }
            try set(target, tuple(pair).pointee.items[0], tuple(pair).pointee.items[1])
            index += 1
        }
    }

    private func update(
        _ target: UnsafeMutablePointer<DictObject>, fromDict other: UnsafeMutablePointer<DictObject>
    ) throws(Raised) {
        if target == other { return }
        if target.pointee.table.count == 0 {
            release(&target.pointee.table)
            try charge(other.pointee.table.count >> 3)
            target.pointee.table = try copy(other.pointee.table)
            return
        }
        var position = 0
        let version = other.pointee.table.version
        let kept = pointee.temporaryCount
        while position < other.pointee.table.used, let entries = other.pointee.table.entries {
            let entry = entries[position]
            position += 1
            if entry.key.isUndefined { continue }
            if position & 31 == 0 { try charge(32) }
            keep(entry.key)
            keep(entry.value)
            try set(target, entry.key, entry.value, hash: entry.hash)
            pointee.temporaryCount = kept
            if other.pointee.table.version != version {
                throw raise(pointee.types.runtimeError, "dict mutated during update")
            }
        }
    }

    /// An element of a sequence of pairs as a tuple.
    private func updatePair(_ item: Value, _ index: Int) throws(Raised) -> Value {
        if item.is(.tuple) { return item }
        let iterator: Value
        do throws(Raised) {
            iterator = item.is(.list) ? item : try makeIterator(of: item)
        } catch {
            guard take(pointee.types.typeError) != nil else { throw error }
            let refusal = typeError("object is not iterable")
            if pointee.pending.is(.exception) {
                let note = try makeString(
                    "Cannot convert dictionary update sequence element #\(index) to a sequence")
                let attributes = dict(makeAttributesDict(pointee.pending))
                set(attributes, name: pointee.names.notes, try makeList([note]))
            }
            throw refusal
        }
        keep(iterator)
        return try makeTuple(from: iterator)
    }
}
