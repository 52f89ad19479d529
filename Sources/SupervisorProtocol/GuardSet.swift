/// Single guards of the jail, by bit.
///
/// A jail has all of them. The containment suite removes them one by one, through an interface that ordinary callers
/// cannot see, and shows that an attack then succeeds: a test that cannot fail proves nothing.
public struct GuardSet: OptionSet, Sendable, Hashable {
    /// One bit per guard.
    public let rawValue: UInt64

    /// A set from its bits.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Own process ids.
    public static let pidNamespace = GuardSet(rawValue: 1 << 0)
    /// Own network.
    public static let networkNamespace = GuardSet(rawValue: 1 << 1)
    /// Own queues and shared memory.
    public static let ipcNamespace = GuardSet(rawValue: 1 << 2)
    /// Own host name.
    public static let utsNamespace = GuardSet(rawValue: 1 << 3)
    /// Own view of control groups.
    public static let cgroupNamespace = GuardSet(rawValue: 1 << 4)
    /// Never host user 0.
    public static let userIdentity = GuardSet(rawValue: 1 << 5)
    /// Dropped capabilities.
    public static let capabilities = GuardSet(rawValue: 1 << 6)
    /// `no_new_privs`.
    public static let noNewPrivileges = GuardSet(rawValue: 1 << 7)
    /// The system call filter.
    public static let seccomp = GuardSet(rawValue: 1 << 8)
    /// The second file fence.
    public static let landlock = GuardSet(rawValue: 1 << 9)
    /// Mounts without set-uid.
    public static let noSetUserID = GuardSet(rawValue: 1 << 10)
    /// Mounts without devices.
    public static let noDevices = GuardSet(rawValue: 1 << 11)
    /// Only processes in `/proc`.
    public static let minimalProc = GuardSet(rawValue: 1 << 12)
    /// A supervisor that cannot be inspected.
    public static let opaqueSupervisor = GuardSet(rawValue: 1 << 13)
    /// No inherited descriptors.
    public static let closedDescriptors = GuardSet(rawValue: 1 << 14)
    /// A session of its own.
    public static let newSession = GuardSet(rawValue: 1 << 15)
    /// Nothing of the caller's environment.
    public static let cleanEnvironment = GuardSet(rawValue: 1 << 16)
    /// A handful of devices.
    public static let minimalDevices = GuardSet(rawValue: 1 << 17)
    /// The host's tree detached.
    public static let detachedHostTree = GuardSet(rawValue: 1 << 18)
    /// Read-only mounts read-only.
    public static let readOnlyMounts = GuardSet(rawValue: 1 << 19)
    /// Machine id, user names and host names of its own.
    public static let syntheticIdentity = GuardSet(rawValue: 1 << 20)
    /// Death with the parent.
    public static let parentDeath = GuardSet(rawValue: 1 << 21)
    /// Resource limits per process.
    public static let processLimits = GuardSet(rawValue: 1 << 22)
    /// No set-user-id files on writable mounts.
    public static let restrictSetUserID = GuardSet(rawValue: 1 << 23)
}
