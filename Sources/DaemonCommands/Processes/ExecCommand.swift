import ArgumentParser
import BulkheadCommands
import NativeService
import Sandboxing

/// `bulkhead exec`
struct ExecCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "exec",
        abstract: "Run a command in a sandbox that lives.",
        discussion: """
            Input, output and exit code are the command's own. It ends with you, unless it was detached.

              bulkhead exec box -- python3 -c 'print(6 * 7)'
              bulkhead exec box --user root --workdir /srv -- make install
              echo 1 2 3 | bulkhead exec box -- wc -w
              bulkhead exec box --detach -- python3 -m http.server
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
    var command: [String] = []

    @Option(help: ArgumentHelp("Who it is: user or root.", valueName: "name"))
    var user: UserName?

    @Option(help: ArgumentHelp("Where it starts.", valueName: "path"))
    var workdir: String?

    @Option(help: ArgumentHelp("A variable; may be repeated.", valueName: "name=value"))
    var env: [String] = []

    @Option(help: ArgumentHelp("Kill it after this long.", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("A name to find it by.", valueName: "name"))
    var tag: String?

    @Flag(help: "Print its process id and let it run.")
    var detach = false

    @Flag(name: .shortAndLong, help: "Give it a terminal.")
    var tty = false

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        guard !command.isEmpty else {
            throw CommandFailure("there is no command; write: bulkhead exec \(sandbox) -- command")
        }
        var wish = StartProcess(command: command)
        wish.user = user?.wire
        wish.workingDirectory = workdir
        wish.environment = env.isEmpty ? nil : try OptionText.pairs(env, "--env")
        wish.timeout = try timeout.map { text throws(CommandFailure) in try OptionText.seconds(text, "--timeout") }
        wish.tag = tag
        let client = try server.client()
        if detach {
            let path = PercentEncoding.path("sandboxes", sandbox, "processes")
            let process = try await client.call(
                try .init(.post, path, query: [("detach", "true")], wish), as: ProcessStatus.self)
            try OutputOptions.print("\(process.id)")
            return 0
        }
        return try await ProcessSession(client: client, sandbox: sandbox, usesTerminal: tty).run(wish)
    }
}

/// Users of a sandbox.
enum UserName: String, ExpressibleByArgument, CaseIterable {
    case user, root

    var wire: SandboxUserName { self == .root ? .root : .user }
}
