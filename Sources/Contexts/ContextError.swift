public import Sandboxing

/// Why a context does not do what it was asked.
public enum ContextError: Error, Sendable, Hashable {
    /// Nobody speaks this language here.
    case unsupportedLanguage(name: String, reason: String)
    /// The interpreter did not come up.
    case notStarted(language: ContextLanguage, reason: String)
    /// The context was closed.
    case closed
    /// Too many runs wait for this context.
    case tooManyWaiting(limit: Int)
    /// A value in a request makes no sense.
    case invalidRequest(String)
    /// The context cannot do this.
    case unsupported(String)
    /// The sandbox refused or is gone.
    case sandbox(SandboxError)
    /// The calling task was cancelled before the code began to run.
    case cancelled
}

extension ContextError: CustomStringConvertible {
    /// What failed and why, in one line.
    public var description: String {
        switch self {
        case .unsupportedLanguage(let name, let reason): "the language '\(name)' is not supported: \(reason)"
        case .notStarted(let language, let reason): "cannot start a context of \(language.rawValue): \(reason)"
        case .closed: "the context was closed"
        case .tooManyWaiting(let limit): "\(limit) runs wait for this context already; try again later"
        case .invalidRequest(let problem): problem
        case .unsupported(let problem): problem
        case .sandbox(let error): error.description
        case .cancelled: "cancelled"
        }
    }
}
