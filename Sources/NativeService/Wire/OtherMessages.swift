public import ControlPlane
public import struct Foundation.Date

/// Where a port is reached.
public struct PortInfo: Sendable, Codable, Hashable {
    public var port: UInt16
    public var url: String
    public var token: String?
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
    public var date: Date
    public var processors: Double
    public var processorPercent: Double
    public var processorSeconds: Double
    public var memory: UInt64
    public var memoryLimit: UInt64
    public var disk: UInt64
    public var diskLimit: UInt64
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
    public var samples: [SampleInfo]
}

/// One line of the event log.
public struct EventInfo: Sendable, Codable, Hashable {
    public var id: Int64
    public var date: Date
    public var sandbox: String?
    public var kind: String
    public var detail: String
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

    public var kind: Kind
    public var process: Int32?
    public var command: String?
    public var text: String?
    public var exit: ExitInfo?
    public var error: ErrorBody?
}

extension LogLine: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { LogLine(kind: .error, error: error) }
}

/// A template.
public struct TemplateInfo: Sendable, Codable, Hashable, Identifiable {
    public var id: String
    public var names: [String]
    public var kind: TemplateRecord.Kind
    public var tags: [String: String]
    public var sourceSandbox: String?
    public var createdAt: Date
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
    public var templates: [TemplateInfo]
}

/// Snapshots, the newest first.
public struct SnapshotList: Sendable, Codable, Hashable {
    public var snapshots: [TemplateInfo]
}

/// A build of a template.
public struct BuildInfo: Sendable, Codable, Hashable, Identifiable {
    public var id: String
    public var template: String
    public var status: BuildRecord.Status
    public var failure: String?
    public var failedStep: String?
    public var createdAt: Date
    public var finishedAt: Date?
    public var resources: ResourceInfo
    public var environment: [String: String]
    public var workingDirectory: String?
    public var user: String
    public var startCommand: String?
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
    public var template: TemplateInfo
    public var builds: [BuildInfo]
}

/// Tags to give to a build.
public struct TagWish: Sendable, Codable, Hashable {
    public var tags: [String]
    public var build: String

    /// A wish.
    public init(tags: [String], build: String) {
        self.tags = tags
        self.build = build
    }
}

/// A directory that outlives sandboxes.
public struct VolumeInfo: Sendable, Codable, Hashable, Identifiable {
    public var id: String
    public var name: String
    public var createdAt: Date

    init(_ record: VolumeRecord) {
        id = record.id
        name = record.name
        createdAt = record.createdAt
    }
}

/// Volumes.
public struct VolumeList: Sendable, Codable, Hashable {
    public var volumes: [VolumeInfo]
}

/// A name for a volume.
public struct VolumeWish: Sendable, Codable, Hashable {
    public var name: String

    /// A wish.
    public init(name: String) { self.name = name }
}

/// A token, without its text.
public struct TokenInfo: Sendable, Codable, Hashable, Identifiable {
    public var id: String
    public var name: String
    public var scopes: [TokenScope]
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
    public var tokens: [TokenInfo]
}

/// A wish for a token.
public struct TokenWish: Sendable, Codable, Hashable {
    public var name: String
    public var scopes: [TokenScope]?

    /// A wish.
    public init(name: String, scopes: [TokenScope]? = nil) {
        self.name = name
        self.scopes = scopes
    }
}

/// A token with its text, which is shown once.
public struct NewToken: Sendable, Codable, Hashable {
    public var token: String
    public var info: TokenInfo
}

/// Whether the daemon works.
public struct Health: Sendable, Codable, Hashable {
    public var status: String
    public var version: String
    public var sandboxes: Int
}
