import ControlPlane
import HTTPServing
import NIOCore
import Sandboxing
import Synchronization

/// A directory that is watched, and how its changes are told.
struct WatchedDirectory: Sendable {
    let path: String
    let files: any SandboxFiles
    let includesEntry: Bool
    let changes: FileChanges

    /// The next event, or nil when the sandbox has ended.
    func next() async throws -> JSONValue? {
        while let change = try await changes.next() {
            guard let type = Self.type(of: change.kind) else {
                if change.kind == .overflow {
                    throw ConnectFailure(
                        .resourceExhausted, "changes came faster than they were read; watch the directory anew")
                }
                continue
            }
            let name = String(decoding: change.name, as: UTF8.self)
            var event: [String: JSONValue] = ["name": .string(name), "type": .string(type)]
            if includesEntry, change.kind != .removed, change.kind != .renamed,
                let entry = try? await EntryInfo.of(path + (name.isEmpty ? "" : "/" + name), in: files)
            {
                event["entry"] = entry
            }
            return .object(event)
        }
        return nil
    }

    private static func type(of kind: FileChange.Kind) -> String? {
        switch kind {
        case .created: "EVENT_TYPE_CREATE"
        case .modified: "EVENT_TYPE_WRITE"
        case .removed: "EVENT_TYPE_REMOVE"
        case .renamed: "EVENT_TYPE_RENAME"
        case .attributes: "EVENT_TYPE_CHMOD"
        case .overflow: nil
        }
    }
}

/// Tells one client the changes of a directory.
struct WatchStream: AgentStreamBody {
    let directory: WatchedDirectory
    let keepalive: Duration
    let deadline: Duration?

    func write(to writer: EnvelopeWriter) async throws {
        try await writer.write(["start": [:]])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while true {
                    try await Task.sleep(for: keepalive)
                    try await writer.write(["keepalive": [:]])
                }
            }
            if let deadline {
                group.addTask {
                    try await Task.sleep(for: deadline)
                    throw ConnectFailure(.deadlineExceeded, "the deadline of the call has passed")
                }
            }
            group.addTask {
                while let event = try await directory.next() { try await writer.write(["filesystem": event]) }
            }
            try await group.next()
            group.cancelAll()
        }
    }
}

/// Watchers whose clients come by now and then to fetch what happened. The only state that the service keeps.
final class FileWatchers: Sendable {
    private struct Watcher {
        var sandboxID: String
        var events: [JSONValue] = []
        var failure: ConnectFailure?
        var task: Task<Void, Never>?
        var lastVisit = ContinuousClock.now
    }

    private let watchers = Mutex<[String: Watcher]>([:])

    /// Watchers of one sandbox at a time.
    private static let limit = 256
    /// Events that wait for their client.
    private static let eventLimit = 10_000
    /// A watcher that nobody visited for this long is given up.
    private static let patience = Duration.seconds(3600)

    func create(sandboxID: String, _ directory: WatchedDirectory) throws -> String {
        var generator = SystemRandomNumberGenerator()
        let id = "w" + String(UInt64.random(in: .min ... .max, using: &generator), radix: 36)
        try watchers.withLock { watchers in
            let now = ContinuousClock.now
            for (id, watcher) in watchers where now - watcher.lastVisit > Self.patience {
                watcher.task?.cancel()
                watchers[id] = nil
            }
            guard watchers.values.count(where: { $0.sandboxID == sandboxID }) < Self.limit else {
                throw ConnectFailure(
                    .resourceExhausted, "the sandbox has \(Self.limit) watchers; remove some of them first")
            }
            watchers[id] = Watcher(sandboxID: sandboxID)
        }
        let task = Task { [weak self] in
            do {
                while let event = try await directory.next() { self?.add(event, to: id) }
                self?.fail(id, ConnectFailure(.unavailable, "the sandbox was not found"))
            } catch {
                self?.fail(id, ConnectFailure(error))
            }
        }
        watchers.withLock { $0[id]?.task = task }
        return id
    }

    private func add(_ event: JSONValue, to id: String) {
        watchers.withLock { watchers in
            guard let count = watchers[id]?.events.count else { return }
            if count < Self.eventLimit {
                watchers[id]?.events.append(event)
            } else {
                watchers[id]?.failure = ConnectFailure(
                    .resourceExhausted, "more than \(Self.eventLimit) events were not fetched; watch the directory anew"
                )
                watchers[id]?.task?.cancel()
            }
        }
    }

    private func fail(_ id: String, _ failure: ConnectFailure) {
        watchers.withLock { if $0[id]?.failure == nil { $0[id]?.failure = failure } }
    }

    /// The events since the last visit.
    func take(_ id: String, sandboxID: String) throws -> [JSONValue] {
        try watchers.withLock { watchers in
            guard let watcher = watchers[id], watcher.sandboxID == sandboxID else { throw Self.unknown(id) }
            if watcher.events.isEmpty, let failure = watcher.failure { throw failure }
            watchers[id]?.events = []
            watchers[id]?.lastVisit = .now
            return watcher.events
        }
    }

    func remove(_ id: String, sandboxID: String) throws {
        try watchers.withLock { watchers in
            guard let watcher = watchers[id], watcher.sandboxID == sandboxID else { throw Self.unknown(id) }
            watcher.task?.cancel()
            watchers[id] = nil
        }
    }

    private static func unknown(_ id: String) -> ConnectFailure {
        ConnectFailure(.notFound, "watcher with id \(id.prefix(64)) not found")
    }
}
