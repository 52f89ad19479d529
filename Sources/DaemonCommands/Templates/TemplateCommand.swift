import ArgumentParser
import BulkheadCommands
import ControlPlane
import NativeService

/// `bulkhead template`
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Work with templates.",
        discussion: """
            A template is what sandboxes are made from: files, variables, resources, and what is started with each.

              bulkhead template ls
              bulkhead template build tools --run 'pip install numpy' --start 'python3 -m http.server'
              bulkhead template build tools --file Dockerfile
              bulkhead template tag tools stable
            """,
        subcommands: [
            TemplateListCommand.self, TemplateInfoCommand.self, TemplateBuildCommand.self, TemplateRemoveCommand.self,
            TemplateTagCommand.self,
        ])
}

/// Templates as rows.
enum TemplateTable {
    static func table(_ templates: [TemplateInfo]) -> Table {
        var table = Table([
            .init(title: "NAME"), .init(title: "KIND"), .init(title: "TAGS"), .init(title: "CHANGED", isNumber: true),
            .init(title: "ID", isWide: true), .init(title: "FROM", isWide: true),
        ])
        for template in templates {
            table.add(
                .init(template.names.joined(separator: ",")), .init(template.kind.rawValue),
                .init(template.tags.keys.sorted().joined(separator: ",")), .init(Shown.age(template.updatedAt)),
                .init(template.id), .init(template.sourceSandbox ?? ""))
        }
        return table
    }
}

/// `bulkhead template ls`
struct TemplateListCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List templates.",
        discussion: """
              bulkhead template ls -o wide
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let list = try await server.client().call(.init(.get, PercentEncoding.path("templates")), as: TemplateList.self)
        try output.show(list.templates, TemplateTable.table(list.templates))
        return 0
    }
}

/// `bulkhead template info`
struct TemplateInfoCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show a template with its builds.",
        discussion: """
              bulkhead template info tools
            """)

    @Argument(help: "A template by a name or its id.")
    var template: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let detail = try await server.client().call(
            .init(.get, PercentEncoding.path("templates", template)), as: TemplateDetail.self)
        try output.show(detail, table(detail))
        return 0
    }

    private func table(_ detail: TemplateDetail) -> Table {
        var table = Table([
            .init(title: "BUILD"), .init(title: "STATUS"), .init(title: "TAGS"), .init(title: "AGE", isNumber: true),
            .init(title: "CPUS", isNumber: true), .init(title: "MEMORY", isNumber: true), .init(title: "FAILURE"),
        ])
        for build in detail.builds {
            let tags = detail.template.tags.filter { $0.value == build.id }.keys.sorted()
            table.add(
                .init(build.id), .init(build.status.rawValue, colour: build.status == .error ? 31 : nil),
                .init(tags.joined(separator: ",")), .init(Shown.age(build.createdAt)),
                .init(SandboxTable.number(build.resources.processors)), .init(Shown.bytes(build.resources.memory)),
                .init(build.failure ?? ""))
        }
        return table
    }
}

/// `bulkhead template rm`
struct TemplateRemoveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Remove templates, or tags of one.",
        discussion: """
              bulkhead template rm tools
              bulkhead template rm tools --tag old
            """)

    @Argument(help: "Templates by a name or their ids.")
    var templates: [String]

    @Option(help: ArgumentHelp("Only this tag; may be repeated.", valueName: "tag"))
    var tag: [String] = []

    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        for template in templates {
            if tag.isEmpty {
                try await server.client().done(.init(.delete, PercentEncoding.path("templates", template)))
            } else {
                try await server.client().done(
                    .init(
                        .delete, PercentEncoding.path("templates", template, "tags"),
                        query: [("tags", tag.joined(separator: ","))]))
            }
            try OutputOptions.print(template)
        }
        return 0
    }
}

/// `bulkhead template tag`
struct TemplateTagCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Let tags mean a build of a template.",
        discussion: """
              bulkhead template tag tools stable
              bulkhead template tag tools stable v2 --build v3
            """)

    @Argument(help: "A template by a name or its id.")
    var template: String

    @Argument(help: "The tags.")
    var tags: [String]

    @Option(help: ArgumentHelp("The build, by its id or a tag that it has.", valueName: "build"))
    var build = "default"

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let info = try await server.client().call(
            try .init(.post, PercentEncoding.path("templates", template, "tags"), TagWish(tags: tags, build: build)),
            as: TemplateInfo.self)
        try output.show(info, TemplateTable.table([info]))
        return 0
    }
}
