/// What a sandbox may consume. Nil means no limit of this kind.
public struct Limits: Sendable, Hashable {
    /// Time from the sandbox's first process until everything is killed.
    public var wallTime: Duration?
    /// Processor time of all processes together.
    public var cpuTime: Duration?
    /// Processors, as a share: 0.5 is half of one, 2 is two.
    public var cpus: Double?
    /// Memory of all processes and of files in memory together, in bytes. Swap counts: there is none on top.
    public var memory: UInt64?
    /// Processes and threads at a time.
    public var processes: UInt32?
    /// Open files per process.
    public var openFiles: UInt32?
    /// The size of any one file, in bytes.
    public var fileSize: UInt64?
    /// The private writable layer, in bytes.
    public var disk: UInt64?
    /// Bytes kept of each output stream of each process.
    public var output: UInt64?
    /// What happens to a process that prints more than ``output``.
    public var outputOverflow: OutputOverflow

    /// What happens to a process that prints too much.
    public enum OutputOverflow: String, Sendable, Hashable, CaseIterable {
        /// It is killed; what it printed up to the limit is kept.
        case kill
        /// It runs on and the rest of its output is thrown away.
        case truncate
    }

    /// Limits that let a compiler or a test suite work and stop everything that runs away.
    public init(
        wallTime: Duration? = .seconds(300),
        cpuTime: Duration? = nil,
        cpus: Double? = nil,
        memory: UInt64? = 1 << 30,
        processes: UInt32? = 256,
        openFiles: UInt32? = 1024,
        fileSize: UInt64? = nil,
        disk: UInt64? = 512 << 20,
        output: UInt64? = 16 << 20,
        outputOverflow: OutputOverflow = .kill
    ) {
        self.wallTime = wallTime
        self.cpuTime = cpuTime
        self.cpus = cpus
        self.memory = memory
        self.processes = processes
        self.openFiles = openFiles
        self.fileSize = fileSize
        self.disk = disk
        self.output = output
        self.outputOverflow = outputOverflow
    }
}

/// The limits by name, as they are reported when they fire. The raw values appear in JSON and in messages.
public enum LimitName: String, Sendable, Hashable, CaseIterable {
    /// ``Limits/wallTime`` or ``ProcessRequest/timeout``.
    case wallTime = "wall-time"
    /// ``Limits/cpuTime``.
    case cpuTime = "cpu-time"
    /// ``Limits/memory``.
    case memory
    /// ``Limits/processes``.
    case processes
    /// ``Limits/openFiles``. The kernel does not count refusals, so this is never reported as having fired.
    case openFiles = "open-files"
    /// ``Limits/fileSize``.
    case fileSize = "file-size"
    /// ``Limits/disk``.
    case disk
    /// ``Limits/output``.
    case output
}
