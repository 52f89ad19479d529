import ControlPlane
import HTTPTypes
import Hummingbird

/// One operation of the interface: what it is called, what it takes, what it gives, and the code behind it. Router and
/// document are made from the same list of these.
struct Route: Sendable {
    /// A value in the path, the query or a header.
    struct Parameter: Sendable {
        enum Place: String, Sendable { case path, query, header }

        var name: String
        var place: Place
        var schema: Schema
        var description: String
        var isRequired: Bool

        static func query(_ name: String, _ schema: Schema, _ description: String, required: Bool = false) -> Parameter
        {
            Parameter(name: name, place: .query, schema: schema, description: description, isRequired: required)
        }

        static func header(_ name: String, _ description: String) -> Parameter {
            Parameter(name: name, place: .header, schema: .string(), description: description, isRequired: false)
        }
    }

    /// The body of a request or an answer.
    enum Body: Sendable {
        /// A value as JSON.
        case json(any (Codable & Sendable).Type)
        /// Values as server-sent events or as lines of JSON, as the client likes.
        case events(any (Codable & Sendable).Type)
        /// One value, or many as a stream, as the client likes.
        case jsonOrEvents(any (Codable & Sendable).Type, any (Codable & Sendable).Type)
        /// Anything of this media type.
        case bytes(String)
    }

    /// An answer.
    struct Answer: Sendable {
        var status: Int
        var description: String
        var body: Body?
    }

    var method: HTTPRequest.Method
    /// The path with names in braces.
    var path: String
    var operation: String
    var tag: String
    var summary: String
    /// What a token must be good for; nil: nothing is needed.
    var scope: TokenScope?
    var parameters: [Parameter] = []
    var request: Body?
    var isRequestRequired = true
    var answers: [Answer]
    var handle: @Sendable (Call) async throws -> Response

    /// The names in the path.
    var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map {
            String($0.dropFirst().dropLast())
        }
    }

    /// What the names in paths mean.
    static let pathDescriptions = [
        "sandbox": "A sandbox by its id, by its name, or by the beginning of its id.",
        "process": "A process by its id in the sandbox.",
        "context": "A context by its id.",
        "port": "A port of the sandbox.",
        "template": "A template by its id or a name.",
        "digest": "The SHA-256 of an upload, in hexadecimal digits.",
        "build": "A build by its id.",
        "snapshot": "A snapshot by its id or name.",
        "volume": "A volume by its id or name.",
        "token": "A token by its id or name.",
    ]
}
