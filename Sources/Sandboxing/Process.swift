/// A command started in a sandbox.
public protocol Process: Sendable {
    /// The process id as the sandbox sees it.
    var id: Int32 { get }

    /// Everything that the process does, in order per stream. One consumer; reading slowly slows the process down,
    /// no output is buffered beyond a few pieces.
    var events: ProcessEvents { get }

    /// The channel that ``ProcessRequest/hasControlChannel`` asked for.
    var control: (any ControlChannel)? { get }

    /// Writes to standard input, waiting while the process does not read.
    func write(_ bytes: [UInt8]) async throws(SandboxError)

    /// Closes standard input, so that the process reads an end of file.
    func closeInput() async

    /// Sends a signal to the whole process group.
    func signal(_ signal: Signal) async throws(SandboxError)

    /// Tells the terminal of the process its new size. Without a terminal: an `unsupported` error.
    func resize(_ size: TerminalSize) async throws(SandboxError)
}

extension Process {
    /// No channel, unless a runtime has one.
    public var control: (any ControlChannel)? { nil }

    /// Reads the events to their end and gives the outcome with all output that was kept.
    ///
    /// Cancelling the calling task kills the process group and throws ``SandboxError/cancelled``.
    public func collectOutcome() async throws(SandboxError) -> Outcome {
        var output: [UInt8] = []
        var errorOutput: [UInt8] = []
        while let event = try await events.next() {
            switch event {
            case .standardOutput(let bytes): output.append(contentsOf: bytes)
            case .standardError(let bytes): errorOutput.append(contentsOf: bytes)
            case .limit: continue
            case .exit(var outcome):
                outcome.standardOutput = output
                outcome.standardError = errorOutput
                return outcome
            }
        }
        throw .sandboxEnded(reason: "the stream of events ended without an exit")
    }
}

/// The events of one process, as an asynchronous sequence with a single consumer. The last one is an exit.
public struct ProcessEvents: AsyncSequence, AsyncIteratorProtocol, Sendable {
    private let source: @Sendable () async throws(SandboxError) -> Event?

    /// Wraps a function that gives the next event, or nil after the exit.
    public init(source: @escaping @Sendable () async throws(SandboxError) -> Event?) { self.source = source }

    /// The next event, or nil after the exit.
    public func next() async throws(SandboxError) -> Event? { try await source() }

    /// The next event, or nil after the exit.
    public func next(isolation actor: isolated (any Actor)?) async throws(SandboxError) -> Event? {
        try await source()
    }

    /// The sequence itself.
    public func makeAsyncIterator() -> ProcessEvents { self }
}

/// One typed thing that happened.
public enum Event: Sendable, Hashable {
    /// Bytes on standard output; with a terminal, everything arrives here.
    case standardOutput([UInt8])
    /// Bytes on standard error.
    case standardError([UInt8])
    /// A limit fired. The exit follows, unless the limit only truncates.
    case limit(LimitName)
    /// The process ended. Always the last event.
    case exit(Outcome)
}

/// A signal of POSIX, by number.
public struct Signal: RawRepresentable, Sendable, Hashable {
    /// The number of the signal on Linux.
    public let rawValue: Int32

    /// Takes a number; a number that the kernel does not know makes the call that uses it throw.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The user pressed Ctrl-C.
    public static let interrupt = Signal(rawValue: 2)
    /// The user pressed Ctrl-\.
    public static let quit = Signal(rawValue: 3)
    /// Ends a process that cannot refuse.
    public static let kill = Signal(rawValue: 9)
    /// A polite request to end.
    public static let terminate = Signal(rawValue: 15)
    /// The terminal is gone.
    public static let hangUp = Signal(rawValue: 1)
}

/// The size of a terminal in character cells.
public struct TerminalSize: Sendable, Hashable {
    /// Lines.
    public var rows: UInt16
    /// Characters per line.
    public var columns: UInt16

    /// A size; 24 by 80 is what a terminal of unknown size usually claims.
    public init(rows: UInt16 = 24, columns: UInt16 = 80) {
        self.rows = rows
        self.columns = columns
    }
}
