import ArgumentParser
import BulkheadCommands
import Foundation
import NativeService
import Sandboxing

/// `bulkhead top`
struct TopCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Show all sandboxes with what they use, again and again.",
        discussion: """
            Those that use most processor time come first. With --once it is shown once, as it is when the output is no \
            terminal.

              bulkhead top
              bulkhead top --once -o json
            """)

    @Flag(help: "Only once.")
    var once = false

    @Option(help: ArgumentHelp("Between two looks.", valueName: "time"))
    var interval = "2s"

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    /// One row.
    private struct Row: Codable {
        var sandbox: SandboxInfo
        var sample: SampleInfo?
    }

    func perform() async throws -> Int32 {
        let seconds = max(0.2, try OptionText.seconds(interval, "--interval"))
        let client = try server.client()
        let repeats = !once && HostOutput.standardOutput.isTerminal && !output.isForPrograms
        while true {
            let rows = try await rows(client)
            if repeats { HostOutput.standardOutput.write(Array("\u{1B}[H\u{1B}[2J".utf8)) }
            try output.show(rows, table(rows))
            guard repeats else { return 0 }
            try await Task.sleep(for: .seconds(seconds))
        }
    }

    private func rows(_ client: DaemonClient) async throws -> [Row] {
        let list = try await client.call(
            .init(.get, PercentEncoding.path("sandboxes"), query: [("limit", "1000"), ("state", "running,paused")]),
            as: SandboxList.self)
        var rows: [Row] = []
        for sandbox in list.sandboxes {
            do {
                let samples = try await client.call(
                    .init(.get, PercentEncoding.path("sandboxes", sandbox.id, "metrics")), as: SampleList.self)
                rows.append(Row(sandbox: sandbox, sample: samples.samples.last))
            } catch let refused as RefusedByDaemon where refused.code == .notFound || refused.code == .gone {
                // It ended between the two requests.
                continue
            }
        }
        return rows.sorted { ($0.sample?.processorPercent ?? 0) > ($1.sample?.processorPercent ?? 0) }
    }

    private func table(_ rows: [Row]) -> Table {
        var table = Table([
            .init(title: "ID"), .init(title: "NAME"), .init(title: "STATE"), .init(title: "CPU %", isNumber: true),
            .init(title: "CPU TIME", isNumber: true), .init(title: "MEMORY", isNumber: true),
            .init(title: "OF", isNumber: true), .init(title: "DISK", isNumber: true),
            .init(title: "PROCESSES", isNumber: true), .init(title: "AGE", isNumber: true),
        ])
        for row in rows {
            let sample = row.sample
            table.add(
                .init(row.sandbox.id), .init(row.sandbox.name ?? ""), SandboxTable.state(row.sandbox),
                .init(sample.map { Shown.tenths($0.processorPercent) } ?? ""),
                .init(sample.map { Shown.tenths($0.processorSeconds) + "s" } ?? ""),
                .init(sample.map { Shown.bytes($0.memory) } ?? ""),
                .init(Shown.bytes(row.sandbox.resources.memory)), .init(sample.map { Shown.bytes($0.disk) } ?? ""),
                .init(sample.map { "\($0.processes)" } ?? ""), .init(Shown.age(row.sandbox.createdAt)))
        }
        return table
    }
}
