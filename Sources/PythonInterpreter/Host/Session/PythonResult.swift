/// What came of a run.
public struct PythonResult: Sendable {
    /// How it ended, with its value if it has one.
    public let outcome: PythonOutcome
    /// What was printed, up to the limit.
    public let output: [UInt8]
    /// What was printed to the stream for errors.
    public let errorOutput: [UInt8]
    /// What it took.
    public let usage: PythonUsage

    /// The result of this run with what a later one printed and used.
    public func appending(_ later: PythonResult) -> PythonResult {
        let usage = PythonUsage(
            instructions: self.usage.instructions + later.usage.instructions, memory: later.usage.memory,
            peakMemory: max(self.usage.peakMemory, later.usage.peakMemory),
            hostCalls: self.usage.hostCalls + later.usage.hostCalls, output: self.usage.output + later.usage.output)
        return PythonResult(
            outcome: outcome, output: output + later.output, errorOutput: errorOutput + later.errorOutput, usage: usage)
    }
}

/// How a run ended.
public enum PythonOutcome: Sendable {
    /// The value of the last expression, as data, and its `repr`; `representation` is nil for None.
    case value(PythonValue, representation: String?)
    /// An exception that nothing caught.
    case exception(PythonException)
    /// A limit. The session's variables are as the run left them; `PythonSession.isUsable` says whether it goes on.
    case limit(PythonLimitKind)
}

/// Which limit ended a run.
public enum PythonLimitKind: String, Sendable, Hashable {
    case instructions, time, memory, size, output, hostCalls = "host-calls", interrupted
    /// A defect of the interpreter was caught; the session is unusable.
    case internalError = "internal-error"
}

/// An exception that nothing caught.
public struct PythonException: Sendable {
    /// The name of its class.
    public let type: String
    /// What `str` gives.
    public let message: String
    /// As CPython prints it, chained exceptions included.
    public let traceback: String
    /// The last lines of the traceback: class, message, a suggestion, notes.
    public let summary: String
    /// The status of SystemExit.
    public let exitStatus: PythonValue?
}

/// What a run used.
public struct PythonUsage: Sendable {
    /// Steps, as in `PythonLimits.instructions`.
    public let instructions: Int
    /// Bytes of objects that are there now, garbage included.
    public let memory: Int
    /// The most that the session ever held.
    public let peakMemory: Int
    /// Calls of tools.
    public let hostCalls: Int
    /// Bytes that were printed.
    public let output: Int
}

extension Limit {
    var kind: PythonLimitKind {
        switch self {
        case .instructions: .instructions
        case .time: .time
        case .memory: .memory
        case .size: .size
        case .recursion: .interrupted
        case .output: .output
        case .hostCalls: .hostCalls
        case .interrupted: .interrupted
        case .stopped: .interrupted
        }
    }
}
