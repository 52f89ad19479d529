import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Sandboxing

/// Files in sandboxes. Paths are resolved inside only.
enum FileRoutes {
    private static let base = "/api/v1/sandboxes/{sandbox}/files"
    private static let path = Route.Parameter.query(
        "path", .string(), "A path in the sandbox, absolute or from its home.", required: true)
    private static let user = Route.Parameter.query(
        "user", .enumeration(SandboxUserName.allCases.map(\.rawValue)), "As whom; 'user' if left out.")

    static let all: [Route] = [
        Route(
            method: .get, path: base, operation: "readFile", tag: "Files", summary: "Read a file, or a range of it.",
            scope: .run,
            parameters: [path, user, .header("Range", "The bytes that are wanted, as in bytes=0-499.")],
            answers: [
                .init(status: 200, description: "The whole file.", body: .bytes("application/octet-stream")),
                .init(status: 206, description: "The range.", body: .bytes("application/octet-stream")),
            ], handle: read),
        Route(
            method: .put, path: base, operation: "writeFile", tag: "Files",
            summary: "Write a file as the body arrives, replacing what was there.", scope: .run,
            parameters: [
                path, user, .query("mode", .string(), "Permissions in octal digits; 644 if left out."),
                .query("parents", .boolean, "Make missing directories above it."),
            ],
            request: .bytes("application/octet-stream"), isRequestRequired: false,
            answers: [.init(status: 200, description: "The file.", body: .json(FileInfo.self))], handle: write),
        Route(
            method: .delete, path: base, operation: "removeFile", tag: "Files",
            summary: "Remove a file, an empty directory or, with 'recursive', a whole tree.", scope: .run,
            parameters: [path, user, .query("recursive", .boolean, "With everything in it.")],
            answers: [.init(status: 204, description: "It is gone.")]
        ) { call in
            let files = try await call.files()
            try await files.remove(try call.filePath(), recursive: try call.flag("recursive"))
            return call.done
        },
        Route(
            method: .get, path: base + "/status", operation: "getFile", tag: "Files",
            summary: "Show a file, directory or link; links are not followed.", scope: .run,
            parameters: [path, user],
            answers: [.init(status: 200, description: "The entry.", body: .json(FileInfo.self))]
        ) { call in
            let path = try call.filePath()
            return try call.answer(FileInfo(try await call.files().status(path), at: path))
        },
        Route(
            method: .get, path: base + "/entries", operation: "listFiles", tag: "Files",
            summary: "List a directory, in the order of names.", scope: .run,
            parameters: [
                path, user,
                .query("depth", .integer(minimum: 1, maximum: 64), "Down to how many directories; 1 if left out."),
            ],
            answers: [.init(status: 200, description: "The entries.", body: .json(FileList.self))], handle: list),
        Route(
            method: .post, path: base + "/directories", operation: "makeDirectory", tag: "Files",
            summary: "Make a directory.", scope: .run, parameters: [user], request: .json(DirectoryWish.self),
            answers: [.init(status: 201, description: "The directory.", body: .json(FileInfo.self))]
        ) { call in
            let wish = try await call.body(DirectoryWish.self)
            let files = try await call.files()
            let mode = try Call.mode(wish.mode, usual: 0o755)
            try await files.makeDirectory(wish.path, mode: mode, parents: wish.parents ?? true)
            return try call.answer(FileInfo(try await files.status(wish.path), at: wish.path), status: .created)
        },
        Route(
            method: .post, path: base + "/move", operation: "moveFile", tag: "Files",
            summary: "Give an entry another path, replacing a file there.", scope: .run, parameters: [user],
            request: .json(MoveWish.self),
            answers: [.init(status: 200, description: "The entry.", body: .json(FileInfo.self))]
        ) { call in
            let wish = try await call.body(MoveWish.self)
            let files = try await call.files()
            try await files.move(wish.source, to: wish.destination)
            return try call.answer(FileInfo(try await files.status(wish.destination), at: wish.destination))
        },
        Route(
            method: .get, path: base + "/changes", operation: "watchFiles", tag: "Files",
            summary: "Watch a file or directory.", scope: .run,
            parameters: [path, user, .query("recursive", .boolean, "Everything below it as well.")],
            answers: [.init(status: 200, description: "The changes.", body: .events(FileChangeEvent.self))]
        ) { call in
            let files = try await call.files()
            let changes = try await files.watch(try call.filePath(), recursive: try call.flag("recursive"))
            return call.stream(FileChangeEvent.self) { events in
                try await events.send(FileChangeEvent(kind: .watching))
                while let change = try await changes.next() { try await events.send(FileChangeEvent(change)) }
            }
        },
    ]

    // MARK: - Reading

    @Sendable private static func read(_ call: Call) async throws -> Response {
        let path = try call.filePath()
        let files = try await call.files()
        let entry = try await files.followed(path)
        guard entry.kind == .file else {
            throw ErrorBody(.conflict, "'\(path)' is no regular file", field: "path")
        }
        var headers: HTTPFields = [
            .contentType: "application/octet-stream", .acceptRanges: "bytes", .contentSecurityPolicy: "sandbox",
            .xContentTypeOptions: "nosniff",
        ]
        let range = try ByteRange(header: call.request.headers[.range], size: entry.size)
        if let range { headers[.contentRange] = "bytes \(range.first)-\(range.last)/\(entry.size)" }
        let first = range?.first ?? 0
        let end = range.map { $0.last + 1 } ?? UInt64.max
        // The first piece before the answer begins: what cannot be read at all is an answer of its own.
        let pieces = PieceStream<[UInt8]>()
        let reading = Task {
            do {
                var offset: UInt64 = 0
                try await files.read(path) { piece in
                    let start = offset
                    offset += UInt64(piece.count)
                    guard offset > first else { return }
                    let from = Int(max(start, first) - start)
                    let to = Int(min(offset, end) - start)
                    if from < to { try await pieces.send(Array(piece[from..<to])) }
                    if offset >= end { throw RangeEnd() }
                }
                pieces.finish()
            } catch {
                pieces.finish(offsetReached(error) ? nil : error)
            }
        }
        let interest = ReleaseAction {
            pieces.cancel()
            reading.cancel()
        }
        let opening = try await pieces.next()
        return Response(
            status: range == nil ? .ok : .partialContent, headers: headers,
            body: ResponseBody { writer in
                defer { interest.hold() }
                var piece = opening
                while let bytes = piece {
                    try await writer.write(ByteBuffer(bytes: bytes))
                    piece = try await pieces.next()
                }
                try await writer.finish(nil)
            })
    }

    private struct RangeEnd: Error {}

    /// Whether reading ended because the range did: the closure's error comes back as one of the caller's.
    private static func offsetReached(_ error: any Error) -> Bool {
        if case SandboxError.callerFailed(let detail) = error { return detail.contains("RangeEnd") }
        return error is RangeEnd
    }

    // MARK: - Writing and listing

    @Sendable private static func write(_ call: Call) async throws -> Response {
        let path = try call.filePath()
        let mode = try Call.mode(call.query["mode"], usual: 0o644)
        let files = try await call.files()
        if try call.flag("parents"), let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try await files.makeDirectory(String(path[..<slash]), mode: 0o755, parents: true)
        }
        var body = call.request.body.makeAsyncIterator()
        try await files.write(path, mode: mode) {
            while let piece = try await body.next() {
                if piece.readableBytes > 0 { return [UInt8](piece.readableBytesView) }
            }
            return nil
        }
        return try call.answer(FileInfo(try await files.status(path), at: path))
    }

    @Sendable private static func list(_ call: Call) async throws -> Response {
        let path = try call.filePath()
        let depth: UInt32 = try call.number("depth", in: 1...64) ?? 1
        let files = try await call.files()
        guard depth > 1 else {
            let entries = try await files.list(path).sorted { $0.name.lexicographicallyPrecedes($1.name) }
            return try call.answer(
                FileList(entries: entries.map { FileInfo($0, at: FileInfo.joined(path, $0.nameText)) }))
        }
        let entries = try await files.tree(path, depth: depth, limit: 100_000)
        return try call.answer(
            FileList(
                entries: entries.map { found in
                    FileInfo(found.entry, at: FileInfo.joined(path, String(decoding: found.path, as: UTF8.self)))
                }))
    }
}

extension Call {
    /// The path in the query. Whatever it is, it is resolved in the sandbox.
    func filePath() throws(ErrorBody) -> String {
        guard let path = query["path"], !path.isEmpty else {
            throw ErrorBody(.invalid, "the path is empty", field: "path", remedy: "add ?path=")
        }
        guard !path.utf8.contains(0), path.utf8.count < 4096 else {
            throw ErrorBody(.invalid, "the path has a NUL or is longer than 4095 bytes", field: "path")
        }
        return path
    }

    /// The files as the user in the query sees them.
    func files() async throws -> any SandboxFiles {
        guard let name = query["user"] else { return try await live().files() }
        guard let user = SandboxUserName(rawValue: name) else {
            throw ErrorBody(
                .invalid, "there is no user '\(name.prefix(40))'", field: "user", remedy: "use user or root")
        }
        return try await live().files(as: user.user)
    }

    /// Permissions from octal digits.
    static func mode(_ text: String?, usual: UInt32) throws(ErrorBody) -> UInt32 {
        guard let text else { return usual }
        guard let mode = UInt32(text, radix: 8), mode <= 0o7777 else {
            throw ErrorBody(.invalid, "the mode is not of octal digits", field: "mode", remedy: "write it like 644")
        }
        return mode
    }
}

extension SandboxFiles {
    /// The entry behind all links, or the entry itself where a runtime cannot follow them.
    fileprivate func followed(_ path: String) async throws -> FileEntry {
        do throws(SandboxError) {
            return try await resolve(path).entry
        } catch {
            guard case .unsupported = error else { throw error }
            return try await status(path)
        }
    }
}

extension FileInfo {
    init(_ entry: FileEntry, at path: String) {
        self.path = path
        name = entry.nameText
        nameBase64 = String(validating: entry.name, as: UTF8.self) == nil ? Data(entry.name).base64EncodedString() : nil
        kind =
            switch entry.kind {
            case .file: .file
            case .directory: .directory
            case .link: .link
            case .pipe: .pipe
            case .socket: .socket
            case .device: .device
            }
        size = entry.size
        mode = String(entry.mode & 0o7777, radix: 8)
        user = entry.user
        group = entry.group
        // What the sandbox says may be any number.
        let seconds = min(max(entry.modified.seconds, -62_135_596_800), 253_402_300_799)
        modifiedAt = Date(
            timeIntervalSince1970: Double(seconds) + Double(entry.modified.nanoseconds % 1_000_000_000) / 1e9)
        linkTarget = entry.linkTarget.map { String(decoding: $0, as: UTF8.self) }
    }

    static func joined(_ directory: String, _ name: String) -> String {
        directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }
}

extension FileChangeEvent {
    init(_ change: FileChange) {
        kind =
            switch change.kind {
            case .created: .created
            case .modified: .modified
            case .removed: .removed
            case .overflow: .overflow
            case .renamed: .renamed
            case .attributes: .attributes
            }
        name = String(decoding: change.name, as: UTF8.self)
    }
}

/// A range of a file, as a request wants it.
struct ByteRange: Hashable {
    var first: UInt64
    var last: UInt64

    /// Nil without a header, or with one that means nothing here, which is to be left aside (RFC 9110, 14.2).
    init?(header: String?, size: UInt64) throws(ErrorBody) {
        guard let header, header.hasPrefix("bytes=") else { return nil }
        let parts = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !header.contains(",") else { return nil }
        if parts[0].isEmpty {
            guard let count = UInt64(parts[1]) else { return nil }
            guard count > 0, size > 0 else { throw Self.unsatisfiable(size) }
            first = size - min(count, size)
            last = size - 1
            return
        }
        guard let first = UInt64(parts[0]) else { return nil }
        let last = parts[1].isEmpty ? UInt64.max : UInt64(parts[1])
        guard let last, last >= first else { return nil }
        guard first < size else { throw Self.unsatisfiable(size) }
        self.first = first
        self.last = min(last, size - 1)
    }

    private static func unsatisfiable(_ size: UInt64) -> ErrorBody {
        ErrorBody(.unsatisfiableRange, "the range is outside the file, which has \(size) bytes", field: "Range")
    }
}
