/// What to start in a sandbox.
public struct ProcessRequest: Sendable, Hashable {
    /// The command and its arguments. A command without a slash is looked up in the sandbox's `PATH`.
    public var arguments: [String]
    /// Variables added to the environment of the sandbox, or replacing it.
    public var environment: [String: String]
    /// Where to start; the sandbox's working directory if nil.
    public var workingDirectory: String?
    /// Gives the process a terminal of its own of this size, instead of pipes.
    public var terminal: TerminalSize?
    /// Where standard input comes from.
    public var input: Input
    /// Kills the process after this long, reported as ``LimitName/wallTime``.
    public var timeout: Duration?
    /// What happens to processes that this one left behind in its group and session when it ends.
    public var background: Background

    /// Who the process is; nil for the sandbox's own user. Root in a sandbox of the other user needs
    /// ``SandboxSpecification/allowsRootProcesses``.
    public var user: SandboxUser?
    /// Whether the process gets a control channel: a packet socket as its descriptor 3.
    public var hasControlChannel: Bool

    /// The source of standard input.
    public enum Input: Sendable, Hashable {
        /// Nothing to read: `/dev/null` of the sandbox.
        case none
        /// What ``Process/write(_:)`` sends.
        case stream
    }

    /// The fate of processes left behind.
    public enum Background: Sendable, Hashable {
        /// They are killed.
        case kill
        /// They live on until the sandbox ends.
        case keep
    }

    /// A request with the sandbox's own defaults.
    public init(
        _ arguments: [String],
        environment: [String: String] = [:],
        workingDirectory: String? = nil,
        terminal: TerminalSize? = nil,
        input: Input = .none,
        timeout: Duration? = nil,
        background: Background = .kill,
        user: SandboxUser? = nil,
        hasControlChannel: Bool = false
    ) {
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.terminal = terminal
        self.input = input
        self.timeout = timeout
        self.background = background
        self.user = user
        self.hasControlChannel = hasControlChannel
    }
}
