import PythonAudit
import Testing

/// A piece of source with the ids of all rules that say something about it.
struct Snippet: Sendable, CustomTestStringConvertible {
    var source: String
    var rules: [String]

    init(_ rules: String, _ source: String) {
        self.source = source
        self.rules = rules.split(separator: " ").map { "BH" + $0 }
    }

    var testDescription: String { source }
}

/// The ids of the rules that say something about a source text, each once.
func rules(in source: String, _ policy: AuditPolicy = AuditPolicy()) -> [String] {
    let report = PythonAudit.audit(source: Array(source.utf8), policy: policy)
    let found = Set(report.findings.filter { !$0.isSuppressed }.map(\.rule.id))
    return AuditRule.all.map(\.id).filter(found.contains)
}

@Suite struct SnippetTests {
    @Test(arguments: Snippet.processes + Snippet.files + Snippet.network)
    func reach(snippet: Snippet) { #expect(rules(in: snippet.source) == snippet.rules) }

    @Test(arguments: Snippet.dynamic + Snippet.introspection + Snippet.data)
    func code(snippet: Snippet) { #expect(rules(in: snippet.source) == snippet.rules) }

    @Test(arguments: Snippet.aliases + Snippet.folding)
    func names(snippet: Snippet) { #expect(rules(in: snippet.source) == snippet.rules) }

    @Test(arguments: Snippet.resources + Snippet.system + Snippet.harmless)
    func rest(snippet: Snippet) { #expect(rules(in: snippet.source) == snippet.rules) }

    @Test func tableIsLarge() {
        let all =
            Snippet.processes + Snippet.files + Snippet.network + Snippet.dynamic + Snippet.introspection
            + Snippet.data + Snippet.aliases + Snippet.folding + Snippet.resources + Snippet.system + Snippet.harmless
        #expect(all.count >= 150)
        // Every rule that looks at code has a snippet.
        let covered = Set(all.flatMap(\.rules))
        for rule in AuditRule.all where !["BH002", "BH003", "BH004"].contains(rule.id) {
            #expect(covered.contains(rule.id), "\(rule.id) has no snippet")
        }
    }
}
