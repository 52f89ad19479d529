import ControlPlane
import HTTPServing
import Hummingbird

/// A request to the platform's own interface.
struct PlatformCall: Sendable {
    let request: Request
    /// The request's body, for uploads.
    let body: ByteStream
    let target: RequestTarget
    let controlPlane: ControlPlane
    let configuration: E2BConfiguration

    /// A whole number of the query, or nil.
    func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = target[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw E2BFailure.badRequest("\(name): must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A sandbox by its id only: short forms are for people.
    func record(_ id: String) async throws -> SandboxRecord {
        let record = try await controlPlane.record(id)
        guard record.id == id else { throw E2BFailure(.notFound, "the sandbox '\(id.prefix(64))' was not found") }
        return record
    }
}
