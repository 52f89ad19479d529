// Numbers of the kernel's interface that rules speak of. The C headers of the build machine may be older than the
// kernel of the machine that runs the filter, so they are written down here.

/// Flags of `clone`.
enum CloneFlag {
    /// NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET.
    static let namespaces: UInt32 = 0x7E02_0000
}

/// Advice of `madvise`.
enum MemoryAdvice {
    static let mergeable: UInt32 = 12
}

/// Flags of `seccomp`.
enum FilterFlag {
    /// TSYNC and TSYNC_ESRCH.
    static let threadSynchronisation: UInt32 = 0x11
}

/// Address families.
enum SocketFamily {
    static let local: UInt32 = 1
    /// AF_INET and AF_INET6.
    static let internet: [UInt32] = [2, 10]
}

/// Socket types. The bits above the mask are SOCK_CLOEXEC and SOCK_NONBLOCK; the kernel refuses all others.
enum SocketType {
    static let mask: UInt32 = 0xF
    /// Stream and datagram.
    static let internet: [UInt32] = [1, 2]
    /// Stream, datagram and seqpacket.
    static let local: [UInt32] = [1, 2, 5]
}

/// Protocols of internet sockets.
enum InternetProtocol {
    /// The type's own protocol, TCP, UDP.
    static let allowed: [UInt32] = [0, 6, 17]
}

/// Options of `prctl`.
enum ProcessOption {
    /// The options that the standard policy allows. Neighbours in number are kept apart by what they are for.
    static let allowed: [UInt32] = [
        1, 2,  // the signal at the parent's death
        3, 4,  // dumpable
        7, 8,  // keep capabilities
        15, 16,  // the thread's name
        21, 22,  // seccomp, where filters have no flags
        23, 24, 27, 47,  // capabilities: what is left of them can be read and dropped
        29, 30,  // timer slack
        36, 37,  // subreaper
        38, 39,  // no new privileges
        41, 42,  // transparent huge pages
        50, 51, 63, 64,  // vector length on arm64
        52,  // which speculation is on; not to switch it
        54, 55, 56, 60, 61,  // pointer authentication and tagged addresses on arm64
        65, 66,  // memory that is never both writable and executable
        74, 75, 76,  // shadow stacks
        0x4155_5856,  // the auxiliary vector
        0x5356_4D41,  // names of anonymous memory
        0x5961_6D61,  // who may trace: nobody may
    ]
}

/// Bits of a file's mode.
enum FileMode {
    /// Set-user-ID and set-group-ID.
    static let setID: UInt32 = 0o6000
}

/// Flags of `open`, of the same value on both architectures.
enum OpenFlag {
    /// O_CREAT, and the bit that tells O_TMPFILE from O_DIRECTORY: with either, the mode argument counts.
    static let makesFile: UInt32 = 0o100 | 0o20_000_000
}
