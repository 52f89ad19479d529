import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol
import Synchronization

/// A process in a jail: its streams are pipes or a terminal straight to the host, so that their bytes pass through
/// nobody's buffers.
final class JailedProcess: Process {
    private struct State {
        var id: Int32 = 0
        var token: UInt32 = 0
        var queue: [Event] = []
        var queuedBytes = 0
        var waiter: CheckedContinuation<Result<Event?, SandboxError>, Never>?
        var streams: [OutputStream] = []
        var openStreams = 0
        var exit: ExitReport?
        var hasExited = false
        var isFinishing = false
        var isFinished = false
        var limits: Set<LimitName> = []
        var truncated: Set<OutputStream.Kind> = []
        var timers: [UInt64] = []
        var endedAt: Int64 = 0
    }

    /// How much output waits for a slow reader before the process has to.
    private static let highWater = 256 << 10
    /// How long a supervisor may take to start a process.
    private static let startLimit: Int64 = 60_000_000_000
    /// How long output may still come after the exit from processes that were left running.
    private static let afterExit: Int64 = 100_000_000

    private let sandbox: JailSandbox
    private let isFinal: Bool
    private let startedAt = cl_monotonic_now()
    private let input: AsyncDescriptor?
    private let channel: JailControlChannel?
    private let terminal = Mutex<Int32>(-1)
    private let terminalInput = Promise<AsyncDescriptor>()
    private let hasTerminal: Bool
    private let state = Mutex(State())

    private init(
        _ sandbox: JailSandbox, isFinal: Bool, input: AsyncDescriptor?, channel: JailControlChannel?, hasTerminal: Bool
    ) {
        self.sandbox = sandbox
        self.isFinal = isFinal
        self.input = input
        self.channel = channel
        self.hasTerminal = hasTerminal
        // Its master comes with the news of the start, and a short process may have ended by then.
        if hasTerminal { state.withLock { $0.openStreams = 1 } }
    }

    deinit {
        let descriptor = terminal.withLock { $0 }
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    // MARK: - Start

    static func start(
        _ request: ProcessRequest, in sandbox: JailSandbox, isFinal: Bool, image: JailProcessImage? = nil
    ) async throws(SandboxError) -> JailedProcess {
        var plan = try sandbox.startPlan(request, isFinal: isFinal)
        plan.isFromImage = image != nil
        guard SupervisorRequest.start(token: 0, plan: plan).encoded().count <= PacketChannel.capacity else {
            throw .invalidSpecification(
                field: "command",
                problem: "its arguments and environment are longer than \(PacketChannel.capacity) bytes",
                remedy: "pass long text in a file or on standard input")
        }
        var pipes = try StandardPipes(for: plan)
        let process = JailedProcess(
            sandbox, isFinal: isFinal, input: pipes.takeInput(), channel: pipes.takeControl(),
            hasTerminal: plan.terminal != nil)
        process.attach(pipes.readers, isBounded: !request.hasControlChannel)
        let imageEnd: [Int32] = if let image { [try image.duplicateDescriptor()] } else { [] }
        let (_, answer) = try sandbox.channel().ask(
            descriptors: pipes.takeChildEnds() + imageEnd, exit: { [weak process] report in process?.exited(report) }
        ) { token in
            // Known before anything can happen: output that is too much may come before the answer.
            process.state.withLock { $0.token = token }
            return .start(token: token, plan: plan)
        }
        // A supervisor that says nothing is as good as dead. On a machine under load a jail may take a while.
        let silence = EventLoop.shared.schedule(at: cl_monotonic_now() + startLimit) { [weak sandbox] in
            sandbox?.kill()
        }
        defer { EventLoop.shared.cancel(silence) }
        switch await answer.value() {
        case .started(let id, let master):
            process.state.withLock { $0.id = id }
            sandbox.armBackstop()
            sandbox.watchProcessorTime()
            process.armTimeout(request.timeout)
            if let master { process.attachTerminal(master) }
            return process
        case .notStarted(let failure):
            process.abandon()
            throw .commandNotStarted(
                command: request.arguments[0], stage: failure.stage, code: SystemErrorCode(rawValue: failure.code))
        case .gone(let error):
            process.abandon()
            throw await sandbox.whyNeverReady() ?? error
        default:
            process.abandon()
            throw .protocolViolation("an answer of another kind")
        }
    }

    /// A process that speaks with its host runs for as long as its sandbox: what reads it bounds each of its answers,
    /// and a limit on all that it ever prints would end it in the middle of its work.
    private func attach(_ readers: [(Int32, OutputStream.Kind)], isBounded: Bool = true) {
        let limit = isBounded ? sandbox.specification.limits.output : nil
        let streams = readers.map { OutputStream($0.0, $0.1, limit: limit, process: self) }
        state.withLock {
            $0.streams += streams
            $0.openStreams += streams.count
        }
        for stream in streams { stream.open() }
    }

    private func attachTerminal(_ master: Int32) {
        let writing = cl_duplicate(master, 3)
        let control = cl_duplicate(master, 3)
        terminal.withLock { $0 = control }
        attach([(master, .output)])
        if writing >= 0 { terminalInput.fulfil(AsyncDescriptor(writing, writing: true)) }
        let (streams, hasExited) = state.withLock { state in
            state.openStreams -= 1
            return (state.streams, state.hasExited)
        }
        if hasExited { finishSoon(streams) }
        finishIfDone()
    }

    /// The supervisor kills what overstays; a second later the host does, with everything around it.
    private func armTimeout(_ timeout: Duration?) {
        guard let timeout else { return }
        let time = Int64(clamping: timeout.wholeNanoseconds).addingReportingOverflow(1_000_000_000)
        sandbox.schedule(in: time.overflow ? .max / 2 : time.partialValue) { [weak self] timer in
            self?.state.withLock { $0.timers.append(timer) }
        } _: { [weak self] in
            guard let self else { return }
            let overstays = self.state.withLock { state in
                if !state.hasExited { state.limits.insert(.wallTime) }
                return !state.hasExited
            }
            if overstays { self.sandbox.kill() }
        }
    }

    private func abandon() {
        let (streams, timers) = state.withLock { state in
            state.isFinished = true
            return (state.streams, state.timers)
        }
        for stream in streams { stream.close() }
        for timer in timers { EventLoop.shared.cancel(timer) }
        input?.close()
        channel?.close()
    }

    // MARK: - Process

    var control: (any ControlChannel)? { channel }

    var id: Int32 { state.withLock { $0.id } }

    var events: ProcessEvents {
        ProcessEvents { [self] () throws(SandboxError) in try await nextEvent() }
    }

    private func nextEvent() async throws(SandboxError) -> Event? {
        let result: Result<Event?, SandboxError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (ready, paused) = state.withLock { state -> (Result<Event?, SandboxError>?, [OutputStream]) in
                    if !state.queue.isEmpty {
                        let event = state.queue.removeFirst()
                        state.queuedBytes -= event.byteCount
                        return (.success(event), state.queuedBytes < Self.highWater ? state.streams : [])
                    }
                    if state.isFinished { return (.success(nil), []) }
                    state.waiter = continuation
                    return (nil, [])
                }
                for stream in paused { stream.resume() }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            cancel()
        }
        if Task.isCancelled { throw .cancelled }
        return try result.get()
    }

    private func cancel() {
        kill()
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: .failure(.cancelled))
    }

    private func kill() {
        let token = state.withLock { $0.token }
        (try? sandbox.channel())?.tell(.signal(token: token, signal: SIGKILL, everything: true))
    }

    func write(_ bytes: [UInt8]) async throws(SandboxError) {
        if hasTerminal { return try await terminalInput.value().write(bytes) }
        guard let input else {
            throw .invalidSpecification(
                field: "standard input", problem: "the process has none", remedy: "start it with input .stream")
        }
        try await input.write(bytes)
    }

    func closeInput() async {
        // A terminal has no end; its line discipline turns ^D into one (termios(3), VEOF).
        if hasTerminal { try? await terminalInput.value().write([4]) } else { input?.close() }
    }

    func signal(_ signal: Signal) async throws(SandboxError) {
        guard (1...64).contains(signal.rawValue) else {
            throw .invalidSpecification(
                field: "signal", problem: "\(signal.rawValue) is no signal", remedy: "use a number from 1 to 64")
        }
        let token = state.withLock { $0.token }
        try sandbox.channel().tell(.signal(token: token, signal: signal.rawValue, everything: false))
    }

    func resize(_ size: TerminalSize) async throws(SandboxError) {
        guard hasTerminal else {
            throw .unsupported(
                feature: "a window size without a terminal", runtime: "jail", remedy: "start the process with one")
        }
        _ = terminal.withLock { $0 >= 0 ? cl_set_terminal_size($0, size.rows, size.columns) : 0 }
    }

    // MARK: - Output and end, on the loop's thread

    /// Takes a piece of output. False: wait until somebody reads.
    func deliver(_ kind: OutputStream.Kind, _ bytes: [UInt8]) -> Bool {
        enqueue(kind == .output ? .standardOutput(bytes) : .standardError(bytes))
        return state.withLock { $0.queuedBytes < Self.highWater }
    }

    /// Wakes a stream that paused just after the last piece was taken.
    func readAgainIfDrained(_ stream: OutputStream) {
        if state.withLock({ $0.queuedBytes < Self.highWater }) { stream.resume() }
    }

    /// A stream went over its limit, for the first time.
    func overflowed(_ kind: OutputStream.Kind) {
        let kills = sandbox.specification.limits.outputOverflow == .kill
        state.withLock { state in
            state.truncated.insert(kind)
            state.limits.insert(.output)
        }
        if kills {
            enqueue(.limit(.output))
            kill()
        }
    }

    func streamEnded() {
        state.withLock { $0.openStreams -= 1 }
        finishIfDone()
    }

    private func exited(_ report: ExitReport?) {
        let streams = state.withLock { state in
            state.exit = report
            state.hasExited = true
            state.endedAt = cl_monotonic_now()
            return state.streams
        }
        channel?.peerIsGone()
        finishSoon(streams)
        finishIfDone()
    }

    /// Somebody who was left running may hold the streams open for ever.
    private func finishSoon(_ streams: [OutputStream]) {
        guard !isFinal else { return }
        let timer = EventLoop.shared.schedule(at: cl_monotonic_now() + Self.afterExit) {
            for stream in streams { stream.finish() }
        }
        state.withLock { $0.timers.append(timer) }
    }

    private func finishIfDone() {
        let isDone = state.withLock { state in
            guard state.hasExited, state.openStreams == 0, !state.isFinishing else { return false }
            state.isFinishing = true
            return true
        }
        guard isDone else { return }
        if isFinal {
            sandbox.ended.whenFulfilled { [self] end in finish(end.statistics) }
        } else if state.withLock({ $0.exit?.status }) == 0 {
            finish(nil)
        } else {
            sandbox.askForStatistics().whenFulfilled { [self] statistics in finish(statistics) }
        }
    }

    private func finish(_ statistics: GroupStatistics?) {
        let (report, ownLimits, truncated, timers, endedAt) = state.withLock { state in
            (state.exit, state.limits, state.truncated, state.timers, state.endedAt)
        }
        for timer in timers { EventLoop.shared.cancel(timer) }
        var limits = ownLimits.union(LimitName.fired(report?.limits ?? 0))
        if let statistics { limits.formUnion(sandbox.newGroupLimits(statistics)) }
        var usage = report.map { ResourceUsage($0.usage) } ?? ResourceUsage()
        if isFinal || report == nil, let statistics {
            usage.peakMemory = statistics.peakMemory ?? usage.peakMemory
            if report == nil, let time = statistics.processorTime {
                usage.userTime = .nanoseconds(Int64(clamping: time))
            }
        }
        let outcome = Outcome(
            exit: report.map { ExitStatus(waitStatus: $0.status) } ?? .signaled(SIGKILL),
            limits: LimitName.allCases.filter(limits.contains), usage: usage,
            duration: .nanoseconds(max(0, endedAt - startedAt)),
            standardOutputTruncated: truncated.contains(.output),
            standardErrorTruncated: truncated.contains(.error), enforcement: sandbox.enforcement)
        for limit in outcome.limits where limit != .output { enqueue(.limit(limit)) }
        enqueue(.exit(outcome))
        input?.close()
        terminalInput.current?.close()
    }

    private func enqueue(_ event: Event) {
        let waiter = state.withLock { state -> CheckedContinuation<Result<Event?, SandboxError>, Never>? in
            // Together with the event: whoever takes it may ask for the next one at once, and must not wait for it.
            if case .exit = event { state.isFinished = true }
            guard let waiter = state.waiter else {
                state.queue.append(event)
                state.queuedBytes += event.byteCount
                return nil
            }
            state.waiter = nil
            return waiter
        }
        waiter?.resume(returning: .success(event))
    }
}

extension Event {
    fileprivate var byteCount: Int {
        switch self {
        case .standardOutput(let bytes), .standardError(let bytes): bytes.count
        case .limit, .exit: 0
        }
    }
}

extension ExitStatus {
    /// Reads a status of wait(2).
    init(waitStatus: Int32) {
        var signal: Int32 = 0
        let code = cl_exit_code(waitStatus, &signal)
        self = code >= 0 ? .exited(code) : .signaled(signal)
    }
}

extension LimitName {
    /// The limits that the supervisor saw fire.
    static func fired(_ bits: UInt8) -> Set<LimitName> {
        let names: [(UInt8, LimitName)] = [
            (ExitReport.wallTime, .wallTime), (ExitReport.processorTime, .cpuTime), (ExitReport.memory, .memory),
            (ExitReport.disk, .disk), (ExitReport.fileSize, .fileSize), (ExitReport.processes, .processes),
        ]
        return Set(names.filter { bits & $0.0 != 0 }.map(\.1))
    }
}
