import CLinux
import Glibc

/// A spawner that is a clone of the program itself, made before that has done anything: a start of another executable
/// takes most of a millisecond, and the two would queue up for the same processor.
///
/// A program with threads must not do this; the kernel is asked whether there are any.
public struct ForkedSpawner: Sendable {
    /// Our end of its control socket.
    public let control: Int32
    /// Its process id.
    public let process: Int32
    /// A descriptor of the process.
    public let pidfd: Int32

    /// Makes a spawner for one sandbox; nil where that is not possible, for example after a thread was started. The
    /// standard descriptors must be taken.
    ///
    /// - Parameter debugs: Whether what the language's runtime says about a crash goes to our standard error.
    public static func start(debugs: Bool) -> ForkedSpawner? {
        var ours: Int32 = -1
        var theirs: Int32 = -1
        guard cl_socketpair_seqpacket(&ours, &theirs) >= 0 else { return nil }
        var pidfd: Int32 = -1
        let process = cl_clone_alone(&pidfd)
        if process == 0 { serve(theirs, debugs: debugs) }
        close(theirs)
        guard process > 0 else {
            close(ours)
            return nil
        }
        return ForkedSpawner(control: ours, process: process, pidfd: pidfd)
    }

    /// The clone's life. Like a program that was started for the purpose: a session of its own, no signal handled, no
    /// descriptor of the caller's, and in its memory, of which each jail's first process gets a copy, neither the
    /// caller's command line nor its environment.
    private static func serve(_ socket: Int32, debugs: Bool) -> Never {
        let null = cl_open("/dev/null", O_RDWR, 0)
        guard setsid() >= 0, null >= 0 else { cl_exit_now(125) }
        cl_reset_signals()
        cl_unblock_signals()
        cl_forget_arguments("bulkhead-supervisor")
        for descriptor: Int32 in 0...(debugs ? 1 : 2) { dup2(null, descriptor) }
        // Every number may be taken where descriptors are few, so none but the caller's are used.
        if socket != SupervisorMain.controlDescriptor {
            dup2(socket, SupervisorMain.controlDescriptor)
            cl_set_close_on_exec(SupervisorMain.controlDescriptor, 1)
        }
        cl_close_from(UInt32(SupervisorMain.controlDescriptor) + 1)
        cl_exit_now(SupervisorMain.spawn(keepsOneReady: false))
    }
}
