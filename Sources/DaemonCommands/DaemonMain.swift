import BulkheadCommands
import Glibc

/// The entry of `bulkheadd`, which `bulkhead` becomes for the verbs that need the daemon.
public enum DaemonMain {
    /// Does what the arguments of this process say and exits.
    ///
    /// Synchronous on purpose, as the entry of `bulkhead` is.
    public static func run() -> Never {
        HostOutput.occupyStandardDescriptors()
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        let code = MainThreadExecutor().run {
            await BulkheadMain.perform(arguments, root: DaemonCommand.self)
        }
        HostTerminal.restore()
        exit(code)
    }
}
