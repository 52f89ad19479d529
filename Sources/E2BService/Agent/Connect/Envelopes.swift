import HTTPServing
import Hummingbird
import NIOCore

/// Messages of a stream in the Connect protocol: a byte of flags, the length as 32 bits, JSON.
struct EnvelopeReader {
    /// Larger messages are refused.
    static let limit = 16 << 20

    private var pieces: RequestBody.AsyncIterator
    private var buffered = ByteBuffer()

    init(_ body: RequestBody) { pieces = body.makeAsyncIterator() }

    /// The next message, or nil at the end of the stream.
    mutating func next() async throws -> JSONFields? {
        while true {
            if let message = try take() { return message }
            guard let piece = try await pieces.next() else {
                guard buffered.readableBytes == 0 else {
                    throw ConnectFailure(.invalidArgument, "the stream ends in the middle of a message")
                }
                return nil
            }
            buffered.discardReadBytes()
            buffered.writeImmutableBuffer(piece)
        }
    }

    private mutating func take() throws -> JSONFields? {
        guard let flags = buffered.getInteger(at: buffered.readerIndex, as: UInt8.self),
            let length = buffered.getInteger(at: buffered.readerIndex + 1, as: UInt32.self)
        else { return nil }
        guard flags & 1 == 0 else { throw ConnectFailure(.unimplemented, "messages must not be compressed") }
        guard length <= Self.limit else {
            throw ConnectFailure(.resourceExhausted, "a message is larger than \(Self.limit) bytes")
        }
        guard buffered.readableBytes >= 5 + Int(length) else { return nil }
        buffered.moveReaderIndex(forwardBy: 5)
        guard let body = buffered.readSlice(length: Int(length)) else { return nil }
        return try JSONFields(JSONValue(parsing: body.readableBytesView))
    }
}

/// Messages on their way to a client.
struct EnvelopeWriter: Sendable {
    let sink: BodySink

    func write(_ message: JSONValue) async throws { try await sink.write(Self.envelope(flags: 0, message.buffer)) }

    /// The last message, with an error if the call failed.
    func end(_ failure: ConnectFailure? = nil) async throws {
        let end: JSONValue = failure.map { ["error": $0.json] } ?? [:]
        try await sink.write(Self.envelope(flags: 2, end.buffer))
    }

    /// An event with bytes, built without a tree: it is what most messages are.
    func write(bytes: [UInt8], as name: StaticString) async throws {
        var body = ByteBuffer()
        body.writeStaticString("{\"event\":{\"data\":{\"")
        body.writeStaticString(name)
        body.writeStaticString("\":\"")
        body.writeBytes(Base64.encode(bytes))
        body.writeStaticString("\"}}}")
        try await sink.write(Self.envelope(flags: 0, body))
    }

    private static func envelope(flags: UInt8, _ body: ByteBuffer) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(5 + body.readableBytes)
        buffer.writeInteger(flags)
        buffer.writeInteger(UInt32(body.readableBytes))
        buffer.writeImmutableBuffer(body)
        return buffer
    }
}
