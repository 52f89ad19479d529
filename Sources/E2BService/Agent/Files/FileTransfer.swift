import ControlPlane
import Foundation
import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore
import Sandboxing

/// Files by plain HTTP: `GET /files` and `POST /files`.
struct FileTransfer: Sendable {
    let call: AgentCall
    let uploadLimit: Int

    func answer() async throws -> Reply {
        switch call.request.method {
        case .get, .head: return try await download()
        case .post, .put: return try await upload()
        default: throw E2BFailure(.methodNotAllowed, "/files takes GET and POST")
        }
    }

    private func user() throws -> SandboxUser? {
        do {
            if let name = call.target["username"], !name.isEmpty { return try AgentCall.user(named: name) }
            return try call.user()
        } catch let failure as ConnectFailure {
            throw E2BFailure(.unauthorized, failure.message)
        }
    }

    private func path(_ text: String, _ user: SandboxUser?) throws -> String {
        do {
            return try AgentCall.absolutePath(text, for: user)
        } catch let failure as ConnectFailure {
            throw E2BFailure.badRequest(failure.message)
        }
    }

    // MARK: Download

    private func download() async throws -> Reply {
        let user = try user()
        guard let text = call.target["path"], !text.isEmpty else { throw E2BFailure.badRequest("path: is missing") }
        guard acceptsIdentity else {
            throw E2BFailure(.notAcceptable, "files are sent as they are; let Accept-Encoding include identity")
        }
        let path = try path(text, user)
        let files = call.files(user)
        var entry: FileEntry
        do throws(SandboxError) {
            entry = try await files.status(path)
            if entry.kind == .link { entry = try await files.resolve(path).entry }
        } catch {
            throw Self.failure(error, path)
        }
        guard entry.kind == .file else {
            throw E2BFailure.badRequest(
                entry.kind == .directory
                    ? "path '\(path)' is a directory" : "path '\(path)' is not a regular file and cannot be read")
        }
        return send(path, entry, files)
    }

    private var acceptsIdentity: Bool {
        !call.request.headers[values: .acceptEncoding].joined(separator: ",").split(separator: ",").contains {
            let text = $0.filter { $0 != " " }.lowercased()
            return text.hasPrefix("identity;q=0") && !text.dropFirst(12).contains { $0 >= "1" && $0 <= "9" }
        }
    }

    private func send(_ path: String, _ entry: FileEntry, _ files: any SandboxFiles) -> Reply {
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        var headers: HTTPFields = [
            .contentType: "application/octet-stream", .acceptRanges: "bytes",
            .lastModified: HTTPDate.text(seconds: entry.modified.seconds),
            .eTag: "\"\(entry.size)-\(entry.modified.seconds)-\(entry.modified.nanoseconds)\"",
        ]
        headers[.contentDisposition] = Self.disposition(name)
        headers[.vary] = "Accept-Encoding"
        if isUnchanged(headers) { return .response(Response(status: .notModified, headers: headers)) }
        // Files of the kernel say that they are empty and have contents all the same.
        guard entry.size > 0 else {
            return .stream(
                StreamedResponse(headers: headers) { sink in
                    try await files.read(path) { try await sink.write($0) }
                })
        }
        let size = Int64(clamping: entry.size)
        let range: Range<Int64>
        var status = HTTPResponse.Status.ok
        switch ByteRange.read(call.request.headers, size: size, tag: headers[.eTag] ?? "") {
        case .whole: range = 0..<size
        case .part(let part):
            range = part
            status = .partialContent
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(size)"
            return .response(Response(status: .rangeNotSatisfiable, headers: headers))
        }
        headers[.contentLength] = String(range.count)
        return .stream(
            StreamedResponse(status: status, headers: headers) { sink in
                try await Self.read(path, range, of: files, to: sink)
            })
    }

    /// Sends a part of a file; what was appended meanwhile is not of the file that was asked for.
    private static func read(
        _ path: String, _ range: Range<Int64>, of files: any SandboxFiles, to sink: BodySink
    ) async throws {
        struct Enough: Error {}
        let position = Position()
        do {
            try await files.read(path) { piece in
                let start = position.advance(by: Int64(piece.count))
                let low = max(range.lowerBound - start, 0)
                let high = min(range.upperBound - start, Int64(piece.count))
                if low < high {
                    try await sink.write(low == 0 && high == piece.count ? piece : Array(piece[Int(low)..<Int(high)]))
                }
                if start + Int64(piece.count) >= range.upperBound { throw Enough() }
            }
        } catch {
            guard position.reached(range.upperBound) else { throw error }
        }
    }

    private func isUnchanged(_ headers: HTTPFields) -> Bool {
        if let tags = call.request.headers[.ifNoneMatch] {
            return tags == "*" || tags.split(separator: ",").contains { $0.filter { $0 != " " } == headers[.eTag] }
        }
        guard let since = call.request.headers[.ifModifiedSince] else { return false }
        return since == headers[.lastModified]
    }

    /// The name for a browser's dialogue, quoted, and once more for names beyond ASCII (RFC 6266).
    private static func disposition(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { scalar in
                scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\"" && scalar != "\\"
                    ? Character(scalar) : "_"
            })
        guard plain != name else { return "inline; filename=\"\(plain)\"" }
        let encoded = name.utf8.map { byte -> String in
            let isPlain =
                (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
            if isPlain { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return "inline; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    static func failure(_ error: SandboxError, _ path: String) -> E2BFailure {
        guard case .file(_, _, let code) = error else { return E2BFailure(error) }
        switch code.rawValue {
        case 2: return E2BFailure(.notFound, "path '\(path)' does not exist")
        case 1, 13: return E2BFailure(.forbidden, error.description)
        case 28, 122, 27:
            return E2BFailure(HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), error.description)
        default: return E2BFailure(.badRequest, error.description)
        }
    }

    // MARK: Upload

    private func upload() async throws -> Reply {
        let user = try user()
        let metadata = try FileMetadata.read(call.request.headers)
        let files = call.files(user)
        let type = call.request.headers[.contentType] ?? ""
        let pieces = try UploadPieces(call.request, limit: uploadLimit)
        var written: [JSONValue] = []
        if type.lowercased().hasPrefix("multipart/form-data") {
            guard let boundary = MultipartReader.boundary(of: type) else {
                throw E2BFailure.badRequest("Content-Type: the boundary is missing")
            }
            let reader = MultipartReader(boundary: boundary) { try await pieces.next() }
            while let part = try await reader.nextPart() {
                guard part.name == "file" else { continue }
                guard written.count < 10_000 else { throw E2BFailure.badRequest("more than 10000 files in one upload") }
                guard let name = call.target["path"].flatMap({ $0.isEmpty ? nil : $0 }) ?? part.fileName else {
                    throw E2BFailure.badRequest("a part has no file name, and the query no path")
                }
                guard written.isEmpty || call.target["path"] == nil else {
                    throw E2BFailure.badRequest("path: names one file, but the upload has several")
                }
                let path = try path(name, user)
                try await write(path, metadata, to: files) { try await reader.nextPiece() }
                written.append(Self.json(path, metadata))
            }
        } else {
            guard type.isEmpty || type.lowercased().hasPrefix("application/octet-stream") else {
                throw E2BFailure(
                    .unsupportedMediaType, "Content-Type: must be multipart/form-data or application/octet-stream")
            }
            guard let text = call.target["path"], !text.isEmpty else { throw E2BFailure.badRequest("path: is missing") }
            let path = try path(text, user)
            try await write(path, metadata, to: files) { try await pieces.next() }
            written.append(Self.json(path, metadata))
        }
        return .json(.array(written))
    }

    private func write(
        _ path: String, _ metadata: [String: [UInt8]], to files: any SandboxFiles,
        next: () async throws -> [UInt8]?
    ) async throws {
        let failure = CallerFailure()
        do {
            do {
                try await FilesystemCalls.makeParents(of: path, in: files)
            } catch SandboxError.file(_, _, let code) where code.rawValue == 17 {
                throw E2BFailure.badRequest("a part of the path '\(path)' is not a directory")
            }
            if let entry = try? await files.status(path), entry.kind == .directory {
                throw E2BFailure.badRequest("path '\(path)' is a directory")
            }
            try await files.write(path, mode: 0o644) {
                do {
                    return try await next()
                } catch {
                    failure.note(error)
                    throw error
                }
            }
            try await setMetadata(metadata, of: path, in: files)
        } catch let error as SandboxError {
            if let cause = failure.cause { throw cause }
            throw Self.failure(error, path)
        }
    }

    private func setMetadata(
        _ metadata: [String: [UInt8]], of path: String, in files: any SandboxFiles
    ) async throws {
        // A file that has none and gets none is left alone: a change of attributes is an event for watchers.
        if metadata.isEmpty {
            guard let known = try await EntryInfo.metadata(path, in: files), !known.isEmpty else { return }
        }
        try await files.setAttributes(path, startingWith: EntryInfo.metadataPrefix, to: metadata)
    }

    private static func json(_ path: String, _ metadata: [String: [UInt8]]) -> JSONValue {
        var fields: [String: JSONValue] = [
            "name": .string(path.split(separator: "/").last.map(String.init) ?? "/"), "type": "file",
            "path": .string(path),
        ]
        if !metadata.isEmpty {
            var named: [String: JSONValue] = [:]
            for (key, value) in metadata {
                named[String(key.dropFirst(EntryInfo.metadataPrefix.count))] = .string(
                    String(decoding: value, as: UTF8.self))
            }
            fields["metadata"] = .object(named)
        }
        return .object(fields)
    }
}

/// Where a reader of a file is.
private final class Position: Sendable {
    private let value = LockedValue<Int64>(0)

    /// The position before.
    func advance(by count: Int64) -> Int64 {
        value.withLock { value in
            defer { value += count }
            return value
        }
    }

    func reached(_ position: Int64) -> Bool { value.withLock { $0 >= position } }
}

/// What a closure threw that the runtime tells only in words.
private final class CallerFailure: Sendable {
    private let value = LockedValue<(any Error)?>(nil)

    func note(_ error: any Error) { value.withLock { $0 = error } }

    var cause: (any Error)? { value.withLock { $0 } }
}
