/// Rules that keep a sandbox's hands off its process 1, the supervisor.
///
/// Where a sandbox has a single user, the kernel lets its commands change limits, priority and processors of the
/// supervisor, which would then see nothing and come too late. Their own processes they may treat as they like.
enum SupervisorProtection {
    /// The rule of a call that names a process, or nothing.
    static func rule(named name: String) -> SyscallRule? {
        switch name {
        case "prlimit64", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler":
            refusing([[.argument(0, isOneOf: [1])]])
        // Processes and groups by number, or all of a user at once.
        case "setpriority":
            refusing([[.argument(0, isOneOf: [0, 1]), .argument(1, isOneOf: [1])], [.argument(0, isOneOf: [2])]])
        case "ioprio_set":
            refusing([[.argument(0, isOneOf: [1, 2]), .argument(1, isOneOf: [1])], [.argument(0, isOneOf: [3])]])
        default: nil
        }
    }

    private static func refusing(_ conditions: [[SyscallRule.Condition]]) -> SyscallRule {
        let words = conditions.count == 1 ? ["process 1"] : ["process 1", "all processes of a user"]
        return SyscallRule(
            zip(conditions, words).map {
                SyscallRule.Clause(conditions: $0, action: .refuse(.notPermitted), words: $1)
            }, otherwise: .allow)
    }
}
