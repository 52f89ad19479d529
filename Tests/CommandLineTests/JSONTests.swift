import TestSupport
import Testing

@Suite("--json", .timeLimit(.minutes(3)))
struct JSONTests {
    @Test(
        arguments: [
            ([], "echo out; echo err >&2; exit 3", 3, "d['outcome'] == {'kind': 'exited', 'code': 3}"),
            ([], "echo out; echo err >&2; exit 3", 3, "(d['stdout'], d['stderr']) == ('out\\n', 'err\\n')"),
            ([], "true", 0, "d['limits-hit'] == [] and d['change-sets'] == []"),
            ([], "true", 0, "d['enforcement']['pid-namespace'] == {'status': 'enforced', 'by': 'namespace'}"),
            ([], "true", 0, "all(v['status'] == 'enforced' or k in d['gaps'] for k, v in d['enforcement'].items())"),
            ([], "true", 0, "not d['stdout-truncated'] and not d['stderr-truncated']"),
            ([], "true", 0, "0 < d['duration'] < 60 and d['usage']['user-time'] >= 0"),
            ([], "kill -TERM $$", 143, "d['outcome'] == {'kind': 'signaled', 'signal': 15} and d['exit-code'] == 143"),
            ([], "printf 'a\\377b'", 0, "d['stdout-base64'] == 'Yf9i'"),
            (["--timeout", "200ms"], "echo partial; sleep 60", 124, "d['limits-hit'] == ['wall-time']"),
            (["--timeout", "200ms"], "echo partial; sleep 60", 124, "d['stdout'] == 'partial\\n'"),
            (["--output-limit", "10"], "yes", 137, "d['limits-hit'] == ['output'] and d['stdout-truncated']"),
            (
                ["--output-limit", "10", "--on-output-limit", "truncate"], "echo 0123456789ABC; exit 5", 5,
                "d['stdout'] == '0123456789' and d['stdout-truncated'] and not d['stderr-truncated']"
            ),
            (["--disk", "1M"], "yes > /tmp/x", 1, "d['limits-hit'] == ['disk']"),
        ] as [([String], String, Int32, String)])
    func object(options: [String], script: String, code: Int32, expression: String) async throws {
        let result = try await Bulkhead()(["run", "--json"] + options + ["--", "sh", "-c", script])
        #expect(result.code == code)
        #expect(result.output.hasSuffix("}\n"))
        #expect(try await holds("\(expression) and d['exit-code'] == \(code)", in: result.output))
    }

    @Test(
        arguments: [
            (["no-such-command"], 127), (["/etc/passwd"], 126),
        ] as [([String], Int32)])
    func failureToStart(command: [String], code: Int32) async throws {
        let result = try await Bulkhead()(["run", "--json", "--"] + command)
        #expect(result.code == code)
        #expect(try await holds("'cannot run' in d['error'] and d['exit-code'] == \(code)", in: result.output))
    }

    @Test func aFileThatIsNotThere() async throws {
        let result = try await Bulkhead()(["run", "--json", "missing.py"])
        #expect(result.code == 125)
        #expect(try await holds("'missing.py' in d['error'] and d['exit-code'] == 125", in: result.output))
    }

    @Test func theDoctor() async throws {
        let result = try await Bulkhead()(["doctor", "--json"])
        #expect(result.code == 0)
        #expect(try await holds("len(d) > 3", in: result.output))
    }
}
