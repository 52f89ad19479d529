import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix

/// A connection to a server in a sandbox, for one request. What it says is the sandbox's word: it is parsed, limited,
/// and written anew for the client.
final class UpstreamConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<UpstreamHandler>
    let body: ByteStream

    private init(channel: any Channel, handler: NIOLoopBound<UpstreamHandler>, body: ByteStream) {
        self.channel = channel
        self.handler = handler
        self.body = body
    }

    /// Takes over a connected socket.
    static func open(descriptor: Int32, on loop: any EventLoop) async throws -> UpstreamConnection {
        try await loop.flatSubmit {
            let handler = UpstreamHandler(loop: loop)
            let bound = NIOLoopBound(handler, eventLoop: loop)
            let body = handler.body
            return ClientBootstrap(group: loop)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        // The head says how the body is framed, or that what follows is a tunnel.
                        var encoding = HTTPRequestEncoder.Configuration()
                        encoding.automaticallySetFramingHeaders = false
                        var limits = NIOHTTPDecoderLimitConfiguration()
                        limits.maxHeaderListSize = 256 << 10
                        let decoder = HTTPResponseDecoder(
                            leftOverBytesStrategy: .forwardBytes, informationalResponseStrategy: .drop,
                            limitConfiguration: limits)
                        let operations = channel.pipeline.syncOperations
                        try operations.addHandler(HTTPRequestEncoder(configuration: encoding))
                        try operations.addHandler(
                            ByteToMessageHandler(decoder, maximumBufferSize: 1 << 20), name: UpstreamHandler.decoderName
                        )
                        try operations.addHandler(bound.value)
                    }
                }
                .withConnectedSocket(descriptor)
                .map { UpstreamConnection(channel: $0, handler: bound, body: body) }
        }.get()
    }

    func send(_ part: HTTPClientRequestPart) async throws { try await channel.writeAndFlush(part) }

    func send(_ piece: ByteBuffer) async throws { try await send(.body(.byteBuffer(piece))) }

    /// The head of the response.
    func head() async throws -> HTTPResponseHead {
        try await channel.eventLoop.flatSubmit { [handler] in handler.value.head.futureResult }.get()
    }

    /// From here on both directions carry bytes that are not HTTP.
    func beginTunnel() async throws {
        try await channel.eventLoop.submit { [handler] in handler.value.beginTunnel() }.get()
    }

    func endOutput() { channel.close(mode: .output, promise: nil) }

    func close() { channel.close(promise: nil) }
}

/// Receives the response.
private final class UpstreamHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    static let decoderName = "bulkhead.response-decoder"

    let head: EventLoopPromise<HTTPResponseHead>
    let body: ByteStream
    private let box: NIOLoopBoundBox<ChannelHandlerContext?>
    private var isTunnel = false
    private var isUpgraded = false
    private var hasEnded = false

    init(loop: any EventLoop) {
        head = loop.makePromise()
        let box = NIOLoopBoundBox<ChannelHandlerContext?>(nil, eventLoop: loop)
        self.box = box
        body = ByteStream {
            loop.execute { try? box.value?.channel.syncOptions?.setOption(.autoRead, value: true) }
        }
    }

    func handlerAdded(context: ChannelHandlerContext) { box.value = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        box.value = nil
        end(UpstreamClosed())
    }

    func beginTunnel() {
        isTunnel = true
        box.value?.pipeline.syncOperations.removeHandler(name: Self.decoderName, promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isTunnel {
            body.push(RawBytes.unwrap(data))
        } else {
            switch unwrapInboundIn(data) {
            case .head(let received):
                isUpgraded = received.status == .switchingProtocols
                head.succeed(received)
            case .body(let piece): body.push(piece)
            // After a change of protocol what follows the head is the tunnel's.
            case .end: if !isUpgraded { end(nil) }
            }
        }
        if !body.wantsMore { try? context.channel.syncOptions?.setOption(.autoRead, value: false) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { end(isTunnel ? nil : UpstreamClosed()) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(isTunnel ? nil : UpstreamClosed())
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(error)
        context.close(promise: nil)
    }

    private func end(_ failure: (any Error)?) {
        guard !hasEnded else { return }
        hasEnded = true
        head.fail(failure ?? UpstreamClosed())
        body.finish(failure)
    }
}

/// The server in the sandbox ended the connection before its response was complete.
struct UpstreamClosed: Error {}
