import CLinux
import Glibc
import SupervisorProtocol

/// The private writable layer: one file system with one size limit for everything that a sandbox writes, entered as
/// the working directory. It is mounted over a directory of the host in this namespace only.
struct WritableLayer {
    let descriptor: Int32

    init(plan: JailPlan, disk: Int32?) throws(StageFailure) {
        let attributes = Self.attributes(plan.removedGuards)
        let mount: Int32
        if let disk {
            mount = disk
        } else {
            let context = try check("fsopen tmpfs", cl_fs_open("tmpfs"))
            defer { close(context) }
            try check("tmpfs mode", cl_fs_set(context, "mode", "0755"))
            if let size = plan.disk { try check("tmpfs size", cl_fs_set(context, "size", "\(size)")) }
            if let inodes = plan.inodes { try check("tmpfs inodes", cl_fs_set(context, "nr_inodes", "\(inodes)")) }
            mount = try check("mount tmpfs", cl_fs_mount(context, attributes))
        }
        defer { close(mount) }
        // Over a directory that is never the source of a mount: sources may still have to be opened.
        let isTreeKept = plan.removedGuards.contains(.detachedHostTree)
        let places = isTreeKept ? ["/mnt", "/"] : ["/sys", "/mnt", "/run", "/"]
        let stage = places.first { fileStatus($0) != nil } ?? "/"
        try check("attach the writable layer at \(stage)", cl_move_mount(mount, AT_FDCWD, stage))
        descriptor = try check("open the writable layer", cl_open(stage, O_RDONLY | O_DIRECTORY, 0))
        try checkErrno("enter the writable layer", fchdir(descriptor))
        try ensureDirectory("root")
    }

    /// Gives the layer the plan's size; it was made before the plan was known.
    func resize(_ plan: JailPlan) throws(StageFailure) {
        // 0 lifts a limit of tmpfs.
        let options = "size=\(plan.disk ?? 0),nr_inodes=\(plan.inodes ?? 0)"
        let flags = cl_ms_remount | cl_ms_no_set_user_id | cl_ms_no_devices
        try check("set the size of the writable layer", cl_mount("none", ".", "tmpfs", flags, options))
    }

    static func attributes(_ removed: GuardSet) -> UInt64 {
        (removed.contains(.noSetUserID) ? 0 : cl_attr_no_set_user_id)
            | (removed.contains(.noDevices) ? 0 : cl_attr_no_devices)
    }

    /// Mounts an overlay whose layers are directories below the working directory, named relatively so that no path
    /// of the host shows in the sandbox's mount table.
    static func overlay(
        lower: String, upper: String, work: String, at target: String, removed: GuardSet
    ) throws(StageFailure) {
        let flags =
            (removed.contains(.noSetUserID) ? 0 : cl_ms_no_set_user_id)
            | (removed.contains(.noDevices) ? 0 : cl_ms_no_devices)
        // `volatile`: nothing of an ephemeral layer has to survive a crash, so nothing is ever synced.
        let options = "lowerdir=\(lower),upperdir=\(upper),workdir=\(work),userxattr"
        var result = cl_mount("overlay", target, "overlay", flags, options + ",volatile")
        if result == -EINVAL { result = cl_mount("overlay", target, "overlay", flags, options) }
        try check("mount the overlay at \(target)", result)
    }
}
