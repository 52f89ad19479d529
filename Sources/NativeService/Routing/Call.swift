import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A request in the hands of its handler.
struct Call: Sendable {
    let service: NativeService
    let request: Request
    let context: NativeContext
    let identity: Identity
    /// The values in the query, each name once.
    let query: [String: String]

    /// The largest body of JSON, in bytes.
    static let bodyLimit = 1 << 20

    init(
        service: NativeService, request: Request, context: NativeContext, identity: Identity, route: Route
    ) throws(ErrorBody) {
        self.service = service
        self.request = request
        self.context = context
        self.identity = identity
        query = try QueryText.values(in: request.uri.query)
        let known = Set(route.parameters.filter { $0.place == .query }.map(\.name))
        if let unknown = query.keys.sorted().first(where: { !known.contains($0) }) {
            throw ErrorBody(
                .invalid, "there is no parameter '\(unknown)' here", field: unknown,
                remedy: known.isEmpty ? "leave it out" : "known are: \(known.sorted().joined(separator: ", "))")
        }
        for parameter in route.parameters
        where parameter.place == .query && parameter.isRequired && query[parameter.name] == nil {
            throw ErrorBody(
                .invalid, "the parameter '\(parameter.name)' is missing", field: parameter.name,
                remedy: "add ?\(parameter.name)=")
        }
    }

    // MARK: - Values

    /// A name in the path.
    func path(_ name: String) throws(ErrorBody) -> String {
        guard let raw = context.parameters.get(name), let text = QueryText.decoded(raw, plusIsSpace: false),
            !text.isEmpty, text.utf8.count <= 256
        else { throw ErrorBody(.invalid, "the \(name) in the path cannot be read", field: name) }
        return text
    }

    /// A whole number in the path.
    func pathNumber<Number: FixedWidthInteger>(_ name: String, as type: Number.Type = Number.self)
        throws(ErrorBody) -> Number
    {
        guard let number = Number(try path(name)) else {
            throw ErrorBody(.invalid, "the \(name) in the path is not a number", field: name)
        }
        return number
    }

    /// A whole number in the query.
    func number<Number: FixedWidthInteger>(
        _ name: String, in range: ClosedRange<Number>
    ) throws(ErrorBody) -> Number? {
        guard let text = query[name] else { return nil }
        guard let number = Number(text), range.contains(number) else {
            throw ErrorBody(
                .invalid,
                "\(name): '\(text.prefix(40))' is no whole number from \(range.lowerBound) to \(range.upperBound)",
                field: name)
        }
        return number
    }

    /// A yes or no in the query; a name without a value means yes.
    func flag(_ name: String) throws(ErrorBody) -> Bool {
        switch query[name] {
        case nil, "false", "0": return false
        case "true", "1", "": return true
        default: throw ErrorBody(.invalid, "\(name) is neither true nor false", field: name)
        }
    }

    /// A time in the query.
    func date(_ name: String) throws(ErrorBody) -> Date? {
        guard let text = query[name] else { return nil }
        guard let date = WireJSON.date(text) else {
            throw ErrorBody(.invalid, "\(name) is no time", field: name, remedy: "write it like 2026-01-31T12:00:00Z")
        }
        return date
    }

    // MARK: - Bodies

    /// The body as a value. Members that nobody reads are refused: they would be a wish that is silently not granted.
    func body<Value: Codable>(_ type: Value.Type) async throws -> Value {
        guard let value = try await optionalBody(type) else {
            throw ErrorBody(.invalid, "the body is missing", remedy: "send an object of JSON")
        }
        return value
    }

    /// The body as a value, or nil when there is none.
    func optionalBody<Value: Codable>(_ type: Value.Type) async throws -> Value? {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.bodyLimit)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw ErrorBody(.tooLarge, "the body is larger than \(Self.bodyLimit) bytes")
        }
        guard buffer.readableBytes > 0 else { return nil }
        // A page in a browser can send forms and text everywhere, but not this without being asked first.
        let media = request.headers[.contentType]?.split(separator: ";").first?.lowercased() ?? ""
        guard media.trimmingCharacters(in: .whitespaces) == "application/json" else {
            throw ErrorBody(
                .unsupportedMedia, "the body is not JSON", field: "Content-Type", remedy: "send application/json")
        }
        return try service.bodies.value(type, from: Data(buffer.readableBytesView))
    }

    // MARK: - Answers

    /// An answer of JSON.
    func answer(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try WireJSON.encode(value))))
    }

    /// An answer that says nothing but that it is done.
    var done: Response { Response(status: .noContent) }
}
