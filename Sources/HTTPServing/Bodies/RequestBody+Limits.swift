import HTTPTypes
public import Hummingbird
public import NIOCore

/// A request's body is larger than what this endpoint reads.
public struct BodyTooLarge: Error, Sendable, Hashable {
    /// The limit in bytes.
    public var limit: Int

    /// A body larger than this.
    public init(limit: Int) { self.limit = limit }
}

extension Request {
    /// The whole body, up to a limit, which a `Content-Length` above it breaks before anything is read.
    public func collectBody(limit: Int) async throws -> ByteBuffer {
        if let text = headers[.contentLength], let length = Int(text), length > limit {
            throw BodyTooLarge(limit: limit)
        }
        var collected = ByteBuffer()
        for try await piece in body {
            guard collected.readableBytes + piece.readableBytes <= limit else { throw BodyTooLarge(limit: limit) }
            if collected.readableBytes == 0 { collected = piece } else { collected.writeImmutableBuffer(piece) }
        }
        return collected
    }

    /// The body as a JSON document; an empty body counts as an empty object.
    public func collectJSON(limit: Int = 1 << 20) async throws -> JSONFields {
        let bytes = try await collectBody(limit: limit)
        guard bytes.readableBytes > 0 else { return try JSONFields(.object([:])) }
        return try JSONFields(JSONValue(parsing: bytes.readableBytesView))
    }
}
