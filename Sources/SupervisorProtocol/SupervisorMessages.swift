/// What the host asks of a sandbox's supervisor. One message is one packet; bulk data never travels in packets but
/// through pipes that come along as descriptors, so that flow control is the kernel's.
public enum SupervisorRequest: Sendable, Hashable {
    /// Start a process. Comes with its standard streams (input if streamed, output, error), or with none when it gets
    /// a terminal.
    case start(token: UInt32, plan: StartPlan)
    /// Send a signal to a process's group; with `everything`, kill its whole session too.
    case signal(token: UInt32, signal: Int32, everything: Bool)
    /// Do something with files as this user. Comes with one end of a pipe where the operation streams.
    case file(token: UInt32, user: UInt32, operation: FileOperation)
    /// Stop a file operation.
    case cancel(token: UInt32)
    /// Tell what the sandbox has used.
    case usage(token: UInt32)
    /// Stop everything that runs where it is. Answered like a file operation.
    case pause(token: UInt32)
    /// Let it run on. Answered like a file operation.
    case resume(token: UInt32)
    /// Write the image of a process. Comes with one end of a packet socket, on which a ``CaptureReport`` follows with
    /// the image; done when ``SupervisorReply/fileDone(token:code:)`` comes.
    case capture(token: UInt32, process: Int32)

    /// The message as bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .start(let token, let plan):
            writer.write(UInt8(1))
            writer.write(token)
            plan.write(to: &writer)
        case .signal(let token, let signal, let everything):
            writer.write(UInt8(2))
            writer.write(token)
            writer.write(signal)
            writer.write(everything)
        case .file(let token, let user, let operation):
            writer.write(UInt8(3))
            writer.write(token)
            writer.write(user)
            operation.write(to: &writer)
        case .cancel(let token):
            writer.write(UInt8(4))
            writer.write(token)
        case .usage(let token):
            writer.write(UInt8(5))
            writer.write(token)
        case .pause(let token):
            writer.write(UInt8(6))
            writer.write(token)
        case .resume(let token):
            writer.write(UInt8(7))
            writer.write(token)
        case .capture(let token, let process):
            writer.write(UInt8(20))
            writer.write(token)
            writer.write(process)
        }
        return writer.bytes
    }

    /// Reads a message.
    public init(decoding bytes: [UInt8]) throws(MessageError) {
        var reader = ByteReader(bytes)
        let kind = try reader.read(UInt8.self)
        let token = try reader.read(UInt32.self)
        switch kind {
        case 1: self = .start(token: token, plan: try StartPlan(from: &reader))
        case 2: self = .signal(token: token, signal: try reader.read(), everything: try reader.readBool())
        case 3: self = .file(token: token, user: try reader.read(), operation: try FileOperation(from: &reader))
        case 4: self = .cancel(token: token)
        case 5: self = .usage(token: token)
        case 6: self = .pause(token: token)
        case 7: self = .resume(token: token)
        case 20: self = .capture(token: token, process: try reader.read())
        default: throw .unknownKind(kind)
        }
        try reader.finish()
    }
}

/// What a supervisor tells the host. Everything in here may be a lie: the host bounds and checks it.
public enum SupervisorReply: Sendable, Hashable {
    /// The jail stands.
    case ready(report: JailReport)
    /// The jail could not be built.
    case failed(failure: StageFailure)
    /// A process runs. Comes with the master of its terminal if it has one.
    case started(token: UInt32, process: Int32)
    /// A process could not be started.
    case notStarted(token: UInt32, failure: StageFailure)
    /// A process ended.
    case exited(token: UInt32, exit: ExitReport)
    /// A file operation ended; code 0 is success.
    case fileDone(token: UInt32, code: Int32)
    /// What was asked for.
    case usage(token: UInt32, usage: UsageReport)

    /// The message as bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .ready(let report):
            writer.write(UInt8(1))
            report.write(to: &writer)
        case .failed(let failure):
            writer.write(UInt8(2))
            failure.write(to: &writer)
        case .started(let token, let process):
            writer.write(UInt8(3))
            writer.write(token)
            writer.write(process)
        case .notStarted(let token, let failure):
            writer.write(UInt8(4))
            writer.write(token)
            failure.write(to: &writer)
        case .exited(let token, let exit):
            writer.write(UInt8(5))
            writer.write(token)
            exit.write(to: &writer)
        case .fileDone(let token, let code):
            writer.write(UInt8(6))
            writer.write(token)
            writer.write(code)
        case .usage(let token, let usage):
            writer.write(UInt8(7))
            writer.write(token)
            usage.write(to: &writer)
        }
        return writer.bytes
    }

    /// Reads a message.
    public init(decoding bytes: [UInt8]) throws(MessageError) {
        var reader = ByteReader(bytes)
        let kind = try reader.read(UInt8.self)
        switch kind {
        case 1: self = .ready(report: try JailReport(from: &reader))
        case 2: self = .failed(failure: try StageFailure(from: &reader))
        case 3: self = .started(token: try reader.read(), process: try reader.read())
        case 4: self = .notStarted(token: try reader.read(), failure: try StageFailure(from: &reader))
        case 5: self = .exited(token: try reader.read(), exit: try ExitReport(from: &reader))
        case 6: self = .fileDone(token: try reader.read(), code: try reader.read())
        case 7: self = .usage(token: try reader.read(), usage: try UsageReport(from: &reader))
        default: throw .unknownKind(kind)
        }
        try reader.finish()
    }
}

/// How to start one process.
public struct StartPlan: Sendable, Hashable {
    /// The command and its arguments.
    public var arguments: [String]
    /// Who it is, inside.
    public var user: UInt32 = 1000
    /// The whole environment, as `NAME=value`.
    public var environment: [String]
    /// Where to look for a command without a slash.
    public var searchPath: [String]
    /// Where to start.
    public var workingDirectory: String
    /// The size of its terminal, or nil for pipes.
    public var terminal: Terminal?
    /// Whether its standard input came along.
    public var streamsInput = false
    /// Whether a packet socket came along, last, that becomes its descriptor 3.
    public var hasControl = false
    /// Whether it is the process of an image, which came along as the last descriptor, instead of a command.
    public var isFromImage = false
    /// Whether the sandbox ends with it.
    public var isFinal = false
    /// Whether what it leaves behind in its group and session is killed.
    public var killsBackground = true
    /// Nanoseconds until it is killed.
    public var timeout: UInt64?
    /// Resource limits: kernel number, soft, hard.
    public var limits: [ProcessLimit] = []
    /// A classic BPF program, 8 bytes per instruction.
    public var filter: [UInt8] = []

    /// The size of a terminal.
    public struct Terminal: Sendable, Hashable {
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

    /// A resource limit of one process (prlimit(2)).
    public struct ProcessLimit: Sendable, Hashable {
        /// The kernel's number of the resource.
        public var resource: Int32
        /// Where signals and errors begin.
        public var soft: UInt64
        /// Up to where the process may raise the soft limit.
        public var hard: UInt64

        /// A limit.
        public init(resource: Int32, soft: UInt64, hard: UInt64) {
            self.resource = resource
            self.soft = soft
            self.hard = hard
        }
    }

    /// A plan with nothing but a command.
    public init(arguments: [String], environment: [String], workingDirectory: String) {
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        searchPath = []
    }

    func write(to writer: inout ByteWriter) {
        writer.write(arguments) { $0.write($1) }
        writer.write(user)
        writer.write(environment) { $0.write($1) }
        writer.write(searchPath) { $0.write($1) }
        writer.write(workingDirectory)
        writer.write(terminal) {
            $0.write($1.rows)
            $0.write($1.columns)
        }
        writer.write(streamsInput)
        writer.write(hasControl)
        writer.write(isFromImage)
        writer.write(isFinal)
        writer.write(killsBackground)
        writer.write(timeout) { $0.write($1) }
        writer.write(limits) {
            $0.write($1.resource)
            $0.write($1.soft)
            $0.write($1.hard)
        }
        writer.write(filter)
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        arguments = try reader.readList { (reader) throws(MessageError) in try reader.readString() }
        user = try reader.read()
        environment = try reader.readList { (reader) throws(MessageError) in try reader.readString() }
        searchPath = try reader.readList { (reader) throws(MessageError) in try reader.readString() }
        workingDirectory = try reader.readString()
        terminal = try reader.readOptional { (reader) throws(MessageError) in
            Terminal(rows: try reader.read(), columns: try reader.read())
        }
        streamsInput = try reader.readBool()
        hasControl = try reader.readBool()
        isFromImage = try reader.readBool()
        isFinal = try reader.readBool()
        killsBackground = try reader.readBool()
        timeout = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        limits = try reader.readList { (reader) throws(MessageError) in
            ProcessLimit(resource: try reader.read(), soft: try reader.read(), hard: try reader.read())
        }
        filter = try reader.readBytes()
        guard !arguments.isEmpty else { throw .invalidValue("arguments") }
        guard filter.count % 8 == 0 else { throw .invalidValue("filter") }
    }
}

/// What to do with files, by a worker that has only the rights of the sandbox's user.
public enum FileOperation: Sendable, Hashable {
    /// Stream a regular file into the pipe.
    case read(path: String)
    /// Stream the pipe into a regular file.
    case write(path: String, mode: UInt32)
    /// Stream the entries of a directory, as records, into the pipe.
    case list(path: String)
    /// Stream one entry, as a record, into the pipe.
    case status(path: String)
    /// Make a directory.
    case makeDirectory(path: String, mode: UInt32, parents: Bool)
    /// Rename.
    case move(source: String, destination: String)
    /// Remove.
    case remove(path: String, recursive: Bool)
    /// Stream changes, as records, into the pipe until cancelled.
    case watch(path: String, recursive: Bool)
    /// Stream what the copy-on-write mount with this index changed, as a tar archive, into the pipe.
    case exportChanges(mount: UInt32)
    /// Stream everything that differs from the root file system, as a tar archive, into the pipe.
    case exportFiles
    /// Stream what is there after all links, as a record whose name is where they led, into the pipe.
    case resolve(path: String)
    /// Stream the entries of a directory and those below, as records whose names are relative paths, into the pipe.
    case tree(path: String, depth: UInt32, limit: UInt32)
    /// Stream the user's extended attributes, as records, into the pipe.
    case attributes(path: String)
    /// Replace the user's extended attributes whose names begin so.
    case setAttributes(path: String, prefix: String, values: [StreamRecord.Attribute])
    /// Send a connection to a port of the loopback interface into the packet socket.
    case connect(port: UInt16)

    func write(to writer: inout ByteWriter) {
        switch self {
        case .read(let path):
            writer.write(UInt8(1))
            writer.write(path)
        case .write(let path, let mode):
            writer.write(UInt8(2))
            writer.write(path)
            writer.write(mode)
        case .list(let path):
            writer.write(UInt8(3))
            writer.write(path)
        case .status(let path):
            writer.write(UInt8(4))
            writer.write(path)
        case .makeDirectory(let path, let mode, let parents):
            writer.write(UInt8(5))
            writer.write(path)
            writer.write(mode)
            writer.write(parents)
        case .move(let source, let destination):
            writer.write(UInt8(6))
            writer.write(source)
            writer.write(destination)
        case .remove(let path, let recursive):
            writer.write(UInt8(7))
            writer.write(path)
            writer.write(recursive)
        case .watch(let path, let recursive):
            writer.write(UInt8(8))
            writer.write(path)
            writer.write(recursive)
        case .exportChanges(let mount):
            writer.write(UInt8(9))
            writer.write(mount)
        case .exportFiles: writer.write(UInt8(10))
        case .resolve(let path):
            writer.write(UInt8(11))
            writer.write(path)
        case .tree(let path, let depth, let limit):
            writer.write(UInt8(12))
            writer.write(path)
            writer.write(depth)
            writer.write(limit)
        case .attributes(let path):
            writer.write(UInt8(13))
            writer.write(path)
        case .setAttributes(let path, let prefix, let values):
            writer.write(UInt8(14))
            writer.write(path)
            writer.write(prefix)
            writer.write(values) {
                $0.write($1.name)
                $0.write($1.value)
            }
        case .connect(let port):
            writer.write(UInt8(15))
            writer.write(port)
        }
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        let kind = try reader.read(UInt8.self)
        switch kind {
        case 1: self = .read(path: try reader.readString())
        case 2: self = .write(path: try reader.readString(), mode: try reader.read())
        case 3: self = .list(path: try reader.readString())
        case 4: self = .status(path: try reader.readString())
        case 5:
            self = .makeDirectory(
                path: try reader.readString(), mode: try reader.read(), parents: try reader.readBool())
        case 6: self = .move(source: try reader.readString(), destination: try reader.readString())
        case 7: self = .remove(path: try reader.readString(), recursive: try reader.readBool())
        case 8: self = .watch(path: try reader.readString(), recursive: try reader.readBool())
        case 9: self = .exportChanges(mount: try reader.read())
        case 10: self = .exportFiles
        case 11: self = .resolve(path: try reader.readString())
        case 12: self = .tree(path: try reader.readString(), depth: try reader.read(), limit: try reader.read())
        case 13: self = .attributes(path: try reader.readString())
        case 14:
            self = .setAttributes(
                path: try reader.readString(), prefix: try reader.readString(),
                values: try reader.readList { (reader) throws(MessageError) in
                    StreamRecord.Attribute(name: try reader.readString(), value: try reader.readBytes())
                })
        case 15: self = .connect(port: try reader.read())
        default: throw .unknownKind(kind)
        }
    }

    /// Whether a pipe comes with the request.
    public var streams: Bool {
        switch self {
        case .read, .write, .list, .status, .watch, .exportChanges, .exportFiles, .resolve, .tree, .attributes,
            .connect:
            true
        case .makeDirectory, .move, .remove, .setAttributes: false
        }
    }
}

/// What the supervisor found when it built the jail.
public struct JailReport: Sendable, Hashable {
    /// The Landlock ABI in force, or 0 and the reason.
    public var landlock: UInt32 = 0
    /// Why Landlock is not in force, or empty.
    public var landlockGap = ""

    /// Nothing found.
    public init() {}

    func write(to writer: inout ByteWriter) {
        writer.write(landlock)
        writer.write(landlockGap)
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        landlock = try reader.read()
        landlockGap = try reader.readString()
    }
}

/// How a process ended.
public struct ExitReport: Sendable, Hashable {
    /// As in wait(2).
    public var status: Int32 = 0
    /// Limits that the supervisor saw fire, by bit: see the static members.
    public var limits: UInt8 = 0
    /// What it took.
    public var usage = UsageReport()

    /// Wall time.
    public static let wallTime: UInt8 = 1
    /// Processor time.
    public static let processorTime: UInt8 = 2
    /// Memory, seen by watching.
    public static let memory: UInt8 = 4
    /// The writable layer is full.
    public static let disk: UInt8 = 8
    /// A file grew to its limit.
    public static let fileSize: UInt8 = 16
    /// Processes, seen by watching.
    public static let processes: UInt8 = 32

    /// An exit with code 0.
    public init() {}

    func write(to writer: inout ByteWriter) {
        writer.write(status)
        writer.write(limits)
        usage.write(to: &writer)
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        status = try reader.read()
        limits = try reader.read()
        usage = try UsageReport(from: &reader)
    }
}

/// What a process or the sandbox consumed, as the supervisor sees it.
public struct UsageReport: Sendable, Hashable {
    /// Microseconds in user mode.
    public var userTime: UInt64 = 0
    /// Microseconds in the kernel.
    public var systemTime: UInt64 = 0
    /// Bytes held at a time, at most, by the largest process.
    public var peakMemory: UInt64 = 0
    /// Bytes held now by all processes, and by the writable layer where that is memory.
    public var memory: UInt64 = 0
    /// Bytes in the writable layer.
    public var disk: UInt64 = 0
    /// Processes and threads alive.
    public var processes: UInt32 = 0

    /// Nothing consumed.
    public init() {}

    func write(to writer: inout ByteWriter) {
        writer.write(userTime)
        writer.write(systemTime)
        writer.write(peakMemory)
        writer.write(memory)
        writer.write(disk)
        writer.write(processes)
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        userTime = try reader.read()
        systemTime = try reader.read()
        peakMemory = try reader.read()
        memory = try reader.read()
        disk = try reader.read()
        processes = try reader.read()
    }
}
