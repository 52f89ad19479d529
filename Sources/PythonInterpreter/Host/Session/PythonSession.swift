/// One Python session: variables stay between runs. A session shares nothing with others but constants; any number may
/// run at once, each on one thread at a time. It is not `Sendable`: `PythonSessionActor` is what several tasks share.
///
/// The guest holds no object of the host. It can only compute, print, and call the functions that the session was given.
public final class PythonSession {
    enum Phase { case idle, running, suspended }

    let vm: VM
    let profile: PythonProfile
    /// What was printed since the beginning of the run.
    var output = OutputBuffer()
    /// What each run may use, unless it is told otherwise.
    public internal(set) var limits: PythonLimits
    /// The limits of the run that is under way.
    var runLimits: PythonLimits
    var phase = Phase.idle
    /// The line of the outermost code at which an exception left it.
    var failedLine = 0
    /// What a suspended run may still take of the clock.
    var timeLeft: UInt64?

    /// The files that the guest sees; the host may use them between runs.
    public let files: PythonFileSystem

    /// What `os.environ` holds unless the host says something else.
    public static let defaultEnvironment = ["HOME": "/home/user", "LANG": "C.UTF-8"]

    /// Starts a session.
    ///
    /// - Parameters:
    ///   - files: a tree of this session's own; by default an empty one, with nothing of the host in it
    ///   - environment: what `os.environ` holds; nothing of the host's own is added
    ///   - clock: where the guest's time comes from
    ///   - grantsTimeZones: whether `zoneinfo` may read the host's data on time zones, and nothing else
    ///   - profile: habits of another executor
    public convenience init(
        limits: PythonLimits = PythonLimits(), imports: ImportPolicy = .all,
        files: PythonFileSystem = PythonFileSystem(), environment: [String: String] = defaultEnvironment,
        clock: PythonClock = .system, grantsTimeZones: Bool = false, profile: PythonProfile = .standard
    ) {
        self.init(limits: limits, profile: profile, files: files) { host in
            host.policy = imports
            host.clock = SessionClock(clock)
            host.environment = environment.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            host.grantsZones = grantsTimeZones
        }
        files.files.epoch = vm.pointee.host.clock.real()
        setUpProfile()
    }

    /// A session without anything that a profile adds.
    init(
        limits: PythonLimits, profile: PythonProfile, files: PythonFileSystem,
        configure: (inout HostInterface) -> Void
    ) {
        self.limits = limits
        self.profile = profile
        self.files = files
        runLimits = limits
        var host = HostInterface()
        host.files = files
        configure(&host)
        vm = VM.make(memory: limits.memory, recursion: limits.recursion, host: host)
    }

    deinit { vm.end() }

    /// Collects at every call and loop, so that tests find values that nobody holds.
    package var collectsAlways: Bool {
        get { vm.pointee.collectsAlways }
        set { vm.pointee.collectsAlways = newValue }
    }

    /// What is called with everything that the guest prints, as it is printed. Without one, output is collected.
    public var onOutput: ((_ bytes: UnsafeBufferPointer<UInt8>, _ isError: Bool) -> Void)?

    /// What is called when the guest reads its standard input: more bytes, or nil at the end. Without one it is empty.
    public var onInput: (() -> [UInt8]?)?

    /// What answers calls of suspending tools where the session cannot be suspended: in runs that were not started by
    /// `start`, and where a builtin function waits for the result (the key of a sort, an awaited coroutine).
    public var onNestedCall: ((PythonCall) throws -> PythonAnswer)? {
        get { vm.pointee.host.onNestedCall }
        set { vm.pointee.host.onNestedCall = newValue }
    }

    /// Whether calling a name that nobody defined calls the host, as if a suspending tool had that name.
    public var resolvesUnknownNames: Bool {
        get { vm.pointee.host.resolvesUnknownNames }
        set { vm.pointee.host.resolvesUnknownNames = newValue }
    }

    /// What the guest finds in `sys.argv`; read when it first imports `sys`.
    public var arguments: [String] {
        get { vm.pointee.host.arguments }
        set { vm.pointee.host.arguments = newValue }
    }

    /// Whether runs can succeed. False after a defect of the interpreter was caught, and while the session's variables
    /// alone take more memory than it may have.
    public var isUsable: Bool { !vm.pointee.isPoisoned && vm.pointee.heap.bytes <= vm.pointee.heap.limit }

    /// Bytes of the session's objects, garbage included.
    public var memory: Int { vm.pointee.heap.bytes }

    /// Whether the value of the last expression is kept as `_`, as at a prompt.
    public var keepsLastValue = false

    /// Stops the run that is under way, from any thread.
    public var interrupter: PythonInterrupter { PythonInterrupter(interruption: vm.pointee.interruption) }

    /// Frees what the guest can no longer reach.
    public func collect() {
        guard phase == .idle else { return }
        do throws(Raised) {
            begin(limits)
            phase = .idle
            try vm.collect()
        } catch { vm.pointee.exceeded = nil }
    }

    // MARK: Running

    /// Runs a piece of code on the calling thread.
    ///
    /// - Parameters:
    ///   - inputs: variables that are set before.
    ///   - limits: what this run may use; memory and recursion are the session's.
    /// - Returns: the value of the last statement, if it is an expression, with what was printed and used.
    public func run(
        _ code: String, filename: String = "<string>", inputs: [String: PythonValue] = [:],
        limits: PythonLimits? = nil
    ) -> PythonResult {
        run(Array(code.utf8), filename: filename, inputs: inputs, limits: limits)
    }

    /// The same for source bytes.
    public func run(
        _ source: [UInt8], filename: String = "<string>", inputs: [String: PythonValue] = [:],
        limits: PythonLimits? = nil
    ) -> PythonResult {
        guard phase == .idle, !vm.pointee.isPoisoned else { return refusal() }
        begin(limits ?? self.limits)
        vm.pointee.host.canSuspend = false
        return finish(attempt { () throws(Raised) in try execute(source, filename: filename, inputs: inputs) })
    }

    /// Runs what the guest registered with `atexit`, for hosts that are done with a session. Nil if there is nothing.
    ///
    /// The functions are forgotten, and the session can be used further.
    public func runExitFunctions(limits: PythonLimits? = nil) -> PythonResult? {
        guard phase == .idle, !vm.pointee.isPoisoned else { return nil }
        let module = vm.get(vm.dict(vm.pointee.modules), name: vm.intern("atexit"))
        guard module.is(.module) else { return nil }
        let names = vm.dict(vm.object(module, ModuleObject.self).pointee.dict)
        let registered = vm.get(names, name: vm.intern("_functions"))
        guard registered.is(.list), vm.list(registered).pointee.count > 0 else { return nil }
        let function = vm.get(names, name: vm.intern("_run_exitfuncs"))
        begin(limits ?? self.limits)
        vm.pointee.host.canSuspend = false
        return finish(attempt { () throws(Raised) in try vm.call(function) })
    }

    /// The value, or nil with what happened in the machine.
    func attempt(_ body: () throws(Raised) -> Value) -> Value? {
        do throws(Raised) { return try body() } catch { return nil }
    }

    func execute(_ source: [UInt8], filename: String, inputs: [String: PythonValue]) throws(Raised) -> Value {
        for (name, value) in inputs { try assign(name, value) }
        vm.pointee.host.note(source: source, filename)
        let template = try vm.compile(source, filename: filename, mode: .module, result: profile.result)
        let code = try vm.instantiate(template)
        vm.keep(code)
        return try vm.runCode(
            vm.object(code, CodeObject.self), globals: globals, namespace: .undefined, function: .undefined)
    }

    /// The dictionary of `__main__`.
    var globals: UnsafeMutablePointer<DictObject> {
        vm.dict(vm.object(vm.pointee.mainModule, ModuleObject.self).pointee.dict)
    }

    func begin(_ limits: PythonLimits) {
        runLimits = limits
        phase = .running
        vm.adoptStack()
        vm.pointee.exceeded = nil
        vm.pointee.pending = .undefined
        vm.pointee.handled = .none
        vm.pointee.budget = limits.instructions ?? .max
        vm.pointee.sliceLength = 0
        vm.pointee.fuel = 0
        vm.pointee.deadline = limits.nanoseconds.map { Clock.monotonic() &+ $0 } ?? .max
        vm.pointee.host.outputLeft = limits.output
        vm.pointee.host.callsLeft = limits.hostCalls
        vm.pointee.host.callsMade = 0
        vm.pointee.host.suspendedCall = nil
        vm.pointee.host.finalAnswer = nil
        vm.pointee.host.stopReason = nil
        vm.pointee.host.stopLine = 0
        failedLine = 0
        vm.pointee.host.inputHasEnded = false
        output = OutputBuffer()
        connect()
    }

    /// Lets the machine find the host. A session that was restored has not begun its run itself.
    func connect() {
        vm.pointee.host.read = { [unowned self] in onInput?() }
        vm.pointee.host.write = { [unowned self] bytes, isError in
            if let onOutput { onOutput(bytes, isError) } else { output.append(bytes, isError) }
        }
    }

    /// What a run comes to that cannot begin.
    func refusal() -> PythonResult {
        let usage = PythonUsage(
            instructions: 0, memory: vm.pointee.heap.bytes, peakMemory: vm.pointee.heap.peak, hostCalls: 0, output: 0)
        if vm.pointee.isPoisoned {
            return PythonResult(outcome: .limit(.internalError), output: [], errorOutput: [], usage: usage)
        }
        let message =
            phase == .suspended ? "the session is suspended at a call" : "the session is running already"
        let exception = PythonException(
            type: "RuntimeError", message: message, traceback: "RuntimeError: \(message)\n",
            summary: "RuntimeError: \(message)\n", exitStatus: nil)
        return PythonResult(outcome: .exception(exception), output: [], errorOutput: [], usage: usage)
    }

    func finish(_ value: Value?) -> PythonResult {
        var outcome: PythonOutcome
        if let exceeded = vm.pointee.exceeded {
            outcome = .limit(exceeded.kind)
        } else if let value {
            // Converting may call Python code, under the limits of the run.
            vm.keep(value)
            let exported = vm.export(value)
            let representation = vm.finalRepresentation(value)
            outcome = .value(exported, representation: representation)
            if let exceeded = vm.pointee.exceeded { outcome = .limit(exceeded.kind) }
            if keepsLastValue, !value.isNone, !value.isUndefined {
                vm.set(vm.dict(vm.pointee.builtins), name: vm.intern("_"), value)
            }
        } else {
            let exception = vm.pointee.pending
            vm.pointee.pending = .undefined
            vm.keep(exception)
            if exception.is(.exception), vm.exception(exception).pointee.traceback.is(.traceback) {
                failedLine = Int(
                    vm.object(vm.exception(exception).pointee.traceback, TracebackObject.self).pointee.line)
            }
            outcome = .exception(vm.exportException(exception))
            if let exceeded = vm.pointee.exceeded { outcome = .limit(exceeded.kind) }
        }
        clear()
        if case .limit(.memory) = outcome { recover() }
        if vm.pointee.isPoisoned { outcome = .limit(.internalError) }
        return PythonResult(outcome: outcome, output: output.standard, errorOutput: output.error, usage: usage)
    }

    /// Leaves nothing of a run behind but what variables hold.
    private func clear() {
        vm.shrinkTemporaries()
        vm.pointee.temporaryCount = 0
        vm.pointee.temporaryBase = 0
        vm.pointee.frameCount = 0
        vm.pointee.top = vm.pointee.registers
        vm.pointee.nesting = 0
        vm.pointee.loops = 0
        vm.pointee.keepsTemporaries = false
        vm.pointee.pending = .undefined
        vm.pointee.handled = .none
        vm.pointee.busy.removeAll()
        vm.pointee.host.canSuspend = false
        vm.pointee.host.suspendedCall = nil
        vm.pointee.interruption.clear()
        phase = .idle
    }

    /// After a memory limit: what only the run held goes.
    private func recover() {
        vm.endSlice()
        let budget = vm.pointee.budget
        vm.pointee.exceeded = nil
        vm.pointee.fuel = .max
        do throws(Raised) { try vm.collect() } catch { vm.pointee.exceeded = nil }
        (vm.pointee.budget, vm.pointee.sliceLength, vm.pointee.fuel) = (budget, -1, -1)
    }

    var usage: PythonUsage {
        PythonUsage(
            instructions: vm.used(of: runLimits.instructions ?? .max), memory: vm.pointee.heap.bytes,
            peakMemory: vm.pointee.heap.peak, hostCalls: vm.pointee.host.callsMade,
            output: runLimits.output - Swift.max(vm.pointee.host.outputLeft, 0))
    }
}

/// Printed bytes.
struct OutputBuffer {
    var standard: [UInt8] = []
    var error: [UInt8] = []

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ isError: Bool) {
        if isError { error.append(contentsOf: bytes) } else { standard.append(contentsOf: bytes) }
    }
}

/// Stops a session's run. May be kept and used anywhere.
public struct PythonInterrupter: Sendable {
    let interruption: Interruption

    /// Ends the run that is under way, or the next one if there is none, at its next look at the limits, with `limit(.interrupted)`. No handler of the
    /// guest runs.
    public func interrupt() { interruption.request() }
}
