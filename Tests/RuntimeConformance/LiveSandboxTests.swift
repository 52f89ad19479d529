import Sandboxing
import TestSupport
import Testing

/// What sandboxes that live for a while can do: either it works, or the error names a runtime that can.
@Suite(.timeLimit(.minutes(1))) struct LiveSandboxTests {
    @Test(arguments: RuntimeUnderTest.allCases) func speaksOverAControlChannel(_ runtime: RuntimeUnderTest) async throws
    {
        try await runtime.withSandbox(needing: .living) { (sandbox) async throws in
            let code = "import socket\ns = socket.socket(fileno=3)\ns.send(s.recv(100).upper())"
            var request = RuntimeUnderTest.python(code)
            request.hasControlChannel = true
            let process = try await sandbox.start(request)
            let control = try #require(process.control)
            try await control.send(Array("hello".utf8))
            #expect(try await control.receive() == Array("HELLO".utf8))
            #expect(try await process.collectOutcome().exit == .exited(0))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases) func pausesAndResumes(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .living) { (sandbox) async throws in
            try await sandbox.pause()
            try await sandbox.files.write("meanwhile", [1])
            try await sandbox.resume()
            let outcome = try await sandbox.run(RuntimeUnderTest.python("print(open('meanwhile', 'rb').read())"))
            #expect(outcome.exit == .exited(0))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases) func copiesItsFiles(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .living) { (sandbox) async throws in
            try await sandbox.files.write("mine", [1])
            try await sandbox.exportFiles { _ in }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases) func connectsToItsPorts(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .living) { (sandbox) async throws in
            do {
                _ = try await sandbox.connect(port: 9)
                Issue.record("nothing listens there")
            } catch SandboxError.host {
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases) func followsLinksAndListsTrees(_ runtime: RuntimeUnderTest) async throws
    {
        try await runtime.withSandbox(needing: .living) { (sandbox) async throws in
            try await sandbox.files.write("a", [1])
            #expect(try await sandbox.files.resolve("a").path == "/home/user/a")
            #expect(try await sandbox.files.tree(".", depth: 2, limit: 10).map(\.entry.nameText) == ["a"])
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases) func rootMustBeAllowed(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { (sandbox) async throws in
            var request = RuntimeUnderTest.python("print(1)")
            request.user = .root
            await #expect(throws: SandboxError.self) { _ = try await sandbox.run(request) }
            request.user = .user
            #expect(try await sandbox.run(request).exit == .exited(0))
        }
    }
}
