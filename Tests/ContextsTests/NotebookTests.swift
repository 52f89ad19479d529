import Contexts
import Sandboxing
import Testing

/// What people know from notebooks: values, magics, figures.
@Suite struct NotebookTests {
    /// Cells of one context in this order, with their output and value.
    static let cells: [(code: String, output: String, value: String?)] = [
        ("1 + 1", "", "2"), ("_", "", "2"), ("_1, __", "", "(2, 2)"), ("3;", "", nil), ("4  # ;", "", "4"),
        ("5; # quiet", "", nil), ("None", "", nil), ("'text'", "", "'text'"), ("In[1], Out[1]", "", "('1 + 1', 2)"),
        ("print('a', end='')\nimport os\n_x = os.system('echo b')\nprint('c')", "ab\nc\n", nil),
        ("import asyncio\nawait asyncio.sleep(0.001)\nawait asyncio.sleep(0, 7)", "", "7"),
        ("async def g():\n    yield 1\nasync for i in g():\n    print(i)", "1\n", nil),
        (
            "class C:\n    async def __aenter__(self): return 5\n    async def __aexit__(self, *a): pass\nasync with C() as c:\n    print(c)",
            "5\n", nil
        ),
        ("from __future__ import annotations", "", nil),
        ("def f(x: Nope): pass\nf.__annotations__", "", "{'x': 'Nope'}"),
        ("def f(a, b=1): pass\nf", "", "<function __main__.f(a, b=1)>"), ("int", "", "int"),
        ("list(range(30))", "", "[0,\n" + (1..<30).map { " \($0)" }.joined(separator: ",\n") + "]"),
        ("!echo hi", "hi\n", nil), ("x = !echo a; echo b\nx", "", "['a', 'b']"),
        ("n = 3\n!echo {n + 1} $n", "4 3\n", nil),
        ("%cd /tmp", "/tmp\n", nil), ("%pwd", "", "'/tmp'"), ("%env A=5", "env: A=5\n", nil), ("%env A", "", "'5'"),
        ("%reset -f", "", nil), ("a = 1\n%who", "a\n", nil), ("%matplotlib inline", "", nil),
        ("%%bash\necho in bash", "in bash\n", nil), ("%%sh\necho sh", "sh\n", nil),
        ("%%writefile w.py\nprint('ran', __name__)\n", "Writing w.py\n", nil), ("%run w.py", "ran __main__\n", nil),
        ("%%capture out\nprint('x')\ndisplay(3)", "", nil), ("out.stdout, len(out.outputs)", "", "('x\\n', 1)"),
        ("for i in range(2):\n    %env A", "", nil), ("import w as module\nmodule.__name__", "ran w\n", "'w'"),
    ]

    @Test func cellsOfOneContext() async throws {
        try await ContextFixture.with { fixture in
            for (code, output, value) in Self.cells {
                let run = try await fixture.run(code)
                #expect(run.error == nil, "\(code): \(run.error?.traceback ?? "")")
                #expect(run.output == output, "\(code)")
                #expect(run.value == value, "\(code)")
            }
        }
    }

    /// Magics whose output is a measurement or a list: what it must contain.
    @Test(arguments: [
        ("%time sum(range(10))", "Wall time"), ("%timeit -n 10 -r 2 pass", "2 runs, 10 loops each"),
        ("%%time\n1", "CPU times"), ("%%timeit -n 1 -r 1\npass", "1 runs"), ("%lsmagic", "%%writefile"),
        ("%pip --version", "pip "), ("a = 1\n%whos", "a          int        1"),
    ])
    func magicsThatSay(_ code: String, _ words: String) async throws {
        try await ContextFixture.with { fixture in
            let run = try await fixture.run(code)
            #expect(run.error == nil, "\(run.error?.traceback ?? "")")
            #expect(run.output.contains(words), "\(run.output)")
        }
    }

    @Test(arguments: [
        ("%%html\n<b>", "text/html", "<b>"), ("%%markdown\n# x", "text/markdown", "# x"),
        ("%%latex\n$x$", "text/latex", "$x$"), ("%%javascript\nf()", "application/javascript", "f()"),
        ("from IPython.display import HTML\ndisplay(HTML('<i>'))", "text/html", "<i>"),
        ("from IPython.display import Markdown\nMarkdown('# y')", "text/markdown", "# y"),
        ("from IPython.display import SVG\nSVG('<svg/>')", "image/svg+xml", "<svg/>"),
        ("from IPython.display import Latex\nLatex('$y$')", "text/latex", "$y$"),
        ("from IPython.display import Javascript\nJavascript('g()')", "application/javascript", "g()"),
        ("from IPython.display import Image\nImage(b'\\x89PNG')", "image/png", "iVBORw=="),
        ("from IPython.display import Image\nImage(b'\\xff\\xd8')", "image/jpeg", "/9g="),
        ("class R:\n    def _repr_pdf_(self): return b'pdf'\nR()", "application/pdf", "cGRm"),
        ("class R:\n    def _repr_mimebundle_(self, **k): return {'x/y': 'z'}\nR()", "x/y", "z"),
        ("class R:\n    def _ipython_display_(self): display({'x/y': 'z'}, raw=True)\nR()", "x/y", "z"),
        (
            "len?", "text/plain",
            "Signature: len(obj, /)\nType:      builtin_function_or_method\nDocstring: Return the number of items in a container."
        ),
    ])
    func forms(_ code: String, _ kind: String, _ value: String) async throws {
        try await ContextFixture.with { fixture in
            let run = try await fixture.run(code)
            #expect(run.error == nil, "\(run.error?.traceback ?? "")")
            #expect(run.results.first?.data[kind]?.text == value, "\(run.results)")
        }
    }

    @Test func jsonForms() async throws {
        try await ContextFixture.with { fixture in
            let run = try await fixture.run("from IPython.display import JSON\nJSON({'b': [1, float('nan')], 'a': 2})")
            #expect(run.results.first?.data["application/json"]?.encoded == #"{"b":[1,null],"a":2}"#)
        }
    }

    @Test(arguments: [
        ("1/0", "ZeroDivisionError", "division by zero"), ("1 +", "SyntaxError", "invalid syntax (Cell In[1], line 1)"),
        ("%nope", "UsageError", "Line magic function `%nope` not found."),
        ("%%nope\n", "UsageError", "Cell magic `%%nope` not found."),
        ("input()", "StdinNotImplementedError", "input was called"), ("import sys\nsys.exit(3)", "SystemExit", "3"),
        ("%%bash\nexit 2", "CalledProcessError", "non-zero exit status 2"),
    ])
    func errors(_ code: String, _ name: String, _ value: String) async throws {
        try await ContextFixture.with { fixture in
            let run = try await fixture.run(code)
            #expect(run.error?.name == name)
            #expect(run.error?.value.contains(value) == true, "\(run.error?.value ?? "")")
            #expect(run.error?.traceback.contains("\u{1B}") == false)
        }
    }

    @Test func tracebacksShowTheCells() async throws {
        try await ContextFixture.with { fixture in
            _ = try await fixture.run("def f(a):\n    return 1 / a")
            let run = try await fixture.run("try:\n    f(0)\nexcept Exception as e:\n    raise KeyError(3) from e")
            for part in [
                "Cell In[1], line 2, in f()", "----> 2     return 1 / a", "ZeroDivisionError: division by zero",
                "The above exception was the direct cause of the following exception:", "Cell In[2], line 4",
                "KeyError: 3",
            ] {
                #expect(run.error?.traceback.contains(part) == true, "\(part)")
            }
            #expect(run.error?.traceback.contains("<context>") == false)
        }
    }

    @Test func dataFrames() async throws {
        try await ContextFixture.with { fixture in
            let code = """
                import pandas as pd
                pd.DataFrame({'b': [1, 2], 'a': ['x', None], 'd': pd.to_datetime(['2020-01-01', '2020-01-02'])})
                """
            let run = try await fixture.run(code)
            #expect(run.error == nil, "\(run.error?.traceback ?? "")")
            let result = try #require(run.results.first)
            #expect(result.data["text/html"]?.text?.contains("<table") == true)
            let columns = #"{"b":[1,2],"a":["x",null],"d":["2020-01-01T00:00:00","2020-01-02T00:00:00"]}"#
            #expect(result.data["e2b/data"]?.encoded == columns)
        }
    }

    @Test func imagesOfPillow() async throws {
        try await ContextFixture.with { fixture in
            let code = "from PIL import Image\ni = Image.new('RGB', (2, 2))\ni.show()\ni.save('/tmp/x.png')\ni"
            let run = try await fixture.run(code)
            #expect(run.error == nil, "\(run.error?.traceback ?? "")")
            #expect(run.results.count == 3)
            #expect(run.results.allSatisfy { $0.data["image/png"]?.text?.hasPrefix("iVBOR") == true })
        }
    }
}
