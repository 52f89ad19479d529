import CLinux
import Glibc
import SupervisorProtocol

/// Which control groups this process may make, found once: version 2 where its controllers are, version 1 where it
/// has them, neither, or a mix of both (cgroups(7), and the kernel's cgroup-v1 and cgroup-v2 documents).
struct ControlGroups {
    /// The controllers that matter here.
    enum Controller: String, CaseIterable {
        case memory
        case pids
        case cpu
        case cpuacct
    }

    /// Where the group of a sandbox goes, for one hierarchy.
    struct Hierarchy: Equatable {
        enum Version { case one, two }
        var version: Version
        /// The directory in which groups are made.
        var parent: String
        var controllers: Set<Controller>
    }

    /// The name of the directory that holds the groups of all sandboxes.
    static let directoryName = "bulkhead"

    private(set) var hierarchies: [Hierarchy] = []
    /// Why there is nothing for a controller.
    private(set) var gaps: [Controller: String] = [:]
    /// Group names begin with this, so that `prune` can tell whether their maker still lives.
    let owner: String

    private init(owner: String) { self.owner = owner }

    static func detect() -> ControlGroups {
        let process = getpid()
        var groups = ControlGroups(owner: "\(process).\(ProcessIdentity.startTime(of: process) ?? 0)")
        let mounts = ControlGroupMount.all()
        let paths = ControlGroupMount.ownPaths()
        for mount in mounts {
            guard let own = paths[mount.key] else { continue }
            let candidate = mount.version == .two ? groups.versionTwo(mount, own) : groups.versionOne(mount, own)
            if let candidate { groups.hierarchies.append(candidate) }
        }
        let found = groups.hierarchies.reduce(into: Set<Controller>()) { $0.formUnion($1.controllers) }
        for controller in Controller.allCases where !found.contains(controller) {
            let mounted = mounts.contains { $0.controllers.contains(controller) }
            groups.gaps[controller] =
                mounted
                ? "no writable \(controller.rawValue) control group for this user"
                : "this machine has no \(controller.rawValue) control group"
        }
        return groups
    }

    private func versionOne(_ mount: ControlGroupMount, _ own: String) -> Hierarchy? {
        guard !mount.controllers.isEmpty, let parent = writableParent(mount.directory(for: own)) else { return nil }
        return Hierarchy(version: .one, parent: parent, controllers: mount.controllers)
    }

    /// The highest group above our own that we may write to: a group that holds processes cannot hand controllers to
    /// its children, so ours must be beside us and not below us.
    private func versionTwo(_ mount: ControlGroupMount, _ own: String) -> Hierarchy? {
        var path = mount.directory(for: own)
        var writable: [String] = []
        while path.utf8.count >= mount.point.utf8.count {
            if access(path + "/cgroup.procs", W_OK) == 0, access(path, W_OK) == 0 { writable.append(path) }
            if path == mount.point { break }
            path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        }
        for ancestor in writable.reversed() {
            guard let parent = writableParent(ancestor) else { continue }
            let available = Set(
                (readText(parent + "/cgroup.controllers") ?? "").split { $0 == " " || $0 == "\n" }
                    .compactMap { Controller(rawValue: String($0)) })
            for controller in available {
                // Only our own directory is changed; what the system's manager delegates is left as it is.
                _ = writeKernelFile(parent + "/cgroup.subtree_control", "+\(controller.rawValue)")
            }
            let enabled = Set(
                (readText(parent + "/cgroup.subtree_control") ?? "").split { $0 == " " || $0 == "\n" }
                    .compactMap { Controller(rawValue: String($0)) })
            guard !enabled.isEmpty else {
                rmdir(parent)
                continue
            }
            return Hierarchy(
                version: .two, parent: parent,
                // Version 2 counts processor time in every group, controller or not.
                controllers: enabled.union([.cpuacct]))
        }
        return nil
    }

    private func writableParent(_ directory: String) -> String? {
        let parent = directory + "/" + Self.directoryName
        if mkdir(parent, 0o755) < 0, cl_errno() != EEXIST { return nil }
        return access(parent, W_OK) == 0 ? parent : nil
    }

    /// A fresh group in every hierarchy with the process in it, or nil if there is none. A directory is never used
    /// twice: a group that was once killed kills whatever is cloned into it.
    func makeGroup(for process: Int32) -> ControlGroup? {
        var directories: [ControlGroup.Directory] = []
        for hierarchy in hierarchies {
            let path = "\(hierarchy.parent)/\(owner).\(process)"
            guard mkdir(path, 0o755) == 0 else { continue }
            guard writeKernelFile(path + "/cgroup.procs", "\(process)") == 0 else {
                rmdir(path)
                continue
            }
            directories.append(ControlGroup.Directory(path: path, hierarchy: hierarchy))
        }
        return directories.isEmpty ? nil : ControlGroup(directories: directories, gaps: gaps)
    }

    /// Says why limits are not enforced by groups.
    func explainAbsence(_ plan: JailPlan, in report: inout CreationReport) {
        let reason = plan.usesControlGroups ? nil : "control groups are switched off"
        report.memory = .none(reason ?? gaps[.memory] ?? "the control group could not be made")
        report.swap = report.memory
        report.processes = .none(reason ?? gaps[.pids] ?? "the control group could not be made")
        report.processors = .none(reason ?? gaps[.cpu] ?? "the control group could not be made")
    }
}

/// A mounted hierarchy, from /proc/self/mountinfo.
struct ControlGroupMount {
    var version: ControlGroups.Hierarchy.Version
    var point: String
    var root: String
    var controllers: Set<ControlGroups.Controller>
    /// How /proc/self/cgroup names this hierarchy: its controllers as listed, empty for version 2.
    var key: String

    static func all() -> [ControlGroupMount] {
        (readText("/proc/self/mountinfo") ?? "").split(separator: "\n").compactMap { line in
            let halves = String(line).split(separator: " - ", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            let before = halves[0].split(separator: " ")
            let after = halves[1].split(separator: " ")
            guard before.count >= 5, after.count >= 3 else { return nil }
            let point = String(before[4])
            let root = String(before[3])
            if after[0] == "cgroup2" {
                let controllers = (readText(point + "/cgroup.controllers") ?? "").split { $0 == " " || $0 == "\n" }
                return ControlGroupMount(
                    version: .two, point: point, root: root,
                    controllers: Set(controllers.compactMap { ControlGroups.Controller(rawValue: String($0)) }),
                    key: "")
            }
            guard after[0] == "cgroup" else { return nil }
            let names = after[2].split(separator: ",").map(String.init)
            let controllers = Set(names.compactMap { ControlGroups.Controller(rawValue: $0) })
            guard let first = controllers.first else { return nil }
            return ControlGroupMount(
                version: .one, point: point, root: root, controllers: controllers, key: first.rawValue)
        }
    }

    /// Our own group in each hierarchy, by the key of the mount.
    static func ownPaths() -> [String: String] {
        var paths: [String: String] = [:]
        for line in (readText("/proc/self/cgroup") ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            if parts[1].isEmpty { paths[""] = String(parts[2]) }
            for name in parts[1].split(separator: ",") { paths[String(name)] = String(parts[2]) }
        }
        return paths
    }

    /// The directory of a group; what is mounted may be only a part of the hierarchy.
    func directory(for path: String) -> String {
        var relative = path
        if root != "/", relative.hasPrefix(root) { relative.removeFirst(root.count) }
        while relative.hasSuffix("/") { relative.removeLast() }
        return point + relative
    }
}

/// Telling processes apart that had the same number at different times.
enum ProcessIdentity {
    /// When a process started, in clock ticks since boot; nil if there is none (proc(5), stat, field 22).
    static func startTime(of process: Int32) -> UInt64? {
        guard let text = readText("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }
}
