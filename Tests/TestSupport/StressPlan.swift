import Glibc
@_spi(Testing) public import Jail
import Sandboxing
import Synchronization

/// Many sandboxes, made and ended in every way there is, a few at a time.
public struct StressPlan: Sendable {
    /// How many are made through the library.
    public var sandboxes: Int
    /// How many times the program is run.
    public var programs: Int
    /// How many live at a time.
    public var concurrency: Int
    /// Where the library finds things.
    public var configuration = JailConfiguration.forTests

    /// A plan.
    public init(sandboxes: Int, programs: Int, concurrency: Int) {
        self.sandboxes = sandboxes
        self.programs = programs
        self.concurrency = concurrency
    }

    /// What was done and what is left.
    public struct Report: Sendable {
        /// How often each ending happened.
        public var endings: [String: Int] = [:]
        /// Everything that should not be there.
        public var leaks: [String] = []
        /// What went wrong on the way.
        public var failures: [String] = []

        /// Whether nothing is left and nothing failed.
        public var isClean: Bool { leaks.isEmpty && failures.isEmpty }

        /// The report for people.
        public var lines: [String] {
            endings.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
                + failures.prefix(20).map { "failed: \($0)" }
                + (leaks.isEmpty ? ["nothing is left"] : leaks.prefix(50).map { "left: \($0)" })
        }
    }

    /// Does it all.
    public func run(_ tell: @escaping @Sendable (String) -> Void = { _ in }) async throws -> Report {
        let directory = try TemporaryDirectory()
        let marker = "stress-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        var own = configuration
        own.stateDirectory = directory.path + "/state"
        let tally = Tally()

        // What the library makes once and keeps: the loop, the pool of threads.
        try await warmUp(own)
        let descriptors = Machine.descriptors
        let mounts = Set(Machine.mounts)

        let runtime = JailRuntime(configuration: own)
        let watch = Task { await tally.watch(tell) }
        defer { watch.cancel() }
        await inParallel(sandboxes, tell) { number in
            tally.begin("sandbox \(number)")
            await oneSandbox(number, marker, runtime, tally)
            tally.finish("sandbox \(number)")
        }
        if let spawner = runtime.spawnerProcess { tally.made(by: spawner) }
        await runtime.close()

        await inParallel(programs, tell) { number in
            tally.begin("program \(number)")
            await oneProgram(number, marker, directory.path, tally)
            tally.finish("program \(number)")
        }
        var report = tally.report
        report.leaks = await leaks(
            marker, makers: tally.makers, state: directory.path + "/state", mounts: mounts, descriptors: descriptors)
        return report
    }

    private func warmUp(_ configuration: JailConfiguration) async throws {
        let runtime = JailRuntime(configuration: configuration)
        _ = try await runtime.withSandbox(SandboxSpecification()) { sandbox in
            try await sandbox.run(ProcessRequest(["true"]))
        }
        await runtime.close()
    }

    private func inParallel(
        _ count: Int, _ tell: @escaping @Sendable (String) -> Void, _ body: @escaping @Sendable (Int) async -> Void
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= concurrency { await group.next() }
                group.addTask { await body(number) }
                if number % 200 == 199 { tell("\(number + 1) of \(count)") }
            }
        }
    }

    private static let script =
        "setsid sleep 1000 & (sleep 1000 &) ; echo made > /tmp/file; echo ready; exec sleep 1000"

    private func oneSandbox(_ number: Int, _ marker: String, _ runtime: JailRuntime, _ tally: Tally) async {
        var specification = SandboxSpecification()
        specification.environment["MARKER"] = marker
        let long = ProcessRequest(["sh", "-c", Self.script + " # \(marker)"])
        do {
            switch number % 6 {
            case 0, 1, 2:
                let outcome = try await runtime.withSandbox(specification) { sandbox in
                    let request = ProcessRequest(["sh", "-c", "(sleep 1000 &); echo x # \(marker)"])
                    return number % 2 == 0
                        ? try await sandbox.startFinal(request).collectOutcome() : try await sandbox.run(request)
                }
                guard outcome.exit == .exited(0) else { throw SandboxError.sandboxEnded(reason: "\(outcome)") }
                tally.ended("ended by themselves")
            case 3:
                // Left by its owner while processes run.
                try await runtime.withSandbox(specification) { sandbox in
                    let process = try await sandbox.start(long)
                    if number % 4 == 3 { _ = try await process.events.next() }
                }
                tally.ended("closed while running")
            case 4:
                let sandbox = try await runtime.makeSandbox(specification)
                if number % 4 < 3 { _ = try? await sandbox.start(long) }
                sandbox.kill()
                await sandbox.close()
                tally.ended("killed")
            default:
                let task = Task { try await runtime.withSandbox(specification) { try await $0.run(long) } }
                try? await Task.sleep(for: .milliseconds(number % 40))
                task.cancel()
                _ = await task.result
                tally.ended("cancelled")
            }
        } catch {
            tally.failed("sandbox \(number): \(error)")
        }
    }

    private func oneProgram(_ number: Int, _ marker: String, _ directory: String, _ tally: Tally) async {
        let isKilled = number % 3 == 0
        let script = isKilled ? Self.script : "(sleep 1000 &); echo ready"
        let command = HostCommand(
            [BuildProducts.released("bulkhead"), "run", "--", "sh", "-c", "\(script) # \(marker)"],
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": directory, "BULKHEAD_STATE": directory + "/state",
            ])
        do {
            let running = try command.start()
            if isKilled {
                // Some in the middle of being made, most while they run.
                if number % 2 == 0 {
                    _ = await running.prints("ready")
                } else {
                    try? await Task.sleep(for: .milliseconds(number % 30))
                }
                for spawner in Machine.children(of: running.process) { tally.made(by: spawner) }
                running.signal(SIGKILL)
            }
            let result = await running.result()
            guard isKilled ? result.signal == SIGKILL : result.code == 0 && result.output == "ready\n" else {
                tally.failed("program \(number): \(result.code) \(result.error)")
                return
            }
            tally.ended(isKilled ? "programs killed" : "programs ended by themselves")
        } catch {
            tally.failed("program \(number): \(error)")
        }
    }

    private func leaks(
        _ marker: String, makers: Set<Int32>, state: String, mounts: Set<String>, descriptors: [String]
    ) async -> [String] {
        var leaks: [String] = []
        let isQuiet = await Machine.comesTrue {
            Machine.processes(containing: marker).isEmpty && Machine.controlGroups(of: makers).isEmpty
                && Machine.descriptors.count <= descriptors.count && makers.allSatisfy { !Machine.isAlive($0) }
        }
        if !isQuiet {
            leaks += Machine.processes(containing: marker).map { "process \($0)" }
            leaks += makers.filter { Machine.isAlive($0) }.map { "spawner \($0)" }
            leaks += Machine.controlGroups(of: makers)
            let before = Set(descriptors)
            leaks += Machine.descriptors.filter { !before.contains($0) }.map { "descriptor \($0)" }
        }
        leaks += Set(Machine.mounts).subtracting(mounts).filter { $0.contains(state) }.map { "mount \($0)" }
        leaks += TemporaryDirectory.names(state).flatMap { name in
            TemporaryDirectory.names(state + "/" + name).filter { $0 != ".lock" }.map { "\(name)/\($0)" }
        }
        return leaks
    }
}

/// What happened so far.
private final class Tally: Sendable {
    private struct State {
        var report = StressPlan.Report()
        var makers: Set<Int32> = []
        /// What is under way, and how often the watch saw it.
        var underWay: [String: Int] = [:]
    }

    private let state = Mutex(State())

    var report: StressPlan.Report { state.withLock { $0.report } }
    var makers: Set<Int32> { state.withLock { $0.makers } }

    func begin(_ name: String) { state.withLock { $0.underWay[name] = 0 } }

    func finish(_ name: String) { state.withLock { _ = $0.underWay.removeValue(forKey: name) } }

    /// Tells what takes so long that it may never end.
    func watch(_ tell: @Sendable (String) -> Void) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(10))
            let slow = state.withLock { state in
                for name in state.underWay.keys { state.underWay[name, default: 0] += 1 }
                return state.underWay.filter { $0.value >= 3 }.keys.sorted()
            }
            for name in slow { tell("takes long: \(name)") }
        }
    }

    func ended(_ how: String) { state.withLock { $0.report.endings[how, default: 0] += 1 } }

    func failed(_ what: String) { state.withLock { $0.report.failures.append(what) } }

    func made(by maker: Int32) { state.withLock { _ = $0.makers.insert(maker) } }
}
