import CLinux
import Glibc
import SupervisorProtocol

/// The sandbox's own `/proc` (proc(5)): only its processes and nothing about the host, by mount options instead of
/// covers, so that nothing can be uncovered.
enum ProcessFileSystem {
    /// Makes the file system while the host's `/proc` is still visible: the kernel refuses a fresh one to a user
    /// namespace that cannot see a whole one.
    static func open(removed: GuardSet, group: UInt32, showsFigures: Bool) throws(StageFailure) -> Int32 {
        // A fresh one belongs to a process namespace of its own; without one there is only the host's.
        if removed.contains(.pidNamespace) { return try check("open_tree /proc", cl_open_tree(AT_FDCWD, "/proc", 1)) }
        let context = try check("fsopen proc", cl_fs_open("proc"))
        defer { close(context) }
        if !removed.contains(.minimalProc) {
            if !showsFigures { try check("proc subset", cl_fs_set(context, "subset", "pid")) }
            try check("proc hidepid", cl_fs_set(context, "hidepid", "invisible"))
            // The supervisor's group sees all processes, to count what they use.
            try check("proc gid", cl_fs_set(context, "gid", "\(group)"))
        }
        return try check(
            "mount proc (is /proc masked here, as in a container?)",
            cl_fs_mount(context, cl_attr_no_set_user_id | cl_attr_no_devices | cl_attr_no_exec))
    }

    static func attach(_ mount: Int32, removed: GuardSet) throws(StageFailure) {
        try ensureDirectory("/proc")
        try check("attach /proc", cl_move_mount(mount, AT_FDCWD, "/proc"))
        close(mount)
    }

    /// A descriptor of the attached file system for the supervisor's own reading.
    static func supervisorView() throws(StageFailure) -> Int32 {
        try check("open /proc", cl_open("/proc", O_RDONLY | O_DIRECTORY, 0))
    }
}
