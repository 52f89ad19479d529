package import ArgumentParser
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
            become(.policy, arguments)
        }
        // Completions know the verbs of the daemon only there; without it they are those of this program.
        if DaemonVerbs.areNeeded(for: arguments)
            || arguments.first == "completions" && SiblingProgram.daemon.isInstalled
        {
            if let spawner {
                // Not needed after all; whoever this process becomes shall not inherit a child.
                close(spawner.control)
                waitpid(spawner.process, nil, 0x4000_0000 /* __WALL */)
            }
            become(.daemon, arguments)
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

    private static func become(_ program: SiblingProgram, _ arguments: [String]) -> Never {
        let failure = program.replaceThis(arguments)
        failure.report()
        exit(failure.code)
    }

    /// Parses and does; gives the exit code.
    static func perform(_ arguments: [String]) async -> Int32 {
        do throws(CommandFailure) {
            if arguments.first == "run", let options = QuickParser.run(arguments.dropFirst()) {
                return try await RunInvocation(options: options).perform()
            }
            if arguments.first == "shell", let options = QuickParser.shell(arguments.dropFirst()) {
                return try await ShellInvocation(options: options).perform()
            }
        } catch {
            error.report()
            return error.code
        }
        return await perform(arguments, root: BulkheadCommand.self)
    }

    /// Parses the arguments of a root command and does what they say; gives the exit code.
    package static func perform(_ arguments: [String], root: any ParsableCommand.Type) async -> Int32 {
        do {
            var command = try root.parseAsRoot(arguments)
            if let verb = command as? any Verb { return try await verb.perform() }
            try command.run()
            return 0
        } catch let error as any ReportableFailure {
            error.failure.report()
            return error.failure.code
        } catch {
            return report(error, of: root)
        }
    }

    /// Shows help that was asked for, or what is wrong with the command line.
    private static func report(_ error: any Error, of root: any ParsableCommand.Type) -> Int32 {
        let text = root.fullMessage(for: error)
        guard root.exitCode(for: error) == .success else {
            let label = "Error: "
            let own = text.hasPrefix(label) ? "bulkhead: " + text.dropFirst(label.utf8.count) : text
            HostOutput.standardError.write(line: own)
            return CommandFailure.ours
        }
        HostOutput.standardOutput.write(line: text)
        return 0
    }
}

/// A subcommand. It answers with the exit code.
package protocol Verb: ParsableCommand {
    /// Does it.
    func perform() async throws -> Int32
}
