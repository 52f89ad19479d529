import Glibc
import Jail
import Sandboxing
import TestSupport
import Testing

/// Sandboxes that stand still, and those that live for long.
@Suite(.timeLimit(.minutes(2))) struct PauseTests {
    private func withSandbox(
        _ specification: SandboxSpecification = SandboxSpecification(), _ body: (any Sandbox) async throws -> Void
    ) async throws {
        let runtime = JailRuntime(configuration: .forTests)
        try await runtime.withSandbox(specification, body)
        await runtime.close()
    }

    /// A process, its children and theirs, each of which counts in a file of its own.
    private static let counters = """
        count() { i=0; while :; do i=$((i+1)); echo $i > $1; done; }
        count a & (setsid sh -c 'i=0; while :; do i=$((i+1)); echo $i > b; done') & (while :; do /bin/true; echo x >> c; done) &
        echo ready; wait
        """

    private func contents(_ sandbox: any Sandbox) async throws -> [[UInt8]] {
        var all: [[UInt8]] = []
        for name in ["a", "b", "c"] { all.append((try? await sandbox.files.read(name)) ?? []) }
        return all
    }

    @Test func everythingStandsStillAndGoesOn() async throws {
        try await withSandbox { (sandbox) async throws in
            let process = try await sandbox.start(ProcessRequest(["sh", "-c", Self.counters]))
            #expect(try await process.events.next() == .standardOutput(Array("ready\n".utf8)))
            while try await contents(sandbox).contains([]) { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<3 {
                try await sandbox.pause()
                try await sandbox.pause()
                let before = try await contents(sandbox)
                try await Task.sleep(for: .milliseconds(150))
                #expect(try await contents(sandbox) == before)
                // Files can be written, processes cannot start.
                try await sandbox.files.write("meanwhile", [1])
                await #expect(throws: SandboxError.self) { _ = try await sandbox.start(ProcessRequest(["true"])) }
                try await sandbox.resume()
                try await sandbox.resume()
                while try await contents(sandbox) == before { try await Task.sleep(for: .milliseconds(5)) }
            }
            #expect(try await sandbox.run(ProcessRequest(["cat", "meanwhile"])).standardOutput == [1])
            try await sandbox.pause()
            try await process.signal(.kill)
            // What it left in sessions of its own stands still and holds its streams for a moment only.
            #expect(try await process.collectOutcome().exit == .signaled(SIGKILL))
        }
    }

    @Test func timeLimitsDoNotRunMeanwhile() async throws {
        var specification = SandboxSpecification()
        specification.limits.wallTime = .seconds(3)
        try await withSandbox(specification) { (sandbox) async throws in
            let process = try await sandbox.start(ProcessRequest(["sleep", "1.5"], timeout: .milliseconds(2500)))
            try await sandbox.pause()
            try await Task.sleep(for: .seconds(5))
            try await sandbox.resume()
            let outcome = try await process.collectOutcome()
            #expect(outcome.exit == .exited(0))
            #expect(outcome.limits == [])
            // And they run on afterwards.
            let late = try await sandbox.run(ProcessRequest(["sleep", "1000"], timeout: .milliseconds(100)))
            #expect(late.limits == [.wallTime])
        }
    }

    @Test func aPausedSandboxCanBeKilled() async throws {
        try await withSandbox { (sandbox) async throws in
            let process = try await sandbox.start(ProcessRequest(["sleep", "1000"]))
            try await sandbox.pause()
            await sandbox.close()
            #expect(try await process.collectOutcome().exit == .signaled(SIGKILL))
        }
    }

    /// Who was stopped by itself stays stopped.
    @Test func aStoppedProcessStaysStopped() async throws {
        try await withSandbox { (sandbox) async throws in
            let script = "kill -STOP $$; echo on"
            let process = try await sandbox.start(ProcessRequest(["sh", "-c", script]))
            func state() async throws -> String {
                let outcome = try await sandbox.run(ProcessRequest(["cut", "-d ", "-f3", "/proc/\(process.id)/stat"]))
                return String(decoding: outcome.standardOutput, as: UTF8.self)
            }
            while try await state() != "T\n" {}
            try await sandbox.pause()
            try await sandbox.resume()
            #expect(try await state() == "T\n")
            try await process.signal(Signal(rawValue: SIGCONT))
            #expect(try await process.collectOutcome().standardOutput == Array("on\n".utf8))
        }
    }

    @Test func tellsWhatIsHeldNow() async throws {
        try await withSandbox { (sandbox) async throws in
            let code = "x = bytearray(60 << 20)\nprint('ready', flush=True)\nimport time\ntime.sleep(1000)"
            let process = try await sandbox.start(ProcessRequest(["/usr/bin/python3", "-c", code]))
            #expect(try await process.events.next() == .standardOutput(Array("ready\n".utf8)))
            let usage = try await sandbox.usage()
            #expect(try #require(usage.memory) > 60 << 20)
            #expect(usage.userTime + usage.systemTime > .zero)
            try await process.signal(.kill)
            _ = try await process.collectOutcome()
            #expect(try #require(try await sandbox.usage().memory) < 60 << 20)
        }
    }

    @Test func outputWithoutALimitIsNeitherCutNorKills() async throws {
        var specification = SandboxSpecification()
        specification.limits.output = nil
        specification.limits.wallTime = nil
        specification.limits.outputOverflow = .truncate
        try await withSandbox(specification) { (sandbox) async throws in
            let process = try await sandbox.start(ProcessRequest(["head", "-c", "50000000", "/dev/zero"]))
            var count = 0
            while let event = try await process.events.next() {
                if case .standardOutput(let bytes) = event { count += bytes.count }
                if case .exit(let outcome) = event {
                    #expect(outcome.exit == .exited(0) && !outcome.standardOutputTruncated)
                }
            }
            #expect(count == 50_000_000)
        }
    }
}

/// What a daemon that makes sandboxes for months must not gather.
@Suite(.timeLimit(.minutes(3))) struct DescriptorTests {
    @Test func twoHundredSandboxesLeaveNoDescriptors() async throws {
        let runtime = JailRuntime(configuration: .forTests)
        func use() async throws {
            try await runtime.withSandbox(SandboxSpecification()) { (sandbox) async throws in
                let process = try await sandbox.start(
                    ProcessRequest(["cat"], input: .stream, hasControlChannel: true))
                let terminal = try await sandbox.start(ProcessRequest(["true"], terminal: TerminalSize()))
                _ = try await terminal.collectOutcome()
                try await sandbox.files.write("f", [1])
                let changes = try await sandbox.files.watch("/home/user", recursive: true)
                try await sandbox.exportFiles { _ in }
                _ = try? await sandbox.connect(port: 9)
                try await sandbox.pause()
                try await sandbox.resume()
                withExtendedLifetime((process, changes)) {}
            }
        }
        try await use()
        let before = OpenFiles.all().count
        for _ in 0..<200 { try await use() }
        // One descriptor of each sandbox would be two hundred; other tests have some open, too.
        let after = OpenFiles.all().count
        #expect(after < before + 150, "\(before) then \(after)")
        await runtime.close()
    }
}
