import Glibc
import Jail
import Sandboxing
import Synchronization

/// Everybody who takes part, made once for a run and taken down at its end.
final class Field: Sendable {
    let options: Options
    let scratch: Scratch
    let bundles: Bundles
    let runtime: JailRuntime
    let docker: Result<DockerEngine, BenchmarkFailure>
    let runscEngine: [String]
    let runcEngine: [String]

    init(_ options: Options) throws(BenchmarkFailure) {
        self.options = options
        let scratch = try Scratch()
        self.scratch = scratch
        Self.leftovers.withLock { $0.directory = scratch }
        do {
            bundles = try Bundles(in: scratch)
            runcEngine = ["runc", "--root", try scratch.directory("runc")]
            runscEngine = [
                "runsc", "--root", try scratch.directory("runsc"), "--network=none", "--ignore-cgroups",
            ]
        } catch {
            Self.closeInHaste()
            throw error
        }
        runtime = JailRuntime(configuration: Self.configuration(options))
        let wantsDocker = options.wants(contestant: "docker run --rm") || options.wants(contestant: "docker exec")
        let usesDocker = options.wants(.start) || options.wants(.live) || options.wants(.memory)
        if wantsDocker, usesDocker {
            let bundles = bundles
            docker = Result { () throws(BenchmarkFailure) in
                let engine = try DockerEngine.start(in: scratch)
                Self.leftovers.withLock { $0.engine = engine }
                try engine.prepare(bundles)
                return engine
            }
        } else {
            docker = .failure(BenchmarkFailure("not asked for"))
        }
    }

    /// The configuration of our runtimes.
    static func configuration(_ options: Options) -> JailConfiguration {
        var configuration = JailConfiguration()
        configuration.supervisorPath = options.supervisor
        return configuration
    }

    /// Whole commands, each with an isolation of its own.
    func starters() -> [Entry] {
        var entries: [Entry] = [CommandContestant.plain.entry]
        entries.append(.present(LibraryContestant(name: "bulkhead library", runtime: runtime)))
        entries.append(bulkhead())
        entries.append(CommandContestant.unshare.entry)
        entries.append(CommandContestant.bubblewrap.entry)
        entries.append(crun())
        entries.append(bundleEntry("runc run", runcEngine, settlingTime: 10))
        entries.append(bundleEntry("runsc run", runscEngine, settlingTime: 50))
        switch docker {
        case .success(let engine): entries.append(.present(engine.run))
        case .failure(let failure): entries.append(.missing("docker run --rm", reason: failure.reason))
        }
        return entries.filter { options.wants(contestant: $0.name) }
    }

    private func bulkhead() -> Entry {
        let name = "bulkhead run"
        let own = CommandLine.arguments[0]
        let directory = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
        let path = options.bulkhead ?? "\(directory)/bulkhead"
        guard Command.find(path) != nil else { return .missing(name, reason: "no executable at \(path)") }
        return .present(CommandContestant(name: name, prefix: [path, "run", "--"]))
    }

    private func crun() -> Entry {
        let name = "crun run"
        guard Command.find("crun") != nil else { return .missing(name, reason: "crun is not installed") }
        do {
            let engine = ["crun", "--root", try scratch.directory("crun")]
            return .present(
                BundleContestant(
                    name: name, engine: engine, bundles: bundles, settlingTime: 5,
                    hidesUnifiedHierarchy: BundleContestant.isHybrid))
        } catch {
            return .missing(name, reason: error.reason)
        }
    }

    private func bundleEntry(_ name: String, _ engine: [String], settlingTime: UInt32) -> Entry {
        guard let program = engine.first, Command.find(program) != nil else {
            return .missing(name, reason: "\(engine.first ?? "") is not installed")
        }
        return .present(
            BundleContestant(name: name, engine: engine, bundles: bundles, settlingTime: settlingTime))
    }

    /// Takes everything down.
    func close() async {
        await runtime.close()
        Self.closeInHaste()
    }

    // MARK: - What must not outlive this process

    private struct Leftovers {
        var engine: DockerEngine?
        var directory: Scratch?
    }

    private static let leftovers = Mutex(Leftovers())

    /// Takes down what would outlive this process; sandboxes of ours die with it anyway.
    static func closeInHaste() {
        // Under the lock to the end: whoever comes second must not exit while the first is still at it.
        leftovers.withLock { leftovers in
            leftovers.engine?.stop()
            leftovers.engine = nil
            leftovers.directory?.remove()
            leftovers.directory = nil
        }
    }
}
