import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead metrics`
struct MetricsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Show what a sandbox, or the daemon, uses.",
        discussion: """
            Of a sandbox the last measurement, or with --history all that are kept. Without a sandbox, everything that the \
            daemon counts, in the text format of Prometheus.

              bulkhead metrics box
              bulkhead metrics box --history -o json
              bulkhead metrics
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String?

    @Flag(help: "All measurements that are kept.")
    var history = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let client = try server.client()
        guard let sandbox else {
            let text = try await client.read(.init(.get, "/metrics"))
            guard HostOutput.standardOutput.write(text) else { throw ReaderGone() }
            return 0
        }
        let list = try await client.call(
            .init(.get, PercentEncoding.path("sandboxes", sandbox, "metrics")), as: SampleList.self)
        let samples = history ? list.samples : list.samples.suffix(1)
        try output.show(samples, table(samples))
        return 0
    }

    private func table(_ samples: [SampleInfo]) -> Table {
        var table = Table([
            .init(title: "TIME"), .init(title: "CPU %", isNumber: true), .init(title: "CPU TIME", isNumber: true),
            .init(title: "MEMORY", isNumber: true), .init(title: "OF", isNumber: true),
            .init(title: "DISK", isNumber: true), .init(title: "OF", isNumber: true),
            .init(title: "PROCESSES", isNumber: true),
        ])
        for sample in samples {
            table.add(
                .init(Shown.time(sample.date)), .init(Shown.tenths(sample.processorPercent)),
                .init(Shown.tenths(sample.processorSeconds) + "s"), .init(Shown.bytes(sample.memory)),
                .init(Shown.bytes(sample.memoryLimit)), .init(Shown.bytes(sample.disk)),
                .init(Shown.bytes(sample.diskLimit)), .init("\(sample.processes)"))
        }
        return table
    }
}
