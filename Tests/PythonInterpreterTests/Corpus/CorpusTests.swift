import Glibc
import PythonTestSupport
import TestSupport
import Testing

/// Every program of the corpus prints with ours what it prints with CPython 3.14.
@Suite struct CorpusTests {
    @Test(arguments: CorpusPart.all) func printsWhatCPythonPrints(_ part: CorpusPart) async throws {
        let cases = part.cases
        try #require(!cases.isEmpty)
        let outputs = try await CorpusRunner().outputs(of: cases.map(\.source))
        for (wanted, output) in zip(cases, outputs) {
            let reason = KnownDifferences.reasons[wanted.description]
            if output == wanted.expected {
                if reason != nil {
                    Issue.record("\(wanted) does not differ any more: take it off known_differences.txt")
                }
            } else if reason == nil {
                Issue.record("\(wanted)\n\(Difference.text(wanted: wanted.expected, got: output))")
            }
        }
    }

    /// With a collection at every call and loop: a value that nobody holds would be gone when it is used.
    @Test(arguments: CorpusPart.language.enumerated().filter { $0.offset % 6 == 0 }.map(\.element))
    func survivesCollectionEverywhere(_ part: CorpusPart) async throws {
        let cases = part.cases.filter { KnownDifferences.reasons[$0.description] == nil }
        let outputs = try await CorpusRunner(collectsAlways: true).outputs(of: cases.map(\.source))
        for (wanted, output) in zip(cases, outputs) where output != wanted.expected {
            Issue.record("\(wanted)\n\(Difference.text(wanted: wanted.expected, got: output))")
        }
    }

    @Test func knownDifferencesHaveReasonsAndCases() {
        let names = Set(CorpusPart.all.flatMap(\.cases).map(\.description))
        for (name, reason) in KnownDifferences.reasons {
            #expect(names.contains(name), "there is no case \(name)")
            #expect(!reason.isEmpty, "\(name) has no reason")
        }
        print("corpus: \(names.count) programs, \(KnownDifferences.reasons.count) known differences")
    }
}

/// CPython 3.11, where it is installed, still prints what was recorded.
@Suite struct RecordingTests {
    private static let batches = CorpusPart.language.map(\.name).chunked(by: 8)

    @Test(.enabled(if: SystemPython.isRecorder, SystemPython.absence), arguments: batches)
    func languageIsUpToDate(_ names: [String]) async throws {
        try await check("PythonCorpus", names)
    }

    @Test(.enabled(if: SystemPython.isRecorder, SystemPython.absence)) func programsAreUpToDate() async throws {
        try await check("PythonCorpus", CorpusFile.topics("\(CorpusPart.tests)/PythonCorpus/programs"))
    }

    @Test(
        .enabled(if: SystemPython.isRecorder, SystemPython.absence),
        arguments: ["snippets_a", "snippets_b"].flatMap {
            CorpusFile.topics("\(CorpusPart.tests)/PythonLibrary/\($0)").chunked(by: 100)
        })
    func libraryIsUpToDate(_ names: [String]) async throws {
        try await check("PythonLibrary", names)
    }

    private func check(_ folder: String, _ names: [String]) async throws {
        let words = [SystemPython.path, "\(CorpusPart.tests)/\(folder)/record.py", "--check"] + names
        let result = try await HostCommand(words, environment: ["PATH": "/usr/bin:/bin"]).run()
        #expect(result.code == 0, "\(result.output)\(result.error)")
    }
}

extension Array {
    /// Its parts of at most so many elements.
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
