public import Sandboxing

/// A session of one language in a sandbox: what code defines stays for the code that comes after it.
///
/// One run at a time; others wait in the order in which they came. An interpreter that ends, whatever the reason, ends
/// the run with an error that says so, and the next run has a new one.
public actor CodeContext {
    /// What a context is doing.
    public enum State: Sendable, Hashable {
        /// It waits for code.
        case idle
        /// Code runs.
        case running
        /// Its interpreter has ended; the next run starts a new one.
        case ended(reason: String)
        /// It was closed.
        case closed
    }

    /// What a context has seen.
    public struct Statistics: Sendable, Hashable {
        /// Runs that were started.
        public var runs = 0
        /// Interpreters that were started.
        public var starts = 0
        /// Packets on the control channel that belonged to no run, or were none.
        public var droppedPackets = 0
        /// Bytes that were printed while nothing ran.
        public var droppedOutput = 0
    }

    /// A name that no other context has.
    public nonisolated let id: String
    /// What it speaks.
    public nonisolated let language: ContextLanguage
    /// How it was started.
    public nonisolated let settings: ContextSettings

    let sandbox: any Sandbox
    private var session: RunnerSession?
    private var isBusy = false
    private var isClosed = false
    private var waiting: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    private var nextWaiter: UInt64 = 0
    private var endReason: String?
    private var counted = Statistics()

    init(_ language: ContextLanguage, in sandbox: any Sandbox, _ settings: ContextSettings) {
        id = String(decoding: Nonce().text, as: UTF8.self)
        self.language = language
        self.sandbox = sandbox
        self.settings = settings
    }

    deinit { session?.kill() }

    /// Starts an interpreter and gives a context that is ready for code.
    public static func start(
        _ language: ContextLanguage, in sandbox: any Sandbox, settings: ContextSettings = ContextSettings()
    ) async throws(ContextError) -> CodeContext {
        let context = CodeContext(language, in: sandbox, settings)
        try await context.startSession()
        return context
    }

    // MARK: - Running code

    /// Runs code. Waits for its turn; the events then come as they happen.
    ///
    /// Cancelling the task that reads the events interrupts the code.
    public func run(
        _ code: String, options: ExecutionOptions = ExecutionOptions()
    ) async throws(ContextError) -> ExecutionEvents {
        try check(code, options)
        try await takeTurn()
        counted.runs += 1
        let feed = ExecutionFeed()
        for isSecondTry in [false, true] {
            do throws(ContextError) {
                let session = try await readySession()
                let exchange = Exchange(feed: feed, timeout: options.timeout, messageLimit: settings.resultLimit)
                do throws(SandboxError) {
                    try await session.run(code, options.environment, exchange)
                } catch  where session.withdraw(exchange) {
                    // It has ended since the last run and nobody had noticed.
                    forget(session)
                    guard !isSecondTry else { throw ContextError.sandbox(error) }
                    continue
                } catch {
                    // It has ended with this run, whose events say so.
                }
                let grace = settings.interruptGrace
                return ExecutionEvents(feed) { [weak session] in
                    session?.interrupt(exchange, .interrupted, killAfter: grace)
                }
            } catch {
                passTurn()
                throw error
            }
        }
        passTurn()
        throw .sandbox(.sandboxEnded(reason: "the interpreter has ended"))
    }

    private func check(_ code: String, _ options: ExecutionOptions) throws(ContextError) {
        guard code.utf8.count <= settings.codeLimit else {
            throw .invalidRequest("the code is longer than \(settings.codeLimit) bytes")
        }
        for (name, value) in options.environment {
            guard !name.isEmpty, !name.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == 0 }),
                !value.utf8.contains(0)
            else { throw .invalidRequest("'\(name)' is no variable of an environment") }
        }
    }

    /// Interrupts the code that runs. When it does not end within ``ContextSettings/interruptGrace``, its interpreter is
    /// killed. Without running code nothing happens.
    public func interrupt() {
        guard let session, let exchange = session.current, exchange.feed != nil else { return }
        session.interrupt(exchange, .interrupted, killAfter: settings.interruptGrace)
    }

    // MARK: - Life

    /// Ends the interpreter, with whatever runs, and starts a new one without any variables.
    public func restart() async throws(ContextError) {
        guard !isClosed else { throw .closed }
        if let session {
            session.kill()
            await session.waitForEnd()
        }
        try await takeTurn()
        defer { passTurn() }
        _ = try await readySession()
    }

    /// Ends the context. Waiting runs fail; files that it made stay.
    public func close() async {
        guard !isClosed else { return }
        isClosed = true
        for waiter in waiting { waiter.continuation.resume(returning: false) }
        waiting = []
        if let session {
            if session.current != nil { session.kill() }
            await session.close()
        }
    }

    /// What the context is doing.
    public var state: State {
        if isClosed { return .closed }
        if isBusy { return .running }
        if session == nil { return .ended(reason: endReason ?? "it was not started") }
        return .idle
    }

    /// The process id of its interpreter in the sandbox; nil without one.
    public var processID: Int32? { session?.processID }

    /// What the context has seen.
    public var statistics: Statistics {
        var statistics = counted
        if let dropped = session?.dropped {
            statistics.droppedPackets += dropped.packets
            statistics.droppedOutput += dropped.output
        }
        return statistics
    }

    // MARK: - Other requests

    /// Asks the interpreter something while no code runs.
    func ask(_ message: JSONValue) async throws(ContextError) -> JSONValue {
        try await withSession { _, ask throws(ContextError) in try await ask(message) }
    }

    /// Lends the interpreter and a way to ask it, while no code runs.
    func withSession<Value>(
        _ body: (RunnerSession, (JSONValue) async throws(ContextError) -> JSONValue) async throws(ContextError) -> Value
    ) async throws(ContextError) -> Value {
        guard language == .python else { throw .unsupported("only contexts of python can be asked for this") }
        try await takeTurn()
        defer { passTurn() }
        let session = try await readySession()
        return try await body(session) { message throws(ContextError) in
            let answer: JSONValue?
            do throws(SandboxError) { answer = try await session.ask { _ in message.encodedBytes } } catch {
                throw .sandbox(error)
            }
            guard let answer else { throw .sandbox(.sandboxEnded(reason: "the interpreter has ended")) }
            return answer
        }
    }

    // MARK: - Turns

    private func takeTurn() async throws(ContextError) {
        guard !isClosed else { throw .closed }
        guard !Task.isCancelled else { throw .cancelled }
        guard isBusy else {
            isBusy = true
            return
        }
        guard waiting.count < settings.waitingLimit else { throw .tooManyWaiting(limit: settings.waitingLimit) }
        let id = nextWaiter
        nextWaiter &+= 1
        let isMine = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // The cancellation may have come before this.
                if Task.isCancelled { return continuation.resume(returning: false) }
                waiting.append((id, continuation))
            }
        } onCancel: {
            Task { await self.withdraw(id) }
        }
        guard isMine else { throw isClosed ? .closed : .cancelled }
        if isClosed {
            passTurn()
            throw .closed
        }
    }

    private func withdraw(_ id: UInt64) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }

    private func passTurn() {
        guard !waiting.isEmpty else { return isBusy = false }
        waiting.removeFirst().continuation.resume(returning: true)
    }

    // MARK: - The interpreter

    private func readySession() async throws(ContextError) -> RunnerSession {
        guard !isClosed else { throw .closed }
        if let session { return session }
        return try await startSession()
    }

    @discardableResult
    func startSession() async throws(ContextError) -> RunnerSession {
        let program = language.runner
        let request = ProcessRequest(
            program.arguments, environment: settings.environment, workingDirectory: settings.workingDirectory,
            input: program.readsStandardInput ? .stream : .none, background: .kill, user: settings.user,
            hasControlChannel: true)
        let process: any Sandboxing.Process
        do {
            process = try await sandbox.start(request)
        } catch .commandNotStarted(let command, "execve", .noSuchFile) {
            throw .unsupportedLanguage(
                name: language.rawValue, reason: "the sandbox has no '\(command)'; install it or use another template")
        } catch {
            throw .sandbox(error)
        }
        return try await adopt(process) { nonce in program.greeting(nonce) }
    }

    /// Takes over a process and waits until it says hello.
    func adopt(
        _ process: any Sandboxing.Process, greeting: @escaping @Sendable (Nonce) -> [UInt8]
    ) async throws(ContextError) -> RunnerSession {
        guard let control = process.control else {
            throw .unsupported("this runtime gives processes no control channel; use the runtime jail")
        }
        let session = RunnerSession(
            process, control, language, settings,
            RunnerSession.Listener(
                hasEnded: { [weak self] session, reason in await self?.sessionEnded(session, reason) },
                runIsOver: { [weak self] in await self?.passTurn() }))
        session.open()
        let hello: JSONValue?
        do throws(SandboxError) { hello = try await session.ask(greeting) } catch { hello = nil }
        guard hello?["t"]?.text == "hello" else {
            session.kill()
            await session.waitForEnd()
            throw .notStarted(
                language: language,
                reason: hello?["problem"]?.text ?? endReason ?? "its interpreter does not answer")
        }
        counted.starts += 1
        endReason = nil
        // Closed meanwhile.
        if isClosed { session.kill() }
        self.session = session
        return session
    }

    private func sessionEnded(_ session: RunnerSession, _ reason: String) {
        endReason = reason
        forget(session)
    }

    private func forget(_ session: RunnerSession) {
        guard self.session === session else { return }
        let dropped = session.dropped
        counted.droppedPackets += dropped.packets
        counted.droppedOutput += dropped.output
        self.session = nil
    }
}
