import Contexts
import Sandboxing
import Testing

/// A shell that remembers.
@Suite struct BashTests {
    static let cells: [(code: String, output: String, errorOutput: String, status: Int?)] = [
        ("x=5; cd /tmp", "", "", nil), ("echo $x; pwd", "5\n/tmp\n", "", nil), ("f() { echo \"f $1\"; }", "", "", nil),
        ("f a", "f a\n", "", nil), ("echo err >&2; false", "", "err\n", 1), ("(exit 7)", "", "", 7),
        ("for i in 1 2; do\n  echo $i\ndone", "1\n2\n", "", nil), ("cat", "", "", nil),
        ("echo 'it'\\''s' \"q\"", "it's q\n", "", nil), ("export Y=1; bash -c 'echo $Y'", "1\n", "", nil),
        ("cat <<EOF\nhere $x\nEOF", "here 5\n", "", nil), ("printf() { :; }; builtin() { :; }", "", "", nil),
        ("echo alive", "alive\n", "", nil), ("ls /proc/self/fd | wc -l", "4\n", "", nil),
        ("trap 'echo bye' INT; set -u; echo ok", "ok\n", "", nil), ("echo a!b", "a!b\n", "", nil),
    ]

    @Test func cellsOfOneContext() async throws {
        try await ContextFixture.with(.bash) { fixture in
            for (code, output, errorOutput, status) in Self.cells {
                let run = try await fixture.run(code, options: ExecutionOptions(timeout: .seconds(20)))
                #expect(run.output == output, "\(code)")
                #expect(run.errorOutput == errorOutput, "\(code)")
                #expect(run.error?.value == status.map { "exit status \($0)" }, "\(code)")
                #expect(run.end == (status == nil ? .completed : .failed), "\(code)")
            }
        }
    }

    @Test func interruptsKeepTheShell() async throws {
        try await ContextFixture.with(.bash) { fixture in
            _ = try await fixture.run("kept=1")
            let events = try await fixture.context.run("echo on; while true; do sleep 1; done")
            var last: ExecutionEvent?
            for await event in events {
                if case .standardOutput = event { await fixture.context.interrupt() }
                last = event
            }
            #expect(last == .end(.interrupted))
            let next = try await fixture.run("echo $kept")
            #expect(next.output == "1\n")
        }
    }

    @Test func exitEndsTheShellAndTheNextRunHasANewOne() async throws {
        try await ContextFixture.with(.bash) { fixture in
            let run = try await fixture.run("x=1; exit 3")
            #expect(run.error?.name == ExecutionFailure.diedName)
            #expect(run.end == .died)
            let next = try await fixture.run("echo \"[$x]\"")
            #expect(next.output == "[]\n")
        }
    }

    @Test func environmentOfOneRun() async throws {
        try await ContextFixture.with(.bash) { fixture in
            let run = try await fixture.run("echo $A", options: ExecutionOptions(environment: ["A": "it's"]))
            #expect(run.output == "it's\n")
            let next = try await fixture.run("echo \"[${A-none}]\"")
            #expect(next.output == "[none]\n")
        }
    }

    @Test func syntaxErrorsAreErrors() async throws {
        try await ContextFixture.with(.bash) { fixture in
            let run = try await fixture.run("if then", options: ExecutionOptions(timeout: .seconds(20)))
            #expect(run.errorOutput.contains("syntax error"))
            #expect(run.end == .failed)
            let next = try await fixture.run("echo on")
            #expect(next.output == "on\n")
        }
    }
}
