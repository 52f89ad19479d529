/// Running in steps: from one call of the host to the next.
extension PythonSession {
    /// Runs a piece of code until it ends or calls a suspending tool.
    ///
    /// A suspended session keeps its place. It goes on with `resume`, at any time, in this process or, by way of a dump,
    /// in another one.
    public func start(
        _ code: String, filename: String = "<string>", inputs: [String: PythonValue] = [:],
        limits: PythonLimits? = nil
    ) -> PythonStep {
        guard phase == .idle, !vm.pointee.isPoisoned else { return .finished(refusal()) }
        begin(limits ?? self.limits)
        vm.pointee.host.canSuspend = true
        return step { () throws(Raised) in
            try execute(Array(code.utf8), filename: filename, inputs: inputs)
        }
    }

    /// Goes on with the answer to the call at which the session is suspended.
    public func resume(_ answer: PythonAnswer) throws(PythonSessionError) -> PythonStep {
        guard phase == .suspended else { throw phase == .running ? .running : .notSuspended }
        phase = .running
        connect()
        vm.adoptStack()
        vm.pointee.deadline = timeLeft.map { Clock.monotonic() &+ $0 } ?? .max
        vm.pointee.host.suspendedCall = nil
        vm.pointee.host.canSuspend = true
        return step { () throws(Raised) in try continueRun(answer) }
    }

    /// The call at which the session is suspended.
    public var suspendedCall: PythonCall? { phase == .suspended ? vm.pointee.host.suspendedCall : nil }

    /// What the run has printed so far.
    public var outputSoFar: [UInt8] { output.standard }

    /// Gives up the suspended run. The guest's handlers do not run.
    public func abandon() {
        guard phase == .suspended else { return }
        vm.pointee.exceeded = .stopped
        _ = finish(nil)
    }

    private func continueRun(_ answer: PythonAnswer) throws(Raised) -> Value {
        vm.pointee.nesting = 1
        defer { vm.pointee.nesting = 0 }
        do throws(Raised) {
            let value = try vm.deliver(answer)
            guard let result = vm.suspendedResult() else { return .none }
            result.pointee = value
        } catch {
            guard vm.unwind(above: 0) else { throw error }
        }
        return try vm.run(above: 0)
    }

    private func step(_ body: () throws(Raised) -> Value) -> PythonStep {
        let value = attempt(body)
        guard value == nil, let call = vm.pointee.host.suspendedCall, vm.pointee.exceeded == nil,
            vm.pointee.frameCount > 0
        else { return .finished(finish(value)) }
        phase = .suspended
        let frame = vm.pointee.frames + (vm.pointee.frameCount - 1)
        vm.pointee.top = frame.pointee.base + frame.pointee.code.pointee.registerCount
        vm.pointee.temporaryCount = 0
        vm.pointee.temporaryBase = 0
        vm.pointee.nesting = 0
        vm.pointee.loops = 0
        vm.pointee.keepsTemporaries = false
        let now = Clock.monotonic()
        timeLeft = vm.pointee.deadline == .max ? nil : vm.pointee.deadline > now ? vm.pointee.deadline - now : 0
        return .suspended(call)
    }
}
