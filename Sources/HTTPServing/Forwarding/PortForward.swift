import HTTPTypes
public import Hummingbird
import NIOCore
import NIOHTTP1

/// A request on its way to a port of a sandbox: HTTP/1.1 to a connected socket, streamed both ways, and a tunnel once
/// both sides agree on another protocol.
public struct PortForward: Sendable {
    /// The sandbox.
    public var sandboxID: String
    /// The port.
    public var port: UInt16
    /// Path and query for the server in the sandbox.
    public var path: String
    /// What the server is told as host; nil for what the client said.
    public var host: String?
    /// Headers that are the service's own affair and end here.
    public var withheld: Set<HTTPField.Name>
    /// The other end, for `X-Forwarded-For`.
    public var client: String?
    /// Counts connections per sandbox.
    public var limiter: ConnectionLimiter
    /// Gives a connected, non-blocking stream socket, which is closed here.
    public var connect: @Sendable () async throws -> Int32

    /// A forward.
    public init(
        sandboxID: String, port: UInt16, path: String, host: String?, withheld: Set<HTTPField.Name>, client: String?,
        limiter: ConnectionLimiter, connect: @escaping @Sendable () async throws -> Int32
    ) {
        self.sandboxID = sandboxID
        self.port = port
        self.path = path
        self.host = host
        self.withheld = withheld
        self.client = client
        self.limiter = limiter
        self.connect = connect
    }

    /// Carries the request there and the response back.
    func carry(_ request: Request, over exchange: Exchange) async {
        guard limiter.enter(sandboxID) else {
            let failure = ForwardingFailure(
                status: .tooManyRequests, message: "The sandbox has too many connections", sandboxID: sandboxID)
            return await exchange.write(failure.response(to: request.headers))
        }
        defer { limiter.leave(sandboxID) }
        let upstream: UpstreamConnection
        do {
            let descriptor = try await connect()
            upstream = try await UpstreamConnection.open(descriptor: descriptor, on: exchange.loop)
        } catch {
            let failure = (error as? ForwardingFailure) ?? .portClosed(port, sandboxID: sandboxID)
            return await exchange.write(failure.response(to: request.headers))
        }
        exchange.beginStreaming()
        await withTaskCancellationHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await upload(request, to: upstream) }
                await answer(request, from: upstream, over: exchange)
                group.cancelAll()
            }
        } onCancel: {
            upstream.close()
        }
        upstream.close()
    }

    private func upload(_ request: Request, to upstream: UpstreamConnection) async {
        do {
            try await upstream.send(.head(head(for: request)))
            for try await piece in request.body { try await upstream.send(piece) }
            guard !wantsUpgrade(request) else { return }
            try await upstream.send(.end(nil))
        } catch {
            // Half a body must not look like a whole one.
            if !(error is CancellationError) { upstream.close() }
        }
    }

    private func wantsUpgrade(_ request: Request) -> Bool {
        request.headers[.upgrade] != nil
            && request.headers[values: .connection].contains { $0.lowercased().contains("upgrade") }
    }

    private func head(for request: Request) -> HTTPRequestHead {
        var headers = HTTPHeaders()
        headers.add(name: "Host", value: host ?? request.head.authority ?? "\(sandboxID):\(port)")
        for field in request.headers.passedOn() where !withheld.contains(field.name) {
            headers.add(name: field.name.rawName, value: field.value)
        }
        for name in ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Expect"] {
            headers.remove(name: name)
        }
        if let client { headers.add(name: "X-Forwarded-For", value: client) }
        if let authority = request.head.authority { headers.add(name: "X-Forwarded-Host", value: authority) }
        headers.add(name: "X-Forwarded-Proto", value: request.head.scheme ?? "http")
        if wantsUpgrade(request) {
            headers.add(name: "Connection", value: "Upgrade")
            for value in request.headers[values: .upgrade] { headers.add(name: "Upgrade", value: value) }
        } else {
            headers.add(name: "Connection", value: "close")
        }
        let hasNoBody = [.get, .head, .delete, .options, .trace].contains(request.method)
        if request.headers[.contentLength] == nil, !hasNoBody || isChunked(request) {
            headers.add(name: "Transfer-Encoding", value: "chunked")
        }
        return HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method.rawValue), uri: path, headers: headers)
    }

    private func isChunked(_ request: Request) -> Bool { request.headers[.transferEncoding] != nil }

    private func answer(_ request: Request, from upstream: UpstreamConnection, over exchange: Exchange) async {
        let head: HTTPResponseHead
        do {
            head = try await upstream.head()
        } catch {
            let failure = ForwardingFailure(
                status: .badGateway, message: "The server in the sandbox closed the connection without a response",
                sandboxID: sandboxID, port: port)
            return await exchange.write(failure.response(to: request.headers))
        }
        var fields = HTTPFields()
        for (name, value) in head.headers {
            guard let name = HTTPField.Name(name), HTTPField.isValidValue(value) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        let upgrades = fields[values: .upgrade]
        fields = fields.passedOn()
        do {
            if head.status == .switchingProtocols {
                guard wantsUpgrade(request), !upgrades.isEmpty else {
                    throw UpstreamClosed()
                }
                fields[.connection] = "Upgrade"
                fields[values: .upgrade] = upgrades
                try await tunnel(fields, upstream: upstream, exchange: exchange)
                return
            }
            let status = HTTPResponse.Status(code: Int(head.status.code), reasonPhrase: head.status.reasonPhrase)
            let isWithoutBody = exchange.isHead || head.status.code == 204 || head.status.code == 304
            guard !isWithoutBody else {
                try await exchange.send(head: (status, fields), framing: .none, isLast: true)
                return
            }
            let framing = exchange.framing(&fields)
            try await exchange.send(head: (status, fields), framing: framing)
            for try await piece in upstream.body { try await exchange.send(piece: piece, framing: framing) }
            try await exchange.send(framing: framing, isLast: true)
        } catch {
            // The connection is closed because the response is not complete, which is what the client has to know.
        }
    }

    private func tunnel(_ fields: HTTPFields, upstream: UpstreamConnection, exchange: Exchange) async throws {
        let fromClient = try await exchange.beginTunnel(fields: fields)
        try await upstream.beginTunnel()
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    for try await piece in fromClient { try await upstream.send(piece) }
                    upstream.endOutput()
                    return true
                } catch { return false }
            }
            group.addTask {
                do {
                    for try await piece in upstream.body { try await exchange.sendThroughTunnel(piece) }
                    exchange.endTunnelOutput()
                    return true
                } catch { return false }
            }
            // One direction may end while the other goes on, unless it ended by an error.
            for await isOrderly in group where !isOrderly {
                group.cancelAll()
                upstream.close()
            }
        }
    }
}
