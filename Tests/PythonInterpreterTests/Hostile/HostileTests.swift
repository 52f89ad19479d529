import Glibc
import PythonTestSupport
import TestSupport
import Testing

/// Programs that mean harm end as they must, change nothing that sessions share, and leave their session usable.
@Suite struct HostileTests {
    @Test(arguments: ["published_escapes", "introspection", "imports_and_files"])
    func nothingOfTheHostIsReached(_ file: String) async throws {
        let written = "/tmp/bulkhead-corpus-written"
        #expect(access(written, F_OK) != 0, "\(written) must not exist before")
        try await check(file, atLeast: 30)
        #expect(access(written, F_OK) != 0, "a program has written a file of the host")
    }

    @Test(arguments: [false, true])
    func callbacksThatChangeWhatIsWorkedOnAreHarmless(collectsAlways: Bool) async throws {
        try await check("reentrancy", atLeast: 30, collectsAlways: collectsAlways)
    }

    @Test(arguments: ["limits_computation", "limits_memory"])
    func attacksOnResourcesEndInTheirLimits(_ file: String) async throws {
        try await check(file, atLeast: 100)
    }

    private func check(_ file: String, atLeast count: Int, collectsAlways: Bool = false) async throws {
        let programs = HostileProgram.all(in: file)
        #expect(programs.count > count)
        var runner = CorpusRunner(collectsAlways: collectsAlways)
        runner.isHostile = true
        let answers = try await runner.outputs(of: programs.map(\.source))
        for (program, answer) in zip(programs, answers) {
            guard let outcome = HostileOutcome(answer) else {
                Issue.record("\(program): \(answer)")
                continue
            }
            let problem = program.problem(outcome)
            #expect(problem == nil, "\(program)")
        }
    }
}
