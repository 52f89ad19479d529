public import ControlPlane
public import struct Foundation.Date

/// A sandbox.
public struct SandboxInfo: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// Its name.
    public var name: String?
    /// The template it was made from, by its shown name.
    public var template: String
    /// The build of the template, by its id.
    public var build: String
    /// Where it is in its life.
    public var state: SandboxState
    /// When it was made.
    public var createdAt: Date
    /// When it last began to run.
    public var startedAt: Date
    /// When its time is up.
    public var endsAt: Date
    /// What happens then.
    public var onTimeout: TimeoutAction
    /// Whether a request to one of its ports resumes it while it is paused.
    public var resumesOnTraffic: Bool
    /// What its owner wrote on it; lists can be filtered by it.
    public var metadata: [String: String]
    /// Variables for every process; not shown to tokens that may only read.
    public var environment: [String: String]?
    /// What it may use.
    public var resources: ResourceInfo
    /// Whether whoever reaches the daemon reaches its ports.
    public var publicPorts: Bool
    /// What requests to its ports must carry, where these are not public.
    public var trafficToken: String?
    /// Directories that outlive it.
    public var volumes: [VolumeMountInfo]
    /// While it is paused: what was kept.
    public var pauseMode: PauseMode?
    /// How often it was resumed from files, so that its processes began anew.
    public var reboots: Int
    /// Why it is dead.
    public var death: Death?

    /// Why a sandbox is dead.
    public struct Death: Sendable, Codable, Hashable {
        /// The kind of death.
        public var reason: Tombstone.Reason
        /// In words.
        public var detail: String
        /// When.
        public var date: Date
    }

    /// A record as clients see it: variables and tokens only for those who may run things in the sandbox.
    init(_ record: SandboxRecord, template: String, for identity: Identity) {
        id = record.id
        name = record.name
        self.template = template
        build = record.build
        state = record.state
        createdAt = record.createdAt
        startedAt = record.startedAt
        endsAt = record.endsAt
        onTimeout = record.timeoutAction
        resumesOnTraffic = record.resumesOnTraffic
        metadata = record.metadata
        environment = identity.may(.run) ? record.environment : nil
        resources = ResourceInfo(record.resources)
        publicPorts = record.network.allowsPublicTraffic
        trafficToken = identity.may(.run) ? record.trafficToken : nil
        volumes = record.volumes.map { VolumeMountInfo(volume: $0.volume, path: $0.path) }
        pauseMode = record.pauseMode
        reboots = record.reboots
        death = record.death.map { Death(reason: $0.reason, detail: $0.detail, date: $0.date) }
    }
}

extension SandboxInfo: Described {
    static var descriptions: [String: String] {
        [
            "endsAt": "When its time is up.", "onTimeout": "What happens then.",
            "resumesOnTraffic": "Whether a request to one of its ports resumes it while it is paused.",
            "metadata": "What its owner wrote on it; lists can be filtered by it.",
            "environment": "Variables for every process; not shown to tokens that may only read.",
            "publicPorts": "Whether whoever reaches the daemon reaches its ports.",
            "trafficToken": "What requests to its ports must carry, where these are not public.",
            "pauseMode": "While it is paused: what was kept.",
            "reboots": "How often it was resumed from files, so that its processes began anew.",
            "death": "Why it is dead.",
        ]
    }
}

/// What a sandbox may use.
public struct ResourceInfo: Sendable, Codable, Hashable {
    /// Processors, as a share.
    public var processors: Double
    /// Bytes of memory.
    public var memory: UInt64
    /// Bytes of private files.
    public var disk: UInt64
    /// Processes and threads.
    public var processes: UInt32

    init(_ resources: SandboxResources) {
        processors = resources.processors
        memory = resources.memory
        disk = resources.disk
        processes = resources.processes
    }
}

extension ResourceInfo: Described {
    static var descriptions: [String: String] {
        [
            "processors": "Processors, as a share.", "memory": "Bytes of memory.", "disk": "Bytes of private files.",
            "processes": "Processes and threads.",
        ]
    }
}

/// A volume in a sandbox.
public struct VolumeMountInfo: Sendable, Codable, Hashable {
    /// The name of the volume.
    public var volume: String
    /// The path.
    public var path: String

    /// A mount.
    public init(volume: String, path: String) {
        self.volume = volume
        self.path = path
    }
}

/// Sandboxes, and where the list goes on.
public struct SandboxList: Sendable, Codable, Hashable {
    /// The sandboxes.
    public var sandboxes: [SandboxInfo]
    /// The token of the next page; absent on the last one.
    public var next: String?
}

extension SandboxList: Described {
    static var descriptions: [String: String] { ["next": "The token of the next page; absent on the last one."] }
}

/// A change in a list of sandboxes that is watched.
public struct SandboxChange: Sendable, Codable, Hashable {
    /// Kinds of changes.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// It was there when the watch began, or has appeared.
        case added
        /// It is another than it was.
        case changed
        /// It is no longer in the list.
        case removed
        /// All that was there at the beginning has been said.
        case synchronized
        /// The stream ends, because something failed.
        case error
    }

    /// What it is.
    public var kind: Kind
    /// The sandbox.
    public var sandbox: SandboxInfo?
    /// Standard error, or what failed.
    public var error: ErrorBody?
}

extension SandboxChange: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { SandboxChange(kind: .error, error: error) }
}
