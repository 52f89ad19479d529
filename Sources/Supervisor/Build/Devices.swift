import CLinux
import Glibc
import SupervisorProtocol

/// The sandbox's `/dev`: six harmless devices, terminals of its own, shared memory of its own. Nothing else exists.
enum Devices {
    private static let names = ["null", "zero", "full", "random", "urandom", "tty"]

    /// Detached mounts of the host's devices, or of its whole `/dev` where the guard is removed.
    static func open(removed: GuardSet) throws(StageFailure) -> [Int32] {
        if removed.contains(.minimalDevices) { return [try check("open_tree /dev", cl_open_tree(AT_FDCWD, "/dev", 1))] }
        var mounts: [Int32] = []
        for name in names {
            let mount = try check("open_tree /dev/\(name)", cl_open_tree(AT_FDCWD, "/dev/" + name, 0))
            mounts.append(mount)
            // The nodes are the host's own. A read-only mount does not keep anybody from writing to a device, but from
            // changing the node: its owner, its mode, and its times, which everybody may change who may write.
            let attributes = cl_attr_read_only | cl_attr_no_set_user_id | cl_attr_no_exec
            try check("protect /dev/\(name)", cl_mount_set_attributes(mount, attributes, 0, -1))
        }
        return mounts
    }

    static func attach(_ mounts: [Int32], removed: GuardSet) throws(StageFailure) {
        defer { for mount in mounts { close(mount) } }
        try ensureDirectory("/dev")
        if removed.contains(.minimalDevices) {
            try check("attach /dev", cl_move_mount(mounts[0], AT_FDCWD, "/dev"))
            return
        }
        for (name, mount) in zip(names, mounts) {
            let path = "/dev/" + name
            if fileStatus(path, followingLinks: false) == nil { try createFile(path, []) }
            try check("attach \(path)", cl_move_mount(mount, AT_FDCWD, path))
        }
        try ensureDirectory("/dev/pts")
        let context = try check("fsopen devpts", cl_fs_open("devpts"))
        defer { close(context) }
        try check("devpts newinstance", cl_fs_set(context, "newinstance", nil))
        try check("devpts ptmxmode", cl_fs_set(context, "ptmxmode", "0666"))
        try check("devpts mode", cl_fs_set(context, "mode", "0600"))
        let terminals = try check(
            "mount devpts", cl_fs_mount(context, cl_attr_no_set_user_id | cl_attr_no_exec))
        defer { close(terminals) }
        try check("attach /dev/pts", cl_move_mount(terminals, AT_FDCWD, "/dev/pts"))
        for (link, target) in [
            ("/dev/ptmx", "pts/ptmx"), ("/dev/fd", "/proc/self/fd"), ("/dev/stdin", "/proc/self/fd/0"),
            ("/dev/stdout", "/proc/self/fd/1"), ("/dev/stderr", "/proc/self/fd/2"),
        ] where fileStatus(link, followingLinks: false) == nil {
            symlink(target, link)
        }
    }
}
