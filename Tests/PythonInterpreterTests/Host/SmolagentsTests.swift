import PythonInterpreter
import Testing

/// The habits of another executor.
@Suite struct SmolagentsTests {
    private func session(_ limits: PythonLimits = PythonLimits(), imports: [String] = ["math"]) -> PythonSession {
        PythonSession(limits: limits, imports: ImportPolicy(authorized: imports), profile: .smolagents)
    }

    private func failure(_ session: PythonSession, _ code: String) -> String {
        do {
            return "no failure: \(try session.runAgentCode(code).output)"
        } catch { return error.message }
    }

    @Test func statementsHaveValues() throws {
        let session = session()
        #expect(try session.runAgentCode("x = 5").output == 5)
        #expect(try session.runAgentCode("x += 2").output == 7)
        #expect(try session.runAgentCode("for i in range(3):\n    y = i * x").output == 14)
        #expect(try session.runAgentCode("if x > 3: 'big'").output == "big")
        #expect(try session.runAgentCode("print(x)\nimport math").output == .none)
    }

    @Test func aFinalAnswerEndsTheRun() throws {
        let session = session()
        let outcome = try session.runAgentCode(
            "print('a')\ntry:\n    final_answer({'n': 1})\nexcept BaseException:\n    print('b')\nprint('c')")
        #expect(outcome.isFinalAnswer)
        #expect(outcome.output == ["n": 1])
        #expect(outcome.logs == "a\n")
        session.register("final_answer") { arguments, _ in .list(arguments) }
        #expect(try session.runAgentCode("final_answer(1, 2)").output == [1, 2])
        #expect(try session.runAgentCode("3").isFinalAnswer == false)
    }

    @Test func failuresAreToldInItsWords() {
        let session = session()
        #expect(
            failure(session, "x = 1\ny = (x /\n  0)\nz = 2")
                == "Code execution failed at line 'y = (x /\n  0)' due to: ZeroDivisionError: division by zero")
        #expect(
            failure(session, "import os")
                == "Code execution failed at line 'import os' due to: InterpreterError: Import of os is not allowed. Authorized imports are: ['math']"
        )
        #expect(
            failure(session, "a = nothing + 1")
                == "Code execution failed at line 'a = nothing + 1' due to: InterpreterError: The variable `nothing` is not defined."
        )
        #expect(
            failure(session, "x = = 1").hasPrefix(
                "Code parsing failed on line 1 due to: SyntaxError: invalid syntax\nx = = 1\n    ^"))
    }

    @Test func toolsCannotBeOverwritten() throws {
        let session = session()
        session.register("search") { _, _ in "found" }
        for name in ["search", "print", "final_answer"] {
            #expect(
                failure(session, "\(name) = 1")
                    == "Code execution failed at line '\(name) = 1' due to: InterpreterError: Cannot assign to name '\(name)': doing this would erase the existing tool!"
            )
        }
        #expect(try session.runAgentCode("def f(search): return search\nf(1)").output == 1)
    }

    @Test func loopsAndOperationsAreLimited() throws {
        let session = session(PythonLimits(instructions: 30_000_000))
        #expect(
            failure(session, "x = 0\nwhile True:\n    x += 1")
                == "Code execution failed at line 'while True:\n    x += 1' due to: InterpreterError: Maximum number of 1000000 iterations in While loop exceeded"
        )
        #expect(try session.runAgentCode("n = 0\nwhile n < 1_000_000:\n    n += 1\nn").output == 1_000_000)
        #expect(
            failure(session, "def f():\n    while 1:\n        try: pass\n        except Exception: pass\nf()")
                .hasSuffix("While loop exceeded"))
        let small = self.session(PythonLimits(instructions: 100_000))
        #expect(
            failure(small, "for i in range(10 ** 9): pass").contains("Reached the max number of operations of 100000."))
    }

    @Test func longOutputIsCutInTheMiddle() throws {
        let session = session()
        let outcome = try session.runAgentCode("print('a' * 60 + 'b' * 60)", longestLogs: 20)
        #expect(
            outcome.logs
                == "aaaaaaaaaa\n..._This content has been truncated to stay below 20 characters_...\nbbbbbbbbb\n")
    }

    @Test func theProfileSurvivesADump() throws {
        let session = session()
        _ = try session.runAgentCode("x = 1")
        let restored = try PythonSession(
            restoring: try session.dump(key: []), key: [], imports: ImportPolicy(authorized: ["math"]),
            profile: .smolagents)
        #expect(failure(restored, "import os").contains("InterpreterError: Import of os is not allowed"))
        #expect(try restored.runAgentCode("final_answer(x)").isFinalAnswer)
        #expect(try session.fork().runAgentCode("final_answer(x)").isFinalAnswer)
    }
}
