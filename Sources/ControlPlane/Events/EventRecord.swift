public import struct Foundation.Date
import GRDB

/// One line of the log of what happened to sandboxes, templates and volumes.
public struct EventRecord: Sendable, Codable, Hashable {
    /// Its place in the log, rising; 0 until it is in the store.
    public var id: Int64
    /// When.
    public var date: Date
    /// The sandbox that it happened to, if any.
    public var sandbox: String?
    /// What happened.
    public var kind: Kind
    /// In words.
    public var detail: String

    /// What can happen. The raw values appear in JSON.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        case created, started, paused, resumed, timeoutChanged = "timeout-changed", forked, snapshotted, killed, died
        case templateBuilt = "template-built", templateDeleted = "template-deleted"
        case volumeCreated = "volume-created", volumeDeleted = "volume-deleted"
        case daemonStarted = "daemon-started", daemonStopped = "daemon-stopped"
    }

    /// An event that happens now.
    public init(_ kind: Kind, sandbox: String? = nil, detail: String = "", date: Date = Date()) {
        id = 0
        self.kind = kind
        self.sandbox = sandbox
        self.detail = detail
        self.date = date
    }

    func insert(into database: Database) throws {
        try database.execute(
            sql: "INSERT INTO event (microseconds, sandbox, kind, record) VALUES (?, ?, ?, ?)",
            arguments: [date.wholeMicroseconds, sandbox, kind.rawValue, detail])
    }

    init?(_ row: Row) {
        guard let kind = Kind(rawValue: row["kind"]) else { return nil }
        id = row["id"]
        date = Date(timeIntervalSince1970: Double(row["microseconds"] as Int64) / 1_000_000)
        sandbox = row["sandbox"]
        self.kind = kind
        detail = row["record"]
    }
}

extension Store {
    /// Events after a place in the log, of one sandbox or of all, the oldest first.
    func events(after id: Int64, sandbox: String?, limit: Int) async throws(ControlPlaneError) -> [EventRecord] {
        try await read("read the event log") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM event WHERE id > ?1 AND (?2 IS NULL OR sandbox = ?2) ORDER BY id LIMIT ?3
                    """, arguments: [id, sandbox, limit]
            ).compactMap(EventRecord.init)
        }
    }

    /// The last place in the log.
    func lastEvent() async throws(ControlPlaneError) -> Int64 {
        try await read("read the event log") { database in
            try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM event") ?? 0
        }
    }

    /// Adds events.
    func add(_ events: [EventRecord]) async throws(ControlPlaneError) {
        try await write("add to the event log") { database in
            for event in events { try event.insert(into: database) }
        }
    }
}
