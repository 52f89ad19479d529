package import ArgumentParser

/// `bulkhead`, without a subcommand.
package struct BulkheadCommand: ParsableCommand {
    package static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
        commandName: "bulkhead",
        abstract: "Runs code that nobody has read, in a jail of its own on this machine.",
        discussion: """
            Nothing is allowed unless you say so: no network, none of your files, an unprivileged user, bounded memory, \
            processes and time. Nothing is left when the code has ended.

              bulkhead run script.py
              bulkhead run --mount .:/work:cow -- npm test
              bulkhead python -c 'print(6 * 7)'
              bulkhead shell
              bulkhead audit script.py
              bulkhead doctor

            Exit codes: the command's own; 124 timed out; 125 bulkhead itself failed; 126 the command cannot be executed; \
            127 the command was not found; 128+n ended by signal n; 137 killed, out of memory or over another limit.

            Sandboxes that live on are kept by a daemon, bulkheadd:

            \(DaemonVerbs.help)

              bulkhead serve
              bulkhead create --name box
              bulkhead exec box -- make test
            """,
        version: version,
        subcommands: [
            RunCommand.self, PythonCommand.self, ShellCommand.self, AuditCommand.self, DoctorCommand.self,
            PolicyCommand.self, DiffCommand.self, ApplyCommand.self, DropCommand.self, PruneCommand.self,
            CompletionsCommand.self,
        ]
    )

    package init() {}
}
