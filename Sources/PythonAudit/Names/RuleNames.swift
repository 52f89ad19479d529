/// Which rule is about which dotted name.
///
/// Names are written with aliases resolved. `name.*` stands for everything in a module; `name()` is what a call of it
/// gives. Exact names go before patterns, longer patterns before shorter ones.
enum RuleNames {
    /// The rule about a name, if any.
    static func rule(of name: String) -> RuleKind? {
        if let entry = exact[name] { return entry.rule }
        // A pattern is about the content of a module, not about methods of what its functions give.
        guard !name.utf8.contains(UInt8(ascii: "(")) else { return nil }
        var rest = Substring(name)
        var isWhole = true
        while true {
            if let entry = patterns[String(rest)] {
                // A module as such is only a name; what is in it is looked at.
                return isWhole && entry.sparesModule ? nil : entry.rule
            }
            guard let dot = rest.lastIndex(of: ".") else { return nil }
            rest = rest[..<dot]
            isWhole = false
        }
    }

    /// Whether a name is in the tables as it stands.
    static func isListed(_ name: String) -> Bool { exact[name] != nil }

    /// The names that the reference lists for a rule.
    static func documented(_ id: String) -> [String] {
        (RuleNames.processes + RuleNames.files + RuleNames.network + RuleNames.code + RuleNames.data
            + RuleNames.system)
            .filter { $0.0?.rawValue == id }
            .flatMap { $0.1.split(separator: " ") }
            .map { $0.hasPrefix("builtins.") ? String($0.dropFirst(9)) : String($0) }
    }

    private struct Entry {
        var rule: RuleKind?
        var sparesModule = true
    }

    private static let tables: (exact: [String: Entry], patterns: [String: Entry]) = {
        var exact: [String: Entry] = [:]
        var patterns: [String: Entry] = [:]
        for (rule, names) in processes + files + network + code + data + system {
            for name in names.split(separator: " ") {
                if name.hasSuffix(".*") {
                    patterns[String(name.dropLast(2))] = Entry(rule: rule)
                } else {
                    exact[String(name)] = Entry(rule: rule)
                }
            }
        }
        // What these hold is read with any use of them.
        for name in ["os.environ", "os.environb"] {
            patterns[name] = Entry(rule: .environmentRead, sparesModule: false)
        }
        return (exact, patterns)
    }()

    private static var exact: [String: Entry] { tables.exact }
    private static var patterns: [String: Entry] { tables.patterns }
}
