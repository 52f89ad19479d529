import Foundation
import GRDB

/// What must outlive the daemon, in one SQLite file with a write-ahead log. A write that returned survives the daemon
/// (`synchronous=NORMAL`: a power cut may take the last moments, never the file's consistency).
struct Store: Sendable {
    private let database: DatabasePool

    /// Opens or makes the file and brings its tables up to date.
    init(path: String) throws(ControlPlaneError) {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
        configuration.busyMode = .timeout(5)
        do {
            database = try DatabasePool(path: path, configuration: configuration)
            try Migrations.all.migrate(database)
            guard try database.read(Migrations.all.hasCompletedMigrations) else {
                throw ControlPlaneError.store(operation: "open \(path)", reason: "its tables are from another version")
            }
        } catch let error as ControlPlaneError {
            throw error
        } catch {
            throw .store(operation: "open \(path)", reason: "\(error); if the file is damaged, move it away")
        }
    }

    /// Runs a transaction that writes. It is not given up when the calling task is cancelled: a client that goes away
    /// must not leave a change half made.
    func write<Result: Sendable>(
        _ operation: String, _ body: @Sendable @escaping (Database) throws -> Result
    ) async throws(ControlPlaneError) -> Result {
        do {
            return try await Task { [database] in try await database.write(body) }.value
        } catch {
            throw .store(operation: operation, reason: "\(error)")
        }
    }

    /// Reads from one consistent state.
    func read<Result: Sendable>(
        _ operation: String, _ body: @Sendable @escaping (Database) throws -> Result
    ) async throws(ControlPlaneError) -> Result {
        do {
            return try await database.read(body)
        } catch {
            throw .store(operation: operation, reason: "\(error)")
        }
    }

    /// Closes the file.
    func close() { try? database.close() }
}
