import ControlPlane
import Foundation
import Hummingbird
import Sandboxing

/// What sandboxes use, print, and what happens to them.
enum ObservationRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/api/v1/sandboxes/{sandbox}/metrics", operation: "getSandboxMetrics",
            tag: "Observation", summary: "What a sandbox used, measured every few seconds.", scope: .read,
            parameters: [
                .query("from", .string(format: "date-time"), "From then on."),
                .query("to", .string(format: "date-time"), "Until then."),
            ],
            answers: [.init(status: 200, description: "The measurements.", body: .json(SampleList.self))]
        ) { call in
            let samples = try await call.service.controlPlane.metrics(
                try call.path("sandbox"), from: try call.date("from"), to: try call.date("to"))
            return try call.answer(SampleList(samples: samples.map(SampleInfo.init)))
        },
        Route(
            method: .get, path: "/api/v1/sandboxes/{sandbox}/logs", operation: "getLogs", tag: "Observation",
            summary: "What the processes of a sandbox printed, as far as it is kept, and what they print.",
            scope: .read, parameters: [.query("follow", .boolean, "Go on with what comes.")],
            answers: [.init(status: 200, description: "The output.", body: .events(LogLine.self))]
        ) { call in
            let live = try await call.live()
            let plane = call.service.controlPlane
            let follows = try call.flag("follow")
            return call.stream(LogLine.self) { events in
                try await SandboxLog(live: live, plane: plane).tell(follows, &events)
            }
        },
        Route(
            method: .get, path: "/api/v1/events", operation: "listEvents", tag: "Observation",
            summary: "What happened, the oldest first.", scope: .read,
            parameters: [
                .query("since", .integer(minimum: 0), "Only what came after this event."),
                .query("sandbox", .string(), "Only what happened to this sandbox, by its id or name."),
                .query("limit", .integer(minimum: 1, maximum: 1000), "At most this many; 100 if left out."),
                .query("follow", .boolean, "Stream them and go on with what comes."),
            ],
            answers: [
                .init(status: 200, description: "The events.", body: .jsonOrEvents(EventList.self, EventInfo.self))
            ], handle: events),
    ]

    @Sendable private static func events(_ call: Call) async throws -> Response {
        let plane = call.service.controlPlane
        let since: Int64 = try call.number("since", in: 0...Int64.max) ?? 0
        let limit = try call.number("limit", in: 1...1000) ?? 100
        var sandbox = call.query["sandbox"]
        // A name or the beginning of an id where it is of one that lives; the dead are known by their ids.
        if let reference = sandbox, let record = try? await plane.record(reference) { sandbox = record.id }
        guard try call.flag("follow") else {
            let events = try await plane.events(after: since, sandbox: sandbox, limit: limit)
            return try call.answer(EventList(events: events.map(EventInfo.init)))
        }
        let id = sandbox
        return call.stream(EventInfo.self) { events in
            var place = since
            while !Task.isCancelled {
                let new = try await plane.events(after: place, sandbox: id, limit: 1000, waits: true)
                guard let last = new.last else { continue }
                place = last.id
                try await events.send(new.map(EventInfo.init))
            }
        }
    }
}

/// The output of all processes of a sandbox, as one stream.
struct SandboxLog {
    let live: ManagedSandbox
    let plane: ControlPlane

    /// How often it is looked whether there are new processes.
    private static let interval: Duration = .milliseconds(200)

    func tell(_ follows: Bool, _ events: inout EventWriter<LogLine>) async throws {
        guard follows else {
            for process in processes {
                try await events.send(Self.start(process))
                try await events.send(process.kept.map { Self.line($0, process.id) })
            }
            return
        }
        let lines = PieceStream<LogLine>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await collect(into: lines) }
            defer { group.cancelAll() }
            do {
                while let line = try await lines.next() { try await events.send(line) }
            } catch {
                lines.cancel()
                throw error
            }
        }
    }

    private func collect(into lines: PieceStream<LogLine>) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var known: Set<ObjectIdentifier> = []
            while try await isAlive() {
                for process in processes where known.insert(ObjectIdentifier(process)).inserted {
                    group.addTask {
                        try await lines.send(Self.start(process))
                        for await output in process.listen(from: 0) {
                            try await lines.send(Self.line(output, process.id))
                        }
                    }
                }
                try await Task.sleep(for: Self.interval)
            }
        }
        lines.finish()
    }

    /// Those that somebody asked for: what copies files for us prints archives.
    private var processes: [ManagedProcess] { live.recentProcesses.filter { $0.tag != ArchiveRoutes.tag } }

    /// Whether processes of it can still print something.
    private func isAlive() async throws -> Bool {
        do throws(ControlPlaneError) {
            let record = try await plane.record(live.id)
            return record.state == .running || record.pauseMode == .memory
        } catch {
            guard case .notFound = error else { throw error }
            return false
        }
    }

    private static func start(_ process: ManagedProcess) -> LogLine {
        LogLine(kind: .started, process: process.id, command: process.request.arguments.joined(separator: " "))
    }

    private static func line(_ output: ProcessOutput, _ process: Int32) -> LogLine {
        switch output {
        case .data(let stream, let bytes, _):
            let kind: LogLine.Kind =
                switch stream {
                case .output: .output
                case .error: .errorOutput
                case .terminal: .terminal
                }
            return LogLine(kind: kind, process: process, text: String(decoding: bytes, as: UTF8.self))
        case .exit(let result): return LogLine(kind: .exit, process: process, exit: ExitInfo(result))
        }
    }
}
