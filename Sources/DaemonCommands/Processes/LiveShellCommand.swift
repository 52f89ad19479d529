import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead shell` with the name of a sandbox
struct LiveShellCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "shell",
        abstract: "Open an interactive shell in a sandbox that lives.",
        discussion: """
            The shell is bash where the sandbox has it, otherwise sh. Ctrl-P Ctrl-Q leaves it running; its process id is \
            what --attach takes to come back to it. Without the name of a sandbox, 'bulkhead shell' opens one in a sandbox \
            of its own, which needs no daemon.

              bulkhead shell box
              bulkhead shell box --user root
              bulkhead shell box --attach 12
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Option(help: ArgumentHelp("Who it is: user or root.", valueName: "name"))
    var user: UserName?

    @Option(help: ArgumentHelp("Where it starts.", valueName: "path"))
    var workdir: String?

    @Option(help: ArgumentHelp("Come back to this process, with what it printed last.", valueName: "id"))
    var attach: Int32?

    @OptionGroup var server: ServerOptions

    /// Found inside, because only there it is known which shells there are.
    private static let command = ["sh", "-c", "if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi"]

    func perform() async throws -> Int32 {
        let session = ProcessSession(
            client: try server.client(), sandbox: sandbox, usesTerminal: HostTerminal.isPresent, canDetach: true)
        if let attach { return try await session.attach(to: attach, from: 0) }
        var wish = StartProcess(command: Self.command)
        wish.user = user?.wire
        wish.workingDirectory = workdir
        wish.tag = "shell"
        return try await session.run(wish)
    }
}
