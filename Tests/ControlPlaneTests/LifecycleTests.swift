import ControlPlane
import Foundation
import Sandboxing
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct LifecycleTests {
    @Test func aSandboxRunsCommandsAndDiesWithATombstone() async throws {
        try await Daemon.with { daemon in
            let record = try await daemon.plane.create(SandboxRequest(environment: ["COLOUR": "red"]))
            #expect(record.state == .running)
            #expect(record.id.range(of: "^[a-z0-9]+$", options: .regularExpression) != nil)
            #expect(try await daemon.shell(record.id, "echo $COLOUR; id -u") == "red\n1000\n")
            #expect(try await daemon.shell(record.id, "echo kept > note") == "")
            #expect(try await daemon.shell(record.id, "cat note") == "kept\n")

            try await daemon.plane.kill(record.id, by: "the test")
            let error = await failure { () async throws(ControlPlaneError) in try await daemon.plane.record(record.id) }
            guard case .notFound(.sandbox, record.id, let tombstone?) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(tombstone.reason == .killed)
            #expect(tombstone.detail == "killed by the test")
            let kinds = try await daemon.plane.events(sandbox: record.id).map(\.kind)
            #expect(kinds == [.created, .killed])
        }
    }

    @Test func timeIsUp() async throws {
        try await Daemon.with { daemon in
            let record = try await daemon.plane.create(SandboxRequest(timeout: 0.3))
            try await eventually { try await daemon.plane.recordOrTombstone(record.id).state == .dead }
            #expect(try await daemon.plane.recordOrTombstone(record.id).death?.reason == .timeout)
        }
    }

    @Test func timeCanBeExtendedAndShortened() async throws {
        try await Daemon.with { daemon in
            let record = try await daemon.plane.create(SandboxRequest(timeout: 100))
            let same = try await daemon.plane.extendTimeout(record.id, 50)
            #expect(same.endsAt == record.endsAt)
            let longer = try await daemon.plane.extendTimeout(record.id, 200)
            #expect(longer.endsAt > record.endsAt)
            try await daemon.plane.setTimeout(record.id, 0)
            #expect(try await daemon.plane.recordOrTombstone(record.id).death?.reason == .timeout)
        }
    }

    @Test func tooMuchMemoryIsSaid() async throws {
        try await Daemon.with { daemon in
            var resources = SandboxResources(memory: 32 << 20)
            resources.processes = 32
            let record = try await daemon.plane.create(SandboxRequest(resources: resources))
            _ = try? await daemon.shell(record.id, "head -c 200000000 /dev/zero | tail -c 150000000 | wc -c")
            let state = try await daemon.plane.recordOrTombstone(record.id)
            // Either the kernel ended only the command, or the sandbox with it, and then it says why.
            if state.state == .dead { #expect(state.death?.reason == .memory) }
        }
    }

    @Test func namesAndPrefixes() async throws {
        try await Daemon.with { daemon in
            let first = try await daemon.plane.create(SandboxRequest(name: "build-1"))
            let second = try await daemon.plane.create(SandboxRequest(name: "build-2"))
            #expect(try await daemon.plane.record("build-1").id == first.id)
            #expect(try await daemon.plane.record(String(second.id.prefix(12))).id == second.id)
            let taken = await failure { () async throws(ControlPlaneError) in
                try await daemon.plane.create(SandboxRequest(name: "build-1"))
            }
            guard case .conflict = taken else {
                Issue.record("\(String(describing: taken))")
                return
            }
            try await daemon.plane.kill("build-1")
            let again = try await daemon.plane.create(SandboxRequest(name: "build-1"))
            #expect(again.id != first.id)
        }
    }

    @Test func listsArePagedAndFiltered() async throws {
        try await Daemon.with { daemon in
            var ids: [String] = []
            for index in 0..<5 {
                let metadata = index.isMultiple(of: 2) ? ["kind": "even"] : ["kind": "odd"]
                ids.append(try await daemon.plane.create(SandboxRequest(metadata: metadata)).id)
            }
            var query = SandboxQuery(limit: 2)
            var listed: [String] = []
            repeat {
                let page = try await daemon.plane.list(query)
                listed += page.items.map(\.id)
                query.token = page.next
            } while query.token != nil
            #expect(listed == ids.reversed())
            let even = try await daemon.plane.list(SandboxQuery(metadata: ["kind": "even"], newestFirst: false))
            #expect(even.items.map(\.id) == [ids[0], ids[2], ids[4]])
            #expect(try await daemon.plane.list(SandboxQuery(states: [.paused])).items.isEmpty)
            #expect(try await daemon.plane.list(SandboxQuery(template: "nothing")).items.isEmpty)
            let bad = await failure { () async throws(ControlPlaneError) in
                try await daemon.plane.list(SandboxQuery(token: "x"))
            }
            guard case .invalid(field: "nextToken", _, _) = bad else {
                Issue.record("\(String(describing: bad))")
                return
            }
        }
    }

    @Test func oneKeyMakesOneSandbox() async throws {
        try await Daemon.with { daemon in
            let request = SandboxRequest(idempotencyKey: "key-1")
            async let first = daemon.plane.create(request)
            async let second = daemon.plane.create(request)
            let (left, right) = try await (first, second)
            #expect(left.id == right.id)
            #expect(try await daemon.plane.create(request).id == left.id)
            let other = await failure { () async throws(ControlPlaneError) in
                try await daemon.plane.create(SandboxRequest(metadata: ["a": "b"], idempotencyKey: "key-1"))
            }
            guard case .conflict = other else {
                Issue.record("\(String(describing: other))")
                return
            }
            #expect(try await daemon.plane.list(SandboxQuery()).items.count == 1)
        }
    }

    @Test(arguments: [
        SandboxRequest(timeout: -1), SandboxRequest(timeout: .nan), SandboxRequest(timeout: 1e9),
        SandboxRequest(name: "a/b"), SandboxRequest(name: ""), SandboxRequest(environment: ["A=B": "c"]),
        SandboxRequest(environment: ["A": "x\0y"]), SandboxRequest(template: "no-such-template"),
        SandboxRequest(resources: SandboxResources(memory: 1)),
        SandboxRequest(volumes: [VolumeMount(volume: "none", path: "/data")]),
        SandboxRequest(volumes: [VolumeMount(volume: "none", path: "relative")]),
        SandboxRequest(volumes: [VolumeMount(volume: "none", path: "/a/../b")]),
    ])
    func nonsenseIsRefusedAndNothingIsLeft(request: SandboxRequest) async throws {
        try await Daemon.with { daemon in
            let error = await failure { () async throws(ControlPlaneError) in try await daemon.plane.create(request) }
            #expect(error != nil)
            #expect(await daemon.plane.counts().isEmpty)
        }
    }

    @Test func aFullHouseTurnsAway() async throws {
        try await Daemon.with({ $0.maximumSandboxes = 1 }) { daemon in
            let record = try await daemon.plane.create(SandboxRequest())
            let error = await failure { () async throws(ControlPlaneError) in
                try await daemon.plane.create(SandboxRequest())
            }
            guard case .overCapacity(_, retryAfter: nil) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await daemon.plane.kill(record.id)
            _ = try await daemon.plane.create(SandboxRequest())
        }
    }

    @Test func memoryOfTheMachineIsKeptFree() async throws {
        try await Daemon.with({ $0.memoryReserve = 1 << 60 }) { daemon in
            let error = await failure { () async throws(ControlPlaneError) in
                try await daemon.plane.create(SandboxRequest())
            }
            guard case .overCapacity(_, retryAfter: .some) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
