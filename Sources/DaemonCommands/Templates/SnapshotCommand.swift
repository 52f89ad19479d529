import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead snapshot`
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Keep the state of sandboxes.",
        discussion: """
            A snapshot is a template: any number of sandboxes can be made from it.

              bulkhead snapshot create box --name ready
              bulkhead create --template ready
              bulkhead snapshot ls
            """,
        subcommands: [SnapshotCreateCommand.self, SnapshotListCommand.self, SnapshotRemoveCommand.self])
}

/// `bulkhead snapshot create`
struct SnapshotCreateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Keep the state that a sandbox has now.",
        discussion: """
            Prints the snapshot's name. A name that a snapshot has already moves to the new one.

              bulkhead snapshot create box
              bulkhead snapshot create box --name ready
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Option(help: ArgumentHelp("A name for it.", valueName: "name"))
    var name: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let request = try DaemonClient.Request(
            .post, PercentEncoding.path("sandboxes", sandbox, "snapshots"), SnapshotWish(name: name))
        let snapshot = try await server.client().call(request, as: TemplateInfo.self)
        try output.showOne(snapshot, snapshot.names.first ?? snapshot.id)
        return 0
    }
}

/// `bulkhead snapshot ls`
struct SnapshotListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List snapshots, the newest first.",
        discussion: """
              bulkhead snapshot ls -o wide
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let list = try await server.client().call(.init(.get, PercentEncoding.path("snapshots")), as: SnapshotList.self)
        try output.show(list.snapshots, TemplateTable.table(list.snapshots))
        return 0
    }
}

/// `bulkhead snapshot rm`
struct SnapshotRemoveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Remove snapshots.",
        discussion: """
              bulkhead snapshot rm ready
            """)

    @Argument(help: "Snapshots by name or id.")
    var snapshots: [String]

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        for snapshot in snapshots {
            try await server.client().done(.init(.delete, PercentEncoding.path("snapshots", snapshot)))
            try OutputOptions.print(snapshot)
        }
        return 0
    }
}
