internal import CLinux
public import Sandboxing
internal import Synchronization

/// Receives the archive of a change set from a sandbox, piece by piece. Unless it is committed, nothing remains.
public final class ChangeSetWriter: Sendable {
    /// The identifier of the change set.
    public let id: String
    private let about: ChangeSetDescription
    private let byteLimit: UInt64
    private let directory: String
    private let store: FileTree
    private let partial: [UInt8]
    private let state: Mutex<State>

    private struct State: ~Copyable {
        var archive: HeldDescriptor?
        var written: UInt64 = 0
    }

    init(
        id: String, about: ChangeSetDescription, store: consuming FileTree, byteLimit: UInt64
    ) throws(SandboxError) {
        let lock = try FileLock.take(ChangeStore.lock, in: store, wait: true)
        defer { withExtendedLifetime(lock) {} }
        let partial = Array("\(ChangeStore.partial)\(id).\(UInt32.random(in: 0 ... .max))".utf8)
        try system(
            "make", store.shown(partial), Int(cl_beneath_make_directory(store.descriptor, cString(partial), 0o700)))
        do {
            let name = partial + Array("/\(ChangeSet.archiveName)".utf8)
            let archive = try store.open(name, flags: cl_beneath_create, mode: 0o600)
            // Tells `prune` that somebody is still writing.
            try system("lock", store.shown(partial), Int(cl_lock_whole_file(archive.number, 0)))
            state = Mutex(State(archive: archive))
        } catch {
            try? TreeWalk.remove(partial, in: store.descriptor, path: store.shown(partial))
            throw error
        }
        self.id = id
        self.about = about
        self.byteLimit = byteLimit
        self.partial = partial
        directory = store.path
        self.store = store
    }

    deinit { discard() }

    /// Adds bytes to the archive.
    public func write(_ bytes: ArraySlice<UInt8>) throws(SandboxError) {
        try state.withLock { (state) throws(SandboxError) in
            let path = "\(directory)/\(id)"
            guard state.archive != nil else { throw Self.closed(path) }
            guard UInt64(bytes.count) <= byteLimit - state.written else {
                throw .file(operation: "write", path: path, code: .fileTooLarge)
            }
            try state.archive?.write(bytes, path: path)
            state.written += UInt64(bytes.count)
        }
    }

    /// Makes the change set visible.
    public func commit() throws(SandboxError) {
        try state.withLock { (state) throws(SandboxError) in
            let path = "\(directory)/\(id)"
            guard state.archive != nil else { throw Self.closed(path) }
            let name = partial + Array("/\(ChangeSet.aboutName)".utf8)
            let file = try store.open(name, flags: cl_beneath_create, mode: 0o600)
            try file.write(about.encoded()[...], path: path)
            let descriptor = store.descriptor
            try system(
                "commit", path, Int(cl_beneath_rename(descriptor, cString(partial), descriptor, cString(id.utf8))))
            state.archive = nil
        }
    }

    /// Removes what was written. Nothing happens after ``commit()``.
    public func discard() {
        state.withLock { state in
            guard state.archive != nil else { return }
            state.archive = nil
            // What cannot be removed now is removed by the next `prune`.
            try? TreeWalk.remove(partial, in: store.descriptor, path: directory)
        }
    }

    private static func closed(_ path: String) -> SandboxError {
        .file(operation: "write", path: path, code: SystemErrorCode(rawValue: 9))
    }
}
