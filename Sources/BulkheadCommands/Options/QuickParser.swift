/// Reads the plain cases of the command lines of `run` and `shell`.
///
/// The parser behind the other commands finds its options by reflection, which takes longer than making a sandbox.
/// Whatever is not plain (help, an unknown option, a missing value) gives nil and is left to that parser, which knows
/// how to explain it. A test compares the two.
struct QuickParser {
    private var options = RunOptions()

    /// The options of `run` and `shell` that take no value.
    static let flags: Set<String> = ["--tty", "--json", "--quiet", "--verbose", "--help", "-h", "--version"]

    /// The words after `run`.
    static func run(_ words: some Sequence<String>) -> RunOptions? { parse(words) }

    /// The words after `shell`.
    static func shell(_ words: some Sequence<String>) -> RunOptions? {
        guard let options = parse(words), options.program.isEmpty, !options.tty, !options.json, !options.verbose,
            options.language == nil
        else { return nil }
        return options
    }

    private static func parse(_ words: some Sequence<String>) -> RunOptions? {
        var parser = QuickParser()
        var rest = Array(words)[...]
        while let word = rest.first {
            guard word.utf8.first == UInt8(ascii: "-"), word != "-", word != "--" else {
                parser.options.program = Array(rest)
                return parser.options
            }
            rest.removeFirst()
            if parser.setFlag(word) { continue }
            let name: Substring
            let value: String
            if let equals = word.firstIndex(of: "=") {
                name = word[..<equals]
                value = String(word[word.index(after: equals)...])
            } else {
                guard let next = rest.popFirst(), next.utf8.first != UInt8(ascii: "-") else { return nil }
                name = word[...]
                value = next
            }
            guard !value.isEmpty, parser.set(name, value) else { return nil }
        }
        return parser.options
    }

    private mutating func setFlag(_ word: String) -> Bool {
        switch word {
        case "--tty": options.tty = true
        case "--json": options.json = true
        case "--quiet": options.quiet = true
        case "--verbose": options.verbose = true
        default: return false
        }
        return true
    }

    private mutating func set(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "--memory": options.sandbox.memory = value
        case "--cpus": options.sandbox.cpus = value
        case "--pids": options.sandbox.pids = value
        case "--timeout": options.sandbox.timeout = value
        case "--cpu-time": options.sandbox.cpuTime = value
        case "--disk": options.sandbox.disk = value
        case "--storage": options.sandbox.storage = value
        case "--output-limit": options.sandbox.outputLimit = value
        case "--on-output-limit": options.sandbox.onOutputLimit = value
        case "--open-files": options.sandbox.openFiles = value
        case "--file-size": options.sandbox.fileSize = value
        case "--root": options.sandbox.root = value
        case "--proc": options.sandbox.proc = value
        case "--workdir": options.sandbox.workdir = value
        case "--user": options.sandbox.user = value
        case "--hostname": options.sandbox.hostname = value
        case "--policy": options.sandbox.policy = value
        case "--runtime": options.sandbox.runtime = value
        case "--mount": options.sandbox.mounts.append(value)
        case "--env": options.sandbox.env.append(value)
        case "--env-file": options.sandbox.envFile.append(value)
        case "--require": options.sandbox.requirements.append(value)
        case "--allow-syscall": options.sandbox.allowedSyscalls.append(value)
        case "--deny-syscall": options.sandbox.deniedSyscalls.append(value)
        case "--language": options.language = value
        default: return false
        }
        return true
    }
}
