import ArgumentParser
import Sandboxing

/// How the sandbox is made.
struct ProtectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A policy file; options given here override it.", valueName: "file"), completion: .file())
    var policy: String?

    @Option(
        name: .customLong("require"),
        help: ArgumentHelp(
            "Fail unless this control is enforced in full: a name from 'bulkhead doctor', or all. Repeatable.",
            valueName: "control"),
        completion: .list(["all"] + Control.allCases.map(\.rawValue)))
    var requirements: [String] = []

    @Option(
        name: .customLong("allow-syscall"),
        help: ArgumentHelp("Add a system call to the standard list. Repeatable.", valueName: "name"))
    var allowedSyscalls: [String] = []

    @Option(
        name: .customLong("deny-syscall"),
        help: ArgumentHelp("Take a system call from the standard list. Repeatable.", valueName: "name"))
    var deniedSyscalls: [String] = []

    @Option(
        help: ArgumentHelp(
            "The technology that makes the sandbox: jail, interpreter (Python only, in this process), or auto: the "
                + "interpreter when it can run the code, else the jail (default jail).", valueName: "name"),
        completion: .list(RuntimeName.allCases.map(\.rawValue)))
    var runtime: String?
}
