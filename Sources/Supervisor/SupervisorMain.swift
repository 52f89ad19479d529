import CLinux
import Glibc
import SupervisorProtocol

/// What the executable `bulkhead-supervisor` does: on the host it is the spawner; its clones become the first process
/// of each sandbox.
public enum SupervisorMain {
    /// The descriptor at which the spawner finds its control socket.
    public static let controlDescriptor: Int32 = 3

    /// Runs the spawner and gives the exit code.
    public static func run(_ arguments: [String]) -> Int32 {
        switch arguments.dropFirst() {
        case ["spawner"]: return spawnAlone(keepsOneReady: true)
        case ["spawner", "once"]: return spawnAlone(keepsOneReady: false)
        case ["prune"]:
            let lines = ControlGroupPruning.prune().map { $0 + "\n" }.joined()
            return (try? writeAll(1, Array(lines.utf8), stage: "write")) == nil ? 125 : 0
        default:
            explain()
            return 125
        }
    }

    private static func spawnAlone(keepsOneReady: Bool) -> Int32 {
        cl_thread_count() == 1 ? spawn(keepsOneReady: keepsOneReady) : 125
    }

    /// Serves as a spawner at the control descriptor and gives the exit code. Cloning copies one thread only; the caller
    /// knows that there is no second one here, which would leave its locks held in every sandbox.
    static func spawn(keepsOneReady: Bool) -> Int32 {
        cl_ignore_pipe_signal()
        // The way to a jail and back leads through several processes that each do little: on a machine under load, each
        // would wait for as long as a turn takes. Commands get the usual ones.
        cl_ask_for_short_turns()
        cl_set_name("bulkhead-spawn")
        do {
            var spawner = try Spawner(control: controlDescriptor, keepsOneReady: keepsOneReady)
            spawner.run()
            return 0
        } catch {
            return 125
        }
    }

    private static func explain() {
        let text = """
            bulkhead-supervisor is started by bulkhead and has no use by hand.
            Run 'bulkhead --help' instead.

            """
        try? writeAll(2, Array(text.utf8), stage: "write")
    }
}
