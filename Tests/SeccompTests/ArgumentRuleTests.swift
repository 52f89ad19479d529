import Testing

@testable import Seccomp

@Suite("Rules about arguments")
struct ArgumentRuleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let arguments: [UInt64]
        let expected: SyscallAction

        init(_ name: String, _ arguments: [UInt64], _ expected: SyscallAction) {
            self.name = name
            self.arguments = arguments
            self.expected = expected
        }

        var testDescription: String { "\(name) \(arguments)" }
    }

    static let withheld = SyscallAction.refuse(.notPermitted)

    static let standard: [Row] = [
        // A thread of glibc, a fork of glibc, a vfork.
        Row("clone", [0x003D_0F00], .allow),
        Row("clone", [0x0120_0011], .allow),
        Row("clone", [0x4111], .allow),
        // Each namespace: mount, cgroup, UTS, IPC, user, process, network.
        Row("clone", [0x0002_0011], withheld),
        Row("clone", [0x0200_0011], withheld),
        Row("clone", [0x0400_0011], withheld),
        Row("clone", [0x0800_0011], withheld),
        Row("clone", [0x1000_0011], withheld),
        Row("clone", [0x2000_0011], withheld),
        Row("clone", [0x4000_0011], withheld),
        // The time namespace's bit is part of the exit signal here.
        Row("clone", [0x91], .allow),
        // The kernel looks at the low half only, so a namespace up there is none, and one below is one.
        Row("clone", [0x1000_0000_0000_0011], .allow),
        Row("clone", [0xFFFF_FFFF_1000_0011], withheld),
        // clone3's flags are out of sight.
        Row("clone3", [0, 88], .refuse(.notImplemented)),

        // Process 1 is the supervisor: its limits, priority and processors are not a command's to change.
        Row("prlimit64", [0, 7, 1, 0], .allow),
        Row("prlimit64", [4711, 7, 1, 0], .allow),
        Row("prlimit64", [1, 7, 1, 0], withheld),
        Row("prlimit64", [1 | 1 << 32, 7, 1, 0], withheld),
        Row("sched_setscheduler", [0, 5], .allow),
        Row("sched_setscheduler", [1, 5], withheld),
        Row("sched_setaffinity", [1, 8, 0x1000], withheld),
        Row("setpriority", [0, 0, 19], .allow),
        Row("setpriority", [0, 1, 19], withheld),
        Row("setpriority", [1, 1, 19], withheld),
        Row("setpriority", [1, 0, 19], .allow),
        Row("setpriority", [2, 0, 19], withheld),
        Row("ioprio_set", [1, 1, 0], withheld),
        Row("ioprio_set", [1, 0, 0], .allow),
        Row("ioprio_set", [3, 0, 0], withheld),

        // Terminals: size and modes yes; typing, pasting and line disciplines no, also with a stray high bit.
        Row("ioctl", [0, 0x5413], .allow),
        Row("ioctl", [0, 0x5401], .allow),
        Row("ioctl", [0, 0x5411], .allow),
        Row("ioctl", [0, 0x5412], withheld),
        Row("ioctl", [0, 0x5413 | 1 << 32], .allow),
        Row("ioctl", [0, 0x5412 | 1 << 32], withheld),
        Row("ioctl", [0, 0xFFFF_FFFF_0000_5412], withheld),
        Row("ioctl", [0, 0x541C], withheld),
        Row("ioctl", [0, 0x541C | 1 << 63], withheld),
        Row("ioctl", [0, 0x541D], withheld),
        Row("ioctl", [0, 0x5423], withheld),
        Row("ioctl", [0, 0x5421], .allow),
        Row("ioctl", [0, 0x5451], .allow),
        // Another number in the first argument must not count.
        Row("ioctl", [0x5412, 0x5413], .allow),
        // Files: reflink and reading flags yes; flags, extents, freezing, deduplication no.
        Row("ioctl", [3, 0x4004_9409], .allow),
        Row("ioctl", [3, 0x4020_940D], .allow),
        Row("ioctl", [3, 0x8008_6601], .allow),
        Row("ioctl", [3, 0x4008_6602], withheld),
        Row("ioctl", [3, 0xC020_660B], withheld),
        Row("ioctl", [3, 0x401C_5820], withheld),
        Row("ioctl", [3, 0xC004_5877], withheld),
        Row("ioctl", [3, 0xC018_9436], withheld),
        Row("ioctl", [3, 1], withheld),
        Row("ioctl", [3, 0], .allow),
        Row("ioctl", [3, 2], .allow),
        // Devices: loop, TUN (and its neighbours below), KVM, user faults, namespaces.
        Row("ioctl", [3, 0x4C00], withheld),
        Row("ioctl", [3, 0x4CFF], withheld),
        Row("ioctl", [3, 0x4BFF], .allow),
        Row("ioctl", [3, 0x4D00], .allow),
        Row("ioctl", [3, 0x4004_54CA], withheld),
        Row("ioctl", [3, 0x54C0], withheld),
        Row("ioctl", [3, 0x54BF], .allow),
        Row("ioctl", [3, 0x5500], .allow),
        Row("ioctl", [3, 0xAE01], withheld),
        Row("ioctl", [3, 0xC018_AA3F], withheld),
        Row("ioctl", [3, 0xB702], withheld),
        // Sockets: interface addresses may be asked for.
        Row("ioctl", [3, 0x8912], .allow),

        // Local sockets of every type that exists, with flags.
        Row("socket", [1, 1, 0], .allow),
        Row("socket", [1, 2 | 0o2000000, 0], .allow),
        Row("socket", [1, 5 | 0o4000, 0], .allow),
        Row("socket", [1, 3, 0], withheld),
        // TCP and UDP over both families.
        Row("socket", [2, 1, 0], .allow),
        Row("socket", [2, 1 | 0o2004000, 6], .allow),
        Row("socket", [10, 2, 17], .allow),
        Row("socket", [10, 1, 0], .allow),
        // Raw sockets, SCTP's type, no type.
        Row("socket", [2, 3, 1], withheld),
        Row("socket", [2, 5, 0], withheld),
        Row("socket", [10, 0, 0], withheld),
        Row("socket", [2, 10, 0], withheld),
        // Ping sockets, MPTCP, SCTP, DCCP, UDP-Lite.
        Row("socket", [2, 2, 1], .refuse(.protocolNotSupported)),
        Row("socket", [2, 1, 262], .refuse(.protocolNotSupported)),
        Row("socket", [10, 1, 132], .refuse(.protocolNotSupported)),
        Row("socket", [2, 6, 33], withheld),
        Row("socket", [2, 2, 136], .refuse(.protocolNotSupported)),
        // A high bit is no way round: the kernel cuts these to 32 bits.
        Row("socket", [1 << 32 | 16, 3, 0], .refuse(.familyNotSupported)),
        Row("socket", [1 << 32 | 2, 1 << 32 | 3, 0], withheld),
        Row("socket", [2, 1, 1 << 32 | 262], .refuse(.protocolNotSupported)),
        // Netlink, packet, vsock, algorithms, Bluetooth, XDP, CAN, key, TIPC, RDS, KCM, NFC, SMC, MCTP.
        Row("socket", [16, 3, 0], .refuse(.familyNotSupported)),
        Row("socket", [17, 3, 0], .refuse(.familyNotSupported)),
        Row("socket", [40, 1, 0], .refuse(.familyNotSupported)),
        Row("socket", [38, 5, 0], .refuse(.familyNotSupported)),
        Row("socket", [31, 1, 0], .refuse(.familyNotSupported)),
        Row("socket", [44, 3, 0], .refuse(.familyNotSupported)),
        Row("socket", [29, 3, 1], .refuse(.familyNotSupported)),
        Row("socket", [15, 3, 2], .refuse(.familyNotSupported)),
        Row("socket", [30, 1, 0], .refuse(.familyNotSupported)),
        Row("socket", [21, 5, 0], .refuse(.familyNotSupported)),
        Row("socket", [41, 2, 0], .refuse(.familyNotSupported)),
        Row("socket", [39, 1, 0], .refuse(.familyNotSupported)),
        Row("socket", [43, 1, 0], .refuse(.familyNotSupported)),
        Row("socket", [45, 2, 0], .refuse(.familyNotSupported)),
        Row("socket", [0, 1, 0], .refuse(.familyNotSupported)),
        Row("socket", [3, 1, 0], .refuse(.familyNotSupported)),
        Row("socketpair", [1, 1, 0], .allow),
        Row("socketpair", [1, 5 | 0o2000000, 0], .allow),
        Row("socketpair", [1, 3, 0], withheld),
        Row("socketpair", [2, 1, 0], .refuse(.familyNotSupported)),
        Row("socketpair", [30, 1, 0], .refuse(.familyNotSupported)),

        // To be Linux and to ask; no other layouts of memory.
        Row("personality", [0], .allow),
        Row("personality", [0xFFFF_FFFF], .allow),
        Row("personality", [~0], .allow),
        Row("personality", [0x0004_0000], withheld),
        Row("personality", [8], withheld),
        Row("personality", [1], withheld),
        Row("personality", [0xFFFF_FFFE], withheld),

        Row("prctl", [15], .allow),
        Row("prctl", [22, 2], .allow),
        Row("prctl", [38, 1], .allow),
        Row("prctl", [0x5356_4D41, 0], .allow),
        Row("prctl", [35, 13], .refuse(.invalidArgument)),
        Row("prctl", [1 << 32 | 35, 13], .refuse(.invalidArgument)),
        Row("prctl", [53], .refuse(.invalidArgument)),
        Row("prctl", [59], .refuse(.invalidArgument)),
        Row("prctl", [62], .refuse(.invalidArgument)),
        Row("prctl", [67], .refuse(.invalidArgument)),
        Row("prctl", [0], .refuse(.invalidArgument)),

        // A filter, with synchronisation, with a listener, with weaker protection; the question for actions.
        Row("seccomp", [1, 0], .allow),
        Row("seccomp", [1, 1], .allow),
        Row("seccomp", [1, 0x11], .allow),
        Row("seccomp", [2, 0], .allow),
        Row("seccomp", [1, 8], withheld),
        Row("seccomp", [1, 9], withheld),
        Row("seccomp", [1, 8 | 1 << 32], withheld),
        Row("seccomp", [1, 2], withheld),
        Row("seccomp", [1, 4], withheld),
        Row("seccomp", [1, 0x20], withheld),
        Row("seccomp", [1, 0x8000_0000], withheld),

        Row("madvise", [0, 4096, 4], .allow),
        Row("madvise", [0, 4096, 12], .refuse(.invalidArgument)),
        Row("madvise", [0, 4096, 12 | 1 << 32], .refuse(.invalidArgument)),
        Row("madvise", [12, 12, 13], .allow),

        // Modes are not looked at unless asked.
        Row("fchmod", [3, 0o4755], .allow),
        Row("openat2", [0, 0, 0, 24], .allow),
    ]

    static let restricted: [Row] = [
        Row("fchmod", [3, 0o755], .allow),
        Row("fchmod", [3, 0o1777], .allow),
        Row("fchmod", [3, 0o4755], withheld),
        Row("fchmod", [3, 0o2755], withheld),
        Row("fchmod", [3, 0o4000 | 1 << 32], withheld),
        Row("fchmod", [3, 0o755 | 0o4000 << 32], .allow),
        Row("fchmodat", [0, 0, 0o4755], withheld),
        Row("fchmodat", [0, 0o4755, 0o755], .allow),
        Row("fchmodat2", [0, 0, 0o2755, 0], withheld),
        Row("mkdirat", [0, 0, 0o2755], withheld),
        Row("mkdirat", [0, 0, 0o755], .allow),
        Row("mknodat", [0, 0, 0o104755], withheld),
        Row("mknodat", [0, 0, 0o100755], .allow),
        // The mode of an open that makes no file may be anything: it is whatever lay in the register.
        Row("openat", [0, 0, 0o1, 0o4755], .allow),
        Row("openat", [0, 0, 0o101, 0o4755], withheld),
        Row("openat", [0, 0, 0o101, 0o644], .allow),
        Row("openat", [0, 0, 0o20_000_001, 0o4755], withheld),
        Row("openat", [0, 0, 0o200_000, 0o4755], .allow),
        Row("openat", [0, 0, 0o101 | 1 << 32, 0o4755 | 1 << 32], withheld),
        Row("openat2", [0, 0, 0, 24], .refuse(.notImplemented)),
        // The rest is as it was.
        Row("ioctl", [0, 0x5412], withheld),
        Row("socket", [16, 3, 0], .refuse(.familyNotSupported)),
    ]

    static let restrictedOnlyOnX86: [Row] = [
        Row("chmod", [0, 0o4755], withheld),
        Row("chmod", [0, 0o755], .allow),
        Row("mkdir", [0, 0o2755], withheld),
        Row("mknod", [0, 0o104755], withheld),
        Row("creat", [0, 0o4755], withheld),
        Row("creat", [0, 0o644], .allow),
        Row("open", [0, 0o101, 0o4755], withheld),
        Row("open", [0, 0o1, 0o4755], .allow),
        Row("open", [0, 0o20_000_001, 0o2755], withheld),
    ]

    @Test("The standard policy", arguments: standard, Architecture.allCases)
    func standardPolicy(_ row: Row, _ architecture: Architecture) throws {
        let filter = try SyscallFilter(architecture: architecture)
        #expect(filter.verdict(of: row.name, arguments: row.arguments) == row.expected)
    }

    @Test("No set-user-ID files", arguments: restricted, Architecture.allCases)
    func setUserID(_ row: Row, _ architecture: Architecture) throws {
        let filter = try SyscallFilter(architecture: architecture, restrictSetUserID: true)
        #expect(filter.verdict(of: row.name, arguments: row.arguments) == row.expected)
    }

    @Test("No set-user-ID files, by the calls that only x86_64 has", arguments: restrictedOnlyOnX86)
    func setUserIDOnX86(_ row: Row) throws {
        let filter = try SyscallFilter(architecture: .x86_64, restrictSetUserID: true)
        #expect(filter.verdict(of: row.name, arguments: row.arguments) == row.expected)
        let arm = try SyscallFilter(architecture: .arm64, restrictSetUserID: true)
        #expect(arm.verdict(of: row.name, arguments: row.arguments) == nil)
    }
}
