public import struct Foundation.Date
import GRDB

/// A directory that outlives the sandboxes it is mounted in.
public struct VolumeRecord: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its name, unique among volumes.
    public var name: String
    /// The token for its contents.
    public var token: String
    /// When it was made.
    public var createdAt: Date
}

extension Store {
    func volumes() async throws(ControlPlaneError) -> [VolumeRecord] {
        let texts = try await read("list the volumes") { try String.fetchAll($0, sql: "SELECT record FROM volume") }
        return try texts.map { text throws(ControlPlaneError) in try Self.value(VolumeRecord.self, text) }
    }

    func add(_ volume: VolumeRecord) async throws(ControlPlaneError) {
        let text = try Self.text(volume)
        try await write("add the volume \(volume.name)") { database in
            try database.execute(
                sql: "INSERT INTO volume (id, name, record) VALUES (?, ?, ?)",
                arguments: [volume.id, volume.name, text])
            try EventRecord(.volumeCreated, detail: volume.name).insert(into: database)
        }
    }

    func delete(_ volume: VolumeRecord) async throws(ControlPlaneError) {
        try await write("delete the volume \(volume.name)") { database in
            try database.execute(sql: "DELETE FROM volume WHERE id = ?", arguments: [volume.id])
            try EventRecord(.volumeDeleted, detail: volume.name).insert(into: database)
        }
    }
}
