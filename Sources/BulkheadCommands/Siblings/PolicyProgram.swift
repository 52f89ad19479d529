/// When the program with the reader of policy files has to do the work.
enum PolicyProgram {
    /// Whether the arguments ask for something that only that program can do.
    static func isNeeded(_ arguments: [String]) -> Bool {
        switch arguments.first {
        case "policy": true
        case "run", "shell": namesPolicy(arguments.dropFirst())
        // Options and paths may be mixed here. A path with this name does no harm: that program does the same.
        case "audit": arguments.contains { $0 == "--policy" || $0.hasPrefix("--policy=") }
        default: false
        }
    }

    /// Whether `--policy` is among the options, which end where the program to run begins.
    private static func namesPolicy(_ words: ArraySlice<String>) -> Bool {
        let option = "--policy"
        // The usual case first: nothing that looks like it anywhere.
        guard words.contains(where: { $0.hasPrefix(option) }) else { return false }
        var rest = words
        while let word = rest.popFirst(), word.hasPrefix("-"), word != "-", word != "--" {
            if word == option || word.hasPrefix(option + "=") { return true }
            if !word.contains("="), !QuickParser.flags.contains(word) { rest = rest.dropFirst() }
        }
        return false
    }
}
