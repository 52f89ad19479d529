/// What a call is for, and with it what the standard policy makes of the call.
///
/// Three outcomes: what ordinary programs (interpreters, compilers, shells, databases) need is allowed, what reaches
/// beyond the sandbox or deep into the kernel is refused with EPERM, and everything else does not exist (ENOSYS), so
/// that a C library falls back as on an older kernel. New calls of newer kernels land in the last class by themselves.
public enum SyscallGroup: String, Sendable, Hashable, CaseIterable {
    /// Files, directories, descriptors, pipes, asynchronous file input and output.
    case files
    /// Memory of the caller's own process.
    case memory
    /// Processes, threads, locks, scheduling. The kernel's own rules decide what needs privilege.
    case processes
    /// Signals.
    case signals
    /// Clocks and timers, to read and wait for.
    case time
    /// Waiting for descriptors.
    case waiting
    /// Sockets that exist already; which ones may be made is examined.
    case network
    /// Queues, semaphores and shared memory of the sandbox's own IPC namespace.
    case messages
    /// Identity, information about the system, and further confinement of oneself.
    case identity
    /// Decided by the arguments.
    case examined
    /// Calls that keep their arguments in memory, where no filter can look, and have an older twin.
    case unexaminable
    /// Namespaces: a user namespace gives every capability within it, and with them most of the kernel's code.
    case namespaces
    /// The mount table.
    case mounts
    /// Memory, descriptors and fate of other processes.
    case otherProcesses
    /// Parts of the kernel with a record of holes, or that do what a filter forbids past the filter.
    case kernelMachinery
    /// Kernel keyrings, which namespaces do not fully separate.
    case keyrings
    /// Files by handle, watching of whole file systems, file attributes such as immutability.
    case fileHandles
    /// The machine itself: modules, reboot, clocks, swap, quotas, host name, kernel log, ports.
    case machine
    /// Placement of memory on nodes, which tells and moves more than the caller's own.
    case memoryPlacement
    /// Obsolete, or of no use to programs.
    case absent

    /// What happens to calls of this group; nothing if their arguments decide.
    var action: SyscallAction? {
        switch self {
        case .files, .memory, .processes, .signals, .time, .waiting, .network, .messages, .identity: .allow
        case .examined: nil
        case .namespaces, .mounts, .otherProcesses, .kernelMachinery, .keyrings, .fileHandles, .machine,
            .memoryPlacement:
            .refuse(.notPermitted)
        case .unexaminable, .absent: .refuse(.notImplemented)
        }
    }

    /// The group in a few words.
    public var title: String {
        switch self {
        case .files: "files and descriptors"
        case .memory: "own memory"
        case .processes: "processes and threads"
        case .signals: "signals"
        case .time: "clocks and timers"
        case .waiting: "waiting"
        case .network: "sockets"
        case .messages: "IPC"
        case .identity: "identity and confinement"
        case .examined: "by argument"
        case .unexaminable: "arguments out of sight"
        case .namespaces: "namespaces"
        case .mounts: "mounts"
        case .otherProcesses: "other processes"
        case .kernelMachinery: "kernel machinery"
        case .keyrings: "keyrings"
        case .fileHandles: "file handles and attributes"
        case .machine: "the machine"
        case .memoryPlacement: "memory placement"
        case .absent: "obsolete or unused"
        }
    }
}
