/// A value read from JSON, for looking at output.
enum JSONReader {
    indirect enum Value {
        case null
        case boolean(Bool)
        case number(Double)
        case string(String)
        case array([Value])
        case object([String: Value])

        subscript(name: String) -> Value? { if case .object(let members) = self { members[name] } else { nil } }
        subscript(index: Int) -> Value? {
            if case .array(let values) = self, values.indices.contains(index) { values[index] } else { nil }
        }
        var string: String? { if case .string(let text) = self { text } else { nil } }
        var number: Double? { if case .number(let number) = self { number } else { nil } }
        var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
        var count: Int? { if case .array(let values) = self { values.count } else { nil } }
    }

    struct Failure: Error { var place: Int }

    static func read(_ text: String) throws -> Value {
        var reader = Reader(bytes: Array(text.utf8))
        let value = try reader.value()
        reader.skip()
        guard reader.place == reader.bytes.count else { throw Failure(place: reader.place) }
        return value
    }

    private struct Reader {
        var bytes: [UInt8]
        var place = 0

        mutating func skip() { while place < bytes.count, [32, 10, 13, 9].contains(bytes[place]) { place += 1 } }

        mutating func take(_ text: String) -> Bool {
            skip()
            guard bytes[place...].starts(with: text.utf8) else { return false }
            place += text.utf8.count
            return true
        }

        mutating func value() throws -> Value {
            if take("null") { return .null }
            if take("true") { return .boolean(true) }
            if take("false") { return .boolean(false) }
            if take("[") {
                var values: [Value] = []
                if take("]") { return .array([]) }
                repeat { values.append(try value()) } while take(",")
                guard take("]") else { throw Failure(place: place) }
                return .array(values)
            }
            if take("{") {
                var members: [String: Value] = [:]
                if take("}") { return .object([:]) }
                repeat {
                    guard case .string(let name) = try value(), take(":") else { throw Failure(place: place) }
                    members[name] = try value()
                } while take(",")
                guard take("}") else { throw Failure(place: place) }
                return .object(members)
            }
            if take("\"") { return .string(try string()) }
            let start = place
            while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
            guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)) else {
                throw Failure(place: start)
            }
            return .number(number)
        }

        private mutating func string() throws -> String {
            var result: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
                guard byte >= 32 else { break }
                guard byte == UInt8(ascii: "\\"), place < bytes.count else {
                    result.append(byte)
                    continue
                }
                let escape = bytes[place]
                place += 1
                switch escape {
                case UInt8(ascii: "n"): result.append(10)
                case UInt8(ascii: "r"): result.append(13)
                case UInt8(ascii: "t"): result.append(9)
                case UInt8(ascii: "u"):
                    let digits = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
                    guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
                        throw Failure(place: place)
                    }
                    result += Array(String(scalar).utf8)
                    place += 4
                default: result.append(escape)
                }
            }
            throw Failure(place: place)
        }
    }
}
