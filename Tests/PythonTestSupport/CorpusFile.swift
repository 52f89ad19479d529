import Glibc
package import PythonInterpreter

/// One program of the corpus and what CPython 3.14 prints for it. `Tests/PythonCorpus/README.md` has the format.
package struct CorpusCase: Sendable, CustomStringConvertible {
    package let topic: String
    package let name: String
    package let source: String
    package let expected: String

    package var description: String { "\(topic) ### \(name)" }

    /// `recorded` is what 3.11 printed; a block at the end of the source says what 3.14 prints instead.
    init(topic: String, name: String, source: String, recorded: String) {
        self.topic = topic
        self.name = name
        self.source = source
        let block = source.split(separator: "\n", omittingEmptySubsequences: false).filter { $0.hasPrefix("# 3.14|") }
        let lines = block.map { $0.dropFirst(7) }.map { $0.hasPrefix(" ") ? String($0.dropFirst()) : String($0) }
        let newer = lines == ["(nothing)"] ? "" : lines.joined(separator: "\n")
        expected = RecordedOutput.trimmed(block.isEmpty ? recorded : newer)
    }
}

/// A file of the corpus with its recorded outputs.
package enum CorpusFile {
    /// The cases of one topic.
    package static func cases(_ directory: String, _ topic: String) -> [CorpusCase] {
        guard let text = read("\(directory)/\(topic).py") else { return [] }
        let recorded = Dictionary(
            sections(read("\(directory)/\(topic).expected") ?? ""), uniquingKeysWith: { first, _ in first })
        return sections(text).map { name, body in
            CorpusCase(topic: topic, name: name, source: body, recorded: recorded[name] ?? "")
        }
    }

    /// A whole program and its output; its directory's name is its topic.
    package static func program(_ directory: String, _ name: String) -> CorpusCase? {
        guard let source = read("\(directory)/\(name).py"), let expected = read("\(directory)/\(name).expected") else {
            return nil
        }
        let topic = directory.split(separator: "/").last.map { String($0) } ?? directory
        return CorpusCase(topic: topic, name: name, source: source, recorded: expected)
    }

    /// Names of the Python files of a directory, without suffix.
    package static func topics(_ directory: String) -> [String] {
        guard let handle = opendir(directory) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".py") { names.append(String(name.dropLast(3))) }
        }
        return names.sorted()
    }

    /// The texts behind the lines `### name`.
    package static func sections(_ text: String) -> [(String, String)] {
        var result: [(String, String)] = []
        var name: String?
        var lines: [Substring] = []
        func finish() {
            guard let name else { return }
            while lines.last == "" { lines.removeLast() }
            result.append((name, lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")))
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("### ") {
                finish()
                name = String(line.dropFirst(4))
                lines = []
            } else {
                lines.append(line)
            }
        }
        finish()
        return result
    }

    /// The text of a file.
    package static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
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
}

extension CorpusCase {
    /// What our interpreter prints for it, in the form of the recordings.
    package func output(
        limits: PythonLimits = PythonLimits(nanoseconds: 60_000_000_000), collectsAlways: Bool = false
    ) -> String {
        let session = PythonSession(limits: limits)
        session.collectsAlways = collectsAlways
        return RecordedOutput.text(of: session.run(source))
    }
}

/// The form in which outputs are recorded.
package enum RecordedOutput {
    /// All that a run shows.
    package static func text(of result: PythonResult) -> String {
        var text = String(decoding: result.output, as: UTF8.self)
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        switch result.outcome {
        case .value(_, let representation):
            if let representation { text += "=> \(representation)\n" }
        case .exception(let exception):
            text += exception.summary
        case .limit(let kind):
            text += "limit \(kind.rawValue)\n"
        }
        return trimmed(text)
    }

    /// Recordings end without empty lines.
    static func trimmed(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last == "" { lines.removeLast() }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }
}
