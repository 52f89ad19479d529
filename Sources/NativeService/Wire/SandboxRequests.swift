public import ControlPlane

/// A wish for a sandbox. Everything can be left out.
public struct CreateSandbox: Sendable, Codable, Hashable {
    public var template: String?
    public var name: String?
    public var timeout: Double?
    public var onTimeout: TimeoutAction?
    public var resumesOnTraffic: Bool?
    public var metadata: [String: String]?
    public var environment: [String: String]?
    public var resources: ResourceWish?
    public var publicPorts: Bool?
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
    public var processors: Double?
    public var memory: UInt64?
    public var disk: UInt64?
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
    public var timeout: Double

    /// A wish.
    public init(timeout: Double) { self.timeout = timeout }
}

/// What a pause shall keep.
public struct PauseWish: Sendable, Codable, Hashable {
    public var mode: PauseMode?

    /// A wish.
    public init(mode: PauseMode? = nil) { self.mode = mode }
}

/// How long a sandbox that is resumed shall run.
public struct ResumeWish: Sendable, Codable, Hashable {
    public var timeout: Double?

    /// A wish.
    public init(timeout: Double? = nil) { self.timeout = timeout }
}

/// How many children, and for how long.
public struct ForkWish: Sendable, Codable, Hashable {
    public var count: Int?
    public var timeout: Double?

    /// A wish.
    public init(count: Int? = nil, timeout: Double? = nil) {
        self.count = count
        self.timeout = timeout
    }
}

/// What became of each child of a fork.
public struct ForkResult: Sendable, Codable, Hashable {
    public var children: [Child]

    /// A child, or why there is none.
    public struct Child: Sendable, Codable, Hashable {
        public var sandbox: SandboxInfo?
        public var error: ErrorBody?
    }
}

/// A name for a snapshot.
public struct SnapshotWish: Sendable, Codable, Hashable {
    public var name: String?

    /// A wish.
    public init(name: String? = nil) { self.name = name }
}
