import Glibc
import TestSupport
import Testing

@Suite("Policy files", .timeLimit(.minutes(3)))
struct PolicyTests {
    @Test func aPolicyIsFollowed() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write(
            "work/p.yaml", "version: 1\nhost-name: box\nenvironment: {A: policy}\nlimits: {wall-time: 3s}\n")
        for option in [["--policy", "p.yaml"], ["--policy=p.yaml"]] {
            let result = try await bulkhead(["run"] + option + ["--", "sh", "-c", "hostname; echo $A; sleep 60"])
            #expect(result.output == "box\npolicy\n")
            #expect(result.code == 124)
            #expect(result.errorLines == ["bulkhead: killed after 3s (--timeout)"])
        }
        let overridden = try await bulkhead(["run", "--policy", "p.yaml", "--env", "A=b", "--", "sh", "-c", "echo $A"])
        #expect(overridden.output == "b\n")
    }

    @Test func descriptorsAndArgumentsReachTheOtherProgram() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("work/p.yaml", "version: 1\n")
        let words = ["run", "--policy", "p.yaml", "--env", "CANARY", "--language", "python", "-", "a b", "--policy"]
        let result = try await bulkhead(words, input: "import sys, os; print(sys.argv[1:], os.environ['CANARY'])")
        #expect(result.output == "['a b', '--policy'] must-not-pass\n")
    }

    @Test func anUnknownKeyIsAnErrorWithItsLine() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("work/p.yaml", "version: 1\nlimits:\n  memroy: 1G\n")
        let run = try await bulkhead(["run", "--policy", "p.yaml", "--", "true"])
        #expect(run.code == 125)
        #expect(run.errorLines.count == 1)
        #expect(run.error.contains("p.yaml:3:3: limits: unknown key 'memroy'; did you mean 'memory'?"))
        let check = try await bulkhead(["policy", "check", "p.yaml"])
        #expect(check.code == 1)
        #expect(check.error.contains("p.yaml:3:3: limits: unknown key 'memroy'"))
        #expect(bulkhead.leftInState.isEmpty)
    }

    @Test func whatIsShownIsRead() async throws {
        let bulkhead = try Bulkhead()
        let shown = try await bulkhead(["policy", "show", "--memory", "2G", "--mount", "/etc:/x"])
        #expect(shown.code == 0)
        try bulkhead.directory.write("work/p.yaml", shown.output)
        let check = try await bulkhead(["policy", "check", "p.yaml"])
        #expect(check.output == "p.yaml: good\n")
        let again = try await bulkhead(["policy", "show", "--policy", "p.yaml"])
        #expect(again.output == shown.output)
    }

    @Test func aMissingProgramForPoliciesIsAClearError() async throws {
        var bulkhead = try Bulkhead()
        bulkhead.environment["BULKHEAD_POLICY"] = "/no/such/program"
        for words in [["policy", "show"], ["run", "--policy", "p.yaml", "--", "true"]] {
            let result = try await bulkhead(words)
            #expect(result.code == 125)
            #expect(result.errorLines.count == 1)
            #expect(result.error.contains("policy files need bulkhead-policy, which is not there (/no/such/program)"))
        }
        #expect(try await bulkhead(["run", "--", "echo", "--policy"]).output == "--policy\n")
    }

    @Test func aMissingSupervisorIsAClearError() async throws {
        var bulkhead = try Bulkhead()
        bulkhead.environment["BULKHEAD_SUPERVISOR"] = "/no/such/program"
        let result = try await bulkhead(["run", "--", "true"])
        #expect(result.code == 125)
        #expect(result.errorLines.count == 1)
        #expect(result.error.contains("bulkhead-supervisor"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        let result = try await Bulkhead()(["completions", shell])
        #expect(result.code == 0)
        #expect(result.output.contains("memory"))
        #expect(result.output.contains("doctor"))
        guard shell == "bash" else { return }
        let check = try await HostCommand(["/bin/bash", "-n"], input: result.output).run()
        #expect(check.code == 0, "\(check.error)")
    }
}
