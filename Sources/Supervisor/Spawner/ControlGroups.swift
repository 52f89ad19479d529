import CLinux
import Glibc
import SupervisorProtocol

/// Which control groups this process may make, found once: version 2 where its controllers are, version 1 where it
/// has them, neither, or a mix of both (cgroups(7), and the kernel's cgroup-v1 and cgroup-v2 documents).
struct ControlGroups {
    /// The controllers that matter here. Bits and not a set of cases: this is found at every start, and the first set of
    /// a kind costs the language's runtime as much as all of the rest.
    struct Controllers: OptionSet {
        var rawValue: UInt8
        static let memory = Controllers(rawValue: 1)
        static let pids = Controllers(rawValue: 2)
        static let cpu = Controllers(rawValue: 4)
        static let cpuacct = Controllers(rawValue: 8)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The controllers among these words.
        init(_ words: some Sequence<ArraySlice<UInt8>>) {
            self = []
            for word in words {
                for (name, controller) in Self.names where word.elementsEqual(name.utf8) { insert(controller) }
            }
        }

        static let names: [(String, Controllers)] = [
            ("memory", .memory), ("pids", .pids), ("cpu", .cpu), ("cpuacct", .cpuacct),
        ]
    }

    /// Where the group of a sandbox goes, for one hierarchy.
    struct Hierarchy: Equatable {
        enum Version { case one, two }
        var version: Version
        /// The directory in which groups are made.
        var parent: String
        var controllers: Controllers
    }

    /// Why there is nothing for a controller.
    struct Gaps: Equatable {
        var found: Controllers = []
        var mounted: Controllers = []

        /// Nil where there is something.
        func reason(_ name: String, _ controller: Controllers) -> String? {
            if found.contains(controller) { return nil }
            return mounted.contains(controller)
                ? "no writable \(name) control group for this user" : "this machine has no \(name) control group"
        }
    }

    /// The name of the directory that holds the groups of all sandboxes.
    static let directoryName = "bulkhead"

    private(set) var hierarchies: [Hierarchy] = []
    private(set) var gaps = Gaps()
    /// Group names begin with this, so that `prune` can tell whether their maker still lives.
    let owner: String
    /// How many groups were made.
    private var made = 0

    private init(owner: String) { self.owner = owner }

    static func detect() -> ControlGroups {
        let process = getpid()
        var groups = ControlGroups(owner: "\(process).\(ProcessIdentity.startTime(of: process) ?? 0)")
        let mounts = ControlGroupMount.all()
        let paths = ControlGroupMount.ownPaths()
        // A version 2 mount beside version 1 has nothing to give.
        for mount in mounts where !mount.controllers.isEmpty {
            guard let own = paths.first(where: { $0.key == mount.key })?.path else { continue }
            let candidate = mount.version == .two ? groups.versionTwo(mount, own) : groups.versionOne(mount, own)
            if let candidate { groups.hierarchies.append(candidate) }
        }
        for hierarchy in groups.hierarchies { groups.gaps.found.formUnion(hierarchy.controllers) }
        for mount in mounts { groups.gaps.mounted.formUnion(mount.controllers) }
        return groups
    }

    private func versionOne(_ mount: ControlGroupMount, _ own: String) -> Hierarchy? {
        let directory = mount.directory(for: own)
        let parent = directory + "/" + Self.directoryName
        // Made with the first group: most sandboxes need only some of the hierarchies.
        guard access(parent, W_OK) == 0 || access(directory, W_OK) == 0 else { return nil }
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
            let enabled = Self.enableControllers(in: parent)
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

    /// Hands what controllers there are to the groups below; gives those that are on. Only our own directory is
    /// changed: what the system's manager delegates is left as it is.
    @discardableResult
    private static func enableControllers(in parent: String) -> Controllers {
        func controllers(_ file: String) -> Controllers {
            Controllers((readSmallFile(parent + file) ?? []).split { $0 <= 32 })
        }
        let available = controllers("/cgroup.controllers")
        for (name, controller) in Controllers.names where available.contains(controller) {
            _ = writeKernelFile(parent + "/cgroup.subtree_control", "+\(name)")
        }
        return controllers("/cgroup.subtree_control")
    }

    private func writableParent(_ directory: String) -> String? {
        let parent = directory + "/" + Self.directoryName
        if mkdir(parent, 0o755) < 0, cl_errno() != EEXIST { return nil }
        return access(parent, W_OK) == 0 ? parent : nil
    }

    /// A fresh group in every hierarchy with one of these controllers, or nil if there is no hierarchy at all. A
    /// directory is never used twice: a group that was once killed kills whatever is cloned into it.
    mutating func makeGroup(for needs: Controllers) -> ControlGroup? {
        if hierarchies.isEmpty { return nil }
        made += 1
        var group = ControlGroup(number: made, gaps: gaps)
        extend(&group, for: needs)
        return group
    }

    /// Adds what a group lacks of these controllers.
    func extend(_ group: inout ControlGroup, for needs: Controllers) {
        for hierarchy in hierarchies where !hierarchy.controllers.isDisjoint(with: needs) {
            if group.directories.contains(where: { $0.hierarchy == hierarchy }) { continue }
            let path = "\(hierarchy.parent)/\(owner).\(group.number)"
            guard make(path, in: hierarchy) else { continue }
            let entrance =
                hierarchy.version == .two
                ? cl_open(path, O_RDONLY | O_DIRECTORY, 0) : cl_open(path + "/tasks", O_WRONLY, 0)
            guard entrance >= 0 else {
                rmdir(path)
                continue
            }
            group.add(ControlGroup.Directory(path: path, hierarchy: hierarchy, entrance: entrance))
        }
    }

    /// Makes a directory. The one above may have gone with the last sandbox of another spawner.
    private func make(_ path: String, in hierarchy: Hierarchy) -> Bool {
        if mkdir(path, 0o755) == 0 { return true }
        guard cl_errno() == ENOENT else { return false }
        mkdir(hierarchy.parent, 0o755)
        if hierarchy.version == .two { Self.enableControllers(in: hierarchy.parent) }
        return mkdir(path, 0o755) == 0
    }

    /// Takes the directories for all sandboxes away, where no other spawner has any.
    func removeParents() {
        for hierarchy in hierarchies { rmdir(hierarchy.parent) }
    }

    /// Says why limits are not enforced by groups.
    func explainAbsence(_ plan: JailPlan, in report: inout CreationReport) {
        let reason = plan.usesControlGroups ? nil : "control groups are switched off"
        report.memory = .none(reason ?? gaps.reason("memory", .memory) ?? "the control group could not be made")
        // Where there is no swap, none can be used past a limit.
        let swaps = (readText("/proc/swaps") ?? "").split(separator: "\n").count
        report.swap = swaps <= 1 ? .by("this machine has no swap") : report.memory
        report.processes = .none(reason ?? gaps.reason("pids", .pids) ?? "the control group could not be made")
        report.processors = .none(reason ?? gaps.reason("cpu", .cpu) ?? "the control group could not be made")
    }
}
