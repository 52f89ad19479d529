/// Exception groups, and what `except*` does with them.
extension UnsafeMutablePointer where Pointee == Machine {
    func isGroup(_ value: Value) -> Bool { isInstance(value, pointee.types.baseExceptionGroup) }

    /// The exceptions of a group, a tuple in its detail.
    func groupMembers(_ group: Value) -> Value {
        let detail = exception(group).pointee.detail
        return detail.is(.tuple) ? detail : pointee.emptyTuple
    }

    func groupMessage(_ group: Value) -> Value {
        let arguments = exception(group).pointee.arguments
        guard arguments.is(.tuple), tuple(arguments).pointee.count > 0 else { return pointee.emptyString }
        return tuple(arguments).pointee.items[0]
    }

    /// A group like another with other members, made by its `derive`.
    func derive(_ group: Value, _ members: [Value]) throws(Raised) -> Value {
        let list = try makeList(members)
        keep(list)
        let made = try call(try getAttribute(group, intern("derive")), list)
        guard made.is(.exception) else { throw typeError("derive must return an instance of BaseExceptionGroup") }
        let (source, target) = (exception(group), exception(made))
        target.pointee.traceback = source.pointee.traceback
        target.pointee.cause = source.pointee.cause
        target.pointee.context = source.pointee.context
        target.pointee.suppressesContext = source.pointee.suppressesContext
        if source.pointee.attributes.is(.dict) {
            let notes = get(dict(source.pointee.attributes), name: pointee.names.notes)
            if notes.is(.list) {
                let copy = try makeList(self.list(notes).pointee.items, count: self.list(notes).pointee.count)
                set(dict(makeAttributesDict(made)), name: pointee.names.notes, copy)
            }
        }
        return made
    }

    /// The parts of a group whose exceptions satisfy a condition, and the rest; none for an empty part.
    func split(
        _ group: Value, _ condition: (Value) throws(Raised) -> Bool, depth: Int = 0
    ) throws(Raised) -> (Value, Value) {
        if depth > 200 { throw exceed(.recursion) }
        try charge(4)
        if try condition(group) { return (group, .none) }
        guard isGroup(group) else { return (.none, group) }
        let members = tuple(groupMembers(group))
        var matching: [Value] = []
        var rest: [Value] = []
        for index in 0..<members.pointee.count {
            let (part, other) = try split(members.pointee.items[index], condition, depth: depth + 1)
            if !part.isNone {
                keep(part)
                matching.append(part)
            }
            if !other.isNone {
                keep(other)
                rest.append(other)
            }
        }
        let first = matching.isEmpty ? Value.none : try derive(group, matching)
        keep(first)
        return (first, rest.isEmpty ? .none : try derive(group, rest))
    }

    /// What an `except*` clause catches of an exception, and what is left.
    func splitGroup(_ value: Value, _ classes: Value) throws(Raised) -> (Value, Value) {
        if value.isNone { return (.none, .none) }
        try checkStarClasses(classes)
        if !isGroup(value) {
            guard try matches(value, classes) else { return (.none, value) }
            // A bare exception that matches becomes a group of one.
            let message = pointee.emptyString
            let members = try makeTuple([value])
            let made = try call(.object(pointee.types.exceptionGroupFor(self, value)), message, members)
            exception(made).pointee.traceback = exception(value).pointee.traceback
            return (made, .none)
        }
        let keeps = pointee.keepsTemporaries
        let kept = pointee.temporaryCount
        pointee.keepsTemporaries = true
        defer {
            pointee.keepsTemporaries = keeps
            pointee.temporaryCount = kept
        }
        return try split(value, { (one) throws(Raised) in try matches(one, classes) })
    }

    private func checkStarClasses(_ classes: Value) throws(Raised) {
        let all =
            classes.is(.tuple) ? (0..<tuple(classes).pointee.count).map { tuple(classes).pointee.items[$0] } : [classes]
        for one in all where one.is(.type) && isSubtype(type(one), pointee.types.baseExceptionGroup) {
            throw typeError(
                "catching ExceptionGroup with except* is not allowed. Use except instead.")
        }
    }

    /// What is raised after the handlers of `except*`: what they raised themselves and what none of them caught.
    func reraisedGroup(_ list: Value, original: Value) throws(Raised) -> Value {
        let items = self.list(list)
        var raised: [Value] = []
        for index in 0..<items.pointee.count where !items.pointee.items[index].isNone {
            raised.append(items.pointee.items[index])
        }
        if raised.isEmpty { return .none }
        if !isGroup(original) { return raised.count == 1 ? raised[0] : try combined(raised) }
        // Parts of the original that were not caught or raised again keep their structure.
        let traceback = exception(original).pointee.traceback
        var own: [Value] = []
        var parts: [Value] = []
        for one in raised {
            let isPart =
                isGroup(one) && exception(one).pointee.traceback.isIdentical(traceback)
                && groupMessage(one).isIdentical(groupMessage(original))
            if isPart || one.isIdentical(original) { parts.append(one) } else { own.append(one) }
        }
        var rest = Value.none
        if parts.count == 1 {
            rest = parts[0]
        } else if parts.count > 1 {
            var leaves: Set<UInt64> = []
            for part in parts { collectLeaves(part, into: &leaves, depth: 0) }
            let (joined, _) = try split(original) { (one) throws(Raised) in !isGroup(one) && leaves.contains(one.bits) }
            rest = joined
        }
        if own.isEmpty { return rest }
        if !rest.isNone { own.append(rest) }
        return own.count == 1 ? own[0] : try combined(own)
    }

    private func collectLeaves(_ group: Value, into leaves: inout Set<UInt64>, depth: Int) {
        guard isGroup(group), depth < 200 else {
            leaves.insert(group.bits)
            return
        }
        let members = tuple(groupMembers(group))
        for index in 0..<members.pointee.count {
            collectLeaves(members.pointee.items[index], into: &leaves, depth: depth + 1)
        }
    }

    private func combined(_ exceptions: [Value]) throws(Raised) -> Value {
        let members = try makeList(exceptions)
        return try call(.object(pointee.types.baseExceptionGroup), pointee.emptyString, members)
    }
}

extension Types {
    /// The narrowest group class for one exception.
    func exceptionGroupFor(_ vm: VM, _ value: Value) -> Pointer {
        vm.isInstance(value, exception) ? exceptionGroup : baseExceptionGroup
    }
}
