import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead kill`
struct KillCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "kill",
        abstract: "End sandboxes, or a process in one.",
        discussion: """
            A sandbox ends with everything in it. With --process only that process of the sandbox is sent a signal.

              bulkhead kill box other
              bulkhead kill box --process 12 --signal INT
            """)

    @Argument(help: "Sandboxes by their ids, the beginnings of them, or their names.")
    var sandboxes: [String]

    @Option(help: ArgumentHelp("Only this process.", valueName: "id"))
    var process: Int32?

    @Option(help: ArgumentHelp("The signal for the process; KILL if left out.", valueName: "name"))
    var signal: String?

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let client = try server.client()
        if let process {
            guard sandboxes.count == 1 else {
                throw CommandFailure("--process goes with one sandbox, not \(sandboxes.count)")
            }
            let path = PercentEncoding.path("sandboxes", sandboxes[0], "processes", "\(process)", "signal")
            try await client.done(try .init(.post, path, SignalWish(signal: signal ?? "KILL")))
            return 0
        }
        guard signal == nil else {
            throw CommandFailure("--signal goes with --process; a sandbox is always ended at once")
        }
        var code: Int32 = 0
        for sandbox in sandboxes {
            do {
                try await client.done(.init(.delete, PercentEncoding.path("sandboxes", sandbox)))
                HostOutput.standardOutput.write(line: sandbox)
            } catch let refused as RefusedByDaemon {
                refused.failure.report()
                code = 1
            }
        }
        return code
    }
}
