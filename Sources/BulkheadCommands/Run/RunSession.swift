import Glibc
import InterpreterRuntime
import Jail
import Sandboxing

/// One run: makes the sandbox, starts the program, passes everything on, reports, cleans up.
struct RunSession {
    var plan: RunPlan
    let interruption: Interruption
    var output = HostOutput.standardOutput
    var errorOutput = HostOutput.standardError

    init(plan: RunPlan) {
        self.plan = plan
        interruption = Interruption(sparesSandbox: !plan.copyOnWriteMounts.isEmpty)
    }

    /// The exit code for when nobody reads our output any more, as if the signal had ended us.
    static let brokenPipe = ExitCodes.code(forSignal: SIGPIPE)

    /// Runs in the jail, listening to signals.
    ///
    /// The runtime is not closed: nothing of the closed sandbox is left by then but empty control groups, and the
    /// spawner, which removes them and sees our end as the end of its socket, need not keep anybody waiting.
    func run(onJail configuration: JailConfiguration) async -> Int32 {
        interruption.listen()
        return await run(on: JailRuntime(configuration: configuration))
    }

    /// Runs in the interpreter, listening to signals.
    func runInInterpreter() async -> Int32 {
        interruption.listen()
        return await run(on: InterpreterRuntime())
    }

    /// Runs and gives the exit code. Failures are reported in the form that the plan asks for.
    func run(on runtime: any Runtime) async -> Int32 {
        defer { interruption.finish() }
        do {
            return try await perform(on: runtime)
        } catch {
            HostTerminal.restore()
            if let signal = interruption.signal { return ExitCodes.code(forSignal: signal) }
            let failure = (error as? SandboxError).map(CommandFailure.init) ?? error as? CommandFailure
            let shown = failure ?? CommandFailure("\(error)")
            if plan.printsJSON {
                output.write(line: OutcomeReport.json(failure: shown).text)
            } else {
                for line in shown.message.split(separator: "\n") { errorOutput.write(line: "bulkhead: \(line)") }
            }
            return shown.code
        }
    }

    private func perform(on runtime: any Runtime) async throws -> Int32 {
        let (specification, timeout) = plan.timed
        let begin = ChangeTime.now
        let request = plan.request(
            size: HostTerminal.size, terminalKind: HostEnvironment.variable("TERM"), timeout: timeout)
        let sandbox: any Sandbox
        var process: (any Process)?
        if plan.startsAtOnce {
            (sandbox, process) = try await runtime.launch(request, in: specification)
        } else {
            sandbox = try await runtime.makeSandbox(specification)
        }
        interruption.watch(sandbox)
        do {
            let code = try await run(request, in: sandbox, started: process, since: begin)
            await sandbox.close()
            return code
        } catch {
            await sandbox.close()
            throw error
        }
    }

    private func run(
        _ request: ProcessRequest, in sandbox: any Sandbox, started: (any Process)?, since begin: ChangeTime
    ) async throws -> Int32 {
        if interruption.signal != nil { throw SandboxError.cancelled }
        if plan.isVerbose { say(plan.runtimeNote) }
        for line in EnforcementReport.warnings(sandbox.enforcement, asked: plan.asked) { say(line) }
        let keepsChanges = !plan.copyOnWriteMounts.isEmpty
        let process: any Process
        if let started {
            process = started
        } else {
            process = try await start(request, in: sandbox, keepsSandbox: keepsChanges)
        }
        interruption.watch(process)
        if plan.usesTerminal { HostTerminal.makeRaw() }
        if plan.forwardsInput { HostInput.forward(to: process) }

        var relay = OutputRelay(
            plan.printsJSON ? .memory : .streams(output, errorOutput), filtered: !plan.usesTerminal)
        guard var outcome = try await follow(process, &relay) else {
            HostTerminal.restore()
            guard keepsChanges else {
                sandbox.kill()
                return Self.brokenPipe
            }
            try await process.signal(.kill)
            _ = try await process.collectOutcome()
            interruption.processDidEnd()
            _ = await keepChanges(of: sandbox, since: begin)
            return Self.brokenPipe
        }
        interruption.processDidEnd()
        relay.finish()
        HostTerminal.restore()
        outcome.standardOutput = relay.standardOutput
        outcome.standardError = relay.standardError

        var report = OutcomeReport(outcome: outcome, limits: plan.specification.limits, choice: plan.choice)
        for line in report.lines { say(line) }
        if keepsChanges { report.changes = await keepChanges(of: sandbox, since: begin) }
        if plan.printsJSON, !output.write(line: report.json.text) { return Self.brokenPipe }
        if let signal = interruption.signal { return ExitCodes.code(forSignal: signal) }
        return ExitCodes.code(for: outcome)
    }

    private func start(
        _ request: ProcessRequest, in sandbox: any Sandbox, keepsSandbox: Bool
    ) async throws -> any Process {
        if case .code(let path, let contents, let mode, _) = plan.program {
            try await sandbox.files.write(path, contents, mode: mode)
        }
        return try await keepsSandbox ? sandbox.start(request) : sandbox.startFinal(request)
    }

    /// Passes events on until the exit; nil when nobody reads our output any more.
    private func follow(_ process: any Process, _ relay: inout OutputRelay) async throws -> Outcome? {
        while let event = try await process.events.next() {
            switch event {
            case .standardOutput(let bytes): if !relay.output(bytes) { return nil }
            case .standardError(let bytes): if !relay.error(bytes) { return nil }
            case .limit: continue
            case .exit(let outcome): return outcome
            }
        }
        throw SandboxError.sandboxEnded(reason: "the stream of events ended without an exit")
    }

    /// Fetches what copy-on-write mounts changed and tells where it is. A failure here does not change the exit code:
    /// the command did what it did.
    private func keepChanges(of sandbox: any Sandbox, since begin: ChangeTime) async -> [String] {
        guard let directory = plan.changeDirectory else { return [] }
        let recorder = ChangeRecorder(store: ChangeStore(directory: directory), sandbox: sandbox)
        var kept: [String] = []
        for (index, mount) in plan.copyOnWriteMounts.enumerated() {
            do {
                let command = plan.program.command
                guard
                    let set = try await recorder.record(mount, number: index + 1, command: command, since: begin)
                else { continue }
                kept.append(set.id)
                let count = try set.changes().count
                say(
                    "\(count) \(count == 1 ? "change" : "changes") in \(mount.target): bulkhead diff \(set.id), "
                        + "bulkhead apply \(set.id)")
            } catch {
                say("the changes in \(mount.target) are lost: \(error)")
            }
        }
        return kept
    }

    private func say(_ line: String) {
        guard !plan.isQuiet else { return }
        errorOutput.write(line: "bulkhead: \(line)")
    }
}
