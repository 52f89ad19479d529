@_spi(Testing) import Jail
import Sandboxing

/// Other processes, process 1 above all, and outliving the sandbox.
enum ProcessAttacks {
    static let all: [Attack] = outside + supervisor + survival + own

    private static let outside: [Attack] = [
        Attack(
            "see-host-process", [19, 79], "a process of the host", arguments: [.hostProcess],
            shown: .removing([.pidNamespace])),
        Attack(
            "signal-host-process", [19], "the death of a host process", arguments: [.hostProcess], callers: .root,
            shown: .removing([.pidNamespace, .userIdentity, .landlock])),
        Attack(
            "signal-host-process", [19], "the death of a process of the same user",
            name: "signal-process-of-same-user", arguments: [.hostProcess], callers: .ordinaryUser,
            shown: .removing([.pidNamespace, .landlock])),
        Attack(
            "signal-everything", [19], "kill -9 -1", arguments: [.hostProcess],
            verdict: .judgedByHost(.othersLive),
            shown: .notShown("without the process namespace it would kill the caller, the test included")),
        Attack(
            "asynchronous-signals-outside", [85], "SIGIO and timer signals to a host process",
            arguments: [.hostProcess], shown: .removing([.pidNamespace])),
        Attack(
            "trace-host-process", [20], "ptrace of a host process", arguments: [.hostProcess], callers: .root,
            shown: .notShown(
                "tracing across user namespaces needs CAP_SYS_PTRACE over the machine; see trace-supervisor")),
        Attack(
            "join-host-namespaces", [36], "the namespaces of a host process", arguments: [.hostProcess],
            shown: .notShown("its /proc is of another process namespace and cannot show the host's processes")),
    ]

    private static let supervisor: [Attack] = [
        Attack(
            "kill-supervisor", [92], "the death of process 1 by every signal", arguments: [.hostProcess],
            verdict: .judgedByHost(.othersLive),
            shown: .notShown("the kernel shields the first process of a namespace from its own")),
        Attack(
            "trace-supervisor", [20, 92], "ptrace of process 1",
            shown: .removing([.seccomp, .opaqueSupervisor, .capabilities])),
        Attack("trace-own-child", [20], "ptrace at all", shown: .removing([.seccomp])),
        Attack(
            "read-supervisor-memory", [20, 21], "the memory of process 1",
            shown: .removing([.opaqueSupervisor, .capabilities])),
        Attack(
            "read-supervisor-files", [21, 75, 93], "environment, maps and descriptors of process 1",
            shown: .removing([.opaqueSupervisor, .capabilities])),
        Attack(
            "steal-supervisor-descriptors", [20], "descriptors of process 1",
            shown: .removing([.seccomp, .opaqueSupervisor, .capabilities])),
        Attack(
            "compare-with-supervisor", [20], "kernel objects compared with those of process 1",
            shown: .removing([.seccomp, .opaqueSupervisor, .capabilities])),
        Attack(
            "limit-supervisor", [26], "the limits of process 1", shown: .removing([.seccomp, .capabilities])),
        Attack(
            "schedule-supervisor", [26], "the priority of process 1", shown: .removing([.seccomp, .capabilities])),
        Attack(
            "overwrite-runtime", [71], "the supervisor's binary through /proc (CVE-2019-5736)",
            shown: .removing([.opaqueSupervisor, .capabilities, .landlock])),
        Attack(
            "script-of-runtime", [71], "the same, through a script that makes the runtime execute itself",
            arguments: [.text("/tmp/script"), .text("3")],
            verdict: .judgedByHost(.startsScript("/tmp/script")),
            shown: .notShown("its interpreter is then the supervisor, which belongs to a user outside")),
        Attack(
            "supervisor-socket", [91, 93], "the supervisor's socket by name",
            shown: .notShown("its sockets have no names; see socket-names for the host's")),
        Attack(
            "join-supervisor-namespaces", [43], "the namespaces of process 1",
            shown: .removing([.opaqueSupervisor, .capabilities])),
    ]

    private static let survival: [Attack] = [
        Attack(
            "daemon-survival", [22], "a daemon that stays", arguments: [.token],
            verdict: .judgedByHost(.nothingSurvives), shown: .removing([.pidNamespace])),
        Attack(
            "daemon-survival", [22], "a daemon that stays when the owner is killed",
            name: "daemon-survival-owner-killed",
            arguments: [.token], verdict: .judgedByHost(.nothingSurvivesOwner), shown: .removing([.parentDeath])),
        Attack(
            "stopped-survival", [22, 63], "a stopped process that stays", arguments: [.token],
            verdict: .judgedByHost(.nothingSurvives), shown: .removing([.pidNamespace])),
        Attack(
            "fork-storm-survival", [22, 25], "a process that is always another one", arguments: [.token],
            verdict: .judgedByHost(.nothingSurvives), shown: .removing([.pidNamespace])),
        Attack(
            "blocked-parent-survival", [25, 63], "a process blocked in vfork", arguments: [.token],
            verdict: .judgedByHost(.nothingSurvives), shown: .removing([.pidNamespace])),
        Attack(
            "zombie-flood", [23], "orphans that nobody reaps", arguments: [.text("10000")],
            shown: .notShown("reaping is what process 1 does, not a guard")
        ) { $0.limits.processes = 64 },
        Attack(
            "output-after-end", [25], "streams held open by a child", arguments: [.text("20")],
            verdict: .judgedByHost(.outcomeInTime), shown: .notShown("not a guard, but when an outcome is given")),
    ]

    private static let own: [Attack] = [
        Attack(
            "forged-exit", [24, 92], "success printed, failure meant", verdict: .judgedByHost(.exitCode(57)),
            shown: .notShown("the exit status comes from the kernel, not from output")),
        Attack(
            "forged-exit-by-child", [24, 92], "success printed by the child that killed it",
            verdict: .judgedByHost(.exitSignal(9)),
            shown: .notShown("the exit status comes from the kernel, not from output")),
        Attack(
            "raise-priority", [26], "real-time priority",
            shown: .outside("better priorities need CAP_SYS_NICE over the machine")),
        Attack(
            "lock-memory", [26], "memory that is never paged out", arguments: [.text("64")],
            shown: .outside("locking more than RLIMIT_MEMLOCK needs CAP_IPC_LOCK over the machine")),
        Attack(
            "raise-limits", [26], "higher hard limits",
            shown: .notShown("needs CAP_SYS_RESOURCE over the machine, which not every machine's root has")),
        Attack("core-dump", [73], "a core dump", shown: .removing([.processLimits])),
    ]
}
