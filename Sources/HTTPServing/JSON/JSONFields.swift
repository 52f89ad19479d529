/// The named values of an object, read by name and type; every problem names its field.
public struct JSONFields: Sendable {
    /// The values.
    public let values: [String: JSONValue]
    /// Where the object is in the document.
    public let path: String

    /// The fields of a document, which must be an object.
    public init(_ value: JSONValue, path: String = "") throws(JSONProblem) {
        guard case .object(let values) = value else {
            throw JSONProblem(field: path, problem: "must be an object, not \(value.kind)")
        }
        self.values = values
        self.path = path
    }

    /// The full name of a field.
    public func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// A problem with a field.
    public func problem(_ key: String, _ problem: String) -> JSONProblem {
        JSONProblem(field: name(key), problem: problem)
    }

    /// Whether a field is there and not null.
    public func has(_ key: String) -> Bool { self[key] != nil }

    /// A field's value; null counts as missing.
    public subscript(key: String) -> JSONValue? {
        guard let value = values[key], value != .null else { return nil }
        return value
    }

    /// Refuses fields that nobody reads, so that nothing is silently ignored.
    public func refuseOthers(_ known: Set<String>) throws(JSONProblem) {
        for key in values.keys.sorted() where !known.contains(key) {
            throw problem(
                String(key.prefix(100)), "is not a known field; known are \(known.sorted().joined(separator: ", "))")
        }
    }

    /// Text that must be there.
    public func string(_ key: String) throws(JSONProblem) -> String {
        guard let text = try optionalString(key) else { throw problem(key, "is missing; it must be text") }
        return text
    }

    /// Text, or nil.
    public func optionalString(_ key: String) throws(JSONProblem) -> String? {
        guard let value = self[key] else { return nil }
        guard case .string(let text) = value else { throw problem(key, "must be text, not \(value.kind)") }
        return text
    }

    /// A truth value, or nil.
    public func optionalBool(_ key: String) throws(JSONProblem) -> Bool? {
        guard let value = self[key] else { return nil }
        guard case .bool(let truth) = value else { throw problem(key, "must be true or false, not \(value.kind)") }
        return truth
    }

    /// A whole number within bounds, or nil. Numbers as text are taken too, as some encoders write 64 bits so.
    public func optionalInteger(_ key: String, in range: ClosedRange<Int64>) throws(JSONProblem) -> Int64? {
        guard let value = self[key] else { return nil }
        let number: Int64?
        switch value {
        case .integer(let integer): number = integer
        case .number(let double): number = Int64(exactly: double)
        case .string(let text): number = Int64(text)
        default: number = nil
        }
        guard let number else { throw problem(key, "must be a whole number, not \(value.kind)") }
        guard range.contains(number) else {
            throw problem(key, "must be from \(range.lowerBound) to \(range.upperBound), not \(number)")
        }
        return number
    }

    /// A whole number within bounds that must be there.
    public func integer(_ key: String, in range: ClosedRange<Int64>) throws(JSONProblem) -> Int64 {
        guard let number = try optionalInteger(key, in: range) else {
            throw problem(key, "is missing; it must be a whole number")
        }
        return number
    }

    /// A list, or nil.
    public func optionalArray(_ key: String) throws(JSONProblem) -> [JSONValue]? {
        guard let value = self[key] else { return nil }
        guard case .array(let elements) = value else { throw problem(key, "must be a list, not \(value.kind)") }
        return elements
    }

    /// A list of texts, or nil.
    public func optionalStrings(_ key: String) throws(JSONProblem) -> [String]? {
        guard let elements = try optionalArray(key) else { return nil }
        var texts: [String] = []
        for (index, element) in elements.enumerated() {
            guard case .string(let text) = element else {
                throw problem("\(key)[\(index)]", "must be text, not \(element.kind)")
            }
            texts.append(text)
        }
        return texts
    }

    /// Texts by name; empty when missing.
    public func stringMap(_ key: String) throws(JSONProblem) -> [String: String] {
        guard let fields = try optionalFields(key) else { return [:] }
        var map: [String: String] = [:]
        for name in fields.values.keys { map[name] = try fields.string(name) }
        return map
    }

    /// An object, or nil.
    public func optionalFields(_ key: String) throws(JSONProblem) -> JSONFields? {
        guard let value = self[key] else { return nil }
        return try JSONFields(value, path: name(key))
    }

    /// An object that must be there.
    public func fields(_ key: String) throws(JSONProblem) -> JSONFields {
        guard let fields = try optionalFields(key) else { throw problem(key, "is missing; it must be an object") }
        return fields
    }
}
