import CLinux
import Glibc
import SupervisorProtocol
import TarArchive

/// Writes trees as one tar archive in the layer format of the OCI image specification: overlayfs marks deletions with
/// 0:0 devices and opaque directories with an attribute, the archive with `.wh.` names.
///
/// The trees belong to whoever runs in the sandbox and may change while they are read.
struct LayerWriter {
    /// What entries say beside names, kinds, modes, times and contents.
    enum Contents {
        /// Nothing: changes are compared with files of another owner, each by itself.
        case changes
        /// Owners, attributes and which names are one file: enough to make the same tree again.
        case everything
    }

    private let contents: Contents
    private var output: BufferedOutput
    /// Paths that are left out, each with whether what is below is left out too.
    private let isLeftOut: ([UInt8], stat) -> Bool
    /// The first name of each file that has several.
    private var names: [FileIdentity: [UInt8]] = [:]
    /// Zeros that stand for holes are bounded: a file of a few bytes can claim to be larger than any disk.
    private var holes: UInt64 = 0
    private static let holeLimit: UInt64 = 8 << 30
    /// Less than what a reader accepts of one header (``TarLimits/extensionBytes``).
    private static let attributeLimit = 512 << 10

    private struct FileIdentity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    init(
        output: Int32, contents: Contents, leavingOut: @escaping ([UInt8], stat) -> Bool = { _, _ in false }
    ) {
        self.output = BufferedOutput(output)
        self.contents = contents
        isLeftOut = leavingOut
    }

    /// Ends the archive.
    mutating func finish() throws(StageFailure) {
        try output.append(TarWriter.trailer)
        try output.flush()
    }

    /// Writes that there is nothing at a path.
    mutating func writeDeletion(of path: [UInt8]) throws(StageFailure) {
        let slash = path.lastIndex(of: 0x2F)
        let name = Array(slash.map { path[($0 + 1)...] } ?? path[...])
        let marker = LayerName.whiteout(for: name)
        try header(slash.map { path[...$0] + marker } ?? marker, .file, stat())
    }

    /// Writes the entry of a directory, without what is in it.
    mutating func write(directory: Int32, at path: [UInt8]) throws(StageFailure) {
        var status = stat()
        try checkErrno("stat", fstat(directory, &status))
        try header(path, .directory, status, attributes: try attributes(directory))
    }

    /// Writes what is in a directory and below it; `prefix` is where that is in the archive.
    ///
    /// One directory is open at a time, each opened by its path from the root: the depth of a hostile tree costs
    /// nothing but the length of its paths.
    mutating func write(tree root: Int32, at prefix: [UInt8]) throws(StageFailure) {
        var pending: [[UInt8]] = [[]]
        while let path = pending.popLast() {
            let descriptor =
                path.isEmpty
                ? cl_openat(root, ".", O_RDONLY | O_DIRECTORY, 0)
                : FileSystemWork.withName(path) { cl_open_inside(root, $0, O_RDONLY | O_DIRECTORY) }
            // It may have gone away since its name was read.
            if descriptor == -ENOENT || descriptor == -ENOTDIR || descriptor == -ELOOP { continue }
            try check("open directory", descriptor)
            guard let stream = fdopendir(descriptor) else { throw StageFailure(stage: "open", code: cl_errno()) }
            defer { closedir(stream) }
            let full = Self.join(prefix, path)
            if isOpaque(descriptor) { try header(Self.join(full, LayerName.opaqueMarker), .file, stat()) }
            while let entry = readdir(stream) {
                let name = FileSystemWork.name(of: entry)
                if name == [0x2E] || name == [0x2E, 0x2E] { continue }
                // A file of a reserved name would be read as a deletion of another one.
                if LayerName.isReserved(name) { continue }
                if try write(name, in: descriptor, Self.join(full, name)) { pending.append(Self.join(path, name)) }
            }
        }
    }

    private static func join(_ path: [UInt8], _ name: [UInt8]) -> [UInt8] {
        path.isEmpty ? name : name.isEmpty ? path : path + [0x2F] + name
    }

    /// Writes one entry. True: it is a directory to walk.
    private mutating func write(
        _ name: [UInt8], in directory: Int32, _ full: [UInt8]
    ) throws(StageFailure) -> Bool {
        var status = stat()
        let found = FileSystemWork.withName(name) { fstatat(directory, $0, &status, Int32(AT_SYMLINK_NOFOLLOW)) }
        if found < 0 || isLeftOut(full, status) { return false }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            if contents == .changes {
                try header(full, .directory, status)
                return true
            }
            let opened = FileSystemWork.withName(name) { cl_open_beneath_directory(directory, $0) }
            guard opened >= 0 else { return false }
            defer { close(opened) }
            try write(directory: opened, at: full)
            return true
        case S_IFREG: try file(name, in: directory, full)
        case S_IFLNK: try link(name, in: directory, full, status)
        case S_IFIFO: try header(full, .fifo, status)
        case S_IFCHR where cl_is_whiteout_device(status.st_rdev) != 0: try writeDeletion(of: full)
        default: break
        }
        return false
    }

    private mutating func file(_ name: [UInt8], in directory: Int32, _ full: [UInt8]) throws(StageFailure) {
        let descriptor = FileSystemWork.withName(name) {
            cl_openat(directory, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0)
        }
        if descriptor == -ENOENT || descriptor == -ELOOP || descriptor == -ENXIO { return }
        try check("open file", descriptor)
        defer { close(descriptor) }
        var opened = stat()
        guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG else { return }
        if contents == .everything, opened.st_nlink > 1 {
            let identity = FileIdentity(device: UInt64(opened.st_dev), inode: UInt64(opened.st_ino))
            if let first = names[identity] { return try header(full, .hardlink, opened, target: first) }
            names[identity] = full
        }
        let size = UInt64(max(0, opened.st_size))
        let stored = UInt64(max(0, opened.st_blocks)) * 512
        holes += size - min(size, stored)
        guard holes <= Self.holeLimit else { throw StageFailure(stage: "read a sparse file", code: EFBIG) }
        try header(full, .file, opened, size: size, attributes: try attributes(descriptor))
        try output.append(file: descriptor, size: size)
        try output.append(TarWriter.padding(for: size))
    }

    private mutating func link(
        _ name: [UInt8], in directory: Int32, _ full: [UInt8], _ status: stat
    ) throws(StageFailure) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = FileSystemWork.withName(name) { cl_read_link(directory, $0, &buffer, buffer.count) }
        if count == -ENOENT || count == -EINVAL { return }
        try check("readlink", Int32(count))
        try header(full, .symlink, status, target: Array(buffer[..<count]))
    }

    private mutating func header(
        _ path: [UInt8], _ kind: TarEntryKind, _ status: stat, size: UInt64 = 0, target: [UInt8] = [],
        attributes: [String: [UInt8]] = [:]
    ) throws(StageFailure) {
        var entry = TarEntry(
            path: path, kind: kind, mode: UInt16(truncatingIfNeeded: status.st_mode & 0o7777), size: size,
            modified: TarTimestamp(
                seconds: Int64(status.st_mtim.tv_sec),
                nanoseconds: UInt32(truncatingIfNeeded: status.st_mtim.tv_nsec)),
            linkTarget: target)
        if contents == .everything {
            entry.userID = status.st_uid
            entry.groupID = status.st_gid
            entry.extendedAttributes = attributes
        }
        guard let bytes = try? TarWriter.header(for: entry) else {
            throw StageFailure(stage: "describe a change", code: ENAMETOOLONG)
        }
        try output.append(bytes)
    }

    // MARK: - Attributes

    /// The attributes of users, without those that overlayfs keeps there for itself.
    private func attributes(_ descriptor: Int32) throws(StageFailure) -> [String: [UInt8]] {
        guard contents == .everything else { return [:] }
        var found: [String: [UInt8]] = [:]
        var total = 0
        for name in UserAttributes.names(descriptor) where !name.utf8.contains(UInt8(ascii: "=")) {
            guard let value = UserAttributes.value(descriptor, name) else { continue }
            total += name.utf8.count + value.count
            guard total <= Self.attributeLimit else { throw StageFailure(stage: "read attributes", code: E2BIG) }
            found[UserAttributes.prefix + name] = value
        }
        return found
    }

    private func isOpaque(_ descriptor: Int32) -> Bool {
        var value: UInt8 = 0
        return cl_get_attribute(descriptor, "user.overlay.opaque", &value, 1) == 1 && value == UInt8(ascii: "y")
    }
}

/// Collects small pieces and passes large files straight on.
struct BufferedOutput {
    private static let capacity = 256 << 10
    /// Below this a copy costs less than a system call.
    private static let smallFile: UInt64 = 64 << 10

    private let descriptor: Int32
    private var pending: [UInt8] = []
    private static let stage = "stream an archive"

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        pending.reserveCapacity(Self.capacity + 65536)
    }

    mutating func append(_ bytes: [UInt8]) throws(StageFailure) {
        pending += bytes
        if pending.count >= Self.capacity { try flush() }
    }

    mutating func flush() throws(StageFailure) {
        try writeAll(descriptor, pending, stage: Self.stage)
        pending.removeAll(keepingCapacity: true)
    }

    /// Appends exactly this much of a file. If it became shorter while it was read, the rest is zeros: the archive has
    /// promised a size.
    mutating func append(file: Int32, size: UInt64) throws(StageFailure) {
        var left = size
        if size > Self.smallFile {
            try flush()
            while left > 0 {
                let count = cl_send_file(descriptor, file, Int(min(left, 1 << 30)))
                // Some file systems cannot; they are read below.
                if count == -Int(EINVAL) || count == -Int(ENOSYS) { break }
                try check("read", Int32(clamping: count))
                if count == 0 { break }
                left -= UInt64(count)
            }
        }
        while left > 0 {
            let wanted = Int(min(left, UInt64(Self.capacity)))
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
                let count = read(file, buffer.baseAddress, wanted)
                if count < 0 { failure = cl_errno() }
                initialized = max(0, count)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw StageFailure(stage: "read", code: failure) }
            try append(piece.isEmpty ? [UInt8](repeating: 0, count: wanted) : piece)
            left -= UInt64(piece.isEmpty ? wanted : piece.count)
        }
    }
}

/// Extended attributes of the namespace `user` (xattr(7)), by names without it.
enum UserAttributes {
    static let prefix = "user."
    /// What overlayfs keeps in the same namespace.
    private static let reserved = "overlay."

    static func names(_ descriptor: Int32) -> [String] {
        let size = cl_list_attributes(descriptor, nil, 0)
        guard size > 0 else { return [] }
        // It may have grown since.
        var buffer = [UInt8](repeating: 0, count: size + 4096)
        let count = cl_list_attributes(descriptor, &buffer, buffer.count)
        guard count > 0 else { return [] }
        return buffer[..<count].split(separator: 0).compactMap { bytes in
            guard let name = String(validating: bytes, as: UTF8.self), name.hasPrefix(prefix) else { return nil }
            let own = String(name.dropFirst(prefix.count))
            return own.isEmpty || own.hasPrefix(reserved) ? nil : own
        }
    }

    static func value(_ descriptor: Int32, _ name: String) -> [UInt8]? {
        // The kernel's own bound (xattr(7)).
        var failure = false
        let value = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            let count = cl_get_attribute(descriptor, prefix + name, base, buffer.count)
            failure = count < 0
            initialized = max(0, count)
        }
        return failure ? nil : Array(value)
    }

    static func set(_ descriptor: Int32, _ name: String, _ value: [UInt8]) -> Int32 {
        if name.isEmpty || name.hasPrefix(reserved) { return -EPERM }
        return cl_set_attribute(descriptor, prefix + name, value, value.count)
    }

    static func remove(_ descriptor: Int32, _ name: String) -> Int32 { cl_remove_attribute(descriptor, prefix + name) }
}
