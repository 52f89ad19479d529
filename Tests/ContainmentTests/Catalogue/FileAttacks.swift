@_spi(Testing) import Jail
import Sandboxing

/// Reading and writing what is not the sandbox's.
enum FileAttacks {
    static let all: [Attack] = reading + writing + mounted + planted

    private static let reading: [Attack] = [
        Attack(
            "host-file-read", [1, 4], "a host file, by name and by every detour",
            arguments: [.canaryFile, .token], shown: .removing([.detachedHostTree])),
        Attack(
            "host-file-read", [1], "a .env file in a home directory", name: "home-file-read",
            arguments: [.homeCanaryFile, .token], shown: .removing([.detachedHostTree])),
        Attack(
            "shadow-read", [1, 66], "the host's password hashes", users: [.user, .root], callers: .root,
            shown: .removing([.detachedHostTree, .userIdentity])),
        Attack(
            "home-listing", [1], "names in home and state directories of the host",
            shown: .removing([.detachedHostTree])),
        Attack(
            "dot-dot-walk", [3], "out of the root by ..", arguments: [.canaryFile, .token],
            shown: .outside("the root of a mount namespace has no parent, whatever guard is missing")),
        Attack(
            "chroot-walk", [3], "out of a chroot by an open directory", arguments: [.canaryFile, .token],
            shown: .outside("pivot_root leaves no directory outside to stand in")),
        Attack(
            "chroot-call", [3, 7], "another root directory", shown: .removing([.seccomp, .capabilities])),
        Attack(
            "init-root-link", [4, 21], "the magic links of process 1",
            shown: .removing([.opaqueSupervisor, .capabilities])),
        Attack(
            "working-directory-leak", [5], "a working directory outside the root (CVE-2024-21626)",
            shown: .notShown("the supervisor enters the working directory after the root: no guard keeps it outside")),
        Attack(
            "leaked-descriptors", [5, 93], "descriptors beyond the three streams",
            preparations: [.inheritedDirectory], shown: .removing([.closedDescriptors])),
        Attack(
            "leaked-directory-walk", [3, 5], "a host file through a leaked directory (CVE-2024-21626)",
            arguments: [.canaryFile, .token], preparations: [.inheritedDirectory],
            shown: .removing([.closedDescriptors, .landlock])),
        Attack(
            "leaked-sockets", [91, 93], "a socket of the supervisor or the caller, and garbage written to it",
            preparations: [.inheritedSocket], shown: .removing([.closedDescriptors])),
        Attack(
            "file-handle-open", [6], "files by guessed and taken handles (shocker)",
            shown: .outside("opening files by handle needs CAP_DAC_READ_SEARCH over the machine")),
        Attack("file-handle-take", [6], "handles to open elsewhere", shown: .removing([.seccomp])),
        Attack(
            "hard-link-steal", [9], "a link of its own to a host file", arguments: [.canaryFile],
            shown: .outside("a hard link never crosses a mount")),
        Attack(
            "hard-link-steal", [9], "a link across the boundary of a mount", name: "hard-link-across-mounts",
            arguments: [.readOnlyMountFile("file")],
            shown: .outside("a hard link never crosses a mount")),
        Attack(
            "stale-blocks", [80], "old data in fresh files", arguments: [.text("8")],
            shown: .notShown("the kernel clears pages and blocks; there is no guard of ours to remove")),
        Attack(
            "stale-blocks", [80], "old data in fresh files on disk", name: "stale-blocks-on-disk",
            arguments: [.text("8")], callers: .root,
            shown: .notShown("the kernel clears pages and blocks; there is no guard of ours to remove")
        ) { $0.fileSystem.storage = .disk },
        Attack(
            "shared-directory-token", [17], "files of another sandbox in shared places", arguments: [.token],
            preparations: [.neighbour("leave-shared-token", [.token])], shown: .removing([.minimalDevices])),
    ]

    private static let writing: [Attack] = [
        Attack(
            "host-directory-write", [2], "a file in a directory of the host that everybody may write to",
            arguments: [.canaryDirectory], users: [.user], shown: .removing([.detachedHostTree, .landlock])),
        Attack(
            "system-write", [2], "files in the userland, looked for on the host", arguments: [.token],
            verdict: .judgedByHost(.nothingPlanted),
            shown: .notShown("the userland is the lower layer of an overlay: no guard makes it writable")),
    ]

    private static let mounted: [Attack] = [
        Attack(
            "read-only-write", [7], "changes in a read-only mount", arguments: [.readOnlyMount, .text("file")],
            shown: .removing([.readOnlyMounts])),
        Attack(
            "read-only-reopen", [7], "a read-only descriptor turned writable",
            arguments: [.readOnlyMountFile("file")], shown: .removing([.readOnlyMounts])),
        Attack(
            "page-cache-splice", [], "the page cache of a readable file (CVE-2022-0847)",
            arguments: [.readOnlyMountFile("file")], shown: .notShown("the kernel's hole was closed in 5.16.11")),
        Attack(
            "private-map-write", [], "a read-only file through its private mapping (CVE-2016-5195)",
            arguments: [.readOnlyMountFile("file")], shown: .notShown("the kernel's hole was closed in 4.8.3")),
        Attack(
            "device-node-open", [86], "a device node in a mounted directory",
            arguments: [.readOnlyMountFile("device")], preparations: [.deviceNode], callers: .root,
            shown: .removing([.noDevices])),
        Attack(
            "set-user-id-in-mount", [8, 68], "a set-user-ID program in a mounted directory",
            arguments: [.readOnlyMountFile("set-user-id")], preparations: [.setUserIDFile], users: [.root],
            callers: .root, shown: .removing([.noSetUserID, .noNewPrivileges, .seccomp])),
    ]

    private static let planted: [Attack] = [
        Attack(
            "plant-set-user-id", [8, 68], "a set-user-ID file for an accomplice outside",
            arguments: [.readWriteMount], shown: .removing([.restrictSetUserID])),
        Attack(
            "plant-capability", [8, 68], "file capabilities for an accomplice outside",
            arguments: [.readWriteMount],
            shown: .outside("capabilities that hold outside need CAP_SETFCAP over the machine")),
        Attack(
            "plant-root-owned", [8, 66], "a file of user 0 of the host", arguments: [.readWriteMount],
            verdict: .judgedByHost(.noRootOwnedFile), shown: .removing([.userIdentity])),
        Attack(
            "plant-device", [14, 86], "a device node", arguments: [.readWriteMount],
            shown: .outside("device nodes need CAP_MKNOD over the machine")),
        Attack(
            "plant-immutable", [49], "a file that its owner cannot remove", arguments: [.readWriteMount],
            shown: .outside("immutability needs CAP_LINUX_IMMUTABLE over the machine")),
        Attack(
            "file-flags", [49], "file flags by ioctl, plain and with high bits",
            shown: .removing([.seccomp])),
        Attack(
            "filesystem-freeze", [49], "a frozen file system", arguments: [.readWriteMount],
            shown: .outside("freezing needs CAP_SYS_ADMIN over the file system's owner, the machine")),
        Attack(
            "overlay-attributes", [8], "other parts of the lower layer by forged attributes",
            arguments: [.copyOnWriteMount],
            shown: .notShown("the kernel keeps such attributes apart from those it obeys")),
        Attack(
            "plant-links", [10, 12], "links to the host for its file interface to follow",
            arguments: [.readWriteMount, .canaryFile], verdict: .judgedByHost(.filesStayInside),
            shown: .notShown("the file interface runs inside: there is no host path to follow")),
        Attack(
            "plant-swapping-link", [11], "the same, exchanged while the host reads",
            arguments: [.readWriteMount, .canaryFile, .text("3")],
            verdict: .judgedByHost(.filesStayInsideMeanwhile),
            shown: .notShown("the file interface runs inside: there is no host path to follow")),
        Attack(
            "plant-special-files", [14], "FIFO, socket and device where the host expects files",
            arguments: [.readWriteMount], verdict: .judgedByHost(.specialFilesRefused),
            shown: .notShown("not a guard, but how the file interface opens")),
        Attack(
            "plant-names", [15], "hostile names and paths beyond PATH_MAX", arguments: [.readWriteMount],
            verdict: .judgedByHost(.namesVerbatim), shown: .notShown("not a guard, but how names are carried")),
        Attack(
            "plant-sparse-file", [16], "a file of 8 EiB", arguments: [.readWriteMount],
            verdict: .judgedByHost(.spaceUnchanged), shown: .notShown("a hole takes no space anywhere")),
    ]
}
