import Glibc
import Sandboxing
import Testing

/// How sandboxes begin, work and end, on whichever user runs the tests.
@Suite(.timeLimit(.minutes(1))) struct LifecycleTests {
    @Test(arguments: RuntimeUnderTest.allCases)
    func givesBothStreamsAndTheExitCode(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await runtime.withSandbox {
            try await $0.run(
                RuntimeUnderTest.python("import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)"))
        }
        #expect(outcome.exit == .exited(3))
        #expect(outcome.standardOutput == Array("out\n".utf8))
        #expect(outcome.standardError == Array("err\n".utf8))
        #expect(outcome.limits.isEmpty)
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func streamsCanBeOpenedByName(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) {
            let outcome = try await $0.run(
                ProcessRequest(["sh", "-c", "echo o > /dev/stdout; echo e > /dev/stderr"]))
            #expect(outcome.standardOutput == Array("o\n".utf8) && outcome.standardError == Array("e\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func eventsEndAfterTheExit(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            for _ in 0..<50 {
                var exits = 0
                for try await event in try await sandbox.start(RuntimeUnderTest.python("pass")).events {
                    if case .exit = event { exits += 1 }
                }
                #expect(exits == 1)
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func reportsTheSignalThatEndedAProcess(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) {
            let outcome = try await $0.run(ProcessRequest(["sh", "-c", "kill -SEGV $$"]))
            #expect(outcome.exit == .signaled(SIGSEGV))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases, [("no-such-command", ENOENT), ("/etc/passwd", EACCES), ("/", EACCES)])
    func saysWhyACommandCannotStart(_ runtime: RuntimeUnderTest, _ example: (command: String, code: Int32)) async throws
    {
        let (command, code) = example
        try await runtime.withSandbox(needing: .commands) { sandbox in
            do {
                _ = try await sandbox.start(ProcessRequest([command]))
                Issue.record("\(command) was started")
            } catch SandboxError.commandNotStarted(command, "execve", let found) {
                #expect(found.rawValue == code)
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func runsManyProcessesAtOnceWithoutMixingTheirOutput(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let outputs = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let script = "import sys\nfor i in range(5): print(sys.argv[1])"
                        let request = RuntimeUnderTest.python(script, "\(number)")
                        return (number, try await sandbox.run(request).standardOutput)
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            for number in 0..<20 {
                #expect(outputs[number] == Array(String(repeating: "\(number)\n", count: 5).utf8))
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func streamsInputAndLargeOutput(_ runtime: RuntimeUnderTest) async throws {
        let size = 3 << 20
        let lines = (0..<1024).flatMap { _ in [UInt8](repeating: 65, count: 63) + [10] }
        try await runtime.withSandbox { sandbox in
            let process = try await sandbox.start(
                RuntimeUnderTest.python(
                    "import sys\nfor line in sys.stdin: sys.stdout.write(line)", input: .stream))
            let writer = Task {
                for _ in 0..<(size / 65536) { try await process.write(lines) }
                await process.closeInput()
            }
            let outcome = try await process.collectOutcome()
            try await writer.value
            #expect(outcome.standardOutput.count == size)
            #expect(outcome.exit == .exited(0))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func anUncaughtExceptionIsATracebackAndCode1(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let outcome = try await sandbox.run(RuntimeUnderTest.python("print('before')\nx = {}['k']"))
            #expect(outcome.exit == .exited(1))
            #expect(outcome.standardOutput == Array("before\n".utf8))
            let text = String(decoding: outcome.standardError, as: UTF8.self)
            #expect(text.hasPrefix("Traceback (most recent call last):\n") && text.hasSuffix("KeyError: 'k'\n"))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func runsAFileThatWasWritten(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            try await sandbox.files.write("code.py", Array("import sys\nprint(sys.argv)".utf8))
            let outcome = try await sandbox.run(ProcessRequest(["/usr/bin/python3", "code.py", "a", "b c"]))
            #expect(outcome.standardOutput == Array("['code.py', 'a', 'b c']\n".utf8))
            let missing = try await sandbox.run(ProcessRequest(["/usr/bin/python3", "gone.py"]))
            #expect(missing.exit == .exited(2) && !missing.standardError.isEmpty)
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func aCancelledComputationEndsAndTheSandboxGoesOn(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let task = Task { try await sandbox.run(RuntimeUnderTest.python("while True: pass")) }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            await #expect(throws: SandboxError.cancelled) { try await task.value }
            #expect(try await sandbox.run(RuntimeUnderTest.python("print(1)")).standardOutput == Array("1\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func aSignalEndsAComputation(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let process = try await sandbox.start(RuntimeUnderTest.python("print(1, flush=True)\nwhile True: pass"))
            // Its first line says that it runs.
            guard case .standardOutput? = try await process.events.next() else {
                Issue.record("no output")
                return
            }
            try await process.signal(.terminate)
            #expect(try await process.collectOutcome().exit == .signaled(SIGTERM))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func cancellingATaskKillsItsProcess(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            let process = try await sandbox.start(ProcessRequest(["sleep", "1000"]))
            let task = Task { try await process.collectOutcome() }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            await #expect(throws: SandboxError.cancelled) { try await task.value }
            // `sleep` goes although the sandbox lives; a killed process may take a moment to leave the table.
            let wait = "while cat /proc/[0-9]*/comm | grep -q sleep; do :; done; echo gone"
            let left = try await sandbox.run(ProcessRequest(["sh", "-c", wait], timeout: .seconds(20)))
            #expect(left.standardOutput == Array("gone\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func killsWhatAProcessLeftBehindUnlessAskedNot(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            let script = "sleep 1000 >/dev/null 2>&1 & exit 0"
            let count = ProcessRequest(["sh", "-c", "cat /proc/[0-9]*/comm | grep -c sleep"])
            _ = try await sandbox.run(ProcessRequest(["sh", "-c", script]))
            // A killed process may take a moment to leave the table.
            let wait = "while cat /proc/[0-9]*/comm | grep -q sleep; do :; done"
            let waited = try await sandbox.run(ProcessRequest(["sh", "-c", wait], timeout: .seconds(20)))
            #expect(waited.exit == .exited(0))
            _ = try await sandbox.run(ProcessRequest(["sh", "-c", script], background: .keep))
            #expect(try await sandbox.run(count).standardOutput == Array("1\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func aFinalProcessEndsTheSandbox(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let process = try await sandbox.startFinal(
                RuntimeUnderTest.python("import sys; print('last'); sys.exit(7)"))
            let outcome = try await process.collectOutcome()
            #expect(outcome.exit == .exited(7))
            #expect(outcome.standardOutput == Array("last\n".utf8))
            await #expect(throws: SandboxError.self) { try await sandbox.run(RuntimeUnderTest.python("pass")) }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func terminalsHaveTheirSizeAndEcho(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .terminals) { sandbox in
            let process = try await sandbox.start(
                ProcessRequest(
                    ["sh", "-c", "stty size; read x; stty size; test -t 0 && echo tty $x"],
                    terminal: TerminalSize(rows: 33, columns: 77), timeout: .seconds(5)))
            var text = ""
            for try await event in process.events {
                guard case .standardOutput(let bytes) = event else { continue }
                text += String(decoding: bytes, as: UTF8.self)
                if text == "33 77\r\n" {
                    try await process.resize(TerminalSize(rows: 40, columns: 100))
                    try await process.write(Array("hello\n".utf8))
                }
            }
            #expect(text == "33 77\r\nhello\r\n40 100\r\ntty hello\r\n")
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func aSignalReachesTheWholeGroup(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            let process = try await sandbox.start(ProcessRequest(["sh", "-c", "sleep 1000 & sleep 1000; echo no"]))
            try await Task.sleep(for: .milliseconds(50))
            try await process.signal(.terminate)
            let outcome = try await process.collectOutcome()
            #expect(outcome.exit == .signaled(SIGTERM))
            #expect(outcome.standardOutput.isEmpty)
        }
    }
}
