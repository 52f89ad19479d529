import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead logs`
struct LogsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "logs",
        abstract: "Show what the processes of a sandbox printed.",
        discussion: """
            As far as it is kept: about the last MiB of each process. Each line begins with the id of its process.

              bulkhead logs box
              bulkhead logs box --follow
              bulkhead logs box -f -o json
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Flag(name: .shortAndLong, help: "Go on with what comes, until you stop it.")
    var follow = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        var request = DaemonClient.Request(.get, PercentEncoding.path("sandboxes", sandbox, "logs"))
        if follow { request.ask("follow", "true") }
        let output = output
        try await server.client().events(request, as: LogLine.self) { line in
            if let error = line.error { throw CommandFailure(error) }
            guard !output.isForPrograms else {
                try output.showOne(line, "")
                return true
            }
            let process = "\(line.process ?? 0)"
            switch line.kind {
            case .started: try OutputOptions.print("[\(process)] $ \(Table.Cell(line.command ?? "").text)")
            case .exit: try OutputOptions.print("[\(process)] \(Self.end(line.exit))")
            case .output, .errorOutput, .terminal:
                var filter = TerminalFilter()
                for part in (line.text ?? "").split(separator: "\n") {
                    let shown = filter.filter(part.utf8) + filter.finish()
                    try OutputOptions.print("[\(process)] " + String(decoding: shown, as: UTF8.self))
                }
            case .error: break
            }
            return true
        }
        return 0
    }

    private static func end(_ exit: ExitInfo?) -> String {
        guard let exit else { return "ended" }
        if let failure = exit.failure { return "ended: \(failure)" }
        if let signal = exit.signal { return "ended by signal \(signal)" }
        return "ended with \(exit.code ?? 0)"
    }
}
