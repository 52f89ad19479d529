import CLinux
import Glibc
import Supervisor

/// The spawner of a command that runs one sandbox: a clone of this process, made before anything else.
enum EarlySpawner {
    /// Nil where the command line needs none, where another executable is to be used, or where this process must not
    /// be cloned. Looks at the command line without copying it.
    static func start(readsPolicies: Bool) -> ForkedSpawner? {
        guard cl_first_argument_is("run") != 0 || cl_first_argument_is("shell") != 0,
            cl_has_argument("--help") == 0, cl_has_argument("--runtime") == 0,
            readsPolicies || cl_has_argument("--policy") == 0,
            getenv("BULKHEAD_SUPERVISOR") == nil
        else { return nil }
        cl_ask_for_short_turns()
        return ForkedSpawner.start(debugs: getenv("BULKHEAD_DEBUG") != nil)
    }
}
