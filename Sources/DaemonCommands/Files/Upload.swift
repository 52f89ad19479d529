import BulkheadCommands
import Foundation
import Glibc
import NativeService
import TarArchive

/// Files on their way from this machine into a sandbox.
struct Upload: Sendable {
    let client: DaemonClient
    let sandbox: String
    let user: UserName?

    /// Copies a file or a directory with everything in it.
    func copy(_ path: String, to target: String) async throws {
        let kind = try HostPath.kind(path)
        let name = HostPath.name(of: path)
        let place = try await place(target, name)
        switch kind {
        case .directory:
            var request = DaemonClient.Request(
                .put, PercentEncoding.path("sandboxes", sandbox, "archive"), query: [("path", place)])
            request.ask("user", user?.rawValue)
            let packer = TreePacker(root: path)
            request.headers.append(("Content-Type", "application/x-tar"))
            request.body = .pieces { try await packer.next() }
            try await client.done(request)
        case .file:
            let reader = try FileReader(path)
            var request = DaemonClient.Request(
                .put, PercentEncoding.path("sandboxes", sandbox, "files"),
                query: [("path", place), ("mode", String(reader.mode & 0o777, radix: 8))])
            request.ask("user", user?.rawValue)
            request.body = .pieces { try await reader.next() }
            try await client.done(request)
        }
    }

    /// Where it goes: into a directory, or to a name of its own.
    private func place(_ target: String, _ name: String) async throws -> String {
        if target.hasSuffix("/") { return target + name }
        var request = DaemonClient.Request(
            .get, PercentEncoding.path("sandboxes", sandbox, "files", "status"), query: [("path", target + "/.")])
        request.ask("user", user?.rawValue)
        do {
            let info = try await client.call(request, as: FileInfo.self)
            return info.kind == .directory ? "\(target)/\(name)" : target
        } catch let failure as RefusedByDaemon where failure.code == .notFound || failure.code == .conflict {
            return target
        }
    }
}

/// Paths of this machine.
enum HostPath {
    enum Kind { case file, directory }

    static func kind(_ path: String) throws(CommandFailure) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure("read", path) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .directory
        case S_IFREG: return .file
        default: throw CommandFailure("\(path.debugDescription) is neither a file nor a directory")
        }
    }

    /// The last part of a path, for `.` and the like that of the directory it means.
    static func name(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        guard last.isEmpty || last == "." || last == ".." else { return last }
        let whole = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
        return whole.isEmpty || whole == "/" ? "root" : whole
    }

    static func failure(_ operation: String, _ path: String) -> CommandFailure {
        CommandFailure("cannot \(operation) \(path.debugDescription): \(String(cString: strerror(errno)))")
    }
}

/// A file of this machine, piece by piece.
actor FileReader {
    private let descriptor: Int32
    private let path: String
    nonisolated let mode: UInt32
    nonisolated let size: UInt64

    init(_ path: String) throws(CommandFailure) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw HostPath.failure("read", path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw HostPath.failure("read", path) }
        mode = status.st_mode
        size = UInt64(max(0, status.st_size))
    }

    deinit { close(descriptor) }

    func next() throws -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count > 0 { return Array(piece[..<count]) }
            if count == 0 { return nil }
            guard errno == EINTR else { throw HostPath.failure("read", path) }
        }
    }
}

/// A directory of this machine as a tar archive, piece by piece. Links are packed as links.
actor TreePacker {
    private let root: String
    /// What names in the archive begin with.
    private let prefix: String
    private var waiting: [String]
    private var file: (reader: FileReader, left: UInt64, padding: [UInt8], path: String)?
    private var isAtEnd = false

    /// Packs a file, or a directory with everything in it. Names begin in it, or with `name`.
    init(root: String, as name: String? = nil) {
        self.root = root
        prefix = name ?? "."
        waiting = ["."]
    }

    func next() async throws -> [UInt8]? {
        if var current = file {
            guard current.left > 0 else {
                file = nil
                return current.padding.isEmpty ? try await next() : current.padding
            }
            guard let piece = try await current.reader.next() else {
                throw CommandFailure("\(current.path.debugDescription) became shorter while it was copied; try again")
            }
            // What was appended meanwhile is left out: the size has been said.
            let taken = piece.prefix(Int(min(UInt64(piece.count), current.left)))
            current.left -= UInt64(taken.count)
            file = current
            return Array(taken)
        }
        guard let path = waiting.popLast() else {
            guard !isAtEnd else { return nil }
            isAtEnd = true
            return TarWriter.trailer
        }
        return try await pack(path)
    }

    private func pack(_ path: String) async throws -> [UInt8]? {
        let full = path == "." ? root : root + "/" + path
        var status = stat()
        guard path == "." ? stat(full, &status) == 0 : lstat(full, &status) == 0 else {
            throw HostPath.failure("read", full)
        }
        var entry = TarEntry(
            path: Array((path == "." ? prefix : prefix + "/" + path).utf8), kind: .file,
            mode: UInt16(status.st_mode & 0o777),
            modified: TarTimestamp(seconds: Int64(status.st_mtim.tv_sec), nanoseconds: UInt32(status.st_mtim.tv_nsec)))
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            entry.kind = .directory
            let names = try FileManager.default.contentsOfDirectory(atPath: full)
            for name in names.sorted(by: >) { waiting.append(path == "." ? name : path + "/" + name) }
        case S_IFLNK:
            entry.kind = .symlink
            entry.linkTarget = Array(try FileManager.default.destinationOfSymbolicLink(atPath: full).utf8)
        case S_IFREG:
            let reader = try FileReader(full)
            entry.size = reader.size
            file = (reader, entry.size, TarWriter.padding(for: entry.size), full)
        default:
            HostOutput.standardError.write(line: "bulkhead: left out, since it is no file: \(full.debugDescription)")
            return try await next()
        }
        return try TarWriter.header(for: entry)
    }
}
