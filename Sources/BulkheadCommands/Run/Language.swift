/// The languages whose files can be run by name.
enum Language: String, CaseIterable {
    case python
    case javascript
    case shell
    case bash
    case ruby
    case perl
    case php
    case lua

    /// The program that runs it, looked up in the sandbox.
    var interpreter: String {
        switch self {
        case .python: "python3"
        case .javascript: "node"
        case .shell: "sh"
        case .bash: "bash"
        case .ruby: "ruby"
        case .perl: "perl"
        case .php: "php"
        case .lua: "lua"
        }
    }

    /// The end of a file name, as a new file of this language gets it.
    var suffix: String {
        switch self {
        case .python: "py"
        case .javascript: "js"
        case .shell: "sh"
        case .bash: "bash"
        case .ruby: "rb"
        case .perl: "pl"
        case .php: "php"
        case .lua: "lua"
        }
    }

    /// The language of a word as people say it: its name, its suffix or its interpreter.
    init?(word: String) {
        switch word.lowercased() {
        case "node", "mjs": self = .javascript
        case let word:
            let match = Self.allCases.first { [$0.rawValue, $0.suffix, $0.interpreter].contains(word) }
            guard let match else { return nil }
            self = match
        }
    }

    /// The language of a file by the end of its name.
    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
        let suffix = fileName[fileName.index(after: dot)...].lowercased()
        guard let match = Self.allCases.first(where: { $0.suffix == suffix }) ?? (suffix == "mjs" ? .javascript : nil)
        else { return nil }
        self = match
    }
}
