/// Structural pattern matching.
extension UnsafeMutablePointer where Pointee == Machine {
    func matchesShape(_ value: Value, isMapping: Bool) -> Bool {
        let type = typeOf(value)
        let flag: TypeObject.Flags = isMapping ? .isMapping : .isSequence
        if type.pointee.flags.contains(flag) { return true }
        return isRegistered(type, isMapping ? "Mapping" : "Sequence")
    }

    /// Whether a class derives from, or was registered with, an abstract collection. Those set the flag on their
    /// subclasses when they are made, so that nothing has to be imported here.
    private func isRegistered(_ type: TypePointer, _ name: String) -> Bool {
        let order = tuple(type.pointee.order)
        for index in 0..<order.pointee.count {
            let base = self.type(order.pointee.items[index])
            if text(base.pointee.name) == name || name == "Mapping" && text(base.pointee.name) == "MutableMapping"
                || name == "Sequence" && text(base.pointee.name) == "MutableSequence"
            {
                let module = text(base.pointee.module)
                if module == "collections.abc" || module == "_collections_abc" { return true }
            }
        }
        return false
    }

    func matchKeys(_ mapping: Value, _ keys: Value) throws(Raised) -> Value {
        let keyTuple = tuple(keys)
        var values: [Value] = []
        for index in 0..<keyTuple.pointee.count {
            let key = keyTuple.pointee.items[index]
            for other in 0..<index where try isEqual(keyTuple.pointee.items[other], key) {
                throw valueError("mapping pattern checks duplicate key (\(try representation(key)))")
            }
            let inner = unwrapped(mapping)
            var found = Value.undefined
            if inner.is(.dict), mapping.is(.dict) {
                found = try get(dict(inner), key)
            } else {
                // `get` with a default, so that a defaultdict makes nothing.
                let marker = makeCell(.none)
                keep(marker)
                let method = try getAttribute(mapping, intern("get"))
                let result = try call(method, key, marker)
                if !result.isIdentical(marker) { found = result }
            }
            if found.isUndefined { return .none }
            keep(found)
            values.append(found)
        }
        return try makeTuple(values)
    }

    func matchClass(_ value: Value, _ pattern: Value, positional: Int, names: Value) throws(Raised) -> Value {
        guard pattern.is(.type) else {
            throw typeError("called match pattern must be a class")
        }
        guard try isInstanceOf(value, pattern) else { return .none }
        let type = type(pattern)
        var attributes: [Value] = []
        var seen: Set<String> = []
        if positional > 0 {
            let matchArguments = lookup(type, .matchArgs)
            if matchArguments.isUndefined, type.pointee.flags.contains(.matchesSelf) {
                guard positional == 1 else {
                    throw typeError(
                        "\(name(type))() accepts 1 positional sub-pattern (\(positional) given)")
                }
                attributes.append(value)
            } else {
                var count = 0
                if !matchArguments.isUndefined {
                    guard matchArguments.is(.tuple) else {
                        throw typeError(
                            "\(name(type)).__match_args__ must be a tuple (got \(typeName(matchArguments)))")
                    }
                    count = tuple(matchArguments).pointee.count
                }
                guard positional <= count else {
                    throw typeError(
                        "\(name(type))() accepts \(count) positional sub-pattern\(count == 1 ? "" : "s")"
                            + " (\(positional) given)")
                }
                for index in 0..<positional {
                    let name = tuple(matchArguments).pointee.items[index]
                    guard name.is(.string) else {
                        throw typeError("__match_args__ elements must be strings (got \(typeName(name)))")
                    }
                    guard seen.insert(text(name)).inserted else {
                        throw typeError("\(self.name(type))() got multiple sub-patterns for attribute '\(text(name))'")
                    }
                    guard let found = try attributeForPattern(value, name) else { return .none }
                    attributes.append(found)
                }
            }
        }
        let nameTuple = tuple(names)
        for index in 0..<nameTuple.pointee.count {
            let name = nameTuple.pointee.items[index]
            guard seen.insert(text(name)).inserted else {
                throw typeError("\(self.name(type))() got multiple sub-patterns for attribute '\(text(name))'")
            }
            guard let found = try attributeForPattern(value, name) else { return .none }
            attributes.append(found)
        }
        return try makeTuple(attributes)
    }

    private func attributeForPattern(_ value: Value, _ name: Value) throws(Raised) -> Value? {
        do {
            let found = try getAttributeOrUndefined(value, intern(name))
            if !found.isUndefined { keep(found) }
            return found.isUndefined ? nil : found
        } catch {
            if take(pointee.types.attributeError) != nil { return nil }
            throw error
        }
    }
}
