import Foundation
import TestSupport
import Testing

@testable import DaemonCommands
@testable import NativeService

@Suite("Files over HTTP", .timeLimit(.minutes(5))) struct FileTests {
    private func write(_ text: [UInt8], to path: String, _ server: Server, _ id: String) async throws {
        var request = DaemonClient.Request(
            .put, "/api/v1/sandboxes/\(id)/files", query: [("path", path), ("parents", "true")])
        let pieces = Pieces([text])
        request.body = .pieces { await pieces.next() }
        try await server.owner.done(request)
    }

    @Test func filesAreWrittenReadAndCut() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/files"
            let content = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await write(content, to: "/home/user/a b/ü&=.bin", server, id)
            let path = ("path", "/home/user/a b/ü&=.bin")
            #expect([UInt8](try await server.owner.read(.init(.get, base, query: [path]))) == content)
            for (range, wanted) in [
                ("0-0", 0..<1), ("5-9", 5..<10), ("599990-", 599_990..<600_000), ("-3", 599_997..<600_000),
            ] {
                var request = DaemonClient.Request(.get, base, query: [path])
                request.headers.append(("Range", "bytes=\(range)"))
                #expect([UInt8](try await server.owner.read(request)) == Array(content[wanted]), "\(range)")
            }
            var outside = DaemonClient.Request(.get, base, query: [path])
            outside.headers.append(("Range", "bytes=600000-"))
            let request = outside
            #expect(try await server.code(request) == .unsatisfiableRange)
            let info = try await server.owner.call(.init(.get, base + "/status", query: [path]), as: FileInfo.self)
            #expect(info.size == 600_000 && info.kind == .file && info.mode == "644" && info.user == 1000)
        }
    }

    @Test func directoriesAreMadeListedMovedAndRemoved() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let base = "/api/v1/sandboxes/\(id)/files"
            try await server.owner.done(
                try .init(.post, base + "/directories", DirectoryWish(path: "d/e", mode: "700")))
            try await write(Array("x".utf8), to: "d/f", server, id)
            try await server.owner.done(try .init(.post, base + "/move", MoveWish(source: "d/f", destination: "d/g")))
            let list = try await server.owner.call(
                .init(.get, base + "/entries", query: [("path", "d")]), as: FileList.self)
            #expect(list.entries.map(\.name) == ["e", "g"])
            #expect(list.entries.first?.mode == "700" && list.entries.first?.kind == .directory)
            let full = try await refusal {
                try await server.owner.done(.init(.delete, base, query: [("path", "d")]))
            }
            #expect(full?.code == .conflict)
            try await server.owner.done(.init(.delete, base, query: [("path", "d"), ("recursive", "true")]))
            let gone = try await refusal {
                try await server.owner.done(.init(.get, base + "/status", query: [("path", "d")]))
            }
            #expect(gone?.code == .notFound && gone?.field == "path")
        }
    }

    @Test(arguments: [
        ("/etc/shadow", ErrorBody.Code.forbidden), ("/proc/1/mem", .conflict), ("/dev/zero", .conflict),
        ("/", .conflict),
        ("no/such", .notFound), ("a\u{0}b", .invalid), (String(repeating: "x/", count: 2500), .invalid),
        (String(repeating: "y", count: 300), .invalid), ("", .invalid),
    ]) func pathsThatCannotBeReadAreRefused(path: String, code: ErrorBody.Code) async throws {
        try await Server.with { server in
            let id = try await server.create()
            let refused = try await refusal {
                try await server.owner.done(.init(.get, "/api/v1/sandboxes/\(id)/files", query: [("path", path)]))
            }
            let allowed: Set<ErrorBody.Code?> = [code, .notFound, .forbidden]
            #expect(allowed.contains(refused?.code), "\(String(describing: refused))")
        }
    }

    @Test func archivesGoBothWays() async throws {
        try await Server.with { server in
            let id = try await server.create()
            _ = try await server.shell(id, "mkdir -p src/sub; echo 1 > src/a; ln -s a src/l; echo 2 > src/sub/b")
            let archive = try await server.owner.read(
                .init(.get, "/api/v1/sandboxes/\(id)/archive", query: [("path", "src")]))
            var upload = DaemonClient.Request(.put, "/api/v1/sandboxes/\(id)/archive", query: [("path", "copy/here")])
            let pieces = Pieces([[UInt8](archive)])
            upload.body = .pieces { await pieces.next() }
            try await server.owner.done(upload)
            let result = try await server.shell(id, "cd copy/here/src && cat a sub/b && readlink l")
            #expect(result.output == "1\n2\na\n")
            var broken = DaemonClient.Request(.put, "/api/v1/sandboxes/\(id)/archive", query: [("path", "x")])
            let noise = Pieces([[UInt8](repeating: 65, count: 2048)])
            broken.body = .pieces { await noise.next() }
            let request = broken
            let refused = try await refusal { try await server.owner.done(request) }
            #expect(refused?.code == .conflict && refused?.message.contains("tar") == true)
            let missing = try await refusal {
                try await server.owner.done(.init(.get, "/api/v1/sandboxes/\(id)/archive", query: [("path", "none")]))
            }
            #expect(missing?.code == .notFound)
        }
    }

    @Test func changesAreTold() async throws {
        try await Server.with { server in
            let id = try await server.create()
            let seen = Collected<FileChangeEvent>()
            try await server.owner.events(
                .init(.get, "/api/v1/sandboxes/\(id)/files/changes", query: [("path", "/home/user")]),
                as: FileChangeEvent.self
            ) { change in
                if await seen.add(change) == 1 { _ = try await server.shell(id, "echo x > /home/user/new") }
                return change.name != "new"
            }
            #expect(await seen.values.map(\.kind).prefix(2) == [.watching, .created])
        }
    }
}
