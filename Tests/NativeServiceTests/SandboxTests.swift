import ControlPlane
import Foundation
import TestSupport
import Testing

@testable import DaemonCommands
@testable import NativeService

@Suite("Sandboxes over HTTP", .timeLimit(.minutes(5))) struct SandboxTests {
    @Test func aSandboxLivesAndDies() async throws {
        try await Server.with { server in
            var wish = CreateSandbox()
            wish.name = "box"
            wish.metadata = ["team": "a"]
            wish.environment = ["X": "1"]
            wish.resources = ResourceWish(memory: 256 << 20)
            let id = try await server.create(wish)
            let info = try await server.owner.call(.init(.get, "/api/v1/sandboxes/box"), as: SandboxInfo.self)
            #expect(info.id == id && info.state == .running && info.metadata == ["team": "a"])
            #expect(info.resources.memory == 256 << 20 && info.resources.processors == 2)
            let result = try await server.shell("box", "echo $X; echo e >&2; exit 3")
            #expect(result.output == "1\n" && result.error == "e\n" && result.exit.code == 3)
            try await server.owner.done(.init(.delete, "/api/v1/sandboxes/\(id.prefix(8))"))
            let dead = try await server.owner.call(.init(.get, "/api/v1/sandboxes/\(id)"), as: SandboxInfo.self)
            #expect(dead.state == .dead && dead.death?.reason == .killed)
            let again = try await refusal { try await server.owner.done(.init(.delete, "/api/v1/sandboxes/\(id)")) }
            #expect(again?.code == .gone)
            let unknown = try await refusal { try await server.owner.done(.init(.delete, "/api/v1/sandboxes/nobody")) }
            #expect(unknown?.code == .notFound)
        }
    }

    @Test func theSameKeyGivesTheSameSandbox() async throws {
        try await Server.with { server in
            func create(_ name: String?) async throws -> String {
                var wish = CreateSandbox()
                wish.name = name
                var request = try DaemonClient.Request(.post, "/api/v1/sandboxes", wish)
                request.headers.append(("Idempotency-Key", "k1"))
                return try await server.owner.call(request, as: SandboxInfo.self).id
            }
            let first = try await create("a")
            #expect(try await create("a") == first)
            let other = try await refusal { _ = try await create("b") }
            #expect(other?.code == .conflict)
        }
    }

    @Test func listsAreFilteredAndPaged() async throws {
        try await Server.with { server in
            var ids: [String] = []
            for team in ["a", "a", "b"] {
                var wish = CreateSandbox()
                wish.metadata = ["team": team]
                ids.append(try await server.create(wish))
            }
            func list(_ query: [(String, String)]) async throws -> SandboxList {
                try await server.owner.call(.init(.get, "/api/v1/sandboxes", query: query), as: SandboxList.self)
            }
            #expect(try await list([("metadata", "team=a")]).sandboxes.count == 2)
            #expect(try await list([("order", "oldest")]).sandboxes.map(\.id) == ids)
            let first = try await list([("order", "oldest"), ("limit", "2")])
            let page = try #require(first.next)
            let second = try await list([("order", "oldest"), ("limit", "2"), ("page", page)])
            #expect(first.sandboxes.map(\.id) + second.sandboxes.map(\.id) == ids && second.next == nil)
            #expect(try await list([("state", "paused")]).sandboxes.isEmpty)
            for query in [("state", "odd"), ("limit", "0"), ("page", "x"), ("nonsense", "1"), ("metadata", "x")] {
                let refused = try await refusal { _ = try await list([query]) }
                #expect(refused?.code == .invalid, "\(query)")
            }
            try await server.owner.done(.init(.delete, "/api/v1/sandboxes/\(ids[0])"))
            #expect(try await list([("state", "dead")]).sandboxes.map(\.id) == [ids[0]])
        }
    }

    @Test func aWatchTellsEveryChange() async throws {
        try await Server.with { server in
            let first = try await server.create()
            let seen = Collected<SandboxChange>()
            try await server.owner.events(
                .init(.get, "/api/v1/sandboxes", query: [("watch", "true")]), as: SandboxChange.self
            ) { change in
                let count = await seen.add(change)
                if count == 2 { try await server.owner.done(.init(.delete, "/api/v1/sandboxes/\(first)")) }
                return count < 3
            }
            let changes = await seen.values
            #expect(changes.map(\.kind) == [.added, .synchronized, .removed])
            #expect(changes.last?.sandbox?.death?.reason == .killed)
        }
    }

    @Test func eventsAreToldInOrder() async throws {
        try await Server.with { server in
            let id = try await server.create()
            try await server.owner.done(.init(.delete, "/api/v1/sandboxes/\(id)"))
            let list = try await server.owner.call(
                .init(.get, "/api/v1/events", query: [("sandbox", id)]), as: EventList.self)
            #expect(list.events.map(\.kind) == ["created", "killed"])
            let last = try #require(list.events.last)
            let seen = Collected<EventInfo>()
            try await server.owner.events(
                .init(.get, "/api/v1/events", query: [("since", "\(last.id)"), ("follow", "true")]), as: EventInfo.self
            ) { event in
                _ = await seen.add(event)
                return false
            } whileDoing: {
                _ = try await server.create()
            }
            #expect(await seen.values.map(\.kind) == ["created"])
        }
    }

    @Test func timeCanBeSetAndRunsOut() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let info = try await server.owner.call(
                try .init(.put, "/api/v1/sandboxes/\(id)/timeout", TimeoutWish(timeout: 1000)), as: SandboxInfo.self)
            #expect(info.endsAt.timeIntervalSinceNow > 900)
            let wrong = try await refusal {
                try await server.owner.done(
                    try .init(.put, "/api/v1/sandboxes/\(id)/timeout", TimeoutWish(timeout: -1)))
            }
            #expect(wrong?.code == .invalid && wrong?.field == "timeout")
            let dead = try await server.owner.call(
                try .init(.put, "/api/v1/sandboxes/\(id)/timeout", TimeoutWish(timeout: 0)), as: SandboxInfo.self)
            #expect(dead.death?.reason == .timeout)
        }
    }
}
