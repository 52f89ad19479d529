import PythonTestSupport

/// Programs of the corpus that are tested together: a topic of the language, or the programs about one module.
struct CorpusPart: Sendable, CustomStringConvertible {
    /// Where the recordings are, below `Tests`.
    let folder: String
    let name: String

    var description: String { "\(folder)/\(name)" }

    /// The folder `Tests`.
    static let tests = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    static let language = CorpusFile.topics("\(tests)/PythonCorpus/language").map {
        CorpusPart(folder: "PythonCorpus/language", name: $0)
    }

    static let all =
        language + parts(of: "PythonCorpus/programs", splits: false)
        + parts(of: "PythonLibrary/snippets_a", splits: true) + parts(of: "PythonLibrary/snippets_b", splits: true)

    /// Files of one program each, by the first word of their names.
    private static func parts(of folder: String, splits: Bool) -> [CorpusPart] {
        let names = CorpusFile.topics("\(tests)/\(folder)").map { splits ? firstWord($0) : $0 }
        return Set(names).sorted().map { CorpusPart(folder: folder, name: $0) }
    }

    private static func firstWord(_ name: String) -> String { String(name.prefix { $0 != "_" }) }

    var cases: [CorpusCase] {
        let directory = "\(Self.tests)/\(folder)"
        if folder.hasSuffix("language") { return CorpusFile.cases(directory, name) }
        let names = CorpusFile.topics(directory).filter { $0 == name || Self.firstWord($0) == name }
        return names.compactMap { CorpusFile.program(directory, $0) }
    }
}

/// What `Tests/PythonCorpus/known_differences.txt` lists: cases that print something else than CPython on purpose, or
/// for now.
enum KnownDifferences {
    static let path = "\(CorpusPart.tests)/PythonCorpus/known_differences.txt"

    /// Reasons by the name of the case, `topic ### case`.
    static let reasons: [String: String] = {
        let lines = (CorpusFile.read(path) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
        let pairs = lines.map { line -> (String, String) in
            // No name of a case has a colon.
            let name = line.prefix { $0 != ":" }
            return (String(name), String(line.dropFirst(name.count + 2)))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
