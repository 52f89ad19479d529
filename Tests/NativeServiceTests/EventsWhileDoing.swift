@testable import DaemonCommands

extension DaemonClient {
    /// Listens, and does something meanwhile that the events are about.
    func events<Event: Decodable & Sendable>(
        _ request: Request, as type: Event.Type, _ handle: @escaping @Sendable (Event) async throws -> Bool,
        whileDoing body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await events(request, as: type, handle) }
            group.addTask { try await body() }
            try await group.waitForAll()
        }
    }
}
