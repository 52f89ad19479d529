import Sandboxing
import Synchronization

/// The files of a sandbox, in memory. No path of it means anything on the host.
final class MemoryFiles: SandboxFiles {
    static let home = "/home/user"
    /// Where the guest's user may write.
    private static let writable = [home, "/tmp"]
    private static let mostEntries = 100_000
    private static let longestName = 255

    private struct Node {
        var contents: [UInt8]?
        var mode: UInt32
        var modified: (seconds: Int64, nanoseconds: UInt32)

        var isDirectory: Bool { contents == nil }
    }

    private struct State {
        /// By normal absolute path, without a slash at the end.
        var nodes: [String: Node] = [:]
        var used: UInt64 = 0
        var wasFull = false
    }

    let workingDirectory: String
    private let quota: UInt64
    private let largestFile: UInt64
    private let state: Mutex<State>

    init(workingDirectory: String, quota: UInt64?, largestFile: UInt64?) {
        self.workingDirectory = workingDirectory
        self.quota = quota ?? .max
        self.largestFile = largestFile ?? .max
        var first = State()
        for path in ["/", "/home", Self.home, "/tmp", workingDirectory] {
            var path = path[...]
            while path.count > 1 {
                let name = String(path)
                if first.nodes[name] == nil {
                    first.nodes[name] = Node(contents: nil, mode: 0o755, modified: FileTime.now)
                }
                path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
            }
        }
        first.nodes["/"] = Node(contents: nil, mode: 0o755, modified: FileTime.now)
        state = Mutex(first)
    }

    var used: UInt64 { state.withLock { $0.used } }

    /// Whether the quota was ever reached.
    var wasFull: Bool { state.withLock { $0.wasFull } }

    func removeAll() { state.withLock { $0 = State() } }

    /// Everything that there is, for a guest: contents by path, nil for directories.
    var snapshot: [String: [UInt8]?] { state.withLock { $0.nodes.mapValues(\.contents) } }

    /// Takes over what a guest changed: contents, nil for directories, and what it removed. Gives false when not all of
    /// it has room.
    func apply(_ changed: [String: [UInt8]?], removed: [String]) -> Bool {
        state.withLock { state in
            for path in removed {
                let old = state.nodes.removeValue(forKey: path)
                state.used -= min(state.used, UInt64(old?.contents?.count ?? 0))
            }
            for (path, contents) in changed {
                let before = UInt64(state.nodes[path]?.contents?.count ?? 0)
                let after = state.used - min(state.used, before) + UInt64(contents?.count ?? 0)
                guard after <= quota, state.nodes.count < Self.mostEntries else {
                    state.wasFull = true
                    return false
                }
                state.used = after
                let mode: UInt32 = state.nodes[path]?.mode ?? (contents == nil ? 0o755 : 0o644)
                state.nodes[path] = Node(contents: contents, mode: mode, modified: FileTime.now)
            }
            return true
        }
    }

    // MARK: - Paths

    private enum Code: Int32 {
        case notPermitted = 1, none = 2, access = 13, exists = 17, notDirectory = 20, directory = 21, invalid = 22
        case tooLarge = 27, full = 28, nameTooLong = 36, notEmpty = 39

        func error(_ operation: String, _ path: String) -> SandboxError {
            .file(operation: operation, path: path, code: SystemErrorCode(rawValue: rawValue))
        }
    }

    /// The normal form of a path; there are no links, so that `..` is what it looks like.
    private func normal(_ path: String, from directory: String? = nil) -> String? {
        guard !path.isEmpty, path.utf8.count <= 4095, !path.utf8.contains(0) else { return nil }
        let whole = path.hasPrefix("/") ? path : "\(directory ?? workingDirectory)/\(path)"
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
            } else {
                guard part.utf8.count <= Self.longestName else { return nil }
                parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func parent(_ path: String) -> String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    private func mayWrite(_ path: String) -> Bool {
        (Self.writable + [workingDirectory]).contains { path.hasPrefix($0 + "/") }
    }

    /// Looks a node up inside the lock, with the error of the kernel for each way to fail.
    private func perform<Result: Sendable>(
        _ operation: String, _ path: String, from directory: String? = nil,
        _ body: (inout State, String) throws(MemoryFiles.Failure) -> Result
    ) throws(SandboxError) -> Result {
        guard let normal = normal(path, from: directory) else {
            throw (path.isEmpty ? Code.none : Code.nameTooLong).error(operation, path)
        }
        let result = state.withLock { state -> Swift.Result<Result, Failure> in
            do throws(Failure) { return .success(try body(&state, normal)) } catch { return .failure(error) }
        }
        do { return try result.get() } catch { throw error.code.error(operation, path) }
    }

    private struct Failure: Error {
        let code: Code

        init(_ code: Code) { self.code = code }
    }

    private static func checkParent(_ path: String, _ state: State) throws(Failure) {
        guard let parent = state.nodes[parent(path)] else { throw Failure(.none) }
        guard parent.isDirectory else { throw Failure(.notDirectory) }
    }

    // MARK: - Files

    /// A whole file, for the interpreter itself.
    func contents(_ path: String, from directory: String?) throws(SandboxError) -> [UInt8] {
        try perform("read", path, from: directory) { (state, path) throws(Failure) in
            guard let node = state.nodes[path] else { throw Failure(.none) }
            guard let contents = node.contents else { throw Failure(.directory) }
            return contents
        }
    }

    func read(_ path: String, receive: ([UInt8]) async throws -> Void) async throws(SandboxError) {
        let contents = try contents(path, from: nil)
        if contents.isEmpty { return }
        do { try await receive(contents) } catch { throw (error as? SandboxError) ?? .callerFailed("\(error)") }
    }

    func write(
        _ path: String, mode: UInt32, next: () async throws -> [UInt8]?
    ) async throws(SandboxError) {
        // Checked before anything is taken in, so that a mistake does not cost a large transfer.
        try perform("write", path) { (state, path) throws(Failure) in
            guard self.mayWrite(path) else { throw Failure(.access) }
            try Self.checkParent(path, state)
            if state.nodes[path]?.isDirectory == true { throw Failure(.directory) }
        }
        var contents: [UInt8] = []
        do {
            while let piece = try await next() {
                let free = state.withLock { $0.used > quota ? 0 : quota - $0.used }
                guard UInt64(contents.count + piece.count) <= largestFile else {
                    throw Code.tooLarge.error("write", path)
                }
                guard UInt64(contents.count + piece.count) <= free else {
                    state.withLock { $0.wasFull = true }
                    throw Code.full.error("write", path)
                }
                contents += piece
            }
        } catch {
            throw (error as? SandboxError) ?? .callerFailed("\(error)")
        }
        let written = contents
        try perform("write", path) { (state, path) throws(Failure) in
            try Self.checkParent(path, state)
            let before = UInt64(state.nodes[path]?.contents?.count ?? 0)
            let after = state.used - min(state.used, before) + UInt64(written.count)
            guard after <= self.quota, state.nodes.count < Self.mostEntries else {
                state.wasFull = true
                throw Failure(.full)
            }
            state.used = after
            state.nodes[path] = Node(contents: written, mode: mode & 0o7777, modified: FileTime.now)
        }
    }

    func list(_ path: String) async throws(SandboxError) -> [FileEntry] {
        try perform("list", path) { (state, path) throws(Failure) in
            guard let node = state.nodes[path] else { throw Failure(.none) }
            guard node.isDirectory else { throw Failure(.notDirectory) }
            return state.nodes.compactMap { other, node in
                other != "/" && Self.parent(other) == path ? Self.entry(other, node) : nil
            }
        }
    }

    func status(_ path: String) async throws(SandboxError) -> FileEntry {
        try perform("look at", path) { (state, path) throws(Failure) in
            guard let node = state.nodes[path] else { throw Failure(.none) }
            return Self.entry(path, node)
        }
    }

    private static func entry(_ path: String, _ node: Node) -> FileEntry {
        let name = path == "/" ? "/" : String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
        return FileEntry(
            name: Array(name.utf8), kind: node.isDirectory ? .directory : .file,
            size: UInt64(node.contents?.count ?? 0), mode: node.mode, user: 1000, group: 1000, modified: node.modified)
    }

    func makeDirectory(_ path: String, mode: UInt32, parents: Bool) async throws(SandboxError) {
        try perform("make", path) { (state, path) throws(Failure) in
            if let node = state.nodes[path] {
                if parents, node.isDirectory { return }
                throw Failure(.exists)
            }
            var missing: [String] = []
            var current = path
            while state.nodes[current] == nil {
                missing.append(current)
                current = Self.parent(current)
            }
            guard state.nodes[current]?.isDirectory == true else { throw Failure(.notDirectory) }
            guard parents || missing.count == 1 else { throw Failure(.none) }
            guard self.mayWrite(path) else { throw Failure(.access) }
            guard state.nodes.count + missing.count <= Self.mostEntries else { throw Failure(.full) }
            for name in missing {
                state.nodes[name] = Node(contents: nil, mode: mode & 0o7777, modified: FileTime.now)
            }
        }
    }

    func move(_ source: String, to destination: String) async throws(SandboxError) {
        guard let target = normal(destination) else { throw Code.nameTooLong.error("move", destination) }
        try perform("move", source) { (state, source) throws(Failure) in
            guard let node = state.nodes[source] else { throw Failure(.none) }
            guard self.mayWrite(source), self.mayWrite(target) else { throw Failure(.access) }
            try Self.checkParent(target, state)
            if source == target { return }
            if target.hasPrefix(source + "/") { throw Failure(.invalid) }
            if let old = state.nodes[target] {
                if old.isDirectory != node.isDirectory { throw Failure(old.isDirectory ? .directory : .notDirectory) }
                if old.isDirectory, state.nodes.keys.contains(where: { $0.hasPrefix(target + "/") }) {
                    throw Failure(.notEmpty)
                }
                state.used -= min(state.used, UInt64(old.contents?.count ?? 0))
            }
            for (name, moved) in state.nodes where name == source || name.hasPrefix(source + "/") {
                state.nodes[name] = nil
                state.nodes[target + name.dropFirst(source.count)] = moved
            }
        }
    }

    func remove(_ path: String, recursive: Bool) async throws(SandboxError) {
        try perform("remove", path) { (state, path) throws(Failure) in
            guard let node = state.nodes[path] else { throw Failure(.none) }
            guard self.mayWrite(path) else { throw Failure(.access) }
            let below = state.nodes.keys.filter { $0.hasPrefix(path + "/") }
            if node.isDirectory, !recursive, !below.isEmpty { throw Failure(.notEmpty) }
            for name in below + [path] {
                let old = state.nodes.removeValue(forKey: name)
                state.used -= min(state.used, UInt64(old?.contents?.count ?? 0))
            }
        }
    }

    func watch(_ path: String) async throws(SandboxError) -> FileChanges {
        throw InterpreterEnforcement.unsupported("watching files")
    }
}
