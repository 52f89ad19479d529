import Glibc
import Jail
import Sandboxing
import TestSupport
import Testing

/// Whole trees, links, attributes, changes and ports of a sandbox.
@Suite(.timeLimit(.minutes(1))) struct TreeTests {
    private func withSandbox(_ body: (any Sandbox) async throws -> Void) async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification(), body)
        await runtime.close()
    }

    private func run(_ script: String, in sandbox: any Sandbox) async throws {
        let outcome = try await sandbox.run(ProcessRequest(["sh", "-ec", script]))
        #expect(outcome.exit == .exited(0), "\(String(decoding: outcome.standardError, as: UTF8.self))")
    }

    private func isFile(_ error: any Error, _ code: Int32) -> Bool {
        guard case SandboxError.file(_, _, let found) = error else { return false }
        return found.rawValue == code
    }

    @Test func followsLinksToWhereTheyLead() async throws {
        try await withSandbox { (sandbox) async throws in
            try await run(
                "mkdir -p a/b; echo x > a/b/f; ln -s a/b d; ln -s d/f l; ln -s nowhere n; ln -s o o", in: sandbox)
            let (entry, path) = try await sandbox.files.resolve("l")
            #expect(path == "/home/user/a/b/f" && entry.kind == .file && entry.nameText == "f" && entry.size == 2)
            #expect(try await sandbox.files.resolve("d").path == "/home/user/a/b")
            #expect(try await sandbox.files.resolve("/").path == "/")
            for (name, code) in [("n", ENOENT), ("o", ELOOP), ("l/x", ENOTDIR)] {
                await #expect { _ = try await sandbox.files.resolve(name) } throws: { isFile($0, code) }
            }
        }
    }

    @Test func listsTreesInOrder() async throws {
        try await withSandbox { (sandbox) async throws in
            try await run(
                "mkdir -p t/b/c/d t/a; touch t/b/x t/b/c/y t/z t/B; ln -s /etc t/link; chmod 0 t/a", in: sandbox)
            func names(_ depth: UInt32) async throws -> [String] {
                try await sandbox.files.tree("t", depth: depth, limit: 100).map {
                    String(decoding: $0.path, as: UTF8.self)
                }
            }
            #expect(try await names(0) == [])
            #expect(try await names(1) == ["B", "a", "b", "link", "z"])
            #expect(try await names(2) == ["B", "a", "b", "b/c", "b/x", "link", "z"])
            #expect(try await names(9) == ["B", "a", "b", "b/c", "b/c/d", "b/c/y", "b/x", "link", "z"])
            #expect(try await sandbox.files.tree("t", depth: 9, limit: 9).count == 9)
            #expect(try await sandbox.files.tree("t", depth: 9, limit: 9)[5].entry.nameText == "y")
            await #expect { _ = try await sandbox.files.tree("t", depth: 9, limit: 8) } throws: {
                isFile($0, EOVERFLOW)
            }
            await #expect { _ = try await sandbox.files.tree("gone", depth: 1, limit: 8) } throws: {
                isFile($0, ENOENT)
            }
            await #expect { _ = try await sandbox.files.tree("t/z", depth: 1, limit: 8) } throws: {
                isFile($0, ENOTDIR)
            }
        }
    }

    @Test func keepsAttributes() async throws {
        try await withSandbox { (sandbox) async throws in
            let files = sandbox.files
            try await files.write("f", [1])
            #expect(try await files.attributes("f") == [:])
            try await files.setAttributes("f", startingWith: "m.", to: ["m.a": Array("1".utf8), "m.b": []])
            try await files.setAttributes("f", startingWith: "other", to: ["other": [0, 255]])
            #expect(try await files.attributes("f") == ["m.a": Array("1".utf8), "m.b": [], "other": [0, 255]])
            try await files.setAttributes("f", startingWith: "m.", to: ["m.c": [3]])
            #expect(try await files.attributes("f") == ["m.c": [3], "other": [0, 255]])
            await #expect(throws: SandboxError.self) {
                try await files.setAttributes("f", startingWith: "m.", to: ["x": [3]])
            }
            await #expect { _ = try await files.attributes("gone") } throws: { isFile($0, ENOENT) }
            await #expect(throws: SandboxError.self) {
                try await files.setAttributes(
                    "f", startingWith: "m.", to: ["m.c": [UInt8](repeating: 0, count: 300_000)])
            }
        }
    }

    private func next(_ count: Int, of changes: FileChanges) async throws -> [String] {
        var seen: [String] = []
        while seen.count < count, let change = try await changes.next() {
            seen.append("\(change.kind) \(String(decoding: change.name, as: UTF8.self))")
        }
        return seen
    }

    @Test func aWriteIsThreeChanges() async throws {
        try await withSandbox { (sandbox) async throws in
            let changes = try await sandbox.files.watch("/home/user", recursive: false)
            try await sandbox.files.write("f", [UInt8](repeating: 7, count: 200_000), mode: 0o600)
            #expect(try await next(3, of: changes) == ["created f", "attributes f", "modified f"])
            try await sandbox.files.write("f", [8], mode: 0o600)
            try await sandbox.files.move("f", to: "g")
            try await sandbox.files.remove("g", recursive: false)
            var rest: [String] = []
            while rest.last != "removed g" { rest += try await next(1, of: changes) }
            // The kernel makes one of two changes in a row that are the same.
            #expect(rest.first == "modified f")
            #expect(rest.filter { $0 != "modified f" } == ["renamed f", "created g", "removed g"])
            #expect(try await sandbox.files.list(".").isEmpty)
        }
    }

    @Test func watchesWholeTrees() async throws {
        try await withSandbox { (sandbox) async throws in
            try await run("mkdir -p old/deep", in: sandbox)
            let changes = try await sandbox.files.watch("/home/user", recursive: true)
            try await run("touch old/deep/f", in: sandbox)
            #expect(try await next(2, of: changes) == ["created old/deep/f", "attributes old/deep/f"])
            try await run("mkdir -p n/e/w; touch n/e/w/f", in: sandbox)
            var seen: Set<String> = []
            while !seen.contains("n/e/w/f") || !seen.contains("n/e/w") {
                let change = try #require(try await changes.next())
                // What was found when a directory was first looked at is told once.
                if change.kind == .created {
                    #expect(seen.insert(String(decoding: change.name, as: UTF8.self)).inserted)
                }
            }
            #expect(seen == ["n", "n/e", "n/e/w", "n/e/w/f"])
            // A directory that moves takes its watches along.
            try await run("mv n m; rm m/e/w/f; echo end > end", in: sandbox)
            var last: [String] = []
            while last.last != "modified end", let change = try await changes.next() {
                last.append("\(change.kind) \(String(decoding: change.name, as: UTF8.self))")
            }
            #expect(
                last.filter { !$0.hasPrefix("attributes") && !$0.hasSuffix("end") } == [
                    "renamed n", "created m", "removed m/e/w/f",
                ])
        }
    }

    @Test func whatCannotBeWatchedIsAnError() async throws {
        try await withSandbox { (sandbox) async throws in
            try await sandbox.files.write("f", [1])
            await #expect { _ = try await sandbox.files.watch("gone", recursive: false) } throws: { isFile($0, ENOENT) }
            await #expect { _ = try await sandbox.files.watch("gone", recursive: true) } throws: { isFile($0, ENOENT) }
            await #expect { _ = try await sandbox.files.watch("f", recursive: true) } throws: { isFile($0, ENOTDIR) }
            await #expect { _ = try await sandbox.files.watch("f/", recursive: false) } throws: { isFile($0, ENOTDIR) }
            let changes = try await sandbox.files.watch("f")
            try await sandbox.files.write("f", [2])
            #expect(try await next(1, of: changes) == ["modified "])
        }
    }

    @Test(arguments: ["127.0.0.1", "::1"]) func connectsToPorts(_ address: String) async throws {
        try await withSandbox { (sandbox) async throws in
            let server = """
                import socket
                s = socket.create_server(('\(address)', 8000), family=socket.AF_INET6 if ':' in '\(address)' else socket.AF_INET)
                print('ready', flush=True)
                c, _ = s.accept()
                c.sendall(c.recv(100).upper()); c.close()
                """
            let process = try await sandbox.start(ProcessRequest(["/usr/bin/python3", "-c", server]))
            #expect(try await process.events.next() == .standardOutput(Array("ready\n".utf8)))
            let socket = try await sandbox.connect(port: 8000)
            defer { close(socket) }
            #expect(fcntl(socket, F_GETFL) & O_NONBLOCK != 0 && fcntl(socket, F_GETFD) & FD_CLOEXEC != 0)
            #expect(send(socket, "hello", 5, 0) == 5)
            _ = try await process.collectOutcome()
            var buffer = [UInt8](repeating: 0, count: 16)
            #expect(recv(socket, &buffer, 16, 0) == 5)
            #expect(Array(buffer[..<5]) == Array("HELLO".utf8))
        }
    }

    @Test func aPortWhereNobodyListensIsRefused() async throws {
        try await withSandbox { (sandbox) async throws in
            await #expect {
                _ = try await sandbox.connect(port: 8001)
            } throws: { error in
                guard case SandboxError.host(_, let code, _) = error else { return false }
                return code.rawValue == ECONNREFUSED
            }
        }
    }
}
