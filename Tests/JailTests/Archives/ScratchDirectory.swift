import Glibc
import Sandboxing
import TarArchive

/// A directory that is gone with its owner.
final class ScratchDirectory: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/bulkhead-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SandboxError.callerFailed("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { _ = shell("chmod -R u+rwx '\(path)'; rm -rf '\(path)'") }

    /// Runs a shell script in the directory.
    @discardableResult
    func run(_ script: String) -> (output: String, status: Int32) { shell("cd '\(path)' && { \(script)\n}") }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ contents: [UInt8]) throws -> String {
        guard let file = fopen("\(path)/\(name)", "we") else { throw SandboxError.callerFailed("fopen \(name)") }
        defer { fclose(file) }
        guard fwrite(contents, 1, contents.count, file) == contents.count else {
            throw SandboxError.callerFailed("fwrite \(name)")
        }
        return "\(path)/\(name)"
    }

    /// Everything below a directory, one line each, in the order of names: type, mode, name, contents or target.
    func listing(_ name: String = ".", owners: Bool = false) -> String {
        run(
            """
            cd '\(name)' && find . -mindepth 1 -printf '%y %m \(owners ? "%U:%G " : "")%P ' \\( -type f -exec base64 -w0 {} \\; \
            -o -type l -printf '%l' -o -true \\) -printf '\\n' | LC_ALL=C sort -k3
            """
        ).output
    }
}

/// Runs a shell script and returns what it printed.
func shell(_ script: String) -> (output: String, status: Int32) {
    guard let stream = popen(script, "re") else { return ("", -1) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = fread(&buffer, 1, buffer.count, stream)
        guard count > 0 else { break }
        output += buffer.prefix(count)
    }
    return (String(decoding: output, as: UTF8.self), pclose(stream))
}

/// Whether the tests run as root.
let isRoot = geteuid() == 0

/// Whether the tests may mount a small file system.
let canMount: Bool =
    isRoot && shell("d=$(mktemp -d) && mount -t tmpfs none $d && umount $d && rmdir $d 2>/dev/null").status == 0

/// Bytes of a string.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// One entry of an archive that a test makes.
struct Item: Sendable, CustomStringConvertible {
    var entry: TarEntry
    var contents: [UInt8]

    /// Entries belong to whoever runs the test, so that they read the same for root and for others.
    init(_ path: String, _ kind: TarEntryKind, _ contents: String = "", mode: UInt16? = nil, to target: String = "") {
        entry = TarEntry(
            path: bytes(path), kind: kind, mode: mode ?? (kind == .directory ? 0o755 : 0o644), userID: geteuid(),
            groupID: getegid(), size: UInt64(contents.utf8.count), linkTarget: bytes(target))
        self.contents = bytes(contents)
    }

    var description: String { "\(entry.kind) \(String(decoding: entry.path.prefix(60), as: UTF8.self))" }

    static func file(_ path: String, _ contents: String = "", mode: UInt16 = 0o644) -> Item {
        Item(path, .file, contents, mode: mode)
    }
    static func directory(_ path: String, mode: UInt16 = 0o755) -> Item { Item(path, .directory, mode: mode) }
    static func symlink(_ path: String, to target: String) -> Item { Item(path, .symlink, to: target) }
    static func hardlink(_ path: String, to target: String) -> Item { Item(path, .hardlink, to: target) }
}

/// The archive of these entries.
func archive(_ items: [Item]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for item in items {
        bytes += try TarWriter.header(for: item.entry) + item.contents + TarWriter.padding(for: item.entry.size)
    }
    return bytes + TarWriter.trailer
}
