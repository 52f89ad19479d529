/// Everything needed to make a sandbox. The defaults deny: no network, no host files but the read-only userland, an
/// unprivileged user, bounded resources.
public struct SandboxSpecification: Sendable, Hashable {
    /// What the sandbox sees as files.
    public var fileSystem: FileSystemPolicy
    /// What the sandbox can reach.
    public var network: NetworkPolicy
    /// Which system calls it may make.
    public var syscalls: SyscallPolicy
    /// What it may consume.
    public var limits: Limits
    /// Environment variables for every process. Nothing is inherited from the caller.
    public var environment: [String: String]
    /// Where processes start, unless they say otherwise. Nil: the first mount's target, else the home directory.
    public var workingDirectory: String?
    /// Who the processes are.
    public var user: SandboxUser
    /// Whether a process or file operation may be the sandbox's root although ``user`` is not: for package installers
    /// in a sandbox whose programs are otherwise nobody in particular. Off, no process can ever hold a capability. On,
    /// what programs may not write to is protected by its owner and no longer by Landlock too.
    public var allowsRootProcesses: Bool
    /// The host name inside.
    public var hostName: String
    /// Which controls must be enforced for the sandbox to be made at all.
    public var requirements: Requirements

    /// The default specification: the host's userland, no network, the standard limits.
    public init(
        fileSystem: FileSystemPolicy = FileSystemPolicy(),
        network: NetworkPolicy = .none,
        syscalls: SyscallPolicy = SyscallPolicy(),
        limits: Limits = Limits(),
        environment: [String: String] = [:],
        workingDirectory: String? = nil,
        user: SandboxUser = .user,
        allowsRootProcesses: Bool = false,
        hostName: String = "sandbox",
        requirements: Requirements = .core
    ) {
        self.fileSystem = fileSystem
        self.network = network
        self.syscalls = syscalls
        self.limits = limits
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.user = user
        self.allowsRootProcesses = allowsRootProcesses
        self.hostName = hostName
        self.requirements = requirements
    }
}

/// Who processes in a sandbox are. Never user 0 of the host.
public enum SandboxUser: String, Sendable, Hashable, CaseIterable {
    /// User 1000, named `user`, without any capability.
    case user
    /// User 0 of the sandbox's own user namespace, with the few capabilities that package installers need and only
    /// over the sandbox's own files and processes.
    case root
}

/// Which controls must hold, or the sandbox is not made.
///
/// The core controls (namespaces, dropped capabilities, the system call filter) are always required.
public enum Requirements: Sendable, Hashable {
    /// The core; everything else that cannot be enforced is said in ``Sandbox/enforcement`` and in the outcome.
    case core
    /// The core and these.
    case controls(Set<Control>)
    /// Every control that the specification uses must be enforced fully.
    case all
}
