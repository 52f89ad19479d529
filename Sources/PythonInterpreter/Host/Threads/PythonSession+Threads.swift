/// Running without blocking the caller.
extension PythonSession {
    /// Runs a piece of code on an interpreter thread while the caller waits without blocking one. Cancelling the task
    /// interrupts the run.
    ///
    /// The session is the caller's until it is called and again when it returns; nothing else may touch it meanwhile.
    public nonisolated(nonsending) func runOnInterpreterThread(
        _ code: String, filename: String = "<string>", inputs: [String: PythonValue] = [:],
        limits: PythonLimits? = nil
    ) async -> PythonResult {
        let watch = CancellationWatch(vm.pointee.interruption)
        // The caller waits, so that only the thread uses it.
        nonisolated(unsafe) let session = self
        return await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<PythonResult, Never>) in
                InterpreterThreads.shared.submit {
                    watch.begin()
                    let result = session.run(
                        Array(code.utf8), filename: filename, inputs: inputs, limits: limits)
                    watch.end()
                    continuation.resume(returning: result)
                }
            }
        } onCancel: {
            watch.cancel()
        }
    }
}

/// A session that any number of tasks may use: one at a time, in the order in which they come, on interpreter threads.
///
/// Nothing suspends inside of it: whoever is in has the session for itself until it leaves.
public actor PythonSessionActor {
    private let session: PythonSession
    private let executor = InterpreterExecutor()
    private let interruption: Interruption

    /// The interpreter threads.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Starts a session.
    public init(
        limits: PythonLimits = PythonLimits(), imports: ImportPolicy = .all, profile: PythonProfile = .standard
    ) {
        session = PythonSession(limits: limits, imports: imports, profile: profile)
        interruption = session.vm.pointee.interruption
    }

    /// Takes over a session, which the caller gives away.
    public init(_ session: sending PythonSession) {
        self.session = session
        interruption = session.vm.pointee.interruption
    }

    /// Gives the guest a function.
    public func register(_ tool: PythonTool) { session.register(tool) }

    /// Runs a piece of code. Cancelling the task interrupts its run, and not those of others.
    public func run(
        _ code: String, filename: String = "<string>", inputs: [String: PythonValue] = [:],
        limits: PythonLimits? = nil
    ) async -> PythonResult {
        let watch = CancellationWatch(interruption)
        return await withTaskCancellationHandler {
            // There is no waiting point from here on: the run has the actor for itself.
            runNow(code, filename, inputs, limits, watch)
        } onCancel: {
            watch.cancel()
        }
    }

    private func runNow(
        _ code: String, _ filename: String, _ inputs: [String: PythonValue], _ limits: PythonLimits?,
        _ watch: CancellationWatch
    ) -> PythonResult {
        watch.begin()
        defer { watch.end() }
        return session.run(Array(code.utf8), filename: filename, inputs: inputs, limits: limits)
    }

    /// Does something with the session, alone.
    public func withSession<Answer: Sendable, Failure: Error>(
        _ body: @Sendable (PythonSession) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        try body(session)
    }

    /// Stops whatever run is under way.
    public nonisolated func interrupt() { interruption.request() }
}
