/// `set` and `frozenset`
extension WorldBuilder {
    func buildSets() {
        self[types.set].constant("__doc__", vm.internShared("Unordered collection of unique elements."))
        self[types.frozenSet].constant("__doc__", vm.internShared("Immutable unordered collection of unique elements."))
        buildSetConstructors()
        for (type, kind) in [(types.set, Kind.set), (types.frozenSet, .frozenSet)] {
            buildSetQueries(self[type], kind)
            buildSetSpecials(self[type], kind)
        }
        buildSetChanges()
        buildSetUpdates()
    }

    private func buildSetConstructors() {
        let set = self[types.set]
        set.rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.set)
            let plain = vm.makeSet()
            return type == vm.pointee.types.set ? plain : try vm.newInstance(type, primitive: plain)
        }
        set.rawMethod("__init__") { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "__init__"))
            let source = try vm.onlyArgument(a, of: "set")
            vm.release(&set.pointee.table)
            if !source.isUndefined { try vm.addAll(set, from: source) }
            return .none
        }
        set.constant("__hash__", .none)
        let frozen = self[types.frozenSet]
        frozen.rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.frozenSet)
            let isExact = type == vm.pointee.types.frozenSet
            if isExact || a.count > 2 || vm.keywordCount(a) > 0 {
                let source = try vm.onlyArgument(a, of: "frozenset")
                if isExact, source.is(.frozenSet) { return source }
            }
            let plain = vm.makeSet(.frozenSet)
            vm.keep(plain)
            if a.count > 1 { try vm.addAll(vm.dict(plain), from: a[1]) }
            return isExact ? plain : try vm.newInstance(type, primitive: plain)
        }
        frozen.special(.hash, 1) { (vm, a) throws(Raised) in
            .int(try vm.hash(try vm.receiver(a, .frozenSet, "__hash__")))
        }
    }

    /// What both kinds answer without changing.
    private func buildSetQueries(_ t: TypeBuilder, _ kind: Kind) {
        t.method("copy", 1) { (vm, a) throws(Raised) in
            let set = try vm.receiver(a, kind, "copy")
            // An exact frozen set needs no copy.
            return kind == .frozenSet && a[0].is(.frozenSet) ? set : try vm.copySet(set, kind)
        }
        t.rawMethod("union") { (vm, a) throws(Raised) in
            let set = try vm.setReceiver(a, kind, "union")
            let result = try vm.copySet(set, kind)
            vm.keep(result)
            for index in 1..<Swift.max(1, a.count) { try vm.addAll(vm.dict(result), from: a[index]) }
            return result
        }
        t.rawMethod("intersection") { (vm, a) throws(Raised) in
            let set = try vm.setReceiver(a, kind, "intersection")
            if a.count == 1 { return try vm.copySet(set, kind) }
            var result = set
            for index in 1..<a.count { result = try vm.intersection(result, a[index], kind) }
            return result
        }
        t.rawMethod("difference") { (vm, a) throws(Raised) in
            let set = try vm.setReceiver(a, kind, "difference")
            let result = try vm.copySet(set, kind)
            vm.keep(result)
            for index in 1..<Swift.max(1, a.count) { try vm.removeAll(vm.dict(result), in: a[index]) }
            return result
        }
        t.method("symmetric_difference", 2) { (vm, a) throws(Raised) in
            try vm.symmetricDifference(try vm.receiver(a, kind, "symmetric_difference"), a[1], kind)
        }
        t.method("isdisjoint", 2) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, kind, "isdisjoint"))
            return .bool(try vm.isDisjoint(set, a[1]))
        }
        t.method("issubset", 2) { (vm, a) throws(Raised) in
            let set = try vm.receiver(a, kind, "issubset")
            return .bool(try vm.builtinCompare(.le, set, try vm.asSet(a[1])) ?? false)
        }
        t.method("issuperset", 2) { (vm, a) throws(Raised) in
            let set = try vm.receiver(a, kind, "issuperset")
            return .bool(try vm.builtinCompare(.ge, set, try vm.asSet(a[1])) ?? false)
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }

    private func buildSetSpecials(_ t: TypeBuilder, _ kind: Kind) {
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.dict(try vm.receiver(a, kind, "__len__")).pointee.table.count)
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.contains(try vm.receiver(a, kind, "__contains__"), a[1]))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.receiver(a, kind, "__iter__"))
        }
        for operation in [BinaryOperation.bitOr, .bitAnd, .bitXor, .subtract] {
            t.special(operation.special, 2) { (vm, a) throws(Raised) in
                let (left, right) = (try vm.receiver(a, kind, "__and__"), vm.unwrapped(a[1]))
                return vm.isSet(right) ? try vm.setOperation(operation, left, right) : .notImplemented
            }
            t.special(operation.reflected, 2) { (vm, a) throws(Raised) in
                let (right, left) = (try vm.receiver(a, kind, "__rand__"), vm.unwrapped(a[1]))
                return vm.isSet(left) ? try vm.setOperation(operation, left, right) : .notImplemented
            }
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let (left, right) = (try vm.receiver(a, kind, "__eq__"), vm.unwrapped(a[1]))
                guard vm.isSet(right), let known = try vm.builtinCompare(special, left, right) else {
                    return .notImplemented
                }
                return .bool(known)
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let set = try vm.receiver(a, kind, "__repr__")
            return try vm.representation(ofSet: set, typeOf: a[0])
        }
    }

    private func buildSetChanges() {
        let t = self[types.set]
        t.method("add", 2) { (vm, a) throws(Raised) in
            try vm.set(vm.dict(try vm.receiver(a, .set, "add")), a[1], .none)
            return .none
        }
        t.method("discard", 2) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "discard"))
            let position = try vm.position(inSet: set, of: a[1])
            if position >= 0 { _ = vm.remove(&set.pointee.table, at: position) }
            return .none
        }
        t.method("remove", 2) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "remove"))
            let position = try vm.position(inSet: set, of: a[1])
            if position < 0 { throw vm.keyError(a[1]) }
            _ = vm.remove(&set.pointee.table, at: position)
            return .none
        }
        t.method("pop", 1) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "pop"))
            let item = try vm.popFirst(set)
            if item.isUndefined { throw vm.raise(vm.pointee.types.keyError, "pop from an empty set") }
            return item
        }
        t.method("clear", 1) { (vm, a) throws(Raised) in
            vm.release(&vm.dict(try vm.receiver(a, .set, "clear")).pointee.table)
            return .none
        }
    }

    private func buildSetUpdates() {
        let t = self[types.set]
        t.rawMethod("update") { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.setReceiver(a, .set, "update"))
            for index in 1..<Swift.max(1, a.count) { try vm.addAll(set, from: a[index]) }
            return .none
        }
        t.rawMethod("intersection_update") { (vm, a) throws(Raised) in
            let set = try vm.setReceiver(a, .set, "intersection_update")
            var result = set
            for index in 1..<Swift.max(1, a.count) { result = try vm.intersection(result, a[index], .set) }
            vm.replace(set, with: result)
            return .none
        }
        t.rawMethod("difference_update") { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.setReceiver(a, .set, "difference_update"))
            for index in 1..<Swift.max(1, a.count) { try vm.removeAll(set, in: a[index]) }
            return .none
        }
        t.method("symmetric_difference_update", 2) { (vm, a) throws(Raised) in
            try vm.toggleAll(vm.dict(try vm.receiver(a, .set, "symmetric_difference_update")), in: a[1])
            return .none
        }
        t.special(.ior, 2) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "__ior__"))
            guard vm.isSet(vm.unwrapped(a[1])) else { return .notImplemented }
            try vm.addAll(set, from: a[1])
            return a[0]
        }
        t.special(.iand, 2) { (vm, a) throws(Raised) in
            let set = try vm.receiver(a, .set, "__iand__")
            guard vm.isSet(vm.unwrapped(a[1])) else { return .notImplemented }
            vm.replace(set, with: try vm.intersection(set, a[1], .set))
            return a[0]
        }
        t.special(.isub, 2) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "__isub__"))
            guard vm.isSet(vm.unwrapped(a[1])) else { return .notImplemented }
            try vm.removeAll(set, in: a[1])
            return a[0]
        }
        t.special(.ixor, 2) { (vm, a) throws(Raised) in
            let set = vm.dict(try vm.receiver(a, .set, "__ixor__"))
            guard vm.isSet(vm.unwrapped(a[1])) else { return .notImplemented }
            try vm.toggleAll(set, in: a[1])
            return a[0]
        }
    }
}
