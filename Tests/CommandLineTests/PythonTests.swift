import TestSupport
import Testing

/// `bulkhead python` as a person or another program runs it.
@Suite("Python", .timeLimit(.minutes(2)))
struct PythonTests {
    @Test(
        arguments: [
            (["-c", "print('a')\nx = 6 * 7"], 0, "a\n42\n", ""),
            (["-c", "final_answer([1, 'b'])\nprint('never')"], 0, "[1, 'b']\n", ""),
            (["-c", "print(1)\nNone"], 0, "1\n", ""),
            (
                ["-c", "import os"], 1, "",
                "Code execution failed at line 'import os' due to: InterpreterError: Import of os is not allowed."
            ),
            (["--import", "os", "-c", "import os, math\nos.sep"], 0, "/\n", ""),
            (["-c", "x = ["], 1, "", "Code parsing failed on line 1 due to: SyntaxError: '[' was never closed"),
            (
                ["-c", "while True: pass"], 1, "",
                "Code execution failed at line 'while True: pass' due to: InterpreterError: "
                    + "Maximum number of 1000000 iterations in While loop exceeded"
            ),
        ] as [([String], Int32, String, String)])
    func agentsRun(words: [String], code: Int32, output: String, message: String) async throws {
        let result = try await Bulkhead()(["python", "--profile", "smolagents"] + words)
        #expect(result.code == code)
        #expect(result.output == output)
        #expect(message.isEmpty ? result.error.isEmpty : result.error.hasPrefix(message), "\(result.error)")
    }

    @Test func aMountThatIsNotThereIsNamed() async throws {
        let result = try await Bulkhead()(["python", "--mount", "/nonexistent:/w", "-c", "1"])
        #expect(result.code == 125)
        #expect(result.error.hasPrefix("bulkhead: --mount: cannot mount '/nonexistent': no such file or directory"))
    }

    @Test func agentsGetJSON() async throws {
        let result = try await Bulkhead()([
            "python", "--profile=smolagents", "--json", "-c", "print('log')\nfinal_answer({'n': 1})",
        ])
        #expect(result.code == 0)
        for part in ["\"outcome\":\"final-answer\"", "\"value\":\"{'n': 1}\"", "\"logs\":\"log\\n\""] {
            #expect(result.output.contains(part), "\(result.output)")
        }
    }

    @Test(
        arguments: [
            (["--profile", "other", "-c", "1"], "--profile: 'other' is no profile"),
            (["--profile", "smolagents", "--disassemble", "-c", "1"], "--profile: smolagents runs a program"),
        ])
    func wrongProfilesAreRefused(words: [String], message: String) async throws {
        let result = try await Bulkhead()(["python"] + words)
        #expect(result.code != 0)
        #expect(result.error.contains(message), "\(result.error)")
    }

    @Test func functionsAtTheExitRunLast() async throws {
        let code =
            "import atexit\natexit.register(print, 'second')\natexit.register(print, 'first')\nprint('body')\n1 / 0"
        let result = try await Bulkhead()(["python", "-c", code])
        #expect(result.code == 1)
        #expect(result.output == "body\nfirst\nsecond\n")
        #expect(result.error.hasSuffix("ZeroDivisionError: division by zero\n"))
        let json = try await Bulkhead()(["python", "--json", "-c", code])
        #expect(json.output.contains("\"stdout\":\"body\\nfirst\\nsecond\\n\""), "\(json.output)")
    }

    @Test func testsReportAsElsewhere() async throws {
        let code = """
            import unittest
            class T(unittest.TestCase):
                def test_good(self): self.assertEqual(1, 1)
                def test_bad(self): self.assertEqual([1], [2])
            unittest.main(argv=["t"])
            """
        let result = try await Bulkhead()(["python", "-c", code])
        #expect(result.code == 1)
        #expect(result.error.hasPrefix("F.\n"))
        #expect(result.error.contains("AssertionError: Lists differ: [1] != [2]\n\nFirst differing element 0:\n1\n2\n"))
        #expect(result.error.hasSuffix("FAILED (failures=1)\n"))
    }
}
