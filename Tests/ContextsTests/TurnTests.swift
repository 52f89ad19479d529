import Contexts
import Sandboxing
import Testing

/// Who may run when, and how runs are ended from outside.
@Suite struct TurnTests {
    @Test func runsTakeTurnsInOrder() async throws {
        try await ContextFixture.with { fixture in
            _ = try await fixture.run("order = []")
            let first = try await fixture.context.run("import time\ntime.sleep(0.2)\norder.append(0)")
            var runs: [Task<Transcript, any Error>] = []
            for number in 1...5 {
                runs.append(Task { try await fixture.run("order.append(\(number))") })
                // Each asks after the one before it waits.
                try await Task.sleep(for: .milliseconds(10))
            }
            _ = await Transcript(first)
            for run in runs { _ = try await run.value }
            let order = try await fixture.run("order")
            #expect(order.value == "[0, 1, 2, 3, 4, 5]")
        }
    }

    @Test func tooManyWaitingAreRefused() async throws {
        try await ContextFixture.with(settings: ContextSettings(waitingLimit: 1)) { fixture in
            let first = try await fixture.context.run("import time\ntime.sleep(0.5)")
            let second = Task { try await fixture.run("1") }
            try await Task.sleep(for: .milliseconds(50))
            await #expect(throws: ContextError.tooManyWaiting(limit: 1)) { try await fixture.context.run("2") }
            _ = await Transcript(first)
            let run = try await second.value
            #expect(run.value == "1")
        }
    }

    @Test func cancellingTheReaderInterrupts() async throws {
        try await ContextFixture.with { fixture in
            let events = try await fixture.context.run("x = 7\nprint('on')\nwhile True: pass")
            let reader = Task { await Transcript(events) }
            try await Task.sleep(for: .milliseconds(100))
            reader.cancel()
            let run = await reader.value
            #expect(run.end == .interrupted)
            #expect(run.error?.name == "KeyboardInterrupt")
            let next = try await fixture.run("x")
            #expect(next.value == "7")
        }
    }

    @Test func lettingGoOfTheEventsInterrupts() async throws {
        try await ContextFixture.with { fixture in
            _ = try await fixture.context.run("x = 8\nwhile True: pass")
            let next = try await fixture.run("x")
            #expect(next.value == "8")
        }
    }

    @Test func aDeadlineInterrupts() async throws {
        try await ContextFixture.with { fixture in
            let code = "y = 9\nimport time\ntime.sleep(60)"
            let run = try await fixture.run(code, options: ExecutionOptions(timeout: .milliseconds(200)))
            #expect(run.end == .timedOut)
            #expect(run.error?.name == ExecutionFailure.timeoutName)
            let next = try await fixture.run("y")
            #expect(next.value == "9")
        }
    }

    @Test func restartForgetsVariables() async throws {
        try await ContextFixture.with { fixture in
            _ = try await fixture.run("x = 1")
            try await fixture.context.restart()
            let next = try await fixture.run("'x' in globals()")
            #expect(next.value == "False")
            #expect(next.count == 1)
        }
    }

    @Test func closedContextsRefuse() async throws {
        try await ContextFixture.with { fixture in
            await fixture.context.close()
            #expect(await fixture.context.state == .closed)
            await #expect(throws: ContextError.closed) { try await fixture.context.run("1") }
        }
    }

    @Test func environmentAndDirectory() async throws {
        let settings = ContextSettings(workingDirectory: "/tmp", environment: ["A": "1"])
        try await ContextFixture.with(settings: settings) { fixture in
            let code = "import os\nos.getcwd(), os.environ.get('A'), os.environ.get('B')"
            let run = try await fixture.run(code, options: ExecutionOptions(environment: ["A": "2", "B": "3"]))
            #expect(run.value == "('/tmp', '2', '3')")
            let next = try await fixture.run("os.getcwd(), os.environ.get('A'), os.environ.get('B')")
            #expect(next.value == "('/tmp', '1', None)")
        }
    }

    @Test func whatIsThereIsFound() async throws {
        try await ContextFixture.with { fixture in
            let found = try await ContextLanguage.available(in: fixture.sandbox)
            #expect(found[.python]?.contains("Python 3") == true)
            #expect(found[.bash]?.contains("bash") == true)
        }
    }

    @Test(arguments: ["r", "java", "cobol"]) func otherLanguagesAreRefused(_ name: String) {
        #expect { try ContextLanguage(name: name) } throws: { error in
            guard case ContextError.unsupportedLanguage(name, let reason) = error else { return false }
            return reason.contains("python, javascript, typescript, bash")
        }
    }

    @Test func modulesCanBeLoadedAhead() async throws {
        try await ContextFixture.with { fixture in
            let failed = try await fixture.context.preload(["json", "nope"])
            #expect(failed.keys.sorted() == ["nope"])
            let run = try await fixture.run("import sys\n'json' in sys.modules, 'json' in globals()")
            #expect(run.value == "(True, False)")
        }
    }
}
