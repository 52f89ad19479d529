import PythonInterpreter
import Sandboxing
import Synchronization

/// A piece of Python that runs in a session and on a thread of its own.
final class InterpretedProcess: Process {
    /// What a process runs.
    enum Program: Sendable {
        /// A text and the name that tracebacks give it.
        case text([UInt8], name: String)
        /// What comes on standard input, up to its end.
        case input
        /// A file that cannot be read.
        case missing(path: String, code: SystemErrorCode)
    }

    /// Everything that a process needs to run.
    struct Work: Sendable {
        var program: Program
        var arguments: [String]
        var limits: PythonLimits
        var imports: ImportPolicy
        var environment: [String: String]
        var workingDirectory: String
    }

    /// What a process has used.
    struct Report: Sendable {
        var steps = 0
        var peakMemory: UInt64 = 0
        var time: Duration = .zero
    }

    private struct State {
        var interrupter: PythonInterrupter?
        var killer: Signal?
        var limits: Set<LimitName> = []
        var isCancelled = false
    }

    let id: Int32
    let ended = Completion()
    private let sandbox: InterpreterSandbox
    private let deadline: HostClock.Instant?
    private let startedAt = HostClock.now
    private let isFinal: Bool
    private let limits: Limits
    private let output: GuestOutput
    private let input: GuestInput
    private let state = Mutex(State())

    init(
        id: Int32, sandbox: InterpreterSandbox, limits: Limits, deadline: HostClock.Instant?, takesInput: Bool,
        isFinal: Bool
    ) {
        self.id = id
        self.sandbox = sandbox
        self.deadline = deadline
        self.isFinal = isFinal
        self.limits = limits
        output = GuestOutput(limit: limits.output)
        input = GuestInput(isOpen: takesInput)
    }

    // MARK: - The caller's side

    var events: ProcessEvents {
        ProcessEvents { [self] () async throws(SandboxError) -> Event? in
            let event = await withTaskCancellationHandler {
                await output.next()
            } onCancel: {
                state.withLock { $0.isCancelled = true }
                kill(by: .kill)
            }
            // The end is awaited even so: who sees `cancelled` may rely on it that nothing runs any more.
            if case .exit(let outcome)? = event, state.withLock({ $0.isCancelled }), !outcome.exit.isSuccess {
                throw .cancelled
            }
            return event
        }
    }

    func write(_ bytes: [UInt8]) async throws(SandboxError) {
        guard await input.write(bytes) else {
            throw .file(operation: "write to", path: "standard input", code: SystemErrorCode(rawValue: 32))
        }
    }

    func closeInput() async { input.close() }

    func signal(_ signal: Signal) async throws(SandboxError) {
        guard (1...64).contains(signal.rawValue) else {
            throw .invalidSpecification(
                field: "signal", problem: "\(signal.rawValue) is no signal", remedy: "use a number from 1 to 64")
        }
        // What a process that handles nothing ignores: SIGCHLD, SIGCONT, SIGURG, SIGWINCH.
        if [17, 18, 23, 28].contains(signal.rawValue) { return }
        kill(by: signal)
    }

    func resize(_ size: TerminalSize) async throws(SandboxError) {
        throw InterpreterEnforcement.unsupported("a terminal")
    }

    /// Ends the process as a signal does: no handler of the guest runs.
    func kill(by signal: Signal, limit: LimitName? = nil) {
        let interrupter = state.withLock { state in
            if state.killer == nil { state.killer = signal }
            if let limit { state.limits.insert(limit) }
            return state.interrupter
        }
        interrupter?.interrupt()
        output.release()
        input.abandon()
    }

    /// For a process that never got to run.
    func abandon() {
        output.end(Outcome(exit: .signaled(Signal.kill.rawValue)), limits: [])
        ended.fulfil()
    }

    // MARK: - The guest's side

    func run(_ work: Work) {
        var report = Report()
        let exit = perform(work, &report)
        report.time = HostClock.threadTime
        finish(exit, report)
    }

    private func perform(_ work: Work, _ report: inout Report) -> ExitStatus {
        let source: [UInt8]
        let name: String
        switch work.program {
        case .text(let bytes, let given): (source, name) = (bytes, given)
        case .input:
            var bytes: [UInt8] = []
            while let piece = readInput(), !piece.isEmpty, bytes.count < 64 << 20 { bytes += piece }
            (source, name) = (bytes, "<stdin>")
        case .missing(let path, let code):
            let reason = code == .noSuchFile ? "[Errno 2] No such file or directory" : "\(code)"
            print("python3: can't open file \(path.quotedForMessage): \(reason)\n")
            return .exited(2)
        }
        var limits = work.limits
        if let deadline { limits.nanoseconds = deadline.nanoseconds(since: HostClock.now) }
        let files: GuestFiles
        do throws(SandboxError) {
            files = try GuestFiles(
                sandbox.memoryFiles, mounts: sandbox.specification.fileSystem.mounts, limits: self.limits,
                workingDirectory: work.workingDirectory)
        } catch {
            print("python3: \(error)\n")
            return .exited(1)
        }
        let session = PythonSession(
            limits: limits, imports: work.imports, files: files.tree, environment: work.environment)
        session.arguments = work.arguments
        session.onOutput = { [self] bytes, isError in print(bytes, isError: isError) }
        session.onInput = { [self] in readInput() }
        let isKilled = state.withLock { state in
            state.interrupter = session.interrupter
            return state.killer != nil
        }
        if isKilled { session.interrupter.interrupt() }
        let result = session.run(source, filename: name)
        state.withLock { $0.interrupter = nil }
        if !files.bringBack(to: sandbox.memoryFiles) { state.withLock { _ = $0.limits.insert(.disk) } }
        report.steps = result.usage.instructions
        report.peakMemory = UInt64(max(0, result.usage.peakMemory))
        return exit(of: result.outcome)
    }

    private func exit(of outcome: PythonOutcome) -> ExitStatus {
        if let killer = state.withLock({ $0.killer }) { return .signaled(killer.rawValue) }
        switch PythonExit(outcome) {
        case .code(let code, let message):
            print(message)
            return .exited(code)
        case .limit(let name):
            state.withLock { _ = $0.limits.insert(name) }
            return .signaled(Signal.kill.rawValue)
        case .interrupted: return .signaled(Signal.interrupt.rawValue)
        case .broken:
            print("the interpreter found a defect of its own and ended the run\n")
            return .signaled(6)
        }
    }

    private func finish(_ exit: ExitStatus, _ report: Report) {
        sandbox.ended(self, report: report, isFinal: isFinal)
        var fired = state.withLock { $0.limits }
        let truncated = output.truncated
        if truncated.output || truncated.error { fired.insert(.output) }
        if sandbox.memoryFiles.wasFull { fired.insert(.disk) }
        let usage =
            isFinal
            ? sandbox.currentUsage
            : ResourceUsage(userTime: report.time, peakMemory: report.peakMemory, disk: sandbox.memoryFiles.used)
        let limits = LimitName.allCases.filter(fired.contains)
        output.end(
            Outcome(
                exit: exit, limits: limits, usage: usage,
                duration: .nanoseconds(Int64(clamping: HostClock.now.nanoseconds(since: startedAt))),
                standardOutputTruncated: truncated.output, standardErrorTruncated: truncated.error,
                enforcement: sandbox.enforcement),
            limits: limits)
        input.abandon()
        ended.fulfil()
    }

    private func print(_ text: String) {
        var text = text
        text.withUTF8 { print($0, isError: true) }
    }

    private func print(_ bytes: UnsafeBufferPointer<UInt8>, isError: Bool) {
        switch output.write(bytes, isError: isError, until: deadline) {
        case .written: return
        case .tooMuch: if limits.outputOverflow == .kill { kill(by: .kill, limit: .output) }
        case .tooLate: kill(by: .kill, limit: .wallTime)
        }
    }

    /// More of standard input; nil at its end.
    private func readInput() -> [UInt8]? {
        switch input.read(until: deadline) {
        case .bytes(let bytes): return bytes
        case .end: return nil
        case .tooLate:
            kill(by: .kill, limit: .wallTime)
            return nil
        }
    }
}
