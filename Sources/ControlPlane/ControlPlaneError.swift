public import Sandboxing

/// Everything that the control plane refuses or fails at, with what failed, why, and what to do.
public enum ControlPlaneError: Error, Sendable, Hashable {
    /// There is no such thing; for a sandbox that was, why it died.
    case notFound(kind: Kind, reference: String, tombstone: Tombstone? = nil)
    /// More than one thing has a name or id that begins like this.
    case ambiguous(kind: Kind, reference: String, candidates: [String])
    /// The thing is in a state in which this cannot be done.
    case conflict(String)
    /// A value makes no sense.
    case invalid(field: String, problem: String, remedy: String)
    /// This machine or this installation cannot do it.
    case unsupported(feature: String, remedy: String)
    /// There is no room. After `retryAfter` there may be; nil: waiting will not help by itself.
    case overCapacity(reason: String, retryAfter: Duration?)
    /// The daemon is shutting down.
    case shuttingDown
    /// The runtime failed.
    case sandbox(SandboxError)
    /// The store failed; nothing was acknowledged.
    case store(operation: String, reason: String)

    /// What can be missing.
    public enum Kind: String, Sendable, Hashable {
        case sandbox, template, snapshot, volume, context, process, build, file, token
    }
}

extension ControlPlaneError: CustomStringConvertible {
    /// What failed, why, and what to do.
    public var description: String {
        switch self {
        case .notFound(let kind, let reference, let tombstone):
            tombstone.map { "the \(kind.rawValue) '\(reference)' was not found: \($0)" }
                ?? "the \(kind.rawValue) '\(reference)' was not found"
        case .ambiguous(let kind, let reference, let candidates):
            "'\(reference)' is the beginning of several \(kind.rawValue) ids (\(candidates.prefix(4).joined(separator: ", ")));"
                + " give more of it"
        case .conflict(let reason): reason
        case .invalid(let field, let problem, let remedy): "\(field): \(problem); \(remedy)"
        case .unsupported(let feature, let remedy): "\(feature) is not supported here; \(remedy)"
        case .overCapacity(let reason, let retryAfter):
            retryAfter == nil ? reason : "\(reason); try again in \(retryAfter?.components.seconds ?? 1) s"
        case .shuttingDown: "the daemon is shutting down; try again when it is back"
        case .sandbox(let error): error.description
        case .store(let operation, let reason): "the store could not \(operation): \(reason)"
        }
    }
}
