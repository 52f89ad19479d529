import CLinux
import Glibc

/// What a test may look for on the host after a sandbox is gone.
public enum HostProcesses {
    /// The numbers of processes whose command line contains a text.
    public static func commandLines(containing text: String) -> [Int32] {
        names("/proc").compactMap { Int32($0) }.filter { process in
            contents("/proc/\(process)/cmdline").map { String(decoding: $0, as: UTF8.self).contains(text) } ?? false
        }
    }

    /// Directories of control groups that a spawner made, in every hierarchy that is mounted.
    public static func controlGroups(of spawner: Int32) -> [String] {
        var found: [String] = []
        for line in String(decoding: contents("/proc/self/mountinfo") ?? [], as: UTF8.self).split(separator: "\n") {
            guard line.contains(" - cgroup") else { continue }
            let point = line.split(separator: " ")[4]
            search(String(point), for: "\(spawner).", depth: 6, &found)
        }
        return found
    }

    private static func search(_ path: String, for prefix: String, depth: Int, _ found: inout [String]) {
        guard depth > 0 else { return }
        for name in names(path) {
            if name.hasPrefix(prefix) { found.append(path + "/" + name) }
            var status = stat()
            guard lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
            search(path + "/" + name, for: prefix, depth: depth - 1, &found)
        }
    }

    private static func names(_ path: String) -> [String] {
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

    private static func contents(_ path: String) -> [UInt8]? {
        let file = cl_open(path, O_RDONLY, 0)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(file, &buffer, buffer.count)
        return count >= 0 ? Array(buffer[..<count]) : nil
    }
}
