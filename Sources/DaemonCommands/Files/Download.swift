import BulkheadCommands
import Foundation
import Glibc
import NIOCore
import NativeService
import TarArchive

/// Files on their way from a sandbox to this machine. What comes is the sandbox's word.
struct Download: Sendable {
    let client: DaemonClient
    let sandbox: String
    let user: UserName?

    /// Copies a file or a directory with everything in it.
    func copy(_ path: String, to target: String) async throws {
        var status = DaemonClient.Request(
            .get, PercentEncoding.path("sandboxes", sandbox, "files", "status"), query: [("path", path)])
        status.ask("user", user?.rawValue)
        let info = try await client.call(status, as: FileInfo.self)
        let name = path.split(separator: "/").last { $0 != "." }.map(String.init) ?? "files"
        guard name != ".." else { throw CommandFailure("the path ends with '..'; name what to copy") }
        let place = Self.place(target, name)
        if info.kind == .directory {
            try await directory(path, to: place)
        } else {
            try await file(path, to: place, mode: mode_t(UInt32(info.mode, radix: 8) ?? 0o644) & 0o777)
        }
    }

    private static func place(_ target: String, _ name: String) -> String {
        if target.hasSuffix("/") { return target + name }
        guard let kind = try? HostPath.kind(target), kind == .directory else { return target }
        return "\(target)/\(name)"
    }

    private func file(_ path: String, to place: String, mode: mode_t) async throws {
        var request = DaemonClient.Request(
            .get, PercentEncoding.path("sandboxes", sandbox, "files"), query: [("path", path)])
        request.ask("user", user?.rawValue)
        // Beside its place first: half a file must not look whole.
        let part = "\(place).part-\(getpid())"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw HostPath.failure("write", part) }
        defer { close(descriptor) }
        do {
            try await client.exchange(request) { _, body in
                var body = body
                while let piece = try await body.next() {
                    try Self.write([UInt8](piece.readableBytesView), to: descriptor, part)
                }
            }
            guard rename(part, place) == 0 else { throw HostPath.failure("write", place) }
        } catch {
            unlink(part)
            throw error
        }
    }

    private func directory(_ path: String, to place: String) async throws {
        var request = DaemonClient.Request(
            .get, PercentEncoding.path("sandboxes", sandbox, "archive"), query: [("path", path)])
        request.ask("user", user?.rawValue)
        try await client.exchange(request) { _, body in
            var body = body
            var reader = TarReader(limits: TarLimits(entries: 5_000_000, totalBytes: 1 << 40))
            let writer = try TreeWriter(root: place)
            while let piece = try await body.next() {
                reader.feed([UInt8](piece.readableBytesView))
                while let event = try reader.next() { try writer.take(event) }
            }
            try reader.finish()
        }
    }

    static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32, _ path: String) throws(CommandFailure) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw HostPath.failure("write", path)
            }
        }
    }
}
