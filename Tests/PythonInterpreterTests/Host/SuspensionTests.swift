import PythonInterpreter
import Testing

/// Sessions that stop at a call and go on with its answer.
@Suite struct SuspensionTests {
    private func session() -> PythonSession {
        let session = PythonSession()
        session.register(.suspending("ask", parameters: [.init("question"), .init("kind", default: "text")]))
        session.register(.suspending("act"))
        return session
    }

    private func call(_ step: PythonStep) -> PythonCall? {
        if case .suspended(let call) = step { call } else { nil }
    }

    private func result(_ step: PythonStep) -> PythonResult? {
        if case .finished(let result) = step { result } else { nil }
    }

    @Test func aCallSuspendsAndItsAnswerIsItsValue() throws {
        let session = session()
        let step = session.start("print('before')\nx = ask('name?')\nprint(x)\nlen(x)", filename: "a.py")
        let call = call(step)
        #expect(call?.name == "ask")
        #expect(call?.arguments == ["name?", "text"])
        #expect(call?.position == PythonCall.Position(file: "a.py", line: 2, column: 4))
        #expect(session.suspendedCall == call)
        #expect(String(decoding: session.outputSoFar, as: UTF8.self) == "before\n")
        #expect(session.run("1").exception?.message == "the session is suspended at a call")
        let end = result(try session.resume(.value("Ada")))
        #expect(end?.value == 3)
        #expect(end?.text == "before\nAda\n")
        #expect(throws: PythonSessionError.notSuspended) { try session.resume(.value(1)) }
    }

    @Test func callsInFunctionsLoopsAndGeneratorsSuspend() throws {
        let session = session()
        var step = session.start(
            """
            class A:
                def __init__(self): self.n = act("init")
                def m(self, k): return self.n + act("method", k=k)
            def numbers():
                for i in range(3):
                    yield act(*["generator", i], **{"z": 1}) + i
            total = A().m(5)
            for n in numbers():
                total += n
            with_try = 0
            try:
                act("raise")
            except ValueError as e:
                with_try = str(e)
            total, with_try
            """)
        var asked: [PythonValue] = []
        while let call = call(step) {
            asked.append(call.arguments[0])
            step =
                call.arguments[0] == "raise"
                ? try session.resume(.exception(type: "ValueError", message: "no")) : try session.resume(.value(10))
        }
        #expect(result(step)?.value == .tuple([53, "no"]))
        #expect(asked == ["init", "method", "generator", "generator", "generator", "raise"])
    }

    @Test func anExceptionThatNothingCatchesEndsTheRun() throws {
        let session = session()
        _ = session.start("def f():\n    act()\nf()", filename: "b.py")
        let exception = result(try session.resume(.exception(type: "LookupError", message: "gone")))?.exception
        #expect(exception?.type == "LookupError")
        #expect(exception?.traceback.contains("line 2, in f") == true)
        #expect(session.run("1 + 1").value == 2)
    }

    @Test func insideBuiltinsTheHostAnswersAtOnceOrTheCallFails() throws {
        let session = session()
        #expect(result(session.start("list(map(act, [1]))"))?.exception?.message.contains("inside a builtin") == true)
        session.onNestedCall = { call in
            if case .int(let value)? = call.arguments.first { return .value(.int(-value)) }
            return .exception(type: "TypeError", message: "a number")
        }
        #expect(result(session.start("sorted([1, 3, 2], key=act)"))?.value == .list([3, 2, 1]))
        #expect(session.run("act(4)").value == -4)
        #expect(session.run("act('x')").exception?.type == "TypeError")
        // Directly called it suspends all the same.
        #expect(call(session.start("act(4)")) != nil)
        session.abandon()
        #expect(session.run("5").value == 5)
    }

    @Test func unknownNamesAreCallsOfTheHost() throws {
        let session = PythonSession()
        session.resolvesUnknownNames = true
        let step = session.start("x = 2\ny = weather('Paris', day=x) + 1\ny")
        #expect(call(step)?.name == "weather")
        #expect(call(step)?.keywords == ["day": 2])
        #expect(result(try session.resume(.value(20)))?.value == 21)
        // A name that is not called is still unknown.
        #expect(result(session.start("weather"))?.exception?.type == "NameError")
        #expect(result(session.start("x + nothing + len('a')"))?.exception?.message == "name 'nothing' is not defined")
        #expect(session.run("weather(1)").exception?.type == "NameError")
    }

    @Test func limitsHoldOverSteps() throws {
        let limits = PythonLimits(instructions: 200_000, hostCalls: 5)
        let session = PythonSession(limits: limits)
        session.register(.suspending("act"))
        var step = session.start("while True:\n    act()\n")
        var steps = 0
        while call(step) != nil {
            steps += 1
            step = try session.resume(.value(.none))
        }
        #expect(steps == 5)
        #expect(result(step)?.limit == .hostCalls)
        step = session.start("while True:\n    sum(range(30000))\n    act()\n")
        while call(step) != nil { step = try session.resume(.value(.none)) }
        #expect(result(step)?.limit == .instructions || result(step)?.limit == .hostCalls)
    }

    @Test func suspendedValuesSurviveCollections() throws {
        let session = session()
        session.collectsAlways = true
        var step = session.start(
            "def f(a, b):\n    c = [a, act(), b]\n    return [str(x) * 2 for x in c] + [act()]\nf('p' * 3, {'q': 1})")
        while call(step) != nil { step = try session.resume(.value(.list(["r"]))) }
        #expect(result(step)?.value == .list(["pppppp", "['r']['r']", "{'q': 1}{'q': 1}", .list(["r"])]))
    }
}
