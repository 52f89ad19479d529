import Contexts
public import Sandboxing
import Synchronization

/// A running sandbox as the services use it: its processes, files and ports. It stays valid until the sandbox is paused
/// to files or dies; its calls then say so.
public final class ManagedSandbox: Sendable {
    /// The sandbox's id.
    public let id: String
    /// Variables for every process.
    public let environment: [String: String]
    /// The sandbox of the runtime.
    public let sandbox: any Sandbox

    /// Its code contexts.
    public let contexts: ContextRegistry

    private struct State {
        var processes: [Int32: ManagedProcess] = [:]
        /// The ends of processes, by when they ended, so that only the last ones are kept.
        var ended: [Int32] = []
    }

    private let state = Mutex(State())

    /// How many processes that have ended are remembered with their last output.
    static let rememberedProcesses = 256

    /// Told of processes that end.
    private let observe: @Sendable (Observation) -> Void

    init(
        id: String, environment: [String: String], sandbox: any Sandbox,
        zygote: @escaping @Sendable (ContextLanguage) async -> (any ProcessImage)? = { _ in nil },
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        self.id = id
        self.environment = environment
        self.sandbox = sandbox
        self.observe = observe
        contexts = ContextRegistry(sandbox: sandbox, environment: environment, zygote: zygote)
    }

    /// The same sandbox with an owner's id and variables.
    init(
        id: String, environment: [String: String], adopting other: ManagedSandbox,
        zygote: @escaping @Sendable (ContextLanguage) async -> (any ProcessImage)? = { _ in nil },
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        self.observe = observe
        self.id = id
        self.environment = environment
        sandbox = other.sandbox
        contexts = ContextRegistry(sandbox: other.sandbox, environment: environment, zygote: zygote)
        let processes = other.state.withLock { $0.processes }
        state.withLock { $0.processes = processes }
    }

    /// The files as one of its users sees them.
    public func files(as user: SandboxUser = .user) -> any SandboxFiles { sandbox.files(as: user) }

    /// A connection to one of its ports: a connected, non-blocking socket that the caller owns.
    public func connect(port: UInt16) async throws(SandboxError) -> Int32 { try await sandbox.connect(port: port) }

    /// What it has used.
    public func usage() async throws(SandboxError) -> ResourceUsage { try await sandbox.usage() }

    // MARK: - Processes

    /// Starts a process. It runs until it ends by itself, is killed, or the sandbox ends: no listener holds it.
    ///
    /// The sandbox's variables are in its environment; those of the request win.
    public func start(_ request: ProcessRequest, tag: String? = nil) async throws(SandboxError) -> ManagedProcess {
        var request = request
        request.environment = environment.merging(request.environment) { $1 }
        let managed = ManagedProcess(try await sandbox.start(request), request: request, tag: tag)
        let id = managed.id
        state.withLock { $0.processes[id] = managed }
        let begin = ContinuousClock.now
        managed.pump { [weak self, observe] result in
            observe(.processEnded(outcome: Observation.word(for: result), duration: ContinuousClock.now - begin))
            self?.forgetOldest(after: id)
        }
        return managed
    }

    private func forgetOldest(after id: Int32) {
        state.withLock { state in
            state.ended.append(id)
            guard state.ended.count > Self.rememberedProcesses else { return }
            let oldest = state.ended.removeFirst()
            if state.processes[oldest]?.exit != nil { state.processes[oldest] = nil }
        }
    }

    /// All processes that are known, also those that ended not long ago, in the order in which they were started.
    public var recentProcesses: [ManagedProcess] {
        state.withLock { Array($0.processes.values) }.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
    }

    /// The processes that run now, in the order of their ids.
    public var processes: [ManagedProcess] {
        state.withLock { $0.processes.values.filter { $0.exit == nil } }.sorted { $0.id < $1.id }
    }

    /// A process by its id, also one that has ended not long ago.
    public func process(_ id: Int32) -> ManagedProcess? { state.withLock { $0.processes[id] } }

    /// The youngest process with this tag.
    public func process(tag: String) -> ManagedProcess? {
        state.withLock { $0.processes.values.filter { $0.tag == tag } }.max { $0.startedAt < $1.startedAt }
    }
}

extension ManagedSandbox {
    /// Ends the sandbox and waits until nothing of it is left.
    func close() async {
        // The interpreters end with the sandbox: told first, they need not find out.
        sandbox.kill()
        await contexts.close()
        await sandbox.close()
    }
}
