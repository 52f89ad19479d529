import ArgumentParser
import BulkheadCommands
import Foundation
import NativeService

/// `bulkhead cp`
struct CopyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cp",
        abstract: "Copy files to and from a sandbox.",
        discussion: """
            One of the two is a path in a sandbox, written sandbox:path. Directories are copied with everything in them. A \
            name ending with a slash, or that of a directory, means: into it.

              bulkhead cp data.csv box:/work/
              bulkhead cp box:/work/plot.png .
              bulkhead cp ./project box:/work/project
              bulkhead cp box:results ./results
            """)

    @Argument(help: "What to copy.")
    var source: String

    @Argument(help: "Where to.")
    var destination: String

    @Option(help: ArgumentHelp("As whom in the sandbox: user or root.", valueName: "name"))
    var user: UserName?

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let client = try server.client()
        switch (Place(source), Place(destination)) {
        case (.host(let path), .sandbox(let sandbox, let target)):
            try await Upload(client: client, sandbox: sandbox, user: user).copy(path, to: target)
        case (.sandbox(let sandbox, let path), .host(let target)):
            try await Download(client: client, sandbox: sandbox, user: user).copy(path, to: target)
        case (.sandbox, .sandbox):
            throw CommandFailure("both are in sandboxes; copy to this machine first")
        case (.host, .host):
            throw CommandFailure(
                "neither is in a sandbox; write sandbox:path for the one that is, for example box:/work/")
        }
        return 0
    }

    /// Where a path is.
    enum Place: Hashable {
        case host(String)
        case sandbox(String, String)

        /// A path with a slash before its first colon is one of this machine.
        init(_ text: String) {
            guard let colon = text.firstIndex(of: ":"), colon != text.startIndex, !text[..<colon].contains("/") else {
                self = .host(text)
                return
            }
            let path = text[text.index(after: colon)...]
            self = .sandbox(String(text[..<colon]), path.isEmpty ? "." : String(path))
        }
    }
}
