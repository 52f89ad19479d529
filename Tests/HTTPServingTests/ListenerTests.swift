import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import HTTPServing

/// A listener with short times, and a client that sends bytes as they are.
@Suite struct ListenerTests {
    private struct Echo: RequestResponder {
        func respond(to request: Request, connection: ConnectionInformation) async -> Reply {
            switch request.head.path {
            case "/body":
                guard let body = try? await request.collectBody(limit: 1 << 20) else {
                    return .response(Response(status: .badRequest))
                }
                return .response(Response(status: .ok, body: ResponseBody(byteBuffer: body)))
            case "/pieces":
                return .stream(
                    StreamedResponse(headers: [:]) { sink in
                        for number in 0..<3 { try await sink.write(ByteBuffer(string: "\(number),")) }
                    })
            case "/broken":
                return .stream(
                    StreamedResponse(headers: [.contentLength: "10"]) { sink in
                        try await sink.write(ByteBuffer(string: "half"))
                    })
            default:
                return .response(
                    Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: request.head.path ?? ""))))
            }
        }
    }

    /// Sends bytes and gives everything that comes back until the server closes.
    private func exchange(
        _ pieces: [String], limits: ConnectionLimits = ConnectionLimits(), responder: any RequestResponder = Echo()
    ) async throws -> String {
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let listener = HTTPListener(
            address: .tcp(host: "127.0.0.1", port: 0), responder: responder, limits: limits,
            group: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { channel in
            continuation.yield(channel.localAddress?.port ?? 0)
        }
        let serving = Task { try await listener.run() }
        defer { serving.cancel() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await client.executeThenClose { inbound, outbound in
            for piece in pieces { try await outbound.write(ByteBuffer(string: piece)) }
            var received = ByteBuffer()
            do { for try await piece in inbound { received.writeImmutableBuffer(piece) } } catch is IOError {}
            return String(buffer: received)
        }
    }

    private static let end = "GET /end HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"

    @Test func answersInTheOrderOfTheRequests() async throws {
        let text = try await exchange([
            "POST /body HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc" + "GET /pieces HTTP/1.1\r\nHost: h\r\n\r\n"
                + Self.end
        ])
        let bodies = text.components(separatedBy: "HTTP/1.1 200 OK").dropFirst()
        #expect(bodies.map { $0.components(separatedBy: "\r\n\r\n")[1].prefix(7) }.count == 3)
        #expect(text.contains("\r\n\r\nabcHTTP/1.1"))
        #expect(text.contains("2\r\n0,\r\n2\r\n1,\r\n2\r\n2,\r\n0\r\n\r\n"))
        #expect(text.hasSuffix("\r\n\r\n/end"))
    }

    @Test func takesRequestsByteByByte() async throws {
        let message =
            "POST /body HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        #expect(try await exchange(message.map { String($0) }).hasSuffix("\r\n\r\nabc"))
    }

    @Test func headHasNoBody() async throws {
        let text = try await exchange(["HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n" + Self.end])
        #expect(text.contains("Content-Length: 2\r\n\r\nHTTP/1.1 200 OK"))
    }

    @Test func oldClientsGetNoChunks() async throws {
        let text = try await exchange(["GET /pieces HTTP/1.0\r\n\r\n"])
        #expect(text.hasPrefix("HTTP/1.0 200 OK"))
        #expect(text.hasSuffix("\r\n\r\n0,1,2,"))
    }

    @Test func saysContinueWhenAsked() async throws {
        let text = try await exchange([
            "POST /body HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\n",
            "x",
        ])
        #expect(text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"))
    }

    @Test func anIncompleteResponseEndsTheConnection() async throws {
        let text = try await exchange(["GET /broken HTTP/1.1\r\nHost: h\r\n\r\n" + Self.end])
        #expect(text.hasSuffix("\r\n\r\nhalf"))
    }

    @Test func halfARequestIsNotWaitedForForEver() async throws {
        var limits = ConnectionLimits()
        limits.headTime = .milliseconds(50)
        let text = try await exchange(["GET / HTT"], limits: limits)
        #expect(text.hasPrefix("HTTP/1.1 408 "))
    }

    @Test func aSilentConnectionIsClosed() async throws {
        var limits = ConnectionLimits()
        limits.idleTime = .milliseconds(50)
        let text = try await exchange(["GET /a HTTP/1.1\r\nHost: h\r\n\r\n"], limits: limits)
        #expect(text.hasSuffix("/a"))
    }

    @Test func aBodyThatStopsIsNotWaitedForForEver() async throws {
        var limits = ConnectionLimits()
        limits.bodyStall = .milliseconds(50)
        let text = try await exchange(["POST /body HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab"], limits: limits)
        #expect(!text.contains("200 OK"))
    }

    @Test func longTargetsAndHeadersAreRefused() async throws {
        var limits = ConnectionLimits()
        limits.target = 100
        let long = String(repeating: "a", count: 200)
        #expect(
            try await exchange(["GET /\(long) HTTP/1.1\r\nHost: h\r\n\r\n"], limits: limits).hasPrefix("HTTP/1.1 414"))
        limits.header = 100
        #expect(
            try await exchange(["GET / HTTP/1.1\r\nHost: h\r\nX: \(long)\r\n\r\n"], limits: limits).hasPrefix(
                "HTTP/1.1 4"))
    }
}
