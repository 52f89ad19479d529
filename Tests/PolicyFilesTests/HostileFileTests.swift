import PolicyFiles
import Sandboxing
import Testing

/// Files made to hang or crash the reader. Each must be refused, and refused before it costs anything.
@Suite("Hostile policy files", .timeLimit(.minutes(1)))
struct HostileFileTests {
    private func error(_ text: String) -> PolicyFileError? {
        #expect(throws: PolicyFileError.self) { try PolicyFile.parse(text, file: "p", directory: "/srv") }
    }

    @Test func aliasBomb() {
        var text = "version: 1\na0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        for level in 1..<20 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
        }
        #expect(error(text)?.description.contains("more than 16 aliases") == true)
    }

    @Test func aliasBombAsAKey() {
        // Sixteen aliases in nested keys: the most that is let through must still be cheap.
        var text = "version: 1\nenvironment:\n  ? &a0 [" + String(repeating: "x,", count: 1000) + "]\n  : v\n"
        for level in 1...8 { text += "  ? &a\(level) [*a\(level - 1), *a\(level - 1)]\n  : v\n" }
        #expect(error(text)?.problems.count == 9)
    }

    @Test func aliasesThatSpanTooManyValues() {
        var text = "version: 1\nmounts: &m0 ["
        text += String(repeating: "'a:/b',", count: 10_000) + "]\nrequire: *m0\nsyscalls: {allow: *m0, deny: *m0}\n"
        #expect(error(text)?.description.contains("more values than any policy has") == true)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func deepNesting(opening: String) {
        #expect(error("version: 1\nenvironment: " + String(repeating: opening, count: 100_000)) != nil)
        // As deep as the parser lets through.
        let depth = 900
        let closed = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(error("version: 1\nenvironment: " + closed) != nil)
    }

    @Test func aliasOfItself() {
        #expect(error("version: 1\nenvironment: &e {A: *e}\n") != nil)
    }

    @Test func tooLarge() {
        let comment = "#" + String(repeating: "x", count: PolicyFile.sizeLimit)
        #expect(error("version: 1\n" + comment)?.description.contains("larger than 1MB") == true)
    }

    @Test func veryLongScalars() {
        let long = String(repeating: "9", count: 900_000)
        let found = error("version: 1\nuser: \(long)\nlimits: {memory: \(long)}\n")
        #expect((found?.description.utf8.count ?? 0) < 2000)
    }
}
