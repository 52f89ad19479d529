import NIOCore
import NIOHTTP1
import NIOSSL

/// The handlers of a connection: TLS where the client begins it, the decoder, and the connection.
struct ServerPipeline: Sendable {
    static let decoderName = "bulkhead.request-decoder"

    let responder: any RequestResponder
    let limits: ConnectionLimits
    let isLocalSocket: Bool
    let certificates: ServerCertificates?

    func setUp(_ channel: any Channel) throws {
        if certificates == nil {
            try addHTTP(channel, isSecure: false)
        } else {
            try channel.pipeline.syncOperations.addHandler(ProtocolDetector(pipeline: self))
        }
    }

    func addHTTP(_ channel: any Channel, isSecure: Bool) throws {
        var decoderLimits = NIOHTTPDecoderLimitConfiguration()
        decoderLimits.maxHeaderFieldSize = limits.header
        decoderLimits.maxHeaderListSize = limits.headers
        decoderLimits.maxHeaderFieldCount = limits.headerCount
        let operations = channel.pipeline.syncOperations
        try operations.addHandler(ActivityReporter())
        // What follows an upgrade waits in the decoder until the other side has answered.
        try operations.addHandler(
            ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: decoderLimits),
                maximumBufferSize: 1 << 20),
            name: Self.decoderName)
        try operations.addHandler(
            ServerConnection(
                responder: responder, limits: limits, isSecure: isSecure, isLocalSocket: isLocalSocket))
    }
}

/// Tells the connection that bytes came, which the decoder hides until a head is complete.
private final class ActivityReporter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireUserInboundEventTriggered(ConnectionActivity())
        context.fireChannelRead(data)
    }
}

/// Looks at the first byte: TLS begins with a handshake record, HTTP with a letter. One port serves both.
private final class ProtocolDetector: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let pipeline: ServerPipeline
    private var timeout: Scheduled<Void>?

    init(pipeline: ServerPipeline) { self.pipeline = pipeline }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        timeout = context.eventLoop.scheduleTask(in: pipeline.limits.headTime) { bound.value.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timeout?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: context.close(promise: nil)
        case is ChannelShouldQuiesceEvent: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) else { return }
        do {
            let isSecure = first == 0x16
            if isSecure, let certificates = pipeline.certificates {
                try context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificates.context))
            }
            try pipeline.addHTTP(context.channel, isSecure: isSecure)
            context.fireChannelRead(data)
            context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        } catch {
            context.close(promise: nil)
        }
    }
}
