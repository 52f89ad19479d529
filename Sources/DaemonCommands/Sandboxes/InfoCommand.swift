import ArgumentParser
import BulkheadCommands
import ControlPlane
import NativeService

/// `bulkhead info`
struct InfoCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Show everything about a sandbox.",
        discussion: """
            Also about one that is dead, by its whole id, as long as it is remembered: then it says why.

              bulkhead info box
              bulkhead info i3fk -o json
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let request = DaemonClient.Request(.get, PercentEncoding.path("sandboxes", sandbox))
        let info = try await server.client().call(request, as: SandboxInfo.self)
        try output.show(info, table(info))
        return 0
    }

    private func table(_ info: SandboxInfo) -> Table {
        var table = Table([.init(title: "ID"), .init(title: info.id)])
        func row(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { table.add(.init(name), .init(value)) }
        }
        row("name", info.name)
        table.add(.init("state"), SandboxTable.state(info))
        row("template", info.template)
        row("build", info.build)
        row("created", Shown.time(info.createdAt))
        row("started", Shown.time(info.startedAt))
        row(info.state == .dead ? "would end" : "ends", Shown.time(info.endsAt) + ", then: \(info.onTimeout.rawValue)")
        row("processors", SandboxTable.number(info.resources.processors))
        row("memory", Shown.bytes(info.resources.memory))
        row("disk", Shown.bytes(info.resources.disk))
        row("processes", "\(info.resources.processes)")
        row("ports", info.publicPorts ? "public" : "need the traffic token")
        row("resumes", info.resumesOnTraffic ? "on traffic" : nil)
        row("reboots", info.reboots > 0 ? "\(info.reboots)" : nil)
        for volume in info.volumes { row("volume", "\(volume.volume) at \(volume.path)") }
        for (key, value) in info.metadata.sorted(by: { $0.key < $1.key }) { row("label", "\(key)=\(value)") }
        for (key, value) in (info.environment ?? [:]).sorted(by: { $0.key < $1.key }) {
            row("variable", "\(key)=\(value)")
        }
        if let death = info.death {
            row("died", Shown.time(death.date))
            row("reason", "\(death.reason.rawValue): \(death.detail)")
        }
        return table
    }
}
