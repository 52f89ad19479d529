import CLinux
import Glibc
import SupervisorProtocol

/// The file operations themselves, run by a worker. No path is followed through the magic links of `/proc`, which lead
/// to descriptors instead of names.
struct FileSystemWork {
    let stream: Int32

    func read(_ path: String) throws(StageFailure) {
        let file = try openRegular(path, O_RDONLY, 0)
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, cl_errno() == EINTR { continue }
            try checkErrno("read", Int32(count))
            if count == 0 { return }
            try writeAll(stream, Array(buffer[..<count]), stage: "stream")
        }
    }

    func write(_ path: String, _ mode: UInt32) throws(StageFailure) {
        let file = try openRegular(path, O_WRONLY | O_CREAT | O_TRUNC, mode & 0o777)
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(stream, &buffer, buffer.count)
            if count < 0, cl_errno() == EINTR { continue }
            try checkErrno("stream", Int32(count))
            if count == 0 { break }
            try writeAll(file, Array(buffer[..<count]), stage: "write")
        }
        // A file that was there keeps its mode with O_CREAT; the request names the one it shall have.
        try checkErrno("chmod", fchmod(file, mode & 0o777))
    }

    /// Opens without waiting for the other end of a pipe, and refuses whatever is not a regular file.
    private func openRegular(_ path: String, _ flags: Int32, _ mode: UInt32) throws(StageFailure) -> Int32 {
        let file = try check("open", cl_open_plain(path, flags | O_NONBLOCK | O_NOCTTY, mode))
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isDirectory = status.st_mode & S_IFMT == S_IFDIR
            close(file)
            throw StageFailure(stage: "open", code: isDirectory ? EISDIR : EINVAL)
        }
        return file
    }

    func list(_ path: String) throws(StageFailure) {
        let descriptor = try check("open", cl_open_plain(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK, 0))
        guard let directory = fdopendir(descriptor) else { throw StageFailure(stage: "open", code: cl_errno()) }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = Self.name(of: entry)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            // An entry may go away between being listed and being looked at.
            guard let record = record(name, in: descriptor) else { continue }
            try writeAll(stream, record.encoded(), stage: "stream")
        }
    }

    func status(_ path: String) throws(StageFailure) {
        let (parent, name) = try openParent(path)
        defer { close(parent) }
        guard let record = record(name, in: parent) else { throw StageFailure(stage: "stat", code: cl_errno()) }
        try writeAll(stream, record.encoded(), stage: "stream")
    }

    func makeDirectory(_ path: String, _ mode: UInt32, parents: Bool) throws(StageFailure) {
        guard parents else {
            let (parent, name) = try openParent(path)
            defer { close(parent) }
            try checkErrno("mkdir", Self.withName(name) { mkdirat(parent, $0, mode & 0o777) })
            return
        }
        var descriptor = try check("open", cl_open_plain("/", cl_o_path | O_DIRECTORY, 0))
        defer { close(descriptor) }
        for part in path.split(separator: "/") {
            let name = Array(part.utf8)
            let made = Self.withName(name) { mkdirat(descriptor, $0, mode & 0o777) }
            if made < 0, cl_errno() != EEXIST { throw StageFailure(stage: "mkdir", code: cl_errno()) }
            let next = try check("open", cl_open_plain_at(descriptor, String(part), cl_o_path | O_DIRECTORY, 0))
            close(descriptor)
            descriptor = next
        }
    }

    func move(_ source: String, _ destination: String) throws(StageFailure) {
        let (from, fromName) = try openParent(source)
        defer { close(from) }
        let (to, toName) = try openParent(destination)
        defer { close(to) }
        let result = Self.withName(fromName) { first in
            Self.withName(toName) { second in renameat(from, first, to, second) }
        }
        try checkErrno("rename", result)
    }

    func remove(_ path: String, recursive: Bool) throws(StageFailure) {
        let (parent, name) = try openParent(path)
        defer { close(parent) }
        if Self.withName(name, { unlinkat(parent, $0, 0) }) == 0 { return }
        guard cl_errno() == EISDIR || cl_errno() == EPERM else { throw StageFailure(stage: "unlink", code: cl_errno()) }
        if recursive { try TreeRemoval.empty(parent, name) }
        try checkErrno("rmdir", Self.withName(name) { unlinkat(parent, $0, Int32(AT_REMOVEDIR)) })
    }

    func watch(_ path: String) throws(StageFailure) {
        // Resolved without magic links first; inotify itself takes only paths.
        close(try check("open", cl_open_plain(path, cl_o_path, 0)))
        let watcher = try check("inotify_init", cl_inotify())
        try check("inotify_add_watch", cl_inotify_add(watcher, path))
        // An empty record tells the reader that the watch is on, so that no change after this is missed.
        try writeAll(stream, StreamRecord.Change(kind: UInt8.max, name: []).encoded(), stage: "stream")
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = Glibc.read(watcher, &buffer, buffer.count)
            if count < 0, cl_errno() == EINTR { continue }
            try checkErrno("read", Int32(count))
            if try !report(buffer[..<count]) { return }
        }
    }

    /// Translates kernel events (inotify(7)) into records. False: the watched path is gone.
    private func report(_ events: ArraySlice<UInt8>) throws(StageFailure) -> Bool {
        var rest = events
        var records: [UInt8] = []
        var lives = true
        while rest.count >= 16 {
            func word(_ offset: Int) -> UInt32 {
                (0..<4).reduce(0) { $0 | UInt32(rest[rest.startIndex + offset + $1]) << UInt32(8 * $1) }
            }
            let mask = word(4)
            let length = Int(word(12))
            guard rest.count >= 16 + length else { break }
            let name = Array(rest.dropFirst(16).prefix(length).prefix { $0 != 0 })
            if let kind = Self.kind(of: mask) { records += StreamRecord.Change(kind: kind, name: name).encoded() }
            if mask & cl_inotify_gone != 0 { lives = false }
            rest = rest.dropFirst(16 + length)
        }
        try writeAll(stream, records, stage: "stream")
        return lives
    }

    private static func kind(of mask: UInt32) -> UInt8? {
        if mask & cl_inotify_created != 0 { return 0 }
        if mask & cl_inotify_modified != 0 { return 1 }
        if mask & (cl_inotify_removed | cl_inotify_gone) != 0 { return 2 }
        if mask & cl_inotify_overflow != 0 { return 3 }
        return nil
    }

    // MARK: - Names

    /// The directory that holds a path's last part, and that part.
    private func openParent(_ path: String) throws(StageFailure) -> (Int32, [UInt8]) {
        var trimmed = path[...]
        while trimmed.utf8.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
        let slash = trimmed.lastIndex(of: "/")
        let name = Array((slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed).utf8)
        let parent = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
        let descriptor = try check("open", cl_open_plain(parent, cl_o_path | O_DIRECTORY, 0))
        return (descriptor, name.isEmpty ? [0x2E] : name)
    }

    private func record(_ name: [UInt8], in directory: Int32) -> StreamRecord.Entry? {
        var status = stat()
        let found = Self.withName(name) { fstatat(directory, $0, &status, Int32(AT_SYMLINK_NOFOLLOW)) }
        guard found == 0 else { return nil }
        var target: [UInt8]?
        if status.st_mode & S_IFMT == S_IFLNK {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = Self.withName(name) { cl_read_link(directory, $0, &buffer, buffer.count) }
            if count >= 0 { target = Array(buffer[..<count]) }
        }
        return StreamRecord.Entry(
            name: name, mode: status.st_mode, size: UInt64(max(0, status.st_size)), user: status.st_uid,
            group: status.st_gid, seconds: Int64(status.st_mtim.tv_sec),
            nanoseconds: UInt32(truncatingIfNeeded: status.st_mtim.tv_nsec), linkTarget: target)
    }

    static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        // The name may be longer than the structure's declared array only on other systems; here it is 256 bytes.
        withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    }

    static func withName<Result>(_ name: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (name + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                // The buffer holds at least the final zero, so it has a base address.
                body(characters.baseAddress.unsafelyUnwrapped)
            }
        }
    }
}
