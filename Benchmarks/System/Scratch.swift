import CLinux
import Glibc

/// A directory for bundles, sockets and images. Removing it is careful: host directories were mounted below it.
struct Scratch: Sendable {
    let path: String

    init() throws(BenchmarkFailure) {
        var template = Array("/tmp/bulkhead-benchmarks.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchmarkFailure("cannot make a directory in /tmp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes a directory below, and gives its path.
    func directory(_ name: String) throws(BenchmarkFailure) -> String {
        var current = path
        for part in name.split(separator: "/") {
            current += "/" + part
            if mkdir(current, 0o755) < 0, cl_errno() != EEXIST { throw BenchmarkFailure("cannot make \(current)") }
        }
        return current
    }

    /// Removes everything, unless something is still mounted there.
    func remove() {
        for point in mountPoints().reversed() { cl_detach(point) }
        let left = mountPoints()
        guard left.isEmpty else {
            Console.complain("left \(path) alone: still mounted: \(left.joined(separator: " "))")
            return
        }
        do {
            try Command(["rm", "-rf", "--one-file-system", path]).runChecked()
        } catch {
            Console.complain("cannot remove \(path): \(error.reason)")
        }
    }

    private func mountPoints() -> [String] {
        (TextFile.read("/proc/self/mountinfo") ?? "").split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count > 4, fields[4].hasPrefix(path + "/") else { return nil }
            return String(fields[4])
        }
    }
}

/// Whole small files as text.
enum TextFile {
    /// The contents; nil if the file cannot be read.
    static func read(_ path: String) -> String? {
        let descriptor = cl_open(path, O_RDONLY, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
            bytes += buffer[..<count]
        }
    }

    /// Replaces the contents.
    static func write(_ text: String, to path: String) throws(BenchmarkFailure) {
        let descriptor = cl_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw BenchmarkFailure("cannot write \(path)") }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw BenchmarkFailure("cannot write \(path)") }
            rest = rest.dropFirst(count)
        }
    }

    /// The names in a directory.
    static func entries(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
