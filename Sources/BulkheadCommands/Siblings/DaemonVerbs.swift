/// The verbs that speak to the daemon, or are it. `bulkheadd` does them; this program only knows their names.
package enum DaemonVerbs {
    /// One verb with the line that the help shows.
    package struct Verb: Sendable {
        package var name: String
        package var abstract: String
    }

    /// All of them, in the order of the help.
    package static let all: [Verb] = [
        Verb(name: "serve", abstract: "Run the daemon that keeps sandboxes."),
        Verb(name: "create", abstract: "Create a sandbox that lives on."),
        Verb(name: "ls", abstract: "List sandboxes."),
        Verb(name: "info", abstract: "Show everything about a sandbox."),
        Verb(name: "exec", abstract: "Run a command in a sandbox that lives."),
        Verb(name: "code", abstract: "Run code in a context that keeps its variables."),
        Verb(name: "cp", abstract: "Copy files to and from a sandbox."),
        Verb(name: "files", abstract: "Work with the files of a sandbox."),
        Verb(name: "logs", abstract: "Show what the processes of a sandbox printed."),
        Verb(name: "metrics", abstract: "Show what a sandbox, or the daemon, uses."),
        Verb(name: "top", abstract: "Show all sandboxes with what they use, again and again."),
        Verb(name: "pause", abstract: "Stop a sandbox where it is."),
        Verb(name: "resume", abstract: "Let a paused sandbox go on."),
        Verb(name: "kill", abstract: "End sandboxes, or a process in one."),
        Verb(name: "fork", abstract: "Make more sandboxes with the same state."),
        Verb(name: "snapshot", abstract: "Keep the state of sandboxes."),
        Verb(name: "template", abstract: "Work with templates."),
        Verb(name: "pool", abstract: "Keep sandboxes of a template ready."),
        Verb(name: "volume", abstract: "Work with directories that outlive sandboxes."),
        Verb(name: "events", abstract: "Show what happened."),
        Verb(name: "token", abstract: "Work with the tokens that let clients in."),
    ]

    /// Whether the arguments ask for something that only `bulkheadd` can do. A shell in a sandbox that is named is one
    /// in a sandbox that lives; without a name it is one in a sandbox of its own, which needs no daemon.
    static func areNeeded(for arguments: [String]) -> Bool {
        guard let first = arguments.first else { return false }
        switch first {
        case "help": return arguments.count > 1 && isVerb(arguments[1])
        case "shell": return namesSandbox(arguments.dropFirst())
        default: return isVerb(first)
        }
    }

    private static func isVerb(_ word: String) -> Bool { all.contains { $0.name == word } }

    /// Whether there is a word among the options of `shell` that is not one and belongs to none.
    private static func namesSandbox(_ words: ArraySlice<String>) -> Bool {
        var rest = words
        while let word = rest.popFirst() {
            guard word.hasPrefix("-") else { return true }
            if !word.contains("="), !QuickParser.flags.contains(word), !flags.contains(word) { rest = rest.dropFirst() }
        }
        return false
    }

    private static let flags: Set<String> = ["--keep"]

    /// The list for the help.
    static var help: String {
        let width = all.map(\.name.count).max() ?? 0
        return all.map { verb in
            "  \(verb.name)\(String(repeating: " ", count: width - verb.name.count))  \(verb.abstract)"
        }.joined(separator: "\n")
    }
}
