import PythonRegex
import Testing

/// No pattern and no text keep the engine busy for longer than it was given.
struct BoundedWorkTests {
    /// Patterns that take CPython exponential time.
    static let catastrophes = [
        "(a+)+$", "(a*)*$", "(a|aa)+$", "(a|a?)+$", "(.*)*x", "(x+x+)+y|(a+a+)+y", "(?=(a+)+$)b|(a|a)*c",
        "((a+)+)\\2b", "(?:a{1,9}){1,99}$", "(?>(?:a|a)*b|a)+$", "(?:(?:a|a)*+b|a)+c", "(a?){30}a{30}b",
        "(?:a?){0,999}?b", "((?:a|b)*?)*?c", "(?!(a+)+b)c", "(?:(a)|a)*(?(1)b|c)",
    ]

    @Test(arguments: catastrophes)
    func catastrophesStop(_ pattern: String) throws {
        let (outcome, spent) = try run(pattern, String(repeating: "a", count: 60) + "!", budget: 2_000_000)
        #expect(spent <= 2_000_000)
        #expect(outcome == "none" || outcome == "stopped")
    }

    /// Patterns whose places the engine remembers once they take long.
    @Test(arguments: ["(a+)+$", "(a|aa)+$", "(a+a+)+y", "(?:a|a)*c", "a*a*a*a*a*a*b", "(?:a|ab|aab)*?c"])
    func memoryMakesThemPolynomial(_ pattern: String) throws {
        let (outcome, spent) = try run(pattern, String(repeating: "a", count: 500) + "!", budget: 1 << 40)
        #expect(outcome == "none")
        #expect(spent < 3_000_000)
    }

    @Test(arguments: [
        ("[^x]*x", 2.0), (".*?x", 2.0), ("(?s:.*)x", 2.0), ("aaab", 1.0), ("b", 0.3), ("[bc]", 0.3), ("(a*)\\1b", 9.0),
        ("\\w+?x", 2.0), ("a*a*x", 9.0),
    ])
    func longTextsArePaidFor(_ pattern: String, _ share: Double) throws {
        // Every place to begin costs at least a step, every character passed over a part of one.
        let count = 200_000
        let budget: Int64 = 50_000
        let text = String(repeating: "a", count: count)
        #expect(try run(pattern, text, budget: budget).outcome != "found")
        let (_, spent) = try run(pattern, text, budget: budget)
        #expect(spent >= min(budget, Int64(Double(count) * 0.1)))
    }

    @Test func aStackAtItsCapIsAnError() throws {
        let text = String(repeating: "ab", count: 100_000)
        #expect(try run("(?:a(b))*c|(?:ab)*", text, budget: 1 << 40).outcome == "found")
        #expect(try run("(?:(a)|b)*c", text, budget: 1 << 40, byteCap: 1 << 20).outcome == "full")
        #expect(try run("(?:ab)*", text, budget: 1 << 40, byteCap: 1 << 20).outcome == "full")
        // Nothing is kept of what cannot be gone back to.
        #expect(try run("(?:(a)|b)*+", text, budget: 1 << 40, byteCap: 1 << 16).outcome == "found")
        #expect(try run("(?>(?:ab){0,9})*+", text, budget: 1 << 40, byteCap: 1 << 16).outcome == "found")
    }

    @Test func emptyTurnsDoNotRunForever() throws {
        #expect(try run("(?:){4294967294}", "", budget: 100_000).outcome == "stopped")
        #expect(try run("(?:|a)*+", "aaa", budget: 1000).outcome == "found")
        #expect(try run("(?:){0,4294967294}", "", budget: 1000).outcome == "found")
        #expect(try run("(?:(?:a?)*?)*?b", "aaa", budget: 100_000).outcome != "found")
    }

    @Test func oneStateServesManyPrograms() throws {
        var state = MatchState()
        var meter = StepMeter(budget: 100_000)
        for (pattern, group) in [("((((((((((a))))))))))", 10), ("a", 0), ("(b)|a", 0)] {
            let program = try RegexProgram.compile(pattern: pattern.unicodeScalars.map(\.value))
            let found = try RegexSubject.with(Array("a".utf8)) {
                try program.match(in: $0, from: 0, to: 1, mode: .match, state: &state, meter: &meter)
            }
            #expect(found)
            #expect(state.span(of: group) == 0..<1)
            #expect(state.span(of: program.groupCount + 1) == nil)
            #expect(state.span(of: -1) == nil)
        }
        #expect(state.lastIndex == nil)
    }

    private func run(
        _ pattern: String, _ text: String, budget: Int64, byteCap: Int = 64 << 20
    ) throws -> (outcome: String, spent: Int64) {
        let program = try RegexProgram.compile(pattern: pattern.unicodeScalars.map(\.value))
        var state = MatchState(byteCap: byteCap)
        var meter = StepMeter(budget: budget)
        let units = Array(text.utf8)
        let outcome = RegexSubject.with(units) { subject in
            do throws(MatchStop) {
                let found = try program.match(
                    in: subject, from: 0, to: units.count, mode: .search, state: &state, meter: &meter)
                return found ? "found" : "none"
            } catch .steps {
                return "stopped"
            } catch {
                return "full"
            }
        }
        return (outcome, budget - meter.budget)
    }
}
