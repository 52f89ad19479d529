import Glibc
import TestSupport
import Testing

/// Whoever dies, and however: nothing of the sandbox survives.
@Suite("Death", .timeLimit(.minutes(4)), .serialized)
struct DeathTests {
    enum Victim: String, CaseIterable, Sendable {
        case bulkhead
        case spawner
        case both
        case firstProcess
    }

    /// Daemons of every kind: a session of its own, forked twice, with every signal ignored, stopped.
    private static func code(_ marker: String) -> String {
        """
        import os, signal, subprocess, sys, time
        def daemon(kind):
            if os.fork(): return
            os.setsid()
            if os.fork(): os._exit(0)
            if kind == "deaf":
                for number in range(1, 65):
                    try: signal.signal(number, signal.SIG_IGN)
                    except (OSError, ValueError): pass
            if kind == "stopped": os.kill(os.getpid(), signal.SIGSTOP)
            os.execvp("sh", ["sh", "-c", "while :; do sleep 0.2; done; # \(marker) " + kind])
        for kind in ("plain", "deaf", "stopped"): daemon(kind)
        subprocess.Popen(["sh", "-c", "while :; do sleep 0.2; done # \(marker)"], start_new_session=True)
        open("/tmp/file", "w").write("x" * 100000)
        time.sleep(0.3)
        print("ready", flush=True)
        while True: time.sleep(1)
        """
    }

    @Test(arguments: Victim.allCases, [[], ["--mount", ".:/work:cow"], ["--storage", "disk"]])
    func nothingSurvives(victim: Victim, options: [String]) async throws {
        let bulkhead = try Bulkhead()
        if options.contains("disk") {
            let canUseDisk = try await bulkhead(["run", "--storage", "disk", "--", "true"])
            guard canUseDisk.code == 0 else { return }
        }
        let marker = Bulkhead.marker()
        try bulkhead.directory.write("work/code.py", Self.code(marker))
        let mounts = Set(Machine.mounts)
        let running = try bulkhead.command(["run"] + options + ["code.py", marker]).start()
        #expect(await running.prints("ready"))
        let spawner = try #require(Machine.children(of: running.process).first)
        // A child that waited for a plan of another kind may be there, too.
        let first = try #require(Machine.children(of: spawner).first { Machine.name(of: $0) == "bulkhead-init" })
        #expect(Machine.processes(containing: marker).count >= 6)

        switch victim {
        case .bulkhead: running.signal(SIGKILL)
        case .spawner: kill(spawner, SIGKILL)
        case .firstProcess: kill(first, SIGKILL)
        case .both:
            // Stopped first, so that neither sees the other go.
            kill(spawner, SIGSTOP)
            running.signal(SIGSTOP)
            kill(spawner, SIGKILL)
            running.signal(SIGKILL)
        }
        let result = await running.result()
        if victim == .bulkhead || victim == .both {
            #expect(result.signal == SIGKILL)
        } else {
            #expect(result.code == 137 || result.code == 125, "\(result.error)")
            #expect(!result.error.contains("Fatal error"))
        }
        #expect(await Machine.comesTrue { Machine.processes(containing: marker).isEmpty })
        #expect(await Machine.comesTrue { !Machine.isAlive(spawner) && !Machine.isAlive(first) })

        if victim == .both {
            try await prune(bulkhead, spawner)
        } else if victim == .spawner {
            // The program has ended by now, and not before they were gone.
            let groups = Machine.controlGroups(of: [spawner])
            #expect(groups.isEmpty, "\(groups)")
        }
        #expect(await Machine.comesTrue { Machine.controlGroups(of: [spawner]).isEmpty })
        let left = bulkhead.leftInState
        #expect(left.isEmpty, "\(left)")
        let added = Set(Machine.mounts).subtracting(mounts).filter { $0.contains(bulkhead.directory.path) }
        #expect(added.isEmpty, "\(added)")
        #expect(TemporaryDirectory.names(bulkhead.work) == ["code.py"])
    }

    private func prune(_ bulkhead: Bulkhead, _ spawner: Int32) async throws {
        // Whoever adopts orphans here may take half a minute to reap them; dead they are at once.
        #expect(await Machine.comesTrue { !Machine.isAlive(spawner) })
        #expect(try await bulkhead(["prune"]).code == 0)
    }

    @Test func pruneRemovesTheGroupsOfTheDead() async throws {
        let bulkhead = try Bulkhead()
        let running = try bulkhead.command(["run", "--", "sh", "-c", "echo ready; exec sleep 1000"]).start()
        #expect(await running.prints("ready"))
        let spawner = try #require(Machine.children(of: running.process).first)
        let groups = Machine.controlGroups(of: [spawner])
        // The groups of the living are left alone.
        #expect(try await bulkhead(["prune"]).code == 0)
        #expect(Machine.controlGroups(of: [spawner]) == groups)
        kill(spawner, SIGSTOP)
        running.signal(SIGSTOP)
        kill(spawner, SIGKILL)
        running.signal(SIGKILL)
        _ = await running.result()
        try await prune(bulkhead, spawner)
        #expect(Machine.controlGroups(of: [spawner]).isEmpty)
    }
}
