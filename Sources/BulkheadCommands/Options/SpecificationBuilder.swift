import Sandboxing

/// Turns options into a specification: the defaults, then the policy file, then the options.
struct SpecificationBuilder {
    /// Where relative paths on the command line start.
    var directory: String
    /// Looks up our own environment, for `--env NAME`.
    var variable: (String) -> String?
    /// What a command without a policy file begins with.
    var base = SandboxSpecification()
    var policies = Policies.access

    struct Result: Hashable {
        var specification: SandboxSpecification
        /// The controls that the person asked for by name or by a limit, and must hear about if they do not hold.
        var asked: Set<Control> = []
    }

    func build(_ options: SandboxOptions) throws(CommandFailure) -> Result {
        var result = Result(specification: base)
        if let path = options.policy {
            let policies = try Policies.required(policies)
            do {
                result.specification = try policies.read(path: path)
            } catch {
                throw CommandFailure(error.description)
            }
            result.asked.formUnion(Self.askedLimits(result.specification.limits))
        }
        try applyLimits(options, to: &result)
        try applyFiles(options, to: &result.specification)
        try applyIdentity(options, to: &result.specification)
        try applyProtection(options, to: &result)
        do { try result.specification.validate() } catch { throw CommandFailure(error) }
        return result
    }

    private func applyLimits(_ options: SandboxOptions, to result: inout Result) throws(CommandFailure) {
        func bytes(_ text: String) throws(UnreadableValue) -> UInt64 { try ByteCount(argument: text).bytes }
        var limits = result.specification.limits
        var asked = result.asked
        try Self.set(&limits.memory, options.memory, "--memory", .memory, &asked, bytes)
        try Self.set(&limits.cpus, options.cpus, "--cpus", .cpus, &asked, LimitText.processors)
        try Self.set(&limits.processes, options.pids, "--pids", .processes, &asked, LimitText.count)
        try Self.set(&limits.wallTime, options.timeout, "--timeout", .wallTime, &asked, Duration.init(argument:))
        try Self.set(&limits.cpuTime, options.cpuTime, "--cpu-time", .cpuTime, &asked, Duration.init(argument:))
        try Self.set(&limits.disk, options.disk, "--disk", .disk, &asked, bytes)
        try Self.set(&limits.output, options.outputLimit, "--output-limit", .output, &asked, bytes)
        try Self.set(&limits.openFiles, options.openFiles, "--open-files", .openFiles, &asked, LimitText.count)
        try Self.set(&limits.fileSize, options.fileSize, "--file-size", .fileSize, &asked, bytes)
        result.asked = asked
        if let word = options.onOutputLimit { limits.outputOverflow = try Self.word(word, "--on-output-limit") }
        if let word = options.storage { result.specification.fileSystem.storage = try Self.word(word, "--storage") }
        result.specification.limits = limits
    }

    private func applyFiles(_ options: SandboxOptions, to specification: inout SandboxSpecification)
        throws(CommandFailure)
    {
        var mounts: [Mount] = []
        for text in options.mounts {
            var mount = try Self.read(text, "--mount") { text throws(UnreadableValue) in try Mount(argument: text) }
            mount.source = HostPath.absolute(mount.source, in: directory)
            mounts.append(mount)
        }
        // A mount given here takes the place of the policy's mount at the same target.
        for (index, mount) in specification.fileSystem.mounts.enumerated() {
            guard let own = mounts.firstIndex(where: { $0.target == mount.target }) else { continue }
            specification.fileSystem.mounts[index] = mounts.remove(at: own)
        }
        specification.fileSystem.mounts += mounts
        if let root = options.root {
            let path = HostPath.absolute(root, in: directory)
            specification.fileSystem.root =
                root == "host" ? .host : HostFile.isDirectory(path) ? .directory(path) : .archive(path)
        }
        if let word = options.proc { specification.fileSystem.machineFigures = try Self.word(word, "--proc") }
        if let workdir = options.workdir { specification.workingDirectory = workdir }
    }

    private func applyIdentity(_ options: SandboxOptions, to specification: inout SandboxSpecification)
        throws(CommandFailure)
    {
        let variables = EnvironmentArguments(variable: variable)
        for path in options.envFile {
            let bytes = try HostFile.read(path, limit: 1 << 20, remedy: "check the path given to --env-file")
            specification.environment.merge(try variables.parse(file: bytes, name: path)) { $1 }
        }
        for text in options.env {
            let (name, value) = try variables.parse(text)
            specification.environment[name] = value
        }
        if let word = options.user { specification.user = try Self.word(word, "--user") }
        if let name = options.hostname { specification.hostName = name }
    }

    private func applyProtection(_ options: SandboxOptions, to result: inout Result) throws(CommandFailure) {
        result.specification.syscalls.allow.formUnion(options.allowedSyscalls)
        result.specification.syscalls.deny.subtract(options.allowedSyscalls)
        result.specification.syscalls.deny.formUnion(options.deniedSyscalls)
        if !options.requirements.isEmpty {
            let words = options.requirements.flatMap { $0.split(separator: ",").map(String.init) }
            do {
                result.specification.requirements = try Requirements(words: words)
            } catch {
                throw CommandFailure("--require: \(error)")
            }
        }
    }

    private static func askedLimits(_ limits: Limits) -> Set<Control> {
        let standard = Limits()
        var asked: Set<Control> = []
        if limits.memory != standard.memory { asked.insert(.memory) }
        if limits.cpus != standard.cpus { asked.insert(.cpus) }
        if limits.cpuTime != standard.cpuTime { asked.insert(.cpuTime) }
        if limits.processes != standard.processes { asked.insert(.processes) }
        if limits.disk != standard.disk { asked.insert(.disk) }
        if limits.fileSize != standard.fileSize { asked.insert(.fileSize) }
        return asked.filter { control in
            switch control {
            case .memory: limits.memory != nil
            case .cpus: limits.cpus != nil
            case .cpuTime: limits.cpuTime != nil
            case .processes: limits.processes != nil
            case .disk: limits.disk != nil
            default: limits.fileSize != nil
            }
        }
    }

    private static func set<Value>(
        _ limit: inout Value?, _ text: String?, _ option: String, _ control: Control, _ asked: inout Set<Control>,
        _ parse: (String) throws(UnreadableValue) -> Value
    ) throws(CommandFailure) {
        guard let text else { return }
        if text == "none" {
            limit = nil
            asked.remove(control)
        } else {
            limit = try read(text, option, parse)
            asked.insert(control)
        }
    }

    private static func read<Value>(
        _ text: String, _ option: String, _ parse: (String) throws(UnreadableValue) -> Value
    ) throws(CommandFailure) -> Value {
        do { return try parse(text) } catch { throw CommandFailure("\(option): \(error)") }
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ option: String
    ) throws(CommandFailure) -> Word {
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: " or ")
            throw CommandFailure("\(option): \(text.quotedForMessage) is not a choice; write \(words)")
        }
        return word
    }
}
