import ControlPlane
import Sandboxing
import Testing

@Suite(.timeLimit(.minutes(5))) struct ProcessTests {
    private func text(_ listener: ProcessListener) async -> String {
        var bytes: [UInt8] = []
        for await output in listener {
            if case .data(_, let piece, _) = output { bytes += piece }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func lateListenersGetTheLastOutputAndTheExit() async throws {
        try await Daemon.with { daemon in
            let live = try await daemon.plane.live(try await daemon.plane.create(SandboxRequest()).id)
            let process = try await live.start(ProcessRequest(["/bin/sh", "-c", "echo one; echo two >&2; exit 3"]))
            #expect(await text(process.listen(from: 0)).contains("one"))
            #expect(await text(process.listen(from: 0)).contains("two"))
            #expect(await text(process.listen()) == "")
            #expect(try process.exit?.get().exit == .exited(3))
            #expect(live.processes.isEmpty)
            #expect(live.process(process.id) === process)
        }
    }

    @Test func severalListenersHearTheSame() async throws {
        try await Daemon.with { daemon in
            let live = try await daemon.plane.live(try await daemon.plane.create(SandboxRequest()).id)
            let process = try await live.start(
                ProcessRequest(["/bin/sh", "-c", "cat"], input: .stream), tag: "cat")
            #expect(live.process(tag: "cat") === process)
            let listeners = (0..<5).map { _ in process.listen(from: 0) }
            for line in ["a\n", "b\n", "c\n"] { try await process.write(Array(line.utf8)) }
            await process.closeInput()
            for listener in listeners { #expect(await text(listener) == "a\nb\nc\n") }
        }
    }

    @Test func muchOutputIsWholeForWhoReads() async throws {
        try await Daemon.with { daemon in
            let live = try await daemon.plane.live(try await daemon.plane.create(SandboxRequest()).id)
            let process = try await live.start(
                ProcessRequest(["/bin/sh", "-c", "head -c 20000000 /dev/zero | tr '\\0' x"]))
            var count = 0
            var next: UInt64 = 0
            for await output in process.listen(from: 0) {
                guard case .data(_, let bytes, let offset) = output else { continue }
                #expect(offset == next)
                next = offset + UInt64(bytes.count)
                count += bytes.count
            }
            #expect(count == 20_000_000)
        }
    }

    @Test func muchOutputWithoutAListenerHoldsNothingUp() async throws {
        try await Daemon.with { daemon in
            let live = try await daemon.plane.live(try await daemon.plane.create(SandboxRequest()).id)
            let process = try await live.start(
                ProcessRequest(["/bin/sh", "-c", "head -c 20000000 /dev/zero | tr '\\0' x; echo end"]))
            try await eventually { process.exit != nil }
            let last = await text(process.listen(from: 0))
            #expect(last.hasSuffix("xend\n"))
            #expect(last.utf8.count < 2 << 20)
        }
    }

    @Test func aListenerWhoGoesAwayDoesNotHoldTheOthersUp() async throws {
        try await Daemon.with { daemon in
            let live = try await daemon.plane.live(try await daemon.plane.create(SandboxRequest()).id)
            let process = try await live.start(
                ProcessRequest(["/bin/sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; echo end"]))
            let task = Task {
                let listener = process.listen(from: 0)
                _ = await listener.next()
            }
            await task.value
            #expect(await text(process.listen(from: 0)).hasSuffix("end\n"))
        }
    }

    @Test func theSandboxsEndIsEveryProcesssEnd() async throws {
        try await Daemon.with { daemon in
            let id = try await daemon.plane.create(SandboxRequest()).id
            let process = try await daemon.plane.live(id).start(ProcessRequest(["/bin/sleep", "1000"]))
            let listener = process.listen()
            try await daemon.plane.kill(id)
            var ended = false
            for await output in listener { if case .exit = output { ended = true } }
            #expect(ended)
        }
    }
}
