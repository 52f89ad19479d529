public import struct Foundation.Date
public import Sandboxing

/// A wish for a process.
public struct StartProcess: Sendable, Codable, Hashable {
    /// The program and its arguments. For a line of shell: ["sh", "-c", "…"].
    public var command: [String]
    /// Variables besides those of the sandbox.
    public var environment: [String: String]?
    /// Where it starts.
    public var workingDirectory: String?
    /// Who it is; 'user' if left out.
    public var user: SandboxUserName?
    /// Gives it a terminal of this size.
    public var terminal: TerminalInfo?
    /// Whether it gets an input that can be written to; otherwise there is nothing to read.
    public var input: Bool?
    /// Seconds after which it is killed.
    public var timeout: Double?
    /// A name to find it by.
    public var tag: String?
    /// What happens when the client that started it, and listens, goes away; 'kill' if left out.
    public var onDisconnect: DisconnectAction?

    /// A wish.
    public init(command: [String]) { self.command = command }

    /// What happens to the process when the client that started it goes away.
    public enum DisconnectAction: String, Sendable, Codable, Hashable, CaseIterable {
        /// It is killed.
        case kill
        /// It runs on; others can listen to it.
        case keep
    }
}

/// Users of a sandbox.
public enum SandboxUserName: String, Sendable, Codable, Hashable, CaseIterable {
    /// The usual one.
    case user
    /// The sandbox's own root.
    case root

    var user: SandboxUser { self == .root ? .root : .user }
}

extension StartProcess: Described {
    static var descriptions: [String: String] {
        [
            "command": "The program and its arguments. For a line of shell: [\"sh\", \"-c\", \"…\"].",
            "environment": "Variables besides those of the sandbox.",
            "workingDirectory": "Where it starts.", "user": "Who it is; 'user' if left out.",
            "terminal": "Gives it a terminal of this size.",
            "input": "Whether it gets an input that can be written to; otherwise there is nothing to read.",
            "timeout": "Seconds after which it is killed.", "tag": "A name to find it by.",
            "onDisconnect":
                "What happens when the client that started it, and listens, goes away; 'kill' if left out.",
        ]
    }
}

/// The size of a terminal.
public struct TerminalInfo: Sendable, Codable, Hashable {
    /// Lines.
    public var rows: UInt16
    /// Characters per line.
    public var columns: UInt16

    /// A size.
    public init(rows: UInt16, columns: UInt16) {
        self.rows = rows
        self.columns = columns
    }
}

/// A process, running or ended not long ago.
public struct ProcessStatus: Sendable, Codable, Hashable {
    /// Unique for ever.
    public var id: Int32
    /// The program and its arguments.
    public var command: [String]
    /// Where it starts.
    public var workingDirectory: String?
    /// Who it is.
    public var user: String?
    /// A name to find it by.
    public var tag: String?
    /// Whether it has a terminal.
    public var hasTerminal: Bool
    /// When it last began to run.
    public var startedAt: Date
    /// Bytes of output so far; the place from which a listener gets what comes next.
    public var printed: UInt64
    /// How it ended; absent while it runs.
    public var exit: ExitInfo?
}

extension ProcessStatus: Described {
    static var descriptions: [String: String] {
        [
            "printed": "Bytes of output so far; the place from which a listener gets what comes next.",
            "exit": "How it ended; absent while it runs.",
        ]
    }
}

/// The processes of a sandbox.
public struct ProcessList: Sendable, Codable, Hashable {
    /// Processes and threads.
    public var processes: [ProcessStatus]
}

/// How a process ended.
public struct ExitInfo: Sendable, Codable, Hashable {
    /// Its code, if it ended by itself.
    public var code: Int32?
    /// The signal that ended it, if one did.
    public var signal: Int32?
    /// The limits that fired.
    public var limits: [LimitWord]
    /// Seconds from its start to its end.
    public var duration: Double
    /// Seconds of processor time in user mode.
    public var userTime: Double
    /// Seconds of processor time in the kernel.
    public var systemTime: Double
    /// The most bytes of memory at a time.
    public var peakMemory: UInt64?
    /// Whether output went over a limit.
    public var outputTruncated: Bool
    /// Why nothing of this is known, for example because the sandbox ended.
    public var failure: String?

    /// The limits by name.
    public enum LimitWord: String, Sendable, Codable, Hashable, CaseIterable {
        case wallTime = "wall-time", cpuTime = "cpu-time", memory, processes, openFiles = "open-files"
        case fileSize = "file-size", disk, output

        /// The limit.
        public var limit: LimitName? { LimitName(rawValue: rawValue) }
    }
}

extension ExitInfo: Described {
    static var descriptions: [String: String] {
        [
            "code": "Its code, if it ended by itself.", "signal": "The signal that ended it, if one did.",
            "limits": "The limits that fired.", "duration": "Seconds from its start to its end.",
            "failure": "Why nothing of this is known, for example because the sandbox ended.",
        ]
    }
}

/// What a process printed, all of it, and how it ended.
public struct ProcessResult: Sendable, Codable, Hashable {
    /// The id of the process.
    public var process: Int32
    /// Standard output as text, with replacement characters where it is not UTF-8.
    public var output: String
    /// Standard error, or what failed.
    public var error: String
    /// Standard output as it was, where it is not UTF-8.
    public var outputBase64: String?
    /// Standard error as it was, where it is not UTF-8.
    public var errorBase64: String?
    /// Whether more was printed than is kept here; read a stream for all of it.
    public var truncated: Bool
    /// How it ended.
    public var exit: ExitInfo
}

extension ProcessResult: Described {
    static var descriptions: [String: String] {
        [
            "output": "Standard output as text, with replacement characters where it is not UTF-8.",
            "outputBase64": "Standard output as it was, where it is not UTF-8.",
            "truncated": "Whether more was printed than is kept here; read a stream for all of it.",
        ]
    }
}

/// One thing that a process did.
public struct ProcessEvent: Sendable, Codable, Hashable {
    /// Kinds of events.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// It was started, or is listened to from now on.
        case started
        /// It printed to standard output.
        case output
        /// It printed to standard error.
        case errorOutput = "error-output"
        /// It printed to its terminal.
        case terminal
        /// It ended. Nothing follows.
        case exit
        /// The stream ends, because something failed.
        case error
    }

    /// What it is.
    public var kind: Kind
    /// The id of the process.
    public var process: Int32?
    /// What was printed, if it is UTF-8.
    public var text: String?
    /// What was printed, if it is not UTF-8.
    public var base64: String?
    /// How many bytes of output came before; a listener can begin from there.
    public var offset: UInt64?
    /// How it ended.
    public var exit: ExitInfo?
    /// Standard error, or what failed.
    public var error: ErrorBody?
}

extension ProcessEvent: Described {
    static var descriptions: [String: String] {
        [
            "process": "The id of the process.", "text": "What was printed, if it is UTF-8.",
            "base64": "What was printed, if it is not UTF-8.",
            "offset": "How many bytes of output came before; a listener can begin from there.",
        ]
    }
}

extension ProcessEvent: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { ProcessEvent(kind: .error, error: error) }
}

/// A signal by name, for example `SIGTERM` or `TERM`, or by number.
public struct SignalWish: Sendable, Codable, Hashable {
    /// The signal.
    public var signal: String

    /// A wish.
    public init(signal: String) { self.signal = signal }
}
