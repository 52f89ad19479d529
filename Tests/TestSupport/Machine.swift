import CLinux
import Glibc

/// What of sandboxes is on this machine, seen from outside.
public enum Machine {
    /// The processes whose command line contains a text.
    public static func processes(containing text: String) -> [Int32] {
        processes.filter { commandLine(of: $0).contains(text) }
    }

    /// All children of a process.
    public static func children(of parent: Int32) -> [Int32] {
        processes.filter { stat(of: $0)?.parent == parent }
    }

    /// The processes of this machine, without those that are dead and only not reaped yet.
    public static var processes: [Int32] {
        names(in: "/proc").compactMap { Int32($0) }.filter { process in
            stat(of: process).map { $0.state != "Z" && $0.state != "X" } ?? false
        }
    }

    /// Whether a process runs.
    public static func isAlive(_ process: Int32) -> Bool {
        stat(of: process).map { $0.state != "Z" && $0.state != "X" } ?? false
    }

    /// The name that a process has given itself.
    public static func name(of process: Int32) -> String {
        String(text("/proc/\(process)/comm").prefix { $0 != "\n" })
    }

    /// The lines of our mount table.
    public static var mounts: [String] {
        text("/proc/self/mountinfo").split(separator: "\n").map(String.init)
    }

    /// The control groups that a process has made, by the beginning of their names.
    public static func controlGroups(of makers: Set<Int32>) -> [String] {
        let points = text("/proc/self/mountinfo").split(separator: "\n").compactMap { line -> String? in
            guard line.contains(" - cgroup") else { return nil }
            let fields = line.split(separator: " ")
            return fields.count > 4 ? String(fields[4]) : nil
        }
        return points.flatMap { groups(in: $0, depth: 4, makers) }
    }

    /// The descriptors that this process has open, without the timers of the pool that runs tasks, which come when a
    /// task first sleeps.
    public static var descriptors: [String] {
        names(in: "/proc/self/fd").compactMap { name in
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = cl_read_link(AT_FDCWD, "/proc/self/fd/\(name)", &buffer, buffer.count)
            let target = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
            return count < 0 || target == "anon_inode:[timerfd]" ? nil : "\(name): \(target)"
        }
    }

    /// Waits until a condition holds; gives whether it does. What is waited for has no other sign, and the time is
    /// long enough that only a fault lets it pass.
    public static func comesTrue(within seconds: Int = 30, _ condition: () -> Bool) async -> Bool {
        for _ in 0..<(seconds * 50) {
            if condition() { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return condition()
    }

    private static func groups(in directory: String, depth: Int, _ makers: Set<Int32>) -> [String] {
        guard depth > 0 else { return [] }
        return names(in: directory).flatMap { name -> [String] in
            let path = directory + "/" + name
            if directory.hasSuffix("/bulkhead") {
                let parts = name.split(separator: ".")
                return parts.count == 3 && makers.contains(Int32(parts[0]) ?? -1) ? [path] : []
            }
            var status = Glibc.stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [] }
            return groups(in: path, depth: depth - 1, makers)
        }
    }

    private static func stat(of process: Int32) -> (state: Substring, parent: Int32)? {
        let line = text("/proc/\(process)/stat")
        // The name in parentheses may contain anything.
        guard let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 1, let parent = Int32(fields[1]) else { return nil }
        return (fields[0], parent)
    }

    private static func commandLine(of process: Int32) -> String { text("/proc/\(process)/cmdline") }

    /// All of a small file; nothing when it cannot be read.
    public static func text(_ path: String) -> String {
        let file = cl_open(path, O_RDONLY, 0)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(file, &piece, piece.count)
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text += piece[..<count]
        }
    }

    static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
