import CLinux
import Glibc
import SupervisorProtocol

/// Takes the image of a process, in a process of its own that keeps three capabilities over the sandbox's processes:
/// to trace them, to read what their owners alone may, and to end them. What it reads is hostile memory, which it copies and never follows.
struct CaptureWorker {
    /// The process, by its id in the sandbox: ids of anybody else's processes mean nothing here.
    let process: Int32
    /// Where the image and the report go.
    let socket: Int32?

    /// Starts the worker: its pid, or a negated errno. Its exit code is the operation's errno.
    func start() -> Int32 {
        guard let socket, process > 1 else { return -EINVAL }
        var pidfd: Int32 = -1
        let worker = cl_clone_namespaces(0, -1, &pidfd)
        if worker == 0 { cl_exit_now(work(socket)) }
        if worker > 0 { close(pidfd) }
        return worker
    }

    private func work(_ handed: Int32) -> Int32 {
        cl_die_with_parent()
        let socket = cl_duplicate(handed, 64)
        for descriptor in Int32(0)..<64 { close(descriptor) }
        cl_close_from(UInt32(max(socket, 63)) + 1)
        let kept = Privileges.trace | Privileges.readAnything | Privileges.kill
        guard cl_set_capabilities(kept, kept, 0) == 0 else { return EPERM }
        var stage: Int32 = 0
        let image = cl_capture_image(process, &stage)
        let report = CaptureReport(stage: image < 0 ? stage : 0, code: image < 0 ? -image : 0)
        let sent = PacketSocket(descriptor: socket).send(report.encoded(), descriptors: image >= 0 ? [image] : [])
        return sent ? report.code : EPIPE
    }
}
