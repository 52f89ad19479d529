public import Hummingbird
public import NIOCore

/// What a service answers.
public enum Reply: Sendable {
    /// A response.
    case response(Response)
    /// The request goes on to a port of a sandbox.
    case forward(PortForward)
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
}
