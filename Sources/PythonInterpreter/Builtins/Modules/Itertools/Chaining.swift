/// `chain`, `zip_longest`, `pairwise`, `batched`
extension WorldBuilder {
    func buildChaining(_ m: ModuleBuilder) {
        let t = m.iteratorType("chain")
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            try vm.refuseKeywords(a, "chain")
            let sources = try vm.makeTuple(a.base + 1, count: a.count - 1)
            return try vm.makeBox(ChainIterator(try vm.makeIterator(of: sources)), for: a[0], of: type)
        }
        t.classMethod("from_iterable", "cls, iterable, /") { (vm, a) throws(Raised) in
            try vm.makeBox(ChainIterator(try vm.makeIterator(of: a[1])), for: a[0], of: type)
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
        buildZipLongest(m)
        buildPairwise(m)
        buildBatched(m)
    }

    private func buildZipLongest(_ m: ModuleBuilder) {
        let t = m.iteratorType("zip_longest")
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            let keywords = vm.keywordCount(a)
            let positional = a.count - keywords
            var fill = Value.none
            for index in 0..<keywords {
                guard vm.text(vm.tuple(a.keywordNames).pointee.items[index]) == "fillvalue" else {
                    throw vm.typeError("zip_longest() got an unexpected keyword argument")
                }
                fill = a[positional + index]
            }
            let sources = try vm.makeList([])
            for index in 1..<positional { try vm.append(vm.list(sources), try vm.makeIterator(of: a[index])) }
            return try vm.makeBox(ZipLongestIterator(sources, fill, count: positional - 1), for: a[0], of: type)
        }
    }

    private func buildPairwise(_ m: ModuleBuilder) {
        let t = m.iteratorType("pairwise")
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            try vm.refuseKeywords(a, "pairwise")
            guard a.count == 2 else { throw vm.typeError("pairwise expected 1 argument, got \(a.count - 1)") }
            return try vm.makeBox(PairwiseIterator(try vm.makeIterator(of: a[1])), for: a[0], of: type)
        }
    }

    private func buildBatched(_ m: ModuleBuilder) {
        let t = m.iteratorType("batched")
        let type = t.type
        t.new("cls, iterable, n, *, strict=False") { (vm, a) throws(Raised) in
            let size = try vm.machineIndex(a[2])
            let isStrict = a.has(3) ? try vm.isTrue(a[3]) : false
            if size < 1 { throw vm.valueError("n must be at least one") }
            return try vm.makeBox(
                BatchedIterator(try vm.makeIterator(of: a[1]), size, isStrict: isStrict), for: a[0], of: type)
        }
    }
}

private final class ChainIterator: NativeIterator {
    private var sources: Value
    private var active = Value.undefined

    init(_ sources: Value) { self.sources = sources }

    override func trace(_ visit: (Value) -> Void) {
        visit(sources)
        visit(active)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        while !sources.isUndefined {
            try vm.charge(1)
            if active.isUndefined {
                let current = sources
                vm.keep(current)
                let source: Value
                do throws(Raised) {
                    source = try vm.nextItem(current)
                    if !source.isUndefined {
                        vm.keep(source)
                        active = try vm.makeIterator(of: source)
                    }
                } catch {
                    sources = .undefined
                    throw error
                }
                if source.isUndefined {
                    sources = .undefined
                    return .undefined
                }
            }
            let current = active
            vm.keep(current)
            let item = try vm.nextItem(current)
            if !item.isUndefined { return item }
            active = .undefined
        }
        return .undefined
    }
}

private final class ZipLongestIterator: NativeIterator {
    /// A list of iterators; none where one has ended.
    private let sources: Value
    private let fill: Value
    private var active: Int

    init(_ sources: Value, _ fill: Value, count: Int) {
        self.sources = sources
        self.fill = fill
        active = count
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(sources)
        visit(fill)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        let list = vm.list(sources)
        let count = list.pointee.count
        if count == 0 || active == 0 { return .undefined }
        let row = try vm.newTuple(count: count)
        for index in 0..<count { row.pointee.items[index] = .undefined }
        let result = vm.finish(row)
        for index in 0..<count {
            let source = list.pointee.items[index]
            if source.isNone {
                row.pointee.items[index] = fill
                continue
            }
            vm.keep(source)
            let item: Value
            do throws(Raised) {
                item = try vm.nextItem(source)
            } catch {
                active = 0
                throw error
            }
            if item.isUndefined {
                if !list.pointee.items[index].isNone { active -= 1 }
                list.pointee.items[index] = .none
                if active <= 0 {
                    active = 0
                    return .undefined
                }
                row.pointee.items[index] = fill
            } else {
                row.pointee.items[index] = item
            }
        }
        return result
    }
}

private final class PairwiseIterator: NativeIterator {
    private var source: Value
    private var previous = Value.undefined

    init(_ source: Value) { self.source = source }

    override func trace(_ visit: (Value) -> Void) {
        visit(source)
        visit(previous)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if source.isUndefined { return .undefined }
        let current = source
        vm.keep(current)
        var first = previous
        if first.isUndefined {
            first = try vm.nextItem(current)
            if first.isUndefined {
                source = .undefined
                return .undefined
            }
            previous = first
        }
        vm.keep(first)
        let second = try vm.nextItem(current)
        previous = second
        if second.isUndefined {
            source = .undefined
            return .undefined
        }
        return try vm.makeTuple([first, second])
    }
}

private final class BatchedIterator: NativeIterator {
    private var source: Value
    private let size: Int
    private let isStrict: Bool

    init(_ source: Value, _ size: Int, isStrict: Bool) {
        self.source = source
        self.size = size
        self.isStrict = isStrict
    }

    override func trace(_ visit: (Value) -> Void) { visit(source) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if source.isUndefined { return .undefined }
        let current = source
        vm.keep(current)
        let batch = try vm.makeList([])
        let list = vm.list(batch)
        let kept = vm.pointee.temporaryCount
        while list.pointee.count < size {
            try vm.charge(1)
            let item = try vm.nextItem(current)
            if item.isUndefined { break }
            try vm.append(list, item)
            vm.pointee.temporaryCount = kept
        }
        let count = list.pointee.count
        if count < size {
            source = .undefined
            if count == 0 { return .undefined }
            if isStrict { throw vm.valueError("batched(): incomplete batch") }
        }
        return try vm.makeTuple(list.pointee.items, count: count)
    }
}
