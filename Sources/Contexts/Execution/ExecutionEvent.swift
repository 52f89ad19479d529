/// One thing that happened while code ran, in the order in which it happened.
public enum ExecutionEvent: Sendable, Hashable {
    /// The code was taken; how many were, since the context started.
    case started(executionCount: Int)
    /// Text that was printed, with the time of its arrival in microseconds since 1970.
    case standardOutput(text: String, timestamp: Int64)
    /// Text on the error stream, with the time of its arrival in microseconds since 1970.
    case standardError(text: String, timestamp: Int64)
    /// Something was shown.
    case result(ExecutionResult)
    /// The code failed, was interrupted, or took its interpreter with it.
    case error(ExecutionFailure)
    /// Always the last event, once.
    case end(ExecutionEnd)
}

/// Something that code has shown, in every form that it has.
public struct ExecutionResult: Sendable, Hashable {
    /// By MIME type: text as strings, images and PDF as strings in base 64, `application/json`, `e2b/data` and
    /// `e2b/chart` as values.
    public var data: [String: JSONValue]
    /// Whether it is the value of the code's last expression, not something shown on the way.
    public var isMain: Bool

    /// A result.
    public init(data: [String: JSONValue], isMain: Bool) {
        self.data = data
        self.isMain = isMain
    }

    /// The plain text form, which almost everything has.
    public var text: String? { data["text/plain"]?.text }
}

/// An error of the code, in the words of its language.
public struct ExecutionFailure: Sendable, Hashable {
    /// The type of the exception, or ``diedName``.
    public var name: String
    /// The message.
    public var value: String
    /// The whole text that the language's users expect, without colours.
    public var traceback: String

    /// What an error is named that says that the interpreter ended; the next run has a new one.
    public static let diedName = "ContextDied"
    /// What an error is named that follows an end by time.
    public static let timeoutName = "ExecutionTimeout"

    /// An error.
    public init(name: String, value: String, traceback: String) {
        self.name = name
        self.value = value
        self.traceback = traceback
    }
}

/// How a run ended.
public enum ExecutionEnd: String, Sendable, Hashable {
    /// Without an error.
    case completed
    /// With an error of the code.
    case failed
    /// By an interrupt.
    case interrupted
    /// By its deadline.
    case timedOut
    /// Because the interpreter ended: killed, crashed, out of memory, or at its own wish. Its variables are gone.
    case died
}

/// How code is to be run.
public struct ExecutionOptions: Sendable, Hashable {
    /// Interrupts the code after this long, and ends the interpreter if that does not help.
    public var timeout: Duration?
    /// Variables of the environment for this run only.
    public var environment: [String: String]

    /// Options; by themselves none.
    public init(timeout: Duration? = nil, environment: [String: String] = [:]) {
        self.timeout = timeout
        self.environment = environment
    }
}
