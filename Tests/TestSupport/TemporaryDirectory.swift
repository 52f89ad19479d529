import CLinux
import Glibc

/// A directory of a test, readable by whoever runs it, removed with it.
public final class TemporaryDirectory: Sendable {
    /// Where it is.
    public let path: String

    /// What can go wrong.
    public struct Failure: Error {
        /// The step.
        public var step: String
        /// The error number.
        public var code: Int32
    }

    /// Makes a directory below `/tmp`.
    public init() throws(Failure) {
        var template = Array("/tmp/bulkhead-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(step: "mkdtemp", code: cl_errno()) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(path, 0o755)
    }

    deinit { Self.remove(path) }

    /// Writes a file.
    public func write(_ name: String, _ text: String, mode: UInt32 = 0o644) throws(Failure) {
        let file = cl_open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, mode)
        guard file >= 0 else { throw Failure(step: "open \(name)", code: -file) }
        defer { close(file) }
        var text = text
        let written = text.withUTF8 { Glibc.write(file, $0.baseAddress, $0.count) }
        guard written == text.utf8.count else { throw Failure(step: "write \(name)", code: cl_errno()) }
    }

    /// Reads a file of at most 1 MiB.
    public func read(_ name: String) throws(Failure) -> String {
        let file = cl_open(path + "/" + name, O_RDONLY, 0)
        guard file >= 0 else { throw Failure(step: "open \(name)", code: -file) }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        let count = Glibc.read(file, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }

    /// The names in it, sorted.
    public var entries: [String] { Self.names(path) }

    /// Who owns a file.
    public func owner(of name: String) -> UInt32? {
        var status = stat()
        return lstat(path + "/" + name, &status) == 0 ? status.st_uid : nil
    }

    /// Copies a program of the host and the libraries that it loads to the same places below this directory.
    public func copyProgram(_ program: String) throws(Failure) {
        let script = """
            set -e; mkdir -p "$1$(dirname "$2")"; cp -L "$2" "$1$2"
            ldd "$2" | grep -o '/[^ ]*' | while read -r l; do mkdir -p "$1$(dirname "$l")"; cp -L "$l" "$1$l"; done
            """
        var pid = pid_t()
        let arguments: [UnsafeMutablePointer<CChar>?] =
            ["sh", "-c", script, "sh", path, program].map { (text: String) in strdup(text) } + [nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&pid, "/bin/sh", nil, nil, arguments, environ) == 0 else {
            throw Failure(step: "copy \(program)", code: cl_errno())
        }
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        guard status == 0 else { throw Failure(step: "copy \(program)", code: status) }
    }

    /// The names in a directory, sorted.
    public static func names(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        chmod(path, 0o700)
        for name in names(path) { remove(path + "/" + name) }
        rmdir(path)
    }
}
