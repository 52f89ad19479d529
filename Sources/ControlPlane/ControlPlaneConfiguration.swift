/// Where the control plane keeps things, and how much it lets in.
public struct ControlPlaneConfiguration: Sendable {
    /// The directory for the store, layers, volumes and files of paused sandboxes. Its owner's alone.
    public var stateDirectory: String
    /// Sandboxes alive at a time, paused ones included.
    public var maximumSandboxes: Int
    /// Memory in bytes that must stay available on the machine; nil: a tenth of it, at least 256 MiB.
    public var memoryReserve: UInt64?
    /// Sandboxes made at a time; others wait their turn.
    public var simultaneousCreations: Int
    /// Creations that may wait.
    public var waitingCreations: Int
    /// The longest life of a sandbox from now on, in seconds.
    public var maximumTimeout: Double
    /// For how long the dead and the event log are remembered, in seconds.
    public var remembersFor: Double
    /// Between two measurements of each sandbox, in seconds.
    public var metricsInterval: Double
    /// Told of what is counted. Called on any thread; must not wait.
    public var observe: @Sendable (Observation) -> Void
    /// How many sandboxes of which template are kept ready.
    public var pools: [String: Int]

    /// The defaults: 2,000 sandboxes, lives of a day, a week's memory.
    public init(stateDirectory: String) {
        self.stateDirectory = stateDirectory
        maximumSandboxes = 2000
        memoryReserve = nil
        simultaneousCreations = 8
        waitingCreations = 4096
        maximumTimeout = 86400
        remembersFor = 7 * 86400
        metricsInterval = 5
        observe = { _ in }
        pools = [:]
    }
}
