import Glibc
import Supervisor

/// The spawner on the host and, cloned, the first process of every sandbox.
@main
enum BulkheadSupervisor {
    static func main() {
        exit(SupervisorMain.run(CommandLine.arguments))
    }
}
