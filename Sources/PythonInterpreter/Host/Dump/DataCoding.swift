/// Host data in dumps: the arguments of the call at which a session is suspended.
extension ByteWriter {
    mutating func data(_ value: PythonValue) {
        switch value {
        case .none: byte(0)
        case .bool(let truth): byte(truth ? 2 : 1)
        case .int(let number):
            byte(3)
            signed(number)
        case .bigInt(let digits):
            byte(4)
            text(digits)
        case .float(let number):
            byte(5)
            word(number.bitPattern)
        case .string(let string):
            byte(6)
            text(string)
        case .bytes(let bytes):
            byte(7)
            block(bytes)
        case .list(let items):
            byte(8)
            all(items)
        case .tuple(let items):
            byte(9)
            all(items)
        case .set(let items):
            byte(10)
            all(items)
        case .dict(let pairs):
            byte(11)
            all(pairs.flatMap { [$0.key, $0.value] })
        case .object(let type, let representation):
            byte(12)
            text(type)
            text(representation)
        }
    }

    private mutating func all(_ items: [PythonValue]) {
        count(items.count)
        for item in items { data(item) }
    }
}

extension ByteReader {
    mutating func data(depth: Int = 0) throws(DumpFailure) -> PythonValue {
        if depth > 256 { throw .damaged("data is nested too deeply") }
        switch try byte() {
        case 0: return .none
        case 1: return .bool(false)
        case 2: return .bool(true)
        case 3: return .int(try signed())
        case 4: return .bigInt(try text())
        case 5: return .float(Double(bitPattern: try word()))
        case 6: return .string(try text())
        case 7: return .bytes(try block())
        case 8: return .list(try all(depth))
        case 9: return .tuple(try all(depth))
        case 10: return .set(try all(depth))
        case 11:
            let flat = try all(depth)
            return .dict(stride(from: 0, to: flat.count - 1, by: 2).map { PythonValue.Pair(flat[$0], flat[$0 + 1]) })
        case 12: return .object(type: try text(), representation: try text())
        default: throw .damaged("data is of no kind")
        }
    }

    private mutating func all(_ depth: Int) throws(DumpFailure) -> [PythonValue] {
        var items: [PythonValue] = []
        for _ in 0..<(try count()) { items.append(try data(depth: depth + 1)) }
        return items
    }
}
