import ControlPlane
import HTTPServing
import Hummingbird
import Sandboxing

/// The calls of `filesystem.Filesystem`.
struct FilesystemCalls: Sendable {
    let call: AgentCall
    let watchers: FileWatchers

    func answer(_ method: String) async throws -> Reply {
        if method == "WatchDir" { return await watch() }
        let message = try await call.request.collectJSON(limit: 1 << 20)
        let user = try call.user()
        switch method {
        case "Stat": return try await stat(message, user)
        case "MakeDir": return try await makeDirectory(message, user)
        case "Move": return try await move(message, user)
        case "ListDir": return try await list(message, user)
        case "Remove": return try await remove(message, user)
        case "CreateWatcher":
            let id = try watchers.create(
                sandboxID: call.record.id, await changes(message, user))
            return .json(["watcherId": .string(id)])
        case "GetWatcherEvents":
            let events = try watchers.take(message.string("watcherId"), sandboxID: call.record.id)
            return .json(["events": .array(events)])
        case "RemoveWatcher":
            try watchers.remove(message.string("watcherId"), sandboxID: call.record.id)
            return .json([:])
        default: throw ConnectFailure(.unimplemented, "filesystem.Filesystem has no method \(method.prefix(64))")
        }
    }

    private func path(_ message: JSONFields, _ key: String, _ user: SandboxUser?) throws -> String {
        try AgentCall.absolutePath(message.string(key), for: user)
    }

    private func stat(_ message: JSONFields, _ user: SandboxUser?) async throws -> Reply {
        let path = try path(message, "path", user)
        return .json(["entry": try await EntryInfo.of(path, in: call.files(user))])
    }

    private func makeDirectory(_ message: JSONFields, _ user: SandboxUser?) async throws -> Reply {
        let path = try path(message, "path", user)
        let files = call.files(user)
        do {
            let existing = try await files.status(path)
            let isDirectory: Bool
            if existing.kind == .link {
                isDirectory = (try? await files.resolve(path).entry.kind) == .directory
            } else {
                isDirectory = existing.kind == .directory
            }
            throw isDirectory
                ? ConnectFailure(.alreadyExists, "directory already exists: \(path)")
                : ConnectFailure(.invalidArgument, "path already exists but it is not a directory: \(path)")
        } catch SandboxError.file(_, _, .noSuchFile) {
            try await files.makeDirectory(path, mode: 0o755, parents: true)
        }
        return .json(["entry": try await EntryInfo.of(path, in: files)])
    }

    private func move(_ message: JSONFields, _ user: SandboxUser?) async throws -> Reply {
        let source = try path(message, "source", user)
        let destination = try path(message, "destination", user)
        let files = call.files(user)
        _ = try await files.status(source)
        try await Self.makeParents(of: destination, in: files)
        try await files.move(source, to: destination)
        return .json(["entry": try await EntryInfo.of(destination, in: files)])
    }

    static func makeParents(of path: String, in files: any SandboxFiles) async throws {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        try await files.makeDirectory(String(path[..<slash]), mode: 0o755, parents: true)
    }

    private func list(_ message: JSONFields, _ user: SandboxUser?) async throws -> Reply {
        let path = try path(message, "path", user)
        let depth = try message.optionalInteger("depth", in: 0...Int64(UInt32.max)) ?? 1
        let files = call.files(user)
        var entry = try await files.status(path)
        if entry.kind == .link { entry = try await files.resolve(path).entry }
        guard entry.kind == .directory else {
            throw ConnectFailure(.invalidArgument, "path is not a directory: \(path)")
        }
        let tree = try await files.tree(path, depth: max(UInt32(clamping: depth), 1), limit: 100_000)
        var entries: [JSONValue] = []
        entries.reserveCapacity(tree.count)
        let prefix = path == "/" ? "/" : path + "/"
        for (relative, entry) in tree {
            entries.append(
                try await EntryInfo.make(entry, path: prefix + String(decoding: relative, as: UTF8.self), in: files))
        }
        return .json(["entries": .array(entries)])
    }

    private func remove(_ message: JSONFields, _ user: SandboxUser?) async throws -> Reply {
        let path = try path(message, "path", user)
        guard path != "/" else { throw ConnectFailure(.invalidArgument, "the root cannot be removed") }
        do {
            try await call.files(user).remove(path, recursive: true)
        } catch SandboxError.file(_, _, .noSuchFile) {
            // Gone is what was asked for.
        }
        return .json([:])
    }

    // MARK: Watching

    private func changes(_ message: JSONFields, _ user: SandboxUser?) async throws -> WatchedDirectory {
        let path = try path(message, "path", user)
        let files = call.files(user)
        var entry = try await files.status(path)
        if entry.kind == .link { entry = try await files.resolve(path).entry }
        guard entry.kind == .directory else {
            throw ConnectFailure(.invalidArgument, "path is not a directory: \(path)")
        }
        let isRecursive = try message.optionalBool("recursive") ?? false
        return WatchedDirectory(
            path: path, files: files, includesEntry: try message.optionalBool("includeEntry") ?? false,
            changes: try await files.watch(path, recursive: isRecursive))
    }

    private func watch() async -> Reply {
        await AgentStream.reply { () async throws -> WatchStream in
            var reader = EnvelopeReader(call.request.body)
            guard let message = try await reader.next() else {
                throw ConnectFailure(.invalidArgument, "the message is missing")
            }
            return WatchStream(
                directory: try await changes(message, call.user()), keepalive: call.keepalive,
                deadline: try call.timeout())
        }
    }
}
