import ControlPlane
import Foundation
import HTTPTypes

/// The description of the interface in the form of OpenAPI 3.1.
struct OpenAPIDocument: Sendable {
    /// The schemas of all objects.
    let components: [String: Schema]
    /// What could not be described. A test wants this to be empty.
    let problems: [String]
    /// The document.
    let json: JSONTree

    init(routes: [Route], version: String) {
        var book = SchemaBook()
        var paths: [String: JSONTree] = [:]
        let errors = book.schema(of: ErrorBody.self)
        for route in routes {
            var members: [String: JSONTree] = [:]
            if case .object(let known)? = paths[route.path] { members = known }
            members[route.method.rawValue.lowercased()] = Self.operation(route, errors, &book)
            paths[route.path] = .object(members)
        }
        components = book.components
        problems = book.problems
        let tags = routes.map(\.tag).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        json = [
            "openapi": "3.1.0",
            "info": [
                "title": "Bulkhead", "version": .string(version),
                "summary": "Sandboxes for code that nobody has read.",
                "description": .string(Self.introduction),
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "tags": .array(tags.map { ["name": .string($0)] }),
            "paths": .object(paths),
            "components": [
                "schemas": .object(book.components.mapValues(\.json)),
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private static let introduction = """
        Every answer that is no success is an Error: a word for programs, a message for people, and, where there is one, \
        the field, the remedy and the time after which trying again makes sense. Streams are lines of JSON \
        (application/x-ndjson), or server-sent events where the client accepts text/event-stream. No token is needed on \
        the daemon's control socket.
        """

    private static func operation(_ route: Route, _ errors: Schema, _ book: inout SchemaBook) -> JSONTree {
        let paths = route.pathNames.map { name in
            Route.Parameter(
                name: name, place: .path,
                schema: name == "port" ? .integer(minimum: 1, maximum: 65535) : .string(),
                description: Route.pathDescriptions[name] ?? name, isRequired: true)
        }
        var answers: [String: JSONTree] = [
            "default": [
                "description": "A refusal or a failure.",
                "content": ["application/json": ["schema": errors.json]],
            ]
        ]
        for answer in route.answers {
            var members: [String: JSONTree] = ["description": .string(answer.description)]
            if let body = answer.body { members["content"] = content(body, &book) }
            answers[String(answer.status)] = .object(members)
        }
        var operation: [String: JSONTree] = [
            "operationId": .string(route.operation), "tags": [.string(route.tag)],
            "summary": .string(route.summary), "responses": .object(answers),
        ]
        let parameters = paths + route.parameters
        if !parameters.isEmpty { operation["parameters"] = .array(parameters.map(\.json)) }
        if let request = route.request {
            operation["requestBody"] = [
                "required": .boolean(route.isRequestRequired), "content": content(request, &book),
            ]
        }
        if let scope = route.scope {
            operation["security"] = [["token": []]]
            operation["x-scope"] = .string(scope.rawValue)
        } else {
            operation["security"] = []
        }
        return .object(operation)
    }

    private static func content(_ body: Route.Body, _ book: inout SchemaBook) -> JSONTree {
        switch body {
        case .json(let type): return ["application/json": ["schema": book.schema(of: type).json]]
        case .events(let type):
            let schema = book.schema(of: type).json
            return ["application/x-ndjson": ["schema": schema], "text/event-stream": ["schema": schema]]
        case .jsonOrEvents(let one, let many):
            let schema = book.schema(of: many).json
            return [
                "application/json": ["schema": book.schema(of: one).json],
                "application/x-ndjson": ["schema": schema], "text/event-stream": ["schema": schema],
            ]
        case .bytes(let media):
            let schema: JSONTree =
                media.hasPrefix("text/") || media == "application/json" ? ["type": "string"] : [:]
            return .object([media: ["schema": schema]])
        }
    }
}

extension Route.Parameter {
    fileprivate var json: JSONTree {
        [
            "name": .string(name), "in": .string(place.rawValue), "required": .boolean(isRequired),
            "description": .string(description), "schema": schema.json,
        ]
    }
}
