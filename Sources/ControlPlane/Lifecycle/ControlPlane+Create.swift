import Foundation
import Sandboxing

extension ControlPlane {
    /// Makes a sandbox; it can be used at once.
    ///
    /// - Throws: ``ControlPlaneError/overCapacity(reason:retryAfter:)`` when there is no room,
    ///   ``ControlPlaneError/conflict(_:)`` when the name is taken or the idempotency key was used for something else.
    public func create(_ request: SandboxRequest) async throws(ControlPlaneError) -> SandboxRecord {
        let begin = ContinuousClock.now
        // Names that clients make up must not become labels of their own.
        let template = findTemplate(request.template).map { $0.names.first ?? $0.id } ?? "unknown"
        do throws(ControlPlaneError) {
            let record = try await createOnce(request)
            configuration.observe(
                .created(template: template, outcome: "ok", duration: ContinuousClock.now - begin))
            return record
        } catch {
            configuration.observe(
                .created(template: template, outcome: error.observedOutcome, duration: ContinuousClock.now - begin))
            throw error
        }
    }

    private func createOnce(_ request: SandboxRequest) async throws(ControlPlaneError) -> SandboxRecord {
        guard !isShuttingDown else { throw .shuttingDown }
        try request.validate(maximumTimeout: configuration.maximumTimeout)
        guard let key = request.idempotencyKey else { return try await make(request, idempotency: nil) }
        let digest = try request.digest()
        if let known = try await sandbox(for: key, digest) { return known }
        // Looked for again: another request may have begun while the store was asked.
        if creations[key] == nil {
            let task = Task { () -> Result<SandboxRecord, ControlPlaneError> in
                do throws(ControlPlaneError) {
                    return .success(try await make(request, idempotency: .init(key: key, digest: digest)))
                } catch {
                    return .failure(error)
                }
            }
            creations[key] = (digest, task)
        }
        guard let creation = creations[key] else { throw .shuttingDown }
        guard creation.digest == digest else { throw Self.keyReused }
        let result = await creation.task.value
        creations[key] = nil
        return try result.get()
    }

    private static let keyReused = ControlPlaneError.conflict(
        "the idempotency key was used for another request; use a new key")

    private func sandbox(for key: String, _ digest: String) async throws(ControlPlaneError) -> SandboxRecord? {
        guard let known = try await store.sandbox(idempotencyKey: key) else { return nil }
        guard known.digest == digest else { throw Self.keyReused }
        return try await recordOrTombstone(known.id)
    }

    private func make(
        _ request: SandboxRequest, idempotency: Store.Idempotency?
    ) async throws(ControlPlaneError) -> SandboxRecord {
        let (template, build) = try resolveTemplate(request.template)
        for mount in request.volumes { _ = try volume(named: mount.volume) }
        if let name = request.name, names[name] != nil {
            throw .conflict("a sandbox named '\(name)' is alive; choose another name or kill it first")
        }
        let entry = RegistryEntry(record: newRecord(request, template, build))
        let id = entry.record.id
        let alive = entries.count
        entries[id] = entry
        if let name = request.name { names[name] = id }
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        do throws(ControlPlaneError) {
            let record = entry.record
            try await admission.admit(alive: alive) { () async throws(ControlPlaneError) in
                try await self.bringUp(record, build, layers: nil)
            }
            entry.record.state = .running
            begin(entry, for: request.timeout)
            try await store.save(entry.record, idempotency: idempotency, events: [EventRecord(.created, sandbox: id)])
            feed.signal()
            schedule(entry)
            return entry.record
        } catch {
            await discard(entry)
            throw error
        }
    }

    func newRecord(_ request: SandboxRequest, _ template: TemplateRecord, _ build: BuildRecord) -> SandboxRecord {
        let now = Date()
        return SandboxRecord(
            id: RandomName.sandbox(), name: request.name, template: template.id, build: build.id, state: .creating,
            createdAt: now, startedAt: now, endsAt: now.addingTimeInterval(request.timeout),
            timeoutAction: request.timeoutAction, resumesOnTraffic: request.resumesOnTraffic,
            metadata: request.metadata, environment: build.environment.merging(request.environment) { $1 },
            resources: request.resources ?? build.resources,
            accessToken: request.isSecure ? RandomName.hex(32) : nil,
            trafficToken: request.network.allowsPublicTraffic ? nil : RandomName.hex(32),
            network: request.network, volumes: request.volumes, reboots: 0)
    }

    /// Makes the sandbox of the runtime for an entry and starts what its template starts with it. `layers`: other files
    /// than the template's, for one that comes back from a pause or out of another sandbox.
    func bringUp(
        _ record: SandboxRecord, _ build: BuildRecord, layers: [String]?
    ) async throws(ControlPlaneError) {
        guard let entry = entries[record.id] else { throw .notFound(kind: .sandbox, reference: record.id) }
        let live: ManagedSandbox
        if layers == nil, let ready = takeReady(for: record, build) {
            live = ready
        } else {
            live = try await prepare(record, try specification(record, build, layers: layers), build)
        }
        entry.live = live
        watch(entry, live)
    }

    /// Lets an entry's time begin now.
    func begin(_ entry: RegistryEntry, for timeout: Double) {
        let now = Date()
        entry.record.startedAt = now
        entry.record.endsAt = now.addingTimeInterval(timeout)
    }

    /// Forgets an entry that never became a sandbox: nobody was told of it.
    func discard(_ entry: RegistryEntry) async {
        entries[entry.record.id] = nil
        if let name = entry.record.name { names[name] = nil }
        entry.watch?.cancel()
        entry.timer?.cancel()
        if let live = entry.live { await live.sandbox.close() }
        entry.live = nil
        entry.record.state = .dead
    }
}
