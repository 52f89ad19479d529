import ControlPlane
import Sandboxing
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RestartTests {
    @Test func theRunningAreReportedDead() async throws {
        let directory = try TemporaryDirectory()
        let id: String
        do {
            let daemon = try await Daemon(directory)
            id = try await daemon.plane.create(SandboxRequest(name: "lost")).id
            // As after `kill -9`: the control plane goes without a word, and the spawner with it.
            await daemon.plane.abandonForTests()
        }
        let next = try await Daemon(directory)
        let record = try await next.plane.recordOrTombstone(id)
        #expect(record.state == .dead)
        #expect(record.death?.reason == .daemonRestart)
        #expect(try await next.plane.list(SandboxQuery()).items.isEmpty)
        #expect(try await next.plane.create(SandboxRequest(name: "lost")).id != id)
        await next.plane.shutDown(.kill)
    }

    @Test func aSecondDaemonIsKeptOut() async throws {
        try await Daemon.with { daemon in
            let error = await failure { () async throws(ControlPlaneError) in
                try ControlPlane(
                    configuration: ControlPlaneConfiguration(stateDirectory: daemon.directory.path + "/state"),
                    runtime: RefusingRuntime())
            }
            guard case .conflict = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func shutdownLeavesTombstones() async throws {
        let directory = try TemporaryDirectory()
        let daemon = try await Daemon(directory)
        let id = try await daemon.plane.create(SandboxRequest()).id
        await daemon.plane.shutDown(.kill)
        let next = try await Daemon(directory)
        #expect(try await next.plane.recordOrTombstone(id).death?.reason == .shutdown)
        await next.plane.shutDown(.kill)
    }

    @Test func aRuntimeThatFailsLeavesNothing() async throws {
        let directory = try TemporaryDirectory()
        let plane = try ControlPlane(
            configuration: ControlPlaneConfiguration(stateDirectory: directory.path + "/state"),
            runtime: RefusingRuntime())
        try await plane.start()
        let error = await failure { () async throws(ControlPlaneError) in
            try await plane.create(SandboxRequest(name: "never"))
        }
        #expect(error == .sandbox(RefusingRuntime.reason))
        #expect(await plane.counts().isEmpty)
        await plane.shutDown(.kill)
    }
}

/// A runtime that makes nothing.
struct RefusingRuntime: Runtime {
    static let reason = SandboxError.unsupported(feature: "anything", runtime: "refusing", remedy: "use another")
    let name = "refusing"

    func capabilities() async throws(SandboxError) -> Capabilities { Capabilities() }

    func makeSandbox(_ specification: SandboxSpecification) async throws(SandboxError) -> any Sandbox {
        throw Self.reason
    }
}
