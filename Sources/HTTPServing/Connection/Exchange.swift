import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// One request and its answer, as the answer's writer sees them. What it writes goes to the connection's event loop.
final class Exchange: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        var hasLeft = false
        var isStreaming = false
        var isComplete = false
    }

    let loop: any EventLoop
    let isHead: Bool
    private let connection: NIOLoopBound<ServerConnection>
    private let isOldVersion: Bool
    private let body: ByteStream
    private let state = Mutex(State())

    init(
        connection: NIOLoopBound<ServerConnection>, loop: any EventLoop, isOldVersion: Bool, isHead: Bool,
        body: ByteStream
    ) {
        self.connection = connection
        self.loop = loop
        self.isOldVersion = isOldVersion
        self.isHead = isHead
        self.body = body
    }

    /// Whether the whole answer was handed to the connection.
    var isComplete: Bool { state.withLock { $0.isComplete } }

    func run(_ task: Task<Void, Never>) {
        let cancels = state.withLock { state in
            state.task = task
            return state.hasLeft && state.isStreaming
        }
        if cancels { task.cancel() }
    }

    /// Ends the writing of the answer, not the work that precedes it.
    func clientLeft() {
        let task = state.withLock { state -> Task<Void, Never>? in
            state.hasLeft = true
            return state.isStreaming ? state.task : nil
        }
        task?.cancel()
    }

    /// From here on the task ends with the client.
    func beginStreaming() {
        let cancels = state.withLock { state in
            state.isStreaming = true
            return state.hasLeft
        }
        if cancels { withUnsafeCurrentTask { $0?.cancel() } }
    }

    /// Carries out what the service answered.
    func perform(_ reply: Reply, request: Request) async {
        switch reply {
        case .response(let response): await write(response)
        case .stream(let response): await write(response)
        case .forward(let forward): await forward.carry(request, over: self)
        }
    }

    private func write(_ response: StreamedResponse) async {
        guard !isHead else { return await write(Response(status: response.status, headers: response.headers)) }
        beginStreaming()
        let sink = BodySink(exchange: self, status: response.status, fields: response.headers)
        do {
            try await response.body(sink)
            try await sink.finish()
        } catch {
            // The connection is closed because the answer is not complete.
        }
    }

    /// Writes a whole response; an error while its body is produced ends the connection, because only that tells the
    /// client that something is missing.
    func write(_ response: Response) async {
        let code = response.status.code
        let hasBody = !isHead && code >= 200 && code != 204 && code != 304
        do {
            guard hasBody else {
                var fields = response.headers
                if code == 204 || code < 200 { fields[.contentLength] = nil }
                try await send(head: (response.status, fields), framing: .none, isLast: true)
                return
            }
            beginStreaming()
            let writer = ExchangeBodyWriter(exchange: self, status: response.status, fields: response.headers)
            try await response.body.write(writer)
        } catch {
            // The connection is closed because the answer is not complete.
        }
    }

    /// How the end of a body is told.
    enum Framing: Sendable { case none, length, chunked, close }

    /// The framing of a response with these headers, which it completes.
    func framing(_ fields: inout HTTPFields) -> Framing {
        if fields.contains(.contentLength) { return .length }
        guard !isOldVersion else { return .close }
        fields[.transferEncoding] = "chunked"
        return .chunked
    }

    /// Sends the head, a piece of the body, the end, or several of them, in one write.
    func send(
        head: (status: HTTPResponse.Status, fields: HTTPFields)? = nil, piece: ByteBuffer? = nil, framing: Framing,
        isLast: Bool = false, trailers: HTTPFields? = nil
    ) async throws {
        let promise = loop.makePromise(of: Void.self)
        loop.execute { [self] in
            let connection = connection.value
            // On the loop, so that the connection sees the end only once it has been written.
            defer { if isLast { state.withLock { $0.isComplete = true } } }
            if framing == .close { connection.closeAfterAnswer() }
            var first = ByteBuffer()
            if let head {
                var fields = head.fields
                if connection.closesAfterAnswer {
                    fields[.connection] = "close"
                } else if isOldVersion {
                    fields[.connection] = "keep-alive"
                }
                first.writeHead(head.status, fields, isOldVersion: isOldVersion)
            }
            var end = ByteBuffer()
            if isLast, framing == .chunked {
                end.writeStaticString("0\r\n")
                end.writeFields(trailers ?? [:])
            }
            guard let piece, piece.readableBytes > 0 else {
                first.writeImmutableBuffer(end)
                connection.write(first, promise: promise)
                return
            }
            guard piece.readableBytes > Self.copied else {
                if framing == .chunked { first.writeChunk(piece) } else { first.writeImmutableBuffer(piece) }
                first.writeImmutableBuffer(end)
                connection.write(first, promise: promise)
                return
            }
            if framing == .chunked {
                first.writeString(String(piece.readableBytes, radix: 16))
                first.writeStaticString("\r\n")
                var last = ByteBuffer(string: "\r\n")
                last.writeImmutableBuffer(end)
                connection.write(first, piece, last, promise: promise)
            } else {
                connection.write(first, piece, promise: promise)
            }
        }
        try await promise.futureResult.get()
    }

    /// Below this size a copy is cheaper than a further piece in the kernel's list.
    private static let copied = 16 << 10

    // MARK: Tunnels

    /// Answers that the protocol changes and gives the bytes that the client sends from now on.
    func beginTunnel(fields: HTTPFields) async throws -> ByteStream {
        beginStreaming()
        let promise = loop.makePromise(of: ByteStream.self)
        loop.execute { [self] in
            var head = ByteBuffer()
            head.writeHead(.switchingProtocols, fields, isOldVersion: false)
            guard let stream = connection.value.beginTunnel() else { return promise.fail(ClientLeft()) }
            connection.value.write(head, promise: nil)
            promise.succeed(stream)
        }
        return try await promise.futureResult.get()
    }

    func sendThroughTunnel(_ piece: ByteBuffer) async throws {
        let promise = loop.makePromise(of: Void.self)
        loop.execute { [self] in connection.value.write(piece, promise: promise) }
        try await promise.futureResult.get()
    }

    func endTunnelOutput() { loop.execute { [self] in connection.value.closeOutput() } }
}

/// Writes the body of a response, its head together with the first piece, and with the end where that is known.
/// An empty piece sends the head on its own.
private final class ExchangeBodyWriter: ResponseBodyWriter {
    private let exchange: Exchange
    private let framing: Exchange.Framing
    private var head: (status: HTTPResponse.Status, fields: HTTPFields)?
    private var held: ByteBuffer?
    private var left: Int?

    init(exchange: Exchange, status: HTTPResponse.Status, fields: HTTPFields) {
        var fields = fields
        self.exchange = exchange
        framing = exchange.framing(&fields)
        left = framing == .length ? fields[.contentLength].flatMap { Int($0) } : nil
        head = (status, fields)
    }

    func write(_ buffer: ByteBuffer) async throws {
        if let left {
            guard buffer.readableBytes <= left else { throw WrongLength() }
            self.left = left - buffer.readableBytes
            if left == buffer.readableBytes, held == nil {
                held = buffer
                return
            }
        }
        try await exchange.send(head: takeHead(), piece: buffer, framing: framing)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        guard left ?? 0 == 0 else { throw WrongLength() }
        try await exchange.send(
            head: takeHead(), piece: held, framing: framing, isLast: true, trailers: trailingHeaders)
    }

    private func takeHead() -> (status: HTTPResponse.Status, fields: HTTPFields)? {
        defer { head = nil }
        return head
    }

    private struct WrongLength: Error {}
}
