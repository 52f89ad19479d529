import Contexts
import Sandboxing
import Testing

/// What a first look at a Python context finds.
@Suite struct PythonBasicsTests {
    @Test func valuesStay() async throws {
        try await ContextFixture.with { fixture in
            let first = try await fixture.run("x = 41\nprint('hello')")
            #expect(first.output == "hello\n")
            #expect(first.value == nil)
            #expect(first.count == 1)
            #expect(first.end == .completed)
            let second = try await fixture.run("x + 1")
            #expect(second.value == "42")
            #expect(second.count == 2)
            let third = try await fixture.run("1/0")
            #expect(third.error?.name == "ZeroDivisionError")
            #expect(third.error?.value == "division by zero")
            #expect(third.error?.traceback.contains("Cell In[3], line 1") == true)
            #expect(third.end == .failed)
            #expect(await fixture.context.state == .idle)
        }
    }

    @Test func anInterruptEndsARun() async throws {
        try await ContextFixture.with { fixture in
            let events = try await fixture.context.run("import time\nprint('on')\nwhile True: time.sleep(1)")
            var seen: [ExecutionEvent] = []
            for await event in events {
                if case .standardOutput = event { await fixture.context.interrupt() }
                seen.append(event)
            }
            #expect(seen.last == .end(.interrupted))
            #expect(try await fixture.run("1").value == "1")
        }
    }

    @Test func aDeadInterpreterIsReportedAndReplaced() async throws {
        try await ContextFixture.with { fixture in
            let death = try await fixture.run("x = 1\nimport os\nos._exit(3)")
            #expect(death.error?.name == ExecutionFailure.diedName)
            #expect(death.error?.value.contains("exit code 3") == true)
            #expect(death.end == .died)
            let next = try await fixture.run("'x' in globals()")
            #expect(next.value == "False")
            #expect(next.count == 1)
        }
    }
}
