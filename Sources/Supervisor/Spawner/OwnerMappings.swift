import CLinux
import Glibc
import SupervisorProtocol

/// Mounts whose owners are translated, so that the sandbox's user is the owner of what the host's caller owns, and
/// files made inside belong to that owner on the host (mount_setattr(2), MOUNT_ATTR_IDMAP). Needs root.
struct OwnerMappings {
    /// A translation of one owner, and of user 0 where that is another.
    private struct Translation: Hashable {
        var owner: UInt32
        var group: UInt32
        var target: UInt32
    }

    /// A detached mount of a sandbox's mount.
    mutating func mount(_ plan: MountPlan, user: UInt32) throws(StageFailure) -> Int32 {
        let mount = try check("open_tree \(plan.source)", cl_open_tree(AT_FDCWD, plan.source, 0))
        do {
            let namespace = try namespace(Translation(owner: plan.owner, group: plan.group, target: user))
            defer { close(namespace) }
            try check(
                "map owners of \(plan.source) (mount_setattr)", cl_mount_set_attributes(mount, 0, 0, namespace))
            return mount
        } catch {
            close(mount)
            throw error
        }
    }

    /// A detached mount of a whole tree whose owners are the sandbox's own ids.
    func mount(_ path: String, throughNamespaceOf process: Int32) throws(StageFailure) -> Int32 {
        let mount = try check("open_tree \(path)", cl_open_tree(AT_FDCWD, path, 0))
        do {
            let namespace = try check("open user namespace", cl_open("/proc/\(process)/ns/user", O_RDONLY, 0))
            defer { close(namespace) }
            try check("map owners of \(path) (mount_setattr)", cl_mount_set_attributes(mount, 0, 0, namespace))
            return mount
        } catch {
            close(mount)
            throw error
        }
    }

    private func namespace(_ translation: Translation) throws(StageFailure) -> Int32 {
        var pidfd: Int32 = -1
        let holder = try check("create a user namespace", cl_hold_user_namespace(&pidfd))
        defer {
            cl_pidfd_send_signal(pidfd, SIGKILL)
            var reaped = cl_reaped()
            cl_reap(holder, &reaped)
            close(pidfd)
        }
        // The map reads: id on disk, id in the mount, count.
        try check(
            "write uid_map",
            writeKernelFile("/proc/\(holder)/uid_map", "\(translation.owner) \(translation.target) 1\n"))
        try check(
            "write gid_map",
            writeKernelFile("/proc/\(holder)/gid_map", "\(translation.group) \(translation.target) 1\n"))
        return try check("open user namespace", cl_open("/proc/\(holder)/ns/user", O_RDONLY, 0))
    }
}
