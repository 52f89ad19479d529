import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead fork`
struct ForkCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "fork",
        abstract: "Make more sandboxes with the same state.",
        discussion: """
            Prints their ids. The sandbox itself runs on. When some of the children cannot be made, that is said, and the \
            exit code is 1.

              bulkhead fork box
              bulkhead fork box --count 5 --timeout 10m
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Option(help: ArgumentHelp("How many, 1 to 20.", valueName: "n"))
    var count = 1

    @Option(help: ArgumentHelp("When their time is up; 5m if left out.", valueName: "time"))
    var timeout: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let seconds = try timeout.map { text throws(CommandFailure) in try OptionText.seconds(text, "--timeout") }
        let request = try DaemonClient.Request(
            .post, PercentEncoding.path("sandboxes", sandbox, "fork"), ForkWish(count: count, timeout: seconds))
        let result = try await server.client().call(request, as: ForkResult.self)
        for child in result.children {
            if let sandbox = child.sandbox { try output.showOne(sandbox, sandbox.id) }
            if let error = child.error { CommandFailure(error).report() }
        }
        return result.children.contains { $0.error != nil } ? 1 : 0
    }
}
