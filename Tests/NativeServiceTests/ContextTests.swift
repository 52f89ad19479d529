import Foundation
import TestSupport
import Testing

@testable import DaemonCommands
@testable import NativeService

@Suite("Code over HTTP", .timeLimit(.minutes(5))) struct ContextTests {
    private func run(_ code: String, _ path: String, _ server: Server, timeout: Double? = nil) async throws
        -> [CodeEvent]
    {
        var wish = CodeWish(code: code)
        wish.timeout = timeout
        let seen = Collected<CodeEvent>()
        try await server.owner.events(try .init(.post, path, wish), as: CodeEvent.self) { event in
            _ = await seen.add(event)
            return true
        }
        return await seen.values
    }

    @Test func variablesStayAndErrorsAreTold() async throws {
        try await Server.with { server in
            var wish = CreateSandbox()
            wish.environment = ["X": "5"]
            let id = try await server.create(wish)
            let path = "/api/v1/sandboxes/\(id)/code"
            _ = try await run("x = 20", path, server)
            let events = try await run("import os\nprint('p')\nx + int(os.environ['X'])", path, server)
            #expect(events.first?.kind == .started && events.first?.executionCount == 2)
            #expect(events.contains { $0.kind == .output && $0.text == "p\n" })
            #expect(events.contains { $0.kind == .result && $0.data?["text/plain"] == "25" && $0.isMain == true })
            #expect(events.last?.kind == .end && events.last?.ending == .completed)
            let failed = try await run("1/0", path, server)
            #expect(failed.contains { $0.kind == .failure && $0.name == "ZeroDivisionError" })
            #expect(failed.last?.ending == .failed)
            let late = try await run("import time; time.sleep(600)", path, server, timeout: 0.3)
            #expect(late.last?.ending == .timedOut)
        }
    }

    @Test func contextsAreMadeUsedAndDeleted() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/contexts"
            func make() async throws -> ContextInfo {
                try await server.owner.call(try .init(.post, base, ContextWish(language: "py")), as: ContextInfo.self)
            }
            let one = try await make()
            let two = try await make()
            _ = try await run("x = 1", "\(base)/\(one.id)/run", server)
            #expect(try await run("x", "\(base)/\(two.id)/run", server).last?.ending == .failed)
            let list = try await server.owner.call(.init(.get, base), as: ContextList.self)
            #expect(list.contexts.map(\.id) == [one.id, two.id] && list.contexts.map(\.runs) == [1, 1])
            _ = try await server.owner.call(.init(.post, "\(base)/\(one.id)/restart"), as: ContextInfo.self)
            #expect(try await run("x", "\(base)/\(one.id)/run", server).last?.ending == .failed)
            try await server.owner.done(.init(.delete, "\(base)/\(two.id)"))
            #expect(try await server.code(.init(.get, "\(base)/\(two.id)")) == .notFound)
            let odd = try await server.code(try .init(.post, base, ContextWish(language: "cobol")))
            #expect(odd == .unsupported)
        }
    }

    @Test func anInterruptEndsWhatRuns() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/contexts"
            let context = try await server.owner.call(.init(.post, base), as: ContextInfo.self)
            let seen = Collected<CodeEvent>()
            try await server.owner.events(
                try .init(
                    .post, "\(base)/\(context.id)/run", CodeWish(code: "print('go')\nimport time\ntime.sleep(600)")),
                as: CodeEvent.self
            ) { event in
                _ = await seen.add(event)
                if event.kind == .output {
                    try await server.owner.done(.init(.post, "\(base)/\(context.id)/interrupt"))
                }
                return true
            }
            #expect(await seen.values.last?.ending == .interrupted)
        }
    }
}
