import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead pool`
struct PoolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool",
        abstract: "Keep sandboxes of a template ready.",
        discussion: """
            A sandbox from a pool is there at once; the pool is filled again behind it.

              bulkhead pool set base 8
              bulkhead pool ls
            """,
        subcommands: [PoolSetCommand.self, PoolListCommand.self])

    static func table(_ pools: [PoolInfo]) -> Table {
        var table = Table([
            .init(title: "TEMPLATE"), .init(title: "SIZE", isNumber: true), .init(title: "READY", isNumber: true),
            .init(title: "BEING MADE", isNumber: true),
        ])
        for pool in pools {
            table.add(.init(pool.template), .init("\(pool.size)"), .init("\(pool.ready)"), .init("\(pool.making)"))
        }
        return table
    }
}

/// `bulkhead pool set`
struct PoolSetCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Keep so many sandboxes of a template ready; 0: none.",
        discussion: """
              bulkhead pool set base 8
              bulkhead pool set base 0
            """)

    @Argument(help: "A template by a name or its id.")
    var template: String

    @Argument(help: "How many.")
    var size: Int

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let list = try await server.client().call(
            try .init(.put, PercentEncoding.path("pools", template), PoolWish(size: size)), as: PoolList.self)
        try output.show(list.pools, PoolCommand.table(list.pools))
        return 0
    }
}

/// `bulkhead pool ls`
struct PoolListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List pools.",
        discussion: """
              bulkhead pool ls
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let list = try await server.client().call(.init(.get, PercentEncoding.path("pools")), as: PoolList.self)
        try output.show(list.pools, PoolCommand.table(list.pools))
        return 0
    }
}
