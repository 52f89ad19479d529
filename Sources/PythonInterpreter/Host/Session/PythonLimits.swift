/// What one run, or a session, may use. Limits on steps, memory, recursion, output and sizes are deterministic.
public struct PythonLimits: Sendable, Hashable {
    /// Steps of the machine, and work of native functions in the same unit; nil: no limit.
    public var instructions: Int?
    /// Nanoseconds of wall time for one run; nil: no limit.
    public var nanoseconds: UInt64?
    /// Bytes of all objects of the session.
    public var memory: Int
    /// Calls within calls.
    public var recursion: Int
    /// Bytes that may be printed.
    public var output: Int
    /// Calls of host tools in one run.
    public var hostCalls: Int

    /// The default: a billion steps, 10 seconds, 256 MiB, 1,000 calls deep, 10 MiB of output, 10,000 host calls.
    public init(
        instructions: Int? = 1_000_000_000, nanoseconds: UInt64? = 10_000_000_000, memory: Int = 256 << 20,
        recursion: Int = 1000, output: Int = 10 << 20, hostCalls: Int = 10_000
    ) {
        self.instructions = instructions
        self.nanoseconds = nanoseconds
        self.memory = memory
        self.recursion = recursion
        self.output = output
        self.hostCalls = hostCalls
    }
}
