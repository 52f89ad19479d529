@_spi(Testing) import Jail
import Sandboxing

/// Privileges, namespaces that give them, and calls that need them.
enum PrivilegeAttacks {
    static let all: [Attack] = privileges + namespaces + machine

    private static let privileges: [Attack] = [
        Attack("capability-sets", [66], "capabilities in any set", shown: .removing([.capabilities])),
        Attack(
            "new-privileges-possible", [68], "privileges to be gained by execve",
            // Without no_new_privs the kernel takes a filter only from those who hold CAP_SYS_ADMIN.
            shown: .removing([.noNewPrivileges, .seccomp])),
        Attack(
            "set-user-id-program", [68], "user 0 again, by a set-user-ID copy of itself", users: [.root],
            callers: .root, shown: .removing([.noSetUserID, .noNewPrivileges, .seccomp])),
        Attack(
            "file-capability-program", [68], "capabilities of a file",
            callers: .root, shown: .removing([.capabilities, .noSetUserID, .noNewPrivileges, .seccomp])),
        Attack(
            "system-set-user-id", [68], "what su and passwd are given",
            shown: .notShown("their owner, user 0 of the host, has no user in the sandbox")),
        Attack(
            "become-another-user", [66, 69], "other users and groups of the sandbox", users: [.user],
            shown: .notShown("without its guard, capabilities, a command runs as user 0, who may")),
        Attack(
            "become-outside-user", [66], "users outside the sandbox's range",
            shown: .outside("a user namespace has no other users than those mapped")),
        Attack(
            "ambient-capabilities", [66], "capabilities that outlive execve",
            shown: .notShown("they must be in the inheritable set first; see capability-sets")),
    ]

    private static func namespace(_ name: String, _ summary: String) -> Attack {
        Attack(name, [43], summary, shown: .removing([.seccomp, .capabilities]))
    }

    private static let namespaces: [Attack] = [
        Attack("new-user-namespace", [43, 74], "a user namespace", shown: .removing([.seccomp])),
        Attack(
            "new-user-and-mount-namespace", [43, 74], "a user namespace and all others", shown: .removing([.seccomp])),
        Attack(
            "nested-capabilities", [43, 74], "every capability, in a nested namespace", shown: .removing([.seccomp])),
        namespace("new-mount-namespace", "a mount namespace"),
        namespace("new-pid-namespace", "a process namespace"),
        namespace("new-network-namespace", "a network namespace"),
        namespace("new-ipc-namespace", "an IPC namespace"),
        namespace("new-uts-namespace", "a host name namespace"),
        namespace("new-cgroup-namespace", "a control group namespace"),
        namespace("new-time-namespace", "a time namespace"),
        namespace("join-own-namespaces", "any namespace, by setns"),
    ]

    private static let machine: [Attack] = [
        Attack(
            "load-module", [52], "a kernel module",
            shown: .outside("modules need CAP_SYS_MODULE over the machine, and a kernel that has modules")),
        Attack(
            "unload-module", [52], "a kernel module less",
            shown: .outside("modules need CAP_SYS_MODULE over the machine, and a kernel that has modules")),
        Attack(
            "load-kernel", [52], "another kernel",
            shown: .outside("kexec needs CAP_SYS_BOOT over the machine, and a kernel that has it")),
        // Restarting a process namespace is all that the capability allows here; it is the right that counts.
        Attack("reboot", [52], "a restart", shown: .removing([.seccomp, .capabilities])),
        Attack("swap", [52], "swap space", shown: .outside("needs CAP_SYS_ADMIN over the machine")),
        Attack("accounting", [52], "process accounting", shown: .outside("needs CAP_SYS_PACCT over the machine")),
        Attack("quotas", [52], "the quota calls", shown: .removing([.seccomp])),
        Attack("kernel-log", [52, 79], "the kernel's log", shown: .outside("needs CAP_SYSLOG over the machine")),
        Attack("set-clock", [52, 102], "the clock", shown: .outside("needs CAP_SYS_TIME over the machine")),
        Attack("set-host-name", [52], "a host name", shown: .removing([.seccomp, .capabilities])),
        Attack(
            "hang-up-terminal", [52, 83], "a terminal hung up",
            shown: .outside("needs CAP_SYS_TTY_CONFIG over the machine")),
        Attack(
            "port-access", [52, 86], "input and output ports",
            shown: .outside("needs CAP_SYS_RAWIO over the machine, and a kernel that has the calls")),
    ]
}
