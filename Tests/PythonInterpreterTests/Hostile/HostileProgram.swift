import Glibc
import PythonInterpreter

/// One program that means harm, and how it must end. `Tests/PythonCorpus/README.md` has the format.
struct HostileProgram: Sendable, CustomStringConvertible {
    let file: String
    let name: String
    let source: String
    /// Kinds of limits, and `contained`.
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
        for line in read(path).split(separator: "\n", omittingEmptySubsequences: false) {
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

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs it in a session of its own and says what is wrong with its end, if anything is.
    func problem(limits: PythonLimits, collectsAlways: Bool = false) async -> String? {
        let session = PythonSession(limits: limits)
        session.collectsAlways = collectsAlways
        let result = await session.runOnInterpreterThread(source)
        let output = String(decoding: result.output, as: UTF8.self)
        if output.split(separator: "\n").contains(where: { $0.hasPrefix("BREACH") }) { return output }
        if result.usage.memory > limits.memory + limits.memory / 4 { return "holds \(result.usage.memory) bytes" }
        switch result.outcome {
        case .limit(.internalError): return "a defect of the interpreter was caught"
        case .limit(let kind): return isLimited || ends.contains("contained") ? nil : "stopped by \(kind)"
        case .exception(let exception): return accepts(exception) ? nil : exception.summary
        case .value: return ends.contains("contained") ? nil : "ended as if nothing were wrong"
        }
    }

    /// Which of several limits stops a program first depends on their sizes and on the speed of the machine.
    private var isLimited: Bool { ends.contains { $0 != "contained" } }

    private func accepts(_ exception: PythonException) -> Bool {
        if ends.contains("contained") { return true }
        switch exception.type {
        case "RecursionError": return ends.contains("recursion")
        case "SyntaxError": return ends.contains("recursion") || ends.contains("size")
        case "MemoryError", "OverflowError": return ends.contains("memory") || ends.contains("size")
        case "ValueError": return exception.message.hasPrefix("Exceeds the limit (4300 digits)")
        default: return false
        }
    }
}
