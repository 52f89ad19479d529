import Testing

@testable import BulkheadCommands

@Suite("When bulkhead becomes bulkhead-policy")
struct PolicyProgramTests {
    @Test(arguments: [
        (["policy"], true), (["policy", "show"], true), (["policy", "--help"], true),
        (["run", "--policy", "p.yaml", "--", "true"], true), (["run", "--policy=p.yaml", "-"], true),
        (["shell", "--quiet", "--policy", "p"], true), (["run", "--memory", "1G", "--policy", "p", "x"], true),
        (["run", "--memory=1G", "--json", "--policy=p", "x"], true),
        (["audit", "x.py", "--policy", "p"], true), (["audit", "--policy=p", "-"], true), (["audit", "x.py"], false),
        ([], false), (["run"], false), (["doctor", "--policy", "p"], false), (["run", "--", "--policy", "p"], false),
        (["run", "-", "--policy", "p"], false), (["run", "code.py", "--policy", "p"], false),
        (["run", "--env", "--policy", "x"], false), (["run", "--policy-of-mine", "p", "x"], false),
        (["run", "--tty", "code.py", "--policy=p"], false), (["diff", "policy"], false),
    ])
    func isNeeded(arguments: [String], wanted: Bool) {
        #expect(PolicyProgram.isNeeded(arguments) == wanted)
    }

    @Test func withoutAReaderAPolicyFileIsAnError() throws {
        let builder = SpecificationBuilder(directory: "/", variable: { _ in nil }, policies: nil)
        #expect(throws: CommandFailure.self) { try builder.build(SandboxOptions(policy: "p.yaml")) }
    }

    @Test func flagsAreWhatTheParserTakesWithoutAValue() throws {
        for flag in QuickParser.flags where !["--help", "-h", "--version"].contains(flag) {
            #expect(QuickParser.run([flag, "x"])?.program == ["x"], "\(flag)")
        }
    }
}
