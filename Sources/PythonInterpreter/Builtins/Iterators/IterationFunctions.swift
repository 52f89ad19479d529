/// `iter`, `next`, `len`, `sorted`, `any`, `all`.
extension WorldBuilder {
    func buildIterationFunctions() {
        function("iter", 1...2) { (vm, a) throws(Raised) in
            if a.count == 1 { return try vm.makeIterator(of: a[0]) }
            guard vm.isCallable(a[0]) else { throw vm.typeError("iter(v, w): v must be callable") }
            return vm.makeIterator(.callable, vm.pointee.types.callIterator, a[0], other: a[1])
        }
        function("next", 1...2) { (vm, a) throws(Raised) in
            let iterator = a[0]
            // Iterators in Python, and generators, end by an exception that may carry a value.
            let isNative = iterator.is(.iterator) || a.count > 1 && iterator.is(.generator)
            if isNative || vm.isNativeIterator(iterator) {
                let item = try vm.nextItem(iterator)
                if !item.isUndefined { return item }
                if a.count > 1 { return a[1] }
                throw vm.raise(vm.pointee.types.stopIteration)
            }
            let method = vm.lookup(vm.typeOf(iterator), .next)
            if method.isUndefined || method.isNone {
                throw vm.typeError("'\(vm.typeName(iterator))' object is not an iterator")
            }
            if a.count == 1 { return try vm.callSpecial(method, iterator) }
            do throws(Raised) {
                return try vm.callSpecial(method, iterator)
            } catch {
                if vm.take(vm.pointee.types.stopIteration) != nil { return a[1] }
                throw error
            }
        }
        function("len", 1) { (vm, a) throws(Raised) in .int(try vm.length(a[0])) }
        rawFunction("sorted") { (vm, a) throws(Raised) in
            let keywords = vm.keywordCount(a)
            let positional = a.count - keywords
            guard positional == 1 else {
                throw vm.typeError("sorted expected 1 argument, got \(positional)")
            }
            var (key, isReversed) = (Value.none, false)
            for index in 0..<keywords {
                let name = vm.text(vm.tuple(a.keywordNames).pointee.items[index])
                switch name {
                case "key": key = a[positional + index]
                case "reverse": isReversed = try vm.isTrue(a[positional + index])
                default: throw vm.typeError("sort() got an unexpected keyword argument '\(name)'")
                }
            }
            let list = try vm.makeList(from: a[0])
            vm.keep(list)
            try vm.sort(list, key: key, isReversed: isReversed)
            return list
        }
        function("any", 1) { (vm, a) throws(Raised) in .bool(try vm.search(a[0], for: true)) }
        function("all", 1) { (vm, a) throws(Raised) in .bool(try !vm.search(a[0], for: false)) }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Whether a value is a Swift object that gives items.
    func isNativeIterator(_ value: Value) -> Bool {
        guard value.is(.box) else { return false }
        return object(value, BoxObject.self).pointee.box._withUnsafeGuaranteedRef { $0.isIterator }
    }

    /// Whether an iterable has an item of this truth.
    fileprivate func search(_ source: Value, for truth: Bool) throws(Raised) -> Bool {
        let iterator = try makeIterator(of: source)
        keep(iterator)
        let kept = pointee.temporaryCount
        while true {
            try charge(2)
            let item = try nextItem(iterator)
            if item.isUndefined { return false }
            keep(item)
            if try isTrue(item) == truth { return true }
            pointee.temporaryCount = kept
        }
    }
}
