import ArgumentParser
import Sandboxing

/// Who and where the processes believe to be.
struct IdentityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A variable, as NAME=VALUE, or NAME for the value it has here. Nothing else is passed on. Repeatable.",
            valueName: "variable"))
    var env: [String] = []

    @Option(
        help: ArgumentHelp("A file of such variables, one on a line. Repeatable.", valueName: "file"),
        completion: .file())
    var envFile: [String] = []

    @Option(
        help: ArgumentHelp("user, or root of the sandbox only (default user).", valueName: "user"),
        completion: .list(SandboxUser.allCases.map(\.rawValue)))
    var user: String?

    @Option(help: ArgumentHelp("The host name inside (default sandbox).", valueName: "name"))
    var hostname: String?
}
