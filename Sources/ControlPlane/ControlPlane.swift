import Foundation
public import Logging
public import Sandboxing

/// The registry of all sandboxes of one daemon: makes them, knows them, ends them, and remembers why.
///
/// What a call acknowledged is in the store. Changes of one sandbox's state happen one after another; those of different
/// sandboxes at the same time.
public actor ControlPlane {
    /// How it was set up.
    public let configuration: ControlPlaneConfiguration
    let runtime: any Runtime
    let store: Store
    let admission: Admission
    let directories: StateDirectories
    let logger: Logger
    let feed = EventFeed()

    var entries: [String: RegistryEntry] = [:]
    /// Names of live sandboxes.
    var names: [String: String] = [:]
    /// Creations with an idempotency key that are under way.
    var creations: [String: (digest: String, task: Task<Result<SandboxRecord, ControlPlaneError>, Never>)] = [:]
    var templates: [String: TemplateRecord] = [:]
    var builds: [String: BuildRecord] = [:]
    var buildLogs: [String: BuildLog] = [:]
    var volumes: [String: VolumeRecord] = [:]
    /// Keys by their digest.
    var tokens: [String: TokenRecord] = [:]
    var samples: [String: SampleRing] = [:]
    /// Ready sandboxes by build.
    var pools: [String: Pool] = [:]
    /// Interpreters that have started and imported already, by build.
    var zygotes: [String: Zygote] = [:]
    var isShuttingDown = false
    var housekeeping: Task<Void, Never>?

    /// Opens the state directory, which becomes this process's alone until ``shutDown(_:)``.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` when another daemon has it,
    ///   ``ControlPlaneError/store(operation:reason:)`` when it cannot be read.
    public init(
        configuration: ControlPlaneConfiguration, runtime: any Runtime, logger: Logger = Logger(label: "bulkhead")
    ) throws(ControlPlaneError) {
        self.configuration = configuration
        self.runtime = runtime
        self.logger = logger
        directories = try StateDirectories(root: configuration.stateDirectory)
        store = try Store(path: directories.root + "/bulkhead.sqlite")
        admission = Admission(configuration: configuration)
    }

    /// Takes over what an earlier daemon left: the paused are there, the running are dead and say so, templates and
    /// volumes are known, and files that belong to nobody are gone.
    public func start() async throws(ControlPlaneError) {
        try await loadTemplates()
        try await loadVolumes()
        try await loadTokens()
        try await recover()
        try await store.add([EventRecord(.daemonStarted)])
        feed.signal()
        housekeeping = Task { [weak self] in
            while !Task.isCancelled {
                guard let interval = self?.configuration.metricsInterval else { return }
                try? await Task.sleep(for: .seconds(interval))
                await self?.sample()
                await self?.adjustPools()
            }
        }
        for (template, size) in configuration.pools { try await setPool(template, size: size) }
        adjustPools()
    }

    /// What happens to running sandboxes when the daemon ends.
    public enum ShutdownAction: String, Sendable, CaseIterable {
        /// They are killed.
        case kill
        /// Their files are kept, and they can be resumed when the daemon is back.
        case hibernate
    }

    /// Ends all sandboxes in the way asked for and closes the store. No call may follow.
    public func shutDown(_ action: ShutdownAction) async {
        isShuttingDown = true
        housekeeping?.cancel()
        await emptyPools()
        let ids = entries.values.filter { $0.record.state != .paused || $0.record.pauseMode == .memory }.map(
            \.record.id)
        await withTaskGroup(of: Void.self) { group in
            for id in ids { group.addTask { await self.endForShutdown(id, action) } }
        }
        do {
            try await store.add([EventRecord(.daemonStopped)])
        } catch {
            logger.warning("the end of the daemon is not in the event log", metadata: ["error": "\(error)"])
        }
        store.close()
        directories.unlock()
    }

    private func endForShutdown(_ id: String, _ action: ShutdownAction) async {
        do {
            switch action {
            case .hibernate where entries[id]?.record.state == .running: _ = try await pause(id, mode: .files)
            case .hibernate where entries[id]?.record.pauseMode == .memory: try await releaseMemory(id)
            default:
                try await kill(
                    id, Tombstone(reason: .shutdown, detail: "the daemon was shut down and ended its sandboxes"))
            }
        } catch {
            logger.error("a sandbox did not end as asked", metadata: ["sandbox": "\(id)", "error": "\(error)"])
            entries[id]?.live?.sandbox.kill()
        }
    }

    // MARK: - Looking up

    /// A live sandbox by id, by name, or by the beginning of its id if only one begins like this.
    public func record(_ reference: String) async throws(ControlPlaneError) -> SandboxRecord {
        try await entry(reference).record
    }

    /// Live or dead, as long as it is remembered.
    public func recordOrTombstone(_ id: String) async throws(ControlPlaneError) -> SandboxRecord {
        if let entry = entries[id] { return entry.record }
        if let dead = try await store.deadSandbox(id) { return dead }
        throw .notFound(kind: .sandbox, reference: id)
    }

    /// The dead, the last first.
    public func deadSandboxes(limit: Int = 100) async throws(ControlPlaneError) -> [SandboxRecord] {
        try await store.deadSandboxes(limit: max(1, min(limit, 1000)))
    }

    func entry(_ reference: String) async throws(ControlPlaneError) -> RegistryEntry {
        if let entry = entries[reference] { return entry }
        if let id = names[reference], let entry = entries[id] { return entry }
        let matches = reference.utf8.count >= 3 ? entries.keys.filter { $0.hasPrefix(reference) } : []
        if matches.count == 1, let entry = entries[matches[0]] { return entry }
        if matches.count > 1 {
            throw .ambiguous(kind: .sandbox, reference: reference, candidates: matches.sorted())
        }
        let dead = try await store.deadSandbox(reference)
        throw .notFound(kind: .sandbox, reference: reference, tombstone: dead?.death)
    }

    /// A running sandbox, to be used. One that is paused is resumed if `resuming`, or if it was made to resume on
    /// traffic and `isTraffic`.
    public func live(
        _ reference: String, resuming: Bool = false, isTraffic: Bool = false
    ) async throws(ControlPlaneError) -> ManagedSandbox {
        let entry = try await entry(reference)
        if entry.record.state == .running, let live = entry.live { return live }
        if entry.record.state == .paused, resuming || (isTraffic && entry.record.resumesOnTraffic) {
            _ = try await resume(entry.record.id, timeout: nil)
            if let live = entry.live { return live }
        }
        if entry.record.state == .creating {
            await entry.beginChange(isolation: self)
            entry.endChange()
            if entry.record.state == .running, let live = entry.live { return live }
        }
        throw .conflict(
            "the sandbox \(entry.record.id) is \(entry.record.state.rawValue)"
                + (entry.record.state == .paused ? "; resume it first" : ""))
    }

    /// A page of the live sandboxes.
    public func list(_ query: SandboxQuery) throws(ControlPlaneError) -> Page<SandboxRecord> {
        guard (1...1000).contains(query.limit) else {
            throw .invalid(field: "limit", problem: "\(query.limit)", remedy: "use 1 to 1000")
        }
        var templateBuilds: Set<String>?
        if let template = query.template {
            // A template that does not exist has no sandboxes.
            templateBuilds = [template]
            if let found = findTemplate(template) { templateBuilds?.insert(found.id) }
        }
        let sign: Int64 = query.newestFirst ? -1 : 1
        func key(_ record: SandboxRecord) -> (Int64, String) { (sign * record.startedAt.wholeMicroseconds, record.id) }
        var start: (Int64, String)?
        if let token = query.token {
            let place = try PageToken(parsing: token)
            start = (sign * place.microseconds, place.id)
        }
        let found = entries.values.map(\.record).filter { record in
            query.states.contains(record.state)
                && query.metadata.allSatisfy { record.metadata[$0.key] == $0.value }
                && (templateBuilds.map { $0.contains(record.template) || $0.contains(templateName(of: record)) } ?? true)
                && (query.startedAfter.map { record.startedAt.wholeMicroseconds >= $0.wholeMicroseconds } ?? true)
                && (start.map { key(record) > $0 } ?? true)
        }.sorted { key($0) < key($1) }
        let page = Array(found.prefix(query.limit))
        let next = found.count > page.count ? page.last.map { PageToken($0.startedAt, $0.id).text } : nil
        return Page(items: page, next: next)
    }

    /// The live sandboxes for which something holds, in no order.
    public func records(where holds: @Sendable (SandboxRecord) -> Bool) -> [SandboxRecord] {
        entries.values.map(\.record).filter(holds)
    }

    /// Live sandboxes by state.
    public func counts() -> [SandboxState: Int] {
        entries.values.reduce(into: [:]) { $0[$1.record.state, default: 0] += 1 }
    }

    // MARK: - Events

    /// Events after a place in the log, the oldest first; waits for one if there is none yet and `waits`.
    public func events(
        after id: Int64 = 0, sandbox: String? = nil, limit: Int = 100, waits: Bool = false
    ) async throws(ControlPlaneError) -> [EventRecord] {
        while true {
            let seen = feed.generation
            let events = try await store.events(after: id, sandbox: sandbox, limit: max(1, min(limit, 1000)))
            if !events.isEmpty || !waits || Task.isCancelled { return events }
            await feed.wait(after: seen)
        }
    }

    /// The place of the last event in the log.
    public func lastEvent() async throws(ControlPlaneError) -> Int64 { try await store.lastEvent() }

    /// Saves a change of a sandbox with its event.
    func save(_ entry: RegistryEntry, _ events: EventRecord...) async throws(ControlPlaneError) {
        try await store.save(entry.record, events: events)
        feed.signal()
    }
}

extension ControlPlane {
    /// Leaves everything as a daemon leaves it that is killed: for tests of what the next one makes of it.
    package func abandonForTests() {
        housekeeping?.cancel()
        for entry in entries.values {
            entry.timer?.cancel()
            entry.watch?.cancel()
            entry.live?.sandbox.kill()
        }
        store.close()
        directories.unlock()
    }
}
