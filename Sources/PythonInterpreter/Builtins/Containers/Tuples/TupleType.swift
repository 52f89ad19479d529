/// `tuple`
extension WorldBuilder {
    func buildTuple() {
        let t = self[types.tuple]
        t.constant("__doc__", vm.internShared("Built-in immutable sequence."))
        t.rawNew { (vm, a) throws(Raised) in
            let type = try vm.requireClass(a, vm.pointee.types.tuple)
            if type == vm.pointee.types.tuple || a.count > 2 || vm.keywordCount(a) > 0 {
                let source = try vm.onlyArgument(a, of: "tuple")
                if type == vm.pointee.types.tuple {
                    return source.isUndefined ? vm.pointee.emptyTuple : try vm.makeTuple(from: source)
                }
            }
            let plain = a.count > 1 ? try vm.makeTuple(from: a[1]) : vm.pointee.emptyTuple
            return try vm.newInstance(type, primitive: plain)
        }
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.tuple(try vm.receiver(a, .tuple, "__len__")).pointee.count)
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            try vm.getItem(try vm.receiver(a, .tuple, "__getitem__"), a[1])
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.contains(try vm.receiver(a, .tuple, "__contains__"), a[1]))
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.receiver(a, .tuple, "__iter__"))
        }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(try vm.receiver(a, .tuple, "__hash__"))) }
        t.special(.add, 2) { (vm, a) throws(Raised) in
            // Anything else is left to the other operand; the operator has the words for it.
            try vm.concatenateSequences(try vm.receiver(a, .tuple, "__add__"), a[1])
        }
        for special in [Special.mul, .rmul] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let sequence = try vm.receiver(a, .tuple, "__mul__")
                let count = try vm.repetitions(a[1])
                return count.isUndefined ? .notImplemented : try vm.repeatSequence(sequence, count)
            }
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let tuple = try vm.receiver(a, .tuple, "__eq__")
                let other = vm.unwrapped(a[1])
                guard other.is(.tuple), let known = try vm.builtinCompare(special, tuple, other) else {
                    return .notImplemented
                }
                return .bool(known)
            }
        }
        t.method("index", 2...4) { (vm, a) throws(Raised) in
            let tuple = vm.tuple(try vm.receiver(a, .tuple, "index"))
            let bounds = try vm.searchBounds(a, tuple.pointee.count)
            var index = bounds.start
            while index < Swift.min(bounds.stop, tuple.pointee.count) {
                if index & 15 == 0 { try vm.charge(4) }
                if try vm.isEqual(tuple.pointee.items[index], a[1]) { return .int(index) }
                index += 1
            }
            throw vm.valueError("tuple.index(x): x not in tuple")
        }
        t.method("count", 2) { (vm, a) throws(Raised) in
            let tuple = vm.tuple(try vm.receiver(a, .tuple, "count"))
            var found = 0
            for index in 0..<tuple.pointee.count {
                if index & 15 == 0 { try vm.charge(4) }
                if try vm.isEqual(tuple.pointee.items[index], a[1]) { found += 1 }
            }
            return .int(found)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let handle = try vm.receiver(a, .tuple, "__repr__")
            let tuple = vm.tuple(handle)
            let close = tuple.pointee.count == 1 ? ",)" : ")"
            return try vm.bracketed(handle, "(", close, placeholder: "(...)") { (builder) throws(Raised) in
                for index in 0..<tuple.pointee.count {
                    try vm.charge(1)
                    if index > 0 { try builder.append(", ") }
                    try vm.appendRepresentation(tuple.pointee.items[index], to: &builder)
                }
            }
        }
        t.method("__getnewargs__", 1) { (vm, a) throws(Raised) in
            try vm.makeTuple([try vm.receiver(a, .tuple, "__getnewargs__")])
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }
}
