import Glibc

/// CPython, asked about many cases at once.
enum PythonOracle {
    static let python = "/usr/bin/python3"

    static var isInstalled: Bool { access(python, X_OK) == 0 }

    /// What stands for the answer of a CPython that did not survive the question.
    static let crashed = "crashed"

    /// CPython's answers, a line for each case.
    static func answers(to cases: [RegexCase]) throws -> [String] {
        var answers: [String] = []
        while answers.count < cases.count {
            answers += try ask(Array(cases[answers.count...]))
            if answers.count < cases.count { answers.append(crashed) }
        }
        return answers
    }

    private static func ask(_ cases: [RegexCase]) throws -> [String] {
        var template = Array("/tmp/python-regex-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Failure.noFile(errno) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        var input = Array(cases.map(line).joined().utf8)
        while !input.isEmpty {
            let written = write(descriptor, input, input.count)
            guard written > 0 else { throw Failure.noFile(errno) }
            input.removeFirst(written)
        }
        close(descriptor)
        let script = String(#filePath.dropLast("PythonOracle.swift".count)) + "oracle.py"
        guard let pipe = popen("exec \(python) '\(script)' '\(path)'", "r") else { throw Failure.noProcess(errno) }
        defer { pclose(pipe) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { output += chunk[..<count] }
        return output.split(separator: 10, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    enum Failure: Error {
        case noFile(Int32), noProcess(Int32)
    }

    private static func line(_ made: RegexCase) -> String {
        let texts = [made.pattern, made.subject, made.replacement].map { units in
            units.map { String($0, radix: 16) }.joined(separator: ",")
        }
        return "\(made.flags);\(made.isBytes ? 1 : 0);" + texts.joined(separator: ";") + "\n"
    }
}
