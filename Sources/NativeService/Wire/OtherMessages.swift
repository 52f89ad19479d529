public import ControlPlane
public import struct Foundation.Date

/// Where a port is reached.
public struct PortInfo: Sendable, Codable, Hashable {
    /// The number of the port.
    public var port: UInt16
    /// Where whatever listens on the port is reached, by HTTP and WebSocket.
    public var url: String
    /// What requests must carry, where ports are not public.
    public var token: String?
    /// The header in which they carry it.
    public var tokenHeader: String?
}

extension PortInfo: Described {
    static var descriptions: [String: String] {
        [
            "url": "Where whatever listens on the port is reached, by HTTP and WebSocket.",
            "token": "What requests must carry, where ports are not public.",
            "tokenHeader": "The header in which they carry it.",
        ]
    }
}

/// What a sandbox used at one moment.
public struct SampleInfo: Sendable, Codable, Hashable {
    /// When.
    public var date: Date
    /// Processors it may use, as a share.
    public var processors: Double
    /// Processor time since the sample before, in percent of one processor.
    public var processorPercent: Double
    /// Processor time so far.
    public var processorSeconds: Double
    /// Bytes of memory in use.
    public var memory: UInt64
    /// Bytes of memory that it may use.
    public var memoryLimit: UInt64
    /// Bytes of private files.
    public var disk: UInt64
    /// Bytes of private files that it may have.
    public var diskLimit: UInt64
    /// Processes and threads.
    public var processes: UInt32

    init(_ sample: SandboxSample) {
        date = sample.date
        processors = sample.processors
        processorPercent = sample.processorPercent
        processorSeconds = sample.processorSeconds
        memory = sample.memory
        memoryLimit = sample.memoryLimit
        disk = sample.disk
        diskLimit = sample.diskLimit
        processes = sample.processes
    }
}

extension SampleInfo: Described {
    static var descriptions: [String: String] {
        [
            "processors": "Processors it may use, as a share.",
            "processorPercent": "Processor time since the sample before, in percent of one processor.",
            "processorSeconds": "Processor time so far.", "memory": "Bytes of memory in use.",
            "disk": "Bytes of private files.",
        ]
    }
}

/// Measurements, the oldest first.
public struct SampleList: Sendable, Codable, Hashable {
    /// The measurements.
    public var samples: [SampleInfo]
}

/// One line of the event log.
public struct EventInfo: Sendable, Codable, Hashable {
    /// Its place in the log; pass it as 'since' to go on from there.
    public var id: Int64
    /// When.
    public var date: Date
    /// The sandbox.
    public var sandbox: String?
    /// What happened.
    public var kind: String
    /// In words.
    public var detail: String
    /// Standard error, or what failed.
    public var error: ErrorBody?

    init(_ record: EventRecord) {
        id = record.id
        date = record.date
        sandbox = record.sandbox
        kind = record.kind.rawValue
        detail = record.detail
    }
}

extension EventInfo: StreamEvent {
    var kindName: String { kind }
    static func failure(_ error: ErrorBody) -> Self {
        var event = EventInfo(EventRecord(.daemonStopped, detail: error.message))
        event.kind = "error"
        event.error = error
        return event
    }
}

extension EventInfo: Described {
    static var descriptions: [String: String] {
        ["id": "Its place in the log; pass it as 'since' to go on from there.", "kind": "What happened."]
    }
}

/// Events, the oldest first.
public struct EventList: Sendable, Codable, Hashable {
    /// The events.
    public var events: [EventInfo]
}

/// Output of a process in the log of a sandbox.
public struct LogLine: Sendable, Codable, Hashable {
    /// Kinds of lines.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// A process was started.
        case started
        case output
        case errorOutput = "error-output"
        case terminal
        /// A process ended.
        case exit
        /// The stream ends, because something failed.
        case error
    }

    /// What it is.
    public var kind: Kind
    /// The id of the process.
    public var process: Int32?
    /// The program and its arguments.
    public var command: String?
    /// What was printed.
    public var text: String?
    /// How it ended.
    public var exit: ExitInfo?
    /// Standard error, or what failed.
    public var error: ErrorBody?
}

extension LogLine: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { LogLine(kind: .error, error: error) }
}

/// A template.
public struct TemplateInfo: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its names; the first one is shown.
    public var names: [String]
    /// What it is.
    public var kind: TemplateRecord.Kind
    /// The builds by tag; 'default' is what a name without a tag means.
    public var tags: [String: String]
    /// The sandbox that a snapshot was taken of.
    public var sourceSandbox: String?
    /// When it was made.
    public var createdAt: Date
    /// When its last build was made.
    public var updatedAt: Date

    init(_ record: TemplateRecord) {
        id = record.id
        names = record.names
        kind = record.kind
        tags = record.tags
        sourceSandbox = record.sourceSandbox
        createdAt = record.createdAt
        updatedAt = record.updatedAt
    }
}

extension TemplateInfo: Described {
    static var descriptions: [String: String] {
        [
            "tags": "The builds by tag; 'default' is what a name without a tag means.",
            "sourceSandbox": "The sandbox that a snapshot was taken of.",
        ]
    }
}

/// Templates.
public struct TemplateList: Sendable, Codable, Hashable {
    /// The templates.
    public var templates: [TemplateInfo]
}

/// Snapshots, the newest first.
public struct SnapshotList: Sendable, Codable, Hashable {
    /// The snapshots.
    public var snapshots: [TemplateInfo]
}

/// A build of a template.
public struct BuildInfo: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// The template it was made from, by its shown name.
    public var template: String
    /// How far it is.
    public var status: BuildRecord.Status
    /// Why it failed.
    public var failure: String?
    /// The step that failed.
    public var failedStep: String?
    /// When it was made.
    public var createdAt: Date
    /// When it was done.
    public var finishedAt: Date?
    /// What it may use.
    public var resources: ResourceInfo
    /// Variables.
    public var environment: [String: String]
    /// Where it starts.
    public var workingDirectory: String?
    /// Who it is.
    public var user: String
    /// Started with every sandbox.
    public var startCommand: String?
    /// A sandbox is ready once this command succeeds.
    public var readyCommand: String?

    init(_ record: BuildRecord) {
        id = record.id
        template = record.template
        status = record.status
        failure = record.failure?.message
        failedStep = record.failure?.step
        createdAt = record.createdAt
        finishedAt = record.finishedAt
        resources = ResourceInfo(record.resources)
        environment = record.environment
        workingDirectory = record.workingDirectory
        user = record.user
        startCommand = record.startCommand
        readyCommand = record.readyCommand
    }
}

/// A template with its builds, the newest first.
public struct TemplateDetail: Sendable, Codable, Hashable {
    /// The template it was made from, by its shown name.
    public var template: TemplateInfo
    /// The builds.
    public var builds: [BuildInfo]
}

/// Tags to give to a build.
public struct TagWish: Sendable, Codable, Hashable {
    /// The tags.
    public var tags: [String]
    /// The build of the template, by its id.
    public var build: String

    /// A wish.
    public init(tags: [String], build: String) {
        self.tags = tags
        self.build = build
    }
}

/// A directory that outlives sandboxes.
public struct VolumeInfo: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its name.
    public var name: String
    /// When it was made.
    public var createdAt: Date

    init(_ record: VolumeRecord) {
        id = record.id
        name = record.name
        createdAt = record.createdAt
    }
}

/// Volumes.
public struct VolumeList: Sendable, Codable, Hashable {
    /// Directories that outlive it.
    public var volumes: [VolumeInfo]
}

/// A name for a volume.
public struct VolumeWish: Sendable, Codable, Hashable {
    /// Its name.
    public var name: String

    /// A wish.
    public init(name: String) { self.name = name }
}

/// A token, without its text.
public struct TokenInfo: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its name.
    public var name: String
    /// What it opens.
    public var scopes: [TokenScope]
    /// When it was made.
    public var createdAt: Date

    init(_ token: TokenRecord) {
        id = token.id
        name = token.name
        scopes = TokenScope.allCases.filter(token.scopes.contains)
        createdAt = token.createdAt
    }
}

/// Tokens.
public struct TokenList: Sendable, Codable, Hashable {
    /// The tokens.
    public var tokens: [TokenInfo]
}

/// A wish for a token.
public struct TokenWish: Sendable, Codable, Hashable {
    /// Its name.
    public var name: String
    /// What it opens.
    public var scopes: [TokenScope]?

    /// A wish.
    public init(name: String, scopes: [TokenScope]? = nil) {
        self.name = name
        self.scopes = scopes
    }
}

/// A token with its text, which is shown once.
public struct NewToken: Sendable, Codable, Hashable {
    /// The token.
    public var token: String
    /// Everything else about it.
    public var info: TokenInfo
}

/// Whether the daemon works.
public struct Health: Sendable, Codable, Hashable {
    /// How far it is.
    public var status: String
    /// The version of the daemon.
    public var version: String
    /// The sandboxes.
    public var sandboxes: Int
}
