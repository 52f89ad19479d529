import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead resume`
struct ResumeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let a paused sandbox go on.",
        discussion: """
              bulkhead resume box
              bulkhead resume box --timeout 1h
            """)

    @Argument(help: "Sandboxes by their ids, the beginnings of them, or their names.")
    var sandboxes: [String]

    @Option(help: ArgumentHelp("When its time is up; 5m if left out.", valueName: "time"))
    var timeout: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let seconds = try timeout.map { text throws(CommandFailure) in try OptionText.seconds(text, "--timeout") }
        for sandbox in sandboxes {
            let info = try await server.client().call(
                try .init(.post, PercentEncoding.path("sandboxes", sandbox, "resume"), ResumeWish(timeout: seconds)),
                as: SandboxInfo.self)
            try output.showOne(info, info.id)
        }
        return 0
    }
}
