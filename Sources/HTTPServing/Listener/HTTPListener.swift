import Glibc
import HummingbirdCore
public import Logging
public import NIOCore
import NIOPosix
public import ServiceLifecycle
import Synchronization

/// Serves HTTP/1.1 at one address, plain and over TLS on the same port, until it is shut down gracefully: then
/// it accepts nothing more and lets answers that have begun reach their end.
public struct HTTPListener: Service {
    /// Where to listen.
    public enum Address: Sendable, Hashable {
        /// A TCP port; 0 lets the kernel choose.
        case tcp(host: String, port: Int)
        /// A socket in the file system that only its owner can connect to.
        case owner(path: String)
    }

    private let address: Address
    private let pipeline: ServerPipeline
    private let group: any EventLoopGroup
    private let logger: Logger
    private let onListening: @Sendable (any Channel) async -> Void

    /// A listener.
    ///
    /// - Parameters:
    ///   - certificates: What it presents to clients that begin TLS; nil refuses them.
    ///   - onListening: Called with the channel once it accepts connections.
    public init(
        address: Address, responder: any RequestResponder, certificates: ServerCertificates? = nil,
        limits: ConnectionLimits = ConnectionLimits(), group: any EventLoopGroup, logger: Logger,
        onListening: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) {
        self.address = address
        let isLocalSocket = if case .owner = address { true } else { false }
        pipeline = ServerPipeline(
            responder: responder, limits: limits, isLocalSocket: isLocalSocket, certificates: certificates)
        self.group = group
        self.logger = logger
        self.onListening = onListening
    }

    /// Listens until the task is cancelled or the service group shuts down.
    public func run() async throws {
        let bindAddress: BindAddress
        switch address {
        case .tcp(let host, let port): bindAddress = .hostname(host, port: port)
        case .owner(let path): bindAddress = .unixDomainSocket(path: path)
        }
        let server = Server(
            childChannelSetup: ConnectionSetup(pipeline: pipeline),
            configuration: ServerConfiguration(
                address: bindAddress, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(pipeline.limits.connections)),
            onServerRunning: { [address, onListening] channel in
                if case .owner(let path) = address { chmod(path, 0o600) }
                await onListening(channel)
            }, eventLoopGroup: group, logger: logger)
        try await server.run()
    }
}

/// A connection for the server's accept loop, which only needs to know when it ends.
private struct ConnectionSetup: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    let pipeline: ServerPipeline

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        guard pipeline.isLocalSocket else {
            return channel.eventLoop.makeCompletedFuture {
                let options = channel.syncOptions
                try options?.setOption(.tcpOption(.tcp_nodelay), value: 1)
                try options?.setOption(.socketOption(.so_keepalive), value: 1)
                // TCP_USER_TIMEOUT: how long sent data may stay unacknowledged by a client that is gone.
                try options?.setOption(
                    .socket(6, 18), value: SocketOptionValue(pipeline.limits.writeStall.nanoseconds / 1_000_000))
                try pipeline.setUp(channel)
                return Value(channel: channel)
            }
        }
        // The socket's mode keeps others out, but only from the moment after bind when it is set.
        guard let options = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(ForeignUser())
        }
        let peer: EventLoopFuture<PeerCredentials> = options.unsafeGetSocketOption(
            level: .socket, name: .init(rawValue: SO_PEERCRED))
        return peer.flatMapThrowing { peer in
            guard peer.uid == geteuid() || peer.uid == 0 else { throw ForeignUser() }
            try pipeline.setUp(channel)
            return Value(channel: channel)
        }
    }

    /// `struct ucred` of unix(7).
    private struct PeerCredentials {
        var process: Int32
        var uid: UInt32
        var gid: UInt32
    }

    private struct ForeignUser: Error {}

    func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }
}
