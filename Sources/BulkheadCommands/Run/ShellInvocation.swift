import Jail
import Sandboxing

/// What `shell` does once its command line is read.
struct ShellInvocation {
    var options: RunOptions

    /// Found inside, because only there it is known which shells there are.
    static let command = ["sh", "-c", "if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi"]

    func perform() async throws(CommandFailure) -> Int32 {
        var builder = SpecificationBuilder(
            directory: try HostFile.currentDirectory(), variable: HostEnvironment.variable)
        builder.base.limits.wallTime = nil
        let result = try builder.build(options.sandbox)
        guard try RuntimeName.read(options.sandbox.runtime) == .jail else {
            throw CommandFailure(
                .unsupported(
                    feature: "a shell", runtime: "the runtime interpreter",
                    remedy: "leave --runtime out, or try: bulkhead python"))
        }
        let configuration = JailConfiguration()
        let plan = RunPlan(
            specification: result.specification, program: .command(Self.command), asked: result.asked,
            usesTerminal: HostTerminal.isPresent, isQuiet: options.quiet,
            changeDirectory: configuration.resolvedStateDirectory + "/changes")
        return await RunSession(plan: plan).run(onJail: configuration)
    }
}
