/// The standard policy's rules for calls that their arguments decide.
enum StandardRules {
    /// The rule of a call in the group ``SyscallGroup/examined``.
    static func rule(named name: String) -> SyscallRule? {
        switch name {
        case "clone": clone
        case "ioctl": DeviceControlRule.rule
        case "madvise": madvise
        case "personality": personality
        case "prctl": prctl
        case "seccomp": seccomp
        case "socket": socket
        case "socketpair": socketpair
        default: SupervisorProtection.rule(named: name)
        }
    }

    /// Threads and processes, not namespaces. `CLONE_NEWTIME` is missing on purpose: its bit belongs to the exit
    /// signal here and means a namespace only to `clone3` and `unshare`.
    static let clone = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [.argument(0, hasAnyBitOf: CloneFlag.namespaces)], action: .refuse(.notPermitted),
                words: "any CLONE_NEW flag")
        ], otherwise: .allow)

    /// Merging of equal pages tells one sandbox what pages another has: the answer is that of a kernel without it.
    static let madvise = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [.argument(2, isOneOf: [MemoryAdvice.mergeable])], action: .refuse(.invalidArgument),
                words: "MADV_MERGEABLE")
        ], otherwise: .allow)

    /// Only the personality that everyone has, and the question for it: others bring old memory layouts back.
    static let personality = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [.argument(0, isOneOf: [0, 0xFFFF_FFFF])], action: .allow,
                words: "PER_LINUX and the question for it")
        ], otherwise: .refuse(.notPermitted))

    /// What programs say about their own process. `PR_SET_MM` rewrites what /proc says of it, core scheduling and
    /// speculation control touch neighbours; what is not listed fails as on a kernel that does not know it.
    static let prctl = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [.argument(0, isOneOf: ProcessOption.allowed)], action: .allow,
                words: "options about the process itself, not PR_SET_MM, speculation, core scheduling")
        ], otherwise: .refuse(.invalidArgument))

    /// Filters of one's own only ever narrow. A listener would let a sandbox answer calls for its own children with
    /// descriptors, and the flag for speculation would weaken the protection of the process.
    static let seccomp = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [.argument(1, hasNoBitOf: ~FilterFlag.threadSynchronisation)], action: .allow,
                words: "filters of one's own, without a listener")
        ], otherwise: .refuse(.notPermitted))

    /// Local sockets, TCP and UDP. Families that do not exist are answered as the kernel does, so that C libraries
    /// do without netlink; the same for protocols.
    static let socket = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [
                    .argument(0, isOneOf: [SocketFamily.local]),
                    .argument(1, mask: SocketType.mask, isOneOf: SocketType.local),
                ], action: .allow, words: "AF_UNIX stream, datagram, seqpacket"),
            SyscallRule.Clause(
                conditions: [
                    .argument(0, isOneOf: SocketFamily.internet),
                    .argument(1, mask: SocketType.mask, isOneOf: SocketType.internet),
                    .argument(2, isOneOf: InternetProtocol.allowed),
                ], action: .allow, words: "AF_INET and AF_INET6 stream, datagram with TCP or UDP"),
            SyscallRule.Clause(
                conditions: [
                    .argument(0, isOneOf: SocketFamily.internet),
                    .argument(1, mask: SocketType.mask, isOneOf: SocketType.internet),
                ], action: .refuse(.protocolNotSupported), words: "other protocols (MPTCP, SCTP, DCCP, ICMP)"),
            SyscallRule.Clause(
                conditions: [.argument(0, isOneOf: [SocketFamily.local] + SocketFamily.internet)],
                action: .refuse(.notPermitted), words: "other types (raw)"),
        ], otherwise: .refuse(.familyNotSupported))

    /// Pairs of local sockets.
    static let socketpair = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [
                    .argument(0, isOneOf: [SocketFamily.local]),
                    .argument(1, mask: SocketType.mask, isOneOf: SocketType.local),
                ], action: .allow, words: "AF_UNIX stream, datagram, seqpacket"),
            SyscallRule.Clause(
                conditions: [.argument(0, isOneOf: [SocketFamily.local])], action: .refuse(.notPermitted),
                words: "other types (raw)"),
        ], otherwise: .refuse(.familyNotSupported))
}
