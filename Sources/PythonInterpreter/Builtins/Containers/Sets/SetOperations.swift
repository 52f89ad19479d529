/// The algebra of sets and of the views that are like sets.
extension UnsafeMutablePointer where Pointee == Machine {
    @inline(__always)
    func isSet(_ value: Value) -> Bool { value.is(.set) || value.is(.frozenSet) }

    /// The receiver of a method that takes any number of positional arguments.
    func setReceiver(_ a: Arguments, _ kind: Kind, _ method: StaticString) throws(Raised) -> Value {
        let set = try receiver(a, kind, method)
        if keywordCount(a) > 0 {
            let type = kind == .set ? "set" : "frozenset"
            throw typeError("\(type).\(method)() takes no keyword arguments")
        }
        return set
    }

    /// `left | right` and the like, for sets and views; NotImplemented where the operands do not allow it.
    func setOperation(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(Raised) -> Value {
        switch operation {
        case .bitOr, .bitAnd, .bitXor, .subtract: break
        default: return .notImplemented
        }
        if isSetLikeView(left) || isSetLikeView(right) { return try viewOperation(operation, left, right) }
        guard isSet(left), isSet(unwrapped(right)) else { return .notImplemented }
        let kind = left.kind
        if operation == .bitAnd { return try intersection(left, right, kind) }
        if operation == .bitXor { return try symmetricDifference(left, right, kind) }
        let result = try copySet(left, kind)
        keep(result)
        if operation == .bitOr {
            try addAll(dict(result), from: right)
        } else {
            try removeAll(dict(result), in: right)
        }
        return result
    }

    /// Views take anything iterable on the other side, and give sets.
    private func viewOperation(
        _ operation: BinaryOperation, _ left: Value, _ right: Value
    ) throws(Raised) -> Value {
        let first = left.is(.dictView) && isSetLikeView(left) ? try makeSet(ofView: left) : try newSet(from: left)
        keep(first)
        if operation == .bitAnd { return try intersection(first, right, .set) }
        switch operation {
        case .bitOr: try addAll(dict(first), from: right)
        case .bitXor: try toggleAll(dict(first), in: right)
        default: try removeAll(dict(first), in: right)
        }
        return first
    }

    func copySet(_ set: Value, _ kind: Kind) throws(Raised) -> Value {
        try charge(dict(set).pointee.table.count >> 3)
        let table = try copy(dict(set).pointee.table)
        let result = makeSet(kind)
        dict(result).pointee.table = table
        return result
    }

    func newSet(from source: Value) throws(Raised) -> Value {
        let result = makeSet()
        keep(result)
        try addAll(dict(result), from: source)
        return result
    }

    /// A value as a set: itself if it is one.
    func asSet(_ value: Value) throws(Raised) -> Value {
        let inner = unwrapped(value)
        if isSet(inner) { return inner }
        let made = try newSet(from: value)
        keep(made)
        return made
    }

    /// Whether the keys of a container can be read from its table, with their hashes.
    private func table(behind value: Value) -> UnsafeMutablePointer<DictObject>? {
        switch value.kind {
        case .set, .frozenSet, .dict: dict(value)
        case .instance:
            {
                let inner = unwrapped(value); return isSet(inner) ? dict(inner) : nil
            }()
        default: nil
        }
    }

    /// Adds everything that an iterable gives.
    func addAll(_ set: UnsafeMutablePointer<DictObject>, from source: Value) throws(Raised) {
        if let other = table(behind: source) {
            if other == set { return }
            if set.pointee.table.count == 0, other.pointee.header.kind != .dict {
                release(&set.pointee.table)
                try charge(other.pointee.table.count >> 3)
                set.pointee.table = try copy(other.pointee.table)
                return
            }
            try forEachEntry(other) { (entry) throws(Raised) in
                try self.set(set, entry.key, .none, hash: entry.hash)
            }
            return
        }
        try forEach(in: source) { (item) throws(Raised) in try self.set(set, item, .none) }
    }

    /// Removes everything that an iterable gives.
    func removeAll(_ set: UnsafeMutablePointer<DictObject>, in source: Value) throws(Raised) {
        if let other = table(behind: source) {
            if other == set {
                release(&set.pointee.table)
                return
            }
            // Of two sets the smaller one is walked.
            if other.pointee.table.count > set.pointee.table.count * 4 {
                try forEachEntry(set) { (entry) throws(Raised) in
                    if try find(other, entry.key, hash: entry.hash) >= 0 { try discard(set, entry) }
                }
            } else {
                try forEachEntry(other) { (entry) throws(Raised) in try discard(set, entry) }
            }
            return
        }
        try forEach(in: source) { (item) throws(Raised) in
            let position = try find(set, item, hash: try keyHash(set, item))
            if position >= 0 { _ = remove(&set.pointee.table, at: position) }
        }
    }

    private func discard(_ set: UnsafeMutablePointer<DictObject>, _ entry: Entry) throws(Raised) {
        let position = try find(set, entry.key, hash: entry.hash)
        if position >= 0 { _ = remove(&set.pointee.table, at: position) }
    }

    /// Adds what is not there of an iterable's items and removes what is.
    func toggleAll(_ set: UnsafeMutablePointer<DictObject>, in source: Value) throws(Raised) {
        if let other = table(behind: source), other == set {
            release(&set.pointee.table)
            return
        }
        // What comes twice counts once.
        let items = try asSet(source)
        try forEachEntry(dict(items)) { (entry) throws(Raised) in
            let position = try find(set, entry.key, hash: entry.hash)
            if position >= 0 {
                _ = remove(&set.pointee.table, at: position)
            } else {
                try self.set(set, entry.key, .none, hash: entry.hash)
            }
        }
    }

    /// What is in one of two only, as a new set. The other one is read first, as CPython does.
    func symmetricDifference(_ left: Value, _ right: Value, _ kind: Kind) throws(Raised) -> Value {
        let result = makeSet(kind)
        keep(result)
        try addAll(dict(result), from: right)
        try toggleAll(dict(result), in: left)
        return result
    }

    /// What two have in common, as a new set.
    func intersection(_ left: Value, _ right: Value, _ kind: Kind) throws(Raised) -> Value {
        let result = makeSet(kind)
        keep(result)
        let target = dict(result)
        let set = dict(left)
        if let other = table(behind: right), other.pointee.header.kind != .dict {
            if other == set { return try copySet(left, kind) }
            let isSmaller = other.pointee.table.count <= set.pointee.table.count
            let (walked, asked) = isSmaller ? (other, set) : (set, other)
            try forEachEntry(walked) { (entry) throws(Raised) in
                if try find(asked, entry.key, hash: entry.hash) >= 0 {
                    try self.set(target, entry.key, .none, hash: entry.hash)
                }
            }
            return result
        }
        try forEach(in: right) { (item) throws(Raised) in
            let hash = try keyHash(set, item)
            if try find(set, item, hash: hash) >= 0 { try self.set(target, item, .none, hash: hash) }
        }
        return result
    }

    func isDisjoint(_ set: UnsafeMutablePointer<DictObject>, _ other: Value) throws(Raised) -> Bool {
        if let table = table(behind: other), table == set { return set.pointee.table.count == 0 }
        let iterator = try makeIterator(of: other)
        keep(iterator)
        let kept = pointee.temporaryCount
        while true {
            try charge(2)
            let item = try nextItem(iterator)
            if item.isUndefined { return true }
            keep(item)
            if try find(set, item, hash: try keyHash(set, item)) >= 0 { return false }
            pointee.temporaryCount = kept
        }
    }

    /// Gives a set the contents of another one, which nobody else knows or which is itself.
    func replace(_ set: Value, with other: Value) {
        if set.isIdentical(other) { return }
        let (target, source) = (dict(set), dict(other))
        release(&target.pointee.table)
        swap(&target.pointee.table, &source.pointee.table)
        target.pointee.table.version = newVersion()
    }

    /// The position of an element, or -1. A set, which has no hash, stands for the frozen set of its elements.
    func position(inSet set: UnsafeMutablePointer<DictObject>, of item: Value) throws(Raised) -> Int {
        let inner = unwrapped(item)
        if inner.is(.set), lookup(typeOf(item), pointee.names[.hash]).isNone {
            let frozen = try copySet(inner, .frozenSet)
            keep(frozen)
            return try find(set, frozen, hash: try hash(frozen))
        }
        return try find(set, item, hash: try keyHash(set, item))
    }

    /// Removes the first element; undefined if there is none. Where the first one may be is remembered, so that taking
    /// one after the other stays fast.
    func popFirst(_ set: UnsafeMutablePointer<DictObject>) throws(Raised) -> Value {
        if set.pointee.table.count == 0 { return .undefined }
        if set.pointee.table.version != pointee.lastPop { try arrange(set) }
        guard let entries = set.pointee.table.entries else { return .undefined }
        let used = set.pointee.table.used
        var position = set.pointee.cachedHash
        if position < 0 || position >= used { position = 0 }
        var steps = 0
        while entries[position].key.isUndefined, steps < used {
            position = position + 1 == used ? 0 : position + 1
            steps += 1
        }
        try charge(steps >> 3)
        let key = entries[position].key
        set.pointee.cachedHash = position + 1
        _ = remove(&set.pointee.table, at: position)
        pointee.lastPop = set.pointee.table.version
        return key
    }

    /// `{1, 2}`, `set()`, `frozenset({1})`, and with the class's name for subclasses.
    func representation(ofSet set: Value, typeOf object: Value) throws(Raised) -> Value {
        let name = typeName(object)
        if dict(set).pointee.table.count == 0 { return try makeString(name + "()") }
        let isPlain = typeOf(object) == pointee.types.set
        let (open, close) = isPlain ? ("{", "}") : (name + "({", "})")
        return try bracketed(set, open, close, placeholder: name + "(...)") { (builder) throws(Raised) in
            // The elements as they are now.
            let items = try makeList(from: set)
            keep(items)
            for index in 0..<list(items).pointee.count {
                try charge(1)
                if index > 0 { try builder.append(", ") }
                try appendRepresentation(list(items).pointee.items[index], to: &builder)
            }
        }
    }
}
