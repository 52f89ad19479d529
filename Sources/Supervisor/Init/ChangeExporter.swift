import CLinux
import Glibc
import SupervisorProtocol
import TarArchive

/// Streams what a copy-on-write mount changed as a tar archive in the layer format of the OCI image specification:
/// overlayfs marks deletions with 0:0 devices and opaque directories with an attribute, the archive with `.wh.` names.
struct ChangeExporter {
    let plan: JailPlan
    let storage: Int32
    let output: Int32

    /// The operation's errno, 0 when everything was written.
    func export(_ mount: UInt32) -> Int32 {
        guard Int(mount) < plan.mounts.count, plan.mounts[Int(mount)].access == .copyOnWrite else { return EINVAL }
        do {
            let root = try check(
                "open changes",
                cl_open_inside(storage, MountAttachment.upperDirectory(Int(mount)), O_RDONLY | O_DIRECTORY))
            defer { close(root) }
            try walk(root)
            try write(TarWriter.trailer)
            return 0
        } catch {
            return error.code == 0 ? EIO : error.code
        }
    }

    /// One directory open at a time, each opened by its path from the root: the depth of a hostile tree costs nothing
    /// but the length of its paths.
    private func walk(_ root: Int32) throws(StageFailure) {
        var pending: [[UInt8]] = [[]]
        while let path = pending.popLast() {
            let descriptor =
                path.isEmpty
                ? cl_openat(root, ".", O_RDONLY | O_DIRECTORY, 0)
                : FileSystemWork.withName(path) { cl_open_inside(root, $0, O_RDONLY | O_DIRECTORY) }
            try check("open directory", descriptor)
            guard let stream = fdopendir(descriptor) else { throw StageFailure(stage: "open", code: cl_errno()) }
            defer { closedir(stream) }
            if isOpaque(descriptor) {
                let marker = LayerName.opaqueMarker
                try header(path.isEmpty ? marker : path + [0x2F] + marker, .file, stat())
            }
            while let entry = readdir(stream) {
                let name = FileSystemWork.name(of: entry)
                if name == [0x2E] || name == [0x2E, 0x2E] { continue }
                // A file of a reserved name would be read as a deletion of another one.
                if LayerName.isReserved(name) { continue }
                if try export(name, in: descriptor, of: path) {
                    pending.append(path.isEmpty ? name : path + [0x2F] + name)
                }
            }
        }
    }

    /// Writes one entry. True: it is a directory to walk.
    private func export(_ name: [UInt8], in directory: Int32, of path: [UInt8]) throws(StageFailure) -> Bool {
        var status = stat()
        let found = FileSystemWork.withName(name) { fstatat(directory, $0, &status, Int32(AT_SYMLINK_NOFOLLOW)) }
        if found < 0 { return false }
        let full = path.isEmpty ? name : path + [0x2F] + name
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            try header(full, .directory, status)
            return true
        case S_IFREG: try file(name, in: directory, full, status)
        case S_IFLNK: try link(name, in: directory, full, status)
        case S_IFIFO: try header(full, .fifo, status)
        case S_IFCHR where cl_is_whiteout_device(status.st_rdev) != 0:
            let marker = LayerName.whiteout(for: name)
            try header(path.isEmpty ? marker : path + [0x2F] + marker, .file, stat())
        default: break
        }
        return false
    }

    private func file(
        _ name: [UInt8], in directory: Int32, _ full: [UInt8], _ status: stat
    ) throws(StageFailure) {
        let descriptor = try check(
            "open file",
            FileSystemWork.withName(name) { cl_openat(directory, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0) })
        defer { close(descriptor) }
        var opened = stat()
        guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG else { return }
        let size = UInt64(max(0, opened.st_size))
        try header(full, .file, opened, size: size)
        var left = size
        var buffer = [UInt8](repeating: 0, count: 65536)
        while left > 0 {
            let wanted = Int(min(left, UInt64(buffer.count)))
            let count = read(descriptor, &buffer, wanted)
            if count < 0, cl_errno() == EINTR { continue }
            try checkErrno("read", Int32(count))
            // The file became shorter while it was read: the archive promised a size, so the rest is zeros.
            let piece = count == 0 ? [UInt8](repeating: 0, count: wanted) : Array(buffer[..<count])
            try write(piece)
            left -= UInt64(piece.count)
        }
        try write(TarWriter.padding(for: size))
    }

    private func link(
        _ name: [UInt8], in directory: Int32, _ full: [UInt8], _ status: stat
    ) throws(StageFailure) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = FileSystemWork.withName(name) { cl_read_link(directory, $0, &buffer, buffer.count) }
        try check("readlink", Int32(count))
        try header(full, .symlink, status, target: Array(buffer[..<count]))
    }

    private func header(
        _ path: [UInt8], _ kind: TarEntryKind, _ status: stat, size: UInt64 = 0, target: [UInt8] = []
    ) throws(StageFailure) {
        let entry = TarEntry(
            path: path, kind: kind, mode: UInt16(truncatingIfNeeded: status.st_mode & 0o7777), size: size,
            modified: TarTimestamp(
                seconds: Int64(status.st_mtim.tv_sec),
                nanoseconds: UInt32(truncatingIfNeeded: status.st_mtim.tv_nsec)),
            linkTarget: target)
        guard let bytes = try? TarWriter.header(for: entry) else {
            throw StageFailure(stage: "describe a change", code: ENAMETOOLONG)
        }
        try write(bytes)
    }

    private func write(_ bytes: [UInt8]) throws(StageFailure) { try writeAll(output, bytes, stage: "stream changes") }

    private func isOpaque(_ descriptor: Int32) -> Bool {
        var value: UInt8 = 0
        return cl_get_attribute(descriptor, "user.overlay.opaque", &value, 1) == 1 && value == UInt8(ascii: "y")
    }
}
