public import Foundation

/// What is known about one sandbox, alive or dead. Kept in the store.
public struct SandboxRecord: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever: lower-case letters and digits only, since it becomes part of a host name.
    public var id: String
    /// A name that its owner gave it, unique among live sandboxes.
    public var name: String?
    /// The template it was made from.
    public var template: String
    /// The id of the template's build.
    public var build: String
    /// Where it is in its life.
    public var state: SandboxState
    /// When it was asked for.
    public var createdAt: Date
    /// When it last began to run: its creation, or the last resumption that rebooted it.
    public var startedAt: Date
    /// When its time is up.
    public var endsAt: Date
    /// What happens then.
    public var timeoutAction: TimeoutAction
    /// Whether a request to a paused sandbox resumes it.
    public var resumesOnTraffic: Bool
    /// What its owner wrote on it; also what list queries select by.
    public var metadata: [String: String]
    /// Variables for every process.
    public var environment: [String: String]
    /// What it may use.
    public var resources: SandboxResources
    /// The token for its files and processes, if it has one.
    public var accessToken: String?
    /// The token for its ports, if they are not open to everybody who can reach the daemon.
    public var trafficToken: String?
    /// What it can be reached by, and what it can reach.
    public var network: NetworkSettings
    /// Directories that outlive it.
    public var volumes: [VolumeMount]
    /// While paused: what was kept.
    public var pauseMode: PauseMode?
    /// How often it was resumed from files, so that its processes began anew.
    public var reboots: Int
    /// Why it is dead.
    public var death: Tombstone?
}

/// Where a sandbox is in its life.
public enum SandboxState: String, Sendable, Codable, Hashable, CaseIterable {
    /// Being made.
    case creating
    /// Usable.
    case running
    /// Standing still, or only its files kept.
    case paused
    /// Being ended.
    case killing
    /// Gone; what is left is its tombstone.
    case dead
}

/// What happens when a sandbox's time is up.
public enum TimeoutAction: String, Sendable, Codable, Hashable, CaseIterable {
    /// It is killed.
    case kill
    /// It is paused with its memory.
    case pause
    /// It is paused, and only its files are kept.
    case hibernate
}

/// What a pause keeps.
public enum PauseMode: String, Sendable, Codable, Hashable, CaseIterable {
    /// Processes stand still in memory; their files are on disk as well, so that these survive the daemon.
    case memory
    /// Processes are ended; files are kept on disk.
    case files
}

/// What a sandbox may use.
public struct SandboxResources: Sendable, Codable, Hashable {
    /// Processors, as a share.
    public var processors: Double
    /// Bytes of memory.
    public var memory: UInt64
    /// Bytes of private files.
    public var disk: UInt64
    /// Processes and threads.
    public var processes: UInt32

    /// Two processors, half a GiB of memory.
    public init(processors: Double = 2, memory: UInt64 = 512 << 20, disk: UInt64 = 1 << 30, processes: UInt32 = 512) {
        self.processors = processors
        self.memory = memory
        self.disk = disk
        self.processes = processes
    }
}

/// How a sandbox is connected. Nothing leads out of a sandbox in this version.
public struct NetworkSettings: Sendable, Codable, Hashable {
    /// Whether its ports need no token.
    public var allowsPublicTraffic: Bool
    /// The `Host` that servers inside see, `${PORT}` replaced; nil: what the client sent.
    public var maskedHost: String?
    /// Ports behind which a server speaks TLS.
    public var tlsPorts: [UInt16]

    /// Ports open to whoever reaches the daemon.
    public init(allowsPublicTraffic: Bool = true, maskedHost: String? = nil, tlsPorts: [UInt16] = []) {
        self.allowsPublicTraffic = allowsPublicTraffic
        self.maskedHost = maskedHost
        self.tlsPorts = tlsPorts
    }
}

/// A volume in a sandbox.
public struct VolumeMount: Sendable, Codable, Hashable {
    /// The volume's name.
    public var volume: String
    /// The absolute path in the sandbox.
    public var path: String

    /// A mount.
    public init(volume: String, path: String) {
        self.volume = volume
        self.path = path
    }
}
