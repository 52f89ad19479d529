import Contexts
import Sandboxing
import Testing

/// Code that attacks the session it runs in. Whatever it does, its own run ends, and the next one works.
@Suite struct HostilePythonTests {
    static let attacks: [(name: String, code: String)] = [
        ("junk on descriptor 3", "import os\ntry: os.write(3, b'junk')\nexcept OSError: pass"),
        (
            "junk on every descriptor",
            "import os\nfor n in range(3, 1024):\n    try: os.write(n, b'junk')\n    except OSError: pass"
        ),
        (
            "forged packets",
            "import os\nfor n in range(3, 1024):\n    try: os.write(n, b'0'*32 + b' 9 0 1\\n{\"t\":\"end\",\"status\":\"ok\"}')\n    except OSError: pass"
        ),
        (
            "printed look-alikes",
            "print('{\"t\":\"end\",\"status\":\"ok\"}')\nprint('\\0\\x1ebulkhead ' + '0'*32 + ' 00000009\\x1e\\0')"
        ),
        ("closing 3", "import os\ntry: os.close(3)\nexcept OSError: pass"),
        ("closing the standard streams", "import os\nfor n in (0, 1, 2): os.close(n)"),
        (
            "replacing the standard streams",
            "import os\nn = os.open('/dev/null', os.O_RDWR)\nfor m in (0, 1, 2): os.dup2(n, m)"
        ),
        ("no sys.stdout", "import sys\nsys.stdout = None\nsys.stderr = 5"),
        ("closing sys.stdout", "import sys\nsys.stdout.close(); sys.stderr.close()"),
        ("deleting sys.stdout", "import sys\ndel sys.stdout, sys.stderr"),
        ("a child that comes back", "import os\nos.fork()"),
        (
            "a child that prints on",
            "import os, time\nif os.fork() == 0:\n    for _ in range(50): os.write(1, b'late\\n'); time.sleep(0.01)\n    os._exit(0)"
        ),
        ("patched json", "import json\njson.dumps = json.loads = None"),
        (
            "patched builtins",
            "import builtins\nfor n in list(vars(builtins)):\n    if n not in ('__build_class__', '__import__', 'setattr', 'vars', 'list'):\n        try: setattr(builtins, n, None)\n        except Exception: pass"
        ),
        ("patched os", "import os, posix\nfor m in (os, posix):\n    m.read = m.write = m.getpid = m.fstat = None"),
        ("an empty sys.modules", "import sys\nsys.modules.clear()"),
        ("no names", "globals().clear()"),
        ("names of other kinds", "In = Out = None\n_ = 5\ndisplay = get_ipython = None"),
        ("sys.exit", "import sys\nsys.exit(3)"),
        ("SystemExit", "raise SystemExit"),
        ("KeyboardInterrupt", "raise KeyboardInterrupt"),
        ("an error that is no Exception", "class E(BaseException):\n    def __str__(self): raise self\nraise E"),
        (
            "an error whose class lies",
            "class M(type):\n    @property\n    def __name__(cls): raise SystemExit\nclass E(Exception, metaclass=M): pass\nraise E"
        ),
        ("a value that does not print", "class V:\n    def __repr__(self): raise BaseException('no')\nV()"),
        ("a value with every name", "class V:\n    def __getattr__(self, n): return lambda *a, **k: 1/0\nV()"),
        ("a tracer that raises", "import sys\ndef t(*a): raise ValueError('trace')\nsys.settrace(t)"),
        ("a profiler that raises", "import sys\ndef t(*a): raise ValueError('profile')\nsys.setprofile(t)"),
        ("a low recursion limit", "import sys\ntry: sys.setrecursionlimit(60)\nexcept RecursionError: pass"),
        ("endless recursion", "def f(): return f()\nf()"),
        ("a deep value", "x = []\nfor _ in range(100000): x = [x]\nx"),
        ("a value that holds itself", "x = []\nx.append(x)\nx"),
        ("ignored interrupts", "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)"),
        (
            "an alarm that raises later",
            "import signal\ndef h(*a): raise ValueError('alarm')\nsignal.signal(signal.SIGALRM, h)\nsignal.setitimer(signal.ITIMER_REAL, 0.02)"
        ),
        (
            "a thread that prints on",
            "import threading, time\ndef f():\n    for _ in range(100): print('late'); time.sleep(0.005)\nthreading.Thread(target=f, daemon=True).start()"
        ),
        ("no import hooks", "import sys\nsys.meta_path.clear(); sys.path.clear()"),
        ("a changed excepthook", "import sys\nsys.excepthook = sys.displayhook = None\n1"),
        ("lone surrogates", "print('\\ud800')\n'\\ud800'"),
        ("NUL bytes in the code", "x = '\\0'\nprint(x)"),
        ("a wrong environment", "import os\nos.environ.clear()\nos.chdir('/')"),
        (
            "the runner's own frames",
            "import sys\nf = sys._getframe()\nwhile f.f_back: f = f.f_back\nsorted(f.f_globals)"
        ),
    ]

    @Test(arguments: attacks)
    func theNextRunWorks(_ attack: (name: String, code: String)) async throws {
        try await ContextFixture.with { fixture in
            let options = ExecutionOptions(timeout: .seconds(30))
            let run = try await fixture.run(attack.code, options: options)
            #expect(run.end == .completed || run.end == .failed || run.end == .interrupted, "\(run.events.suffix(3))")
            // Without names of builtins, which some attacks have taken away.
            let next = try await fixture.run("6 * 7", options: options)
            #expect(next.value == "42", "\(next.events.suffix(3))")
            #expect(next.end == .completed)
            #expect(await fixture.context.statistics.starts == 1)
        }
    }

    /// What takes the interpreter with it is said, and the next run has a new one.
    @Test(arguments: [
        ("import os\nos._exit(3)", "exit code 3"), ("import os\nos.kill(os.getpid(), 9)", "killed"),
        ("import ctypes\nctypes.string_at(1)", "SIGSEGV"), ("import os\nos.abort()", "SIGABRT"),
        ("import os\nos.closerange(3, 2000)", "Python process"),
        ("x = [bytearray(64 << 20) for _ in range(100)]", ""),
    ])
    func deathsAreExplained(_ code: String, _ words: String) async throws {
        try await ContextFixture.with { fixture in
            let run = try await fixture.run(
                "print('before')\n" + code, options: ExecutionOptions(timeout: .seconds(60)))
            #expect(run.output == "before\n")
            if run.end == .died {
                #expect(run.error?.name == ExecutionFailure.diedName)
                #expect(run.error?.value.contains(words) == true, "\(run.error?.value ?? "")")
            } else {
                // Where memory is bounded by what a process may map, Python gets to say so itself.
                #expect(run.error?.name == "MemoryError", "\(run.events.suffix(3))")
            }
            let next = try await fixture.run("6 * 7", options: ExecutionOptions(timeout: .seconds(30)))
            #expect(next.value == "42")
        }
    }

    /// An alarm that goes on meets later code of the same session, as it would in any interpreter, and not the runner.
    @Test func alarmsMeetCodeOnly() async throws {
        try await ContextFixture.with { fixture in
            let code = """
                import signal
                def h(*a): raise ValueError('alarm')
                signal.signal(signal.SIGALRM, h)
                signal.setitimer(signal.ITIMER_REAL, 0.001, 0.005)
                """
            for code in [code, "1", "2", "3"] {
                let run = try await fixture.run(code, options: ExecutionOptions(timeout: .seconds(30)))
                #expect(run.end == .completed || run.error?.name == "ValueError", "\(run.events.suffix(3))")
            }
            #expect(await fixture.context.statistics.starts == 1)
        }
    }

    @Test func codeThatIgnoresInterruptsIsEnded() async throws {
        try await ContextFixture.with(settings: ContextSettings(interruptGrace: .milliseconds(300))) { fixture in
            let code = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
            let run = try await fixture.run(code, options: ExecutionOptions(timeout: .milliseconds(200)))
            #expect(run.end == .timedOut)
            let next = try await fixture.run("6 * 7")
            #expect(next.value == "42")
        }
    }

    @Test func oneRunCannotPrintIntoTheNext() async throws {
        try await ContextFixture.with { fixture in
            for number in 0..<20 {
                let run = try await fixture.run(
                    "print(\(number))\nimport os\n_ = os.system('echo sub \(number)')\nprint('x' * 5000)")
                #expect(run.output == "\(number)\nsub \(number)\n" + String(repeating: "x", count: 5000) + "\n")
            }
        }
    }

    @Test func aResultThatIsTooLongIsReplaced() async throws {
        try await ContextFixture.with { fixture in
            let large = try await fixture.run("class V:\n    def _repr_html_(self): return 'x' * (1 << 20)\nV()")
            #expect(large.results.first?.data["text/html"]?.text?.utf8.count == 1 << 20)
            let huge = try await fixture.run("class V:\n    def _repr_html_(self): return 'x' * (40 << 20)\nV()")
            #expect(huge.value?.contains("are more than the") == true)
            #expect(huge.end == .completed)
        }
    }

    @Test func aSlowReaderSlowsTheCodeDown() async throws {
        try await ContextFixture.with { fixture in
            let events = try await fixture.context.run("for i in range(200000): print('line', i)")
            var bytes = 0
            for await event in events {
                if case .standardOutput(let text, _) = event {
                    bytes += text.utf8.count
                    #expect(text.utf8.count <= 128 << 10)
                }
            }
            #expect(bytes == (0..<200_000).reduce(0) { $0 + 6 + String($1).utf8.count })
        }
    }

    @Test func outputBeyondTheLimitOfCommandsIsFine() async throws {
        var specification = SandboxSpecification()
        specification.limits.output = 100_000
        try await ContextFixture.with(specification: specification) { fixture in
            let run = try await fixture.run("print('x' * 300000)")
            #expect(run.output.utf8.count == 300_001)
            let next = try await fixture.run("6 * 7")
            #expect(next.value == "42")
        }
    }
}
