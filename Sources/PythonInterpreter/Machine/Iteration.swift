/// Iterators and unpacking.
extension UnsafeMutablePointer where Pointee == Machine {
    /// `iter(value)`
    func makeIterator(of value: Value) throws(Raised) -> Value {
        switch value.kind {
        case .list: return makeIterator(.list, pointee.types.listIterator, value)
        case .tuple: return makeIterator(.tuple, pointee.types.tupleIterator, value)
        case .string: return makeIterator(.string, pointee.types.stringIterator, value)
        case .bytes, .byteArray: return makeIterator(.bytes, pointee.types.bytesIterator, value)
        case .dict:
            let table = dict(value).pointee.table
            return makeIterator(
                .dictKeys, pointee.types.dictKeyIterator, value, stop: table.count, version: table.version)
        case .set, .frozenSet:
            let table = dict(value).pointee.table
            return makeIterator(.set, pointee.types.setIterator, value, stop: table.count, version: table.version)
        case .range:
            let range = object(value, RangeObject.self)
            let (start, step, length) = (range.pointee.start, range.pointee.step, range.pointee.length)
            if start.isInt, step.isInt, length.isInt,
                !start.asInt.addingReportingOverflow(step.asInt.multipliedReportingOverflow(by: length.asInt).partialValue)
                    .overflow, !step.asInt.multipliedReportingOverflow(by: length.asInt).overflow
            {
                return makeIterator(
                    .range, pointee.types.rangeIterator, value, other: start, stop: length.asInt, step: step.asInt)
            }
            return makeIterator(.bigRange, pointee.types.rangeIterator, value, other: start)
        case .dictView:
            let view = object(value, DictViewObject.self)
            let table = dict(view.pointee.dict).pointee.table
            let (source, type): (IteratorObject.Source, TypePointer) =
                switch view.pointee.part {
                case .keys: (.dictKeys, pointee.types.dictKeyIterator)
                case .values: (.dictValues, pointee.types.dictValueIterator)
                case .items: (.dictItems, pointee.types.dictItemIterator)
                }
            return makeIterator(source, type, view.pointee.dict, stop: table.count, version: table.version)
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
        if iterator.is(.iterator) { return try nextBuiltin(self.iterator(iterator), iterator) }
        if iterator.is(.generator) { return try resume(iterator, sending: .none) }
        let method = lookup(typeOf(iterator), .next)
        if method.isUndefined { throw typeError("'\(typeName(iterator))' object is not an iterator") }
        do {
            return try callSpecial(method, iterator)
        } catch {
            if take(pointee.types.stopIteration) != nil { return .undefined }
            throw error
        }
    }

    private func nextBuiltin(_ it: UnsafeMutablePointer<IteratorObject>, _ handle: Value) throws(Raised) -> Value {
        if it.pointee.isFinished { return .undefined }
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
        case .dictKeys, .dictValues, .dictItems, .set:
            return try nextEntry(it)
        case .reversedDict:
            return try nextEntryReversed(it)
        case .sequence:
            do {
                let item = try getItem(it.pointee.object, .int(index))
                it.pointee.index = index + 1
                return item
            } catch {
                if take(pointee.types.indexError) == nil, take(pointee.types.stopIteration) == nil { throw error }
            }
        case .reversedSequence:
            if index >= 0 {
                it.pointee.index = index - 1
                do {
                    return try getItem(it.pointee.object, .int(index))
                } catch {
                    if take(pointee.types.indexError) == nil, take(pointee.types.stopIteration) == nil { throw error }
                }
            }
        case .callable:
            do {
                let item = try call(it.pointee.object)
                if try !isEqual(it.pointee.other, item) { return item }
            } catch {
                if take(pointee.types.stopIteration) == nil { throw error }
            }
        case .enumerate:
            let item = try nextItem(it.pointee.object)
            if !item.isUndefined {
                let number = it.pointee.other
                it.pointee.other =
                    number.isInt && number.asInt < .max
                    ? .int(number.asInt + 1) : try binary(.add, number, .int(1))
                return try makeTuple([number, item])
            }
            return .undefined
        case .map: return try nextMapped(it)
        case .zip: return try nextZipped(it)
        case .filter:
            while true {
                try charge(2)
                let item = try nextItem(it.pointee.object)
                if item.isUndefined { return .undefined }
                let test = it.pointee.other
                if test.isNone ? try isTrue(item) : try isTrue(try call(test, item)) { return item }
            }
        case .native: break
        }
        it.pointee.isFinished = true
        it.pointee.object = .none
        return .undefined
    }

    private func nextEntry(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let dict = dict(it.pointee.object)
        if dict.pointee.table.version != it.pointee.version {
            // Replacing keys without changing the size is CPython's other message.
            let isSet = it.pointee.source == .set
            if dict.pointee.table.count != it.pointee.stop {
                it.pointee.stop = -1
                throw raise(
                    pointee.types.runtimeError,
                    "\(isSet ? "Set" : "dictionary") changed size during iteration")
            }
            throw raise(
                pointee.types.runtimeError,
                isSet ? "Set changed size during iteration" : "dictionary keys changed during iteration")
        }
        var position = it.pointee.index
        guard let entries = dict.pointee.table.entries else {
            it.pointee.isFinished = true
            return .undefined
        }
        while position < dict.pointee.table.used {
            let entry = entries + position
            position += 1
            if entry.pointee.key.isUndefined { continue }
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
        it.pointee.index = position
        it.pointee.isFinished = true
        return .undefined
    }

    private func nextEntryReversed(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let dict = dict(it.pointee.object)
        if dict.pointee.table.version != it.pointee.version {
            throw raise(pointee.types.runtimeError, "dictionary changed size during iteration")
        }
        guard let entries = dict.pointee.table.entries else { return .undefined }
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
        it.pointee.isFinished = true
        return .undefined
    }

    private func nextMapped(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        let sources = tuple(it.pointee.object)
        let count = sources.pointee.count
        if count == 1 {
            let item = try nextItem(sources.pointee.items[0])
            return item.isUndefined ? .undefined : try call(it.pointee.other, item)
        }
        guard let items = try nextRow(it, "map") else { return .undefined }
        return try call(it.pointee.other, items)
    }

    private func nextZipped(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        if tuple(it.pointee.object).pointee.count == 0 { return .undefined }
        guard let items = try nextRow(it, "zip") else { return .undefined }
        return try makeTuple(items)
    }

    /// One item of each source; nil at the end of the shortest.
    private func nextRow(_ it: UnsafeMutablePointer<IteratorObject>, _ what: String) throws(Raised) -> [Value]? {
        let sources = tuple(it.pointee.object)
        var items: [Value] = []
        items.reserveCapacity(sources.pointee.count)
        for index in 0..<sources.pointee.count {
            let item = try nextItem(sources.pointee.items[index])
            if item.isUndefined {
                if it.pointee.isStrict { try checkStrict(sources, endedAt: index, what) }
                return nil
            }
            keep(item)
            items.append(item)
        }
        return items
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

    /// Calls a function with each item of anything iterable. The body may call Python.
    func forEach(in value: Value, _ body: (Value) throws(Raised) -> Void) throws(Raised) {
        if value.is(.list) {
            var index = 0
            while index < list(value).pointee.count {
                if index & 31 == 31 { try charge(32) }
                try body(list(value).pointee.items[index])
                index += 1
            }
            return
        }
        if value.is(.tuple) {
            for index in 0..<tuple(value).pointee.count {
                if index & 31 == 31 { try charge(32) }
                try body(tuple(value).pointee.items[index])
            }
            return
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
            try body(item)
            // What was kept for one item is not needed for the next, unless the body keeps it itself in a container.
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
        try forEach(in: value) { (item) throws(Raised) in try append(made, item) }
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
            throw wrongUnpackCount(expected: count, got: unwrapped(value).is(.dict) || unwrapped(value).is(.set) || unwrapped(value).is(.string) ? try length(value) : .max)
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
