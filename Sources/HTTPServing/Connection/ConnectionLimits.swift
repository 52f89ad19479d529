public import NIOCore

/// What one connection may take of the server's memory and patience.
public struct ConnectionLimits: Sendable {
    /// Longest request target, in bytes.
    public var target = 64 << 10
    /// Longest single header, name and value, in bytes.
    public var header = 32 << 10
    /// All headers of a request together, in bytes.
    public var headers = 128 << 10
    /// Number of headers of a request.
    public var headerCount = 256
    /// From the connection, or the first byte of a later request, to the whole head of the request.
    public var headTime: TimeAmount = .seconds(30)
    /// Between two requests. Longer than clients keep connections (300 s), so that it is they who close.
    public var idleTime: TimeAmount = .seconds(330)
    /// Between two pieces of a request's body while the server waits for one.
    public var bodyStall: TimeAmount = .seconds(120)
    /// How long a client may not read while there is something to be sent.
    public var writeStall: TimeAmount = .seconds(60)
    /// What is still read of a body that nobody wanted, so that the client sees the answer before the end.
    public var drainedBytes = 4 << 20
    /// For how long.
    public var drainTime: TimeAmount = .seconds(5)
    /// Connections at a time of one listener.
    public var connections = 16_384

    /// The defaults.
    public init() {}

    /// How often the times are looked at.
    var interval: TimeAmount {
        let shortest = min(headTime.nanoseconds, idleTime.nanoseconds, bodyStall.nanoseconds, writeStall.nanoseconds)
        return .nanoseconds(max(shortest / 4, 10_000_000))
    }
}
