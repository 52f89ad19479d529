import struct Foundation.Date

/// Texts about the members of a type of the interface, by their names in JSON.
protocol Described {
    static var descriptions: [String: String] { get }
}

/// The schemas of types, found by letting each type decode itself from nothing and noting what it asks for. So the
/// document cannot say anything else than what the code reads.
struct SchemaBook {
    /// The objects by the names of their types.
    private(set) var components: [String: Schema] = [:]
    /// What cannot be described; nothing, unless a type decodes itself by hand.
    private(set) var problems: [String] = []

    /// The schema of a type, as a reference where it is an object.
    mutating func schema(of type: any Any.Type) -> Schema {
        if let plain = Self.plain(type) { return plain }
        if let list = type as? any ListType.Type { return .array(schema(of: list.itemType)) }
        if let table = type as? any TableType.Type { return .dictionary(schema(of: table.valueType)) }
        if let wrapped = type as? any WrappedType.Type { return schema(of: wrapped.wrappedType) }
        if let words = Self.words(type) { return .enumeration(words) }
        let name = Self.name(of: type)
        if components[name] != nil { return .reference(name) }
        guard let decodable = type as? any Decodable.Type else {
            problems.append("\(name) cannot be decoded")
            return .object([])
        }
        // Before its members are looked at, so that a type that contains itself ends.
        components[name] = .object([])
        let notes = SchemaNotes()
        do {
            _ = try decodable.init(from: SchemaDecoder(notes: notes))
        } catch {
            problems.append("\(name): \(error)")
        }
        let descriptions = (type as? any Described.Type)?.descriptions ?? [:]
        for described in descriptions.keys where !notes.members.contains(where: { $0.name == described }) {
            problems.append("\(name) describes '\(described)', which it does not have")
        }
        let properties = notes.members.map { member in
            Schema.Property(
                name: member.name, schema: schema(of: member.type), isRequired: member.isRequired,
                description: descriptions[member.name])
        }
        components[name] = .object(properties)
        return .reference(name)
    }

    /// The name of a type without those of what it is in, except where that says something.
    static func name(of type: any Any.Type) -> String {
        let parts = String(reflecting: type).split(separator: ".").dropFirst()
        return parts.joined()
    }

    private static func plain(_ type: any Any.Type) -> Schema? {
        switch type {
        case is String.Type: .string()
        case is Bool.Type: .boolean
        case is Date.Type: .string(format: "date-time")
        case is Double.Type: .number
        case is UInt8.Type: .integer(minimum: 0, maximum: 255)
        case is UInt16.Type: .integer(minimum: 0, maximum: Int64(UInt16.max))
        case is UInt32.Type: .integer(minimum: 0, maximum: Int64(UInt32.max))
        case is UInt64.Type: .integer(minimum: 0)
        case is Int.Type, is Int64.Type, is Int32.Type: .integer()
        case is JSONTree.Type: .any
        default: nil
        }
    }

    static func words(_ type: any Any.Type) -> [String]? {
        guard let type = type as? any CaseIterable.Type else { return nil }
        func values<Cases: CaseIterable>(_ type: Cases.Type) -> [any Any] { Array(type.allCases) }
        let words = values(type).compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return words.isEmpty ? nil : words
    }
}

protocol ListType { static var itemType: any Any.Type { get } }
protocol TableType { static var valueType: any Any.Type { get } }
protocol WrappedType { static var wrappedType: any Any.Type { get } }

extension Array: ListType { static var itemType: any Any.Type { Element.self } }
extension Set: ListType { static var itemType: any Any.Type { Element.self } }
extension Dictionary: TableType where Key == String { static var valueType: any Any.Type { Value.self } }
extension Optional: WrappedType { static var wrappedType: any Any.Type { Wrapped.self } }
