import Contexts

/// A wish for a code context.
public struct ContextWish: Sendable, Codable, Hashable {
    /// The language; Python if left out.
    public var language: String?
    /// Where code runs.
    public var workingDirectory: String?
    /// Variables besides those of the sandbox.
    public var environment: [String: String]?
    /// Who runs it; 'user' if left out.
    public var user: SandboxUserName?

    /// A wish.
    public init(language: String? = nil) { self.language = language }
}

extension ContextWish: Described {
    static var descriptions: [String: String] {
        ["language": "python, javascript, typescript or bash; python if left out."]
    }
}

/// A code context.
public struct ContextInfo: Sendable, Codable, Hashable, Identifiable {
    /// What a context is doing.
    public enum State: String, Sendable, Codable, Hashable, CaseIterable {
        /// It waits for code.
        case idle
        /// Code runs.
        case running
        /// Its interpreter has ended; the next code starts a new one.
        case ended
        /// It was closed.
        case closed
    }

    /// Unique in its sandbox.
    public var id: String
    /// The language.
    public var language: String
    /// Where code runs.
    public var workingDirectory: String?
    /// What it is doing.
    public var state: State
    /// The process id of its interpreter.
    public var process: Int32?
    /// How often code was run in it.
    public var runs: Int

    init(_ context: CodeContext) async {
        id = context.id
        language = context.language.rawValue
        workingDirectory = context.settings.workingDirectory
        state =
            switch await context.state {
            case .idle: .idle
            case .running: .running
            case .ended: .ended
            case .closed: .closed
            }
        process = await context.processID
        runs = await context.statistics.runs
    }
}

/// Code contexts.
public struct ContextList: Sendable, Codable, Hashable {
    /// The contexts.
    public var contexts: [ContextInfo]
}

/// Code to run.
public struct CodeWish: Sendable, Codable, Hashable {
    /// The code.
    public var code: String
    /// The language, where no context is named; Python if left out.
    public var language: String?
    /// Seconds after which it is interrupted.
    public var timeout: Double?
    /// Variables for this run only.
    public var environment: [String: String]?

    /// A wish.
    public init(code: String) { self.code = code }
}

extension CodeWish: Described {
    static var descriptions: [String: String] {
        [
            "language": "Where no context is named: which of the sandbox's own contexts to use; python if left out.",
            "timeout": "Seconds after which it is interrupted.",
        ]
    }
}

/// One thing that happened while code ran.
public struct CodeEvent: Sendable, Codable, Hashable {
    /// Kinds of events.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// The code was taken.
        case started
        /// Text was printed.
        case output
        /// Text was printed on the error stream.
        case errorOutput = "error-output"
        /// Something was shown.
        case result
        /// The code failed.
        case failure
        /// It ended. Nothing follows.
        case end
        /// The stream ends, because something failed that is not the code.
        case error
    }

    /// How code ends.
    public enum Ending: String, Sendable, Codable, Hashable, CaseIterable {
        /// Without an error.
        case completed
        /// With an error of the code.
        case failed
        /// By an interrupt.
        case interrupted
        /// By its deadline.
        case timedOut = "timed-out"
        /// With its interpreter; the variables are gone.
        case died
    }

    /// What happened.
    public var kind: Kind
    /// The text that was printed.
    public var text: String?
    /// When it arrived, in microseconds since 1970.
    public var timestamp: Int64?
    /// What was shown, by media type; bytes are in base 64.
    public var data: [String: JSONTree]?
    /// Whether it is the value of the last expression.
    public var isMain: Bool?
    /// How much code the context has run, this included.
    public var executionCount: Int?
    /// The type of the code's error.
    public var name: String?
    /// Its message.
    public var value: String?
    /// Where it happened.
    public var traceback: String?
    /// How it ended.
    public var ending: Ending?
    /// What failed that is not the code.
    public var error: ErrorBody?

    init(kind: Kind, error: ErrorBody? = nil) {
        self.kind = kind
        self.error = error
    }

    init(_ event: ExecutionEvent) {
        switch event {
        case .started(let count):
            kind = .started
            executionCount = count
        case .standardOutput(let text, let timestamp):
            kind = .output
            self.text = text
            self.timestamp = timestamp
        case .standardError(let text, let timestamp):
            kind = .errorOutput
            self.text = text
            self.timestamp = timestamp
        case .result(let result):
            kind = .result
            data = result.data.mapValues(JSONTree.init)
            isMain = result.isMain
        case .error(let failure):
            kind = .failure
            name = failure.name
            value = failure.value
            traceback = failure.traceback
        case .end(let end):
            kind = .end
            ending =
                switch end {
                case .completed: .completed
                case .failed: .failed
                case .interrupted: .interrupted
                case .timedOut: .timedOut
                case .died: .died
                }
        }
    }
}

extension CodeEvent: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { CodeEvent(kind: .error, error: error) }
}

extension JSONTree {
    /// A value that came out of a sandbox. A number that is none here stays as text.
    init(_ value: Contexts.JSONValue) {
        switch value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .number(let text):
            if let whole = Int64(text) {
                self = .integer(whole)
            } else if let number = Double(text), number.isFinite {
                self = .number(number)
            } else {
                self = .string(text)
            }
        case .string(let text): self = .string(text)
        case .array(let values): self = .array(values.map(JSONTree.init))
        case .object(let members):
            self = .object(
                Dictionary(members.map { ($0.name, JSONTree($0.value)) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
