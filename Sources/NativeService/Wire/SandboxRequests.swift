public import ControlPlane

/// A wish for a sandbox. Everything can be left out.
public struct CreateSandbox: Sendable, Codable, Hashable {
    /// A template or snapshot by name, name:tag or id; 'base' if left out.
    public var template: String?
    /// A name that is unique among live sandboxes.
    public var name: String?
    /// Seconds until its time is up; 300 if left out.
    public var timeout: Double?
    /// What happens then; 'kill' if left out.
    public var onTimeout: TimeoutAction?
    /// Whether a request to one of its ports resumes it while it is paused.
    public var resumesOnTraffic: Bool?
    /// What to write on it.
    public var metadata: [String: String]?
    /// Variables for every process.
    public var environment: [String: String]?
    /// Other resources than the template's.
    public var resources: ResourceWish?
    /// Whether its ports need no token; true if left out.
    public var publicPorts: Bool?
    /// Directories that outlive it.
    public var volumes: [VolumeMountInfo]?

    /// A wish for nothing special.
    public init() {}
}

extension CreateSandbox: Described {
    static var descriptions: [String: String] {
        [
            "template": "A template or snapshot by name, name:tag or id; 'base' if left out.",
            "name": "A name that is unique among live sandboxes.",
            "timeout": "Seconds until its time is up; 300 if left out.",
            "onTimeout": "What happens then; 'kill' if left out.",
            "resumesOnTraffic": "Whether a request to one of its ports resumes it while it is paused.",
            "metadata": "What to write on it.", "environment": "Variables for every process.",
            "resources": "Other resources than the template's.",
            "publicPorts": "Whether its ports need no token; true if left out.",
            "volumes": "Directories that outlive it.",
        ]
    }
}

/// Resources; what is left out is as in the template.
public struct ResourceWish: Sendable, Codable, Hashable {
    /// Processors, as a share.
    public var processors: Double?
    /// Bytes of memory.
    public var memory: UInt64?
    /// Bytes of private files.
    public var disk: UInt64?
    /// Processes and threads.
    public var processes: UInt32?

    /// A wish.
    public init(
        processors: Double? = nil, memory: UInt64? = nil, disk: UInt64? = nil, processes: UInt32? = nil
    ) {
        self.processors = processors
        self.memory = memory
        self.disk = disk
        self.processes = processes
    }

    func applied(to resources: SandboxResources) -> SandboxResources {
        SandboxResources(
            processors: processors ?? resources.processors, memory: memory ?? resources.memory,
            disk: disk ?? resources.disk, processes: processes ?? resources.processes)
    }
}

/// Seconds from now until a sandbox's time is up.
public struct TimeoutWish: Sendable, Codable, Hashable {
    /// Seconds until its time is up.
    public var timeout: Double

    /// A wish.
    public init(timeout: Double) { self.timeout = timeout }
}

/// What a pause shall keep.
public struct PauseWish: Sendable, Codable, Hashable {
    /// What is kept.
    public var mode: PauseMode?

    /// A wish.
    public init(mode: PauseMode? = nil) { self.mode = mode }
}

/// How long a sandbox that is resumed shall run.
public struct ResumeWish: Sendable, Codable, Hashable {
    /// Seconds until its time is up.
    public var timeout: Double?

    /// A wish.
    public init(timeout: Double? = nil) { self.timeout = timeout }
}

/// How many children, and for how long.
public struct ForkWish: Sendable, Codable, Hashable {
    /// How many; one if left out.
    public var count: Int?
    /// Seconds until its time is up.
    public var timeout: Double?

    /// A wish.
    public init(count: Int? = nil, timeout: Double? = nil) {
        self.count = count
        self.timeout = timeout
    }
}

/// What became of each child of a fork.
public struct ForkResult: Sendable, Codable, Hashable {
    /// One for each that was asked for.
    public var children: [Child]

    /// A child, or why there is none.
    public struct Child: Sendable, Codable, Hashable {
        /// The sandbox.
        public var sandbox: SandboxInfo?
        /// Standard error, or what failed.
        public var error: ErrorBody?
    }
}

/// A name for a snapshot.
public struct SnapshotWish: Sendable, Codable, Hashable {
    /// Its name.
    public var name: String?

    /// A wish.
    public init(name: String? = nil) { self.name = name }
}
