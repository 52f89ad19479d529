import ArgumentParser
import BulkheadCommands
import ControlPlane
import Crypto
import Foundation
import NativeService

/// `bulkhead template build`
struct TemplateBuildCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build a template from another one.",
        discussion: """
            The steps are in a file like those of Docker, of which FROM, RUN, COPY, ENV, WORKDIR and USER are understood, \
            or they are given one by one. FROM names a template of this daemon. Steps of a file are root's until USER.

              bulkhead template build tools --run 'apt list' --env MODE=fast
              bulkhead template build tools:v2 --file Dockerfile --memory 1G
              bulkhead template build web --from tools --start 'python3 -m http.server' --ready 'curl -s localhost:8000'
            """)

    @Argument(help: "Its name, perhaps with a tag behind a colon.")
    var name: String

    @Option(help: ArgumentHelp("A file with the steps; paths to copy start from its directory.", valueName: "path"))
    var file: String?

    @Option(help: ArgumentHelp("The template to begin with; 'base' if left out.", valueName: "template"))
    var from: String?

    @Option(
        help: ArgumentHelp("A command in a shell; may be repeated, after the steps of the file.", valueName: "command"))
    var run: [String] = []

    @Option(help: ArgumentHelp("A variable; may be repeated.", valueName: "name=value"))
    var env: [String] = []

    @Option(help: ArgumentHelp("Started with every sandbox.", valueName: "command"))
    var start: String?

    @Option(help: ArgumentHelp("A sandbox is ready once this succeeds.", valueName: "command"))
    var ready: String?

    @Option(help: ArgumentHelp("Processors of its sandboxes.", valueName: "n"))
    var cpus: Double?

    @Option(help: ArgumentHelp("Memory of its sandboxes.", valueName: "size"))
    var memory: String?

    @Option(help: ArgumentHelp("Private files of its sandboxes.", valueName: "size"))
    var disk: String?

    @Option(
        name: .customLong("tag"), help: ArgumentHelp("What the build is called; may be repeated.", valueName: "tag"))
    var tags: [String] = []

    @Flag(help: "Build even if the same was built before.")
    var noCache = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let client = try server.client()
        var wish = BuildWish(name: name)
        var steps: [BuildWish.Step] = []
        if let file {
            let text = try HostFile.read(file, limit: 1 << 20, remedy: "name a file that is there")
            let recipe = try RecipeFile(text: String(decoding: text, as: UTF8.self), name: file)
            wish.base = recipe.base
            let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
            // As with Docker, steps are root's until the file says otherwise; sandboxes are not.
            steps.append(Self.user("root"))
            for step in recipe.steps {
                steps.append(try await self.step(step, directory.isEmpty ? "/" : directory, client))
            }
            if !recipe.steps.contains(where: { if case .user = $0 { true } else { false } }) {
                steps.append(Self.user("user"))
            }
        }
        if !env.isEmpty {
            var step = BuildWish.Step()
            step.environment = try OptionText.pairs(env, "--env")
            steps.append(step)
        }
        for command in run {
            var step = BuildWish.Step()
            step.run = command
            steps.append(step)
        }
        if let from { wish.base = from }
        wish.steps = steps
        wish.tags = tags.isEmpty ? nil : tags
        wish.startCommand = start
        wish.readyCommand = ready
        wish.ignoresCache = noCache ? true : nil
        let resources = ResourceWish(
            processors: cpus, memory: try OptionText.bytes(memory, "--memory"),
            disk: try OptionText.bytes(disk, "--disk"))
        wish.resources = resources == ResourceWish() ? nil : resources
        return try await build(wish, client)
    }

    /// Builds, telling what the build says on standard error.
    private func build(_ wish: BuildWish, _ client: DaemonClient) async throws -> Int32 {
        let output = output
        let isGood = SharedFlag()
        try await client.events(
            try .init(.post, PercentEncoding.path("templates"), wish), as: BuildEvent.self
        ) { event in
            if let error = event.error { throw CommandFailure(error) }
            guard let build = event.build else {
                let step = event.step.map { "[\($0)] " } ?? ""
                HostOutput.standardError.write(line: step + Table.Cell(event.message ?? "").text)
                return true
            }
            if build.status == .ready { isGood.set() }
            try output.showOne(build, build.status == .ready ? build.id : "")
            return false
        }
        return isGood.isSet ? 0 : 1
    }

    private static func user(_ name: String) -> BuildWish.Step {
        var step = BuildWish.Step()
        step.user = name
        return step
    }

    private func step(
        _ step: RecipeFile.Step, _ directory: String, _ client: DaemonClient
    ) async throws -> BuildWish.Step {
        var wish = BuildWish.Step()
        switch step {
        case .run(let command): wish.run = command
        case .environment(let variables): wish.environment = variables
        case .workingDirectory(let path): wish.workingDirectory = path
        case .user(let name): wish.user = name
        case .copy(let source, let destination):
            let path = directory + "/" + source
            let digest = try await upload(path, as: source, client)
            wish.copy = BuildWish.CopyStep(upload: digest, source: source, destination: destination)
        }
        return wish
    }

    /// Packs what a copy step wants and uploads it, unless the daemon has it.
    private func upload(_ path: String, as name: String, _ client: DaemonClient) async throws -> String {
        var hash = SHA256()
        let first = TreePacker(root: path, as: name)
        while let piece = try await first.next() { hash.update(data: piece) }
        let digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let place = PercentEncoding.path("uploads", digest)
        do {
            try await client.done(.init(.head, place))
            return digest
        } catch let refused as RefusedByDaemon where refused.code == .notFound {
            let second = TreePacker(root: path, as: name)
            var request = DaemonClient.Request(.put, place)
            request.headers.append(("Content-Type", "application/x-tar"))
            request.body = .pieces { try await second.next() }
            try await client.done(request)
            return digest
        }
    }
}
