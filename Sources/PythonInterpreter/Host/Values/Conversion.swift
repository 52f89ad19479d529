/// Makes data of values. What a guest hands out is bounded in depth, count and size, however it is knotted; `repr` of
/// what is no data runs the guest's code, so that nothing is assumed of a container after it.
struct Exporter {
    let vm: VM
    /// Whether what is too large is an error of the guest; otherwise it is described.
    let isStrict: Bool
    private var valuesLeft = 1 << 20
    private var bytesLeft = 64 << 20
    private static let deepest = 100

    init(vm: VM, isStrict: Bool) {
        self.vm = vm
        self.isStrict = isStrict
    }

    mutating func export(_ value: Value) throws(Raised) -> PythonValue { try export(value, depth: 0) }

    private mutating func export(_ given: Value, depth: Int) throws(Raised) -> PythonValue {
        // Objects of classes that extend data are data.
        let value = vm.unwrapped(given)
        if depth > Self.deepest { return try tooLarge(value, "nested too deeply") }
        valuesLeft -= 1
        if valuesLeft < 0 { return try tooLarge(value, "too many values") }
        try vm.charge(1)
        switch value.kind {
        case .none, .undefined: return .none
        case .bool: return .bool(value.isTrue)
        case .int: return .int(value.asInt)
        case .float: return .float(value.asDouble)
        case .bigInt:
            guard try take(vm.object(value, BigIntObject.self).pointee.count * 24) else {
                return try tooLarge(value, "too large")
            }
            let digits = try describe(value)
            return digits.first == "<" ? .object(type: "int", representation: digits) : .bigInt(digits)
        case .string:
            guard try take(vm.string(value).pointee.count * 4) else { return try tooLarge(value, "too large") }
            return .string(vm.text(value))
        case .bytes, .byteArray:
            let bytes = vm.bytes(value)
            guard try take(bytes.pointee.count) else { return try tooLarge(value, "too large") }
            return .bytes(Array(UnsafeBufferPointer(start: bytes.pointee.storage, count: bytes.pointee.count)))
        case .list:
            let list = vm.list(value)
            return .list(try exportAll(value, list.pointee.items, list.pointee.count, depth))
        case .tuple:
            let tuple = vm.tuple(value)
            return .tuple(try exportAll(value, tuple.pointee.items, tuple.pointee.count, depth))
        case .set, .frozenSet:
            var items: [Value] = []
            if vm.dict(value).pointee.table.count <= valuesLeft {
                vm.forEach(vm.dict(value).pointee.table) { items.append($0.key) }
            } else {
                return try tooLarge(value, "too many values")
            }
            return .set(try exportAll(items, depth))
        case .dict: return try exportDict(value, depth)
        default: return .object(type: vm.typeName(given), representation: try describe(given))
        }
    }

    private mutating func exportDict(_ value: Value, _ depth: Int) throws(Raised) -> PythonValue {
        let table = vm.dict(value).pointee.table
        guard table.count <= valuesLeft else { return try tooLarge(value, "too many values") }
        var items: [Value] = []
        items.reserveCapacity(table.count * 2)
        vm.forEach(table) {
            items.append($0.key)
            items.append($0.value)
        }
        let flat = try exportAll(items, depth)
        var pairs: [PythonValue.Pair] = []
        pairs.reserveCapacity(flat.count / 2)
        var index = 0
        while index + 1 < flat.count {
            pairs.append(PythonValue.Pair(flat[index], flat[index + 1]))
            index += 2
        }
        return .dict(pairs)
    }

    private mutating func exportAll(
        _ value: Value, _ items: UnsafeMutablePointer<Value>, _ count: Int, _ depth: Int
    ) throws(Raised) -> [PythonValue] {
        guard count <= valuesLeft else {
            _ = try tooLarge(value, "too many values")
            return []
        }
        return try exportAll((0..<count).map { items[$0] }, depth)
    }

    /// The items as they are now: a `repr` may change the container they are in.
    private mutating func exportAll(_ items: [Value], _ depth: Int) throws(Raised) -> [PythonValue] {
        let kept = vm.pointee.temporaryCount
        for item in items where !Self.isLeaf(item) { vm.keep(item) }
        defer { vm.pointee.temporaryCount = Swift.min(kept, vm.pointee.temporaryCount) }
        var result: [PythonValue] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try export(item, depth: depth + 1)) }
        return result
    }

    private static func isLeaf(_ value: Value) -> Bool { !value.isObject }

    private mutating func take(_ bytes: Int) throws(Raised) -> Bool {
        bytesLeft -= bytes
        try vm.charge(bytes >> 6)
        return bytesLeft >= 0
    }

    private func tooLarge(_ value: Value, _ why: String) throws(Raised) -> PythonValue {
        if isStrict { throw vm.valueError("value cannot be passed to the host: \(why)") }
        return .object(type: vm.typeName(value), representation: "...")
    }

    private mutating func describe(_ value: Value) throws(Raised) -> String {
        if isStrict {
            let shown = try vm.representation(value)
            guard try take(vm.string(shown).pointee.count * 4) else {
                throw vm.valueError("value cannot be passed to the host: too large")
            }
            return vm.text(shown)
        }
        return vm.finalRepresentation(value) ?? "None"
    }
}

/// Values on their way between host and guest.
extension UnsafeMutablePointer where Pointee == Machine {
    /// A value as data. What cannot be data, or is too large, is described.
    func export(_ value: Value) -> PythonValue {
        var exporter = Exporter(vm: self, isStrict: false)
        do throws(Raised) {
            return try exporter.export(value)
        } catch {
            pointee.pending = .undefined
            return .object(type: typeName(value), representation: "...")
        }
    }

    /// `repr` of a result; nil for None. A `repr` that fails is described.
    func finalRepresentation(_ value: Value) -> String? {
        if value.isNone || value.isUndefined { return nil }
        do throws(Raised) {
            return text(try representation(value))
        } catch {
            pointee.pending = .undefined
            return "<\(typeName(value)) whose repr failed>"
        }
    }

    /// A value of the host.
    func `import`(_ value: PythonValue) throws(Raised) -> Value {
        try checkStack()
        switch value {
        case .none: return .none
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .bigInt(let digits): return try parseInteger(Array(digits.utf8), radix: 10)
        case .float(let value): return .float(value)
        case .string(let text), .object(_, let text):
            try charge(text.utf8.count >> 6)
            return try makeString(text)
        case .bytes(let bytes):
            try charge(bytes.count >> 6)
            return try makeBytes(bytes)
        case .list(let items): return try makeList(try importAll(items))
        case .tuple(let items): return try makeTuple(try importAll(items))
        case .set(let items):
            let set = makeSet()
            keep(set)
            for item in try importAll(items) { try self.set(dict(set), item, .none) }
            return set
        case .dict(let pairs):
            let made = makeDict()
            keep(made)
            for pair in pairs {
                let key = try `import`(pair.key)
                keep(key)
                try set(dict(made), key, try `import`(pair.value))
            }
            return made
        }
    }

    private func importAll(_ items: [PythonValue]) throws(Raised) -> [Value] {
        try charge(items.count)
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for item in items {
            let value = try `import`(item)
            keep(value)
            values.append(value)
        }
        return values
    }

    func exportException(_ value: Value) -> PythonException {
        guard value.is(.exception) else {
            return PythonException(
                type: "SystemError", message: "no exception", traceback: "", summary: "SystemError\n", exitStatus: nil)
        }
        let name = typeName(value)
        var message = ""
        do throws(Raised) { message = text(try toString(value)) } catch { pointee.pending = .undefined }
        var status: PythonValue?
        if isInstance(value, pointee.types.systemExit) {
            let arguments = exception(value).pointee.arguments
            status =
                arguments.is(.tuple) && tuple(arguments).pointee.count > 0
                ? export(tuple(arguments).pointee.items[0]) : PythonValue.none
        }
        return PythonException(
            type: name, message: message, traceback: tracebackText(value), summary: summaryText(value),
            exitStatus: status)
    }
}
