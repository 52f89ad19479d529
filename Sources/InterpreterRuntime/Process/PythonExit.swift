public import PythonInterpreter
public import Sandboxing

/// How `python3` would have ended after what came of a run.
public enum PythonExit: Sendable {
    /// With a code, after writing a message to standard error.
    case code(Int32, message: String)
    /// Killed by a limit.
    case limit(LimitName)
    /// The host asked for it.
    case interrupted
    /// A defect of the interpreter.
    case broken

    /// Reads an outcome.
    public init(_ outcome: PythonOutcome) {
        switch outcome {
        case .value: self = .code(0, message: "")
        case .exception(let exception):
            guard let status = exception.exitStatus else {
                self = .code(1, message: exception.traceback)
                return
            }
            switch status {
            case .none: self = .code(0, message: "")
            case .int(let code): self = .code(Int32(truncatingIfNeeded: code) & 0xFF, message: "")
            case .bool(let flag): self = .code(flag ? 1 : 0, message: "")
            case .bigInt: self = .code(0xFF, message: "")
            case .string(let text): self = .code(1, message: text + "\n")
            case .object(_, let text): self = .code(1, message: text + "\n")
            default: self = .code(1, message: exception.message + "\n")
            }
        case .limit(let kind):
            switch kind {
            case .instructions, .hostCalls: self = .limit(.cpuTime)
            case .time: self = .limit(.wallTime)
            case .memory, .size: self = .limit(.memory)
            case .output: self = .limit(.output)
            case .interrupted: self = .interrupted
            case .internalError: self = .broken
            }
        }
    }
}
