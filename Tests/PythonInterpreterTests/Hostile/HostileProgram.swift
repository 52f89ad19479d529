import PythonInterpreter
import PythonTestSupport

/// One program that means harm, and how it must end. `Tests/PythonCorpus/README.md` has the format.
struct HostileProgram: Sendable, CustomStringConvertible {
    let file: String
    let name: String
    let source: String
    /// Kinds of limits, `deadlock`, and `contained`.
    let ends: Set<Substring>

    var description: String { "\(file): \(name)" }

    /// All programs of one file.
    static func all(in file: String) -> [HostileProgram] {
        let directory = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/\(directory)/PythonCorpus/hostile/\(file).py"
        var programs: [HostileProgram] = []
        var name: Substring?
        var lines: [Substring] = []
        func finish() {
            guard let name else { return }
            let expectation = lines.first { $0.hasPrefix("# expect: ") }?.dropFirst(10) ?? "contained"
            let words = expectation.split { $0 == " " || $0 == "|" }.filter { $0 != "limit" }
            programs.append(
                HostileProgram(
                    file: file, name: String(name), source: lines.joined(separator: "\n"), ends: Set(words)))
        }
        for line in (CorpusFile.read(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("### ") {
                finish()
                name = line.dropFirst(4)
                lines = []
            } else {
                lines.append(line)
            }
        }
        finish()
        return programs
    }

    /// What is wrong with an end, if anything is.
    func problem(_ outcome: HostileOutcome) -> String? {
        if outcome.output.split(separator: "\n").contains(where: { $0.hasPrefix("BREACH") }) { return outcome.output }
        if !outcome.isWorldIntact { return "what sessions share has changed" }
        if outcome.memory > HostileOutcome.limits.memory + 65_536 { return "held \(outcome.memory) bytes" }
        guard outcome.after == "value" || Self.sessionEnds.contains(outcome.after) else {
            return "left a session in which a harmless program ends with: \(outcome.after)"
        }
        switch outcome.end {
        case "value": return ends.contains("contained") ? nil : "ended as if nothing were wrong"
        case "exception": return accepts(outcome) ? nil : "\(outcome.type): \(outcome.message)"
        case PythonLimitKind.internalError.rawValue: return "a defect of the interpreter was caught"
        default: return isLimited || ends.contains("contained") ? nil : "stopped by \(outcome.end)"
        }
    }

    /// Limits that a session does not come back from, because what it holds or has used stays.
    private static let sessionEnds: Set<String> = ["memory", "instructions", "time", "output"]

    /// Which of several limits stops a program first depends on their sizes and on the speed of the machine.
    private var isLimited: Bool { ends.contains { $0 != "contained" } }

    private func accepts(_ outcome: HostileOutcome) -> Bool {
        if ends.contains("contained") { return true }
        switch outcome.type {
        case "RecursionError": return ends.contains("recursion")
        case "SyntaxError", "IndentationError": return ends.contains("recursion") || ends.contains("size")
        case "MemoryError", "OverflowError": return ends.contains("memory") || ends.contains("size")
        case "ValueError": return outcome.message.hasPrefix("Exceeds the limit (4300 digits)")
        case "RuntimeError": return ends.contains("deadlock") && outcome.message.hasPrefix("deadlock:")
        default: return false
        }
    }
}
