import Glibc
import Sandboxing

/// Reads policy files from the disk, never more of them than is allowed.
enum PolicyFileContents {
    static func read(path: String) throws(PolicyFileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return contents }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("read", path)
            }
            contents.append(contentsOf: piece[..<count])
            if contents.count > PolicyFile.sizeLimit { throw tooLarge(path) }
        }
    }

    /// The absolute path of the directory that holds a file.
    static func directory(of path: String) throws(PolicyFileError) -> String {
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        if parent.hasPrefix("/") { return parent }
        guard let current = getcwd(nil, 0) else { throw failure("find the current directory for", path) }
        defer { free(current) }
        return HostPath.absolute(parent, in: String(cString: current))
    }

    static func tooLarge(_ file: String) -> PolicyFileError {
        PolicyFileError(
            file: file,
            PolicyProblem(
                problem: "the file is larger than \(ByteCount(bytes: UInt64(PolicyFile.sizeLimit)))B",
                remedy: "a policy is short; is this the right file?"))
    }

    private static func failure(_ operation: String, _ path: String) -> PolicyFileError {
        let code = SystemErrorCode(rawValue: errno)
        return PolicyFileError(
            file: path,
            PolicyProblem(problem: "cannot \(operation) the policy file: \(code)", remedy: "check the path"))
    }
}
