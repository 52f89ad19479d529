import BulkheadCommands
import Glibc
import TarArchive

/// Unpacks an archive that somebody hostile may have made below a directory of this machine. Every step down is taken
/// by name from an open directory and follows no link, so that nothing outside can be reached; links are made as they
/// are, set-id bits and devices are not.
final class TreeWriter {
    private let root: Int32
    private var file: Int32 = -1
    private var name = ""

    /// Makes the directory if it is missing.
    init(root path: String) throws(CommandFailure) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw HostPath.failure("make", path) }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw HostPath.failure("open", path) }
        root = descriptor
    }

    deinit {
        close(root)
        if file >= 0 { close(file) }
    }

    /// Does what the archive says next.
    func take(_ event: TarEvent) throws {
        switch event {
        case .entry(let entry): try begin(entry)
        case .data(let bytes): if file >= 0 { try Download.write(bytes, to: file, name) }
        case .endOfEntry:
            if file >= 0 { close(file) }
            file = -1
        case .endOfArchive: return
        }
    }

    private func begin(_ entry: TarEntry) throws {
        // The first part is the name of what was packed, which has a new one here.
        let parts = try TarPath.components(of: entry.path).dropFirst()
        name = String(decoding: entry.path, as: UTF8.self)
        guard let last = parts.last else { return }
        let directory = try descend(parts.dropLast())
        defer { if directory != root { close(directory) } }
        let mode = mode_t(entry.mode & 0o777)
        switch entry.kind {
        case .directory:
            guard mkdirat(directory, last.text, mode | 0o700) == 0 || errno == EEXIST else { throw failure("make") }
        case .file:
            try makeRoom(directory, last)
            file = openat(directory, last.text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
            guard file >= 0 else { throw failure("write") }
        case .symlink:
            try makeRoom(directory, last)
            guard symlinkat(entry.linkTarget.text, directory, last.text) == 0 else { throw failure("make the link") }
        case .hardlink:
            let target = try TarPath.components(of: entry.linkTarget).dropFirst()
            guard let targetName = target.last else { return }
            let targetDirectory = try descend(target.dropLast())
            defer { if targetDirectory != root { close(targetDirectory) } }
            try makeRoom(directory, last)
            guard linkat(targetDirectory, targetName.text, directory, last.text, 0) == 0 else {
                throw failure("make the link")
            }
        case .fifo, .characterDevice, .blockDevice:
            HostOutput.standardError.write(
                line: "bulkhead: left out, since it is no file: \(TerminalFilter.name(entry.path))")
        }
    }

    /// Opens a directory below the root, making what is missing.
    private func descend(_ parts: some Collection<[UInt8]>) throws -> Int32 {
        var current = root
        for part in parts {
            _ = mkdirat(current, part.text, 0o755)
            let next = openat(current, part.text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            let code = errno
            if current != root { close(current) }
            errno = code
            guard next >= 0 else { throw failure("open the directory of") }
            current = next
        }
        return current
    }

    /// Removes what has the name, unless it is a directory.
    private func makeRoom(_ directory: Int32, _ name: [UInt8]) throws {
        guard unlinkat(directory, name.text, 0) == 0 || errno == ENOENT else { throw failure("replace") }
    }

    private func failure(_ operation: String) -> CommandFailure {
        CommandFailure(
            "cannot \(operation) '\(TerminalFilter.name(Array(name.utf8)))': \(String(cString: strerror(errno)))")
    }
}

extension [UInt8] {
    /// The bytes for a call of C. A name has no zero byte in it.
    fileprivate var text: [CChar] { map { CChar(bitPattern: $0) } + [0] }
}
