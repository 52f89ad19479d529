internal import PythonNumbers

/// Equality, order, hashes and membership.
extension UnsafeMutablePointer where Pointee == Machine {
    @inline(never)
    func compare(_ special: Special, _ left: Value, _ right: Value) throws(Raised) -> Value {
        if !left.is(.instance), !right.is(.instance) {
            if let known = try builtinCompare(special, left, right) { return .bool(known) }
        }
        return try richCompare(special, left, right)
    }

    /// Whether one tuple comes before another, as far as integers, floats and strings of which they begin with decide it;
    /// nil otherwise. It has no side effects, so that the whole comparison may still be made after it.
    func simpleTupleOrder(
        _ left: UnsafeMutablePointer<TupleObject>, _ right: UnsafeMutablePointer<TupleObject>
    ) throws(Raised) -> Bool? {
        let count = Swift.min(left.pointee.count, right.pointee.count)
        var index = 0
        while index < count {
            let (a, b) = (left.pointee.items[index], right.pointee.items[index])
            index &+= 1
            if a.isInt, b.isInt {
                if a.bits == b.bits { continue }
                return a.asInt < b.asInt
            }
            if a.is(.string), b.is(.string) {
                if a.isIdentical(b) { continue }
                let (one, other) = (string(a), string(b))
                try charge(Swift.min(one.pointee.count, other.pointee.count) >> 5 &+ 1)
                let order = compare(one, other)
                if order == 0 { continue }
                return order < 0
            }
            if a.isFloat, b.isFloat {
                if a.isIdentical(b) || a.asDouble == b.asDouble { continue }
                return a.asDouble < b.asDouble
            }
            return nil
        }
        return left.pointee.count < right.pointee.count
    }

    /// A comparison as a condition.
    @inline(never)
    func compareTrue(_ special: Special, _ left: Value, _ right: Value) throws(Raised) -> Bool {
        if !left.is(.instance), !right.is(.instance) {
            if let known = try builtinCompare(special, left, right) { return known }
        }
        return try isTrue(try richCompare(special, left, right))
    }

    private static func reflected(_ special: Special) -> Special {
        switch special {
        case .lt: .gt
        case .le: .ge
        case .gt: .lt
        case .ge: .le
        default: special
        }
    }

    func richCompare(_ special: Special, _ left: Value, _ right: Value) throws(Raised) -> Value {
        let leftType = typeOf(left)
        let rightType = typeOf(right)
        // What one method does must not make the operands vanish before the other is asked.
        keep(left)
        keep(right)
        let reflected = Self.reflected(special)
        var triedReflected = false
        if leftType != rightType, isSubtype(rightType, leftType) {
            let method = lookup(rightType, reflected)
            if !method.isUndefined {
                triedReflected = true
                let result = try callSpecial(method, right, left)
                if !result.is(.notImplemented) { return result }
            }
        }
        let method = lookup(leftType, special)
        if !method.isUndefined {
            let result = try callSpecial(method, left, right)
            if !result.is(.notImplemented) { return result }
        }
        if !triedReflected {
            let method = lookup(rightType, reflected)
            if !method.isUndefined {
                let result = try callSpecial(method, right, left)
                if !result.is(.notImplemented) { return result }
            }
        }
        switch special {
        case .eq: return .bool(left.isIdentical(right))
        case .ne: return .bool(!left.isIdentical(right))
        default:
            let symbol =
                switch special {
                case .lt: "<"
                case .le: "<="
                case .gt: ">"
                default: ">="
                }
            throw typeError(
                "'\(symbol)' not supported between instances of '\(typeName(left))' and '\(typeName(right))'")
        }
    }

    /// Identical or equal: what containers ask.
    @inline(__always)
    func isEqual(_ left: Value, _ right: Value) throws(Raised) -> Bool {
        if left.isIdentical(right) { return true }
        if left.is(.string), right.is(.string) { return isEqual(string(left), string(right)) }
        return try isEqualSlowly(left, right)
    }

    @inline(never)
    private func isEqualSlowly(_ left: Value, _ right: Value) throws(Raised) -> Bool {
        if !left.is(.instance), !right.is(.instance) {
            if let known = try builtinCompare(.eq, left, right) { return known }
        }
        // Searches compare millions of times without a safepoint between.
        let kept = pointee.temporaryCount
        defer { pointee.temporaryCount = kept }
        return try isTrue(try richCompare(.eq, left, right))
    }

    private func holds(_ special: Special, _ order: Int) -> Bool {
        switch special {
        case .lt: order < 0
        case .le: order <= 0
        case .eq: order == 0
        case .ne: order != 0
        case .gt: order > 0
        default: order >= 0
        }
    }

    /// Comparison of builtin values; nil where their types leave it to methods or say nothing.
    func builtinCompare(_ special: Special, _ left: Value, _ right: Value) throws(Raised) -> Bool? {
        switch (left.kind, right.kind) {
        case (.int, .int), (.bool, .int), (.int, .bool), (.bool, .bool):
            let (a, b) = (left.asInt, right.asInt)
            return holds(special, a < b ? -1 : a == b ? 0 : 1)
        case (.float, .float):
            let (a, b) = (left.asDouble, right.asDouble)
            switch special {
            case .lt: return a < b
            case .le: return a <= b
            case .eq: return a == b
            case .ne: return a != b
            case .gt: return a > b
            default: return a >= b
            }
        case (.int, .float), (.bool, .float), (.bigInt, .float):
            return compareWithDouble(special, left, right.asDouble)
        case (.float, .int), (.float, .bool), (.float, .bigInt):
            return compareWithDouble(Self.reflected(special), right, left.asDouble)
        case (.bigInt, .bigInt), (.bigInt, .int), (.int, .bigInt), (.bigInt, .bool), (.bool, .bigInt):
            guard let a = integer(left), let b = integer(right) else { return nil }
            try charge((a.limbCount + b.limbCount) / 8)
            return holds(special, a.compare(to: b))
        case (.string, .string):
            let (a, b) = (string(left), string(right))
            if special == .eq { return isEqual(a, b) }
            if special == .ne { return !isEqual(a, b) }
            try charge(Swift.min(a.pointee.count, b.pointee.count) >> 5)
            return holds(special, compare(a, b))
        case (.none, .none):
            return special == .eq ? true : special == .ne ? false : nil
        case (.tuple, .tuple):
            return try compareSequences(
                special, { self.tuple(left).pointee.items[$0] }, { self.tuple(left).pointee.count },
                { self.tuple(right).pointee.items[$0] }, { self.tuple(right).pointee.count })
        case (.list, .list):
            return try compareSequences(
                special, { self.list(left).pointee.items[$0] }, { self.list(left).pointee.count },
                { self.list(right).pointee.items[$0] }, { self.list(right).pointee.count })
        case (.bytes, .bytes), (.bytes, .byteArray), (.byteArray, .bytes), (.byteArray, .byteArray):
            let (a, b) = (bytes(left), bytes(right))
            let count = Swift.min(a.pointee.count, b.pointee.count)
            try charge(count >> 5)
            let order = Memory.compare(a.pointee.storage, b.pointee.storage, count)
            return holds(special, order != 0 ? order : a.pointee.count - b.pointee.count)
        case (.dict, .dict):
            guard special == .eq || special == .ne else { return nil }
            return try dictsEqual(dict(left), dict(right)) == (special == .eq)
        case (.set, .set), (.set, .frozenSet), (.frozenSet, .set), (.frozenSet, .frozenSet):
            return try compareSets(special, dict(left), dict(right))
        case (.none, _), (_, .none):
            // Nothing of builtin kind is equal to None, and nothing is ordered with it.
            if special == .eq { return left.isIdentical(right) ? true : left.isObject || right.isObject ? nil : false }
            return nil
        default: return nil
        }
    }

    private func compareWithDouble(_ special: Special, _ left: Value, _ right: Double) -> Bool? {
        if right.isNaN { return special == .ne }
        if right.isInfinite { return holds(special, right > 0 ? -1 : 1) }
        guard let integer = integer(left) else { return nil }
        if case .small(let small) = integer, small.magnitude < 1 << 53 {
            let number = Double(small)
            return holds(special, number < right ? -1 : number == right ? 0 : 1)
        }
        guard let order = integer.bigInteger.compare(to: right) else { return nil }
        return holds(special, order)
    }

    /// Comparing items may change the sequences: their sizes are read anew each time.
    @inline(__always)
    private func compareSequences(
        _ special: Special, _ left: (Int) -> Value, _ leftCount: () -> Int, _ right: (Int) -> Value,
        _ rightCount: () -> Int
    ) throws(Raised) -> Bool {
        if special == .eq || special == .ne, leftCount() != rightCount() { return special == .ne }
        try checkStack()
        pointee.nesting += 1
        defer { pointee.nesting -= 1 }
        if pointee.nesting > Self.deepest {
            throw raise(pointee.types.recursionError, "maximum recursion depth exceeded in comparison")
        }
        var index = 0
        let kept = pointee.temporaryCount
        defer { if pointee.temporaryCount > kept { pointee.temporaryCount = kept } }
        while index < leftCount(), index < rightCount() {
            try charge(1)
            let (a, b) = (left(index), right(index))
            if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
            if a.isInt, b.isInt, a.bits != b.bits {
                if special == .eq { return false }
                if special == .ne { return true }
                return holds(special, a.asInt < b.asInt ? -1 : 1)
            }
            if try !isEqual(a, b) {
                if special == .eq { return false }
                if special == .ne { return true }
                return try compareTrue(special, a, b)
            }
            index += 1
        }
        return holds(special, leftCount() - rightCount())
    }

    /// How deeply natives may call themselves or Python.
    static var deepest: Int { 900 }

    private func dictsEqual(
        _ left: UnsafeMutablePointer<DictObject>, _ right: UnsafeMutablePointer<DictObject>
    ) throws(Raised) -> Bool {
        if left.pointee.table.count != right.pointee.table.count { return false }
        try checkStack()
        pointee.nesting += 1
        defer { pointee.nesting -= 1 }
        if pointee.nesting > Self.deepest {
            throw raise(pointee.types.recursionError, "maximum recursion depth exceeded in comparison")
        }
        var position = 0
        let kept = pointee.temporaryCount
        while position < left.pointee.table.used, let entries = left.pointee.table.entries {
            let entry = entries[position]
            position += 1
            if entry.key.isUndefined { continue }
            try charge(1)
            keep(entry.key)
            keep(entry.value)
            let found = try find(right, entry.key, hash: entry.hash)
            guard found >= 0, let others = right.pointee.table.entries else { return false }
            if try !isEqual(entry.value, others[found].value) { return false }
            if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
        }
        return true
    }

    private func compareSets(
        _ special: Special, _ left: UnsafeMutablePointer<DictObject>, _ right: UnsafeMutablePointer<DictObject>
    ) throws(Raised) -> Bool {
        let (a, b) = (left.pointee.table.count, right.pointee.table.count)
        switch special {
        case .eq: return a == b ? try isSubset(left, right) : false
        case .ne: return a == b ? try !isSubset(left, right) : true
        case .lt: return a < b ? try isSubset(left, right) : false
        case .le: return a <= b ? try isSubset(left, right) : false
        case .gt: return b < a ? try isSubset(right, left) : false
        default: return b <= a ? try isSubset(right, left) : false
        }
    }

    func isSubset(
        _ left: UnsafeMutablePointer<DictObject>, _ right: UnsafeMutablePointer<DictObject>
    ) throws(Raised) -> Bool {
        var position = 0
        let kept = pointee.temporaryCount
        while position < left.pointee.table.used, let entries = left.pointee.table.entries {
            let entry = entries[position]
            position += 1
            if entry.key.isUndefined { continue }
            try charge(1)
            keep(entry.key)
            if try find(right, entry.key, hash: entry.hash) < 0 { return false }
            if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
        }
        return true
    }

    // MARK: Hash

    @inline(__always)
    func hash(_ value: Value) throws(Raised) -> Int {
        if value.is(.string) { return hash(string: string(value)) }
        if value.isInt {
            let number = value.asInt
            if _fastPath(number.magnitude < 0x1FFF_FFFF_FFFF_FFFF) { return number == -1 ? -2 : number }
        }
        return try hashSlowly(value)
    }

    @inline(never)
    private func hashSlowly(_ value: Value) throws(Raised) -> Int {
        switch value.kind {
        case .int, .bool: return NumberHash.ofInteger(value.asInt)
        case .bigInt:
            guard let integer = integer(value) else { return 0 }
            try charge(integer.limbCount / 4)
            return integer.hash
        case .float:
            return NumberHash.ofDouble(value.asDouble) ?? 0x7F8_0001
        case .complex:
            let complex = object(value, ComplexObject.self)
            return NumberHash.ofComplex(
                real: NumberHash.ofDouble(complex.pointee.real) ?? 1,
                imaginary: NumberHash.ofDouble(complex.pointee.imaginary) ?? 1)
        case .none: return 0xFCA8_6420
        case .ellipsis: return 0x1FE_DCBA
        case .notImplemented: return 0x3AB_CDEF
        case .tuple:
            try checkStack()
            pointee.nesting += 1
            defer { pointee.nesting -= 1 }
            if pointee.nesting > Self.deepest { throw exceed(.recursion) }
            let tuple = tuple(value)
            var result: UInt64 = 0x27D4_EB2F_1656_67C5
            for index in 0..<tuple.pointee.count {
                try charge(1)
                let lane = UInt64(bitPattern: Int64(try hash(tuple.pointee.items[index])))
                result = result &+ lane &* 0xC2B2_AE3D_27D4_EB4F
                result = result << 31 | result >> 33
                result = result &* 0x9E37_79B1_85EB_CA87
            }
            result = result &+ (UInt64(tuple.pointee.count) ^ (0x27D4_EB2F_1656_67C5 ^ 3_527_539))
            return result == .max ? 1_546_275_796 : Int(Int64(bitPattern: result))
        case .bytes:
            let bytes = bytes(value)
            if bytes.pointee.hash != 0 { return bytes.pointee.hash }
            let hash = Hashing.bytes(bytes.pointee.storage, bytes.pointee.count, pointee.hashKey)
            if !bytes.pointee.header.flags.contains(.immortal) { bytes.pointee.hash = hash }
            return hash
        case .frozenSet:
            let set = dict(value)
            if set.pointee.cachedHash != 0 { return set.pointee.cachedHash }
            var result: UInt64 = 1_927_868_237 &* UInt64(set.pointee.table.count + 1)
            forEach(set.pointee.table) {
                let hash = UInt64(bitPattern: Int64($0.hash))
                result ^= (hash ^ 89_869_747 ^ hash << 16) &* 3_644_798_167
            }
            result ^= result >> 11 ^ result >> 25
            result = result &* 69_069 &+ 907_133_923
            let hash = result == .max ? 590_923_713 : Int(Int64(bitPattern: result))
            set.pointee.cachedHash = hash
            return hash
        case .list, .dict, .set, .byteArray:
            throw unhashable(value)
        case .range:
            let range = object(value, RangeObject.self)
            let length = range.pointee.length
            let isEmpty = length.isInt && length.asInt == 0
            let isSingle = length.isInt && length.asInt == 1
            let parts = try makeTuple([
                length, isEmpty ? .none : range.pointee.start, isEmpty || isSingle ? .none : range.pointee.step,
            ])
            return try hash(parts)
        case .slice:
            let slice = object(value, SliceObject.self)
            return try hash(try makeTuple([slice.pointee.start, slice.pointee.stop, slice.pointee.step]))
        case .method:
            let method = object(value, MethodObject.self)
            return try hash(method.pointee.function) ^ identityHash(method.pointee.receiver)
        default: break
        }
        let type = typeOf(value)
        let method = lookup(type, pointee.names[.hash])
        if method.isNone { throw unhashable(value) }
        if method.isUndefined || method.isIdentical(World.shared.objectHash) { return identityHash(value) }
        if value.is(.instance), method.is(.native) {
            // The hash of the builtin value that the instance extends.
            let inner = unwrapped(value)
            if !inner.is(.instance) { return try hash(inner) }
        }
        let result = try callSpecial(method, value)
        let whole = unwrapped(result)
        if whole.isInt || whole.isBool { return whole.asInt == -1 ? -2 : whole.asInt }
        guard let integer = integer(whole) else { throw typeError("__hash__ method should return an integer") }
        return integer.hash
    }

    func identityHash(_ value: Value) -> Int {
        Int(Int64(bitPattern: value.bits >> 4 ^ UInt64(value.generation) << 40)) & 0x7FFF_FFFF_FFFF_FFFF
    }

    func unhashable(_ value: Value) -> Raised { typeError("unhashable type: '\(typeName(value))'") }

    // MARK: Membership

    /// `item in container`
    func contains(_ container: Value, _ item: Value) throws(Raised) -> Bool {
        switch container.kind {
        case .dict, .set, .frozenSet:
            let dict = dict(container)
            if !container.is(.dict), unwrapped(item).is(.set) { return try position(inSet: dict, of: item) >= 0 }
            return try find(dict, item, hash: try keyHash(dict, item)) >= 0
        case .list:
            var index = 0
            while index < list(container).pointee.count {
                if index & 15 == 0 { try charge(4) }
                if try isEqual(list(container).pointee.items[index], item) { return true }
                index += 1
            }
            return false
        case .tuple:
            for index in 0..<tuple(container).pointee.count {
                if index & 15 == 0 { try charge(4) }
                if try isEqual(tuple(container).pointee.items[index], item) { return true }
            }
            return false
        case .string:
            let needle = unwrapped(item)
            guard needle.is(.string) else {
                throw typeError("'in <string>' requires string as left operand, not \(typeName(item))")
            }
            return try find(needle, in: container, from: 0, to: string(container).pointee.count) >= 0
        default: break
        }
        let type = typeOf(container)
        let method = lookup(type, pointee.names[.contains])
        if method.isNone { throw typeError("'\(name(type))' object is not a container") }
        if !method.isUndefined { return try isTrue(try callSpecial(method, container, item)) }
        let iterator: Value
        do {
            iterator = try makeIterator(of: container)
        } catch {
            if take(pointee.types.typeError) != nil {
                throw typeError("argument of type '\(name(type))' is not a container or iterable")
            }
            throw error
        }
        keep(iterator)
        while true {
            try charge(2)
            let next = try nextItem(iterator)
            if next.isUndefined { return false }
            if try isEqual(next, item) { return true }
        }
    }
}
