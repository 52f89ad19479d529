public import ControlPlane
public import struct Foundation.Date

/// A sandbox.
public struct SandboxInfo: Sendable, Codable, Hashable, Identifiable {
    public var id: String
    public var name: String?
    public var template: String
    public var build: String
    public var state: SandboxState
    public var createdAt: Date
    public var startedAt: Date
    public var endsAt: Date
    public var onTimeout: TimeoutAction
    public var resumesOnTraffic: Bool
    public var metadata: [String: String]
    public var environment: [String: String]?
    public var resources: ResourceInfo
    public var publicPorts: Bool
    public var trafficToken: String?
    public var volumes: [VolumeMountInfo]
    public var pauseMode: PauseMode?
    public var reboots: Int
    public var death: Death?

    /// Why a sandbox is dead.
    public struct Death: Sendable, Codable, Hashable {
        public var reason: Tombstone.Reason
        public var detail: String
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
    public var processors: Double
    public var memory: UInt64
    public var disk: UInt64
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
    public var volume: String
    public var path: String

    /// A mount.
    public init(volume: String, path: String) {
        self.volume = volume
        self.path = path
    }
}

/// Sandboxes, and where the list goes on.
public struct SandboxList: Sendable, Codable, Hashable {
    public var sandboxes: [SandboxInfo]
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

    public var kind: Kind
    public var sandbox: SandboxInfo?
    public var error: ErrorBody?
}

extension SandboxChange: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { SandboxChange(kind: .error, error: error) }
}
