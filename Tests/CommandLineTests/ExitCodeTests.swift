import TestSupport
import Testing

@Suite("Exit codes", .timeLimit(.minutes(3)))
struct ExitCodeTests {
    @Test(
        arguments: [
            (["true"], 0), (["sh", "-c", "exit 3"], 3), (["sh", "-c", "exit 255"], 255), (["/etc/passwd"], 126),
            (["/"], 126), (["no-such-command"], 127), (["/no/such"], 127), (["sh", "-c", "kill -TERM $$"], 143),
            (["sh", "-c", "kill -SEGV $$"], 139), (["sh", "-c", "kill -KILL $$"], 137),
        ] as [([String], Int32)])
    func ofCommands(command: [String], code: Int32) async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead(["run", "--"] + command)
        #expect(result.code == code)
        #expect(result.signal == nil)
        #expect(bulkhead.leftInState.isEmpty)
    }

    /// Each line is all that is said: one for each limit that fired.
    @Test(
        arguments: [
            (["--timeout", "300ms"], "sleep 60", 124, "killed after 300ms (--timeout)"),
            (
                ["--cpu-time", "300ms"], "while :; do :; done", 137, "killed after 300ms of processor time (--cpu-time)"
            ),
            (["--output-limit", "1K"], "yes", 137, "killed after printing 1K (--output-limit)"),
            (
                ["--disk", "1M"], "yes > /tmp/x 2> /dev/null; exit 9", 9,
                "the disk is full: the limit of 1M was reached (--disk)"
            ),
            (
                ["--file-size", "1M"], "exec dd if=/dev/zero of=/tmp/x bs=1M count=3 2> /dev/null", 137,
                "a file reached the limit of 1M (--file-size)"
            ),
        ] as [([String], String, Int32, String)])
    func ofLimits(options: [String], script: String, code: Int32, line: String) async throws {
        let bulkhead = try Bulkhead()
        let words = ["run"] + options + ["--", "sh", "-c", script]
        let result = try await bulkhead(words)
        #expect(result.code == code)
        #expect(result.errorLines == ["bulkhead: \(line)"])
        let quiet = try await bulkhead(["run", "--quiet"] + options + ["--", "sh", "-c", script])
        #expect(quiet.code == code)
        #expect(quiet.error.isEmpty)
    }

    @Test func ofMemory() async throws {
        let bulkhead = try Bulkhead()
        let code = "x = b'x' * (300 << 20)"
        let result = try await bulkhead(["run", "--memory", "64M", "--", "python3", "-c", code])
        if try await isEnforced("memory", by: "cgroup") {
            #expect(result.code == 137)
            #expect(
                result.errorLines == [
                    "bulkhead: out of memory: a process was killed at the limit of 64M (--memory)"
                ])
        } else {
            #expect(result.code != 0)
        }
    }

    @Test func ofProcesses() async throws {
        let bulkhead = try Bulkhead()
        // Not a shell's loop: bash tries again for fifteen seconds.
        let script = "import os\nfor i in range(10): os.fork() or os.execvp('sleep', ['sleep', '60'])"
        let result = try await bulkhead(["run", "--pids", "5", "--", "python3", "-c", script])
        if try await isEnforced("processes", by: "cgroup") {
            #expect(result.error.contains("bulkhead: no more processes: the limit of 5 was reached (--pids)\n"))
        } else {
            #expect(result.error.contains("bulkhead: processes "), "\(result.error)")
        }
    }

    @Test func ofTooMuchOutputThatIsOnlyCutOff() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead([
            "run", "--on-output-limit", "truncate", "--output-limit", "1K", "--", "sh", "-c",
            "yes | head -c 100000; exit 4",
        ])
        #expect(result.code == 4)
        #expect(result.standardOutput.count == 1024)
        #expect(result.errorLines == ["bulkhead: output cut off after 1K (--output-limit)"])
    }
}
