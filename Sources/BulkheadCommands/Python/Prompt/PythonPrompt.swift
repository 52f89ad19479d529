import Glibc
import InterpreterRuntime
import Jail
import PythonInterpreter
import Synchronization

/// The interactive prompt. Lives on the guest's thread.
struct PythonPrompt {
    var settings: PythonSettings
    var isQuiet: Bool

    func run() -> Int32 {
        let files: PythonFileSystem
        do throws(CommandFailure) { files = try settings.makeFiles() } catch {
            error.report()
            return error.code
        }
        let session = PythonSession(limits: settings.limits, imports: settings.imports, files: files)
        session.keepsLastValue = true
        session.arguments = [""]
        let streams = PythonStreams()
        session.onOutput = { bytes, isError in streams.write(bytes, isError: isError) }
        session.onInput = { streams.readInput() }
        let interrupts = PromptInterrupts(session.interrupter)
        var lines = TerminalLines(
            hasKeys: HostEnvironment.variable("TERM").map { $0 != "dumb" && !$0.isEmpty } ?? false)
        var history = PromptHistory(path: JailConfiguration().resolvedStateDirectory + "/python-history")
        defer { history.save() }
        if !isQuiet {
            HostOutput.standardOutput.write(
                line: "Python 3.14 by bulkhead: no network, no processes, none of your files. Ctrl-D or exit() ends.")
        }
        var number = 0
        while streams.isOpen {
            let input = lines.next(history: history.entries)
            switch input {
            case .end: return 0
            case .interrupted: HostOutput.standardOutput.write(line: "KeyboardInterrupt")
            case .text(let text):
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                history.add(text)
                let result = interrupts.during {
                    session.run(text + "\n", filename: "<python-input-\(number)>")
                }
                number += 1
                if let code = show(result, streams) { return code }
            }
        }
        return RunSession.brokenPipe
    }

    /// Shows how an input ended; gives the exit code when the person wants to leave.
    private func show(_ result: PythonResult, _ streams: PythonStreams) -> Int32? {
        defer { streams.finish() }
        switch result.outcome {
        case .value(_, let representation):
            if let representation { streams.write(Array((representation + "\n").utf8), isError: false) }
        case .exception(let exception):
            guard case .code(let code, let message) = PythonExit(result.outcome) else { return nil }
            streams.write(Array(message.utf8), isError: true)
            if exception.exitStatus != nil { return code }
        case .limit(.interrupted): streams.write(Array("KeyboardInterrupt\n".utf8), isError: true)
        case .limit(let kind):
            streams.write(Array("bulkhead: \(settings.line(for: kind))\n".utf8), isError: true)
            if kind == .internalError { return CommandFailure.ours }
        }
        return nil
    }
}

/// Ctrl-C while an input runs: ends that run and nothing else.
private final class PromptInterrupts: Sendable {
    private let isRunning = Atomic<Bool>(false)
    private let interrupter: PythonInterrupter

    init(_ interrupter: PythonInterrupter) {
        self.interrupter = interrupter
        guard let signals = HostSignals([SIGINT]) else { return }
        HostThread.start { [self] in
            while let _ = signals.next() {
                if isRunning.load(ordering: .acquiring) { self.interrupter.interrupt() }
            }
        }
    }

    func during<Result>(_ body: () -> Result) -> Result {
        isRunning.store(true, ordering: .releasing)
        defer { isRunning.store(false, ordering: .releasing) }
        return body()
    }
}
