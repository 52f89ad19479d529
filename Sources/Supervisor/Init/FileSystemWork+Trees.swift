import CLinux
import Glibc
import SupervisorProtocol

/// Looking at more than one entry, through links, and at attributes.
extension FileSystemWork {
    func resolve(_ path: String) throws(StageFailure) {
        let opened = try check("open", cl_open_plain(path, cl_o_path, 0))
        defer { close(opened) }
        var status = stat()
        try checkErrno("stat", fstat(opened, &status))
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = cl_read_link(AT_FDCWD, "/proc/self/fd/\(opened)", &buffer, buffer.count)
        try check("readlink", Int32(clamping: count))
        // What has no name from the root is nowhere.
        guard count > 0, buffer[0] == 0x2F else { throw StageFailure(stage: "readlink", code: ENOENT) }
        let record = StreamRecord.Entry(
            name: Array(buffer[..<count]), mode: status.st_mode, size: UInt64(max(0, status.st_size)),
            user: status.st_uid, group: status.st_gid, seconds: Int64(status.st_mtim.tv_sec),
            nanoseconds: UInt32(truncatingIfNeeded: status.st_mtim.tv_nsec), linkTarget: nil)
        try writeAll(stream, record.encoded(), stage: "stream")
    }

    /// One directory is open at a time, each opened by its path from the first: no depth costs descriptors or stack.
    func tree(_ path: String, depth: UInt32, limit: UInt32) throws(StageFailure) {
        let root = try check("open", cl_open_plain(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK, 0))
        defer { close(root) }
        var left = Int(limit)
        var output: [UInt8] = []
        // Entries that are to be written, the next one last; below a directory its own are put on top.
        var pending: [(entry: StreamRecord.Entry, depth: UInt32)] = []
        if depth > 0 {
            pending = try children(of: root, below: [], limit: left).reversed().map { ($0, 1) }
        }
        while let (entry, level) = pending.popLast() {
            guard left > 0 else {
                try writeAll(stream, output, stage: "stream")
                throw StageFailure(stage: "list", code: EOVERFLOW)
            }
            left -= 1
            output += entry.encoded()
            if output.count > 64 << 10 {
                try writeAll(stream, output, stage: "stream")
                output.removeAll(keepingCapacity: true)
            }
            guard level < depth, entry.mode & S_IFMT == S_IFDIR else { continue }
            let opened = Self.withName(entry.name) { cl_open_inside(root, $0, O_RDONLY | O_DIRECTORY) }
            // It may be gone, or closed to this user; the entry itself was listed.
            guard opened >= 0 else { continue }
            defer { close(opened) }
            for child in try children(of: opened, below: entry.name, limit: left).reversed() {
                pending.append((child, level + 1))
            }
        }
        try writeAll(stream, output, stage: "stream")
    }

    /// The entries of a directory in the order of names; one more than the limit is enough to know that it is passed.
    private func children(
        of directory: Int32, below path: [UInt8], limit: Int
    ) throws(StageFailure) -> [StreamRecord.Entry] {
        let copy = try check("open", cl_openat(directory, ".", O_RDONLY | O_DIRECTORY, 0))
        guard let listing = fdopendir(copy) else {
            let code = cl_errno()
            close(copy)
            throw StageFailure(stage: "open", code: code)
        }
        defer { closedir(listing) }
        var names: [[UInt8]] = []
        while names.count <= limit, let entry = readdir(listing) {
            let name = Self.name(of: entry)
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        names.sort { $0.lexicographicallyPrecedes($1) }
        return names.compactMap { name in
            guard var record = record(name, in: copy) else { return nil }
            record.name = path.isEmpty ? name : path + [0x2F] + name
            return record
        }
    }

    func attributes(_ path: String) throws(StageFailure) {
        let file = try openForAttributes(path)
        defer { close(file) }
        for name in UserAttributes.names(file) {
            guard let value = UserAttributes.value(file, name) else { continue }
            try writeAll(stream, StreamRecord.Attribute(name: name, value: value).encoded(), stage: "stream")
        }
    }

    func setAttributes(
        _ path: String, _ prefix: String, _ values: [StreamRecord.Attribute]
    ) throws(StageFailure) {
        let file = try openForAttributes(path)
        defer { close(file) }
        let wanted = Set(values.map(\.name))
        for name in UserAttributes.names(file) where name.hasPrefix(prefix) && !wanted.contains(name) {
            try check("remove an attribute", UserAttributes.remove(file, name))
        }
        for attribute in values {
            try check("set an attribute", UserAttributes.set(file, attribute.name, attribute.value))
        }
    }

    /// Only files and directories can have attributes of users (xattr(7)).
    private func openForAttributes(_ path: String) throws(StageFailure) -> Int32 {
        let file = try check("open", cl_open_plain(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0))
        var status = stat()
        guard fstat(file, &status) == 0, [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
            close(file)
            throw StageFailure(stage: "open", code: EINVAL)
        }
        return file
    }
}
