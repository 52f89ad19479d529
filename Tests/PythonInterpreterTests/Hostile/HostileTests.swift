import PythonInterpreter
import Testing

/// Programs that mean harm end as they must.
@Suite struct HostileTests {
    private static let limits = PythonLimits(
        instructions: 100_000_000, nanoseconds: 4_000_000_000, memory: 256 << 20, output: 1_000_000)

    @Test(arguments: ["published_escapes", "introspection", "imports_and_files"])
    func nothingOfTheHostIsReached(_ file: String) async {
        let programs = HostileProgram.all(in: file)
        #expect(programs.count > 30)
        for program in programs {
            let problem = await program.problem(limits: Self.limits)
            #expect(problem == nil, "\(program)")
        }
    }

    @Test func callbacksThatChangeWhatIsWorkedOnAreHarmless() async {
        let programs = HostileProgram.all(in: "reentrancy")
        #expect(programs.count > 30)
        for program in programs {
            for collectsAlways in [false, true] {
                let problem = await program.problem(limits: Self.limits, collectsAlways: collectsAlways)
                #expect(problem == nil, "\(program)")
            }
        }
    }

    @Test(arguments: ["limits_computation", "limits_memory"])
    func attacksOnResourcesEndInTheirLimits(_ file: String) async {
        let programs = HostileProgram.all(in: file)
        #expect(programs.count > 100)
        for program in programs {
            let begin = ContinuousClock.now
            let problem = await program.problem(limits: Self.limits)
            #expect(problem == nil, "\(program)")
            let elapsed = ContinuousClock.now - begin
            // Without optimisation one long operation between two looks at the clock takes its time.
            #if !DEBUG
            #expect(elapsed < .seconds(8), "\(program)")
            #else
            _ = elapsed
            #endif
        }
    }
}
