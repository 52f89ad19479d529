/// Rules that keep a sandbox from making set-user-ID and set-group-ID files.
///
/// A sandbox that writes to a directory of the host could leave one there for its accomplice outside. Whatever the
/// sandbox's own mounts say about set-user-ID, the host's do not.
enum SetUserIDRestriction {
    /// Calls that make files with a mode which no filter can see; they cannot be allowed under the restriction.
    static let unexaminable: Set<String> = ["io_uring_setup", "io_uring_enter", "io_uring_register"]

    /// The rule that replaces the one of an allowed call, or nothing if the call makes no files.
    static func rule(named name: String) -> SyscallRule? {
        switch name {
        case "chmod", "fchmod", "creat", "mkdir", "mknod": refusing(modeArgument: 1)
        case "fchmodat", "fchmodat2", "mkdirat", "mknodat": refusing(modeArgument: 2)
        case "open": refusing(modeArgument: 2, flagsArgument: 1)
        case "openat": refusing(modeArgument: 3, flagsArgument: 2)
        // Its flags and mode are in memory. C libraries do not use it, and programs that do know older kernels.
        case "openat2": SyscallRule(otherwise: .refuse(.notImplemented))
        default: nil
        }
    }

    private static func refusing(modeArgument: Int, flagsArgument: Int? = nil) -> SyscallRule {
        var conditions = [SyscallRule.Condition.argument(modeArgument, hasAnyBitOf: FileMode.setID)]
        if let flagsArgument {
            conditions.append(.argument(flagsArgument, hasAnyBitOf: OpenFlag.makesFile))
        }
        return SyscallRule(
            [
                SyscallRule.Clause(
                    conditions: conditions, action: .refuse(.notPermitted),
                    words: "a mode with a set-user-ID or set-group-ID bit")
            ], otherwise: .allow)
    }
}
