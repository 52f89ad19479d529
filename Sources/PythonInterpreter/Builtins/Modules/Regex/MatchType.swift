internal import PythonRegex

/// The type `re.Match`.
extension WorldBuilder {
    func buildMatches(_ t: TypeBuilder) {
        t.rawMethod("group") { (vm, a) throws(Raised) in
            let match = try vm.matchBox(a.at(0))
            guard a.keywordNames.isUndefined else {
                throw vm.typeError("re.Match.group() takes no keyword arguments")
            }
            if a.count == 1 { return try vm.matched(match, 0, .none) }
            if a.count == 2 { return try vm.matched(match, try vm.groupNumber(match, a[1]), .none) }
            let tuple = try vm.newTuple(count: a.count - 1)
            for index in 0..<a.count - 1 { tuple.pointee.items[index] = .none }
            let result = vm.finish(tuple)
            for index in 1..<a.count {
                tuple.pointee.items[index - 1] = try vm.matched(match, try vm.groupNumber(match, a[index]), .none)
            }
            return result
        }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            let match = try vm.matchBox(a[0])
            return try vm.matched(match, try vm.groupNumber(match, a[1]), .none)
        }
        t.method("groups", "self, /, default=None") { (vm, a) throws(Raised) in
            let match = try vm.matchBox(a[0])
            let count = match.spans.count - 1
            if count == 0 { return vm.pointee.emptyTuple }
            let tuple = try vm.newTuple(count: count)
            for index in 0..<count { tuple.pointee.items[index] = .none }
            let result = vm.finish(tuple)
            for index in 0..<count { tuple.pointee.items[index] = try vm.matched(match, index + 1, a.orNone(1)) }
            return result
        }
        t.method("groupdict", "self, /, default=None") { (vm, a) throws(Raised) in
            let match = try vm.matchBox(a[0])
            let dict = vm.newDict()
            let result = vm.finish(dict)
            for (name, number) in match.program.groupNames {
                let key = vm.intern(try vm.makeString(name))
                try vm.set(dict, key, try vm.matched(match, number, a.orNone(1)))
            }
            return result
        }
        t.method("start", 1...2) { (vm, a) throws(Raised) in .int(try vm.span(a).0) }
        t.method("end", 1...2) { (vm, a) throws(Raised) in .int(try vm.span(a).1) }
        t.method("span", 1...2) { (vm, a) throws(Raised) in
            let span = try vm.span(a)
            return try vm.makeTuple([.int(span.0), .int(span.1)])
        }
        t.method("expand", "self, /, template") { (vm, a) throws(Raised) in try vm.expand(try vm.matchBox(a[0]), a[1]) }
        buildMatchAttributes(t)
    }

    private func buildMatchAttributes(_ t: TypeBuilder) {
        t.property("string", { (vm, a) throws(Raised) in try vm.matchBox(a[0]).string })
        t.property("re", { (vm, a) throws(Raised) in try vm.matchBox(a[0]).pattern })
        t.property("pos", { (vm, a) throws(Raised) in .int(try vm.matchBox(a[0]).pos) })
        t.property("endpos", { (vm, a) throws(Raised) in .int(try vm.matchBox(a[0]).endpos) })
        t.property(
            "lastindex",
            { (vm, a) throws(Raised) in
                try vm.matchBox(a[0]).lastIndex.map { Value.int($0) } ?? .none
            })
        t.property(
            "lastgroup",
            { (vm, a) throws(Raised) in
                let match = try vm.matchBox(a[0])
                guard let last = match.lastIndex,
                    let name = match.program.groupNames.first(where: { $0.number == last })?.name
                else { return .none }
                return vm.intern(try vm.makeString(name))
            })
        t.property(
            "regs",
            { (vm, a) throws(Raised) in
                let match = try vm.matchBox(a[0])
                let tuple = try vm.newTuple(count: match.spans.count)
                for index in match.spans.indices { tuple.pointee.items[index] = .none }
                let result = vm.finish(tuple)
                for (index, span) in match.spans.enumerated() {
                    tuple.pointee.items[index] = try vm.makeTuple([.int(span.0), .int(span.1)])
                }
                return result
            })
        t.special(.bool, 1) { (vm, a) throws(Raised) in .true }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let match = try vm.matchBox(a[0])
            var builder = TextBuilder(vm: vm)
            try builder.append("<re.Match object; span=(\(match.spans[0].0), \(match.spans[0].1)), match=")
            let text = vm.string(vm.unwrapped(try vm.representation(try vm.matched(match, 0, .none))))
            try builder.append(text, 0, Swift.min(50, text.pointee.count))
            try builder.append(">")
            return try builder.finish()
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func matchBox(_ value: Value) throws(Raised) -> MatchBox {
        guard let match = box(value, MatchBox.self) else {
            throw typeError("descriptor for 're.Match' objects doesn't apply to a '\(typeName(value))' object")
        }
        return match
    }

    /// The number of a group that is given by number or name.
    fileprivate func groupNumber(_ match: MatchBox, _ value: Value) throws(Raised) -> Int {
        let inner = unwrapped(value)
        var number = -1
        if inner.is(.string) {
            number = match.program.groupNumber(named: points(inner)) ?? -1
        } else if isInteger(inner) || !lookup(typeOf(value), .index).isUndefined {
            number = try clampedIndex(value)
        }
        guard number >= 0, number < match.spans.count else {
            throw raise(pointee.types.indexError, "no such group")
        }
        return number
    }

    fileprivate func matched(_ match: MatchBox, _ number: Int, _ missing: Value) throws(Raised) -> Value {
        let span = match.spans[number]
        if span.0 < 0 { return missing }
        let inner = unwrapped(match.string)
        let view = inner.is(.string) ? TextView(string(inner)) : try requireBytes(inner)
        return try part(match.string, view, span.0, span.1)
    }

    fileprivate func span(_ a: Arguments) throws(Raised) -> (Int, Int) {
        let match = try matchBox(a[0])
        return match.spans[a.has(1) ? try groupNumber(match, a[1]) : 0]
    }
}
