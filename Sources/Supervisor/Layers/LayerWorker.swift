import CLinux
import Glibc
import SupervisorProtocol

/// Unpacks one archive in a process of its own, inside the new root and before anything of the host can be written to:
/// archives come from sandboxes, and whatever one could make its reader do ends at the sandbox's own files.
struct LayerWorker {
    let plan: JailPlan
    let number: Int
    let archive: Int32

    /// What it may do, over the sandbox's own ids only: give files away, enter and change those of others, and keep the
    /// bits that giving away would take.
    private static let rights =
        Privileges.changeOwner | Privileges.overrideAccess | Privileges.actAsOwner | Privileges.keepSetID

    /// Starts it and waits for it.
    func run() throws(StageFailure) {
        var pidfd: Int32 = -1
        // The builder has one thread, so a plain clone is safe.
        let process = try check("start unpacking", cl_clone_namespaces(0, -1, &pidfd))
        if process == 0 { cl_exit_now(work()) }
        close(pidfd)
        close(archive)
        var reaped = cl_reaped()
        try check("wait for unpacking", cl_reap(process, &reaped))
        var signal: Int32 = 0
        let code = cl_exit_code(reaped.status, &signal)
        // Killed is what happens at the memory limit.
        guard code == 0 else { throw StageFailure(stage: "unpack layer \(number)", code: code > 0 ? code : ENOMEM) }
    }

    private func work() -> Int32 {
        cl_die_with_parent()
        let source = cl_duplicate(archive, 64)
        for descriptor in Int32(0)..<64 { close(descriptor) }
        cl_close_from(UInt32(max(source, 63)) + 1)
        guard source >= 0, cl_set_capabilities(Self.rights, Self.rights, 0) == 0,
            plan.removedGuards.contains(.noNewPrivileges) || cl_set_no_new_privileges() == 0
        else { return EPERM }
        umask(0)
        let root = cl_open("/", cl_o_path | O_DIRECTORY, 0)
        guard root >= 0 else { return -root }
        do {
            var unpacker = LayerUnpacker(root: root, restoresOwners: plan.singleIdentity == nil)
            try unpacker.unpack(from: source)
            return 0
        } catch {
            return error.code == 0 ? EIO : error.code
        }
    }
}
