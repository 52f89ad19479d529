import Glibc
import Sandboxing

/// Files of the host that the person named.
package enum HostFile {
    /// Reads a whole file of at most `limit` bytes.
    package static func read(_ path: String, limit: Int, remedy: String) throws(CommandFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, remedy) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, name: path, limit: limit, remedy: remedy)
    }

    /// Reads everything from a descriptor, at most `limit` bytes.
    package static func read(
        descriptor: Int32, name: String, limit: Int, remedy: String
    ) throws(CommandFailure) -> [UInt8] {
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return contents }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(name, remedy)
            }
            contents.append(contentsOf: piece[..<count])
            guard contents.count <= limit else {
                throw CommandFailure(
                    "\(name.quotedForMessage) is larger than \(ByteCount(bytes: UInt64(limit))); "
                        + "mount it instead: --mount \(name):/work/input")
            }
        }
    }

    package static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a path is a socket; nil where there is nothing.
    package static func isSocket(_ path: String) -> Bool? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFSOCK
    }

    package static func currentDirectory() throws(CommandFailure) -> String {
        guard let current = getcwd(nil, 0) else {
            throw CommandFailure(
                "cannot find the current directory: \(SystemErrorCode(rawValue: errno)); go to one that exists")
        }
        defer { free(current) }
        return String(cString: current)
    }

    private static func failure(_ path: String, _ remedy: String) -> CommandFailure {
        CommandFailure("cannot read \(path.quotedForMessage): \(SystemErrorCode(rawValue: errno)); \(remedy)")
    }
}
