import Synchronization

/// One Python session: variables stay between runs. A session shares nothing with others but constants; any number may
/// run at once, each on one thread at a time.
///
/// The guest holds no object of the host. It can only compute, print, and call the functions that the session was given.
public final class PythonSession {
    private let vm: VM
    /// What was printed since the beginning of the run.
    private var output = OutputBuffer()
    public private(set) var limits: PythonLimits

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
    public init(
        limits: PythonLimits = PythonLimits(), imports: ImportPolicy = .all,
        files: PythonFileSystem = PythonFileSystem(), environment: [String: String] = defaultEnvironment,
        clock: PythonClock = .system, grantsTimeZones: Bool = false
    ) {
        self.limits = limits
        self.files = files
        var host = HostInterface()
        host.policy = imports
        host.files = files
        host.clock = SessionClock(clock)
        host.environment = environment.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        host.grantsZones = grantsTimeZones
        files.files.epoch = host.clock.real()
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

    /// Runs a piece of code on the calling thread.
    ///
    /// - Returns: the value of the last statement, if it is an expression, with what was printed and used.
    public func run(_ code: String, filename: String = "<string>") -> PythonResult {
        run(Array(code.utf8), filename: filename)
    }

    /// The same for source bytes.
    public func run(_ source: [UInt8], filename: String = "<string>") -> PythonResult {
        begin()
        let result: Value?
        do {
            result = try execute(source, filename: filename)
        } catch {
            result = nil
        }
        return finish(result)
    }

    private func execute(_ source: [UInt8], filename: String) throws(Raised) -> Value {
        vm.pointee.host.sources[filename] = source
        let template = try vm.compile(source, filename: filename, mode: .module, result: .lastExpression)
        let code = try vm.instantiate(template)
        vm.keep(code)
        let globals = vm.dict(vm.object(vm.pointee.mainModule, ModuleObject.self).pointee.dict)
        return try vm.runCode(
            vm.object(code, CodeObject.self), globals: globals, namespace: .undefined, function: .undefined)
    }

    private func begin() {
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
        vm.pointee.host.inputHasEnded = false
        vm.pointee.host.read = { [unowned self] in onInput?() }
        output = OutputBuffer()
        vm.pointee.host.write = { [unowned self] bytes, isError in
            if let onOutput { onOutput(bytes, isError) } else { output.append(bytes, isError) }
        }
    }

    private func finish(_ value: Value?) -> PythonResult {
        defer {
            vm.pointee.temporaryCount = 0
            vm.pointee.frameCount = 0
            vm.pointee.top = vm.pointee.registers
            vm.pointee.nesting = 0
            vm.pointee.keepsTemporaries = false
        }
        let initial = limits.instructions ?? .max
        let usage = PythonUsage(
            instructions: vm.used(of: initial), memory: vm.pointee.heap.bytes, peakMemory: vm.pointee.heap.peak)
        var outcome: PythonOutcome
        if let exceeded = vm.pointee.exceeded {
            outcome = .limit(exceeded.kind)
        } else if let value {
            // Converting may call Python code, under the limits of the run.
            outcome = .value(vm.export(value), representation: vm.finalRepresentation(value))
        } else {
            let exception = vm.pointee.pending
            vm.pointee.pending = .undefined
            outcome = .exception(vm.exportException(exception))
        }
        if vm.pointee.isPoisoned { outcome = .limit(.internalError) }
        return PythonResult(outcome: outcome, output: output.standard, errorOutput: output.error, usage: usage)
    }
}

/// Printed bytes.
private struct OutputBuffer {
    var standard: [UInt8] = []
    var error: [UInt8] = []

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ isError: Bool) {
        if isError { error.append(contentsOf: bytes) } else { standard.append(contentsOf: bytes) }
    }
}
