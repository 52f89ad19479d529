/// Data that is part of other data: `PythonValue` as a property of a structure that is encoded for the guest stays what
/// it is. Other encoders get tagged pairs.
extension PythonValue: Codable {
    private enum Part: String, CodingKey {
        case none, bool, int, bigInt, float, string, bytes, list, tuple, set, dict, type, representation
    }

    /// Writes the kind with the contents.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Part.self)
        switch self {
        case .none: try container.encodeNil(forKey: .none)
        case .bool(let value): try container.encode(value, forKey: .bool)
        case .int(let value): try container.encode(value, forKey: .int)
        case .bigInt(let digits): try container.encode(digits, forKey: .bigInt)
        case .float(let value):
            // Texts, because formats such as JSON have no infinities.
            try container.encode("\(value)", forKey: .float)
        case .string(let text): try container.encode(text, forKey: .string)
        case .bytes(let bytes): try container.encode(bytes, forKey: .bytes)
        case .list(let items): try container.encode(items, forKey: .list)
        case .tuple(let items): try container.encode(items, forKey: .tuple)
        case .set(let items): try container.encode(items, forKey: .set)
        case .dict(let pairs): try container.encode(pairs.map { [$0.key, $0.value] }, forKey: .dict)
        case .object(let type, let representation):
            try container.encode(type, forKey: .type)
            try container.encode(representation, forKey: .representation)
        }
    }

    /// Reads what `encode` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Part.self)
        func read<Content: Decodable>(_ key: Part, _: Content.Type) throws -> Content {
            try container.decode(Content.self, forKey: key)
        }
        switch container.allKeys.first {
        case .bool: self = .bool(try read(.bool, Bool.self))
        case .int: self = .int(try read(.int, Int.self))
        case .bigInt: self = .bigInt(try read(.bigInt, String.self))
        case .float: self = .float(Double(try read(.float, String.self)) ?? .nan)
        case .string: self = .string(try read(.string, String.self))
        case .bytes: self = .bytes(try read(.bytes, [UInt8].self))
        case .list: self = .list(try read(.list, [PythonValue].self))
        case .tuple: self = .tuple(try read(.tuple, [PythonValue].self))
        case .set: self = .set(try read(.set, [PythonValue].self))
        case .dict:
            let pairs = try read(.dict, [[PythonValue]].self)
            self = .dict(pairs.compactMap { $0.count == 2 ? Pair($0[0], $0[1]) : nil })
        case .type, .representation:
            self = .object(type: try read(.type, String.self), representation: try read(.representation, String.self))
        case .some(.none), nil: self = .none
        }
    }
}
