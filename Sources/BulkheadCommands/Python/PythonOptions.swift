/// What the command line of `python` says, still as text.
struct PythonOptions: Hashable {
    var timeout: String?
    var memory: String?
    var instructions: String?
    var recursionLimit: String?
    var outputLimit: String?
    var mounts: [String] = []
    var imports: [String] = []
    var profile: String?
    var json = false
    var quiet = false
    var disassemble = false
    /// `FILE`, `-` or `-c CODE`, each with arguments; nothing for a prompt.
    var program: [String] = []

    /// The names of the options, for suggestions.
    static let names = [
        "--timeout", "--memory", "--instructions", "--recursion-limit", "--output-limit", "--mount", "--import",
        "--profile", "--json", "--quiet", "--disassemble", "--help", "--version",
    ]

    init() {}

    /// Reads the plain cases. Whatever is not plain (help, an unknown option, a missing value) gives nil and is left to
    /// the parser behind the other commands, which finds its options by reflection: that takes longer than most
    /// programs.
    init?(quick words: ArraySlice<String>) {
        var rest = words
        while let word = rest.first {
            guard word.utf8.first == UInt8(ascii: "-"), word != "-", word != "-c" else { break }
            rest.removeFirst()
            switch word {
            case "--json": json = true
            case "--quiet": quiet = true
            case "--disassemble": disassemble = true
            default:
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
                guard !value.isEmpty, set(name, value) else { return nil }
            }
        }
        program = Array(rest)
    }

    private mutating func set(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "--timeout": timeout = value
        case "--memory": memory = value
        case "--instructions": instructions = value
        case "--recursion-limit": recursionLimit = value
        case "--output-limit": outputLimit = value
        case "--mount": mounts.append(value)
        case "--import": imports.append(value)
        case "--profile": profile = value
        default: return false
        }
        return true
    }
}
