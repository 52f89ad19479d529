@_spi(Testing) import Jail
import Sandboxing

/// The mount table. Three walls stand before it: the filter, no capability, and Landlock, which forbids every change of
/// the tree.
enum MountAttacks {
    private static let walls: Demonstration = .removing([.seccomp, .capabilities, .landlock])

    static let all: [Attack] = [
        Attack("mount-tmpfs", [7], "a file system in memory, past the disk limit", shown: walls),
        Attack(
            "mount-proc", [7], "a second /proc", shown: .removing([.seccomp, .capabilities, .landlock, .minimalProc])),
        Attack(
            "mount-sysfs", [7],
            "the kernel's /sys",
            shown: .notShown("the kernel mounts sysfs only where one is already visible, and none is")),
        Attack("mount-devpts", [7, 84], "terminals", shown: walls),
        Attack("mount-cgroup", [70], "control groups", shown: walls),
        Attack(
            "cgroup-release-agent", [70], "a program that the kernel runs as root (CVE-2022-0492)", callers: .root,
            shown: .removing([.seccomp, .capabilities, .landlock, .userIdentity])),
        Attack("mount-overlay", [8, 74], "an overlay (CVE-2021-3493, CVE-2023-0386)", shown: walls),
        Attack("mount-binfmt", [74], "an interpreter for binaries of its choice", shown: walls),
        Attack(
            "mount-block-device", [7, 86], "a disk of the host",
            shown: .notShown(
                "disks need CAP_SYS_ADMIN over the machine; mounting a busy disk a second time proves little")),
        Attack("bind-mount", [7], "one directory over another", shown: walls),
        Attack("bind-over-proc", [7], "forged files over /proc", shown: walls),
        Attack(
            "remount-writable", [7], "a read-only mount made writable", arguments: [.readOnlyMount], shown: walls),
        Attack("remount-proc", [7, 77], "what /proc hides", shown: walls),
        Attack("unmount-cover", [7], "what a mount may cover", shown: walls),
        Attack(
            "new-mount-calls", [7], "fsopen, fsconfig, fsmount (CVE-2022-0185)",
            shown: .removing([.seccomp, .capabilities])),
        Attack("clone-mount-tree", [7], "a copy of a mount tree", shown: .removing([.seccomp, .capabilities])),
        Attack("move-mount", [7], "a mount moved away", shown: walls),
        Attack("mount-setattr", [7], "attributes of a mount", arguments: [.readOnlyMount], shown: walls),
        Attack("pivot-root", [7], "another root mount", shown: walls),
        Attack("list-mounts", [77], "mounts by listmount", shown: .removing([.seccomp])),
        Attack(
            "mount-table-host", [77], "mount points of the host in the mount table",
            shown: .removing([.detachedHostTree])),
        Attack(
            "mount-table-path", [77], "where on the host a mount comes from", arguments: [.mountSource],
            shown: .notShown("paths of plain mounts are shown by design; the copy-on-write mount here has none to show")
        ),
    ]
}
