import Foundation
import GRDB

extension Store {
    /// A key that a caller gave, with a digest of what it asked for.
    struct Idempotency: Sendable, Hashable {
        var key: String
        var digest: String
    }

    /// Adds or replaces a sandbox, together with events.
    func save(
        _ record: SandboxRecord, idempotency: Idempotency? = nil, events: [EventRecord] = []
    ) async throws(ControlPlaneError) {
        let text = try Self.text(record)
        try await write("save the sandbox \(record.id)") { database in
            try database.execute(
                sql: """
                    INSERT INTO sandbox (id, state, idempotencyKey, requestDigest, diedAt, record)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET state = excluded.state, diedAt = excluded.diedAt,
                        record = excluded.record
                    """,
                arguments: [
                    record.id, record.state.rawValue, idempotency?.key, idempotency?.digest,
                    record.death?.date.wholeMicroseconds, text,
                ])
            for event in events { try event.insert(into: database) }
        }
    }

    /// All sandboxes that are not dead.
    func livingSandboxes() async throws(ControlPlaneError) -> [SandboxRecord] {
        let texts = try await read("list the sandboxes") { database in
            try String.fetchAll(database, sql: "SELECT record FROM sandbox WHERE state <> 'dead'")
        }
        return try texts.map { text throws(ControlPlaneError) in try Self.value(SandboxRecord.self, text) }
    }

    /// A dead sandbox, as long as it is remembered.
    func deadSandbox(_ id: String) async throws(ControlPlaneError) -> SandboxRecord? {
        let text = try await read("look for the sandbox \(id)") { database in
            try String.fetchOne(
                database, sql: "SELECT record FROM sandbox WHERE id = ? AND state = 'dead'", arguments: [id])
        }
        guard let text else { return nil }
        return try Self.value(SandboxRecord.self, text)
    }

    /// The dead, the last first.
    func deadSandboxes(limit: Int) async throws(ControlPlaneError) -> [SandboxRecord] {
        let texts = try await read("list dead sandboxes") { database in
            try String.fetchAll(
                database,
                sql: "SELECT record FROM sandbox WHERE state = 'dead' ORDER BY diedAt DESC LIMIT ?", arguments: [limit])
        }
        return try texts.map { text throws(ControlPlaneError) in try Self.value(SandboxRecord.self, text) }
    }

    /// The sandbox that a key made, and the digest of what was asked for then.
    func sandbox(idempotencyKey: String) async throws(ControlPlaneError) -> (id: String, digest: String)? {
        let row = try await read("look for an idempotency key") { database in
            try Row.fetchOne(
                database, sql: "SELECT id, requestDigest FROM sandbox WHERE idempotencyKey = ?",
                arguments: [idempotencyKey]
            ).map { (id: $0["id"] as String, digest: $0["requestDigest"] as String) }
        }
        return row
    }

    /// Forgets the dead and the events from before a time.
    func forget(before date: Date) async throws(ControlPlaneError) {
        let microseconds = date.wholeMicroseconds
        try await write("forget old tombstones") { database in
            try database.execute(
                sql: "DELETE FROM sandbox WHERE state = 'dead' AND diedAt < ?", arguments: [microseconds])
            try database.execute(sql: "DELETE FROM event WHERE microseconds < ?", arguments: [microseconds])
        }
    }

    static func text(_ value: some Encodable) throws(ControlPlaneError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw .store(operation: "encode a record", reason: "\(error)")
        }
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws(ControlPlaneError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw .store(operation: "read a record", reason: "\(error)")
        }
    }
}
