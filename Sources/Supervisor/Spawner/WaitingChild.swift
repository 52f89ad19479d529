import CLinux
import Glibc
import SupervisorProtocol

/// A cloned process that has its namespaces, its identity and its control groups, and waits at a gate for its plan.
struct WaitingChild {
    /// What has to be known before a child is cloned. Children of the same shape are interchangeable.
    struct Shape: Equatable {
        var removedGuards: GuardSet
        /// Whether the jail is of the usual kind (the host's userland, the ordinary user, in memory, all guards), so
        /// that most of it can be built before its plan is known.
        var isStandard: Bool
        /// Root gives every sandbox a range of ids.
        var takesRange: Bool
        /// The inside id of a sandbox that has a single one.
        var user: UInt32
        var single: JailPlan.SingleIdentity?
        var usesControlGroups: Bool

        /// The shape that a plan needs, or the usual one.
        init(plan: JailPlan?, isRoot: Bool) {
            removedGuards = plan?.removedGuards ?? []
            isStandard = plan.map { $0.isStandard } ?? true
            takesRange = isRoot && plan?.singleIdentity == nil && !removedGuards.contains(.userIdentity)
            user = isRoot ? 0 : (plan?.user ?? 1000)
            single =
                plan?.singleIdentity
                ?? (isRoot ? nil : JailPlan.SingleIdentity(user: geteuid(), group: getegid()))
            usesControlGroups = plan?.usesControlGroups ?? true
        }

        var namespaces: UInt64 {
            var flags = cl_new_user | cl_new_mount
            if !removedGuards.contains(.pidNamespace) { flags |= cl_new_pid }
            if !removedGuards.contains(.networkNamespace) { flags |= cl_new_network }
            if !removedGuards.contains(.ipcNamespace) { flags |= cl_new_ipc }
            if !removedGuards.contains(.utsNamespace) { flags |= cl_new_uts }
            return flags
        }
    }

    let shape: Shape
    let process: Int32
    let pidfd: Int32
    /// Our end of the gate: the plan goes through it, and closing it without one ends the child.
    let gate: Int32
    let range: UInt32?
    private(set) var group: ControlGroup?

    /// Clones a child; `takeRange` gives it ids of its own, while the child is already on its way.
    init(
        _ shape: Shape, groups: ControlGroupMaker, takeRange: () throws(StageFailure) -> UInt32?
    ) throws(StageFailure) {
        var inner: Int32 = -1
        var outer: Int32 = -1
        try check("socketpair", cl_socketpair_seqpacket(&outer, &inner))
        // A process is born in its version 2 group. Version 1 groups it joins itself when its plan comes, so they are
        // made while it is already at work.
        var group = shape.usesControlGroups && groups.isVersionTwo ? groups.makeGroup() : nil
        var descriptor: Int32 = -1
        var process = cl_clone_namespaces(shape.namespaces, group?.cloneTarget ?? -1, &descriptor)
        if process < 0, let target = group?.cloneTarget, target >= 0 {
            // Born outside, then: what the group would limit is reported as not enforced.
            group?.remove()
            group = nil
            process = cl_clone_namespaces(shape.namespaces, -1, &descriptor)
        }
        if process == 0 {
            close(outer)
            JailProcess.main(gate: inner, shape: shape)
        }
        close(inner)
        guard process > 0 else {
            close(outer)
            group?.remove()
            throw StageFailure(stage: "create namespaces", code: -process)
        }
        self.shape = shape
        self.process = process
        self.pidfd = descriptor
        self.gate = outer
        do {
            range = try takeRange()
        } catch {
            range = nil
            self.group = group
            kill()
            throw error
        }
        do {
            try IdentityMap(shape, range: range).write(to: process)
            // Ids are in place: a standard child may begin to build.
            PacketSocket(descriptor: outer).send([1])
        } catch {
            self.group = group
            kill()
            throw error
        }
        if shape.usesControlGroups, !groups.isVersionTwo { group = groups.makeGroup() }
        self.group = group
    }

    /// Gives the child the control groups that only this plan needs.
    mutating func extendGroup(for plan: JailPlan, _ groups: ControlGroupMaker) {
        guard var extended = group else { return }
        groups.extend(&extended, for: plan.resources)
        group = extended
    }

    /// Ends a child that got no plan, or a wrong one.
    func kill() {
        cl_pidfd_send_signal(pidfd, SIGKILL)
        var reaped = cl_reaped()
        cl_reap(process, &reaped)
        group?.remove()
        close(gate)
        close(pidfd)
    }
}

extension JailPlan {
    /// Whether everything that takes time to build is as usual.
    var isStandard: Bool {
        removedGuards.isEmpty && rootDirectory == nil && !mapsRootOwners && diskDirectory == nil && user == 1000
            && !showsFigures
    }
}

/// The user and group id map of a new user namespace (user_namespaces(7)).
struct IdentityMap {
    private let user: String
    private let group: String
    private let deniesGroups: Bool

    init(_ shape: WaitingChild.Shape, range: UInt32?) {
        if let range {
            user = "0 \(range) \(IdentityRanges.size)\n"
            group = user
            deniesGroups = false
        } else if let single = shape.single {
            user = "\(shape.user) \(single.user) 1\n"
            group = "\(shape.user) \(single.group) 1\n"
            deniesGroups = true
        } else {
            user = "0 0 \(IdentityRanges.size)\n"
            group = user
            deniesGroups = false
        }
    }

    func write(to process: Int32) throws(StageFailure) {
        let directory = "/proc/\(process)"
        // The kernel takes a group map from an ordinary user only once setgroups is ruled out (CVE-2014-8989).
        if deniesGroups { try check("write setgroups", writeKernelFile(directory + "/setgroups", "deny")) }
        try check("write uid_map", writeKernelFile(directory + "/uid_map", user))
        try check("write gid_map", writeKernelFile(directory + "/gid_map", group))
    }
}
