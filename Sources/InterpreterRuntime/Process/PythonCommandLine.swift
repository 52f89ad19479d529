/// What the arguments of `python3` ask for, as far as an interpreter can do it.
public struct PythonCommandLine: Sendable, Hashable {
    /// Where the program is.
    public enum Source: Sendable, Hashable {
        /// `-c`
        case text(String)
        /// A file.
        case file(String)
        /// Standard input.
        case input
    }

    /// Why a command is nothing for an interpreter.
    public struct Problem: Error, Hashable {
        /// What was asked for, in words.
        public var feature: String
    }

    /// Where the program is.
    public var source: Source
    /// `sys.argv`
    public var guestArguments: [String]

    /// Reads a command: `python3 FILE`, `python3 -c CODE`, `python3 -` or `python3`, each with arguments.
    public init(_ words: [String]) throws(Problem) {
        var words = words[...]
        // The usual first line of a script.
        if words.first == "/usr/bin/env", words.dropFirst().first.map(Self.isPython) == true { words.removeFirst() }
        guard let command = words.first, Self.isPython(command) else {
            throw Problem(feature: "running \((words.first ?? "").debugDescription)")
        }
        var rest = words.dropFirst()
        while let word = rest.first {
            if word == "-" || !word.hasPrefix("-") { break }
            rest.removeFirst()
            switch word {
            case "-c":
                guard let code = rest.popFirst() else { throw Problem(feature: "python3 -c without code") }
                source = .text(code)
                guestArguments = ["-c"] + rest
                return
            case "--":
                break
            case let flags where flags.dropFirst().allSatisfy({ Self.harmless.contains($0) }):
                continue
            default: throw Problem(feature: "python3 \(word)")
            }
            break
        }
        let name = rest.first ?? ""
        source = name.isEmpty || name == "-" ? .input : .file(name)
        guestArguments = [name] + rest.dropFirst()
    }

    /// Flags that change nothing where there is no environment, no site and no bytecode file.
    private static let harmless: Set<Character> = ["b", "B", "d", "E", "I", "P", "q", "s", "S", "u", "v"]

    private static func isPython(_ command: String) -> Bool {
        let name = command.split(separator: "/").last ?? ""
        guard name.hasPrefix("python") else { return false }
        return name.dropFirst(6).allSatisfy { $0 == "." || ("0"..."9").contains($0) } && !name.hasPrefix("python2")
    }
}
