import Foundation
import Logging
import Sandboxing

extension ControlPlane {
    /// Kills a sandbox, running or paused. Its tombstone says who did it.
    ///
    /// - Throws: ``ControlPlaneError/notFound(kind:reference:tombstone:)`` when there is none.
    public func kill(_ reference: String, by caller: String = "a request") async throws(ControlPlaneError) {
        try await kill(reference, Tombstone(reason: .killed, detail: "killed by \(caller)"))
    }

    func kill(_ reference: String, _ tombstone: Tombstone) async throws(ControlPlaneError) {
        let entry = try await entry(reference)
        // At once, so that what it is doing now ends and a change that waits for it can go on.
        if entry.record.state == .running { entry.live?.sandbox.kill() }
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        guard entry.record.state != .dead else {
            throw .notFound(kind: .sandbox, reference: reference, tombstone: entry.record.death)
        }
        try await bury(entry, tombstone)
    }

    /// Ends what is left of a sandbox and remembers why. With the entry's change begun.
    func bury(_ entry: RegistryEntry, _ tombstone: Tombstone) async throws(ControlPlaneError) {
        let id = entry.record.id
        entry.record.state = .killing
        entry.timer?.cancel()
        entry.watch?.cancel()
        if let live = entry.live { await live.close() }
        entry.live = nil
        entry.record.state = .dead
        entry.record.pauseMode = nil
        entry.record.death = tombstone
        configuration.observe(.died(tombstone.reason))
        entries[id] = nil
        samples[id] = nil
        if let name = entry.record.name, names[name] == id { names[name] = nil }
        StateDirectories.remove(pausedFiles(id))
        let kind: EventRecord.Kind = tombstone.reason == .killed ? .killed : .died
        try await save(entry, EventRecord(kind, sandbox: id, detail: tombstone.detail, date: tombstone.date))
    }

    // MARK: - Ends that nobody asked for

    /// Waits for the sandbox's end.
    func watch(_ entry: RegistryEntry, _ live: ManagedSandbox) {
        let id = entry.record.id
        entry.watch = Task { [weak self] in
            let end = await live.sandbox.waitForEnd()
            guard !Task.isCancelled else { return }
            // A task of its own: what follows cancels this one.
            Task { await self?.ended(id, live, end) }
        }
    }

    private func ended(_ id: String, _ live: ManagedSandbox, _ end: SandboxEnd) async {
        guard let entry = entries[id], entry.live === live else { return }
        await entry.beginChange(isolation: self)
        defer { entry.endChange() }
        guard entry.live === live, entry.record.state == .running || entry.record.state == .paused else { return }
        do throws(ControlPlaneError) {
            if entry.record.state == .paused {
                // Its files are on disk; what is lost is what was in memory.
                await live.close()
                entry.live = nil
                entry.record.pauseMode = .files
                try await save(
                    entry,
                    EventRecord(.died, sandbox: id, detail: "its memory was lost while it was paused; files kept"))
            } else {
                try await bury(entry, Self.tombstone(end))
            }
        } catch {
            logger.error("an end could not be saved", metadata: ["sandbox": "\(id)", "error": "\(error)"])
        }
    }

    private static func tombstone(_ end: SandboxEnd) -> Tombstone {
        if end.limits.contains(.memory) {
            return Tombstone(reason: .memory, detail: "ended by the kernel: it needed more memory than its limit")
        }
        if let limit = end.limits.first {
            return Tombstone(reason: .limit, detail: "ended by its limit \(limit.rawValue)")
        }
        return Tombstone(reason: .crash, detail: "its supervisor ended (\(end.exit))")
    }

    // MARK: - Time

    /// Sets when the sandbox's time is up, in seconds from now. Zero: now.
    public func setTimeout(_ reference: String, _ seconds: Double) async throws(ControlPlaneError) {
        try check(timeout: seconds)
        let entry = try await entry(reference)
        await entry.beginChange(isolation: self)
        do throws(ControlPlaneError) {
            guard entry.record.state == .running else {
                throw .conflict("the sandbox \(entry.record.id) is \(entry.record.state.rawValue)")
            }
            entry.record.endsAt = Date().addingTimeInterval(seconds)
            try await save(
                entry, EventRecord(.timeoutChanged, sandbox: entry.record.id, detail: "\(Int(seconds)) s from now"))
            schedule(entry)
            entry.endChange()
        } catch {
            entry.endChange()
            throw error
        }
        if seconds == 0 { await timeIsUp(entry.record.id) }
    }

    /// As ``setTimeout(_:_:)``, but never shortens the sandbox's time.
    public func extendTimeout(_ reference: String, _ seconds: Double) async throws(ControlPlaneError) -> SandboxRecord {
        let entry = try await entry(reference)
        if Date().addingTimeInterval(seconds) > entry.record.endsAt { try await setTimeout(reference, seconds) }
        return entry.record
    }

    func check(timeout seconds: Double) throws(ControlPlaneError) {
        guard seconds.isFinite, seconds >= 0, seconds <= configuration.maximumTimeout else {
            throw .invalid(
                field: "timeout", problem: "\(seconds) s is not from 0 to \(Int(configuration.maximumTimeout))",
                remedy: "ask for less; it can be extended again")
        }
    }

    /// Sets the timer for the end of a running sandbox's time.
    func schedule(_ entry: RegistryEntry) {
        entry.timer?.cancel()
        guard entry.record.state == .running else { return }
        let id = entry.record.id
        let seconds = max(0, entry.record.endsAt.timeIntervalSinceNow)
        entry.timer = Task { [weak self] in
            do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
            // A task of its own: what follows cancels this one.
            Task { await self?.timeIsUp(id) }
        }
    }

    private func timeIsUp(_ id: String) async {
        guard let entry = entries[id], entry.record.state == .running,
            entry.record.endsAt <= Date().addingTimeInterval(0.01)
        else { return }
        do throws(ControlPlaneError) {
            switch entry.record.timeoutAction {
            case .kill: try await kill(id, Tombstone(reason: .timeout, detail: "its time was up"))
            case .pause: _ = try await pause(id, mode: .memory)
            case .hibernate: _ = try await pause(id, mode: .files)
            }
        } catch {
            if case .notFound = error { return }
            if case .conflict = error { return }
            // What cannot be paused must not live on for ever.
            logger.error("a timeout's action failed", metadata: ["sandbox": "\(id)", "error": "\(error)"])
            try? await kill(
                id, Tombstone(reason: .timeout, detail: "its time was up, and it could not be paused: \(error)"))
        }
    }
}
