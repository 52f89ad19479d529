import CLinux
import Glibc
import SupervisorProtocol

/// The file operations themselves, run by a worker. No path is followed through the magic links of `/proc`, which lead
/// to descriptors instead of names.
struct FileSystemWork {
    let stream: Int32

    /// Copies go in pieces of this size, and smaller contents in one.
    private static let pieceSize = 256 << 10

    func read(_ path: String) throws(StageFailure) {
        let file = try openRegular(path, O_RDONLY, 0)
        defer { close(file) }
        while true {
            // The kernel moves pages from the file to the pipe; what cannot do that is copied.
            let count = cl_send_file(stream, file, 1 << 30)
            if count == -Int(EINVAL) || count == -Int(ENOSYS) { break }
            try check("read", Int32(clamping: count))
            if count == 0 { return }
        }
        while let piece = try nextPiece(of: file, "read") { try writeAll(stream, piece, stage: "stream") }
    }

    /// Writes in place: no other file appears and goes again. A new file is made, gets its mode, and small contents
    /// with one call, so that whoever watches sees these three things and nothing else.
    func write(_ path: String, _ mode: UInt32) throws(StageFailure) {
        let mode = mode & 0o777
        var isNew = true
        var file: Int32
        do {
            file = try openRegular(path, O_WRONLY | O_CREAT | O_EXCL, mode)
        } catch  where error.code == EEXIST {
            // In a sticky directory the kernel refuses another one's file to whoever would also make it (proc(5),
            // protected_regular). Only where a link leads to nothing yet there is something to make.
            isNew = false
            do throws(StageFailure) {
                file = try openRegular(path, O_WRONLY | O_TRUNC, mode)
            } catch  where error.code == ENOENT {
                file = try openRegular(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
            }
        }
        defer { close(file) }
        var status = stat()
        try checkErrno("stat", fstat(file, &status))
        if isNew || status.st_mode & 0o7777 != mode { try checkErrno("chmod", fchmod(file, mode)) }
        while let piece = try nextPiece(of: stream, "stream") { try writeAll(file, piece, stage: "write") }
    }

    /// As many bytes as fit a piece, or those up to the end; nil at the end.
    private func nextPiece(of source: Int32, _ stage: String) throws(StageFailure) -> [UInt8]? {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, initialized in
            while initialized < buffer.count, let base = buffer.baseAddress {
                let count = Glibc.read(source, base + initialized, buffer.count - initialized)
                if count < 0, cl_errno() == EINTR { continue }
                if count < 0 { failure = cl_errno() }
                if count <= 0 { return }
                initialized += count
            }
        }
        guard failure == 0 else { throw StageFailure(stage: stage, code: failure) }
        return piece.isEmpty ? nil : piece
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

    func record(_ name: [UInt8], in directory: Int32) -> StreamRecord.Entry? {
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
