import Glibc
import Sandboxing
import Testing

@testable import BulkheadCommands

@Suite("A run from start to end")
struct RunSessionTests {
    /// Two pipes in the place of standard output and standard error.
    private final class Capture {
        let output: (read: Int32, write: Int32)
        let error: (read: Int32, write: Int32)

        init() throws {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            output = (ends[0], ends[1])
            try #require(pipe(&ends) == 0)
            error = (ends[0], ends[1])
        }

        func session(_ plan: RunPlan) -> RunSession {
            var session = RunSession(plan: plan)
            session.output = HostOutput(descriptor: output.write)
            session.errorOutput = HostOutput(descriptor: error.write)
            return session
        }

        func finish() throws -> (output: String, error: String) {
            close(output.write)
            close(error.write)
            defer {
                close(output.read)
                close(error.read)
            }
            func text(_ descriptor: Int32) throws -> String {
                let bytes = try HostFile.read(descriptor: descriptor, name: "pipe", limit: 1 << 20, remedy: "")
                return String(decoding: bytes, as: UTF8.self)
            }
            return (try text(output.read), try text(error.read))
        }
    }

    private func run(
        _ runtime: FakeRuntime, _ change: (inout RunPlan) -> Void = { _ in }
    ) async throws -> (code: Int32, output: String, error: String) {
        var plan = RunPlan(specification: SandboxSpecification(), program: .command(["x"]), forwardsInput: false)
        change(&plan)
        let capture = try Capture()
        let code = await capture.session(plan).run(on: runtime)
        let (output, error) = try capture.finish()
        return (code, output, error)
    }

    @Test func outputIsPassedOnAndTheSandboxIsClosed() async throws {
        let runtime = FakeRuntime([
            .standardOutput(Array("a".utf8)), .standardError(Array("b".utf8)), .standardOutput([0xFF]),
            .exit(Outcome(exit: .exited(3))),
        ])
        let result = try await run(runtime)
        #expect(result.code == 3)
        #expect(result.output == "a\u{FFFD}")
        #expect(result.error == "b")
        let log = runtime.notes
        #expect(log.finals == 1)
        #expect(log.closed == 1)
        #expect(log.requests == [ProcessRequest(["x"])])
    }

    @Test func codeIsWrittenIntoTheSandboxFirst() async throws {
        let runtime = FakeRuntime([.exit(Outcome(exit: .exited(0)))])
        _ = try await run(runtime) {
            $0.program = .code(path: "/home/user/a.py", contents: [1, 2], mode: 0o644, command: ["python3", "a"])
        }
        let log = runtime.notes
        #expect(log.files == ["/home/user/a.py": [1, 2]])
        #expect(log.requests.map(\.arguments) == [["python3", "a"]])
    }

    @Test func oneLineForAFiredLimit() async throws {
        let runtime = FakeRuntime([.limit(.wallTime), .exit(Outcome(exit: .signaled(9), limits: [.wallTime]))])
        let result = try await run(runtime) { $0.specification.limits.wallTime = .seconds(2) }
        #expect(result.code == 124)
        #expect(result.error == "bulkhead: killed after 2s (--timeout)\n")
        let quiet = try await run(runtime) { $0.isQuiet = true }
        #expect(quiet.error.isEmpty)
    }

    @Test func controlsThatWereAskedForAndDoNotHoldAreTold() async throws {
        let runtime = FakeRuntime(
            [.exit(Outcome(exit: .exited(0)))],
            enforcement: Enforcement(controls: [
                .memory: .unenforced(reason: "no cgroup"), .swap: .unenforced(reason: "x"),
            ]))
        let result = try await run(runtime) { $0.asked = [.memory] }
        #expect(result.error == "bulkhead: memory cannot be enforced here: no cgroup\n")
    }

    @Test func jsonIsOneObjectAndNothingElse() async throws {
        let runtime = FakeRuntime([
            .standardOutput(Array("a".utf8)), .standardOutput(Array("b".utf8)), .standardError(Array("c".utf8)),
            .exit(Outcome(exit: .exited(1))),
        ])
        let result = try await run(runtime) { $0.printsJSON = true }
        #expect(result.code == 1)
        #expect(result.output.hasPrefix("{\"outcome\":{\"kind\":\"exited\",\"code\":1},\"exit-code\":1,"))
        #expect(result.output.contains("\"stdout\":\"ab\""))
        #expect(result.output.hasSuffix("}\n"))
        #expect(result.output.count { $0 == "\n" } == 1)
        #expect(result.error.isEmpty)
    }

    @Test(
        arguments: [
            (
                .commandNotStarted(command: "x", stage: "execve", code: .noSuchFile), 127,
                "cannot run 'x': no such file or directory (ENOENT)"
            ),
            (
                .commandNotStarted(command: "x", stage: "execve", code: .permissionDenied), 126,
                "cannot run 'x': permission denied (EACCES)"
            ),
            (.sandboxEnded(reason: "gone"), 125, "the sandbox has ended: gone"),
        ] as [(SandboxError, Int32, String)])
    func failuresToStart(error: SandboxError, code: Int32, message: String) async throws {
        let runtime = FakeRuntime(startFailure: error)
        let result = try await run(runtime)
        #expect(result.code == code)
        #expect(result.error == "bulkhead: \(message)\n")
        #expect(runtime.notes.closed == 1)
        let json = try await run(runtime) { $0.printsJSON = true }
        #expect(json.output == "{\"error\":\"\(message)\",\"exit-code\":\(code)}\n")
        #expect(json.error.isEmpty)
    }

    @Test func withoutAnExitTheRunFails() async throws {
        let result = try await run(FakeRuntime([.standardOutput([0x41])]))
        #expect(result.code == 125)
        #expect(result.error.contains("ended without an exit"))
    }

    @Test func aReaderThatGoesAwayEndsTheRunQuietly() async throws {
        signal(SIGPIPE, SIG_IGN)
        let runtime = FakeRuntime(
            Array(repeating: .standardOutput([0x41]), count: 1000) + [.exit(Outcome(exit: .exited(0)))])
        let plan = RunPlan(specification: SandboxSpecification(), program: .command(["yes"]), forwardsInput: false)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        let capture = try Capture()
        var session = capture.session(plan)
        session.output = HostOutput(descriptor: ends[1])
        #expect(await session.run(on: runtime) == 141)
        close(ends[1])
        #expect(try capture.finish().error.isEmpty)
        let log = runtime.notes
        #expect(log.killed)
        #expect(log.closed == 1)
    }

    @Test func copyOnWriteMountsKeepTheSandboxForItsChanges() async throws {
        let runtime = FakeRuntime([.exit(Outcome(exit: .exited(0)))])
        let result = try await run(runtime) { plan in
            plan.specification.fileSystem.mounts = [Mount(source: "/a", target: "/w", access: .copyOnWrite)]
            plan.specification.limits.wallTime = .seconds(5)
            plan.changeDirectory = "/dev/null/changes"
        }
        let log = runtime.notes
        #expect(log.finals == 0)
        #expect(log.requests.first?.timeout == .seconds(5))
        #expect((log.specifications.first?.limits.wallTime ?? .zero) > .seconds(5))
        #expect(result.code == 0)
        #expect(result.error.hasPrefix("bulkhead: the changes in /w are lost: "))
    }

    @Test func aTerminalIsToldItsKindUnlessThePolicySaysAnother() {
        var plan = RunPlan(specification: SandboxSpecification(), program: .command(["x"]))
        func request() -> ProcessRequest {
            plan.request(size: TerminalSize(rows: 3, columns: 4), terminalKind: "xterm", timeout: nil)
        }
        #expect(request() == ProcessRequest(["x"], input: .stream))
        plan.usesTerminal = true
        #expect(
            request()
                == ProcessRequest(
                    ["x"], environment: ["TERM": "xterm"], terminal: TerminalSize(rows: 3, columns: 4), input: .stream))
        plan.specification.environment["TERM"] = "dumb"
        #expect(request().environment.isEmpty)
    }

    @Test(arguments: [
        ("jail-3f2a", 1, "jail-3f2a"), ("jail-3f2a", 2, "jail-3f2a-2"), ("--A_b/..", 1, "a-b---"),
        (String(repeating: "x", count: 100), 12, String(repeating: "x", count: 56) + "-12"),
    ])
    func identifiers(sandbox: String, number: Int, identifier: String) {
        #expect(ChangeRecorder.identifier(SandboxID(rawValue: sandbox), number: number) == identifier)
    }
}
