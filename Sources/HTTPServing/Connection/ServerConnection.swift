import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// One connection of a client: requests in, answers out, one at a time, with time-outs. Lives on its event loop.
final class ServerConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    /// Where the reading side is.
    private enum Reading {
        case awaitingHead
        case receiving(ByteStream)
        case received
        case discarding(left: Int)
        case tunnel(ByteStream)
        case ended
    }

    private let responder: any RequestResponder
    private let limits: ConnectionLimits
    private let isSecure: Bool
    private let isLocalSocket: Bool

    private var context: ChannelHandlerContext?
    private var reading = Reading.awaitingHead
    private var exchange: Exchange?
    private var held: [HTTPServerRequestPart] = []
    private var endsAfterAnswer = false
    private var isPaused = false

    private var times: ConnectionTimes
    private var check: RepeatedTask?

    init(responder: any RequestResponder, limits: ConnectionLimits, isSecure: Bool, isLocalSocket: Bool) {
        self.responder = responder
        self.limits = limits
        self.isSecure = isSecure
        self.isLocalSocket = isLocalSocket
        times = ConnectionTimes(limits: limits)
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        check = context.eventLoop.scheduleRepeatedTask(initialDelay: limits.interval, delay: limits.interval) { _ in
            bound.value.checkTimes()
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { finish() }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .tunnel(let stream) = reading {
            // The decoder is gone: what comes are bytes.
            stream.push(RawBytes.unwrap(data))
            return
        }
        let part = unwrapInboundIn(data)
        switch (reading, part) {
        case (.received, .head), (.discarding, .head), (.ended, _): held.append(part)
        case _ where !held.isEmpty: held.append(part)
        default: accept(part, context: context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { adjustReading() }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        times.writabilityChanged(context.channel.isWritable)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: inputClosed(context: context)
        case is ChannelShouldQuiesceEvent:
            endsAfterAnswer = true
            if exchange == nil { context.close(promise: nil) }
        case is ConnectionActivity: times.sawBytes(awaitingHead: isAwaitingHead)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard exchange == nil, error is HTTPParserError, case .awaitingHead = reading else {
            context.close(promise: nil)
            return
        }
        refuse(RefusedRequest("the request is not well-formed HTTP"), context: context)
    }

    // MARK: Requests

    private var isAwaitingHead: Bool { if case .awaitingHead = reading { true } else { false } }

    private func accept(_ part: HTTPServerRequestPart, context: ChannelHandlerContext) {
        switch (part, reading) {
        case (.head(let received), .awaitingHead):
            times.gotHead()
            do {
                begin(try CheckedRequest(received, isSecure: isSecure, limits: limits), context: context)
            } catch {
                refuse(error, context: context)
            }
        case (.body(let piece), .receiving(let stream)): stream.push(piece)
        case (.body(let piece), .discarding(let left)):
            guard piece.readableBytes <= left else { return context.close(promise: nil) }
            reading = .discarding(left: left - piece.readableBytes)
        case (.end, .receiving(let stream)):
            stream.finish()
            reading = .received
            finishIfAnswered()
        case (.end, .discarding):
            reading = .received
            finishIfAnswered()
        default: context.close(promise: nil)
        }
    }

    private func begin(_ request: CheckedRequest, context: ChannelHandlerContext) {
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let loop = context.eventLoop
        let stream = ByteStream { loop.execute { bound.value.adjustReading() } }
        reading = .receiving(stream)
        if !request.keepsAlive || request.wantsUpgrade { endsAfterAnswer = true }
        if request.expectsContinue, request.hasBody {
            write(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n"), promise: nil)
        }
        let information = ConnectionInformation(
            isSecure: isSecure, isLocalSocket: isLocalSocket, remoteAddress: context.channel.remoteAddress,
            wantsUpgrade: request.wantsUpgrade, body: stream)
        let exchange = Exchange(
            connection: bound, loop: loop, isOldVersion: request.isOldVersion, isHead: request.head.method == .head,
            body: stream)
        self.exchange = exchange
        let hummingbirdRequest = Request(head: request.head, body: RequestBody(asyncSequence: stream))
        exchange.run(
            Task { [responder] in
                let reply = await responder.respond(to: hummingbirdRequest, connection: information)
                await exchange.perform(reply, request: hummingbirdRequest)
                loop.execute { bound.value.answered(exchange) }
            })
    }

    private func refuse(_ refusal: RefusedRequest, context: ChannelHandlerContext) {
        reading = .ended
        let body = ByteBuffer(string: "\(refusal.reason)\n")
        var answer = ByteBuffer()
        answer.writeHead(
            refusal.status,
            [
                .contentType: "text/plain; charset=utf-8", .contentLength: String(body.readableBytes),
                .connection: "close",
            ], isOldVersion: false)
        answer.writeImmutableBuffer(body)
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        closeGently(context: context)
    }

    /// Closes the sending half first: a close with unread bytes in the socket would destroy the answer on its way.
    private func closeGently(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.close(mode: .output, promise: nil)
        context.eventLoop.scheduleTask(in: .seconds(1)) { bound.value.close(promise: nil) }
    }

    /// The answer has been written to its end, or its writing failed.
    private func answered(_ exchange: Exchange) {
        guard self.exchange === exchange, let context else { return }
        guard exchange.isComplete else { return context.close(promise: nil) }
        switch reading {
        case .receiving(let stream) where !stream.isFinished:
            reading = .discarding(left: limits.drainedBytes)
            times.beganDraining()
        default: break
        }
        finishIfAnswered()
        adjustReading()
    }

    private func finishIfAnswered() {
        guard let exchange, exchange.isComplete, case .received = reading, let context else { return }
        self.exchange = nil
        guard !endsAfterAnswer else { return closeGently(context: context) }
        reading = .awaitingHead
        times.becameIdle()
        var parts = held[...]
        held = []
        while let part = parts.popFirst() {
            if case .received = reading {
                held.append(contentsOf: [part] + parts)
                return
            }
            if held.isEmpty { accept(part, context: context) } else { held.append(part) }
        }
    }

    private func inputClosed(context: ChannelHandlerContext) {
        switch reading {
        case .awaitingHead, .ended, .discarding: context.close(promise: nil)
        case .receiving(let stream):
            stream.finish(ClientLeft())
            endsAfterAnswer = true
        case .received:
            endsAfterAnswer = true
            exchange?.clientLeft()
        case .tunnel(let stream): stream.finish()
        }
    }

    private func finish() {
        check?.cancel()
        check = nil
        switch reading {
        case .receiving(let stream), .tunnel(let stream): stream.finish(ClientLeft())
        default: break
        }
        reading = .ended
        exchange?.clientLeft()
        exchange = nil
        context = nil
        held = []
    }

    // MARK: Flow

    /// Reads from the socket only while somebody can take it. While an answer is on its way the socket is still read,
    /// to notice that the client leaves; a further request that comes then stops the reading.
    fileprivate func adjustReading() {
        guard let context else { return }
        let wanted =
            switch reading {
            case .awaitingHead, .discarding: true
            case .receiving(let stream), .tunnel(let stream): stream.wantsMore
            case .received: held.isEmpty
            case .ended: false
            }
        guard wanted == isPaused else { return }
        isPaused = !wanted
        try? context.channel.syncOptions?.setOption(.autoRead, value: wanted)
        times.readingChanged()
    }

    private func checkTimes() {
        guard let context else { return }
        let state: ConnectionTimes.Activity =
            switch reading {
            case .awaitingHead: .awaitingHead
            case .receiving(let stream) where stream.wantsMore: .awaitingBody
            case .discarding: .draining
            default: .other
            }
        guard let expiry = times.expired(state) else { return }
        if expiry == .head, exchange == nil {
            refuse(RefusedRequest("the request did not arrive in time", status: .requestTimeout), context: context)
        } else {
            context.close(promise: nil)
        }
    }

    // MARK: For the exchange

    /// Whether the connection closes after this answer, as its head must say.
    var closesAfterAnswer: Bool { endsAfterAnswer }

    func closeAfterAnswer() { endsAfterAnswer = true }

    /// Writes several pieces at once, so that they leave in one packet where they fit.
    func write(_ pieces: ByteBuffer..., promise: EventLoopPromise<Void>?) {
        guard let context, let last = pieces.last else {
            promise?.fail(ClientLeft())
            return
        }
        for piece in pieces.dropLast() { context.write(wrapOutboundOut(piece), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(last), promise: promise)
    }

    /// Ends the sending half of a tunnel.
    func closeOutput() { context?.close(mode: .output, promise: nil) }

    func close() { context?.close(promise: nil) }

    /// From here on the connection carries bytes that are not HTTP.
    func beginTunnel() -> ByteStream? {
        guard let context else { return nil }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let loop = context.eventLoop
        let stream = ByteStream { loop.execute { bound.value.adjustReading() } }
        reading = .tunnel(stream)
        endsAfterAnswer = true
        context.pipeline.syncOperations.removeHandler(name: ServerPipeline.decoderName).whenFailure { _ in
            bound.value.close()
        }
        adjustReading()
        return stream
    }
}

/// The client closed the connection, or the server did because of the client's silence.
struct ClientLeft: Error {}

/// Reads of a connection that carries bytes, not parts of messages.
enum RawBytes {
    private final class Handler: ChannelInboundHandler { typealias InboundIn = ByteBuffer }

    static func unwrap(_ data: NIOAny) -> ByteBuffer { Handler.unwrapInboundIn(data) }
}

/// Bytes arrived, whatever they mean.
struct ConnectionActivity {}
