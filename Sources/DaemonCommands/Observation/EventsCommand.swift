import ArgumentParser
import BulkheadCommands
import NativeService

/// `bulkhead events`
struct EventsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Show what happened.",
        discussion: """
            Creations, pauses, forks, deaths and why, builds of templates, starts of the daemon: the oldest first.

              bulkhead events
              bulkhead events --sandbox box -o json
              bulkhead events --since 120 --follow
            """)

    @Option(help: ArgumentHelp("Only what happened to this sandbox.", valueName: "sandbox"))
    var sandbox: String?

    @Option(help: ArgumentHelp("Only what came after this event.", valueName: "id"))
    var since: UInt64?

    @Flag(name: .shortAndLong, help: "Go on with what comes, until you stop it.")
    var follow = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let client = try server.client()
        var place = since ?? 0
        if follow {
            var request = DaemonClient.Request(.get, PercentEncoding.path("events"), query: [("follow", "true")])
            request.ask("since", "\(place)")
            request.ask("sandbox", sandbox)
            let output = output
            try await client.events(request, as: EventInfo.self) { event in
                if let error = event.error { throw CommandFailure(error) }
                try output.showOne(event, Self.line(event))
                return true
            }
            return 0
        }
        var events: [EventInfo] = []
        while true {
            var request = DaemonClient.Request(.get, PercentEncoding.path("events"), query: [("limit", "1000")])
            request.ask("since", "\(place)")
            request.ask("sandbox", sandbox)
            let part = try await client.call(request, as: EventList.self).events
            events += part
            guard part.count == 1000, let last = part.last else { break }
            place = UInt64(max(0, last.id))
        }
        try output.show(events, Self.table(events))
        return 0
    }

    private static func line(_ event: EventInfo) -> String {
        [
            "\(event.id)", Shown.time(event.date), event.kind, event.sandbox ?? "-", Table.Cell(event.detail).text,
        ].joined(separator: "  ")
    }

    private static func table(_ events: [EventInfo]) -> Table {
        var table = Table([
            .init(title: "ID", isNumber: true), .init(title: "TIME"), .init(title: "WHAT"), .init(title: "SANDBOX"),
            .init(title: "DETAIL"),
        ])
        for event in events {
            table.add(
                .init("\(event.id)"), .init(Shown.time(event.date)),
                .init(event.kind, colour: event.kind == "died" ? 31 : nil), .init(event.sandbox ?? ""),
                .init(event.detail))
        }
        return table
    }
}
