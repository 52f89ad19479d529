import ControlPlane
import Foundation
import TestSupport
import Testing

@testable import DaemonCommands
@testable import NativeService

@Suite("Who may do what", .timeLimit(.minutes(5))) struct AccessTests {
    @Test func theNetworkNeedsATokenOfTheRightScope() async throws {
        try await Server.with { server in
            func token(_ scopes: [TokenScope]) async throws -> String {
                let wish = TokenWish(name: scopes.map(\.rawValue).joined(separator: "-"), scopes: scopes)
                return try await server.owner.call(try .init(.post, "/api/v1/tokens", wish), as: NewToken.self).token
            }
            let reader = try await token([.read])
            let runner = try await token([.read, .run])
            let manager = try await token([.admin])
            let list = DaemonClient.Request(.get, "/api/v1/sandboxes")
            let create = DaemonClient.Request(.post, "/api/v1/sandboxes")
            let tokens = DaemonClient.Request(.get, "/api/v1/tokens")
            let rows: [(String?, [DaemonClient.Request], [ErrorBody.Code?])] = [
                (nil, [list, create, tokens], [.unauthenticated, .unauthenticated, .unauthenticated]),
                ("e2b_" + String(repeating: "0", count: 40), [list], [.unauthenticated]),
                (String(repeating: "x", count: 5000), [list], [.unauthenticated]),
                (reader, [list, create, tokens], [nil, .forbidden, .forbidden]),
                (runner, [list, create, tokens], [nil, nil, .forbidden]),
                (manager, [list, create, tokens], [nil, nil, nil]),
            ]
            for (key, requests, codes) in rows {
                for (request, code) in zip(requests, codes) {
                    let refused = try await refusal { try await server.client(token: key).done(request) }
                    #expect(refused?.code == code, "\(key ?? "-") \(request.path)")
                }
            }
            try await server.client(token: nil).done(.init(.get, "/healthz"))
            try await server.client(token: nil).done(.init(.get, "/openapi.json"))
            try await server.owner.done(.init(.delete, "/api/v1/tokens/read"))
            let useless = try await refusal { try await server.client(token: reader).done(list) }
            #expect(useless?.code == .unauthenticated)
        }
    }

    @Test func aReaderSeesNoSecrets() async throws {
        try await Server.with { server in
            var wish = CreateSandbox()
            wish.environment = ["SECRET": "canary"]
            wish.publicPorts = false
            let id = try await server.create(wish)
            let (_, key) = try await server.plane.createToken(name: "r", scopes: [.read])
            let shown = try await server.client(token: key).read(.init(.get, "/api/v1/sandboxes/\(id)"))
            let text = String(decoding: shown, as: UTF8.self)
            #expect(!text.contains("canary") && !text.contains("trafficToken") && !text.contains("ccessToken"))
            let own = try await server.owner.call(.init(.get, "/api/v1/sandboxes/\(id)"), as: SandboxInfo.self)
            #expect(own.environment?["SECRET"] == "canary" && own.trafficToken != nil)
            let port = try await server.owner.call(.init(.get, "/api/v1/sandboxes/\(id)/ports/3000"), as: PortInfo.self)
            #expect(port.url == "http://3000-\(id).sbx.localhost" && port.token == own.trafficToken)
        }
    }

    @Test func bodiesHaveAKindAndALimit() async throws {
        try await Server.with { server in
            var form = DaemonClient.Request(.post, "/api/v1/sandboxes")
            form.headers.append(("Content-Type", "text/plain"))
            let pieces = Pieces([Array("{}".utf8)])
            form.body = .pieces { await pieces.next() }
            let request = form
            let kind = try await server.code(request)
            #expect(kind == .unsupportedMedia)
            var large = DaemonClient.Request(.post, "/api/v1/sandboxes")
            large.headers.append(("Content-Type", "application/json"))
            let many = Pieces(Array(repeating: [UInt8](repeating: 32, count: 256 << 10), count: 6))
            large.body = .pieces { await many.next() }
            let big = large
            let size = try await server.code(big)
            #expect(size == .tooLarge)
        }
    }

    @Test func unknownPathsAndMethodsAreSaid() async throws {
        try await Server.with { server in
            #expect(try await server.code(.init(.get, "/api/v1/odd")) == .notFound)
            let method = try await refusal { try await server.owner.done(.init(.put, "/api/v1/sandboxes")) }
            #expect(method?.code == .methodNotAllowed && method?.remedy == "use GET, POST")
        }
    }

    @Test func aDaemonThatStopsTakesNothingNew() async throws {
        try await Server.with { server in
            try await server.owner.done(.init(.get, "/readyz"))
            server.service.readiness.stop()
            let ready = try await refusal { try await server.owner.done(.init(.get, "/readyz")) }
            #expect(ready?.code == .shuttingDown && ready?.retryAfter != nil)
            #expect(try await server.code(.init(.post, "/api/v1/sandboxes")) == .shuttingDown)
            try await server.owner.done(.init(.get, "/healthz"))
        }
    }

    @Test func whatHappensIsCounted() async throws {
        try await Server.with { server in
            let id = try await server.create()
            _ = try await server.shell(id, "exit 1")
            try await server.owner.done(.init(.delete, "/api/v1/sandboxes/\(id)"))
            let text = String(decoding: try await server.owner.read(.init(.get, "/metrics")), as: UTF8.self)
            for line in [
                #"bulkhead_sandbox_creations_total{template="base",outcome="ok"} 1"#,
                #"bulkhead_processes_ended_total{outcome="failed"} 1"#,
                #"bulkhead_sandbox_deaths_total{reason="killed"} 1"#,
                #"bulkhead_http_requests_total{method="DELETE",route="/api/v1/sandboxes/{sandbox}",status="204"} 1"#,
            ] { #expect(text.contains(line + "\n"), "\(line)") }
        }
    }
}
