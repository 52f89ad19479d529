/// What methods of containers are called with.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The builtin value that a method works on: the receiver, or what an instance of a subclass holds.
    @inline(__always)
    func receiver(_ a: Arguments, _ kind: Kind, _ method: StaticString) throws(Raised) -> Value {
        if _fastPath(a.count > 0 && a[0].is(kind)) { return a[0] }
        return try receiverSlowly(a, kind, method)
    }

    @inline(never)
    private func receiverSlowly(_ a: Arguments, _ kind: Kind, _ method: StaticString) throws(Raised) -> Value {
        let type = containerType(kind)
        guard a.count > 0 else { throw typeError("unbound method \(name(type)).\(method)() needs an argument") }
        let inner = unwrapped(a[0])
        if inner.is(kind) { return inner }
        throw wrongReceiver(a[0], type, "\(method)")
    }

    /// The complaint about a method that was taken from one type and called with an object of another.
    func wrongReceiver(_ value: Value, _ type: TypePointer, _ method: String) -> Raised {
        // Some methods with special names are plain ones in CPython.
        let isPlain =
            switch method {
            case "__reversed__", "__class_getitem__": true
            case "__getitem__": type == pointee.types.dict || type == pointee.types.list
            case "__contains__":
                type == pointee.types.dict || type == pointee.types.set || type == pointee.types.frozenSet
            default: false
            }
        if method.hasPrefix("__"), !isPlain {
            return typeError(
                "descriptor '\(method)' requires a '\(name(type))' object but received a '\(typeName(value))'")
        }
        return typeError(
            "descriptor '\(method)' for '\(name(type))' objects doesn't apply to a '\(typeName(value))' object")
    }

    private func containerType(_ kind: Kind) -> TypePointer {
        switch kind {
        case .list: pointee.types.list
        case .tuple: pointee.types.tuple
        case .dict: pointee.types.dict
        case .set: pointee.types.set
        case .frozenSet: pointee.types.frozenSet
        case .range: pointee.types.range
        case .slice: pointee.types.slice
        case .mappingProxy: pointee.types.mappingProxy
        default: pointee.types.object
        }
    }

    // MARK: Arguments of constructors

    func keywordCount(_ a: Arguments) -> Int {
        a.keywordNames.isUndefined ? 0 : tuple(a.keywordNames).pointee.count
    }

    /// The one optional positional argument of a constructor; undefined if it was left out. The class is not counted.
    func onlyArgument(_ a: Arguments, of type: String) throws(Raised) -> Value {
        if keywordCount(a) > 0 { throw typeError("\(type)() takes no keyword arguments") }
        if a.count > 2 { throw typeError("\(type) expected at most 1 argument, got \(a.count - 1)") }
        return a.at(1)
    }

    /// The class that `__new__` was called with, which must extend the builtin type.
    func requireClass(_ a: Arguments, _ base: TypePointer) throws(Raised) -> TypePointer {
        guard a.count > 0 else { throw typeError("\(name(base)).__new__(): not enough arguments") }
        guard a[0].is(.type) else {
            throw typeError("\(name(base)).__new__(X): X is not a type object (\(typeName(a[0])))")
        }
        let type = type(a[0])
        guard isSubtype(type, base) else {
            throw typeError(
                "\(name(base)).__new__(\(name(type))): \(name(type)) is not a subtype of \(name(base))")
        }
        return type
    }

    /// An index as the machine counts, or OverflowError.
    func machineIndex(_ value: Value) throws(Raised) -> Int {
        if value.isInt || value.isBool { return value.asInt }
        let whole = try indexValue(value)
        if whole.isInt || whole.isBool { return whole.asInt }
        throw raise(pointee.types.overflowError, "Python int too large to convert to C ssize_t")
    }

    /// Where `index(value, start, stop)` looks, before the ends are clamped to the size.
    func searchBounds(_ a: Arguments, _ count: Int) throws(Raised) -> (start: Int, stop: Int) {
        func bound(_ index: Int, _ missing: Int) throws(Raised) -> Int {
            guard a.has(index) else { return missing }
            let value = a[index]
            if !value.isInt, !value.isBool, lookup(typeOf(value), .index).isUndefined {
                throw typeError("slice indices must be integers or have an __index__ method")
            }
            let position = try clampedIndex(value)
            return position < 0 ? Swift.max(0, position &+ count) : position
        }
        return (try bound(2, 0), try bound(3, .max))
    }

    /// Whether a value can be called.
    func isCallable(_ value: Value) -> Bool {
        switch value.kind {
        case .function, .native, .method, .type: true
        default:
            {
                let method = lookup(typeOf(value), .call); return !method.isUndefined && !method.isNone
            }()
        }
    }

    // MARK: Representation

    /// Appends an item's representation. What was made for it is not kept.
    func appendRepresentation(_ item: Value, to builder: inout TextBuilder) throws(Raised) {
        let kept = pointee.temporaryCount
        keep(item)
        try builder.append(try representation(item))
        if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
    }
}
