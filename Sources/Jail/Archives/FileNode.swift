internal import CLinux
internal import TarArchive

/// What the file system knows about one name.
struct FileNode: Sendable, Hashable {
    var kind: ChangedItem
    var mode: UInt16
    var userID: UInt32
    var groupID: UInt32
    var size: UInt64
    var identity: FileIdentity
    var modified: TarTimestamp
    /// When the node itself was last changed; unlike ``modified`` no program can set it back.
    var changed: TarTimestamp

    init(_ node: cl_node) {
        kind =
            switch node.kind {
            case cl_node_file: .file
            case cl_node_directory: .directory
            case cl_node_symlink: .symlink
            default: .special
            }
        mode = UInt16(node.mode & 0o7777)
        userID = node.user
        groupID = node.group
        size = node.size
        identity = FileIdentity(device: node.device, inode: node.inode)
        modified = TarTimestamp(seconds: node.modified_seconds, nanoseconds: node.modified_nanoseconds)
        changed = TarTimestamp(seconds: node.changed_seconds, nanoseconds: node.changed_nanoseconds)
    }
}

/// What makes a file the same file under any name.
struct FileIdentity: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
}

extension TarTimestamp {
    /// Now; files that were changed before do not look newer.
    static var fileClock: TarTimestamp {
        var time = TarTimestamp(seconds: 0)
        cl_file_clock(&time.seconds, &time.nanoseconds)
        return time
    }
}
