@_spi(Testing) import Jail
import Sandboxing

/// Networks, sockets, queues and terminals.
enum NetworkAttacks {
    static let all: [Attack] = reach + configuration + sockets + messages + terminals

    private static func routed(_ name: String, _ references: [Int], _ summary: String) -> Attack {
        Attack(name, references, summary, shown: .removing([.networkNamespace]))
    }

    private static let reach: [Attack] = [
        Attack(
            "host-tcp-listener", [28, 29, 30], "a TCP port of the host in every spelling",
            arguments: [.hostListener, .token, .hostAddresses], shown: .removing([.networkNamespace])),
        Attack(
            "host-udp-listener", [28, 29], "a UDP port of the host in every spelling",
            arguments: [.hostListener, .token, .hostAddresses], shown: .removing([.networkNamespace])),
        routed("outside-route", [28], "the world"),
        routed("outside-tcp", [28], "a connection to the world"),
        routed("metadata-route", [30], "the cloud's metadata service"),
        routed("private-route", [30], "private networks around the host"),
        routed("multicast-and-broadcast", [28], "everybody at once"),
        routed("network-interfaces", [28, 76], "interfaces besides its own loopback"),
        Attack(
            "resolve-name", [28], "a name server",
            shown: .notShown("needs a machine with a name server; see host-udp-listener")),
        Attack(
            "abstract-socket", [29, 87], "an abstract socket of the host", arguments: [.abstractSocket],
            shown: .removing([.networkNamespace, .landlock])),
        Attack(
            "abstract-socket", [87], "an abstract socket of a neighbour", name: "abstract-socket-of-neighbour",
            arguments: [.token],
            preparations: [.neighbour("hold-abstract-socket", [.token, .text("20")])],
            shown: .removing([.networkNamespace, .landlock])),
        Attack(
            "path-socket", [29], "a socket file of the host", arguments: [.socketFile],
            shown: .removing([.detachedHostTree])),
    ]

    private static let configuration: [Attack] = [
        Attack("add-route", [36], "a route", shown: .removing([.capabilities])),
        Attack("change-interface", [36], "its interface", shown: .removing([.capabilities])),
        Attack("packet-filter-options", [36], "packet filters (CVE-2021-22555)", shown: .removing([.capabilities])),
        Attack("privileged-socket-options", [36], "marked packets", shown: .removing([.capabilities])),
        Attack("netlink-sockets", [36, 47], "the kernel by netlink", shown: .removing([.seccomp])),
        Attack(
            "netlink-change", [36, 47], "packet filter rules (CVE-2024-1086)",
            shown: .removing([.seccomp, .capabilities])),
    ]

    private static let sockets: [Attack] = [
        Attack("raw-sockets", [36, 48], "raw and ping sockets", shown: .removing([.seccomp, .capabilities])),
        Attack("packet-sockets", [36, 47], "packet sockets", shown: .removing([.seccomp, .capabilities])),
        Attack("vsock", [47, 86], "the hypervisor", shown: .removing([.seccomp])),
        Attack("exotic-socket-families", [47], "every other family", shown: .removing([.seccomp])),
        Attack("exotic-protocols", [48], "MPTCP, SCTP, DCCP and others", shown: .removing([.seccomp])),
        Attack(
            "forged-credentials", [85], "to pass for process 1 and user 0",
            shown: .removing([.capabilities])),
    ]

    private static let messages: [Attack] = [
        Attack(
            "system-v-memory", [17, 89], "shared memory of the host", arguments: [.messageKey, .token],
            preparations: [.hostMessages], shown: .removing([.ipcNamespace])),
        Attack(
            "system-v-queue", [17, 89], "a queue of the host", arguments: [.messageKey],
            preparations: [.hostMessages], shown: .removing([.ipcNamespace])),
        Attack(
            "system-v-memory", [17, 89], "shared memory of a neighbour", name: "system-v-memory-of-neighbour",
            arguments: [.messageKey, .token],
            preparations: [.neighbour("leave-messages", [.messageKey, .messageName, .token])],
            shown: .removing([.ipcNamespace])),
        Attack(
            "posix-queue", [17, 89], "a POSIX queue of the host", arguments: [.messageName],
            preparations: [.hostMessages],
            shown: .notShown(
                "seen to succeed without ipcNamespace and landlock, but not in every run: the host's queue may be gone")
        ),
        Attack(
            "posix-memory", [17, 89], "POSIX shared memory of the host", arguments: [.messageName, .token],
            preparations: [.hostMessages], shown: .removing([.minimalDevices])),
    ]

    private static let terminals: [Attack] = [
        Attack(
            "terminal-input", [49, 83], "input for its terminal (TIOCSTI)", preparations: [.ownTerminal],
            shown: .removing([.seccomp])),
        Attack(
            "terminal-paste", [49, 83], "a console's selection and output", preparations: [.ownTerminal],
            shown: .notShown("terminals of a sandbox are no consoles; the kernel has nothing to paste into")),
        Attack(
            "controlling-terminal", [83, 84], "the caller's terminal", preparations: [.callerTerminal],
            shown: .removing([.newSession])),
        Attack("foreign-session", [83, 85], "a session with somebody outside", shown: .removing([.newSession])),
        Attack(
            "line-discipline", [49, 84], "line disciplines of the kernel", preparations: [],
            shown: .removing([.seccomp])),
        Attack(
            "terminal-escapes", [60], "the operator's screen",
            verdict: .judgedByHost(.outputVerbatim(escapes)),
            shown: .notShown("not a guard: bytes are carried as they are")),
    ]

    /// What the program prints.
    private static let escapes: [UInt8] =
        Array("\u{1B}]0;owned\u{07}\u{1B}[2J\u{1B}[H\u{1B}]52;c;b3duZWQ=\u{07}\u{1B}P+q\u{1B}\\".utf8)
        + [0xC2, 0x9B, 0x9B, 0xFF, 0xFE, 0x00] + Array("end".utf8)
}
