/// Iterators and unpacking.
extension UnsafeMutablePointer where Pointee == Machine {
    /// `iter(value)`
    func makeIterator(of value: Value) throws(Raised) -> Value {
        switch value.kind {
        case .list: return makeIterator(.list, pointee.types.listIterator, value)
        case .tuple: return makeIterator(.tuple, pointee.types.tupleIterator, value)
        case .string:
            let isASCII = string(value).pointee.header.flags.contains(.ascii)
            return makeIterator(.string, isASCII ? pointee.types.asciiIterator : pointee.types.stringIterator, value)
        case .bytes: return makeIterator(.bytes, pointee.types.bytesIterator, value)
        case .byteArray: return makeIterator(.bytes, pointee.types.byteArrayIterator, value)
        case .dict:
            let table = dict(value).pointee.table
            return makeIterator(
                .dictKeys, pointee.types.dictKeyIterator, value, stop: table.count, step: table.count)
        case .set, .frozenSet:
            let table = dict(value).pointee.table
            let order = try setOrder(dict(value))
            return makeIterator(.set, pointee.types.setIterator, value, other: order, stop: table.count)
        case .range:
            let range = object(value, RangeObject.self)
            let (start, step, length) = (range.pointee.start, range.pointee.step, range.pointee.length)
            if start.isInt, step.isInt, length.isInt,
                !start.asInt.addingReportingOverflow(
                    step.asInt.multipliedReportingOverflow(by: length.asInt).partialValue
                )
                .overflow, !step.asInt.multipliedReportingOverflow(by: length.asInt).overflow
            {
                return makeIterator(
                    .range, pointee.types.rangeIterator, value, other: start, stop: length.asInt, step: step.asInt)
            }
            return makeIterator(.bigRange, pointee.types.bigRangeIterator, value, other: start)
        case .dictView:
            let view = object(value, DictViewObject.self)
            let table = dict(view.pointee.dict).pointee.table
            let (source, type): (IteratorObject.Source, TypePointer) =
                switch view.pointee.part {
                case .keys: (.dictKeys, pointee.types.dictKeyIterator)
                case .values: (.dictValues, pointee.types.dictValueIterator)
                case .items: (.dictItems, pointee.types.dictItemIterator)
                }
            return makeIterator(source, type, view.pointee.dict, stop: table.count, step: table.count)
        case .generator:
            if generator(value).pointee.flavour == .generator { return value }
        case .iterator: return value
        default: break
        }
        let type = typeOf(value)
        let method = lookup(type, pointee.names[.iter])
        if method.isNone { throw typeError("'\(name(type))' object is not iterable") }
        if !method.isUndefined {
            let result = try callSpecial(method, value)
            if result.is(.iterator) || result.is(.generator) { return result }
            guard !lookup(typeOf(result), .next).isUndefined else {
                throw typeError("iter() returned non-iterator of type '\(typeName(result))'")
            }
            return result
        }
        if !lookup(type, .getitem).isUndefined, !value.is(.type) {
            return makeIterator(.sequence, pointee.types.sequenceIterator, value)
        }
        if value.is(.type) {
            throw typeError("'\(name(type))' object is not iterable")
        }
        throw typeError("'\(name(type))' object is not iterable")
    }

    /// The next item; undefined at the end.
    func nextItem(_ iterator: Value) throws(Raised) -> Value {
        if iterator.is(.iterator) {
            let object = self.iterator(iterator)
            if object.pointee.isFinished { return .undefined }
            if object.pointee.source.callsBack {
                // Iterators of iterators of iterators may be arbitrarily deep.
                try checkStack()
                try collectBeforeItem()
                if object.pointee.version == IteratorObject.storedSources { return try nextComputed(object) }
                let (kept, keeps) = beginItem(iterator)
                keep(object.pointee.object)
                keep(object.pointee.other)
                defer { endItem(kept, keeps) }
                return keepItem(try nextComputed(object), kept, keeps)
            }
            return try nextStored(object)
        }
        if iterator.is(.generator) { return try resume(iterator, sending: .none) }
        if iterator.is(.box) {
            let box = object(iterator, BoxObject.self).pointee.box
            if box._withUnsafeGuaranteedRef({ $0.isIterator }) {
                try checkStack()
                try collectBeforeItem()
                let (kept, keeps) = beginItem(iterator)
                defer { endItem(kept, keeps) }
                return keepItem(try box.takeUnretainedValue().next(self), kept, keeps)
            }
        }
        let method = lookup(typeOf(iterator), .next)
        if method.isUndefined { throw typeError("'\(typeName(iterator))' object is not an iterator") }
        do {
            return try callSpecial(method, iterator)
        } catch {
            if take(pointee.types.stopIteration) != nil { return .undefined }
            throw error
        }
    }

    /// What an iterator makes on the way to its next item is kept until the item is there, and the iterator too: what
    /// it calls may drop the last reference.
    @inline(__always)
    private func beginItem(_ iterator: Value) -> (Int, Bool) {
        let state = (pointee.temporaryCount, pointee.keepsTemporaries)
        pointee.keepsTemporaries = true
        pushTemporary(iterator)
        return state
    }

    @inline(__always)
    private func endItem(_ kept: Int, _ keeps: Bool) {
        pointee.keepsTemporaries = keeps
        // One place stays for the caller, if it keeps what it gets.
        pointee.temporaryCount = keeps ? kept + 1 : kept
    }

    @inline(__always)
    private func keepItem(_ item: Value, _ kept: Int, _ keeps: Bool) -> Value {
        // The first place is the iterator's, which need not be kept any longer.
        pointee.temporaries[kept] = item
        return item
    }

    /// The next item of an iterator that never calls Python.
    private func nextStored(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let index = it.pointee.index
        switch it.pointee.source {
        case .list:
            let list = list(it.pointee.object)
            if index < list.pointee.count {
                it.pointee.index = index + 1
                return list.pointee.items[index]
            }
        case .tuple:
            let tuple = tuple(it.pointee.object)
            if index < tuple.pointee.count {
                it.pointee.index = index + 1
                return tuple.pointee.items[index]
            }
        case .reversedList:
            let list = list(it.pointee.object)
            if index >= 0, index < list.pointee.count {
                it.pointee.index = index - 1
                return list.pointee.items[index]
            }
        case .range:
            if index < it.pointee.stop {
                it.pointee.index = index + 1
                return .int(it.pointee.other.asInt &+ index &* it.pointee.step)
            }
            return .undefined
        case .bigRange:
            let range = object(it.pointee.object, RangeObject.self)
            if try compareTrue(.lt, .int(index), range.pointee.length) {
                let item = it.pointee.other
                it.pointee.other = try binary(.add, item, range.pointee.step)
                it.pointee.index = index + 1
                return item
            }
        case .string:
            let string = string(it.pointee.object)
            if index < string.pointee.count {
                it.pointee.index = index + 1
                return try makeCharacter(string.pointee[index])
            }
        case .bytes:
            let bytes = bytes(it.pointee.object)
            if index < bytes.pointee.count {
                it.pointee.index = index + 1
                return .int(Int(bytes.pointee.storage[index]))
            }
        case .dictKeys, .dictValues, .dictItems, .set: return try nextEntry(it)
        case .reversedDict: return try nextEntryReversed(it)
        default: break
        }
        it.pointee.isFinished = true
        it.pointee.object = .none
        return .undefined
    }

    /// The next item of an iterator that asks other iterators or functions.
    private func nextComputed(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let index = it.pointee.index
        switch it.pointee.source {
        case .sequence:
            do throws(Raised) {
                let item = try getItem(it.pointee.object, .int(index))
                if index == .max { throw raise(pointee.types.overflowError, "iter index too large") }
                it.pointee.index = index + 1
                return item
            } catch {
                if take(pointee.types.indexError) == nil, take(pointee.types.stopIteration) == nil { throw error }
            }
        case .reversedSequence:
            if index >= 0 {
                it.pointee.index = index - 1
                do throws(Raised) {
                    return try getItem(it.pointee.object, .int(index))
                } catch {
                    if take(pointee.types.indexError) == nil, take(pointee.types.stopIteration) == nil { throw error }
                }
            }
        case .callable:
            let sentinel = it.pointee.other
            do throws(Raised) {
                let item = try call(it.pointee.object)
                if try !isEqual(sentinel, item) { return item }
            } catch {
                if take(pointee.types.stopIteration) == nil { throw error }
            }
        case .enumerate:
            let item = try nextItem(it.pointee.object)
            if item.isUndefined { return .undefined }
            keep(item)
            let number = it.pointee.other
            it.pointee.other =
                number.isInt && number.asInt < .max
                ? .int(number.asInt + 1) : try binary(.add, number, .int(1))
            let pair = try newTuple(count: 2)
            pair.pointee.items[0] = number
            pair.pointee.items[1] = item
            return finish(pair)
        case .map: return try nextMapped(it)
        case .zip: return try nextZipped(it)
        case .filter:
            let (source, test) = (it.pointee.object, it.pointee.other)
            let kept = pointee.temporaryCount
            while true {
                try charge(2)
                let item = try nextItem(source)
                if item.isUndefined { return .undefined }
                keep(item)
                if test.isNone || test.isIdentical(.object(pointee.types.bool)) {
                    if try isTrue(item) { return item }
                } else if try isTrue(try call(test, item)) {
                    return item
                }
                pointee.temporaryCount = kept
            }
        default: break
        }
        it.pointee.isFinished = true
        it.pointee.object = .none
        it.pointee.other = .none
        return .undefined
    }

    private func nextEntry(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let dict = dict(it.pointee.object)
        let isSet = it.pointee.source == .set
        if dict.pointee.table.count != it.pointee.stop {
            // Once wrong it stays so.
            it.pointee.stop = -1
            throw raise(
                pointee.types.runtimeError, "\(isSet ? "Set" : "dictionary") changed size during iteration")
        }
        var position = it.pointee.index
        if isSet, it.pointee.other.is(.list) {
            // The elements in CPython's order.
            let order = list(it.pointee.other)
            if position < order.pointee.count {
                it.pointee.index = position + 1
                return order.pointee.items[position]
            }
        } else if let entries = dict.pointee.table.entries {
            while position < dict.pointee.table.used {
                let entry = entries + position
                position += 1
                if entry.pointee.key.isUndefined { continue }
                // `step` counts the entries that are left: more of them means that keys came and went.
                if it.pointee.step == 0, !isSet {
                    it.pointee.isFinished = true
                    throw raise(pointee.types.runtimeError, "dictionary keys changed during iteration")
                }
                it.pointee.step -= 1
                it.pointee.index = position
                switch it.pointee.source {
                case .dictValues: return entry.pointee.value
                case .dictItems:
                    let pair = try newTuple(count: 2)
                    pair.pointee.items[0] = entry.pointee.key
                    pair.pointee.items[1] = entry.pointee.value
                    return finish(pair)
                default: return entry.pointee.key
                }
            }
        }
        it.pointee.isFinished = true
        it.pointee.object = .none
        return .undefined
    }

    private func nextEntryReversed(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let dict = dict(it.pointee.object)
        if dict.pointee.table.count != it.pointee.stop {
            it.pointee.stop = -1
            throw raise(pointee.types.runtimeError, "dictionary changed size during iteration")
        }
        if let entries = dict.pointee.table.entries {
            if it.pointee.index >= dict.pointee.table.used { it.pointee.index = dict.pointee.table.used - 1 }
            while it.pointee.index >= 0 {
                let entry = entries[it.pointee.index]
                it.pointee.index -= 1
                if entry.key.isUndefined { continue }
                // `step` tells which part was asked for.
                switch it.pointee.step {
                case 1: return entry.value
                case 2: return try makeTuple([entry.key, entry.value])
                default: return entry.key
                }
            }
        }
        it.pointee.isFinished = true
        it.pointee.object = .none
        return .undefined
    }

    private func nextMapped(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let (function, handle) = (it.pointee.other, it.pointee.object)
        let sources = tuple(handle)
        let count = sources.pointee.count
        if count == 1 {
            let item = try nextItem(sources.pointee.items[0])
            return item.isUndefined ? .undefined : try call(function, item)
        }
        // The arguments lie in registers, where they are reachable while they are gathered.
        let window = try openWindow(count)
        let top = pointee.top
        for index in 0...count { window[index] = .undefined }
        pointee.top = window + (count + 1)
        defer { pointee.top = top }
        guard try gather(sources, into: window + 1, isStrict: it.pointee.isStrict, "map") else { return .undefined }
        return try call(function, arguments: window + 1, count: count)
    }

    private func nextZipped(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let sources = tuple(it.pointee.object)
        let count = sources.pointee.count
        if count == 0 { return .undefined }
        let row = try newTuple(count: count)
        for index in 0..<count { row.pointee.items[index] = .undefined }
        let result = finish(row)
        guard try gather(sources, into: row.pointee.items, isStrict: it.pointee.isStrict, "zip") else {
            return .undefined
        }
        return result
    }

    /// One item of each source; false at the end of the shortest. The sources must be kept.
    private func gather(
        _ sources: UnsafeMutablePointer<TupleObject>, into target: UnsafeMutablePointer<Value>, isStrict: Bool,
        _ what: String
    ) throws(Raised) -> Bool {
        for index in 0..<sources.pointee.count {
            let item = try nextItem(sources.pointee.items[index])
            if item.isUndefined {
                if isStrict { try checkStrict(sources, endedAt: index, what) }
                return false
            }
            target[index] = item
        }
        return true
    }

    private func checkStrict(
        _ sources: UnsafeMutablePointer<TupleObject>, endedAt index: Int, _ what: String
    ) throws(Raised) {
        if index > 0 {
            let earlier = index == 1 ? "argument 1" : "arguments 1-\(index)"
            throw valueError("\(what)() argument \(index + 1) is shorter than \(earlier)")
        }
        for other in 1..<Swift.max(1, sources.pointee.count) {
            if try !nextItem(sources.pointee.items[other]).isUndefined {
                let earlier = other == 1 ? "argument 1" : "arguments 1-\(other)"
                throw valueError("\(what)() argument \(other + 1) is longer than \(earlier)")
            }
        }
    }

    /// Calls a function with each item of anything iterable. The body may call Python; what it keeps is kept until the
    /// next item.
    func forEach(in value: Value, _ body: (Value) throws(Raised) -> Void) throws(Raised) {
        if value.is(.list) || value.is(.tuple) {
            keep(value)
            let kept = pointee.temporaryCount
            var index = 0
            while true {
                let item: Value
                if value.is(.list) {
                    let list = list(value)
                    if index >= list.pointee.count { return }
                    item = list.pointee.items[index]
                } else {
                    let tuple = tuple(value)
                    if index >= tuple.pointee.count { return }
                    item = tuple.pointee.items[index]
                }
                if index & 31 == 31 { try charge(32) }
                keep(item)
                try body(item)
                if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
                index += 1
            }
        }
        let iterator = try makeIterator(of: value)
        keep(iterator)
        var count = 0
        let kept = pointee.temporaryCount
        while true {
            count += 1
            if count & 31 == 0 { try charge(32) }
            let item = try nextItem(iterator)
            if item.isUndefined { return }
            keep(item)
            try body(item)
            // What was kept for one item is not needed for the next.
            if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
        }
    }

    /// A new list of the items.
    func makeList(from value: Value) throws(Raised) -> Value {
        if value.is(.list) { return try makeList(list(value).pointee.items, count: list(value).pointee.count) }
        if value.is(.tuple) { return try makeList(tuple(value).pointee.items, count: tuple(value).pointee.count) }
        let made = try newList(capacity: 0)
        let result = finish(made)
        keep(result)
        try extend(made, byIterating: value)
        return result
    }

    /// A tuple of the items.
    func makeTuple(from value: Value) throws(Raised) -> Value {
        if value.is(.tuple) { return value }
        let list = try makeList(from: value)
        return try makeTuple(self.list(list).pointee.items, count: self.list(list).pointee.count)
    }

    // MARK: Unpacking

    func unpack(_ value: Value, into target: UnsafeMutablePointer<Value>, count: Int) throws(Raised) {
        if value.is(.tuple) {
            let tuple = tuple(value)
            if tuple.pointee.count == count {
                for index in 0..<count { target[index] = tuple.pointee.items[index] }
                return
            }
            throw wrongUnpackCount(expected: count, got: tuple.pointee.count)
        }
        if value.is(.list) {
            let list = list(value)
            if list.pointee.count == count {
                for index in 0..<count { target[index] = list.pointee.items[index] }
                return
            }
            throw wrongUnpackCount(expected: count, got: list.pointee.count)
        }
        let iterator = try unpackingIterator(value)
        keep(iterator)
        var items: [Value] = []
        for _ in 0..<count {
            let item = try nextItem(iterator)
            if item.isUndefined { throw wrongUnpackCount(expected: count, got: items.count) }
            items.append(item)
            pushTemporary(item)
        }
        defer { pointee.temporaryCount -= Swift.min(pointee.temporaryCount, items.count) }
        if try !nextItem(iterator).isUndefined {
            throw wrongUnpackCount(
                expected: count,
                got: unwrapped(value).is(.dict) || unwrapped(value).is(.set) || unwrapped(value).is(.string)
                    ? try length(value) : .max)
        }
        for index in 0..<count { target[index] = items[index] }
    }

    private func unpackingIterator(_ value: Value) throws(Raised) -> Value {
        do {
            return try makeIterator(of: value)
        } catch {
            if lookup(typeOf(value), pointee.names[.iter]).isUndefined, take(pointee.types.typeError) != nil {
                throw typeError("cannot unpack non-iterable \(typeName(value)) object")
            }
            throw error
        }
    }

    private func wrongUnpackCount(expected: Int, got: Int) -> Raised {
        if got > expected {
            let known = got == .max ? "" : ", got \(got)"
            return valueError("too many values to unpack (expected \(expected)\(known))")
        }
        return valueError("not enough values to unpack (expected \(expected), got \(got))")
    }

    func unpackStarred(
        _ value: Value, into target: UnsafeMutablePointer<Value>, before: Int, after: Int
    ) throws(Raised) {
        let source = try unpackingIterator(value)
        keep(source)
        let items = try makeList(from: source)
        let list = list(items)
        let count = list.pointee.count
        if count < before + after {
            throw valueError("not enough values to unpack (expected at least \(before + after), got \(count))")
        }
        let middle = try makeList(list.pointee.items + before, count: count - before - after)
        for index in 0..<before { target[index] = list.pointee.items[index] }
        target[before] = middle
        for index in 0..<after { target[before + 1 + index] = list.pointee.items[count - after + index] }
    }
}
