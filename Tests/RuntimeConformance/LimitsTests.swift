import Glibc
import Sandboxing
import Testing

/// Each limit ends what goes over it, is reported by name, and leaves the output up to then.
@Suite(.timeLimit(.minutes(2))) struct LimitsTests {
    private static let python = "/usr/bin/python3"

    private func outcome(
        _ runtime: RuntimeUnderTest, _ limits: Limits, _ command: [String], final: Bool = true
    ) async throws -> Outcome {
        try await runtime.withSandbox(SandboxSpecification(limits: limits)) { sandbox in
            final
                ? try await sandbox.startFinal(ProcessRequest(command)).collectOutcome()
                : try await sandbox.run(ProcessRequest(command))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases, [true, false])
    func wallTime(_ runtime: RuntimeUnderTest, final: Bool) async throws {
        let outcome = try await outcome(
            runtime, Limits(wallTime: .seconds(2)), ["sh", "-c", "trap '' TERM; echo partial; sleep 1000"],
            final: final)
        #expect(outcome.limits == [.wallTime])
        #expect(outcome.exit == .signaled(SIGKILL))
        #expect(outcome.standardOutput == Array("partial\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func timeoutOfOneProcess(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let request = ProcessRequest(["sh", "-c", "sleep 1000 & sleep 1000"], timeout: .milliseconds(200))
            let outcome = try await sandbox.run(request)
            #expect(outcome.limits == [.wallTime])
            // The sandbox goes on.
            #expect(try await sandbox.run(ProcessRequest(["true"])).exit == .exited(0))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func cpuTimeOfAllProcessesTogether(_ runtime: RuntimeUnderTest) async throws {
        let loops = "for i in 1 2 3; do (while :; do :; done) & done; wait"
        let outcome = try await outcome(runtime, Limits(cpuTime: .milliseconds(400)), ["sh", "-c", loops])
        #expect(outcome.limits == [.cpuTime])
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func memory(_ runtime: RuntimeUnderTest) async throws {
        let script = "print('start', flush=True)\nx = []\nwhile True: x.append(bytearray(1 << 20))"
        let outcome = try await outcome(runtime, Limits(memory: 64 << 20), [Self.python, "-c", script])
        let isCounted = outcome.enforcement[.memory]?.isEnforced == true
        // Without a control group the kernel may refuse memory before the watch sees it used.
        if isCounted {
            #expect(outcome.limits == [.memory])
            #expect(outcome.exit == .signaled(SIGKILL))
        } else {
            #expect(!outcome.exit.isSuccess)
        }
        #expect(outcome.standardOutput == Array("start\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func processes(_ runtime: RuntimeUnderTest) async throws {
        let script = """
            import os, time
            n = 0
            try:
                while n < 500:
                    if os.fork() == 0: time.sleep(1000)
                    n += 1
            except OSError as e: print(n, flush=True)
            """
        let outcome = try await outcome(runtime, Limits(processes: 20), [Self.python, "-c", script])
        let count = Int(String(decoding: outcome.standardOutput, as: UTF8.self).dropLast()) ?? 1000
        #expect(count <= 20)
        if outcome.enforcement[.processes]?.isEnforced == true { #expect(outcome.limits == [.processes]) }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func disk(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(
            runtime, Limits(disk: 8 << 20), ["sh", "-c", "echo begin; cat /dev/zero > filler"])
        #expect(outcome.limits == [.disk])
        #expect(outcome.exit == .exited(1))
        #expect(outcome.standardOutput == Array("begin\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func fileSize(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(
            runtime, Limits(fileSize: 1 << 20), ["sh", "-c", "cat /dev/zero > big"])
        let withExec = try await self.outcome(
            runtime, Limits(fileSize: 1 << 20), ["sh", "-c", "exec cat /dev/zero > big"])
        // The shell's command was ended, and the shell says so by its exit code.
        #expect(outcome.exit == .exited(128 + SIGXFSZ) && outcome.limits == [.fileSize])
        #expect(withExec.exit == .signaled(SIGXFSZ))
        #expect(withExec.limits == [.fileSize])
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func openFiles(_ runtime: RuntimeUnderTest) async throws {
        let script = "n = []\ntry:\n  while True: n.append(open('/dev/null'))\nexcept OSError: print(len(n))"
        let outcome = try await outcome(runtime, Limits(openFiles: 32), [Self.python, "-c", script])
        let count = Int(String(decoding: outcome.standardOutput, as: UTF8.self).dropLast()) ?? 1000
        #expect((20...32).contains(count))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func outputKills(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(runtime, Limits(output: 100_000), ["sh", "-c", "echo err >&2; yes"])
        #expect(outcome.limits == [.output])
        #expect(outcome.exit == .signaled(SIGKILL))
        #expect(outcome.standardOutput.count == 100_000)
        #expect(outcome.standardOutputTruncated && !outcome.standardErrorTruncated)
        #expect(outcome.standardError == Array("err\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func outputTruncates(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(
            runtime, Limits(output: 1000, outputOverflow: .truncate), ["sh", "-c", "yes | head -n 100000; exit 4"])
        #expect(outcome.exit == .exited(4))
        #expect(outcome.limits == [.output])
        #expect(outcome.standardOutput.count == 1000)
        #expect(outcome.standardOutputTruncated)
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func aLimitThatCannotBeEnforcedIsSaidOrRefused(_ runtime: RuntimeUnderTest) async throws {
        let limits = Limits(cpus: 0.5)
        let specification = SandboxSpecification(limits: limits)
        let enforcement = try await runtime.withSandbox(specification) { $0.enforcement }
        guard let status = enforcement[.cpus] else {
            Issue.record("the share of processors is neither enforced nor reported")
            return
        }
        var strict = specification
        strict.requirements = .controls([.cpus])
        if status.isEnforced {
            try await runtime.withSandbox(strict) { _ in }
        } else {
            await #expect(throws: SandboxError.self) { try await runtime.withSandbox(strict) { _ in } }
        }
    }
}
