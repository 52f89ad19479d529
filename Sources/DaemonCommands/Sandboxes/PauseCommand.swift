import ArgumentParser
import BulkheadCommands
import ControlPlane
import NativeService

/// `bulkhead pause`
struct PauseCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Stop a sandbox where it is.",
        discussion: """
            Its processes stand still in memory, and its files are on disk as well. With --hibernate only the files are \
            kept: that takes no memory, and processes begin anew when it is resumed.

              bulkhead pause box
              bulkhead pause box --hibernate
            """)

    @Argument(help: "Sandboxes by their ids, the beginnings of them, or their names.")
    var sandboxes: [String]

    @Flag(help: "Keep only its files; its processes end.")
    var hibernate = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let wish = PauseWish(mode: hibernate ? .files : .memory)
        for sandbox in sandboxes {
            let info = try await server.client().call(
                try .init(.post, PercentEncoding.path("sandboxes", sandbox, "pause"), wish), as: SandboxInfo.self)
            try output.showOne(info, info.id)
        }
        return 0
    }
}
