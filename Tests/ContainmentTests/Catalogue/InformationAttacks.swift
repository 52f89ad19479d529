@_spi(Testing) import Jail
import Sandboxing

/// What a sandbox can learn of the machine, its owner and its neighbours.
enum InformationAttacks {
    static let all: [Attack] = identity + processFiles + devices

    private static let identity: [Attack] = [
        Attack(
            "inherited-environment", [75], "a variable of the caller", arguments: [.environmentVariable, .token],
            shown: .removing([.cleanEnvironment])),
        Attack("host-name", [76], "the machine's host name", arguments: [.hostName], shown: .removing([.utsNamespace])),
        Attack(
            "machine-id", [76], "the machine's id", arguments: [.machineID], shown: .removing([.syntheticIdentity])),
        Attack("boot-id", [76], "the id of the present boot", arguments: [.bootID], shown: .removing([.minimalProc])),
        Attack(
            "host-users", [76], "a user of the host", arguments: [.hostUser], shown: .removing([.syntheticIdentity])),
        Attack(
            "host-root-identity", [66], "user 0 of the host", callers: .root, shown: .removing([.userIdentity])),
        Attack(
            "outside-groups", [69], "groups of the caller",
            shown: .notShown("clearing groups is part of becoming the sandbox's user")),
        Attack("control-group-path", [77], "its control groups on the host", shown: .removing([.cgroupNamespace])),
        Attack(
            "socket-names", [77], "names of the host's sockets", arguments: [.abstractSocket],
            shown: .removing([.networkNamespace])),
        Attack("system-tree", [76], "firmware, hardware and settings in /sys", shown: .removing([.detachedHostTree])),
    ]

    private static func procFile(_ name: String, _ summary: String) -> Attack {
        Attack(name, [77], summary, shown: .removing([.minimalProc]))
    }

    private static let processFiles: [Attack] = [
        procFile("proc-listing", "entries of /proc beyond processes"),
        procFile("kernel-command-line", "the kernel's command line"),
        procFile("kernel-configuration", "how the kernel was built"),
        procFile("kernel-symbols", "the kernel's symbols"),
        procFile("host-partitions", "disks of the machine"),
        procFile("host-activity", "load, interrupts and memory of the machine"),
        procFile("host-keys", "keys and locks of the machine"),
        Attack(
            "page-counts", [77], "physical pages of the machine", callers: .root,
            shown: .removing([.minimalProc, .userIdentity])),
        Attack(
            "kernel-settings", [67], "core_pattern and kin, for writing", callers: .root,
            shown: .removing([.minimalProc, .userIdentity])),
        Attack(
            "own-physical-pages", [77], "physical addresses of its pages",
            shown: .outside("frame numbers need CAP_SYS_ADMIN over the machine")),
        Attack(
            "kernel-addresses", [77], "kernel stacks of its own",
            shown: .outside("kernel stacks need CAP_SYS_ADMIN over the machine")),
        Attack(
            "oom-shield", [54], "to be the last one killed when memory runs out",
            shown: .notShown("needs CAP_SYS_RESOURCE over the machine, which not every machine's root has")),
        Attack(
            "write-user-map", [69], "another user mapping",
            shown: .notShown("the kernel lets a mapping be written once")),
        Attack(
            "allow-setgroups", [69], "another rule for setgroups",
            shown: .notShown("the kernel fixes the rule with the first group mapping")),
    ]

    private static let devices: [Attack] = [
        Attack("device-listing", [86], "devices beyond the usual handful", shown: .removing([.minimalDevices])),
        Attack(
            "device-open", [86], "disks, memory, kernel log, hypervisors", callers: .root,
            shown: .removing([.minimalDevices, .userIdentity])),
    ]
}
