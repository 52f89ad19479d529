import Sandboxing

/// What a run executes.
enum Program: Hashable {
    /// A command of the sandbox.
    case command([String])
    /// Code that is first written into the sandbox, and what is then executed.
    case code(path: String, contents: [UInt8], mode: UInt32, command: [String])

    static let directory = "/home/user"
    static let sizeLimit = 64 << 20

    /// The command line inside the sandbox.
    var command: [String] {
        switch self {
        case .command(let command): command
        case .code(_, _, _, let command): command
        }
    }

    /// Whether the code came from standard input, which is then at its end.
    static func readsInput(_ words: [String]) -> Bool { words.first == "-" }

    /// Reads what the words after the options mean: `-- COMMAND…`, `FILE args…` or `- args…`.
    static func read(_ words: [String], language word: String?) throws(CommandFailure) -> Program {
        let language = try word.map(language)
        guard let first = words.first else {
            throw CommandFailure(
                "there is nothing to run; write 'bulkhead run FILE', 'bulkhead run -' or 'bulkhead run -- COMMAND'")
        }
        let rest = Array(words.dropFirst())
        if first == "--" {
            guard !rest.isEmpty else {
                throw CommandFailure("there is no command after '--'; write one, for example: bulkhead run -- ls -l")
            }
            guard language == nil else {
                throw CommandFailure("--language is for code, and '--' begins a command; leave one of them out")
            }
            return .command(rest)
        }
        if first == "-" {
            let contents = try HostFile.read(
                descriptor: 0, name: "standard input", limit: sizeLimit, remedy: "pipe code into bulkhead")
            let name = "code" + (language.map { "." + $0.suffix } ?? "")
            return try code(contents, name: name, shown: "standard input", language: language, arguments: rest)
        }
        try refuseOption(first)
        let contents = try HostFile.read(
            first, limit: sizeLimit,
            remedy: "to run a command of the sandbox write: bulkhead run -- "
                + words.prefix(3).joined(separator: " ") + (words.count > 3 ? " …" : ""))
        let name = first.split(separator: "/").last.map(String.init) ?? "code"
        return try code(
            contents, name: name, shown: first, language: language ?? Language(fileName: name), arguments: rest)
    }

    /// Decides how code is executed: by its language, its first line, or as a program of its own.
    static func code(
        _ contents: [UInt8], name: String, shown: String, language: Language?, arguments: [String]
    ) throws(CommandFailure) -> Program {
        let path = "\(directory)/\(name)"
        if let language {
            return .code(
                path: path, contents: contents, mode: 0o644, command: [language.interpreter, path] + arguments)
        }
        if contents.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
            return .code(path: path, contents: contents, mode: 0o755, command: [path] + arguments)
        }
        if let interpreter = interpreter(contents) {
            return .code(path: path, contents: contents, mode: 0o755, command: interpreter + [path] + arguments)
        }
        throw CommandFailure(
            "cannot tell the language of \(shown.quotedForMessage): it has no known suffix, no '#!' line, and is no program; "
                + "add --language " + Language.allCases.map(\.rawValue).joined(separator: "|"))
    }

    /// The command of a `#!` line, in the way of the kernel: everything after the first blank is one argument.
    static func interpreter(_ contents: [UInt8]) -> [String]? {
        guard contents.starts(with: "#!".utf8) else { return nil }
        let line = contents.dropFirst(2).prefix(255).prefix { $0 != 0x0A && $0 != 0x0D }
        guard let text = String(validating: line, as: UTF8.self) else { return nil }
        let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "\t" }.map(String.init)
        guard let program = parts.first, !text.utf8.contains(0) else { return nil }
        guard parts.count == 2 else { return [program] }
        let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let argument = String(parts[1].drop(while: blanks).reversed().drop(while: blanks).reversed())
        return [program, argument]
    }

    private static func language(_ word: String) throws(CommandFailure) -> Language {
        if let language = Language(word: word) { return language }
        let names = Language.allCases.map(\.rawValue)
        throw CommandFailure(
            "--language: \(word.quotedForMessage) is not known; "
                + (Spelling.suggestion(for: word, among: names) ?? "write one of \(names.joined(separator: ", "))"))
    }

    /// The parser hands over everything from the first word that it does not know, which may be a misspelt option.
    private static func refuseOption(_ word: String) throws(CommandFailure) {
        guard word.hasPrefix("-") else { return }
        let name = String(word.prefix { $0 != "=" })
        throw CommandFailure(
            "unknown option \(name.quotedForMessage); "
                + (Spelling.suggestion(for: name, among: RunCommand.optionNames)
                    ?? "see 'bulkhead run --help'; a file of this name can be given as ./\(word)"))
    }
}
