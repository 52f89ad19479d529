/// `_operator`: the operators as functions.
extension WorldBuilder {
    func buildOperators() {
        let m = module("_operator")
        for (name, special) in [
            ("lt", Special.lt), ("le", .le), ("eq", .eq), ("ne", .ne), ("ge", .ge), ("gt", .gt),
        ] {
            m.function(name, 2) { (vm, a) throws(Raised) in try vm.compare(special, a[0], a[1]) }
        }
        for (name, operation) in [
            ("add", BinaryOperation.add), ("sub", .subtract), ("mul", .multiply), ("matmul", .matrixMultiply),
            ("truediv", .divide), ("mod", .modulo), ("pow", .power), ("lshift", .leftShift), ("rshift", .rightShift),
            ("or_", .bitOr), ("xor", .bitXor), ("and_", .bitAnd), ("floordiv", .floorDivide),
        ] {
            m.function(name, 2) { (vm, a) throws(Raised) in try vm.binary(operation, a[0], a[1]) }
            let inPlace = "i" + (name.hasSuffix("_") ? String(name.dropLast()) : name)
            m.function(inPlace, 2) { (vm, a) throws(Raised) in try vm.inPlace(operation, a[0], a[1]) }
        }
        for (name, special) in [
            ("neg", Special.neg), ("pos", .pos), ("inv", .invert), ("invert", .invert), ("abs", .abs),
        ] {
            m.function(name, 1) { (vm, a) throws(Raised) in try vm.unary(special, a[0]) }
        }
        buildTruth(m)
        buildItems(m)
        buildGetters(m)
    }

    private func buildTruth(_ m: ModuleBuilder) {
        m.function("truth", 1) { (vm, a) throws(Raised) in .bool(try vm.isTrue(a[0])) }
        m.function("not_", 1) { (vm, a) throws(Raised) in .bool(try !vm.isTrue(a[0])) }
        m.function("is_", 2) { (vm, a) throws(Raised) in .bool(a[0].isIdentical(a[1])) }
        m.function("is_not", 2) { (vm, a) throws(Raised) in .bool(!a[0].isIdentical(a[1])) }
        m.function("is_none", 1) { (vm, a) throws(Raised) in .bool(a[0].isNone) }
        m.function("is_not_none", 1) { (vm, a) throws(Raised) in .bool(!a[0].isNone) }
        m.function("index", 1) { (vm, a) throws(Raised) in try vm.rangePart(a[0]) }
        m.rawFunction("call") { (vm, a) throws(Raised) in
            guard a.count > vm.keywordCount(a) else { throw vm.typeError("call expected at least 1 argument, got 0") }
            return try vm.call(a[0], arguments: a.base + 1, count: a.count - 1, names: a.keywordNames)
        }
    }

    private func buildItems(_ m: ModuleBuilder) {
        m.function("contains", 2) { (vm, a) throws(Raised) in .bool(try vm.contains(a[0], a[1])) }
        m.function("getitem", 2) { (vm, a) throws(Raised) in try vm.getItem(a[0], a[1]) }
        m.function("setitem", 3) { (vm, a) throws(Raised) in
            try vm.setItem(a[0], a[1], a[2])
            return .none
        }
        m.function("delitem", 2) { (vm, a) throws(Raised) in
            try vm.deleteItem(a[0], a[1])
            return .none
        }
        m.function("concat", 2) { (vm, a) throws(Raised) in
            try vm.requireSequence(a[0])
            return try vm.binary(.add, a[0], a[1])
        }
        m.function("iconcat", 2) { (vm, a) throws(Raised) in
            try vm.requireSequence(a[0])
            return try vm.inPlace(.add, a[0], a[1])
        }
        m.function("countOf", 2) { (vm, a) throws(Raised) in
            var count = 0
            try vm.forEach(in: a[0]) { (item) throws(Raised) in if try vm.isEqual(item, a[1]) { count += 1 } }
            return .int(count)
        }
        m.function("indexOf", 2) { (vm, a) throws(Raised) in
            let iterator = try vm.makeIterator(of: a[0])
            vm.keep(iterator)
            let kept = vm.pointee.temporaryCount
            var index = 0
            while true {
                try vm.charge(2)
                let item = try vm.nextItem(iterator)
                if item.isUndefined { throw vm.valueError("sequence.index(x): x not in sequence") }
                vm.keep(item)
                if try vm.isEqual(item, a[1]) { return .int(index) }
                vm.pointee.temporaryCount = kept
                index += 1
            }
        }
        m.function("length_hint", 1...2) { (vm, a) throws(Raised) in
            if a.count > 1, !vm.isInteger(a[1]) {
                throw vm.typeError("'\(vm.typeName(a[1]))' object cannot be interpreted as an integer")
            }
            if let hint = try vm.lengthHint(of: a[0]) { return .int(hint) }
            return a.count > 1 ? a[1] : .int(0)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func requireSequence(_ value: Value) throws(Raised) {
        if lookup(typeOf(value), .getitem).isUndefined {
            throw typeError("'\(typeName(value))' object can't be concatenated")
        }
    }
}
