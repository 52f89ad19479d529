import Glibc
import PythonTestSupport
import TestSupport
import Testing

/// Random small programs about one topic show the same with ours as with the machine's CPython.
///
/// `PROPERTY_SEED` chooses other programs, `PROPERTY_CASES` how many per topic.
@Suite struct PropertyTests {
    private static let generators = "\(CorpusPart.tests)/PythonInterpreterTests/Properties/Generators"
    private static let topics = [
        "binary", "bytes_methods", "containers", "containers_shown", "dates", "json_texts", "number_parsing",
        "numbers_arithmetic", "numbers_formatting", "numbers_mixed", "regexes", "slicing", "sorting", "strings",
    ]

    @Test(.enabled(if: SystemPython.isRecorder, SystemPython.absence), arguments: topics)
    func agreesWithCPython(_ topic: String) async throws {
        let seed = getenv("PROPERTY_SEED").map { String(cString: $0) } ?? "1"
        let count = getenv("PROPERTY_CASES").map { String(cString: $0) } ?? "1500"
        let words = [SystemPython.path, "\(Self.generators)/generate.py", topic, seed, count]
        let made = try await HostCommand(words, environment: ["PYTHONHASHSEED": "0", "TZ": "UTC"]).run()
        #expect(made.code == 0, "\(made.error)")
        let messages = Messages.split(made.standardOutput).map { String(decoding: $0, as: UTF8.self) }
        let programs = stride(from: 0, to: messages.count - 1, by: 2).map { messages[$0] }
        let answers = stride(from: 1, to: messages.count, by: 2).map { messages[$0] }
        try #require(programs.count == (Int(count) ?? 0) + 1)

        let outputs = try await CorpusRunner(oneSession: true).outputs(of: programs)
        var failures: [(program: String, report: String)] = []
        for (program, (answer, output)) in zip(programs, zip(answers, outputs)) where answer != output {
            failures.append((program, "\(program)\n\(Difference.text(wanted: answer, got: output))"))
        }
        // The shortest says most.
        failures.sort { $0.program.utf8.count < $1.program.utf8.count }
        for failure in failures.prefix(5) {
            Issue.record("seed \(seed), \(failures.count) of \(count) differ, among them\n\(failure.report)")
        }
    }
}
