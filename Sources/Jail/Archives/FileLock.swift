internal import CLinux
internal import Sandboxing

/// A lock between processes that ends with its holder, however that dies. The file stays until ``remove(from:)``.
struct FileLock: ~Copyable {
    private let descriptor: HeldDescriptor
    private let name: [UInt8]

    /// Takes the lock; nil if another holds it and `wait` is false.
    static func take(
        _ name: String, in tree: borrowing FileTree, wait: Bool
    ) throws(SandboxError) -> FileLock? {
        let bytes = Array(name.utf8)
        while true {
            let opened = cl_beneath_open(tree.descriptor, cString(bytes), cl_beneath_lock, 0o600)
            let descriptor = HeldDescriptor(try system("open", tree.shown(bytes), Int(opened)))
            let code = cl_lock_whole_file(descriptor.number, wait ? 1 : 0)
            if code == -Self.heldByAnother { return nil }
            try system("lock", tree.shown(bytes), Int(code))
            // The holder before us may have removed the file; a lock on a file without a name keeps nobody out.
            let held = try descriptor.node(path: tree.shown(bytes))
            if let named = try tree.node(bytes), named.identity == held.identity {
                return FileLock(descriptor: descriptor, name: bytes)
            }
        }
    }

    private init(descriptor: consuming HeldDescriptor, name: [UInt8]) {
        self.descriptor = descriptor
        self.name = name
    }

    deinit { cl_unlock_file(descriptor.number) }

    /// Removes the file while holding its lock.
    func remove(from tree: borrowing FileTree) { _ = cl_beneath_remove(tree.descriptor, cString(name), 0) }

    private static let heldByAnother: Int32 = 11
}
