/// What a session gets from its host. The guest never holds anything of it: it asks by name.
struct HostInterface {
    /// Receives what the guest prints.
    var write: (UnsafeBufferPointer<UInt8>, _ isError: Bool) -> Void = { _, _ in }
    var policy = ImportPolicy.all
    /// Bytes that may still be written.
    var outputLeft = Int.max
    var outputWritten = 0
    /// Values that the host holds.
    var roots: [Value] = []
    /// Swift functions that the guest may call, by number.
    var tools: [PythonTool] = []
    /// Calls of tools that are still allowed.
    var callsLeft = Int.max
    var callsMade = 0
    /// Whether a tool is at work.
    var isWaiting = false
    /// Whether the run may be left at a call and entered again.
    var canSuspend = false
    /// The call at which the run is being left.
    var suspendedCall: PythonCall?
    /// Answers calls where the run cannot be left.
    var onNestedCall: ((PythonCall) throws -> PythonAnswer)?
    /// Whether a name that nobody defined is a function of the host, where it is called.
    var resolvesUnknownNames = false
    /// Whether variables may not take the names of tools.
    var protectsTools = false
    /// How many rounds a `while` of code that is compiled from now on may make.
    var whileRounds: Int?
    /// What a tool ended the run with.
    var finalAnswer: PythonValue?
    /// Why a tool ended the run.
    var stopReason: String?
    /// The line of the outermost code where a limit ended the run.
    var stopLine = 0
    /// Sources of modules that the host offers, by dotted name.
    var modules: [String: [UInt8]] = [:]
    var arguments: [String] = []
    var clock = SessionClock(.system)
    var files = PythonFileSystem()
    /// How much of the memory of files the session's heap knows of.
    var countedFileBytes = 0
    var environment: [(name: String, value: String)] = []
    /// More bytes of the standard input; nil or none at its end.
    var read: () -> [UInt8]? = { nil }
    /// What was read of the standard input and not yet asked for.
    var input: [UInt8] = []
    var inputStart = 0
    var inputHasEnded = false
    /// Whether guests may see the host's data on time zones.
    var grantsZones = false
    /// Texts of what was run, for tracebacks, by the name that their code carries.
    var sources: [String: [UInt8]] = [:]

    /// Keeps a source for tracebacks; only the latest of a name, and none that is large.
    mutating func note(source: [UInt8], _ filename: String) {
        if source.count <= 1 << 16 { sources[filename] = source }
    }

    /// One line of a source, without its end.
    func sourceLine(_ filename: String, _ line: Int) -> ArraySlice<UInt8>? {
        guard line > 0, let source = sources[filename] else { return nil }
        var current = 1
        var start = source.startIndex
        while current < line {
            guard let end = source[start...].firstIndex(of: 10) else { return nil }
            start = end + 1
            current += 1
        }
        let end = source[start...].firstIndex(of: 10) ?? source.endIndex
        return source[start..<end]
    }

    func frozenSource(_ name: String) -> FrozenLibrary.Module? { FrozenLibrary.shared.module(name) }

    func hasModule(_ name: String) -> Bool { modules[name] != nil }

    func moduleSource(_ vm: VM, _ name: String) throws(Raised) -> ([UInt8], String, Bool)? {
        modules[name].map { ($0, name + ".py", false) }
    }

    /// Fills what a native module gets anew in each session.
    func prepare(_ vm: VM, _ name: String, _ dict: UnsafeMutablePointer<DictObject>) throws(Raised) {
        if name == "sys" { try SystemModule.prepare(vm, dict) }
    }
}
