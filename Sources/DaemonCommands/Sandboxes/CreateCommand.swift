import ArgumentParser
import BulkheadCommands
import ControlPlane
import Foundation
import NativeService
import Sandboxing

/// `bulkhead create`
struct CreateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a sandbox that lives on.",
        discussion: """
            Prints its id. It lives until its time is up, unless it is killed before; 'bulkhead info' says when that is.

              bulkhead create
              bulkhead create --name box --timeout 2h --on-timeout pause
              bulkhead create --template python --memory 2G --env TOKEN=x --label team=a
              bulkhead create --volume data:/data
            """)

    @Option(help: ArgumentHelp("A template or snapshot: name, name:tag or id.", valueName: "template"))
    var template: String?

    @Option(help: ArgumentHelp("A name, unique among those that live.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("When its time is up; 5m if left out.", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("What happens then: kill, pause or hibernate.", valueName: "action"))
    var onTimeout: TimeoutActionName?

    @Flag(help: "A request to one of its ports resumes it while it is paused.")
    var resumeOnTraffic = false

    @Option(
        name: .customLong("label"), help: ArgumentHelp("Write this on it; may be repeated.", valueName: "key=value"))
    var labels: [String] = []

    @Option(help: ArgumentHelp("A variable for its processes; may be repeated.", valueName: "name=value"))
    var env: [String] = []

    @Option(help: ArgumentHelp("Processors, as a share.", valueName: "n"))
    var cpus: Double?

    @Option(help: ArgumentHelp("Memory.", valueName: "size"))
    var memory: String?

    @Option(help: ArgumentHelp("Private files.", valueName: "size"))
    var disk: String?

    @Option(help: ArgumentHelp("Processes and threads.", valueName: "n"))
    var pids: UInt32?

    @Option(name: .customLong("volume"), help: ArgumentHelp("A volume in it; may be repeated.", valueName: "name:path"))
    var volumes: [String] = []

    @Flag(help: "Its ports need a token.")
    var privatePorts = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        var wish = CreateSandbox()
        wish.template = template
        wish.name = name
        wish.timeout = try timeout.map { text throws(CommandFailure) in try OptionText.seconds(text, "--timeout") }
        wish.onTimeout = onTimeout?.action
        wish.resumesOnTraffic = resumeOnTraffic ? true : nil
        wish.metadata = labels.isEmpty ? nil : try OptionText.pairs(labels, "--label")
        wish.environment = env.isEmpty ? nil : try OptionText.pairs(env, "--env")
        let resources = ResourceWish(
            processors: cpus, memory: try OptionText.bytes(memory, "--memory"),
            disk: try OptionText.bytes(disk, "--disk"), processes: pids)
        wish.resources = resources == ResourceWish() ? nil : resources
        wish.publicPorts = privatePorts ? false : nil
        wish.volumes =
            volumes.isEmpty
            ? nil
            : try volumes.map { text throws(CommandFailure) in
                let parts = text.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else {
                    throw CommandFailure(
                        "--volume: \(text.debugDescription) is no name:path; write for example data:/data")
                }
                return VolumeMountInfo(volume: String(parts[0]), path: String(parts[1]))
            }
        var request = try DaemonClient.Request(.post, PercentEncoding.path("sandboxes"), wish)
        // Should the answer get lost, the same request is safe to make again.
        request.headers.append(("Idempotency-Key", UUID().uuidString))
        let sandbox = try await server.client().call(request, as: SandboxInfo.self)
        try output.showOne(sandbox, sandbox.id)
        return 0
    }
}

/// What happens when a sandbox's time is up.
enum TimeoutActionName: String, ExpressibleByArgument, CaseIterable {
    case kill, pause, hibernate

    var action: TimeoutAction {
        switch self {
        case .kill: .kill
        case .pause: .pause
        case .hibernate: .hibernate
        }
    }
}
