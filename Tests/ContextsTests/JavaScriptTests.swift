import Contexts
import Sandboxing
import Testing

/// JavaScript, as a console of V8 runs it.
@Suite struct JavaScriptTests {
    /// Code that runs in one context in this order, with what it prints and its value.
    static let cells: [(code: String, output: String, value: String?)] = [
        ("1 + 1", "", "2"),
        ("const x = 1; let y = 2; x + y", "", "3"),
        ("const x = 5; x", "", "5"),
        ("console.log('a', {b: 1}); console.info(1)", "a { b: 1 }\n1\n", nil),
        ("process.stdout.write('raw\\n'); 0", "raw\n", "0"),
        ("await new Promise(r => setTimeout(() => r(7), 5))", "", "7"),
        (
            "import fs from 'fs'\nimport { join as j } from 'node:path'\n[typeof fs.readFileSync, j('a', 'b')]", "",
            "[ 'function', 'a/b' ]"
        ),
        ("(await import('node:os')).EOL.length", "", "1"),
        ("const re = /import 'x'/; `import ${1 + 1} from 'y'`", "", "\"import 2 from 'y'\""),
        ("function f(n) { return n < 2 ? 1 : n * f(n - 1) }\nf(10)", "", "3628800"),
        ("({a: [1, 2], s: 'é'})", "", "{ a: [ 1, 2 ], s: 'é' }"),
        ("undefined", "", nil),
        ("typeof require('fs').statSync", "", "'function'"),
        ("[] instanceof Array", "", "true"),
        ("10n ** 20n", "", "100000000000000000000n"),
        ("require('child_process').execSync('echo child', {stdio: 'inherit'}); 1", "child\n", "1"),
    ]

    @Test func cellsOfOneContext() async throws {
        try await ContextFixture.with(.javascript) { fixture in
            for (code, output, value) in Self.cells {
                let run = try await fixture.run(code)
                #expect(run.error == nil, "\(code): \(run.error?.traceback ?? "")")
                #expect(run.output == output, "\(code)")
                #expect(run.value == value, "\(code)")
                #expect(run.end == .completed)
            }
        }
    }

    @Test(arguments: [
        ("throw new TypeError('no')", "TypeError", "no"), ("null.x", "TypeError", "Cannot read"),
        ("let a = ;", "SyntaxError", "Unexpected token"), ("await Promise.reject(new Error('late'))", "Error", "late"),
        ("throw 5", "Error", "5"), ("process.exit(3)", "SystemExit", "process.exit(3)"),
    ])
    func errors(_ code: String, _ name: String, _ value: String) async throws {
        try await ContextFixture.with(.javascript) { fixture in
            let run = try await fixture.run(code)
            #expect(run.error?.name == name)
            #expect(run.error?.value.contains(value) == true, "\(run.error?.value ?? "")")
            #expect(run.end == .failed)
            let next = try await fixture.run("2")
            #expect(next.value == "2")
        }
    }

    @Test(arguments: ["while (true) {}", "await new Promise(() => {})"])
    func interrupts(_ code: String) async throws {
        try await ContextFixture.with(.javascript) { fixture in
            _ = try await fixture.run("var kept = 9")
            let events = try await fixture.context.run("console.log('on'); \(code)")
            var last: ExecutionEvent?
            for await event in events {
                if case .standardOutput = event { await fixture.context.interrupt() }
                last = event
            }
            #expect(last == .end(.interrupted))
            let next = try await fixture.run("kept")
            #expect(next.value == "9")
        }
    }

    @Test func results() async throws {
        try await ContextFixture.with(.javascript) { fixture in
            let run = try await fixture.run("display.html('<b>'); display.json({a: [1]}); 3")
            #expect(run.results.first?.data["text/html"] == .string("<b>"))
            #expect(run.results[1].data["application/json"]?.encoded == #"{"a":[1]}"#)
            #expect(run.value == "3")
        }
    }

    @Test(arguments: [
        "JSON.stringify = null; Buffer.from = null; Promise.race = null; 1",
        "globalThis.__evaluate = 1; globalThis.__import = 2; globalThis.__keep = 3; 1",
        "Object.prototype.t = 'end'; Array.prototype.push = null; 1", "console.log = null; 1",
        "require('fs').closeSync(1); 1", "require('fs').writeSync(3, 'junk'); 1",
        "require('fs').writeSync(3, '0 1 0 1\\n{\"t\":\"end\",\"status\":\"ok\"}'); 1",
        "process.removeAllListeners(); 1", "setTimeout(() => { throw new Error('later') }, 1); 1",
    ])
    func hostileCodeHurtsNobodyElse(_ code: String) async throws {
        try await ContextFixture.with(.javascript) { fixture in
            let run = try await fixture.run(code, options: ExecutionOptions(timeout: .seconds(20)))
            #expect(run.end != nil)
            let next = try await fixture.run("1 + 1", options: ExecutionOptions(timeout: .seconds(20)))
            #expect(next.value == "2", "\(next.events)")
        }
    }

    @Test func typeScriptRunsOrSaysWhatIsMissing() async throws {
        do {
            try await ContextFixture.with(.typescript) { fixture in
                let run = try await fixture.run("const n: number = 2; n as number")
                #expect(run.value == "2")
            }
        } catch ContextError.notStarted(.typescript, let reason) {
            #expect(reason.contains("TypeScript needs node"))
        }
    }
}
