import BulkheadCommands
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// One request to the daemon and its answer, on a connection of its own.
struct ClientConnection {
    private let channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    /// One thread for all connections of this process.
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private init(channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>) { self.channel = channel }

    /// Connects.
    static func open(_ address: ServerAddress) async throws(CommandFailure) -> ClientConnection {
        do {
            let bootstrap = ClientBootstrap(group: group).connectTimeout(.seconds(10))
            let channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
            switch address {
            case .socket(let path):
                channel = try await bootstrap.connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture { try setUp(channel) }
                }
            case .network(let host, let port, let isSecure):
                let context = isSecure ? try secureContext() : nil
                channel = try await bootstrap.connect(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if let context {
                            let name = host.contains(where: \.isLetter) && !host.contains(":") ? host : nil
                            try channel.pipeline.syncOperations.addHandler(
                                NIOSSLClientHandler(context: context, serverHostname: name))
                        }
                        return try setUp(channel)
                    }
                }
            }
            return ClientConnection(channel: channel)
        } catch {
            throw failure(error, address)
        }
    }

    private static func setUp(
        _ channel: any Channel
    ) throws -> NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart> {
        try channel.pipeline.syncOperations.addHTTPClientHandlers()
        return try NIOAsyncChannel(
            wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: false))
    }

    /// Trusts what the machine trusts, and the authority in `SSL_CERT_FILE`.
    private static func secureContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let file = HostEnvironment.variable("SSL_CERT_FILE"), !file.isEmpty {
            configuration.trustRoots = .file(file)
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private static func failure(_ error: any Error, _ address: ServerAddress) -> CommandFailure {
        if case .socket(let path) = address, let error = error as? IOError,
            [ENOENT, ECONNREFUSED].contains(error.errnoCode)
        {
            return CommandFailure(
                "no daemon is running here (\(path)); start one with: bulkhead serve\n"
                    + "or name one on the network with --server or BULKHEAD_SERVER")
        }
        if case .socket(let path) = address, let error = error as? IOError, error.errnoCode == EACCES {
            return CommandFailure("the daemon at \(path) is another user's; only its owner may speak to it")
        }
        return CommandFailure("cannot reach the daemon at \(address.description): \(reason(error))")
    }

    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) } ?? "its name is not known"
        default: "\(error)"
        }
    }

    /// What a body is made of.
    typealias Body = @Sendable (NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>) async throws -> Void

    /// Sends a request and lends its answer to `body`; what the request's body writes goes on meanwhile.
    func exchange<Result: Sendable>(
        _ head: HTTPRequestHead, sending: @escaping Body,
        _ body: @escaping @Sendable (HTTPResponseHead, ResponseBody) async throws -> Result
    ) async throws -> Result {
        try await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await outbound.write(.head(head))
                    try await sending(outbound)
                    try await outbound.write(.end(nil))
                }
                defer { group.cancelAll() }
                var parts = ResponseBody(inbound.makeAsyncIterator())
                while let part = try await parts.iterator.next() {
                    guard case .head(let head) = part else { break }
                    // Whatever is said before the answer is of no interest.
                    if head.status.code < 200 { continue }
                    return try await body(head, parts)
                }
                throw CommandFailure("the daemon closed the connection without an answer")
            }
        }
    }
}

/// The body of an answer, piece by piece.
struct ResponseBody: @unchecked Sendable {
    // One consumer: it is handed from the exchange to the closure that reads it, and to nobody else.
    fileprivate var iterator: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator

    fileprivate init(_ iterator: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator) {
        self.iterator = iterator
    }

    /// The next piece, or nil at the end.
    ///
    /// - Throws: When the answer ends before its end.
    mutating func next() async throws -> ByteBuffer? {
        switch try await iterator.next() {
        case .body(let piece): return piece
        case .end: return nil
        case .head, nil: throw CommandFailure("the daemon closed the connection in the middle of an answer")
        }
    }
}
