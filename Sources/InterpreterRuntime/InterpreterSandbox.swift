import PythonInterpreter
import Sandboxing
import Synchronization

/// One interpreter's worth of isolation: files in memory, and Python that runs with them.
final class InterpreterSandbox: Sandbox {
    static let runtimeName = "interpreter"

    private struct State {
        var processes: [Int32: InterpretedProcess] = [:]
        var nextProcess: Int32 = 2
        var endReason: String?
        /// When the limit of wall time is over, from the first process on.
        var deadline: HostClock.Instant?
        var stepsLeft: Int
        var peakMemory: UInt64 = 0
        var userTime: Duration = .zero
    }

    let id: SandboxID
    let enforcement: Enforcement
    let specification: SandboxSpecification
    let configuration: InterpreterRuntime.Configuration
    let memoryFiles: MemoryFiles
    private let state: Mutex<State>
    private static let count = Atomic<UInt64>(1)

    init(_ specification: SandboxSpecification, configuration: InterpreterRuntime.Configuration) {
        let number = Self.count.wrappingAdd(1, ordering: .relaxed).oldValue
        id = SandboxID(rawValue: "interpreter-\(number)")
        enforcement = InterpreterEnforcement.report(for: specification)
        self.specification = specification
        self.configuration = configuration
        memoryFiles = MemoryFiles(
            workingDirectory: specification.workingDirectory ?? MemoryFiles.home, quota: specification.limits.disk,
            largestFile: specification.limits.fileSize)
        state = Mutex(State(stepsLeft: specification.limits.cpuTime.map(InterpreterEnforcement.steps) ?? .max))
    }

    var files: any SandboxFiles { memoryFiles }

    func start(_ request: ProcessRequest) async throws(SandboxError) -> any Process {
        try begin(request, isFinal: false)
    }

    func startFinal(_ request: ProcessRequest) async throws(SandboxError) -> any Process {
        try begin(request, isFinal: true)
    }

    private func begin(_ request: ProcessRequest, isFinal: Bool) throws(SandboxError) -> any Process {
        try request.validate()
        if request.terminal != nil { throw InterpreterEnforcement.unsupported("a terminal") }
        if request.hasControlChannel { throw InterpreterEnforcement.unsupported("a control channel") }
        if request.user == .root { throw InterpreterEnforcement.unsupported("the user root") }
        let command: PythonCommandLine
        do throws(PythonCommandLine.Problem) {
            command = try PythonCommandLine(request.arguments)
        } catch {
            throw InterpreterEnforcement.unsupported(error.feature)
        }
        let program = try program(of: command, workingDirectory: request.workingDirectory)
        let limits = specification.limits
        let result = state.withLock { state -> Result<(InterpretedProcess, PythonLimits), SandboxError> in
            if let reason = state.endReason { return .failure(.sandboxEnded(reason: reason)) }
            if let most = limits.processes, state.processes.count >= Int(most) {
                return .failure(
                    .host(
                        operation: "start a process", code: SystemErrorCode(rawValue: 11),
                        remedy: "the limit is \(most) at a time"))
            }
            let now = HostClock.now
            if state.deadline == nil, let time = limits.wallTime { state.deadline = now + time }
            let own = request.timeout.map { now + $0 }
            let deadline = [state.deadline, own].compactMap { $0 }.min()
            let process = InterpretedProcess(
                id: state.nextProcess, sandbox: self, limits: limits, deadline: deadline,
                takesInput: request.input == .stream, isFinal: isFinal)
            state.processes[process.id] = process
            state.nextProcess &+= 1
            let python = PythonLimits(
                instructions: state.stepsLeft, nanoseconds: deadline?.nanoseconds(since: now),
                memory: limits.memory.map { Int(clamping: $0) } ?? .max, recursion: configuration.recursion,
                output: .max)
            return .success((process, python))
        }
        let (process, python) = try result.get()
        let environment = PythonSession.defaultEnvironment.merging(specification.environment) { $1 }
        let work = InterpretedProcess.Work(
            program: program, arguments: command.guestArguments, limits: python, imports: configuration.imports,
            environment: environment.merging(request.environment) { $1 },
            workingDirectory: request.workingDirectory ?? memoryFiles.workingDirectory)
        guard GuestThread.start({ process.run(work) }) else {
            process.abandon()
            ended(process, report: nil, isFinal: isFinal)
            throw .host(
                operation: "start a thread", code: SystemErrorCode(rawValue: 11), remedy: "this process has too many")
        }
        return process
    }

    /// The text to run, as far as it is known before the process runs.
    private func program(
        of command: PythonCommandLine, workingDirectory: String?
    ) throws(SandboxError) -> InterpretedProcess.Program {
        switch command.source {
        case .text(let text): return .text(Array(text.utf8), name: "<string>")
        case .input: return .input
        case .file(let path):
            do {
                return .text(try memoryFiles.contents(path, from: workingDirectory), name: path)
            } catch {
                // As python3 does: a message and the code 2.
                guard case .file(_, _, let code) = error else { throw error }
                return .missing(path: path, code: code)
            }
        }
    }

    /// What a process used when it ended.
    func ended(_ process: InterpretedProcess, report: InterpretedProcess.Report?, isFinal: Bool) {
        state.withLock { state in
            state.processes[process.id] = nil
            if let report {
                if state.stepsLeft != .max { state.stepsLeft = max(0, state.stepsLeft - report.steps) }
                state.peakMemory = max(state.peakMemory, report.peakMemory)
                state.userTime += report.time
            }
            if isFinal, state.endReason == nil { state.endReason = "its final process has ended" }
        }
        if isFinal { endAll("its final process has ended") }
    }

    func usage() async throws(SandboxError) -> ResourceUsage { currentUsage }

    var currentUsage: ResourceUsage {
        state.withLock { state in
            ResourceUsage(
                userTime: state.userTime, peakMemory: state.peakMemory, disk: memoryFiles.used,
                processes: UInt32(clamping: state.processes.count))
        }
    }

    func exportChanges(
        of target: String, receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(SandboxError) {
        throw .invalidSpecification(
            field: "target", problem: "\(target.quotedForMessage) is not a copy-on-write mount",
            remedy: "an interpreter has none; the runtime jail has")
    }

    func kill() { endAll("it was killed") }

    private func endAll(_ reason: String) {
        let running = state.withLock { state in
            if state.endReason == nil { state.endReason = reason }
            return Array(state.processes.values)
        }
        for process in running { process.kill(by: .kill) }
    }

    func close() async {
        endAll("it was closed")
        let running = state.withLock { Array($0.processes.values) }
        for process in running { await process.ended.value() }
        memoryFiles.removeAll()
    }
}
