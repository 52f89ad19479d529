extension SyscallListing: CustomStringConvertible {
    /// The listing as text of at most 100 columns, without a newline at the end.
    public var description: String {
        var lines: [String] = []
        section("allowed", outcome: .allowed, into: &lines)
        lines.append("allowed or refused by their arguments:")
        for entry in entries {
            if case .conditional(let words) = entry.outcome {
                Self.wrap(["\(entry.name):"] + words.split(separator: " ").map(String.init), into: &lines)
            }
        }
        section("refused, EPERM", outcome: .refused(.notPermitted), into: &lines)
        section("as if they did not exist, ENOSYS", outcome: .refused(.notImplemented), into: &lines)
        Self.wrap(["every other number: ENOSYS"], indent: 0, into: &lines)
        Self.wrap([foreignCalls], indent: 0, into: &lines)
        changes(.allowed, "allowed by this policy", into: &lines)
        changes(.denied, "denied by this policy", into: &lines)
        changes(.setUserID, "narrowed so that the sandbox makes no set-user-ID files", into: &lines)
        return lines.joined(separator: "\n")
    }

    private var foreignCalls: String {
        switch architecture {
        case .x86_64: "calls of i386 and x32: the process is killed"
        case .arm64: "calls of 32-bit ARM: the process is killed"
        }
    }

    private func section(_ title: String, outcome: Outcome, into lines: inout [String]) {
        lines.append("\(title):")
        for group in SyscallGroup.allCases {
            let names = entries.filter { $0.group == group && $0.outcome == outcome }.map(\.name)
            if !names.isEmpty {
                Self.wrap(["\(group.title):"] + names, into: &lines)
            }
        }
    }

    private func changes(_ change: Change, _ title: String, into lines: inout [String]) {
        let names = entries.filter { $0.change == change }.map(\.name)
        if !names.isEmpty {
            Self.wrap(["\(title):"] + names, indent: 0, into: &lines)
        }
    }

    /// Appends words as lines: the first indented, those that follow two columns further.
    private static func wrap(_ words: [String], indent: Int = 2, into lines: inout [String]) {
        let width = 100
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in words {
            if !isEmpty, line.utf8.count + 1 + word.utf8.count > width {
                lines.append(line)
                line = String(repeating: " ", count: indent + 2)
                isEmpty = true
            }
            line += isEmpty ? word : " " + word
            isEmpty = false
        }
        lines.append(line)
    }
}
