import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead volume`
struct VolumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volume",
        abstract: "Work with directories that outlive sandboxes.",
        discussion: """
              bulkhead volume create data
              bulkhead create --volume data:/data
              bulkhead volume ls
            """,
        subcommands: [VolumeCreateCommand.self, VolumeListCommand.self, VolumeRemoveCommand.self])

    static func table(_ volumes: [VolumeInfo]) -> Table {
        var table = Table([.init(title: "NAME"), .init(title: "AGE", isNumber: true), .init(title: "ID", isWide: true)])
        for volume in volumes {
            table.add(.init(volume.name), .init(Shown.age(volume.createdAt)), .init(volume.id))
        }
        return table
    }
}

/// `bulkhead volume create`
struct VolumeCreateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an empty volume.",
        discussion: """
              bulkhead volume create data
            """)

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let volume = try await server.client().call(
            try .init(.post, PercentEncoding.path("volumes"), VolumeWish(name: name)), as: VolumeInfo.self)
        try output.showOne(volume, volume.name)
        return 0
    }
}

/// `bulkhead volume ls`
struct VolumeListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List volumes.",
        discussion: """
              bulkhead volume ls
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let list = try await server.client().call(.init(.get, PercentEncoding.path("volumes")), as: VolumeList.self)
        try output.show(list.volumes, VolumeCommand.table(list.volumes))
        return 0
    }
}

/// `bulkhead volume rm`
struct VolumeRemoveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Remove volumes with their contents.",
        discussion: """
              bulkhead volume rm data
            """)

    @Argument(help: "Volumes by name or id; no sandbox may have them.")
    var volumes: [String]

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        for volume in volumes {
            try await server.client().done(.init(.delete, PercentEncoding.path("volumes", volume)))
            try OutputOptions.print(volume)
        }
        return 0
    }
}
