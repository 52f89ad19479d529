import HTTPTypes
public import NIOCore
import Synchronization

/// Where the body of a ``StreamedResponse`` goes. Several tasks may write; each piece arrives whole.
public final class BodySink: Sendable {
    private let exchange: Exchange
    private let framing: Exchange.Framing
    private let head: Mutex<(status: HTTPResponse.Status, fields: HTTPFields)?>
    private let left: Mutex<Int?>

    init(exchange: Exchange, status: HTTPResponse.Status, fields: HTTPFields) {
        var fields = fields
        self.exchange = exchange
        framing = exchange.framing(&fields)
        left = Mutex(framing == .length ? fields[.contentLength].flatMap { Int($0) } : nil)
        head = Mutex((status, fields))
    }

    /// Sends a piece, the head before it, and waits until the connection has taken it. An empty piece sends the head.
    public func write(_ piece: ByteBuffer) async throws {
        try take(piece.readableBytes)
        try await exchange.send(head: takeHead(), piece: piece, framing: framing)
    }

    /// Sends a piece.
    public func write(_ bytes: [UInt8]) async throws { try await write(ByteBuffer(bytes: bytes)) }

    func finish() async throws {
        guard left.withLock({ $0 ?? 0 }) == 0 else { throw WrongLength() }
        try await exchange.send(head: takeHead(), framing: framing, isLast: true)
    }

    private func take(_ count: Int) throws {
        let fits = left.withLock { left in
            guard let known = left else { return true }
            left = max(known - count, 0)
            return known >= count
        }
        guard fits else { throw WrongLength() }
    }

    private func takeHead() -> (status: HTTPResponse.Status, fields: HTTPFields)? {
        head.withLock { head in
            defer { head = nil }
            return head
        }
    }

    /// The body has not the length that the head announced.
    private struct WrongLength: Error {}
}
