import Foundation
import TestSupport
import Testing

@testable import DaemonCommands
@testable import NativeService

@Suite("Processes over HTTP", .timeLimit(.minutes(5))) struct ProcessTests {
    private func stream(_ command: String, _ accept: String, _ server: Server, _ id: String) async throws -> String {
        var request = try DaemonClient.Request(
            .post, "/api/v1/sandboxes/\(id)/processes", StartProcess(command: ["sh", "-c", command]))
        request.headers.append(("Accept", accept))
        return String(decoding: try await server.owner.read(request), as: UTF8.self)
    }

    @Test func outputStreamsInBothForms() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let lines = try await stream("echo hi; printf '\\377'; exit 2", "application/x-ndjson", server, id)
                .split(separator: "\n").map { try WireJSON.decode(ProcessEvent.self, from: Data($0.utf8)) }
            #expect(lines.first?.kind == .started && lines.last?.kind == .exit && lines.last?.exit?.code == 2)
            let bytes = lines.filter { $0.kind == .output }.flatMap(\.bytes)
            #expect(bytes == Array("hi\n".utf8) + [0xFF])
            let events = try await stream("echo hi", "text/event-stream", server, id)
            #expect(events.hasPrefix("event: started\ndata: {"))
            #expect(events.contains("event: exit\ndata: {") && events.hasSuffix("}\n\n"))
        }
    }

    @Test func inputSignalsAndReplay() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/processes"
            var wish = StartProcess(command: ["sh", "-c", "cat; echo end; sleep 600"])
            wish.input = true
            wish.tag = "reader"
            let process = try await server.owner.call(
                try .init(.post, base, query: [("detach", "true")], wish), as: ProcessStatus.self)
            var input = DaemonClient.Request(.post, "\(base)/\(process.id)/input", query: [("close", "true")])
            let pieces = Pieces([Array("one\n".utf8), Array("two\n".utf8)])
            input.body = .pieces { await pieces.next() }
            try await server.owner.done(input)
            let seen = Collected<ProcessEvent>()
            try await server.owner.events(
                .init(.get, "\(base)/\(process.id)/output", query: [("from", "4")]), as: ProcessEvent.self
            ) { event in
                _ = await seen.add(event)
                let text = await seen.values.filter { $0.kind == .output }.compactMap(\.text).joined()
                if text == "two\nend\n", event.kind == .output {
                    try await server.owner.done(
                        try .init(.post, "\(base)/\(process.id)/signal", SignalWish(signal: "TERM")))
                }
                return event.kind != .exit
            }
            #expect(await seen.values.last?.exit?.signal == 15)
            let after = try await server.owner.call(
                .init(.get, "\(base)/\(process.id)"), as: ProcessStatus.self)
            #expect(after.exit?.signal == 15 && after.tag == "reader")
            let running = try await server.owner.call(.init(.get, base), as: ProcessList.self)
            #expect(running.processes.isEmpty)
            let late = try await refusal {
                try await server.owner.done(
                    try .init(.post, "\(base)/\(process.id)/signal", SignalWish(signal: "TERM")))
            }
            #expect(late?.code == .conflict)
        }
    }

    @Test func terminalsHaveASize() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/processes"
            var wish = StartProcess(command: ["sh", "-c", "stty size; read x; stty size"])
            wish.input = true
            wish.terminal = TerminalInfo(rows: 11, columns: 22)
            let process = try await server.owner.call(
                try .init(.post, base, query: [("detach", "true")], wish), as: ProcessStatus.self)
            try await server.owner.done(
                try .init(.put, "\(base)/\(process.id)/terminal", TerminalInfo(rows: 33, columns: 44)))
            var input = DaemonClient.Request(.post, "\(base)/\(process.id)/input")
            let pieces = Pieces([Array("\n".utf8)])
            input.body = .pieces { await pieces.next() }
            try await server.owner.done(input)
            let seen = Collected<ProcessEvent>()
            try await server.owner.events(
                .init(.get, "\(base)/\(process.id)/output", query: [("from", "0")]), as: ProcessEvent.self
            ) { event in
                _ = await seen.add(event)
                return event.kind != .exit
            }
            let text = await seen.values.compactMap(\.text).joined()
            #expect(text.contains("33 44"))
            #expect(await seen.values.contains { $0.kind == .terminal })
        }
    }

    @Test func aProcessEndsWithItsClientUnlessItShallNot() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/processes"
            for action in StartProcess.DisconnectAction.allCases {
                var wish = StartProcess(command: ["sleep", "600"])
                wish.onDisconnect = action
                wish.tag = action.rawValue
                // Goes away after the first event.
                try await server.owner.events(try .init(.post, base, wish), as: ProcessEvent.self) { _ in false }
            }
            var tags: [String?] = []
            repeat {
                tags = try await server.owner.call(.init(.get, base), as: ProcessList.self).processes.map(\.tag)
            } while tags.contains("kill")
            #expect(tags == ["keep"])
        }
    }

    @Test func wishesThatMakeNoSenseAreRefused() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/processes"
            func code(_ wish: StartProcess) async throws -> ErrorBody? {
                try await refusal { try await server.owner.done(try .init(.post, base, wish)) }
            }
            #expect(try await code(StartProcess(command: []))?.code == .invalid)
            #expect(try await code(StartProcess(command: ["/no/such/program"]))?.field == "command")
            var wish = StartProcess(command: ["true"])
            wish.timeout = -1
            #expect(try await code(wish)?.field == "timeout")
            wish.timeout = nil
            wish.workingDirectory = "/no/such/directory"
            #expect(try await code(wish) != nil)
            let unknown = try await refusal { try await server.owner.done(.init(.get, base + "/99999")) }
            #expect(unknown?.code == .notFound)
            let odd = try await refusal { try await server.owner.done(.init(.get, base + "/x")) }
            #expect(odd?.code == .invalid)
        }
    }
}

/// Pieces for a body.
actor Pieces {
    private var rest: [[UInt8]]

    init(_ pieces: [[UInt8]]) { rest = pieces }

    func next() -> [UInt8]? { rest.isEmpty ? nil : rest.removeFirst() }
}
