import Foundation
import Logging
import Sandboxing

extension ControlPlane {
    /// Makes `count` live sandboxes with the files and the Python contexts that this one has now; it runs on. Other
    /// processes are not copied. Each child succeeds or fails by itself.
    public func fork(
        _ reference: String, count: Int, timeout: Double
    ) async throws(ControlPlaneError) -> [Result<SandboxRecord, ControlPlaneError>] {
        guard (1...20).contains(count) else {
            throw .invalid(field: "count", problem: "\(count)", remedy: "fork 1 to 20 children at a time")
        }
        try check(timeout: timeout)
        let entry = try await entry(reference)
        let path = directories.transit + "/" + RandomName.text(20) + ".tar"
        defer { StateDirectories.remove(path) }
        guard let parent = entry.live, entry.record.state == .running else {
            throw .conflict("the sandbox \(entry.record.id) is \(entry.record.state.rawValue), not running")
        }
        // First: an interpreter that stands still cannot make a twin.
        let (images, lost) = await parent.contexts.capture()
        let (record, build) = try await standingStill(entry) { (live, record, build) async throws(ControlPlaneError) in
            try await self.copyFiles(of: live, to: path, isDurable: false)
            return (record, build)
        }
        let left = lost.map { "; the context \($0.key) was not copied: \($0.value)" }.sorted().joined()
        try await store.add([EventRecord(.forked, sandbox: record.id, detail: "\(count) children\(left)")])
        return await withTaskGroup(of: (Int, Result<SandboxRecord, ControlPlaneError>).self) { group in
            for index in 0..<count {
                group.addTask { (index, await self.forkChild(of: record, build, files: path, images, timeout)) }
            }
            var results: [Int: Result<SandboxRecord, ControlPlaneError>] = [:]
            for await (index, result) in group { results[index] = result }
            return (0..<count).compactMap { results[$0] }
        }
    }

    private func forkChild(
        of parent: SandboxRecord, _ build: BuildRecord, files: String, _ images: [ContextImage], _ timeout: Double
    ) async -> Result<SandboxRecord, ControlPlaneError> {
        var record = parent
        let now = Date()
        record.id = RandomName.sandbox()
        record.name = nil
        record.state = .creating
        record.createdAt = now
        record.accessToken = parent.accessToken.map { _ in RandomName.hex(32) }
        record.trafficToken = parent.trafficToken.map { _ in RandomName.hex(32) }
        record.reboots = 0
        let entry = RegistryEntry(record: record)
        let alive = entries.count
        entries[record.id] = entry
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        do throws(ControlPlaneError) {
            let wanted = record
            try await admission.admit(alive: alive) { () async throws(ControlPlaneError) in
                try await self.bringUp(wanted, build, layers: [files])
            }
            do {
                try await entry.live?.contexts.adopt(images)
            } catch {
                throw ControlPlaneError.conflict("the contexts of \(parent.id) could not be started again: \(error)")
            }
            entry.record.state = .running
            begin(entry, for: timeout)
            try await save(entry, EventRecord(.created, sandbox: record.id, detail: "forked from \(parent.id)"))
            schedule(entry)
            return .success(entry.record)
        } catch {
            await discard(entry)
            return .failure(error)
        }
    }

    /// Keeps the files that a sandbox has now as a template of its own, from which any number can be made. A name that
    /// a snapshot has already moves to the new one.
    public func snapshot(_ reference: String, name: String?) async throws(ControlPlaneError) -> TemplateRecord {
        if let name { try SandboxRequest.check(name: name) }
        if let name, let taken = findTemplate(name), taken.kind != .snapshot {
            throw .conflict("a template is named '\(name)'; choose another name for the snapshot")
        }
        let entry = try await entry(reference)
        let buildID = RandomName.unique()
        let file = buildID + ".tar"
        let path = directories.layers + "/" + file
        let (record, parent) = try await standingStill(entry) { (live, record, build) async throws(ControlPlaneError) in
            try await self.copyFiles(of: live, to: path, isDurable: true)
            return (record, build)
        }
        let now = Date()
        var template = TemplateRecord(
            id: RandomName.text(20), names: name.map { [$0] } ?? [], kind: .snapshot,
            tags: [TemplateRecord.defaultTag: buildID], sourceSandbox: record.id, createdAt: now, updatedAt: now)
        if name == nil { template.names = ["snapshot-" + template.id] }
        var build = BuildRecord(id: buildID, template: template.id, status: .ready, resources: record.resources)
        build.layers = [file]
        build.environment = record.environment
        build.workingDirectory = parent.workingDirectory
        build.user = parent.user
        build.startCommand = parent.startCommand
        build.readyCommand = parent.readyCommand
        build.preloadedModules = parent.preloadedModules
        build.finishedAt = now
        do throws(ControlPlaneError) {
            if let name, var old = findTemplate(name) {
                old.names = ["snapshot-" + old.id]
                try await store.save(old)
                templates[old.id] = old
            }
            try await store.save(
                template, build,
                events: [EventRecord(.snapshotted, sandbox: record.id, detail: template.names[0])])
        } catch {
            StateDirectories.remove(path)
            throw error
        }
        templates[template.id] = template
        builds[build.id] = build
        feed.signal()
        return template
    }

    /// Lends a sandbox that stands still, so that its files are those of one moment; afterwards it is as it was.
    func standingStill<Value: Sendable>(
        _ entry: RegistryEntry,
        _ body: @Sendable (ManagedSandbox, SandboxRecord, BuildRecord) async throws(ControlPlaneError) -> Value
    ) async throws(ControlPlaneError) -> Value {
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        let record = entry.record
        guard let build = builds[record.build] else { throw .notFound(kind: .build, reference: record.build) }
        guard record.state == .running, let live = entry.live else {
            throw .conflict("the sandbox \(record.id) is \(record.state.rawValue), not running")
        }
        do throws(SandboxError) {
            try await live.sandbox.pause()
        } catch {
            throw .sandbox(error)
        }
        do throws(ControlPlaneError) {
            let value = try await body(live, record, build)
            await letRunOn(live)
            return value
        } catch {
            await letRunOn(live)
            throw error
        }
    }

    /// Lets a sandbox go on that was stopped for a copy. One that cannot go on is killed: its end is then explained,
    /// while a sandbox that stands still and is called running would not be.
    func letRunOn(_ live: ManagedSandbox) async {
        do throws(SandboxError) {
            try await live.sandbox.resume()
        } catch {
            logger.error(
                "a sandbox did not go on after a copy and is killed",
                metadata: ["sandbox": "\(live.id)", "error": "\(error)"])
            live.sandbox.kill()
        }
    }
}
