import ArgumentParser
import CLinux
import Glibc
import Jail
import Supervisor

/// The entry of the command line program.
public enum BulkheadMain {
    /// Does what the arguments of this process say and exits.
    ///
    /// Synchronous on purpose: when an asynchronous `main` first suspends, the main thread unwinds, for which a static
    /// executable sorts every frame description it has.
    ///
    /// - Parameter policies: What reads policy files. Without it this process becomes `bulkhead-policy` where one is
    ///   named.
    public static func run(policies: (any PolicyAccess)? = nil) -> Never {
        HostOutput.occupyStandardDescriptors()
        // First of all: it is a clone of this process, which must not have a thread yet, nor anything in memory that is
        // no business of a sandbox's first process.
        let spawner = EarlySpawner.start(readsPolicies: policies != nil)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "python", let options = PythonOptions(quick: arguments.dropFirst()) {
            signal(SIGPIPE, SIG_IGN)
            let code = PythonInvocation(options: options).perform()
            HostTerminal.restore()
            exit(code)
        }
        if policies == nil, PolicyProgram.isNeeded(arguments) {
            let failure = PolicyProgram.replaceThis(arguments)
            failure.report()
            exit(failure.code)
        }
        Policies.install(policies)
        if let spawner {
            JailRuntime.warmUp(process: spawner.process, pidfd: spawner.pidfd, control: spawner.control)
        } else if let verb = arguments.first, ["run", "shell"].contains(verb), !arguments.contains("--help"),
            !arguments.contains(where: { $0.hasPrefix("--runtime") })
        {
            // Started while the arguments are parsed, and before signals are touched: it would inherit that.
            JailRuntime.warmUp()
        }
        // A reader of our output that goes away is an error of write, not a reason to die without cleaning up.
        signal(SIGPIPE, SIG_IGN)
        let code = MainThreadExecutor().run { await perform(arguments) }
        HostTerminal.restore()
        exit(code)
    }

    /// Parses and does; gives the exit code.
    static func perform(_ arguments: [String]) async -> Int32 {
        do {
            if arguments.first == "run", let options = QuickParser.run(arguments.dropFirst()) {
                return try await RunInvocation(options: options).perform()
            }
            if arguments.first == "shell", let options = QuickParser.shell(arguments.dropFirst()) {
                return try await ShellInvocation(options: options).perform()
            }
            var command = try BulkheadCommand.parseAsRoot(arguments)
            if let verb = command as? any Verb { return try await verb.perform() }
            try command.run()
            return 0
        } catch let failure as CommandFailure {
            failure.report()
            return failure.code
        } catch {
            let text = BulkheadCommand.fullMessage(for: error)
            guard BulkheadCommand.exitCode(for: error) == .success else {
                let label = "Error: "
                let own = text.hasPrefix(label) ? "bulkhead: " + text.dropFirst(label.utf8.count) : text
                HostOutput.standardError.write(line: own)
                return CommandFailure.ours
            }
            HostOutput.standardOutput.write(line: text)
            return 0
        }
    }
}

/// A subcommand. It answers with the exit code.
protocol Verb: ParsableCommand {
    func perform() async throws -> Int32
}
