import CLinux
import Glibc
@_spi(Testing) import Jail
import Sandboxing
import TestSupport
import Testing

/// What is left when the spawner dies: nothing.
@Suite(.timeLimit(.minutes(1))) struct SpawnerDeathTests {
    @Test func everythingDiesWithTheSpawnerAndTheHostCleansUp() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        let sandbox = try await runtime.makeSandbox(SandboxSpecification())
        let mark = "0.\(UInt32.random(in: 1...UInt32.max))1000"
        let process = try await sandbox.start(
            ProcessRequest(["sh", "-c", "setsid sleep 7\(mark) & sleep 7\(mark)"]))
        let spawner = try #require(runtime.spawnerProcess)
        kill(spawner, SIGKILL)
        let outcome = try await process.collectOutcome()
        #expect(outcome.exit == .signaled(SIGKILL))
        await sandbox.close()
        await runtime.close()
        #expect(HostProcesses.commandLines(containing: mark).isEmpty)
        #expect(HostProcesses.controlGroups(of: spawner).isEmpty)
        await #expect(throws: SandboxError.self) { _ = try await sandbox.run(ProcessRequest(["true"])) }
    }

    @Test func aRuntimeWhoseSpawnerDiedStartsAnother() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(SandboxSpecification()) { _ in }
        let first = try #require(runtime.spawnerProcess)
        kill(first, SIGKILL)
        // Until its death is noticed, a sandbox may still be asked of it, and is refused.
        var outcome: Outcome?
        while outcome == nil {
            outcome = try? await runtime.withSandbox(SandboxSpecification()) { sandbox in
                try await sandbox.run(ProcessRequest(["true"]))
            }
        }
        #expect(outcome?.exit == .exited(0))
        #expect(runtime.spawnerProcess != first)
        await runtime.close()
    }
}
