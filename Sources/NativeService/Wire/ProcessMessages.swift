public import struct Foundation.Date
public import Sandboxing

/// A wish for a process.
public struct StartProcess: Sendable, Codable, Hashable {
    public var command: [String]
    public var environment: [String: String]?
    public var workingDirectory: String?
    public var user: SandboxUserName?
    public var terminal: TerminalInfo?
    public var input: Bool?
    public var timeout: Double?
    public var tag: String?
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
    public var rows: UInt16
    public var columns: UInt16

    /// A size.
    public init(rows: UInt16, columns: UInt16) {
        self.rows = rows
        self.columns = columns
    }
}

/// A process, running or ended not long ago.
public struct ProcessInfo: Sendable, Codable, Hashable {
    public var id: Int32
    public var command: [String]
    public var workingDirectory: String?
    public var user: String?
    public var tag: String?
    public var hasTerminal: Bool
    public var startedAt: Date
    public var printed: UInt64
    public var exit: ExitInfo?
}

extension ProcessInfo: Described {
    static var descriptions: [String: String] {
        [
            "printed": "Bytes of output so far; the place from which a listener gets what comes next.",
            "exit": "How it ended; absent while it runs.",
        ]
    }
}

/// The processes of a sandbox.
public struct ProcessList: Sendable, Codable, Hashable {
    public var processes: [ProcessInfo]
}

/// How a process ended.
public struct ExitInfo: Sendable, Codable, Hashable {
    public var code: Int32?
    public var signal: Int32?
    public var limits: [LimitWord]
    public var duration: Double
    public var userTime: Double
    public var systemTime: Double
    public var peakMemory: UInt64?
    public var outputTruncated: Bool
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
    public var process: Int32
    public var output: String
    public var error: String
    public var outputBase64: String?
    public var errorBase64: String?
    public var truncated: Bool
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

    public var kind: Kind
    public var process: Int32?
    public var text: String?
    public var base64: String?
    public var offset: UInt64?
    public var exit: ExitInfo?
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
    public var signal: String

    /// A wish.
    public init(signal: String) { self.signal = signal }
}
