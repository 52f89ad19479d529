import ArgumentParser
import BulkheadCommands

/// Everything that `bulkhead` can do with a daemon, besides what it can do without.
struct DaemonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulkhead",
        abstract: "Keeps sandboxes that live on, and speaks to the daemon that does.",
        discussion: """
            The daemon is found by its socket in the state directory; --server and BULKHEAD_SERVER name one that is \
            reached by network, with a token in BULKHEAD_TOKEN. A sandbox is named by its id, the beginning of it, or its \
            name.

              bulkhead serve
              bulkhead create --name box
              bulkhead exec box -- python3 -c 'print(6 * 7)'
              bulkhead shell box
              bulkhead kill box

            Exit codes: those of commands that were run; 124 timed out; 125 bulkhead itself failed.
            """,
        version: BulkheadCommand.version, subcommands: local + verbs)

    /// The verbs that need a daemon, or are it, in the order of the help.
    static let verbs: [any ParsableCommand.Type] = [
        ServeCommand.self, CreateCommand.self, ListCommand.self, InfoCommand.self, ExecCommand.self,
        CodeCommand.self, LiveShellCommand.self, CopyCommand.self, FilesCommand.self, LogsCommand.self,
        MetricsCommand.self,
        TopCommand.self, PauseCommand.self, ResumeCommand.self, KillCommand.self, ForkCommand.self,
        SnapshotCommand.self, TemplateCommand.self, PoolCommand.self, VolumeCommand.self, EventsCommand.self,
        TokenCommand.self,
    ]

    /// The verbs that need none: here for completions, since `bulkhead` does them itself.
    static var local: [any ParsableCommand.Type] {
        BulkheadCommand.configuration.subcommands.filter { type in
            !verbs.contains { $0.configuration.commandName == type.configuration.commandName }
        }
    }
}
