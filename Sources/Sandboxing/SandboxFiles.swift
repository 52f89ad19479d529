/// The files of a sandbox, as its own user sees them. Paths are absolute or relative to the working directory; they
/// are resolved inside the sandbox only, so that a link made there can lead nowhere else.
public protocol SandboxFiles: Sendable {
    /// Reads a regular file, piece by piece. Anything else (a pipe, a device) is an error, never a wait.
    func read(_ path: String, receive: ([UInt8]) async throws -> Void) async throws(SandboxError)

    /// Writes a regular file, replacing what was there, from pieces until `next` gives nil.
    func write(
        _ path: String, mode: UInt32, next: () async throws -> [UInt8]?
    ) async throws(SandboxError)

    /// The entries of a directory, in no particular order, without `.` and `..`.
    func list(_ path: String) async throws(SandboxError) -> [FileEntry]

    /// One entry; links are not followed.
    func status(_ path: String) async throws(SandboxError) -> FileEntry

    /// What is there after all links were followed, with the absolute path where they led.
    func resolve(_ path: String) async throws(SandboxError) -> (entry: FileEntry, path: String)

    /// A directory's entries and those of its directories down to `depth` (1: itself only), depth first, each before
    /// what is in it, in the order of names; paths are relative to `path`. Links are not followed. Ends with an error
    /// after `limit` entries.
    func tree(_ path: String, depth: UInt32, limit: Int) async throws(SandboxError) -> [(
        path: [UInt8], entry: FileEntry
    )]

    /// The extended attributes of the namespace `user` (xattr(7)), names without their `user.`.
    func attributes(_ path: String) async throws(SandboxError) -> [String: [UInt8]]

    /// Replaces all extended attributes whose name begins with `prefix` by these, names without their `user.`.
    func setAttributes(
        _ path: String, startingWith prefix: String, to values: [String: [UInt8]]
    ) async throws(SandboxError)

    /// Changes to a file, or below a directory: directly, or with `recursive` anywhere, directories that appear later
    /// included; names are then relative paths. A path that ends with a slash, and a recursive watch, needs a directory:
    /// a file there is `ENOTDIR`.
    func watch(_ path: String, recursive: Bool) async throws(SandboxError) -> FileChanges

    /// Makes a directory, with its parents if asked; an existing directory is then no error.
    func makeDirectory(_ path: String, mode: UInt32, parents: Bool) async throws(SandboxError)

    /// Renames, replacing a file at `destination`.
    func move(_ source: String, to destination: String) async throws(SandboxError)

    /// Removes a file or an empty directory; with `recursive`, a whole tree, following no link.
    func remove(_ path: String, recursive: Bool) async throws(SandboxError)

    /// Changes directly under a directory or to a file, until the consumer stops.
    func watch(_ path: String) async throws(SandboxError) -> FileChanges
}

extension SandboxFiles {
    /// Without an implementation of its own, a runtime cannot do this.
    public func resolve(_ path: String) async throws(SandboxError) -> (entry: FileEntry, path: String) {
        throw Self.lacking("following links")
    }

    /// Without an implementation of its own, a runtime cannot do this.
    public func tree(
        _ path: String, depth: UInt32, limit: Int
    ) async throws(SandboxError) -> [(path: [UInt8], entry: FileEntry)] {
        throw Self.lacking("listing a tree")
    }

    /// Without an implementation of its own, a runtime cannot do this.
    public func attributes(_ path: String) async throws(SandboxError) -> [String: [UInt8]] {
        throw Self.lacking("extended attributes")
    }

    /// Without an implementation of its own, a runtime cannot do this.
    public func setAttributes(
        _ path: String, startingWith prefix: String, to values: [String: [UInt8]]
    ) async throws(SandboxError) {
        throw Self.lacking("extended attributes")
    }

    /// Without an implementation of its own, a runtime watches directories only directly.
    public func watch(_ path: String, recursive: Bool) async throws(SandboxError) -> FileChanges {
        guard !recursive else { throw Self.lacking("watching a whole tree") }
        return try await watch(path)
    }

    private static func lacking(_ feature: String) -> SandboxError {
        .unsupported(feature: feature, runtime: "this runtime", remedy: "use the runtime jail")
    }

    /// Reads a whole file of at most `limit` bytes.
    ///
    /// - Throws: ``SandboxError/file(operation:path:code:)`` with `EFBIG` when the file is larger.
    public func read(_ path: String, limit: Int = 64 << 20) async throws(SandboxError) -> [UInt8] {
        var contents: [UInt8] = []
        try await read(path) { piece in
            guard contents.count + piece.count <= limit else {
                throw SandboxError.file(operation: "read", path: path, code: .fileTooLarge)
            }
            contents.append(contentsOf: piece)
        }
        return contents
    }

    /// Writes a whole file.
    public func write(_ path: String, _ contents: [UInt8], mode: UInt32 = 0o644) async throws(SandboxError) {
        var rest: [UInt8]? = contents
        try await write(path, mode: mode) {
            defer { rest = nil }
            return rest
        }
    }

    /// Makes a directory that others may read.
    public func makeDirectory(_ path: String, parents: Bool = true) async throws(SandboxError) {
        try await makeDirectory(path, mode: 0o755, parents: parents)
    }
}

/// One file, directory or link.
public struct FileEntry: Sendable, Hashable {
    /// The last part of the path, as bytes: names need not be UTF-8.
    public var name: [UInt8]
    /// What it is.
    public var kind: Kind
    /// Size in bytes.
    public var size: UInt64
    /// Permission bits.
    public var mode: UInt32
    /// Owner, as the sandbox sees it.
    public var user: UInt32
    /// Group, as the sandbox sees it.
    public var group: UInt32
    /// Seconds and nanoseconds since 1970 of the last change of contents.
    public var modified: (seconds: Int64, nanoseconds: UInt32) {
        get { (modifiedSeconds, modifiedNanoseconds) }
        set { (modifiedSeconds, modifiedNanoseconds) = newValue }
    }
    /// Where a link points, as bytes.
    public var linkTarget: [UInt8]?

    private var modifiedSeconds: Int64
    private var modifiedNanoseconds: UInt32

    /// Kinds of entries.
    public enum Kind: UInt8, Sendable, Hashable {
        /// A regular file.
        case file
        /// A directory.
        case directory
        /// A symbolic link.
        case link
        /// A named pipe.
        case pipe
        /// A socket.
        case socket
        /// A device.
        case device
    }

    /// The name as text, with replacement characters where it is not UTF-8.
    public var nameText: String { String(decoding: name, as: UTF8.self) }

    /// An entry.
    public init(
        name: [UInt8], kind: Kind, size: UInt64, mode: UInt32, user: UInt32, group: UInt32,
        modified: (seconds: Int64, nanoseconds: UInt32), linkTarget: [UInt8]? = nil
    ) {
        self.name = name
        self.kind = kind
        self.size = size
        self.mode = mode
        self.user = user
        self.group = group
        self.modifiedSeconds = modified.seconds
        self.modifiedNanoseconds = modified.nanoseconds
        self.linkTarget = linkTarget
    }
}

/// A change that a watch reports.
public struct FileChange: Sendable, Hashable {
    /// What happened.
    public var kind: Kind
    /// The entry below the watched directory; empty for the watched path itself.
    public var name: [UInt8]

    /// Kinds of changes.
    public enum Kind: UInt8, Sendable, Hashable {
        /// An entry appeared.
        case created
        /// Contents changed.
        case modified
        /// An entry went away.
        case removed
        /// Changes were lost because they came faster than they were read: look again.
        case overflow
        /// An entry got another name; the name is the old one, and the new one is reported as created.
        case renamed
        /// Permissions, owner or times changed.
        case attributes
    }

    /// A change.
    public init(kind: Kind, name: [UInt8]) {
        self.kind = kind
        self.name = name
    }
}

/// Changes of files, as an asynchronous sequence that ends with the sandbox.
public struct FileChanges: AsyncSequence, AsyncIteratorProtocol, Sendable {
    private let source: @Sendable () async throws(SandboxError) -> FileChange?

    /// Wraps a function that gives the next change, or nil at the end.
    public init(source: @escaping @Sendable () async throws(SandboxError) -> FileChange?) { self.source = source }

    /// The next change, or nil when the sandbox has ended.
    public func next() async throws(SandboxError) -> FileChange? { try await source() }

    /// The next change, or nil when the sandbox has ended.
    public func next(isolation actor: isolated (any Actor)?) async throws(SandboxError) -> FileChange? {
        try await source()
    }

    /// The sequence itself.
    public func makeAsyncIterator() -> FileChanges { self }
}
