import PythonSyntax

extension Analyzer {
    /// Commands that are given to other programs.
    func checkCommand(_ name: String, _ call: Call) {
        guard let rule = RuleNames.rule(of: name), rule == .processExecution || rule == .processCreation else { return }
        let usesShell: Bool
        switch name {
        case "os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput",
            "asyncio.create_subprocess_shell":
            usesShell = true
        default: usesShell = call.keyword("shell").map { $0.isTrue != false } ?? false
        }
        if usesShell, let command = call.argument(0, "args") ?? call.keyword("command"), !isConstant(command) {
            report(
                .shellCommand, call.range, "\(name) is given a command that is put together at run time", subject: name)
        }
        for text in commandTexts(call) {
            if let what = Destruction.found(in: text) {
                report(.destructiveCommand, call.range, "\(name) is given a command that \(what)", subject: name)
                break
            }
        }
        if call.all.contains(where: { startsItself($0) }) {
            report(.forkBomb, call.range, "\(name) starts the program itself", subject: name)
        }
    }

    private func isConstant(_ value: Value) -> Bool {
        value.alternatives.allSatisfy { if case .text = $0 { true } else { false } }
    }

    /// The command as a shell would see it.
    private func commandTexts(_ call: Call) -> [String] {
        var texts = call.all.flatMap(\.outlines)
        for value in call.all {
            guard case .sequence(let sequence) = value, sequence.elements.count <= 64 else { continue }
            texts.append(sequence.elements.map { $0.outlines.first ?? "?" }.joined(separator: " "))
        }
        let words = call.arguments.prefix(64).map { $0.outlines.first ?? "?" }
        if words.count > 1 { texts.append(words.joined(separator: " ")) }
        return texts.filter { $0.utf8.count <= 8192 }
    }

    private func startsItself(_ value: Value) -> Bool {
        switch value {
        case .symbol(let symbol): symbol.name == "__file__" || symbol.name.hasPrefix("sys.argv")
        case .sequence(let sequence):
            sequence.elements.prefix(16).contains { element in
                if case .symbol(let symbol) = element {
                    return symbol.name == "__file__" || symbol.name.hasPrefix("sys.argv")
                }
                return false
            }
        default: false
        }
    }
}

/// Shell commands after which something is gone.
enum Destruction {
    /// What a command does, if it is known to destroy.
    static func found(in command: String) -> String? {
        let flat = command.lowercased()
        if flat.contains(":(){") || flat.contains(":|:&") { return "multiplies without end" }
        let words = flat.split { " \t\n;|&()\"'`".contains($0) }
        for (index, word) in words.enumerated() {
            let program = word.split(separator: "/").last.map(String.init) ?? String(word)
            let following = words[(index + 1)...].prefix(6)
            switch program {
            case "rm":
                let flags = following.filter { $0.hasPrefix("-") }
                if flags.contains(where: { $0 == "--recursive" || (!$0.hasPrefix("--") && $0.contains("r")) }) {
                    return "deletes a directory tree"
                }
            case "shred", "wipefs", "blkdiscard": return "destroys data"
            case "dd": if following.contains(where: { $0.hasPrefix("of=/dev/") }) { return "overwrites a device" }
            case "find": if words[index...].contains("-delete") { return "deletes what it finds" }
            case "shutdown", "reboot", "halt", "poweroff": return "stops the machine"
            case "chmod", "chown":
                if following.contains(where: { $0 == "-r" || $0 == "--recursive" }), following.contains("/") {
                    return "changes the rights of the whole machine"
                }
            case "git":
                if following.first == "clean", following.contains(where: { $0.hasPrefix("-") && $0.contains("f") }) {
                    return "deletes what is not committed"
                }
            default: if program.hasPrefix("mkfs") { return "formats a device" }
            }
        }
        let downloads = words.contains { $0 == "curl" || $0 == "wget" }
        if downloads, flat.contains("|"),
            words.contains(where: { ["sh", "bash", "python", "python3", "zsh"].contains($0) })
        {
            return "runs what it downloads"
        }
        return nil
    }
}
