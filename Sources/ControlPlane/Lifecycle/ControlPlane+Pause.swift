import Foundation
import Sandboxing

extension ControlPlane {
    /// Pauses a running sandbox. Once this returns, its files are on disk and survive the daemon; with
    /// ``PauseMode/memory`` its processes stand still as well, for as long as the daemon lives.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` when it is not running.
    @discardableResult
    public func pause(_ reference: String, mode: PauseMode) async throws(ControlPlaneError) -> SandboxRecord {
        let entry = try await entry(reference)
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        let id = entry.record.id
        guard entry.record.state == .running, let live = entry.live else {
            throw .conflict("the sandbox \(id) is \(entry.record.state.rawValue), not running")
        }
        entry.timer?.cancel()
        do throws(ControlPlaneError) {
            try await keepFiles(of: live, at: pausedFiles(id))
            entry.record.state = .paused
            entry.record.pauseMode = mode
            try await save(entry, EventRecord(.paused, sandbox: id, detail: mode.rawValue))
        } catch {
            // It runs on as if nothing had been asked.
            entry.record.state = .running
            entry.record.pauseMode = nil
            await letRunOn(live)
            schedule(entry)
            throw error
        }
        if mode == .files {
            entry.watch?.cancel()
            await live.close()
            entry.live = nil
        }
        return entry.record
    }

    /// Stops a sandbox and copies its files into a new file, which is complete and on disk before it has its name.
    private func keepFiles(of live: ManagedSandbox, at path: String) async throws(ControlPlaneError) {
        do throws(SandboxError) {
            try await live.sandbox.pause()
        } catch {
            throw .sandbox(error)
        }
        try await copyFiles(of: live, to: path, isDurable: true)
    }

    /// Copies the files of a sandbox.
    func copyFiles(of live: ManagedSandbox, to path: String, isDurable: Bool) async throws(ControlPlaneError) {
        let file = try LayerFile(path: path)
        do {
            try await live.sandbox.exportFiles { piece in try await file.write(piece) }
            try await file.finish(isDurable: isDurable)
        } catch let error as SandboxError {
            await file.discard()
            throw .sandbox(error)
        } catch {
            await file.discard()
            throw (error as? ControlPlaneError) ?? .store(operation: "keep the files of \(live.id)", reason: "\(error)")
        }
    }

    /// Lets a paused sandbox run again, for `timeout` seconds or at least as long as it had left when it was paused.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` when it is neither paused nor running. A running one stays as it is.
    @discardableResult
    public func resume(_ reference: String, timeout: Double?) async throws(ControlPlaneError) -> SandboxRecord {
        if let timeout { try check(timeout: timeout) }
        let entry = try await entry(reference)
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        let id = entry.record.id
        if entry.record.state == .running { return entry.record }
        guard entry.record.state == .paused else {
            throw .conflict("the sandbox \(id) is \(entry.record.state.rawValue), not paused")
        }
        if let live = entry.live, entry.record.pauseMode == .memory {
            do throws(SandboxError) {
                try await live.sandbox.resume()
            } catch {
                throw .sandbox(error)
            }
        } else {
            try await reboot(entry)
        }
        entry.record.state = .running
        entry.record.pauseMode = nil
        entry.record.endsAt = Date().addingTimeInterval(timeout ?? 300)
        try await save(entry, EventRecord(.resumed, sandbox: id))
        schedule(entry)
        return entry.record
    }

    /// Makes the sandbox anew around its files.
    private func reboot(_ entry: RegistryEntry) async throws(ControlPlaneError) {
        guard let build = builds[entry.record.build] else {
            throw .notFound(kind: .build, reference: entry.record.build)
        }
        let record = entry.record
        let files = pausedFiles(record.id)
        try await admission.admit(alive: entries.count - 1) { () async throws(ControlPlaneError) in
            try await self.bringUp(record, build, layers: [files])
        }
        entry.record.reboots += 1
        entry.record.startedAt = Date()
    }

    /// Lets go of the memory of a paused sandbox; its files stay.
    public func releaseMemory(_ id: String) async throws(ControlPlaneError) {
        let entry = try await entry(id)
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        guard entry.record.state == .paused, let live = entry.live else { return }
        entry.watch?.cancel()
        await live.close()
        entry.live = nil
        entry.record.pauseMode = .files
        try await save(entry, EventRecord(.paused, sandbox: id, detail: "memory released"))
    }

    func pausedFiles(_ id: String) -> String { directories.paused + "/" + id + ".tar" }

    // MARK: - After a daemon

    /// Takes stock of what an earlier daemon left.
    func recover() async throws(ControlPlaneError) {
        for name in StateDirectories.names(in: directories.transit) {
            StateDirectories.remove(directories.transit + "/" + name)
        }
        var kept: Set<String> = []
        for record in try await store.livingSandboxes() {
            let entry = RegistryEntry(record: record)
            let path = pausedFiles(record.id)
            if record.state == .paused, FileManager.default.fileExists(atPath: path), builds[record.build] != nil {
                entry.record.pauseMode = .files
                entries[record.id] = entry
                if let name = record.name { names[name] = record.id }
                kept.insert(record.id + ".tar")
                if record.pauseMode == .memory {
                    try await save(
                        entry,
                        EventRecord(
                            .died, sandbox: record.id, detail: "the daemon ended: processes were lost, files were kept")
                    )
                }
            } else {
                entry.record.state = .dead
                entry.record.death = Tombstone(
                    reason: .daemonRestart, detail: "the daemon ended while the sandbox was \(record.state.rawValue)")
                try await save(
                    entry, EventRecord(.died, sandbox: record.id, detail: "the daemon ended, and the sandbox with it"))
            }
        }
        for name in StateDirectories.names(in: directories.paused) where !kept.contains(name) {
            StateDirectories.remove(directories.paused + "/" + name)
        }
        try await store.forget(before: Date().addingTimeInterval(-configuration.remembersFor))
    }
}
