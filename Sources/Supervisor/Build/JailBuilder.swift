import CLinux
import Glibc
import SupervisorProtocol

/// What the supervisor keeps of the building of its jail.
struct BuiltJail {
    var report: JailReport
    /// The writable layer, for its usage and for copy-on-write exports.
    var storage: Int32
    /// A view of all processes of the jail that `hidepid` does not restrict.
    var processes: Int32
    /// Paths that were there before the first layer and the first command.
    var given: [String]
}

/// Builds a jail around the calling process, which has its namespaces and waits in the host's tree.
///
/// The order matters: sources are opened while the host's tree is there; the new root is entered before anything is
/// attached in it, so that a link in a hostile root file system resolves inside; Landlock comes after the last mount,
/// because it forbids mounting; capabilities go last.
struct JailBuilder {
    private let plan: JailPlan
    private let order: BuildOrder
    private let handed: HandedDescriptors
    private var removed: GuardSet { plan.removedGuards }

    init(_ order: BuildOrder, handed: [Int32]) {
        plan = order.plan
        self.order = order
        self.handed = HandedDescriptors(order, handed)
    }

    /// Builds the rest of a jail whose foundation stands, or all of it.
    func build(on prepared: JailFoundation?) throws(StageFailure) -> BuiltJail {
        let foundation: JailFoundation
        if let prepared {
            foundation = prepared
            try foundation.storage.resize(plan)
        } else {
            foundation = try JailFoundation(plan: plan, disk: handed.disk, root: handed.root)
        }
        let storage = foundation.storage
        try ControlGroup.join(handed.entrances)
        // The groups that were joined are the root of this view, so it is made after joining them.
        if !removed.contains(.cgroupNamespace) {
            try check("unshare the cgroup namespace", cl_unshare(cl_new_cgroup))
        }
        if !removed.contains(.utsNamespace) { try check("set the host name", cl_set_host_name(plan.hostName)) }
        var attachments = try openMounts()
        for index in attachments.indices where attachments[index].plan.access == .copyOnWrite {
            try attachments[index].layer(on: storage, index: index, user: plan.user)
        }
        let figures = plan.showsFigures ? try MachineFigures(plan: plan, storage: storage.descriptor) : nil
        try check("change to the new root", chdir("root") < 0 ? -cl_errno() : 0)
        try check("pivot_root", cl_pivot_root_here(removed.contains(.detachedHostTree) ? 1 : 0))

        try ProcessFileSystem.attach(foundation.processes, removed: removed)
        try figures?.cover()
        try Devices.attach(foundation.devices, removed: removed)
        try finishTree()
        let given = givenPaths()
        // Before anything of the host can be written to, and by somebody who can do nothing else.
        for (index, layer) in handed.layers.enumerated() {
            try LayerWorker(plan: plan, number: index + 1, archive: layer).run()
        }
        for attachment in attachments { try attachment.attach(removed: removed) }
        let view = try ProcessFileSystem.supervisorView()
        let report = try Fence.raise(plan: plan, storage: storage.descriptor)
        try dropPrivileges()
        return BuiltJail(report: report, storage: storage.descriptor, processes: view, given: given)
    }

    private func openMounts() throws(StageFailure) -> [MountAttachment] {
        var attachments: [MountAttachment] = []
        for (index, mount) in plan.mounts.enumerated() {
            let source =
                order.hasMounts
                ? handed.mounts[index]
                : try check("open_tree \(mount.source)", cl_open_tree(AT_FDCWD, mount.source, 1))
            attachments.append(MountAttachment(plan: mount, source: source))
        }
        return attachments
    }

    private static let sharedDirectories = ["/tmp", "/var/tmp", "/dev/shm"]
    private static let home = "/home/user"

    /// What of the tree's own paths there is; a copy of this sandbox has to know what has gone since.
    private func givenPaths() -> [String] {
        var paths = SyntheticFiles(plan: plan).contents.map(\.path)
        paths += ["/var", "/home", Self.home] + Self.sharedDirectories.filter { !$0.hasPrefix("/dev") }
        if plan.rootDirectory == nil { paths += HostUserland.ownPaths }
        return paths.filter { fileStatus($0, followingLinks: false) != nil }
    }

    /// Directories and files that every sandbox has, made inside so that links of the root file system stay inside.
    private func finishTree() throws(StageFailure) {
        for path in Self.sharedDirectories {
            try ensureDirectories(path)
            chmod(path, 0o1777)
        }
        try ensureDirectories(Self.home)
        if plan.singleIdentity == nil {
            chown("/home/user", 1000, 1000)
        } else if plan.user != 0 {
            chown("/home/user", plan.user, plan.user)
        }
        chmod("/home/user", 0o700)
        if !removed.contains(.syntheticIdentity) { try SyntheticFiles(plan: plan).write() }
    }

    private func dropPrivileges() throws(StageFailure) {
        let profile = Privileges.profile(plan)
        if !removed.contains(.capabilities) {
            try check("drop capabilities from the bounding set", cl_limit_capabilities(profile))
            let supervisor =
                Privileges.supervisor | profile | (Privileges.hasOtherUsers(plan) ? Privileges.limitSets : 0)
            try check("drop capabilities", cl_set_capabilities(supervisor, supervisor, 0))
        }
        if !removed.contains(.noNewPrivileges) { try check("set no_new_privs", cl_set_no_new_privileges()) }
        try check("set dumpable", cl_set_dumpable(removed.contains(.opaqueSupervisor) ? 1 : 0))
        // Changing identity cleared what the parent's death sends.
        if !removed.contains(.parentDeath) { try check("set the parent death signal", cl_die_with_parent()) }
        cl_set_name("bulkhead-init")
    }
}

/// Capabilities by their bit (capabilities(7)).
enum Privileges {
    static let changeOwner: UInt64 = 1 << 0
    static let overrideAccess: UInt64 = 1 << 1
    static let readAnything: UInt64 = 1 << 2
    static let actAsOwner: UInt64 = 1 << 3
    static let kill: UInt64 = 1 << 5
    static let setGroup: UInt64 = 1 << 6
    static let setUser: UInt64 = 1 << 7
    static let keepSetID: UInt64 = 1 << 4
    static let limitSets: UInt64 = 1 << 8
    static let bindLowPorts: UInt64 = 1 << 10
    static let trace: UInt64 = 1 << 19

    /// What the supervisor needs to start and end processes of the sandbox's user, to read its changes and to take
    /// images of its processes.
    static let supervisor = kill | setGroup | setUser | readAnything | trace

    /// Whether some commands keep capabilities and others, of another user, must not be able to.
    static func hasOtherUsers(_ plan: JailPlan) -> Bool {
        plan.singleIdentity == nil && (plan.user == 0 || plan.allowsRoot)
            && !plan.removedGuards.contains(.capabilities)
    }

    /// What file workers of the sandbox's own root keep of that.
    static func files(_ plan: JailPlan) -> UInt64 { profile(plan) & (changeOwner | overrideAccess | actAsOwner) }

    /// What commands of the sandbox's own root keep: nothing, where there may be such commands what package installers
    /// need. Commands of other users keep nothing.
    static func profile(_ plan: JailPlan) -> UInt64 {
        if plan.removedGuards.contains(.capabilities) { return UInt64.max >> 23 }
        return plan.user == 0 || plan.allowsRoot
            ? changeOwner | overrideAccess | actAsOwner | kill | setGroup | setUser | bindLowPorts : 0
    }
}
