import Glibc
import TestSupport
import Testing

/// Real work: the test suite of a package from the Python Package Index, with the project mounted copy-on-write.
@Suite("A real test suite", .timeLimit(.minutes(4)))
struct WorkloadTests {
    /// What `Scripts/test-tools` fetches: pytest, and the source of a package that tests itself.
    private static let tools: String = {
        let root = "\(#filePath)".split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
        return root + "/.build/test-tools"
    }()

    private static let listing = """
        find . -printf '%P %y %m %U %s %T@\\n' | sort; find . -type f -exec sha256sum {} + | sort -k 2
        """

    @Test func moreItertoolsPassesItsOwnTests() async throws {
        try #require(
            access(Self.tools + "/complete", F_OK) == 0,
            "pytest and more-itertools are not in \(Self.tools); run Scripts/test-tools, or 'make test', which does")
        let bulkhead = try Bulkhead()
        let copied = try await bulkhead.script("cp -a '\(Self.tools)/more-itertools/.' . && \(Self.listing)")
        try #require(copied.code == 0, "\(copied.error)")

        let result = try await bulkhead([
            "run", "--mount", ".:/work:cow", "--mount", "\(Self.tools)/python:/opt/pytest:ro",
            "--env", "PYTHONPATH=/opt/pytest", "--", "python3", "-m", "pytest", "-q",
        ])
        #expect(result.code == 0, "\(result.output.suffix(4000))\(result.error)")
        let passed = result.output.matches(of: #/([0-9]+) passed/#).last.flatMap { Int($0.output.1) }
        #expect((passed ?? 0) > 600, "\(result.output.suffix(400))")
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.contains(" changes in /work: bulkhead diff "))

        // What the tests wrote is told, as whole files that are new.
        let names = try await bulkhead(["diff", "--names"])
        let lines = names.output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true)
        }
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.first == "added" }, "\(names.output)")
        let paths = Set(lines.compactMap(\.last))
        for path in [".pytest_cache/CACHEDIR.TAG", ".pytest_cache/v/cache/nodeids", "tests/__pycache__"] {
            #expect(paths.contains(path[...]), "\(names.output)")
        }
        let difference = try await bulkhead(["diff"])
        #expect(difference.output.contains("diff --git a/.pytest_cache/README.md b/.pytest_cache/README.md\nnew file"))

        // The project itself is as it was, to the last time stamp.
        let after = try await bulkhead.script(Self.listing)
        #expect(after.output == copied.output)
        #expect(copied.output.contains("more_itertools/more.py"))
    }
}
