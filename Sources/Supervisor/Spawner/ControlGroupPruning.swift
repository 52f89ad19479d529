import CLinux
import Glibc

/// Takes away control groups whose maker is dead. That happens only when spawner and host died at the same moment:
/// each cleans up after the other.
enum ControlGroupPruning {
    /// Gives one line for each group that is gone now.
    static func prune() -> [String] {
        var lines: [String] = []
        for hierarchy in ControlGroups.detect().hierarchies {
            for name in directories(in: hierarchy.parent) where !hasLivingMaker(name) {
                let path = hierarchy.parent + "/" + name
                if remove(path) { lines.append("control group \(path)") }
            }
        }
        return lines
    }

    /// A name is `pid.start.child`: a process of that number that started at another time is another one.
    private static func hasLivingMaker(_ name: String) -> Bool {
        let parts = name.split(separator: ".").compactMap { UInt64($0) }
        guard parts.count == 3, let process = Int32(exactly: parts[0]) else { return true }
        return ProcessIdentity.startTime(of: process) == parts[1]
    }

    /// Kills what is still in a group and removes it.
    private static func remove(_ path: String) -> Bool {
        for _ in 0..<100 {
            for line in (readText(path + "/cgroup.procs") ?? "").split(separator: "\n") {
                guard let process = Int32(line), process > 0 else { continue }
                kill(process, SIGKILL)
            }
            if rmdir(path) == 0 { return true }
            guard cl_errno() == EBUSY else { return false }
            usleep(10_000)
        }
        return false
    }

    private static func directories(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = String(decoding: FileSystemWork.name(of: entry), as: UTF8.self)
            if name.contains("."), name != ".", name != "..", !name.hasPrefix("cgroup.") { names.append(name) }
        }
        return names
    }
}
