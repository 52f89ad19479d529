/// Displays, f-strings and the arguments of calls with stars.
extension UnsafeMutablePointer where Pointee == Machine {
    func build(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) {
        switch ins.opcode {
        case .buildSet:
            let set = makeSet()
            // The register may be one of the operands, so it is written last; meanwhile the set is a temporary.
            keep(set)
            defer { pointee.temporaryCount -= 1 }
            for index in 0..<ins.c {
                let item = r[ins.b + index]
                try self.set(dict(set), item, .none)
            }
            r[ins.a] = set
        case .buildDict:
            let made = makeDict()
            keep(made)
            defer { pointee.temporaryCount -= 1 }
            for index in 0..<ins.c {
                try set(dict(made), r[ins.b + 2 * index], r[ins.b + 2 * index + 1])
            }
            r[ins.a] = made
        case .buildString: r[ins.a] = try join(r + ins.b, count: ins.c)
        case .buildSlice:
            r[ins.a] = makeSlice(
                r[ins.b], r[ins.b + 1], ins.c == 3 ? r[ins.b + 2] : .none)
        case .listExtend:
            do {
                try extend(r[ins.a], r[ins.b])
            } catch {
                if lookup(typeOf(r[ins.b]), pointee.names[.iter]).isUndefined, take(pointee.types.typeError) != nil {
                    throw typeError("Value after * must be an iterable, not \(typeName(r[ins.b]))")
                }
                throw error
            }
        case .setUpdate:
            let target = dict(r[ins.a])
            try forEach(in: r[ins.b]) { (item) throws(Raised) in try set(target, item, .none) }
        case .dictUpdate:
            guard isMapping(r[ins.b]) else {
                throw typeError("'\(typeName(r[ins.b]))' object is not a mapping")
            }
            try update(dict(r[ins.a]), from: r[ins.b])
        case .dictMerge: try mergeKeywords(r, ins)
        case .listToTuple:
            let list = list(r[ins.b])
            r[ins.a] = try makeTuple(list.pointee.items, count: list.pointee.count)
        case .format:
            var value = r[ins.b]
            switch ins.d {
            case 1: value = try toString(value)
            case 2: value = try representation(value)
            case 3: value = try asciiRepresentation(value)
            default: break
            }
            if ins.c == 0xFFFF {
                r[ins.a] = value.is(.string) ? value : try format(value, pointee.emptyString)
            } else {
                r[ins.a] = try format(value, r[ins.c])
            }
        case .buildTemplate: r[ins.a] = try makeTemplate(r + ins.b, count: ins.c)
        case .buildInterpolation:
            r[ins.a] = try makeInterpolation(r[ins.b], r[ins.b + 1], r[ins.b + 2], r[ins.b + 3])
        default: break
        }
    }

    func isMapping(_ value: Value) -> Bool {
        unwrapped(value).is(.dict) || !lookup(typeOf(value), pointee.names.keys).isUndefined
    }

    /// Keyword arguments from a mapping: none may come twice.
    private func mergeKeywords(_ r: UnsafeMutablePointer<Value>, _ ins: Instruction) throws(Raised) {
        let target = dict(r[ins.a])
        let source = r[ins.b]
        guard isMapping(source) else {
            throw typeError(
                "\(calleeName(r[ins.c]))() argument after ** must be a mapping, not \(typeName(source))")
        }
        let copy = newDict()
        let handle = finish(copy)
        keep(handle)
        defer { pointee.temporaryCount -= 1 }
        try update(copy, from: source)
        guard let entries = copy.pointee.table.entries else { return }
        for position in 0..<copy.pointee.table.used where !entries[position].key.isUndefined {
            let entry = entries[position]
            guard entry.key.is(.string) else { throw typeError("keywords must be strings") }
            if try find(target, entry.key, hash: entry.hash) >= 0 {
                throw typeError(
                    "\(calleeName(r[ins.c]))() got multiple values for keyword argument '\(text(entry.key))'")
            }
            try set(target, entry.key, entry.value, hash: entry.hash)
        }
    }

    func calleeName(_ callee: Value) -> String {
        switch callee.kind {
        case .function:
            (function(callee).pointee.module.is(.string) ? text(function(callee).pointee.module) + "." : "")
                + text(function(callee).pointee.qualifiedName)
        case .native: nativeName(object(callee, NativeObject.self))
        case .method: calleeName(object(callee, MethodObject.self).pointee.function)
        case .type: text(type(callee).pointee.qualifiedName)
        default: typeName(callee)
        }
    }

    /// Strings one behind the other.
    func join(_ parts: UnsafeMutablePointer<Value>, count: Int) throws(Raised) -> Value {
        if count == 1 { return parts[0] }
        var total = 0
        var width = 1
        var isASCII = true
        for index in 0..<count {
            let part = string(parts[index])
            total += part.pointee.count
            width = Swift.max(width, part.pointee.width)
            if !part.pointee.header.flags.contains(.ascii) { isASCII = false }
        }
        if total == 0 { return pointee.emptyString }
        try charge(total >> 6)
        let result = try newString(count: total, width: width, isASCII: isASCII)
        var position = 0
        for index in 0..<count {
            let part = string(parts[index])
            copyText(from: part, to: result, at: position)
            position += part.pointee.count
        }
        return finish(result)
    }

    /// Copies a string into one that is at least as wide.
    @inline(__always)
    func copyText(
        from source: UnsafeMutablePointer<StringObject>, to target: UnsafeMutablePointer<StringObject>, at position: Int
    ) {
        let count = source.pointee.count
        let width = target.pointee.width
        if source.pointee.width == width {
            (target.pointee.storage + position * width).copyMemory(
                from: source.pointee.storage, byteCount: count * width)
        } else if width == 2 {
            let units = target.pointee.storage.assumingMemoryBound(to: UInt16.self)
            for index in 0..<count { units[position + index] = UInt16(truncatingIfNeeded: source.pointee[index]) }
        } else {
            let units = target.pointee.storage.assumingMemoryBound(to: UInt32.self)
            for index in 0..<count { units[position + index] = source.pointee[index] }
        }
    }
}
