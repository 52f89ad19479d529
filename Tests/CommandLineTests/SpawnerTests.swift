import Glibc
import TestSupport
import Testing

/// The spawner of a command is a clone of it. What the command was told must not be in its memory, nor in that of the
/// sandbox's first process, which is a clone of the spawner.
@Suite("The command's spawner", .timeLimit(.minutes(2)))
struct SpawnerTests {
    /// Looks for words in everything that a process has written to.
    private static let search = """
        import os, re, sys
        pid, words = sys.argv[1], [word.encode() for word in sys.argv[2:]]
        found = set()
        with open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for line in open(f"/proc/{pid}/maps"):
                start, end, flags = re.match("([0-9a-f]+)-([0-9a-f]+) (....)", line).groups()
                if flags[1] != "w": continue
                try:
                    memory.seek(int(start, 16))
                    text = memory.read(int(end, 16) - int(start, 16))
                except OSError: continue
                found |= {word for word in words if word in text}
        print(len(found), *sorted(word.decode() for word in found))
        """

    @Test func knowsNothingOfTheCommand() async throws {
        let bulkhead = try Bulkhead()
        let secret = Bulkhead.marker()
        let hidden = try TemporaryDirectory()
        var command = bulkhead.command([
            "run", "--timeout", "61s", "--hostname", "visible", "--", "sh", "-c", "echo ready; exec sleep 60",
        ])
        command.environment["HOST_ONLY_SECRET"] = secret
        // A word of the command line that no plan has.
        command.words.insert(contentsOf: ["--env-file", hidden.path + "/\(secret)"], at: 2)
        try hidden.write(secret, "")
        let running = try command.start()
        #expect(await running.prints("ready"))
        let spawner = try #require(Machine.children(of: running.process).first)
        let first = try #require(Machine.children(of: spawner).first { Machine.name(of: $0) == "bulkhead-init" })
        #expect(Machine.text("/proc/\(running.process)/environ").contains(secret))
        for process in [spawner, first] {
            #expect(!Machine.text("/proc/\(process)/environ").contains("HOST_ONLY"))
            #expect(Machine.text("/proc/\(process)/cmdline").hasPrefix("bulkhead-supervisor\0"))
            #expect(!Machine.text("/proc/\(process)/cmdline").contains(secret))
        }
        if geteuid() == 0 {
            let python = "/usr/bin/python3"
            for process in [spawner, first] {
                let words = [python, "-c", Self.search, "\(process)", secret, "must-not-pass", bulkhead.directory.path]
                #expect(try await HostCommand(words).run().output == "0\n", "process \(process)")
            }
            // The search finds what is there.
            let own = try await HostCommand([python, "-c", Self.search, "\(running.process)", secret]).run()
            #expect(own.output == "1 \(secret)\n")
        }
        running.signal(SIGKILL)
        _ = await running.result()
    }

    /// Prints how long a turn on the processor the processes want (sched_getattr(2)).
    private static let turns = """
        import ctypes, platform, struct, sys
        number = {"x86_64": 315, "aarch64": 275}[platform.machine()]
        for pid in sys.argv[1:]:
            buffer = ctypes.create_string_buffer(48)
            assert ctypes.CDLL(None).syscall(number, int(pid), buffer, 48, 0) == 0
            print(struct.unpack_from("IIQiIQ", buffer.raw)[5])
        """

    @Test func leavesCommandsTheUsualTurns() async throws {
        let bulkhead = try Bulkhead()
        let running = try bulkhead.command(["run", "--", "sh", "-c", "echo ready; exec sleep 60"]).start()
        #expect(await running.prints("ready"))
        let spawner = try #require(Machine.children(of: running.process).first)
        let first = try #require(Machine.children(of: spawner).first { Machine.name(of: $0) == "bulkhead-init" })
        let command = try #require(Machine.children(of: first).first)
        let processes = [getpid(), spawner, first, command].map { "\($0)" }
        let result = try await HostCommand(["/usr/bin/python3", "-c", Self.turns] + processes).run()
        let turns = result.output.split(separator: "\n").compactMap { UInt64($0) }
        try #require(turns.count == 4, "\(result.error)")
        #expect(turns[3] == turns[0])
        // Kernels before 6.12 tell nothing and do nothing.
        if turns[0] != 0 { #expect(turns[1] == 100_000 && turns[2] == 100_000, "\(turns)") }
        running.signal(SIGKILL)
        _ = await running.result()
    }
}
