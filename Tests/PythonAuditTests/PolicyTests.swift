import PythonAudit
import Testing

@Suite struct PolicyTests {
    private static let source = "import os\nos.system('ls')\nopen('/data/x', 'w')\nos.remove('a')\n"

    private func policy(_ change: (inout AuditPolicy) -> Void) -> AuditPolicy {
        var policy = AuditPolicy()
        change(&policy)
        return policy
    }

    private func selectors(_ words: String...) -> [AuditSelector] { words.compactMap { AuditSelector($0) } }

    @Test func rulesAreAllowed() {
        #expect(rules(in: Self.source, policy { $0.allow = selectors("BH101", "file-write") }) == ["BH201", "BH203"])
    }

    @Test func namesAreAllowed() {
        #expect(rules(in: Self.source, policy { $0.allow = selectors("os.*") }) == ["BH203", "BH205"])
        #expect(rules(in: Self.source, policy { $0.allow = selectors("open") }) == ["BH101", "BH201"])
        #expect(rules(in: Self.source, policy { $0.allow = selectors("*") }) == [])
        #expect(rules(in: Self.source, policy { $0.allow = selectors("os.path.*") }).contains("BH101"))
    }

    @Test func denialsWin() {
        let strict = policy {
            $0.allow = selectors("BH205", "open")
            $0.deny = selectors("BH205", "json.*")
        }
        #expect(rules(in: Self.source, strict).contains("BH205"))
        #expect(rules(in: "import json\njson.loads('1')", strict) == ["BH004"])
        #expect(rules(in: "from json import loads", strict) == ["BH004"])
        let report = PythonAudit.audit(source: Array("open('a', 'w')".utf8), policy: strict)
        #expect(report.findings.map(\.severity) == [.error])
    }

    @Test func roots() {
        let rooted = policy { $0.roots = ["/data", "/srv/x/"] }
        #expect(rules(in: "open('/data/x')", rooted) == [])
        #expect(rules(in: "open('/data')", rooted) == [])
        #expect(rules(in: "open('/srv/x/y/z')", rooted) == [])
        #expect(rules(in: "open('/database')", rooted) == ["BH203"])
        #expect(rules(in: "open('/data/../etc/x')", rooted) == ["BH203", "BH204"])
        #expect(rules(in: "open('/data/a/../b')", rooted) == [])
    }

    @Test func severitiesAndThreshold() {
        let source = Array("open('a', 'w')".utf8)
        #expect(!PythonAudit.audit(source: source).hasFailed)
        #expect(PythonAudit.audit(source: source, policy: policy { $0.threshold = .note }).hasFailed)
        #expect(PythonAudit.audit(source: source, policy: policy { $0.severities = ["BH205": .error] }).hasFailed)
        let never = policy { $0.threshold = .never }
        #expect(!PythonAudit.audit(source: Array("eval('1')".utf8), policy: never).hasFailed)
    }

    @Test(arguments: ["BH999", "no-such-rule", "", "os system", "a;b", "BH101x y"])
    func unreadableSelectors(text: String) { #expect(AuditSelector(text) == nil) }

    @Test func readableSelectors() {
        #expect(AuditSelector("BH101") == .rule("BH101"))
        #expect(AuditSelector("process-execution") == .rule("BH101"))
        #expect(AuditSelector("os.path.*") == .names("os.path.*"))
    }

    // MARK: Comments

    @Test(arguments: [
        "eval('1')  # bulkhead: allow BH401 because it is a test",
        "# bulkhead: allow dynamic-code -- it is a test\neval('1')",
        "eval('1')  # noqa # bulkhead: allow BH101, BH401 because it is a test",
    ])
    func suppressed(source: String) {
        let report = PythonAudit.audit(source: Array(source.utf8))
        #expect(report.findings.map(\.rule.id) == ["BH401"])
        #expect(report.findings.first?.suppression == "it is a test")
        #expect(!report.hasFailed)
        #expect(rules(in: source, policy { $0.honoursComments = false }) == ["BH401"])
        #expect(rules(in: source, policy { $0.deny = selectors("BH401") }) == ["BH401"])
    }

    @Test func suppressionsNeedRuleAndReason() {
        #expect(rules(in: "eval('1')  # bulkhead: allow BH401") == ["BH003", "BH401"])
        #expect(rules(in: "eval('1')  # bulkhead: allow because I like it") == ["BH003", "BH401"])
        #expect(rules(in: "eval('1')  # bulkhead: allow BH101 because of this") == ["BH401"])
        #expect(rules(in: "# bulkhead: allow BH401 because of this\n\neval('1')") == ["BH401"])
    }
}
