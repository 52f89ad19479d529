import Glibc
import TestSupport
import Testing

/// What this project began with: each is contained, told in one line, and this machine is as before.
@Suite("The seeds", .timeLimit(.minutes(4)))
struct SeedTests {
    struct Seed: Sendable, CustomTestStringConvertible {
        var name: String
        var words: [String]
        var code: Int32
        /// Our own lines, without `bulkhead: `.
        var lines: [String] = []
        var output: String?

        var testDescription: String { name }
    }

    static let seeds = [
        Seed(name: "rm -rf /", words: ["--", "rm", "-rf", "--no-preserve-root", "/"], code: 1),
        Seed(
            name: "os.system", words: ["--", "python3", "-c", "import os; os.system('cat /root/.ssh/* /etc/shadow')"],
            code: 0, output: ""),
        Seed(
            // Beside the command, whose own shell could otherwise fail to start the bomb's second half.
            name: "fork bomb", words: ["--timeout", "60s", "--", "bash", "-c", "(:(){ :|:& };:) & exec sleep 5"],
            code: 0, lines: ["no more processes: the limit of 256 was reached (--pids)"]),
        Seed(
            name: "endless loop", words: ["--timeout", "1s", "--", "python3", "-c", "while True: pass"], code: 124,
            lines: ["killed after 1s (--timeout)"]),
        Seed(
            name: "endless loop, counted", words: ["--cpu-time", "1s", "--", "python3", "-c", "while True: pass"],
            code: 137, lines: ["killed after 1s of processor time (--cpu-time)"]),
        Seed(
            name: "disk filler", words: ["--", "sh", "-c", "exec dd if=/dev/zero of=/tmp/fill bs=1M 2> /dev/null"],
            code: 1, lines: ["the disk is full: the limit of 512M was reached (--disk)"]),
        Seed(
            name: "endless printer", words: ["--", "yes"], code: 137,
            lines: ["killed after printing 16M (--output-limit)"]),
        Seed(
            name: "kill everything", words: ["--", "sh", "-c", "sleep 100 & kill -9 -1; echo alive"], code: 0,
            output: "alive\n"),
    ]

    @Test(arguments: seeds)
    func isContained(seed: Seed) async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("home/.env", "TOKEN=secret\n")
        try bulkhead.directory.write("work/canary", "alive\n")
        let marker = Bulkhead.marker()
        let command = ["run", "--env", "MARKER=\(marker)", "--mount", ".:/work"] + seed.words
        let result = try await bulkhead(command)
        #expect(result.code == seed.code)
        let own = result.errorLines.filter { $0.hasPrefix("bulkhead: ") }
        // A process limit that the kernel enforces without a control group is not counted by anybody.
        let areProcessesCounted = try await isEnforced("processes", by: "cgroup")
        if seed.name != "fork bomb" || areProcessesCounted {
            #expect(own == seed.lines.map { "bulkhead: \($0)" })
        }
        if let output = seed.output { #expect(result.output == output) }
        try await expectAsBefore(bulkhead)
    }

    @Test func theEnvironmentFileOfAHome() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("home/.env", "TOKEN=secret\n")
        try bulkhead.directory.write("work/canary", "alive\n")
        let path = bulkhead.directory.path + "/home/.env"
        let script = "cat \(path) ~/.env /root/.env /home/*/.env; find / -name .env -size +0 2> /dev/null"
        let result = try await bulkhead(["run", "--", "sh", "-c", script])
        #expect(!result.output.contains("secret"))
        #expect(result.output.isEmpty)
        try await expectAsBefore(bulkhead)
    }

    @Test func tenGigabytes() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("home/.env", "TOKEN=secret\n")
        try bulkhead.directory.write("work/canary", "alive\n")
        let result = try await bulkhead(["run", "--", "python3", "-c", "x = b'x' * (10 << 30)"])
        if try await isEnforced("memory", by: "cgroup") {
            #expect(result.code == 137)
            #expect(
                result.errorLines == ["bulkhead: out of memory: a process was killed at the limit of 1G (--memory)"])
        } else {
            #expect(result.code != 0)
        }
        try await expectAsBefore(bulkhead)
    }

    @Test func rmOfAProjectThatMayBeWritten() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("home/.env", "TOKEN=secret\n")
        try bulkhead.directory.write("work/canary", "alive\n")
        let result = try await bulkhead([
            "run", "--mount", ".:/work:cow", "--", "sh", "-c", "rm -rf /work/* ; ls /work",
        ])
        #expect(result.output.isEmpty)
        #expect(try await bulkhead(["diff", "--names"]).output.contains("canary"))
        #expect(try await bulkhead(["drop", "--all"]).code == 0)
        try await expectAsBefore(bulkhead)
    }

    private func expectAsBefore(_ bulkhead: Bulkhead) async throws {
        #expect(try bulkhead.directory.read("home/.env") == "TOKEN=secret\n")
        #expect(try bulkhead.directory.read("work/canary") == "alive\n")
        #expect(TemporaryDirectory.names(bulkhead.work) == ["canary"])
        #expect(access("/usr/bin/env", X_OK) == 0)
        let work = bulkhead.work
        #expect(!Machine.mounts.contains { $0.contains(work) })
        #expect(bulkhead.leftInState.isEmpty)
    }
}
