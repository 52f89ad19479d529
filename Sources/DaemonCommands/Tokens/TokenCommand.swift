import ArgumentParser
import BulkheadCommands
import ControlPlane
import NativeService

/// `bulkhead token`
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Work with the tokens that let clients in.",
        discussion: """
            Whoever comes over the network needs one: as a bearer token of the HTTP API, or as E2B_API_KEY.

              bulkhead token create ci
              bulkhead token create dashboard --scope read
              bulkhead token ls
              bulkhead token rm ci
            """,
        subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRemoveCommand.self])
}

/// What a token opens.
enum ScopeName: String, ExpressibleByArgument, CaseIterable {
    case read, run, admin

    var scope: TokenScope {
        switch self {
        case .read: .read
        case .run: .run
        case .admin: .admin
        }
    }
}

/// `bulkhead token create`
struct TokenCreateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token, and show it this once.",
        discussion: """
            'read' looks at everything but the contents of sandboxes; 'run' makes, uses and ends sandboxes; 'admin' manages \
            templates, pools and tokens as well.

              bulkhead token create ci
              bulkhead token create dashboard --scope read
            """)

    @Argument(help: "A name for it.")
    var name: String

    @Option(help: ArgumentHelp("read, run or admin; may be repeated; run if left out.", valueName: "scope"))
    var scope: [ScopeName] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let scopes = scope.isEmpty ? [.read, .run] : scope.map(\.scope)
        let token = try await server.client().call(
            try .init(.post, PercentEncoding.path("tokens"), TokenWish(name: name, scopes: scopes)), as: NewToken.self)
        try output.showOne(token, token.token)
        return 0
    }
}

/// `bulkhead token ls`
struct TokenListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List tokens, without their texts.",
        discussion: """
              bulkhead token ls
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let list = try await server.client().call(.init(.get, PercentEncoding.path("tokens")), as: TokenList.self)
        var table = Table([
            .init(title: "NAME"), .init(title: "SCOPES"), .init(title: "AGE", isNumber: true), .init(title: "ID"),
        ])
        for token in list.tokens {
            table.add(
                .init(token.name), .init(token.scopes.map(\.rawValue).joined(separator: ",")),
                .init(Shown.age(token.createdAt)), .init(token.id))
        }
        try output.show(list.tokens, table)
        return 0
    }
}

/// `bulkhead token rm`
struct TokenRemoveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Make tokens useless.",
        discussion: """
              bulkhead token rm ci
            """)

    @Argument(help: "Tokens by name or id.")
    var tokens: [String]

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        for token in tokens {
            try await server.client().done(.init(.delete, PercentEncoding.path("tokens", token)))
            try OutputOptions.print(token)
        }
        return 0
    }
}
