/// `deque`
extension WorldBuilder {
    func buildDeque(_ m: ModuleBuilder) {
        let t = type("deque", layout: .box, flags: .isSequence, module: "collections")
        m.constant("deque", .object(t.type))
        buildDequeChanges(t)
        buildDequeMethods(t)
        buildDequeSpecials(t)
        buildDequeArithmetic(t)
        buildDequeIterators(t, m)
    }

    private func buildDequeChanges(_ t: TypeBuilder) {
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            _ = try vm.requireClass(a, type)
            return try vm.makeBox(DequeStorage(), for: a[0], of: type)
        }
        t.method("__init__", "self, iterable=(), maxlen=None") { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "__init__")
            var bound: Int?
            if !a.orNone(2).isNone {
                guard vm.isInteger(a[2]) else { throw vm.typeError("an integer is required") }
                let given = try vm.machineIndex(a[2])
                if given < 0 { throw vm.valueError("maxlen must be non-negative") }
                bound = given
            }
            deque.bound = bound
            deque.clear(vm)
            if a.has(1) { try vm.extend(deque, a[1], toTheLeft: false) }
            return .none
        }
        t.method("append", 2) { (vm, a) throws(Raised) in
            try vm.deque(a, "append").append(a[1], vm)
            return .none
        }
        t.method("appendleft", 2) { (vm, a) throws(Raised) in
            try vm.deque(a, "appendleft").prepend(a[1], vm)
            return .none
        }
        t.method("pop", 1) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "pop")
            if deque.count == 0 { throw vm.raise(vm.pointee.types.indexError, "pop from an empty deque") }
            return deque.popLast(vm)
        }
        t.method("popleft", 1) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "popleft")
            if deque.count == 0 { throw vm.raise(vm.pointee.types.indexError, "pop from an empty deque") }
            return deque.popFirst(vm)
        }
        t.method("extend", 2) { (vm, a) throws(Raised) in
            try vm.extend(try vm.deque(a, "extend"), try vm.itemsToAdd(a), toTheLeft: false)
            return .none
        }
        t.method("extendleft", 2) { (vm, a) throws(Raised) in
            try vm.extend(try vm.deque(a, "extendleft"), try vm.itemsToAdd(a), toTheLeft: true)
            return .none
        }
        t.method("clear", 1) { (vm, a) throws(Raised) in
            try vm.deque(a, "clear").clear(vm)
            return .none
        }
        t.method("rotate", 1...2) { (vm, a) throws(Raised) in
            let steps = a.count > 1 ? try vm.machineIndex(a[1]) : 1
            try vm.deque(a, "rotate").rotate(steps, vm)
            return .none
        }
        t.method("reverse", 1) { (vm, a) throws(Raised) in
            try vm.deque(a, "reverse").reverse(vm)
            return .none
        }
        t.method("insert", 3) { (vm, a) throws(Raised) in
            var index = try vm.machineIndex(a[1])
            let deque = try vm.deque(a, "insert")
            if let bound = deque.bound, deque.count >= bound {
                throw vm.raise(vm.pointee.types.indexError, "deque already at its maximum size")
            }
            if index < 0 { index = Swift.max(0, index &+ deque.count) }
            try deque.insert(a[2], at: Swift.min(index, deque.count), vm)
            return .none
        }
        t.method("remove", 2) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "remove")
            let (index, isChanged) = try vm.search(deque, a[1], from: 0, to: deque.count)
            if isChanged { throw vm.raise(vm.pointee.types.indexError, "deque mutated during remove().") }
            if index < 0 {
                let text = vm.text(try vm.representation(a[1]))
                throw vm.valueError("\(text) is not in deque")
            }
            try deque.remove(at: index, vm)
            return .none
        }
    }

    private func buildDequeMethods(_ t: TypeBuilder) {
        let type = t.type
        t.method("count", 2) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "count")
            let version = deque.version
            var (found, index) = (0, 0)
            let kept = vm.pointee.temporaryCount
            while index < deque.count {
                try vm.charge(1)
                if try vm.isEqual(deque[index], a[1]) { found += 1 }
                if deque.version != version {
                    throw vm.raise(vm.pointee.types.runtimeError, "deque mutated during iteration")
                }
                vm.pointee.temporaryCount = kept
                index += 1
            }
            return .int(found)
        }
        t.method("index", 2...4) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "index")
            let bounds = try vm.searchBounds(a, deque.count)
            let (index, isChanged) = try vm.search(
                deque, a[1], from: bounds.start, to: Swift.min(bounds.stop, deque.count))
            if isChanged { throw vm.raise(vm.pointee.types.runtimeError, "deque mutated during iteration") }
            if index < 0 {
                let text = vm.text(try vm.representation(a[1]))
                throw vm.valueError("\(text) is not in deque")
            }
            return .int(index)
        }
        for name in ["copy", "__copy__"] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                try vm.copyDeque(a, type)
            }
        }
        t.property(
            "maxlen",
            { (vm, a) throws(Raised) in
                if let bound = try vm.deque(a, "maxlen").bound { return .int(bound) }
                return .none
            })
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "__reduce__")
            let bound = deque.bound
            let arguments = bound.map { [vm.pointee.emptyTuple, .int($0)] } ?? []
            let items = try vm.makeIterator(of: a[0])
            return try vm.makeTuple([.object(vm.typeOf(a[0])), try vm.makeTuple(arguments), .none, items])
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }

    private func buildDequeSpecials(_ t: TypeBuilder) {
        t.constant("__hash__", .none)
        t.special(.len, 1) { (vm, a) throws(Raised) in .int(try vm.deque(a, "__len__").count) }
        t.special(.bool, 1) { (vm, a) throws(Raised) in .bool(try vm.deque(a, "__bool__").count > 0) }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let index = try vm.dequeIndex(a)
            return try vm.deque(a, "__getitem__")[index]
        }
        t.special(.setitem, 3) { (vm, a) throws(Raised) in
            let index = try vm.dequeIndex(a)
            try vm.deque(a, "__setitem__")[index] = a[2]
            return .none
        }
        t.special(.delitem, 2) { (vm, a) throws(Raised) in
            let index = try vm.dequeIndex(a)
            try vm.deque(a, "__delitem__").remove(at: index, vm)
            return .none
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "__contains__")
            let (index, isChanged) = try vm.search(deque, a[1], from: 0, to: deque.count)
            if isChanged { throw vm.raise(vm.pointee.types.runtimeError, "deque mutated during iteration") }
            return .bool(index >= 0)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let deque = try vm.deque(a, "__repr__")
            let name = vm.text(vm.typeOf(a[0]).pointee.name)
            let close = deque.bound.map { "], maxlen=\($0))" } ?? "])"
            return try vm.bracketed(vm.unwrapped(a[0]), name + "([", close, placeholder: "[...]") {
                (builder) throws(Raised) in
                var index = 0
                while index < deque.count {
                    try vm.charge(1)
                    if index > 0 { try builder.append(", ") }
                    try vm.appendRepresentation(deque[index], to: &builder)
                    index += 1
                }
            }
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let (one, other) = (try vm.deque(a, "__eq__"), vm.box(a[1], DequeStorage.self))
                guard let other else { return .notImplemented }
                return try vm.compare(one, other, special)
            }
        }
    }

    private func buildDequeArithmetic(_ t: TypeBuilder) {
        let type = t.type
        t.special(.add, 2) { (vm, a) throws(Raised) in
            guard let other = vm.box(a[1], DequeStorage.self) else { return .notImplemented }
            let result = try vm.copyDeque(a, type)
            vm.keep(result)
            guard let target = vm.box(result, DequeStorage.self) else { return result }
            try vm.charge(other.count)
            for index in 0..<other.count { try target.append(other[index], vm) }
            return result
        }
        t.special(.iadd, 2) { (vm, a) throws(Raised) in
            try vm.extend(try vm.deque(a, "__iadd__"), try vm.itemsToAdd(a), toTheLeft: false)
            return a[0]
        }
        for special in [Special.mul, .rmul] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let count = try vm.repetitions(a[1])
                if count.isUndefined { return .notImplemented }
                let times = try vm.machineIndex(count)
                let deque = try vm.deque(a, "__mul__")
                if vm.typeOf(a[0]) == type { return try vm.makeDeque(type, copying: deque, times: times) }
                let result = try vm.copyDeque(a, type)
                vm.keep(result)
                guard let target = vm.box(result, DequeStorage.self) else { return result }
                if times <= 0 {
                    target.clear(vm)
                } else {
                    try vm.repeatItems(of: deque, into: target, times: times - 1)
                }
                return result
            }
        }
        t.special(.imul, 2) { (vm, a) throws(Raised) in
            let count = try vm.repetitions(a[1])
            if count.isUndefined { return .notImplemented }
            let deque = try vm.deque(a, "__imul__")
            let times = try vm.machineIndex(count)
            if times <= 0 {
                deque.clear(vm)
            } else {
                try vm.repeatItems(of: deque, into: deque, times: times - 1)
            }
            return a[0]
        }
    }

    private func buildDequeIterators(_ t: TypeBuilder, _ m: ModuleBuilder) {
        for (name, isReversed) in [("_deque_iterator", false), ("_deque_reverse_iterator", true)] {
            let iterator = m.iteratorType(name)
            let iteratorType = iterator.type
            iterator.special(.lengthHint, 1) { (vm, a) throws(Raised) in
                .int(vm.box(a[0], DequeIterator.self)?.left ?? 0)
            }
            t.special(isReversed ? .reversed : .iter, 1) { (vm, a) throws(Raised) in
                let deque = try vm.deque(a, isReversed ? "__reversed__" : "__iter__")
                return try vm.makeBox(iteratorType, DequeIterator(deque, isReversed: isReversed))
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func deque(_ a: Arguments, _ method: String) throws(Raised) -> DequeStorage {
        if a.count > 0, let deque = box(a[0], DequeStorage.self) { return deque }
        if method.hasPrefix("__") {
            throw typeError(
                "descriptor '\(method)' requires a 'collections.deque' object but received a '\(typeName(a.at(0)))'")
        }
        throw typeError(
            "descriptor '\(method)' for 'collections.deque' objects doesn't apply to a '\(typeName(a.at(0)))' object")
    }

    fileprivate func dequeIndex(_ a: Arguments) throws(Raised) -> Int {
        let key = a[1]
        if !isInteger(key), lookup(typeOf(key), .index).isUndefined {
            throw typeError("sequence index must be integer, not '\(typeName(key))'")
        }
        var index = try self.index(key)
        let count = try deque(a, "__getitem__").count
        if index < 0 { index &+= count }
        guard index >= 0, index < count else { throw raise(pointee.types.indexError, "deque index out of range") }
        return index
    }

    /// What `extend` gets; a copy if it is the deque itself.
    fileprivate func itemsToAdd(_ a: Arguments) throws(Raised) -> Value {
        guard let source = box(a[1], DequeStorage.self), source === box(a[0], DequeStorage.self) else { return a[1] }
        let copy = try makeList(from: a[1])
        keep(copy)
        return copy
    }

    fileprivate func extend(_ deque: DequeStorage, _ source: Value, toTheLeft: Bool) throws(Raised) {
        try forEach(in: source) { (item) throws(Raised) in
            if toTheLeft { try deque.prepend(item, self) } else { try deque.append(item, self) }
        }
    }

    /// The index of an equal item, or -1, and whether comparing changed the deque.
    fileprivate func search(
        _ deque: DequeStorage, _ item: Value, from start: Int, to stop: Int
    ) throws(Raised) -> (index: Int, isChanged: Bool) {
        let version = deque.version
        let kept = pointee.temporaryCount
        var index = start
        while index < stop {
            try charge(1)
            let isEqual = try isEqual(deque[index], item)
            if deque.version != version { return (-1, true) }
            if isEqual { return (index, false) }
            pointee.temporaryCount = kept
            index += 1
        }
        return (-1, false)
    }

    /// A copy of the receiver, of the same class.
    fileprivate func copyDeque(_ a: Arguments, _ type: TypePointer) throws(Raised) -> Value {
        let deque = try deque(a, "copy")
        if typeOf(a[0]) == type { return try makeDeque(type, copying: deque, times: 1) }
        let cls = Value.object(typeOf(a[0]))
        if let bound = deque.bound { return try call(cls, a[0], .int(bound)) }
        return try call(cls, a[0])
    }

    fileprivate func makeDeque(
        _ type: TypePointer, copying source: DequeStorage, times: Int
    ) throws(Raised) -> Value {
        let deque = DequeStorage()
        deque.bound = source.bound
        let result = try makeBox(type, deque, charging: 96)
        try repeatItems(of: source, into: deque, times: times)
        return result
    }

    /// Appends the items of a deque as often as asked. Of what a bound would throw away again nothing is made.
    fileprivate func repeatItems(
        of source: DequeStorage, into target: DequeStorage, times: Int
    ) throws(Raised) {
        let count = source.count
        if count == 0 || times <= 0 { return }
        var rounds = times
        if let bound = target.bound { rounds = Swift.min(rounds, bound / count + 2) }
        let (total, overflows) = count.multipliedReportingOverflow(by: rounds)
        if overflows || total > 1 << 40 { throw exceed(.memory) }
        try reserve(target.bound == nil ? total * 16 : count * 16)
        // The source may be the target, whose items go away at the front while others come at the end.
        let items = (0..<count).map { source[$0] }
        for _ in 0..<rounds {
            try charge(count)
            for item in items { try target.append(item, self) }
        }
    }

    fileprivate func compare(
        _ one: DequeStorage, _ other: DequeStorage, _ special: Special
    ) throws(Raised) -> Value {
        if special == .eq || special == .ne, one.count != other.count { return .bool(special == .ne) }
        try checkStack()
        let versions = (one.version, other.version)
        let kept = pointee.temporaryCount
        var index = 0
        while index < one.count, index < other.count {
            try charge(1)
            let (a, b) = (one[index], other[index])
            keep(a)
            keep(b)
            let isSame = try isEqual(a, b)
            if (one.version, other.version) != versions {
                throw raise(pointee.types.runtimeError, "deque mutated during iteration")
            }
            if !isSame {
                if special == .eq || special == .ne { return .bool(special == .ne) }
                return try compare(special, a, b)
            }
            pointee.temporaryCount = kept
            index += 1
        }
        return .bool(try compareTrue(special, .int(one.count), .int(other.count)))
    }
}
