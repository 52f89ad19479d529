import struct Foundation.Date

/// What a type asked for while it decoded itself.
final class SchemaNotes {
    struct Member {
        var name: String
        var type: any Any.Type
        var isRequired: Bool
    }

    private(set) var members: [Member] = []

    func note(_ name: String, _ type: any Any.Type, isRequired: Bool) {
        guard !members.contains(where: { $0.name == name }) else { return }
        members.append(Member(name: name, type: type, isRequired: isRequired))
    }
}

/// A decoder that has nothing to give but values of the right type, and notes what is asked for.
struct SchemaDecoder: Decoder {
    let notes: SchemaNotes
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: any Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SchemaContainer<Key>(notes: notes))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.unsupported }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.unsupported }

    static var unsupported: DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "this type decodes itself in a way that has no schema"))
    }

    /// Some value of a type.
    static func sample<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let plain: any Any =
            switch type {
            case is String.Type: ""
            case is Bool.Type: false
            case is Date.Type: Date(timeIntervalSince1970: 0)
            case is Double.Type: 0.0
            case is Int.Type: 0
            case is Int32.Type: Int32(0)
            case is Int64.Type: Int64(0)
            case is UInt8.Type: UInt8(0)
            case is UInt16.Type: UInt16(0)
            case is UInt32.Type: UInt32(0)
            case is UInt64.Type: UInt64(0)
            case is JSONTree.Type: JSONTree.null
            default: ()
            }
        if let value = plain as? Value { return value }
        if let empty = type as? any EmptyMakeable.Type, let value = empty.empty as? Value { return value }
        if let cases = type as? any CaseIterable.Type {
            func first<Cases: CaseIterable>(_ type: Cases.Type) -> (any Any)? { type.allCases.first }
            if let value = first(cases) as? Value { return value }
        }
        return try Value(from: SchemaDecoder(notes: SchemaNotes()))
    }
}

protocol EmptyMakeable { static var empty: any Any { get } }
extension Array: EmptyMakeable { static var empty: any Any { [Element]() } }
extension Set: EmptyMakeable { static var empty: any Any { Set<Element>() } }
extension Dictionary: EmptyMakeable { static var empty: any Any { [Key: Value]() } }

private struct SchemaContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: SchemaNotes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { false }

    func decodeNil(forKey key: Key) -> Bool { true }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        notes.note(key.stringValue, type, isRequired: true)
        return try SchemaDecoder.sample(type)
    }

    // Each of these is a requirement of its own in the protocol.
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { note(key, type, false) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { note(key, type, "") }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { note(key, type, 0) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { note(key, type, 0) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { note(key, type, 0) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { note(key, type, 0) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { note(key, type, 0) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { note(key, type, 0) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { note(key, type, 0) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { note(key, type, 0) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { note(key, type, 0) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { note(key, type, 0) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { note(key, type, 0) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { note(key, type, 0) }

    private func note<Value>(_ key: Key, _ type: Value.Type, _ value: Value) -> Value {
        notes.note(key.stringValue, type, isRequired: true)
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? { maybe(key, type) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { maybe(key, type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { maybe(key, type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { maybe(key, type) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { maybe(key, type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { maybe(key, type) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { maybe(key, type) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { maybe(key, type) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { maybe(key, type) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { maybe(key, type) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { maybe(key, type) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { maybe(key, type) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { maybe(key, type) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { maybe(key, type) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { maybe(key, type) }

    private func maybe<Value>(_ key: Key, _ type: Value.Type) -> Value? {
        notes.note(key.stringValue, type, isRequired: false)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw SchemaDecoder.unsupported }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw SchemaDecoder.unsupported
    }

    func superDecoder() throws -> any Decoder { throw SchemaDecoder.unsupported }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaDecoder.unsupported }
}
