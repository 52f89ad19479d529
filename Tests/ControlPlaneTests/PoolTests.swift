import ControlPlane
import Sandboxing
import Testing

@Suite(.timeLimit(.minutes(5))) struct PoolTests {
    @Test func readySandboxesGetAnOwnerAndAreReplaced() async throws {
        try await Daemon.with { daemon in
            try await daemon.plane.setPool("base", size: 2)
            try await eventually { await daemon.plane.listPools().first?.ready == 2 }
            let record = try await daemon.plane.create(SandboxRequest(environment: ["OWNER": "me"]))
            #expect(try await daemon.shell(record.id, "echo $OWNER") == "me\n")
            try await eventually { await daemon.plane.listPools().first?.ready == 2 }
            let other = try await daemon.plane.create(SandboxRequest())
            #expect(try await daemon.shell(other.id, "ls; echo $OWNER") == "\n")
            try await daemon.plane.setPool("base", size: 0)
            try await eventually { await daemon.plane.listPools().isEmpty }
            #expect(await daemon.plane.counts() == [.running: 2])
        }
    }

    @Test func otherResourcesAreMadeToOrder() async throws {
        try await Daemon.with { daemon in
            try await daemon.plane.setPool("base", size: 1)
            try await eventually { await daemon.plane.listPools().first?.ready == 1 }
            _ = try await daemon.plane.create(SandboxRequest(resources: SandboxResources(processes: 100)))
            #expect(await daemon.plane.listPools().first?.ready == 1)
        }
    }

    @Test func poolsOfNonsenseAreRefused() async throws {
        try await Daemon.with { daemon in
            #expect(
                await failure { () async throws(ControlPlaneError) in
                    try await daemon.plane.setPool("base", size: -1)
                } != nil)
            #expect(
                await failure { () async throws(ControlPlaneError) in
                    try await daemon.plane.setPool("nothing", size: 1)
                } != nil)
        }
    }
}
