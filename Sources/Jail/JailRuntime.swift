import CLinux
import Glibc
public import Sandboxing
import SupervisorProtocol
import Synchronization

/// The runtime `jail`: namespaces, a root file system of its own, a system call filter, Landlock, control groups.
///
/// A runtime has one spawner process, started with the first sandbox, and ends it in ``close()``.
public final class JailRuntime: Runtime, Sendable {
    /// The name of this runtime.
    public let name = "jail"

    /// Where this runtime finds and keeps things.
    public let configuration: JailConfiguration

    private struct State {
        var spawner: SpawnerProcess?
        var removedGuards: GuardSet = []
    }

    private let state = Mutex(State())
    private let filters = FilterCache()
    /// A spawner started before anybody asked for a sandbox.
    private static let warm = Mutex<(path: String, spawner: SpawnerProcess)?>(nil)

    /// A runtime; nothing is started yet.
    public init(configuration: JailConfiguration = JailConfiguration()) { self.configuration = configuration }

    deinit { state.withLock { $0.spawner }?.close() }

    /// Starts the spawner, for a program that will make one sandbox, so that the next runtime in this process finds it running and its first jail half made.
    /// Errors are left to that runtime.
    public static func warmUp(configuration: JailConfiguration = JailConfiguration()) {
        guard let path = try? configuration.findSupervisor(), let spawner = try? SpawnerProcess.start(path, once: true)
        else {
            return
        }
        keepWarm(path, spawner)
    }

    /// The same with a spawner for one sandbox that runs already, a child of this process.
    ///
    /// - Parameters:
    ///   - process: Its process id; it is reaped here.
    ///   - pidfd: A descriptor of it, which is closed here.
    ///   - control: Our end of its control socket, which is closed here.
    public static func warmUp(
        configuration: JailConfiguration = JailConfiguration(), process: Int32, pidfd: Int32, control: Int32
    ) {
        // Without an executable the runtime will say so; the spawner ends with its socket.
        guard let path = try? configuration.findSupervisor() else {
            Glibc.close(control)
            Glibc.close(pidfd)
            return
        }
        keepWarm(path, SpawnerProcess.adopt(path, process: process, pidfd: pidfd, control: control))
    }

    private static func keepWarm(_ path: String, _ spawner: SpawnerProcess) {
        let previous = warm.withLock { slot in
            defer { slot = (path, spawner) }
            return slot
        }
        previous?.spawner.close()
    }

    /// Ends the spawner and every sandbox that is left, and waits for it.
    public func close() async {
        let spawner = state.withLock { state in
            defer { state.spawner = nil }
            return state.spawner
        }
        guard let spawner else { return }
        spawner.close()
        _ = await spawner.end.value()
    }

    /// Leaves out guards for every sandbox from now on: only to show what they are worth. Those that begin with the
    /// spawner are left out only if no sandbox was made before.
    @_spi(Testing) public func remove(guards: Set<JailGuard>) {
        let bits = guards.reduce(into: GuardSet()) { $0.formUnion($1.bit) }
        state.withLock { $0.removedGuards = bits }
    }

    /// The spawner's process id, or nil before the first sandbox.
    @_spi(Testing) public var spawnerProcess: Int32? { state.withLock { $0.spawner?.process } }

    /// Makes a sandbox.
    public func makeSandbox(_ specification: SandboxSpecification) async throws(SandboxError) -> any Sandbox {
        try await makeJail(specification)
    }

    /// Makes a sandbox for one process. The request travels ahead: the supervisor finds it when the jail stands.
    public func launch(
        _ request: ProcessRequest, in specification: SandboxSpecification
    ) async throws(SandboxError) -> (sandbox: any Sandbox, process: any Process) {
        // What a machine must enforce has to be known before anything runs.
        let sandbox =
            specification.requirements == .core ? try requestJail(specification) : try await makeJail(specification)
        do {
            let process = try await JailedProcess.start(request, in: sandbox, isFinal: true)
            return (sandbox, process)
        } catch {
            await sandbox.close()
            throw error
        }
    }

    func makeJail(_ specification: SandboxSpecification) async throws(SandboxError) -> JailSandbox {
        let sandbox = try requestJail(specification)
        do {
            try await sandbox.becomeReady()
            return sandbox
        } catch {
            await sandbox.close()
            throw error
        }
    }

    private func requestJail(_ specification: SandboxSpecification) throws(SandboxError) -> JailSandbox {
        let removed = state.withLock { $0.removedGuards }
        let (plan, layer) = try PlanBuilder(
            specification: specification, configuration: configuration, removedGuards: removed
        ).plan()
        let spawner = try runningSpawner(removed)
        // After all that can be refused: these run already.
        let layers = try LayerSource.open(specification.fileSystem.layers)
        return try JailSandbox.request(specification, plan, layers, keeping: layer, from: spawner) {
            () throws(SandboxError) in
            try filters.filter(for: specification, plan)
        }
    }

    private func runningSpawner(_ removed: GuardSet) throws(SandboxError) -> SpawnerProcess {
        let path = try configuration.findSupervisor()
        let warmed = Self.warm.withLock { slot -> SpawnerProcess? in
            guard let (warmPath, spawner) = slot, warmPath == path else { return nil }
            slot = nil
            return spawner
        }
        let current = state.withLock { state -> SpawnerProcess? in
            if let spawner = state.spawner, !spawner.isGone { return spawner }
            state.spawner = warmed
            return warmed
        }
        if let current {
            if let warmed, warmed !== current { warmed.close() }
            return current
        }
        let started = try SpawnerProcess.start(path, removed: removed)
        let (kept, other) = state.withLock { state -> (SpawnerProcess, SpawnerProcess?) in
            if let spawner = state.spawner, !spawner.isGone { return (spawner, started) }
            state.spawner = started
            return (started, nil)
        }
        other?.close()
        return kept
    }
}
