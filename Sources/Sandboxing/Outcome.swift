/// How a process ended and what it took.
public struct Outcome: Sendable, Hashable {
    /// How the process ended.
    public var exit: ExitStatus
    /// The limits that fired, in the order of ``LimitName/allCases``.
    public var limits: [LimitName]
    /// What the process consumed, or the whole sandbox for a final process.
    public var usage: ResourceUsage
    /// Wall time from start to exit, as seen by the caller.
    public var duration: Duration
    /// Whether standard output went over ``Limits/output``.
    public var standardOutputTruncated: Bool
    /// Whether standard error went over ``Limits/output``.
    public var standardErrorTruncated: Bool
    /// What was enforced and what was not.
    public var enforcement: Enforcement
    /// Standard output, where the call collects it; empty where events carry it.
    public var standardOutput: [UInt8] = []
    /// Standard error, where the call collects it; empty where events carry it.
    public var standardError: [UInt8] = []

    /// An outcome without collected output.
    public init(
        exit: ExitStatus,
        limits: [LimitName] = [],
        usage: ResourceUsage = ResourceUsage(),
        duration: Duration = .zero,
        standardOutputTruncated: Bool = false,
        standardErrorTruncated: Bool = false,
        enforcement: Enforcement = Enforcement()
    ) {
        self.exit = exit
        self.limits = limits
        self.usage = usage
        self.duration = duration
        self.standardOutputTruncated = standardOutputTruncated
        self.standardErrorTruncated = standardErrorTruncated
        self.enforcement = enforcement
    }
}

/// How a process ended.
public enum ExitStatus: Sendable, Hashable {
    /// By itself, with this code.
    case exited(Int32)
    /// By this signal.
    case signaled(Int32)

    /// Ended by itself with code 0.
    public var isSuccess: Bool { self == .exited(0) }
}

/// What a process or a sandbox consumed. Nil: this machine cannot tell.
public struct ResourceUsage: Sendable, Hashable {
    /// Processor time in user mode.
    public var userTime: Duration
    /// Processor time in the kernel.
    public var systemTime: Duration
    /// The most memory held at a time, in bytes: of the whole sandbox where a control group counts it, otherwise of
    /// the largest process.
    public var peakMemory: UInt64?
    /// Memory held now, in bytes, files in memory included.
    public var memory: UInt64?
    /// Bytes in the private writable layer.
    public var disk: UInt64?
    /// Processes and threads now alive.
    public var processes: UInt32?

    /// All of it.
    public init(
        userTime: Duration = .zero,
        systemTime: Duration = .zero,
        peakMemory: UInt64? = nil,
        memory: UInt64? = nil,
        disk: UInt64? = nil,
        processes: UInt32? = nil
    ) {
        self.userTime = userTime
        self.systemTime = systemTime
        self.peakMemory = peakMemory
        self.memory = memory
        self.disk = disk
        self.processes = processes
    }
}
