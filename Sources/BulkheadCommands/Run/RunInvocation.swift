import InterpreterRuntime
import Jail
import Sandboxing

/// What `run` does once its command line is read.
struct RunInvocation {
    var options: RunOptions

    /// How much output one JSON object may hold.
    static let mostCollected: UInt64 = 256 << 20

    func perform() async throws(CommandFailure) -> Int32 {
        let configuration = JailConfiguration()
        var plan: RunPlan
        do {
            plan = try makePlan()
        } catch {
            guard options.json else { throw error }
            HostOutput.standardOutput.write(line: OutcomeReport.json(failure: error).text)
            return error.code
        }
        plan.changeDirectory = configuration.resolvedStateDirectory + "/changes"
        if plan.choice?.runtime == RuntimeName.interpreter.rawValue {
            return await RunSession(plan: plan).runInInterpreter()
        }
        return await RunSession(plan: plan).run(onJail: configuration)
    }

    private func makePlan() throws(CommandFailure) -> RunPlan {
        let builder = SpecificationBuilder(
            directory: try HostFile.currentDirectory(), variable: HostEnvironment.variable)
        let result = try builder.build(options.sandbox)
        try check(result.specification)
        let runtime = try RuntimeName.read(options.sandbox.runtime)
        let program = try Program.read(options.program, language: options.language)
        return RunPlan(
            specification: result.specification, program: program, asked: result.asked, usesTerminal: options.tty,
            printsJSON: options.json, isQuiet: options.quiet,
            forwardsInput: options.tty || !(Program.readsInput(options.program) || HostInput.isNull),
            choice: choice(runtime, program, result.specification), isVerbose: options.verbose)
    }

    private func choice(
        _ runtime: RuntimeName, _ program: Program, _ specification: SandboxSpecification
    ) -> RuntimeChoice? {
        switch runtime {
        case .jail: nil
        case .interpreter: RuntimeChoice(runtime: RuntimeName.interpreter.rawValue, reasons: ["it was asked for"])
        case .auto:
            options.tty
                ? RuntimeChoice(runtime: RuntimeName.jail.rawValue, reasons: ["a terminal was asked for"])
                : program.choice(in: specification)
        }
    }

    /// What of the streams does not go together.
    func check(_ specification: SandboxSpecification) throws(CommandFailure) {
        if options.tty, options.json { throw CommandFailure("--tty and --json exclude each other; choose one") }
        if options.tty, !HostTerminal.isPresent {
            throw CommandFailure("--tty: standard input is not a terminal; leave it out")
        }
        if options.json, (specification.limits.output ?? .max) > Self.mostCollected {
            throw CommandFailure(
                "--json keeps the output in memory; give an --output-limit of at most "
                    + "\(ByteCount(bytes: Self.mostCollected))")
        }
    }
}
