import PolicyFiles
import PythonAudit
import Testing

@Suite("Policy files for audits")
struct AuditPolicyTests {
    private func parse(_ text: String) throws -> AuditPolicy {
        try AuditPolicyFile.parse(text, file: "p", directory: "/srv")
    }

    @Test func everyKeyIsRead() throws {
        let policy = try parse(
            """
            version: 1
            allow: [file-write, os.path.*]
            deny: [pickle.*, BH404]
            roots: [/data, out]
            severities: {thread-use: error, BH205: warning}
            fail-on: note
            comments: ignore
            interpreter: {modules: [math, numpy.*], files: true, input: true}
            """)
        #expect(policy.allow == [.rule("BH205"), .names("os.path.*")])
        #expect(policy.deny == [.names("pickle.*"), .rule("BH404")])
        #expect(policy.roots == ["/data", "/srv/out"])
        #expect(policy.severities == ["BH1201": .error, "BH205": .warning])
        #expect(policy.threshold == .note)
        #expect(!policy.honoursComments)
        #expect(
            policy.interpreter
                == InterpreterProfile(modules: ["math", "numpy.*"], grantsFiles: true, grantsInput: true))
    }

    @Test func emptyIsTheDefault() throws { #expect(try parse("version: 1") == AuditPolicy()) }

    /// The text after `version: 1`, and how the one message begins.
    @Test(arguments: [
        ("alow: []", "p:2:1: unknown key 'alow'; did you mean 'allow'?"),
        ("allow: BH101", "p:2:8: allow must be a list, not a single value"),
        ("allow: [BH999]", "p:2:9: allow: 'BH999' is neither a rule nor a name of Python"),
        ("deny: [proces-execution]", "p:2:8: deny: 'proces-execution' is neither a rule nor a name of Python; did you"),
        ("severities: {BH1: error}", "p:2:14: severities: 'BH1' is not a rule"),
        ("severities: {BH101: bad}", "p:2:21: severities.BH101: 'bad' is not a choice; write note or warning or error"),
        ("severities: {BH101: note, process-execution: note}", "p:2:27: severities: 'process-execution' is given more"),
        ("fail-on: maybe", "p:2:10: fail-on: 'maybe' is not a choice"),
        ("comments: yes", "p:2:11: comments: 'yes' is not a choice; write honour or ignore"),
        ("interpreter: {module: []}", "p:2:15: interpreter: unknown key 'module'; did you mean 'modules'?"),
        ("interpreter: {files: 1}", "p:2:22: interpreter.files: '1' is not a choice"),
        ("roots: ['']", "p:2:9: roots: the text is empty"),
    ])
    func problems(text: String, beginning: String) {
        do {
            _ = try parse("version: 1\n" + text)
            Issue.record("no error for \(text)")
        } catch let error as PolicyFileError {
            #expect(error.description.hasPrefix(beginning))
            #expect(error.problems.count == 1)
        } catch {
            Issue.record(error)
        }
    }

    @Test func theVersionIsNeeded() {
        #expect(throws: PolicyFileError.self) { try parse("allow: []") }
        #expect(throws: PolicyFileError.self) { try parse("version: 2") }
        #expect(throws: PolicyFileError.self) { try parse("") }
    }
}
