/// What a caller asks for when it creates a sandbox.
public struct SandboxRequest: Sendable, Codable, Hashable {
    /// A template by name, alias, `name:tag` or id, or a snapshot.
    public var template: String
    /// A name, unique among live sandboxes; nil for none.
    public var name: String?
    /// Seconds until its time is up.
    public var timeout: Double
    /// What happens then.
    public var timeoutAction: TimeoutAction
    /// Whether a request to it while paused resumes it.
    public var resumesOnTraffic: Bool
    /// What its owner writes on it.
    public var metadata: [String: String]
    /// Variables for every process.
    public var environment: [String: String]
    /// Other resources than the template's.
    public var resources: SandboxResources?
    /// Whether files and processes need a token of its own.
    public var isSecure: Bool
    /// How it is connected.
    public var network: NetworkSettings
    /// Directories that outlive it.
    public var volumes: [VolumeMount]
    /// The same key and request give the same sandbox; nil for none.
    public var idempotencyKey: String?

    /// A sandbox of a template for five minutes.
    public init(
        template: String = "base", name: String? = nil, timeout: Double = 300, timeoutAction: TimeoutAction = .kill,
        resumesOnTraffic: Bool = false, metadata: [String: String] = [:], environment: [String: String] = [:],
        resources: SandboxResources? = nil, isSecure: Bool = true, network: NetworkSettings = NetworkSettings(),
        volumes: [VolumeMount] = [], idempotencyKey: String? = nil
    ) {
        self.template = template
        self.name = name
        self.timeout = timeout
        self.timeoutAction = timeoutAction
        self.resumesOnTraffic = resumesOnTraffic
        self.metadata = metadata
        self.environment = environment
        self.resources = resources
        self.isSecure = isSecure
        self.network = network
        self.volumes = volumes
        self.idempotencyKey = idempotencyKey
    }
}
