/// The types of the iterators that containers and builtins make.
extension WorldBuilder {
    func buildIterators() {
        for type in [
            types.listIterator, types.tupleIterator, types.rangeIterator, types.bigRangeIterator,
            types.stringIterator, types.asciiIterator, types.bytesIterator, types.byteArrayIterator,
            types.dictKeyIterator, types.dictValueIterator, types.dictItemIterator, types.dictReverseKeyIterator,
            types.dictReverseValueIterator, types.dictReverseItemIterator, types.setIterator,
            types.listReverseIterator, types.sequenceIterator, types.reversed,
        ] {
            buildIterator(self[type])
            self[type].special(.lengthHint, 1) { (vm, a) throws(Raised) in
                try vm.itemsLeft(vm.iteratorReceiver(a, type, "__length_hint__"))
            }
        }
        for type in [types.callIterator, types.enumerate, types.zip, types.map, types.filter] {
            buildIterator(self[type])
        }
        buildEnumerate()
        buildZip()
        buildMap()
        buildFilter()
        buildReversed()
        buildIterationFunctions()
        buildReductions()
    }

    private func buildIterator(_ t: TypeBuilder) {
        let type = t.type
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            _ = try vm.iteratorReceiver(a, type, "__iter__")
            return a[0]
        }
        t.special(.next, 1) { (vm, a) throws(Raised) in
            let iterator = try vm.iteratorReceiver(a, type, "__next__")
            let item = try vm.nextItem(.object(iterator))
            if item.isUndefined { throw vm.raise(vm.pointee.types.stopIteration) }
            return item
        }
    }

    private func buildEnumerate() {
        let t = self[types.enumerate]
        t.rawNew { (vm, a) throws(Raised) in
            let keywords = vm.keywordCount(a)
            let positional = a.count - keywords
            if positional > 3 { throw vm.typeError("enumerate() takes at most 2 arguments (\(a.count - 1) given)") }
            var (iterable, first) = (positional > 1 ? a[1] : .undefined, positional > 2 ? a[2] : .int(0))
            for index in 0..<keywords {
                let name = vm.text(vm.tuple(a.keywordNames).pointee.items[index])
                switch name {
                case "iterable" where positional < 2: iterable = a[positional + index]
                case "start" where positional < 3: first = a[positional + index]
                default: throw vm.typeError("enumerate() got an unexpected keyword argument '\(name)'")
                }
            }
            if iterable.isUndefined { throw vm.typeError("enumerate() missing required argument 'iterable'") }
            let start = try vm.rangePart(first)
            let source = try vm.makeIterator(of: iterable)
            let made = vm.makeIterator(.enumerate, vm.pointee.types.enumerate, source, other: start)
            if vm.holdsItems(source) { vm.iterator(made).pointee.version = IteratorObject.storedSources }
            return try vm.wrapped(made, vm.type(a[0]), vm.pointee.types.enumerate)
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }

    private func buildZip() {
        self[types.zip].rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.zip)
            let (count, isStrict) = try vm.strictKeyword(a, "zip")
            let (sources, areStored) = try vm.makeIterators(a, from: 1, to: count)
            let made = vm.makeIterator(.zip, vm.pointee.types.zip, sources)
            vm.iterator(made).pointee.isStrict = isStrict
            if areStored { vm.iterator(made).pointee.version = IteratorObject.storedSources }
            return try vm.wrapped(made, type, vm.pointee.types.zip)
        }
    }

    private func buildMap() {
        self[types.map].rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.map)
            let (count, isStrict) = try vm.strictKeyword(a, "map")
            if count < 3 { throw vm.typeError("map() must have at least two arguments.") }
            let sources = try vm.makeIterators(a, from: 2, to: count).sources
            let made = vm.makeIterator(.map, vm.pointee.types.map, sources, other: a[1])
            vm.iterator(made).pointee.isStrict = isStrict
            return try vm.wrapped(made, type, vm.pointee.types.map)
        }
    }

    private func buildFilter() {
        self[types.filter].rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.filter)
            if vm.keywordCount(a) > 0 { throw vm.typeError("filter() takes no keyword arguments") }
            guard a.count == 3 else { throw vm.typeError("filter expected 2 arguments, got \(a.count - 1)") }
            let source = try vm.makeIterator(of: a[2])
            let made = vm.makeIterator(.filter, vm.pointee.types.filter, source, other: a[1])
            return try vm.wrapped(made, type, vm.pointee.types.filter)
        }
    }

    private func buildReversed() {
        self[types.reversed].rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.reversed)
            if vm.keywordCount(a) > 0 { throw vm.typeError("reversed() takes no keyword arguments") }
            guard a.count == 2 else { throw vm.typeError("reversed expected 1 argument, got \(a.count - 1)") }
            return try vm.makeReversed(a[1], type)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func iteratorReceiver(
        _ a: Arguments, _ type: TypePointer, _ method: String
    ) throws(Raised) -> UnsafeMutablePointer<IteratorObject> {
        let inner = unwrapped(a[0])
        guard inner.is(.iterator), typeOf(inner) == type else { throw wrongReceiver(a[0], type, method) }
        return iterator(inner)
    }

    /// A new iterator, inside an instance if a subclass was asked for.
    fileprivate func wrapped(_ made: Value, _ type: TypePointer, _ base: TypePointer) throws(Raised) -> Value {
        type == base ? made : try newInstance(type, primitive: made)
    }

    /// Whether an iterator gives what it holds without calling anything.
    func holdsItems(_ value: Value) -> Bool {
        guard value.is(.iterator) else { return false }
        let object = iterator(value)
        return !object.pointee.source.callsBack || object.pointee.version == IteratorObject.storedSources
    }

    /// The number of positional arguments, and whether `strict=True` was given.
    fileprivate func strictKeyword(_ a: Arguments, _ name: String) throws(Raised) -> (count: Int, isStrict: Bool) {
        let keywords = keywordCount(a)
        var isStrict = false
        for index in 0..<keywords {
            let keyword = text(tuple(a.keywordNames).pointee.items[index])
            guard keyword == "strict" else {
                throw typeError("\(name)() got an unexpected keyword argument '\(keyword)'")
            }
            isStrict = try isTrue(a[a.count - keywords + index])
        }
        return (a.count - keywords, isStrict)
    }

    /// A tuple of iterators of arguments, and whether all of them hold their items.
    fileprivate func makeIterators(
        _ a: Arguments, from start: Int, to end: Int
    ) throws(Raised) -> (sources: Value, areStored: Bool) {
        let iterators = try newTuple(count: end - start)
        for index in 0..<end - start { iterators.pointee.items[index] = .undefined }
        let sources = finish(iterators)
        var areStored = true
        for index in start..<end {
            let iterator = try makeIterator(of: a[index])
            if !holdsItems(iterator) { areStored = false }
            iterators.pointee.items[index - start] = iterator
        }
        return (sources, areStored)
    }

    /// `reversed(value)`
    fileprivate func makeReversed(_ value: Value, _ type: TypePointer) throws(Raised) -> Value {
        let method = lookup(typeOf(value), pointee.names[.reversed])
        if method.isNone { throw typeError("'\(typeName(value))' object is not reversible") }
        if !method.isUndefined { return try callSpecial(method, value) }
        let isSequence =
            !lookup(typeOf(value), .getitem).isUndefined && !unwrapped(value).is(.dict) && !value.is(.mappingProxy)
        guard isSequence else { throw typeError("'\(typeName(value))' object is not reversible") }
        let count = try length(value)
        let made = makeIterator(.reversedSequence, pointee.types.reversed, value, index: count - 1)
        return try wrapped(made, type, pointee.types.reversed)
    }

    /// How many items are still to come, as far as is known.
    fileprivate func itemsLeft(_ it: UnsafeMutablePointer<IteratorObject>) throws(Raised) -> Value {
        if it.pointee.isFinished { return .int(0) }
        let index = it.pointee.index
        switch it.pointee.source {
        case .list: return .int(Swift.max(0, list(it.pointee.object).pointee.count - index))
        case .tuple: return .int(tuple(it.pointee.object).pointee.count - index)
        case .string: return .int(string(it.pointee.object).pointee.count - index)
        case .bytes: return .int(Swift.max(0, bytes(it.pointee.object).pointee.count - index))
        case .range: return .int(it.pointee.stop - index)
        case .bigRange:
            return try binary(.subtract, object(it.pointee.object, RangeObject.self).pointee.length, .int(index))
        case .reversedList:
            return .int(index < list(it.pointee.object).pointee.count ? index + 1 : 0)
        case .reversedSequence: return .int(try length(it.pointee.object) > index ? index + 1 : 0)
        case .sequence:
            if lookup(typeOf(it.pointee.object), .len).isUndefined { return .notImplemented }
            return .int(Swift.max(0, try length(it.pointee.object) - index))
        case .dictKeys, .dictValues, .dictItems:
            return .int(dict(it.pointee.object).pointee.table.count == it.pointee.stop ? it.pointee.step : 0)
        case .set, .reversedDict:
            let table = dict(it.pointee.object).pointee.table
            guard table.count == it.pointee.stop, let entries = table.entries else { return .int(0) }
            if it.pointee.source == .set, it.pointee.other.is(.list) {
                return .int(list(it.pointee.other).pointee.count - index)
            }
            let positions = it.pointee.source == .set ? index..<Swift.max(index, table.used) : 0..<(index + 1)
            var left = 0
            for position in positions where position < table.used && !entries[position].key.isUndefined { left += 1 }
            return .int(left)
        default: return .notImplemented
        }
    }
}
