/// Values on their way between host and guest.
extension UnsafeMutablePointer where Pointee == Machine {
    /// A value as data. What cannot be data is described.
    func export(_ value: Value, depth: Int = 0) -> PythonValue {
        if depth > 100 { return .object(type: typeName(value), representation: "...") }
        switch value.kind {
        case .none, .undefined: return .none
        case .bool: return .bool(value.isTrue)
        case .int: return .int(value.asInt)
        case .float: return .float(value.asDouble)
        case .bigInt: return .bigInt(finalRepresentation(value) ?? "")
        case .string: return .string(text(value))
        case .bytes, .byteArray:
            let bytes = bytes(value)
            return .bytes(Array(UnsafeBufferPointer(start: bytes.pointee.storage, count: bytes.pointee.count)))
        case .list:
            let list = list(value)
            return .list((0..<list.pointee.count).map { export(list.pointee.items[$0], depth: depth + 1) })
        case .tuple:
            let tuple = tuple(value)
            return .tuple((0..<tuple.pointee.count).map { export(tuple.pointee.items[$0], depth: depth + 1) })
        case .set, .frozenSet:
            var items: [PythonValue] = []
            forEach(dict(value).pointee.table) { items.append(export($0.key, depth: depth + 1)) }
            return .set(items)
        case .dict:
            var pairs: [PythonValue.Pair] = []
            forEach(dict(value).pointee.table) {
                pairs.append(PythonValue.Pair(export($0.key, depth: depth + 1), export($0.value, depth: depth + 1)))
            }
            return .dict(pairs)
        default:
            return .object(type: typeName(value), representation: finalRepresentation(value) ?? "None")
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
        switch value {
        case .none: return .none
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .bigInt(let digits): return try parseInteger(Array(digits.utf8), radix: 10)
        case .float(let value): return .float(value)
        case .string(let text), .object(_, let text): return try makeString(text)
        case .bytes(let bytes): return try makeBytes(bytes)
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
        var values: [Value] = []
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
