import Glibc
import Sandboxing
import Testing

/// Each limit ends what goes over it, is reported by name, and leaves the output up to then.
@Suite(.timeLimit(.minutes(2))) struct LimitsTests {
    private func outcome(
        _ runtime: RuntimeUnderTest, _ limits: Limits, python code: String, final: Bool = true
    ) async throws -> Outcome {
        try await outcome(runtime, limits, RuntimeUnderTest.python(code).arguments, final: final)
    }

    /// The same with programs of a system, where there are any.
    private func withOutcome(
        _ runtime: RuntimeUnderTest, _ limits: Limits, _ command: [String], _ body: (Outcome) throws -> Void
    ) async throws {
        try await runtime.withSandbox(SandboxSpecification(limits: limits), needing: .commands) { sandbox in
            try body(try await sandbox.startFinal(ProcessRequest(command)).collectOutcome())
        }
    }

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
            runtime, Limits(wallTime: .seconds(2)), python: "print('partial', flush=True)\nwhile True: pass",
            final: final)
        #expect(outcome.limits == [.wallTime])
        #expect(outcome.exit == .signaled(SIGKILL))
        #expect(outcome.standardOutput == Array("partial\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func timeoutOfOneProcess(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            var request = RuntimeUnderTest.python("while True: pass")
            request.timeout = .milliseconds(300)
            let outcome = try await sandbox.run(request)
            #expect(outcome.limits == [.wallTime])
            // The sandbox goes on.
            #expect(try await sandbox.run(RuntimeUnderTest.python("pass")).exit == .exited(0))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func cpuTimeOfAllProcessesTogether(_ runtime: RuntimeUnderTest) async throws {
        let loops = "for i in 1 2 3; do (while :; do :; done) & done; wait"
        try await withOutcome(runtime, Limits(cpuTime: .milliseconds(400)), ["sh", "-c", loops]) {
            #expect($0.limits == [.cpuTime])
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func cpuTimeOfOneProcess(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(
            runtime, Limits(cpuTime: .milliseconds(400)), python: "print(1, flush=True)\nwhile True: pass")
        #expect(outcome.limits == [.cpuTime])
        #expect(outcome.standardOutput == Array("1\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func timeOfAProcessThatWaitsForInput(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            var request = RuntimeUnderTest.python("print('asks', flush=True)\ninput()", input: .stream)
            request.timeout = .milliseconds(300)
            let outcome = try await sandbox.run(request)
            #expect(outcome.limits == [.wallTime])
            #expect(outcome.standardOutput == Array("asks\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func memory(_ runtime: RuntimeUnderTest) async throws {
        let script = "print('start', flush=True)\nx = []\nwhile True: x.append('x' * (1 << 20))"
        let outcome = try await outcome(runtime, Limits(memory: 64 << 20), python: script)
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
        // As a command of a system, because a language alone has no `fork`.
        try await withOutcome(
            runtime, Limits(processes: 20), ["sh", "-c", "exec /usr/bin/python3 -c \"$0\"", script]
        ) { outcome in
            let count = Int(String(decoding: outcome.standardOutput, as: UTF8.self).dropLast()) ?? 1000
            #expect(count <= 20)
            if outcome.enforcement[.processes]?.isEnforced == true { #expect(outcome.limits == [.processes]) }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func disk(_ runtime: RuntimeUnderTest) async throws {
        try await withOutcome(
            runtime, Limits(disk: 8 << 20), ["sh", "-c", "echo begin; cat /dev/zero > filler"]
        ) { outcome in
            #expect(outcome.limits == [.disk])
            #expect(outcome.exit == .exited(1))
            #expect(outcome.standardOutput == Array("begin\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func fileSize(_ runtime: RuntimeUnderTest) async throws {
        // The shell's command was ended, and the shell says so by its exit code.
        try await withOutcome(runtime, Limits(fileSize: 1 << 20), ["sh", "-c", "cat /dev/zero > big"]) {
            #expect($0.exit == .exited(128 + SIGXFSZ) && $0.limits == [.fileSize])
        }
        try await withOutcome(runtime, Limits(fileSize: 1 << 20), ["sh", "-c", "exec cat /dev/zero > big"]) {
            #expect($0.exit == .signaled(SIGXFSZ))
            #expect($0.limits == [.fileSize])
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func openFiles(_ runtime: RuntimeUnderTest) async throws {
        let script = "n = []\ntry:\n  while True: n.append(open('/dev/null'))\nexcept OSError: print(len(n))"
        try await withOutcome(
            runtime, Limits(openFiles: 32), ["sh", "-c", "exec /usr/bin/python3 -c \"$0\"", script]
        ) { outcome in
            let count = Int(String(decoding: outcome.standardOutput, as: UTF8.self).dropLast()) ?? 1000
            #expect((20...32).contains(count))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func outputKills(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(
            runtime, Limits(output: 100_000),
            python: "import sys\nprint('err', file=sys.stderr, flush=True)\nwhile True: print('y')")
        #expect(outcome.limits == [.output])
        #expect(outcome.exit == .signaled(SIGKILL))
        #expect(outcome.standardOutput.count == 100_000)
        #expect(outcome.standardOutputTruncated && !outcome.standardErrorTruncated)
        #expect(outcome.standardError == Array("err\n".utf8))
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func outputTruncates(_ runtime: RuntimeUnderTest) async throws {
        let outcome = try await outcome(
            runtime, Limits(output: 1000, outputOverflow: .truncate),
            python: "import sys\nfor i in range(100000): print('y')\nsys.exit(4)")
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
