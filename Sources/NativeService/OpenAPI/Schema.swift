/// A part of a JSON Schema, as far as this service needs it.
indirect enum Schema: Sendable, Hashable {
    case string(format: String? = nil)
    case integer(minimum: Int64? = nil, maximum: Int64? = nil)
    case number
    case boolean
    case enumeration([String])
    case array(Schema)
    case dictionary(Schema)
    case reference(String)
    case object([Property])
    /// Whatever is JSON.
    case any

    /// One member of an object.
    struct Property: Sendable, Hashable {
        var name: String
        var schema: Schema
        var isRequired: Bool
        var description: String?
    }

    /// The schema as JSON.
    var json: JSONTree {
        switch self {
        case .string(let format):
            var members: [String: JSONTree] = ["type": "string"]
            if let format { members["format"] = .string(format) }
            return .object(members)
        case .integer(let minimum, let maximum):
            var members: [String: JSONTree] = ["type": "integer"]
            if let minimum { members["minimum"] = .integer(minimum) }
            if let maximum { members["maximum"] = .integer(maximum) }
            return .object(members)
        case .number: return ["type": "number"]
        case .boolean: return ["type": "boolean"]
        case .enumeration(let words): return ["type": "string", "enum": .array(words.map { .string($0) })]
        case .array(let item): return ["type": "array", "items": item.json]
        case .dictionary(let value): return ["type": "object", "additionalProperties": value.json]
        case .reference(let name): return ["$ref": .string("#/components/schemas/\(name)")]
        case .any: return .object([:])
        case .object(let properties):
            var members: [String: JSONTree] = [
                "type": "object",
                "properties": .object(
                    Dictionary(uniqueKeysWithValues: properties.map { ($0.name, $0.json) })),
                "additionalProperties": false,
            ]
            let required = properties.filter(\.isRequired).map { JSONTree.string($0.name) }
            if !required.isEmpty { members["required"] = .array(required) }
            return .object(members)
        }
    }
}

extension Schema.Property {
    fileprivate var json: JSONTree {
        guard let description, case .object(var members) = schema.json else { return schema.json }
        members["description"] = .string(description)
        return .object(members)
    }
}
