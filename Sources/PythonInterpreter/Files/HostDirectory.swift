internal import CPythonLibrary
import Glibc

/// A directory of the host that a guest may use. Everything is resolved relative to a descriptor of it, and no link in it
/// is ever followed.
final class HostDirectory {
    let isWritable: Bool
    /// Bytes that guests may still write, names included.
    private var writable: Int
    private let root: Int32

    init(path: String, isWritable: Bool, writable: Int) throws(FileError) {
        root = cpl_mount_open(path)
        self.isWritable = isWritable
        self.writable = writable
        if root < 0 { throw FileError(number: -root) }
    }

    deinit { if root >= 0 { close(root) } }

    /// What a new name costs of what may be written.
    private static let nameCost = 4096

    /// Takes from what may be written.
    func spend(_ bytes: Int) throws(FileError) {
        guard isWritable else { throw .readOnly }
        guard bytes <= writable else { throw .noSpace }
        writable -= bytes
    }

    private func call(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Int32) throws(FileError) -> Int32 {
        let text = path.map { CChar(bitPattern: $0) } + [0]
        let result = text.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
        if result < 0 { throw FileError(number: -result) }
        return result
    }

    func status(_ path: [UInt8], follow: Bool) throws(FileError) -> FileStatus {
        var status = cpl_file_status()
        _ = try call(path) { cpl_file_stat(root, $0, &status) }
        if follow, status.mode & 0o170000 == 0o120000 { throw .tooManyLinks }
        return FileStatus(status)
    }

    func names(_ path: [UInt8], limit: Int) throws(FileError) -> [[UInt8]] {
        var listing = Listing(limit: limit)
        _ = try call(path) { path in
            withUnsafeMutablePointer(to: &listing) {
                cpl_directory_list(
                    root, path,
                    { context, name, length in
                        guard let listing = context?.assumingMemoryBound(to: Listing.self),
                            listing.pointee.names.count < listing.pointee.limit
                        else { return -FileError.noSpace.number }
                        let bytes = UnsafeRawBufferPointer(start: name, count: length)
                        listing.pointee.names.append(Array(bytes))
                        return 0
                    }, $0)
            }
        }
        return listing.names
    }

    private struct Listing {
        let limit: Int
        var names: [[UInt8]] = []
    }

    func open(_ path: [UInt8], _ access: FileAccess) throws(FileError) -> Int32 {
        var flags: Int32
        switch (access.reads, access.writes) {
        case (true, true): flags = O_RDWR
        case (false, true): flags = O_WRONLY
        default: flags = O_RDONLY
        }
        if access.writes {
            guard isWritable else {
                // A file that is not there is missing, whatever it was to be used for.
                if access.creation == .never { _ = try status(path, follow: true) }
                throw .readOnly
            }
            if access.creation != .never {
                flags |= O_CREAT
                if (try? status(path, follow: false)) == nil { try spend(Self.nameCost) }
            }
            if access.creation == .always { flags |= O_EXCL }
            if access.truncates { flags |= O_TRUNC }
        }
        return try call(path) { cpl_file_open(root, $0, flags, 0o644) }
    }

    func makeDirectory(_ path: [UInt8]) throws(FileError) {
        try spend(Self.nameCost)
        _ = try call(path) { cpl_directory_make(root, $0, 0o755) }
    }

    func remove(_ path: [UInt8], isDirectory: Bool) throws(FileError) {
        guard isWritable else { throw .readOnly }
        _ = try call(path) { cpl_file_remove(root, $0, isDirectory ? 1 : 0) }
    }

    func rename(_ path: [UInt8], to target: [UInt8]) throws(FileError) {
        try spend(Self.nameCost)
        let text = target.map { CChar(bitPattern: $0) } + [0]
        _ = try call(path) { path in
            text.withUnsafeBufferPointer { cpl_file_rename(root, path, $0.baseAddress.unsafelyUnwrapped) }
        }
    }

    func setTimes(_ path: [UInt8], _ accessed: Int, _ modified: Int) throws(FileError) {
        guard isWritable else { throw .readOnly }
        _ = try call(path) { cpl_file_set_times(root, $0, Int64(accessed), Int64(modified)) }
    }

    func setMode(_ path: [UInt8], _ mode: UInt32) throws(FileError) {
        guard isWritable else { throw .readOnly }
        _ = try call(path) { cpl_file_set_mode(root, $0, mode) }
    }
}

/// How a file is opened.
struct FileAccess {
    enum Creation { case never, ifMissing, always }
    var reads = false
    var writes = false
    var creation = Creation.never
    var truncates = false
    var appends = false
}

/// What is known of a file.
struct FileStatus {
    var mode: UInt32
    var inode: Int
    var device: Int
    var links: Int
    var size: Int
    var accessed, modified, changed: Int

    init(_ status: cpl_file_status) {
        mode = status.mode
        inode = Int(truncatingIfNeeded: status.inode)
        device = 2
        links = Int(truncatingIfNeeded: status.links)
        size = Int(status.size)
        accessed = Int(status.accessed)
        modified = Int(status.modified)
        changed = Int(status.changed)
    }

    init(_ node: FileNode, epoch: Int) {
        let type: UInt32
        switch node.kind {
        case .file: type = 0o100000
        case .directory, .mount: type = 0o040000
        case .link: type = 0o120000
        case .null: type = 0o020000
        }
        mode = type | node.mode
        inode = node.inode
        device = 1
        links = node.isDirectory ? 2 + node.entries.nodes.lazy.filter(\.isDirectory).count : node.links
        switch node.kind {
        case .directory, .mount: size = 4096
        case .link: size = node.target.count
        default: size = node.count
        }
        accessed = node.accessed ?? epoch
        modified = node.modified ?? epoch
        changed = node.changed ?? epoch
    }
}
