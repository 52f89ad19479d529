/// A file, directory or link of a session's own tree.
final class FileNode {
    enum Kind { case file, directory, link, null, mount }

    let kind: Kind
    let inode: Int
    var mode: UInt32
    /// Names that it has.
    var links = 1
    /// Nanoseconds since 1970; nil: the beginning of the session.
    var accessed, modified, changed: Int?
    /// What a file holds.
    private(set) var bytes: UnsafeMutablePointer<UInt8>?
    private(set) var count = 0
    private var capacity = 0
    /// What a directory holds.
    var entries = DirectoryEntries()
    /// Where a link leads.
    var target: [UInt8] = []
    let directory: HostDirectory?
    private let usage: FileUsage

    /// What a node costs besides its contents.
    static let overhead = 256

    init(_ kind: Kind, mode: UInt32, usage: FileUsage, directory: HostDirectory? = nil) {
        self.kind = kind
        self.mode = mode
        self.usage = usage
        self.directory = directory
        usage.lastInode += 1
        inode = usage.lastInode
        usage.bytes += Self.overhead
    }

    deinit {
        usage.bytes -= Self.overhead + capacity + target.count
        bytes?.deallocate()
    }

    var isDirectory: Bool { kind == .directory || kind == .mount }

    /// Changes a file's size; what is new is zeros. False if that does not fit into what is allowed.
    func resize(_ size: Int) -> Bool {
        if size > capacity {
            // Files that grow by little pieces must not be copied each time.
            let room = usage.left + capacity
            guard size <= room else { return false }
            let wanted = min(max(size, capacity * 2, 256), room)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
            if let bytes {
                larger.update(from: bytes, count: count)
                bytes.deallocate()
            }
            bytes = larger
            usage.bytes += wanted - capacity
            capacity = wanted
        }
        if let bytes, size > count { (bytes + count).initialize(repeating: 0, count: size - count) }
        count = size
        if size == 0, let old = bytes {
            old.deallocate()
            bytes = nil
            usage.bytes -= capacity
            capacity = 0
        }
        return true
    }

    func setTarget(_ path: [UInt8]) {
        target = path
        usage.bytes += path.count
    }
}

/// What all files of a tree use together.
final class FileUsage {
    /// Memory of contents and nodes.
    var bytes = 0
    /// What the tree may use.
    var limit: Int
    /// What the session's memory still allows besides; set before each operation of a guest.
    var allowance = Int.max
    var lastInode = 1
    var names = 0
    var openFiles = 0
    /// Steps of lookups and copies that nobody has paid yet.
    var work = 0

    init(limit: Int) { self.limit = limit }

    /// Bytes that contents may still grow by.
    var left: Int { max(0, min(limit - bytes, allowance)) }
}
