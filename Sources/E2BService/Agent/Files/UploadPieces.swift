import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore

/// The body of an upload, piece by piece, unpacked where it is gzipped.
final class UploadPieces {
    private var pieces: RequestBody.AsyncIterator
    private var inflater: GzipReader?
    private var left: Int
    private let limit: Int

    init(_ request: Request, limit: Int) throws {
        pieces = request.body.makeAsyncIterator()
        self.limit = limit
        left = limit
        switch request.headers[.contentEncoding]?.lowercased() {
        case nil, "identity"?: inflater = nil
        case "gzip"?: inflater = GzipReader()
        default: throw E2BFailure(.unsupportedMediaType, "Content-Encoding: must be gzip or missing")
        }
    }

    func next() async throws -> [UInt8]? {
        while true {
            if inflater != nil {
                let unpacked = try inflater?.read(limit: 64 << 10) ?? []
                if !unpacked.isEmpty { return try counted(unpacked) }
            }
            guard let piece = try await pieces.next() else {
                guard inflater?.isAtEnd ?? true else { throw E2BFailure.badRequest("the gzipped body is incomplete") }
                return nil
            }
            let bytes = Array(piece.readableBytesView)
            guard inflater != nil else { return try counted(bytes) }
            inflater?.feed(bytes)
        }
    }

    private func counted(_ bytes: [UInt8]) throws -> [UInt8] {
        guard bytes.count <= left else { throw BodyTooLarge(limit: limit) }
        left -= bytes.count
        return bytes
    }
}
