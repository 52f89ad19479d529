import PythonInterpreter
import Sandboxing

/// What a Python program may use and reach.
struct PythonSettings {
    var limits: PythonLimits
    var imports = ImportPolicy.all
    var mounts: [PythonFileSystem.Mount] = []
    var profile = PythonProfile.standard
    /// The limits as the person gave them, for messages.
    var wallTime: Duration?

    /// The settings that the options make.
    init(_ options: PythonOptions, isInteractive: Bool) throws(CommandFailure) {
        var time: Duration? = isInteractive ? nil : .seconds(300)
        limits = PythonLimits(instructions: nil, nanoseconds: nil, output: 16 << 20)
        if let text = options.timeout { time = try Self.optional(text, "--timeout", Duration.init(argument:)) }
        if let text = options.memory {
            limits.memory = try Self.optional(text, "--memory", Self.bytes) ?? .max
            if limits.memory < 1 << 20 { throw CommandFailure("--memory: less than 1M is not enough to begin with") }
        }
        if let text = options.instructions {
            limits.instructions = try Self.optional(text, "--instructions", Self.count)
        }
        if let text = options.recursionLimit {
            // More than the thread's stack holds is cut off by the interpreter itself.
            limits.recursion = try Self.optional(text, "--recursion-limit", Self.count) ?? 1_000_000
        }
        if let text = options.outputLimit {
            limits.output = try Self.optional(text, "--output-limit", Self.bytes) ?? .max
        }
        for text in options.mounts { mounts.append(try Self.mount(text)) }
        wallTime = time
        limits.nanoseconds = time.map(Self.nanoseconds)
        if !options.imports.isEmpty {
            imports = ImportPolicy(authorized: options.imports.flatMap { $0.split(separator: ",").map(String.init) })
        }
        if let name = options.profile { try take(profile: name, options, isInteractive: isInteractive) }
    }

    /// What `LocalPythonExecutor` of smolagents allows without being asked, and more by `--import`.
    private static let smolagentsModules = [
        "collections", "datetime", "itertools", "math", "queue", "random", "re", "stat", "statistics", "time",
        "unicodedata",
    ]

    private mutating func take(
        profile name: String, _ options: PythonOptions, isInteractive: Bool
    ) throws(CommandFailure) {
        guard name == "smolagents" else {
            throw CommandFailure(
                "--profile: \(name.quotedForMessage) is no profile; write smolagents, or leave the option out")
        }
        if isInteractive || options.disassemble {
            throw CommandFailure("--profile: smolagents runs a program; give FILE, - or -c CODE")
        }
        profile = .smolagents
        imports = ImportPolicy(authorized: Self.smolagentsModules + (imports.authorized ?? []))
        if options.instructions == nil { limits.instructions = PythonLimits().instructions }
    }

    /// One line for a limit that ended a run.
    func line(for limit: PythonLimitKind) -> String {
        switch limit {
        case .time: "killed after \(wallTime?.text ?? "its time") (--timeout)"
        case .memory, .size:
            "out of memory: the limit is \(ByteCount(bytes: UInt64(clamping: limits.memory))) (--memory)"
        case .instructions: "killed after \(limits.instructions ?? 0) instructions (--instructions)"
        case .output: "killed after printing \(ByteCount(bytes: UInt64(clamping: limits.output))) (--output-limit)"
        case .hostCalls: "killed after too many calls of the host"
        case .interrupted: "interrupted"
        case .internalError: "the interpreter found a defect of its own and ended the run"
        }
    }

    private static func optional<Value>(
        _ text: String, _ option: String, _ parse: (String) throws(UnreadableValue) -> Value
    ) throws(CommandFailure) -> Value? {
        if text == "none" { return nil }
        do { return try parse(text) } catch { throw CommandFailure("\(option): \(error)") }
    }

    /// Bytes that may be written below all writable mounts of one run.
    private static let mostWritten = 512 << 20

    private static func mount(_ text: String) throws(CommandFailure) -> PythonFileSystem.Mount {
        let mount: Mount
        do { mount = try Mount(argument: text) } catch { throw CommandFailure("--mount: \(error)") }
        let source = HostPath.absolute(mount.source, in: try HostFile.currentDirectory())
        switch mount.access {
        case .readOnly: return PythonFileSystem.Mount(hostPath: source, path: mount.target)
        case .readWrite:
            return PythonFileSystem.Mount(
                hostPath: source, path: mount.target, access: .readWrite(bytes: mostWritten))
        case .copyOnWrite:
            throw CommandFailure(
                .unsupported(
                    feature: "--mount \(text.quotedForMessage)", runtime: "the interpreter",
                    remedy: "write ro or rw, or use: bulkhead run --mount \(text) -- python3 …"))
        }
    }

    /// The files that the guest sees: nothing of this machine but what was mounted.
    func makeFiles() throws(CommandFailure) -> PythonFileSystem {
        do { return try PythonFileSystem(mounts: mounts) } catch {
            // The interpreter names the place inside; what is wrong is the one outside.
            let source = mounts.first { $0.path == error.path }?.hostPath ?? error.path
            let reason = SystemErrorCode(rawValue: error.number)
            throw CommandFailure(
                "--mount: cannot mount \(source.quotedForMessage): \(reason); give a directory that exists")
        }
    }

    private static func bytes(_ text: String) throws(UnreadableValue) -> Int {
        Int(clamping: try ByteCount(argument: text).bytes)
    }

    private static func count(_ text: String) throws(UnreadableValue) -> Int {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number > 0 else {
            throw UnreadableValue(
                problem: "\(text.quotedForMessage) is not a whole number above 0",
                remedy: "write a number, for example 1000000"
            )
        }
        return number
    }

    private static func nanoseconds(_ time: Duration) -> UInt64 {
        let parts = time.components
        guard parts.seconds < 1 << 32 else { return .max >> 1 }
        return UInt64(max(0, parts.seconds)) * 1_000_000_000 + UInt64(max(0, parts.attoseconds) / 1_000_000_000)
    }
}
