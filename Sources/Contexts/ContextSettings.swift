public import Sandboxing

/// How a context is started and bounded.
public struct ContextSettings: Sendable, Hashable {
    /// Where its code starts; the sandbox's working directory if nil.
    public var workingDirectory: String?
    /// Variables added to the environment of the sandbox.
    public var environment: [String: String]
    /// Who its process is; nil for the sandbox's own user.
    public var user: SandboxUser?
    /// The longest single result, in bytes of JSON. A longer one is replaced by a text that says so.
    public var resultLimit: Int
    /// How long code may take to end after an interrupt, before its interpreter is killed.
    public var interruptGrace: Duration
    /// How many runs may wait for their turn.
    public var waitingLimit: Int
    /// The longest code, in bytes.
    public var codeLimit: Int

    /// Settings that fit a notebook.
    public init(
        workingDirectory: String? = nil, environment: [String: String] = [:], user: SandboxUser? = nil,
        resultLimit: Int = 32 << 20, interruptGrace: Duration = .seconds(5), waitingLimit: Int = 64,
        codeLimit: Int = 8 << 20
    ) {
        self.workingDirectory = workingDirectory
        self.environment = environment
        self.user = user
        self.resultLimit = resultLimit
        self.interruptGrace = interruptGrace
        self.waitingLimit = waitingLimit
        self.codeLimit = codeLimit
    }
}
