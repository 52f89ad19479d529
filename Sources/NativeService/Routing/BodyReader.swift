import Foundation

/// Reads bodies of JSON by the schemas of the document.
struct BodyReader: Sendable {
    private let components: [String: Schema]

    init(components: [String: Schema]) { self.components = components }

    func value<Value: Codable>(_ type: Value.Type, from data: Data) throws(ErrorBody) -> Value {
        let tree: JSONTree
        do {
            tree = try WireJSON.decode(JSONTree.self, from: data)
        } catch {
            throw ErrorBody(.invalid, "the body is not JSON", remedy: "send an object of JSON")
        }
        try check(tree, .reference(SchemaBook.name(of: type)), at: "")
        do {
            return try WireJSON.decode(type, from: data)
        } catch let error as DecodingError {
            throw Self.explained(error)
        } catch {
            throw ErrorBody(.invalid, "the body cannot be read: \(error)")
        }
    }

    /// Refuses members that are not in the schema.
    private func check(_ value: JSONTree, _ schema: Schema, at path: String) throws(ErrorBody) {
        switch (schema, value) {
        case (.reference(let name), _):
            if let schema = components[name] { try check(value, schema, at: path) }
        case (.array(let item), .array(let values)):
            for (index, value) in values.enumerated() { try check(value, item, at: "\(path)[\(index)]") }
        case (.dictionary(let item), .object(let members)):
            for (name, value) in members { try check(value, item, at: Self.joined(path, name)) }
        case (.object(let properties), .object(let members)):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                guard let property = properties.first(where: { $0.name == name }) else {
                    throw ErrorBody(
                        .invalid, "there is no '\(name.prefix(100))' here", field: Self.joined(path, name),
                        remedy: "known are: \(properties.map(\.name).joined(separator: ", "))")
                }
                try check(value, property.schema, at: Self.joined(path, name))
            }
        case (.object, _):
            throw ErrorBody(
                .invalid, path.isEmpty ? "the body is no object" : "\(path) is no object",
                field: path.isEmpty ? nil : path)
        case (.enumeration(let words), .string(let text)) where !words.contains(text):
            throw ErrorBody(
                .invalid, "\(path): there is no '\(text.prefix(100))'", field: path,
                remedy: "use \(words.joined(separator: ", "))")
        case (.integer(let minimum, let maximum), .integer(let number)):
            // The decoder would not say where it is.
            guard number >= minimum ?? .min, number <= maximum ?? .max else {
                throw ErrorBody(
                    .invalid, "\(path): \(number) is out of range", field: path,
                    remedy: "use \(minimum.map(String.init) ?? "…") to \(maximum.map(String.init) ?? "…")")
            }
        default: return
        }
    }

    private static func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    private static func explained(_ error: DecodingError) -> ErrorBody {
        func text(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
            (path + (last.map { [$0] } ?? [])).reduce("") { path, key in
                key.intValue.map { "\(path)[\($0)]" } ?? joined(path, key.stringValue)
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            let field = text(context.codingPath, key)
            return ErrorBody(.invalid, "'\(field)' is missing", field: field)
        case .typeMismatch(let type, let context):
            let field = text(context.codingPath)
            return ErrorBody(.invalid, "'\(field)' is not of the type \(type)", field: field)
        case .valueNotFound(_, let context):
            let field = text(context.codingPath)
            return ErrorBody(.invalid, "'\(field)' is null", field: field, remedy: "leave it out")
        case .dataCorrupted(let context):
            let field = text(context.codingPath)
            return ErrorBody(
                .invalid, field.isEmpty ? "the body is not JSON" : "'\(field)': \(context.debugDescription)",
                field: field.isEmpty ? nil : field)
        @unknown default: return ErrorBody(.invalid, "the body cannot be read")
        }
    }
}
