import Glibc
import PythonAudit
import Sandboxing

/// The files that a person wants audited.
enum AuditedFiles {
    /// A source with the name that it has in reports.
    struct File {
        var name: String
        var contents: [UInt8]
    }

    /// No project has more files, and a tree with more is most likely the wrong one.
    static let mostFiles = 100_000
    private static let deepest = 64

    static func read(_ paths: [String]) throws(CommandFailure) -> [File] {
        var files: [File] = []
        for path in paths {
            if path == "-" {
                files.append(
                    File(
                        name: "<stdin>",
                        contents: try HostFile.read(
                            descriptor: 0, name: "standard input", limit: PythonAudit.sizeLimit + 1, remedy: "try again"
                        )))
            } else if HostFile.isDirectory(path) {
                var found: [String] = []
                try collect(path, 0, &found)
                for name in found { files.append(try file(name)) }
            } else {
                files.append(try file(path))
            }
        }
        return files
    }

    private static func file(_ path: String) throws(CommandFailure) -> File {
        // One byte more than is looked at, so that a file that is too long is a finding in it and not the end of all.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while contents.count <= PythonAudit.sizeLimit {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path) }
            if count == 0 { break }
            contents += piece[..<count]
        }
        return File(name: path, contents: contents)
    }

    /// Every `*.py` below a directory, in order. Links to directories are not followed, nor are directories whose
    /// name begins with a dot.
    private static func collect(_ directory: String, _ depth: Int, _ found: inout [String]) throws(CommandFailure) {
        guard depth < deepest else { return }
        guard let stream = opendir(directory) else { throw unreadable(directory) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(stream)
        for name in names.sorted() {
            let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try collect(path, depth + 1, &found)
            case S_IFREG where name.hasSuffix(".py") || name.hasSuffix(".pyw"): found.append(path)
            default: break
            }
            guard found.count <= mostFiles else {
                throw CommandFailure(
                    "there are more than \(mostFiles) files below \(directory.quotedForMessage); name fewer directories"
                )
            }
        }
    }

    private static func unreadable(_ path: String) -> CommandFailure {
        CommandFailure(
            "cannot read \(path.quotedForMessage): \(SystemErrorCode(rawValue: errno)); name a file or directory that is there"
        )
    }
}
