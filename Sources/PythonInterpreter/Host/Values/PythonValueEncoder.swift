/// Makes values for the guest of whatever can be encoded: structures become dictionaries, arrays lists.
public struct PythonValueEncoder: Sendable {
    /// An encoder; it has no settings.
    public init() {}

    /// The value as data.
    public func encode(_ value: some Encodable) throws -> PythonValue { try ValueBox.encode(value, path: []) }
}

/// A value that is being built; containers fill it in.
private final class ValueBox {
    enum Content {
        case value(PythonValue)
        case keyed([(String, ValueBox)])
        case unkeyed([ValueBox])
    }

    var content = Content.keyed([])
    var isEmpty = true

    func put(_ content: Content) {
        self.content = content
        isEmpty = false
    }

    var value: PythonValue {
        switch content {
        case .value(let value): value
        case .keyed(let pairs): .dict(pairs.map { PythonValue.Pair(.string($0.0), $0.1.value) })
        case .unkeyed(let boxes): .list(boxes.map(\.value))
        }
    }

    /// Numbers and texts have no containers; data of the guest is itself.
    static func encode(_ value: some Encodable, path: [any CodingKey]) throws -> PythonValue {
        if let value = value as? PythonValue { return value }
        let box = ValueBox()
        try value.encode(to: ValueEncoder(box: box, codingPath: path))
        return box.value
    }
}

private struct ValueEncoder: Encoder {
    let box: ValueBox
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if box.isEmpty { box.put(.keyed([])) }
        return KeyedEncodingContainer(KeyedContainer(box: box, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if box.isEmpty { box.put(.unkeyed([])) }
        return UnkeyedContainer(box: box, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleContainer(box: box, codingPath: codingPath)
    }
}

private struct SingleContainer: SingleValueEncodingContainer {
    let box: ValueBox
    let codingPath: [any CodingKey]

    func encodeNil() { box.put(.value(.none)) }
    func encode(_ value: Bool) { box.put(.value(.bool(value))) }
    func encode(_ value: String) { box.put(.value(.string(value))) }
    func encode(_ value: Double) { box.put(.value(.float(value))) }
    func encode(_ value: Float) { box.put(.value(.float(Double(value)))) }
    func encode(_ value: Int) { box.put(.value(.int(value))) }
    func encode(_ value: Int8) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: Int16) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: Int32) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: Int64) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: UInt8) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: UInt16) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: UInt32) { box.put(.value(.int(Int(value)))) }
    func encode(_ value: UInt) { box.put(.value(integer(UInt64(value)))) }
    func encode(_ value: UInt64) { box.put(.value(integer(value))) }
    func encode(_ value: some Encodable) throws {
        box.put(.value(try ValueBox.encode(value, path: codingPath)))
    }

    private func integer(_ value: UInt64) -> PythonValue {
        Int(exactly: value).map(PythonValue.int) ?? .bigInt(String(value))
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let box: ValueBox
    let codingPath: [any CodingKey]

    private func slot(_ key: any CodingKey) -> ValueBox {
        let made = ValueBox()
        if case .keyed(var pairs) = box.content {
            pairs.append((key.stringValue, made))
            box.put(.keyed(pairs))
        }
        return made
    }

    private func single(_ key: Key) -> SingleContainer {
        SingleContainer(box: slot(key), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) { single(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) { single(key).encode(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try single(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        ValueEncoder(box: slot(key), codingPath: codingPath + [key]).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        ValueEncoder(box: slot(key), codingPath: codingPath + [key]).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { ValueEncoder(box: slot(Superclass()), codingPath: codingPath) }
    func superEncoder(forKey key: Key) -> any Encoder {
        ValueEncoder(box: slot(key), codingPath: codingPath + [key])
    }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let box: ValueBox
    let codingPath: [any CodingKey]

    var count: Int {
        if case .unkeyed(let items) = box.content { items.count } else { 0 }
    }

    private func slot() -> ValueBox {
        let made = ValueBox()
        if case .unkeyed(var items) = box.content {
            // The box lets go of its items, so that appending copies nothing.
            box.content = .unkeyed([])
            items.append(made)
            box.put(.unkeyed(items))
        }
        return made
    }

    private func single() -> SingleContainer { SingleContainer(box: slot(), codingPath: codingPath) }

    func encodeNil() { single().encodeNil() }
    func encode(_ value: Bool) { single().encode(value) }
    func encode(_ value: String) { single().encode(value) }
    func encode(_ value: Double) { single().encode(value) }
    func encode(_ value: Float) { single().encode(value) }
    func encode(_ value: Int) { single().encode(value) }
    func encode(_ value: Int8) { single().encode(value) }
    func encode(_ value: Int16) { single().encode(value) }
    func encode(_ value: Int32) { single().encode(value) }
    func encode(_ value: Int64) { single().encode(value) }
    func encode(_ value: UInt) { single().encode(value) }
    func encode(_ value: UInt8) { single().encode(value) }
    func encode(_ value: UInt16) { single().encode(value) }
    func encode(_ value: UInt32) { single().encode(value) }
    func encode(_ value: UInt64) { single().encode(value) }
    func encode(_ value: some Encodable) throws { try single().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        ValueEncoder(box: slot(), codingPath: codingPath).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        ValueEncoder(box: slot(), codingPath: codingPath).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { ValueEncoder(box: slot(), codingPath: codingPath) }
}

/// The key under which a superclass is encoded.
struct Superclass: CodingKey {
    var stringValue: String { "super" }
    var intValue: Int? { nil }
    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}
