import Sandboxing

/// Something that is counted as it happens.
public enum Observation: Sendable, Hashable {
    /// A creation was tried. The template is its shown name, or `unknown`; the outcome is `ok` or the kind of failure.
    case created(template: String, outcome: String, duration: Duration)
    /// A sandbox died.
    case died(Tombstone.Reason)
    /// A process ended: `ok` with code 0, `failed` with another, `signaled`, or `lost` with its sandbox.
    case processEnded(outcome: String, duration: Duration)
}

extension Observation {
    /// How a process ended, in one of a few words.
    static func word(for result: Result<Outcome, SandboxError>) -> String {
        switch result {
        case .failure: "lost"
        case .success(let outcome):
            switch outcome.exit {
            case .exited(0): "ok"
            case .exited: "failed"
            case .signaled: "signaled"
            }
        }
    }
}

extension ControlPlaneError {
    /// A word for what went wrong, of which there are few.
    var observedOutcome: String {
        switch self {
        case .notFound, .ambiguous: "not-found"
        case .conflict: "conflict"
        case .invalid: "invalid"
        case .unsupported: "unsupported"
        case .overCapacity: "over-capacity"
        case .shuttingDown: "shutting-down"
        case .sandbox: "failed"
        case .store: "store"
        }
    }
}
