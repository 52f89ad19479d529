import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead ls`
struct ListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls",
        abstract: "List sandboxes.",
        discussion: """
            Those that live, the newest first. With --watch every change is shown until you stop it.

              bulkhead ls
              bulkhead ls --state paused -o wide
              bulkhead ls --label team=a -o json
              bulkhead ls --dead
              bulkhead ls --watch
            """)

    @Option(help: ArgumentHelp("Only in this state: creating, running, paused, killing.", valueName: "state"))
    var state: [String] = []

    @Option(name: .customLong("label"), help: ArgumentHelp("Only with this written on it.", valueName: "key=value"))
    var labels: [String] = []

    @Option(help: ArgumentHelp("Only of this template.", valueName: "template"))
    var template: String?

    @Flag(help: "Those that are dead and still remembered, the last first.")
    var dead = false

    @Flag(name: .shortAndLong, help: "Only the ids.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Show every change until you stop it.")
    var watch = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        var request = DaemonClient.Request(.get, PercentEncoding.path("sandboxes"))
        if dead { request.ask("state", "dead") }
        if !state.isEmpty { request.ask("state", state.joined(separator: ",")) }
        if !labels.isEmpty { request.ask("metadata", labels.joined(separator: ",")) }
        request.ask("template", template)
        request.ask("limit", "1000")
        if watch { return try await follow(request) }
        var sandboxes: [SandboxInfo] = []
        var page: String?
        repeat {
            var part = request
            part.ask("page", page)
            let list = try await server.client().call(part, as: SandboxList.self)
            sandboxes += list.sandboxes
            page = list.next
        } while page != nil
        if quiet {
            try OutputOptions.print(sandboxes.map(\.id).joined(separator: "\n"))
        } else {
            try output.show(sandboxes, SandboxTable.table(sandboxes))
        }
        return 0
    }

    private func follow(_ request: DaemonClient.Request) async throws -> Int32 {
        var request = request
        request.ask("watch", "true")
        let (output, quiet) = (output, quiet)
        try await server.client().events(request, as: SandboxChange.self) { change in
            if let error = change.error { throw CommandFailure(error) }
            guard let sandbox = change.sandbox else { return true }
            if quiet {
                try OutputOptions.print(sandbox.id)
            } else {
                let state = SandboxTable.state(sandbox).text
                let columns = [change.kind.rawValue, sandbox.id, state, sandbox.name ?? "-", sandbox.template]
                try output.showOne(change, columns.map { Table.Cell($0).text }.joined(separator: "  "))
            }
            return true
        }
        return 0
    }
}
