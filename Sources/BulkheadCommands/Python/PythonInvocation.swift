import Glibc
import InterpreterRuntime
import PythonInterpreter
import Sandboxing
import Synchronization

/// What `python` does once its command line is read. Synchronous: the guest gets a thread of its own, and there is
/// nothing else to do meanwhile.
struct PythonInvocation {
    var options: PythonOptions

    /// The code and what Python calls it.
    private struct Source {
        var text: [UInt8]
        var name: String
        var arguments: [String]
    }

    func perform() -> Int32 {
        do throws(CommandFailure) {
            return try run()
        } catch {
            if options.json {
                HostOutput.standardOutput.write(line: OutcomeReport.json(failure: error).text)
            } else {
                error.report()
            }
            return error.code
        }
    }

    private func run() throws(CommandFailure) -> Int32 {
        let isInteractive = options.program.isEmpty && HostTerminal.isPresent && !options.json && !options.disassemble
        let settings = try PythonSettings(options, isInteractive: isInteractive)
        if isInteractive {
            let isQuiet = options.quiet
            return try onThread { PythonPrompt(settings: settings, isQuiet: isQuiet).run() }
        }
        let source = try source()
        if options.disassemble {
            do {
                HostOutput.standardOutput.write(
                    Array(try PythonDisassembly.text(of: source.text, filename: source.name).utf8))
                return 0
            } catch {
                HostOutput.standardError.write(line: error.description)
                return 1
            }
        }
        return try onThread { [options] in Self.run(source, settings, options) }
    }

    private func onThread(_ body: @escaping @Sendable () -> Int32) throws(CommandFailure) -> Int32 {
        let code = Atomic<Int32>(CommandFailure.ours)
        guard
            withoutActuallyEscaping(
                body,
                do: { body in
                    withUnsafePointer(to: code) { code in
                        nonisolated(unsafe) let code = code
                        return GuestThread.perform { code.pointee.store(body(), ordering: .releasing) }
                    }
                })
        else { throw CommandFailure("cannot start a thread: this machine has too many") }
        return code.load(ordering: .acquiring)
    }

    private func source() throws(CommandFailure) -> Source {
        let words = options.program
        let first = words.first ?? "-"
        let rest = Array(words.dropFirst())
        switch first {
        case "-c":
            guard let code = rest.first else {
                throw CommandFailure("-c: there is no code; write for example: bulkhead python -c 'print(1)'", code: 2)
            }
            return Source(text: Array(code.utf8), name: "<string>", arguments: ["-c"] + rest.dropFirst())
        case "-":
            let text = try HostFile.read(
                descriptor: 0, name: "standard input", limit: Program.sizeLimit, remedy: "pipe code into bulkhead")
            return Source(text: text, name: "<stdin>", arguments: [words.isEmpty ? "" : "-"] + rest)
        default:
            if first.hasPrefix("-") {
                let name = String(first.prefix { $0 != "=" })
                throw CommandFailure(
                    "unknown option \(name.quotedForMessage); "
                        + (Spelling.suggestion(for: name, among: PythonOptions.names)
                            ?? "see 'bulkhead python --help'; a file of this name can be given as ./\(first)"))
            }
            let text = try HostFile.read(
                first, limit: Program.sizeLimit, remedy: "give a file of Python, or code with -c")
            return Source(text: text, name: first, arguments: [first] + rest)
        }
    }

    // MARK: - On the guest's thread

    private static func run(_ source: Source, _ settings: PythonSettings, _ options: PythonOptions) -> Int32 {
        let files: PythonFileSystem
        do throws(CommandFailure) { files = try settings.makeFiles() } catch {
            error.report()
            return error.code
        }
        let session = PythonSession(
            limits: settings.limits, imports: settings.imports, files: files, profile: settings.profile)
        session.arguments = source.arguments
        let streams = PythonStreams()
        if !options.json {
            session.onOutput = { bytes, isError in streams.write(bytes, isError: isError) }
            let interrupter = session.interrupter
            streams.onClose = { interrupter.interrupt() }
        }
        session.onInput = { streams.readInput() }
        if settings.profile == .smolagents {
            return AgentRun(session: session, isJSON: options.json).perform(source.text, streams)
        }
        let begin = ContinuousClock.now
        let isFile = source.arguments.first == source.name
        let result = session.run(
            source.text, filename: source.name, inputs: isFile ? ["__file__": .string(source.name)] : [:])
        if !options.json, case .code(_, let message) = PythonExit(result.outcome), !message.isEmpty {
            streams.write(Array(message.utf8), isError: true)
        }
        let last = runsExitFunctions(result.outcome) ? session.runExitFunctions() : nil
        let duration = ContinuousClock.now - begin
        // What ends the functions at the exit ends the program.
        var exit = PythonExit(result.outcome)
        if case .limit = last?.outcome, let last { exit = PythonExit(last.outcome) }
        let code = code(of: exit)
        if options.json {
            let report = PythonReport(result: last.map(result.appending) ?? result, code: code, duration: duration)
            return HostOutput.standardOutput.write(line: report.json.text) ? code : RunSession.brokenPipe
        }
        streams.finish()
        guard streams.isOpen else { return RunSession.brokenPipe }
        if case .limit(let kind) = result.outcome, !options.quiet || kind == .internalError {
            HostOutput.standardError.write(line: "bulkhead: \(settings.line(for: kind))")
        }
        return code
    }

    /// A run that a limit ended is not given more time.
    private static func runsExitFunctions(_ outcome: PythonOutcome) -> Bool {
        if case .limit = outcome { return false }
        return true
    }

    private static func code(of exit: PythonExit) -> Int32 {
        switch exit {
        case .code(let code, _): code
        case .limit(.wallTime): ExitCodes.timedOut
        case .limit: ExitCodes.killed
        case .interrupted: ExitCodes.code(forSignal: SIGINT)
        case .broken: CommandFailure.ours
        }
    }
}
