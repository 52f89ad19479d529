/// Everything that can go wrong, with what failed, why, and what to do.
public enum SandboxError: Error, Sendable, Hashable {
    /// A value in a specification or request makes no sense.
    case invalidSpecification(field: String, problem: String, remedy: String)
    /// The runtime does not do this.
    case unsupported(feature: String, runtime: String, remedy: String)
    /// The specification requires controls that this machine cannot enforce.
    case unenforceable([Control: String])
    /// The sandbox could not be made: the step, the kernel's answer, what to do.
    case creationFailed(stage: String, code: SystemErrorCode, remedy: String)
    /// The command could not be executed.
    case commandNotStarted(command: String, stage: String, code: SystemErrorCode)
    /// A file operation failed.
    case file(operation: String, path: String, code: SystemErrorCode)
    /// The sandbox is gone.
    case sandboxEnded(reason: String)
    /// The supervisor inside the sandbox said something that makes no sense; the sandbox was killed.
    case protocolViolation(String)
    /// The host's side of a sandbox could not be run: a missing binary, a full table.
    case host(operation: String, code: SystemErrorCode, remedy: String)
    /// The task was cancelled, and the process killed.
    case cancelled
    /// A closure that the caller passed in threw this.
    case callerFailed(String)
}

extension SandboxError: CustomStringConvertible {
    /// What failed, why, and what to do, in one or two lines.
    public var description: String {
        switch self {
        case .invalidSpecification(let field, let problem, let remedy): "\(field): \(problem); \(remedy)"
        case .unsupported(let feature, let runtime, let remedy): "\(feature) is not supported by \(runtime); \(remedy)"
        case .unenforceable(let gaps):
            "this machine cannot enforce "
                + gaps.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) (\($0.value))" }.joined(separator: ", ")
                + "; drop the requirement or see 'bulkhead doctor'"
        case .creationFailed(let stage, let code, let remedy):
            "cannot make the sandbox: \(stage): \(code); \(remedy)"
        case .commandNotStarted(let command, let stage, let code):
            stage == "execve" ? "cannot run '\(command)': \(code)" : "cannot run '\(command)': \(stage): \(code)"
        case .file(let operation, let path, let code): "cannot \(operation) '\(path)': \(code)"
        case .sandboxEnded(let reason): "the sandbox has ended: \(reason)"
        case .protocolViolation(let detail): "the supervisor broke the protocol and was killed: \(detail)"
        case .host(let operation, let code, let remedy): "\(operation): \(code); \(remedy)"
        case .cancelled: "cancelled"
        case .callerFailed(let detail): detail
        }
    }
}
