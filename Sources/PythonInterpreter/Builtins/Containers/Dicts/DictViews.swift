/// `keys()`, `values()` and `items()`.
extension WorldBuilder {
    func buildDictViews() {
        for part in [DictViewObject.Part.keys, .values, .items] {
            buildView(self[part == .keys ? types.dictKeys : part == .values ? types.dictValues : types.dictItems], part)
        }
        buildViewSets(self[types.dictKeys], .keys)
        buildViewSets(self[types.dictItems], .items)
    }

    private func buildView(_ t: TypeBuilder, _ part: DictViewObject.Part) {
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.viewedDict(try vm.viewReceiver(a, part, "__len__")).pointee.table.count)
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.viewReceiver(a, part, "__iter__"))
        }
        t.special(.reversed, 1) { (vm, a) throws(Raised) in
            let view = try vm.viewReceiver(a, part, "__reversed__")
            return vm.makeReversedDictIterator(vm.object(view, DictViewObject.self).pointee.dict, part)
        }
        t.property(
            "mapping",
            { (vm, a) throws(Raised) in
                let view = try vm.viewReceiver(a, part, "mapping")
                return vm.makeMappingProxy(vm.object(view, DictViewObject.self).pointee.dict)
            })
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let view = try vm.viewReceiver(a, part, "__repr__")
            let name = vm.typeName(view)
            return try vm.bracketed(view, name + "(", ")", placeholder: "...") { (builder) throws(Raised) in
                // The parts as they are now.
                let parts = try vm.makeList(from: view)
                vm.keep(parts)
                try vm.appendRepresentation(parts, to: &builder)
            }
        }
    }

    /// What views have that are like sets.
    private func buildViewSets(_ t: TypeBuilder, _ part: DictViewObject.Part) {
        t.constant("__hash__", .none)
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.viewContains(try vm.viewReceiver(a, part, "__contains__"), a[1]))
        }
        t.method("isdisjoint", 2) { (vm, a) throws(Raised) in
            let view = try vm.viewReceiver(a, part, "isdisjoint")
            if view.isIdentical(a[1]) { return .bool(vm.viewedDict(view).pointee.table.count == 0) }
            var isDisjoint = true
            let iterator = try vm.makeIterator(of: a[1])
            vm.keep(iterator)
            let kept = vm.pointee.temporaryCount
            while isDisjoint {
                try vm.charge(2)
                let item = try vm.nextItem(iterator)
                if item.isUndefined { break }
                vm.keep(item)
                if try vm.viewContains(view, item) { isDisjoint = false }
                vm.pointee.temporaryCount = kept
            }
            return .bool(isDisjoint)
        }
        for operation in [BinaryOperation.bitOr, .bitAnd, .bitXor, .subtract] {
            t.special(operation.special, 2) { (vm, a) throws(Raised) in
                try vm.setOperation(operation, try vm.viewReceiver(a, part, "__and__"), vm.unwrapped(a[1]))
            }
            t.special(operation.reflected, 2) { (vm, a) throws(Raised) in
                try vm.setOperation(operation, vm.unwrapped(a[1]), try vm.viewReceiver(a, part, "__rand__"))
            }
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                try vm.compareView(special, try vm.viewReceiver(a, part, "__eq__"), a[1])
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func makeDictView(_ dict: Value, _ part: DictViewObject.Part) -> Value {
        let type =
            switch part {
            case .keys: pointee.types.dictKeys
            case .values: pointee.types.dictValues
            case .items: pointee.types.dictItems
            }
        let view = allocate(.dictView, type, DictViewObject.self)
        view.pointee.dict = dict
        view.pointee.part = part
        return finish(view)
    }

    fileprivate func viewReceiver(
        _ a: Arguments, _ part: DictViewObject.Part, _ method: StaticString
    ) throws(Raised) -> Value {
        if a[0].is(.dictView), object(a[0], DictViewObject.self).pointee.part == part { return a[0] }
        let type =
            part == .keys
            ? pointee.types.dictKeys : part == .values ? pointee.types.dictValues : pointee.types.dictItems
        throw wrongReceiver(a[0], type, "\(method)")
    }

    func viewedDict(_ view: Value) -> UnsafeMutablePointer<DictObject> {
        dict(object(view, DictViewObject.self).pointee.dict)
    }

    func isSetLikeView(_ value: Value) -> Bool {
        value.is(.dictView) && object(value, DictViewObject.self).pointee.part != .values
    }

    /// `item in view`, for keys and items.
    func viewContains(_ view: Value, _ item: Value) throws(Raised) -> Bool {
        let dict = viewedDict(view)
        if object(view, DictViewObject.self).pointee.part == .keys {
            return try find(dict, item, hash: try keyHash(dict, item)) >= 0
        }
        let inner = unwrapped(item)
        guard inner.is(.tuple), tuple(inner).pointee.count == 2 else { return false }
        let found = try get(dict, tuple(inner).pointee.items[0])
        if found.isUndefined { return false }
        keep(found)
        return try isEqual(found, tuple(inner).pointee.items[1])
    }

    /// The parts of a dictionary that a view shows, as a new set.
    func makeSet(ofView view: Value) throws(Raised) -> Value {
        let result = makeSet()
        keep(result)
        let isKeys = object(view, DictViewObject.self).pointee.part == .keys
        try forEachEntry(viewedDict(view)) { (entry) throws(Raised) in
            if isKeys {
                try set(dict(result), entry.key, .none, hash: entry.hash)
            } else {
                try set(dict(result), try makeTuple([entry.key, entry.value]), .none)
            }
        }
        return result
    }

    /// Comparison of a view with a set or another view; NotImplemented with anything else.
    fileprivate func compareView(_ special: Special, _ view: Value, _ other: Value) throws(Raised) -> Value {
        let right = unwrapped(other)
        guard right.is(.set) || right.is(.frozenSet) || isSetLikeView(right) else { return .notImplemented }
        let (a, b) = (viewedDict(view).pointee.table.count, try length(right))
        func allIn(_ one: Value, _ another: Value) throws(Raised) -> Bool {
            let iterator = try makeIterator(of: one)
            keep(iterator)
            let kept = pointee.temporaryCount
            while true {
                try charge(2)
                let item = try nextItem(iterator)
                if item.isUndefined { return true }
                keep(item)
                let isThere = another.is(.dictView) ? try viewContains(another, item) : try contains(another, item)
                if !isThere { return false }
                pointee.temporaryCount = kept
            }
        }
        switch special {
        case .eq: return .bool(a == b ? try allIn(view, right) : false)
        case .ne: return .bool(a == b ? try !allIn(view, right) : true)
        case .lt: return .bool(a < b ? try allIn(view, right) : false)
        case .le: return .bool(a <= b ? try allIn(view, right) : false)
        case .gt: return .bool(a > b ? try allIn(right, view) : false)
        default: return .bool(a >= b ? try allIn(right, view) : false)
        }
    }

    func makeReversedDictIterator(_ dict: Value, _ part: DictViewObject.Part) -> Value {
        let table = self.dict(dict).pointee.table
        let (type, step): (TypePointer, Int) =
            switch part {
            case .keys: (pointee.types.dictReverseKeyIterator, 0)
            case .values: (pointee.types.dictReverseValueIterator, 1)
            case .items: (pointee.types.dictReverseItemIterator, 2)
            }
        return makeIterator(.reversedDict, type, dict, index: table.used - 1, stop: table.count, step: step)
    }
}
