public import HTTPTypes
public import Hummingbird
public import NIOCore

/// What a service answers.
public enum Reply: Sendable {
    /// A response.
    case response(Response)
    /// A response that is produced while it is sent, perhaps by several tasks.
    case stream(StreamedResponse)
    /// The request goes on to a port of a sandbox.
    case forward(PortForward)
}

/// A response of unknown length whose body is written by a closure. The closure's task is cancelled when the client
/// leaves; an error that it throws ends the connection, because only that tells the client that something is missing.
public struct StreamedResponse: Sendable {
    /// The status.
    public var status: HTTPResponse.Status
    /// The headers.
    public var headers: HTTPFields
    /// Writes the body.
    public var body: @Sendable (BodySink) async throws -> Void

    /// A response.
    public init(
        status: HTTPResponse.Status = .ok, headers: HTTPFields,
        body: @escaping @Sendable (BodySink) async throws -> Void
    ) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Answers requests. What is asked for is carried out even when the client leaves meanwhile; only the writing of a
/// response's body is cancelled then, and with it what produces it.
public protocol RequestResponder: Sendable {
    /// The answer to one request.
    func respond(to request: Request, connection: ConnectionInformation) async -> Reply
}

/// Where a request came from.
public struct ConnectionInformation: Sendable {
    /// Whether it came over TLS.
    public var isSecure: Bool
    /// Whether it came over the owner-only socket.
    public var isLocalSocket: Bool
    /// The other end, for logs.
    public var remoteAddress: SocketAddress?
    /// Whether the client wants another protocol on this connection (WebSocket, …), which only a port can give.
    public var wantsUpgrade: Bool
    /// The same bytes as the request's body, for a reader that runs in another task.
    public var body: ByteStream
}
