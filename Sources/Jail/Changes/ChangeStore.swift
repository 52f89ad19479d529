internal import CLinux
public import Sandboxing
internal import TarArchive

/// The change sets that copy-on-write mounts left behind, until someone applies or drops them.
public struct ChangeStore: Sendable {
    /// Where they lie. Only its owner may enter.
    public let directory: String

    /// A store in a directory, which is made when it is needed.
    public init(directory: String) { self.directory = directory }

    /// `/var/lib/bulkhead/changes` for root, otherwise `bulkhead/changes` below `$XDG_STATE_HOME` or `~/.local/state`;
    /// nil if the environment names neither.
    public static func standardDirectory(environment: [String: String]) -> String? {
        PrivateDirectory.standard(
            "changes", variable: "XDG_STATE_HOME", fallback: ".local/state", system: "/var/lib",
            environment: environment)
    }

    /// Begins a change set, which nobody sees before ``ChangeSetWriter/commit()``.
    ///
    /// `started` is when the sandbox began to see the source: files of the source that change later are in conflict.
    /// Take it with ``ChangeTime/now`` before the sandbox starts.
    public func create(
        id: String, source: String, target: String, command: [String], started: ChangeTime = .now,
        byteLimit: UInt64 = 8 << 30
    ) throws(SandboxError) -> ChangeSetWriter {
        guard ChangeSet.isIdentifier(id) else {
            throw .invalidSpecification(
                field: "change set '\(id)'", problem: "it is no name for a change set",
                remedy: "use up to 64 lower case letters, digits and '-'")
        }
        let store = try PrivateDirectory.open(directory)
        guard try store.node(Array(id.utf8)) == nil else {
            throw .file(operation: "make", path: "\(directory)/\(id)", code: SystemErrorCode(rawValue: FileTree.exists))
        }
        let about = ChangeSetDescription(source: source, target: target, command: command, created: started)
        return try ChangeSetWriter(id: id, about: about, store: store, byteLimit: byteLimit)
    }

    /// The change sets, oldest first. What cannot be read is left out.
    public func list() throws(SandboxError) -> [ChangeSet] {
        let store = try PrivateDirectory.open(directory)
        return try store.names(in: [])
            .map { String(decoding: $0, as: UTF8.self) }
            .filter(ChangeSet.isIdentifier)
            .compactMap { try? ChangeSet(id: $0, store: store) }
            .sorted { ($0.about.created, $0.id) < ($1.about.created, $1.id) }
    }

    /// The change set with this identifier, or the only one whose identifier begins so; the latest for nil.
    public func open(_ selector: String? = nil) throws(SandboxError) -> ChangeSet {
        let sets = try list()
        guard let selector else {
            if let latest = sets.last { return latest }
            throw .invalidSpecification(
                field: "changes", problem: "there are none",
                remedy: "run something with '--mount DIRECTORY:TARGET:cow' first")
        }
        if let exact = sets.first(where: { $0.id == selector }) { return exact }
        let matches = selector.isEmpty ? [] : sets.filter { $0.id.hasPrefix(selector) }
        if let match = matches.first, matches.count == 1 { return match }
        throw .invalidSpecification(
            field: "change set '\(selector)'",
            problem: matches.isEmpty ? "there is none" : "\(matches.count) begin so",
            remedy: "choose one of: " + (matches.isEmpty ? sets : matches).map(\.id).joined(separator: ", "))
    }

    /// Removes a change set.
    public func drop(_ id: String) throws(SandboxError) {
        guard ChangeSet.isIdentifier(id) else {
            throw .file(operation: "drop", path: id, code: .noSuchFile)
        }
        let store = try PrivateDirectory.open(directory)
        let dropped = Array("\(Self.dropped)\(id).\(UInt32.random(in: 0 ... .max))".utf8)
        // Renamed first: a change set is there as a whole or not at all.
        let code = cl_beneath_rename(store.descriptor, cString(id.utf8), store.descriptor, cString(dropped))
        try system("drop", "\(directory)/\(id)", Int(code))
        try TreeWalk.remove(dropped, in: store.descriptor, path: store.shown(dropped))
    }

    /// Removes what writers that died left behind. Returns how many went.
    @discardableResult
    public func prune() throws(SandboxError) -> Int {
        let store = try PrivateDirectory.open(directory)
        let lock = try FileLock.take(Self.lock, in: store, wait: true)
        defer { withExtendedLifetime(lock) {} }
        var removed = 0
        for name in try store.names(in: []) {
            let text = String(decoding: name, as: UTF8.self)
            guard text.hasPrefix(Self.partial) || text.hasPrefix(Self.dropped) else { continue }
            let archive = name + Array("/\(ChangeSet.archiveName)".utf8)
            if text.hasPrefix(Self.partial), let file = try? store.open(archive, flags: cl_beneath_read),
                cl_lock_whole_file(file.number, 0) < 0
            {
                continue
            }
            try TreeWalk.remove(name, in: store.descriptor, path: store.shown(name))
            removed += 1
        }
        return removed
    }

    /// Held while a writer begins, so that `prune` does not take its directory for a dead one.
    static let lock = ".lock"
    static let partial = ".partial-"
    static let dropped = ".dropped-"
}
