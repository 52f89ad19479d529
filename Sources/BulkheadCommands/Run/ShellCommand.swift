import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead shell`
struct ShellCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "shell",
        abstract: "Open an interactive shell in a sandbox.",
        discussion: """
            The shell is bash where the sandbox has it, otherwise sh. It has no time limit unless you give one. What it \
            prints reaches your terminal as it is.

              bulkhead shell
              bulkhead shell --mount .:/work:cow
              bulkhead shell --root ./debian-rootfs --user root
            """
    )

    @OptionGroup var sandbox: SpecificationOptions

    @Flag(help: "No messages of bulkhead's own, except errors.")
    var quiet = false

    /// Found inside, because only there it is known which shells there are.
    static let command = ["sh", "-c", "if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi"]

    func perform() async throws -> Int32 {
        var builder = SpecificationBuilder(
            directory: try HostFile.currentDirectory(), environment: HostEnvironment.variables)
        builder.base.limits.wallTime = nil
        let result = try builder.build(sandbox)
        let configuration = JailConfiguration()
        let plan = RunPlan(
            specification: result.specification, program: .command(Self.command), asked: result.asked,
            usesTerminal: HostTerminal.isPresent, isQuiet: quiet,
            changeDirectory: configuration.resolvedStateDirectory + "/changes")
        return await RunSession(plan: plan).run(onJail: configuration)
    }
}
