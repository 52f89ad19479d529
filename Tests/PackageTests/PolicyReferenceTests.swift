import Sandboxing
import Testing

@testable import PolicyFiles

/// docs/POLICY.md against the decoder.
@Suite struct PolicyReferenceTests {
    private func reference() throws -> String { try Repository.text("docs/POLICY.md") }

    /// The first column of every table: the keys that are explained.
    private func keys(in text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { row in
                row.dropFirst(3).split(separator: "`").first.map(String.init)
            })
    }

    private var known: Set<String> {
        Set(SpecificationDecoder.keys + SpecificationDecoder.limitKeys.map { "limits.\($0)" })
            .union(["mounts[].source", "mounts[].target", "mounts[].access", "syscalls.allow", "syscalls.deny"])
            .union(["root.directory", "root.archive"])
    }

    @Test func everyKeyIsExplainedAndNoOther() throws {
        let explained = keys(in: try reference())
        #expect(known.subtracting(explained) == [], "not explained")
        #expect(explained.subtracting(known) == [], "not known to the decoder")
    }

    @Test func everyExampleIsAPolicy() throws {
        let examples = Markdown(try reference()).blocks.filter { $0.language == "yaml" }
        #expect(!examples.isEmpty)
        for example in examples {
            _ = try PolicyFile.parse(
                example.lines.joined(separator: "\n"), file: "docs/POLICY.md", directory: "/somewhere")
        }
    }

    /// The example of all keys uses every one of them, so that a new key cannot be forgotten there.
    @Test func theWholeExampleHasEveryKey() throws {
        let examples = Markdown(try reference()).blocks.filter { $0.language == "yaml" }
        let whole = try #require(examples.max { $0.lines.count < $1.lines.count })
        let words = Set(whole.lines.flatMap { $0.split { " {},:-".contains($0) && $0 != "-" } }.map(String.init))
        for key in SpecificationDecoder.keys + SpecificationDecoder.limitKeys {
            #expect(words.contains(key), "\(key) is missing")
        }
    }

    @Test func everyControlIsNamed() throws {
        let spans = Set(Markdown(try reference()).spans)
        for control in Control.allCases { #expect(spans.contains(control.rawValue), "\(control.rawValue) is missing") }
    }

    @Test func defaultsAreTheDefaults() throws {
        let rows = try reference().split(separator: "\n").filter { $0.hasPrefix("| `limits.") }
        let text = PolicyFile.text(for: SandboxSpecification())
        for row in rows {
            let cells = row.split(separator: "|").map { $0.drop { $0 == " " } }
            let key = cells[0].dropFirst("`limits.".count).prefix { $0 != "`" }
            let value = cells[1].drop { $0 == "`" }.prefix { $0 != "`" }
            #expect(text.contains("  \(key): \(value)\n"), "\(key) is not \(value)")
        }
        #expect(rows.count == SpecificationDecoder.limitKeys.count)
    }
}
