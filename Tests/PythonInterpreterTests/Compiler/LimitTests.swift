import PythonSyntax
import Testing

@testable import PythonInterpreter

/// Hostile source: an error or code in bounds, never a crash.
@Suite struct CompilerLimitTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let source: String
        let message: String?
        var testDescription: String { name }

        init(_ name: String, _ source: String, _ message: String? = nil) {
            self.name = name
            self.source = source
            self.message = message
        }
    }

    @Test(arguments: cases) func limit(_ example: Case) throws {
        if let message = example.message {
            #expect(Compilation.message(example.source) == message)
        } else {
            let compilation = try Compilation(example.source)
            #expect(Verifier.firstProblem(in: compilation.template) == nil)
            // Following all paths takes long where code is long.
            if example.source.utf8.count < 20_000 { #expect(compilation.problem == nil) }
        }
    }

    private static func nested(_ count: Int, _ header: String, _ last: String) -> String {
        (0..<count).map { String(repeating: " ", count: $0) + header + "\n" }.joined()
            + String(repeating: " ", count: count) + last
    }

    /// Each way into one is a way into all within it, so that they multiply.
    private static func finallyBlocks(_ count: Int) -> String {
        (0..<count).map { level in
            let margin = String(repeating: " ", count: level)
            return "\(margin)try: a()\n\(margin)finally:\n"
        }.joined() + String(repeating: " ", count: count) + "b"
    }

    /// More instructions than a near jump reaches over.
    private static let longBody = repeated("  x.b.c.d.e.f.g.h\n", 3000)

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let cases = [
        Case("long sum", "x = a" + repeated(" + a", 900)),
        Case("long chain of attributes", "x = a" + repeated(".b", 900)),
        Case("long chain of calls", "x = a" + repeated(".b(c)", 450)),
        Case("long comparison", "x = a" + repeated(" < a", 2000)),
        Case("long conjunction", "if a" + repeated(" and a", 2000) + ": b"),
        Case("nested conditionals", "x = " + repeated("a if b else ", 400) + "c"),
        Case("nested lambdas", "x = " + repeated("lambda: ", 150) + "1"),
        Case("nested functions", nested(90, "def f(a):", "return a")),
        Case("nested classes", nested(90, "class A:", "x: int = 1")),
        Case("nested loops", nested(90, "for x in y:", "z")),
        Case("nested managers", "def f():\n" + nested(90, " with a as b:", " return b")),
        Case("many managers", "def f():\n with " + repeated("a as b, ", 100) + "c: return b"),
        Case("many elements", "x = [" + repeated("a, ", 3000) + "]"),
        Case("many arguments", "f(" + repeated("a, ", 3000) + ")"),
        Case("many keywords", "f(" + (0..<500).map { "a\($0)=1, " }.joined() + ")"),
        Case("many constants", "x = [" + (0..<70_000).map { "'a\($0)', " }.joined() + "y]\nz.w = x"),
        Case("long f-string", "f'" + repeated("{a}b", 3000) + "'"),
        Case("jump over much code", "def f(x, y):\n if x == y and x < 3 or x is y:\n" + longBody + " return y"),
        Case(
            "loop of much code",
            "def f(x, y):\n for i in x:\n  if i == y: continue\n" + longBody + "  if i < y: break\n"),
        Case(
            "endless loop of much code",
            "def f(x, y):\n while x < y:\n  if x == y: continue\n" + longBody + "  if x > y: break\n  x += y\n"),
        Case(
            "too many locals", "def f():\n" + (0..<60_001).map { " a\($0) = 1\n" }.joined(), "too many local variables"),
        Case("nested finally", finallyBlocks(40), "too many ways out of 'finally'"),
        Case("fewer nested finally", finallyBlocks(8)),
        Case(
            "loops of a comprehension", "[x " + repeated("for x in y ", 101) + "]",
            "more than 100 loops in one comprehension"),
    ]

    @Test func tooMuchCode() {
        var options = CompileOptions()
        options.maximumInstructions = 1000
        #expect(Compilation.message(String(repeating: "f(x)\n", count: 500), options) == "too much code")
    }
}
