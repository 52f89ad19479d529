/// A JSON document (RFC 8259). Whole numbers that fit keep their value.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    /// Text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Named values.
    case object([String: JSONValue])

    /// What kind of value it is, for messages.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Named values; the last of several with one name counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}

extension JSONValue {
    /// Text, or null.
    public init(_ text: String?) { self = text.map { .string($0) } ?? .null }
}

/// What is wrong with a document, with the field that it is in.
public struct JSONProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The field, as in `network.allowOut[1]`; empty for the whole document.
    public var field: String
    /// What is wrong and what is expected.
    public var problem: String

    /// A problem.
    public init(field: String, problem: String) {
        self.field = field
        self.problem = problem
    }

    /// Field and problem.
    public var description: String { field.isEmpty ? problem : "\(field): \(problem)" }
}
