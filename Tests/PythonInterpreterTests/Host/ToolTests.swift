import PythonInterpreter
import Synchronization
import Testing

/// Functions and variables of the host.
@Suite struct ToolTests {
    @Test func aToolGetsDataAndAnswersWithData() {
        let session = PythonSession()
        session.register("add") { arguments, keywords in
            guard case .int(let a) = arguments[0], case .int(let b)? = keywords["by"] else { return .none }
            return .int(a + b)
        }
        let result = session.run("add(40, by=2)")
        #expect(result.value == .int(42))
        #expect(result.usage.hostCalls == 1)
    }

    @Test func parametersAreBoundAsPythonBindsThem() {
        let session = PythonSession()
        session.register("find", parameters: [.init("text"), .init("limit", default: 3)]) { arguments, keywords in
            #expect(keywords.isEmpty)
            return .list(arguments)
        }
        #expect(session.run("find('a')").value == .list(["a", 3]))
        #expect(session.run("find(limit=5, text='b')").value == .list(["b", 5]))
        for (code, message) in [
            ("find()", "find() missing 1 required positional argument: 'text'"),
            ("find(1, 2, 3)", "find() takes from 1 to 2 positional arguments but 3 were given"),
            ("find(1, text=2)", "find() got multiple values for argument 'text'"),
            ("find(1, other=2)", "find() got an unexpected keyword argument 'other'"),
        ] {
            let exception = session.run(code).exception
            #expect(exception?.type == "TypeError")
            #expect(exception?.message == message)
        }
    }

    @Test func toolsDescribeThemselves() {
        let session = PythonSession()
        session.register(
            "find", parameters: [.init("text"), .init("limit", default: 3)], documentation: "Finds."
        ) { _, _ in .none }
        #expect(session.run("find.__name__, find.__doc__").value == .tuple(["find", "Finds."]))
        #expect(session.run("find.__text_signature__").value == "(text, limit=3)")
        #expect(session.run("repr(find)").value == "<built-in function find>")
    }

    @Test func errorsOfToolsAreExceptions() {
        struct Broken: Error, CustomStringConvertible { let description = "out of paper" }
        let session = PythonSession()
        session.register("print_page") { _, _ in throw Broken() }
        session.register("look_up") { _, _ in throw PythonToolError(type: "KeyError", message: "no such page") }
        session.register("odd") { _, _ in throw PythonToolError(type: "PaperError", message: "?") }
        #expect(session.run("print_page()").exception?.message == "out of paper")
        #expect(session.run("print_page()").exception?.type == "RuntimeError")
        #expect(session.run("try: look_up()\nexcept KeyError as e: r = e.args[0]\nr").value == "no such page")
        #expect(session.run("odd()").exception?.message == "PaperError: ?")
    }

    @Test func callsAreCounted() {
        let session = PythonSession(limits: PythonLimits(hostCalls: 3))
        session.register("f") { _, _ in .none }
        #expect(session.run("for i in range(9):\n    try: f()\n    except BaseException: pass").limit == .hostCalls)
        #expect(session.run("f()").value == PythonValue.none)
    }

    @Test func whatIsTooLargeIsRefused() {
        let session = PythonSession()
        session.register("f") { _, _ in .none }
        #expect(session.run("a = []\na.append(a)\nf(a)").exception?.message.contains("nested too deeply") == true)
        #expect(session.run("a = []\nfor i in range(60): a = [a, a]\nf(a)").exception?.type == "ValueError")
        #expect(session.run("f('x' * 80_000_000)").exception?.type == "ValueError")
    }

    @Test func aReprThatChangesItsContainerIsHarmless() {
        let session = PythonSession()
        session.collectsAlways = true
        let code = """
            class C:
                def __repr__(self):
                    items.clear()
                    return "C" * 3
            items = [C() for i in range(8)]
            """
        #expect(
            session.run(code + "\nitems").value
                == .list(Array(repeating: .object(type: "C", representation: "CCC"), count: 8)))
        session.register("f") { arguments, _ in arguments[0] }
        #expect(session.run(code + "\nf(items)").value == .list(Array(repeating: "CCC", count: 8)))
    }

    @Test func theClockStopsForTheHost() {
        let session = PythonSession(limits: PythonLimits(nanoseconds: 50_000_000))
        session.register("slow") { _, _ in
            let end = ContinuousClock.now + .milliseconds(120)
            while ContinuousClock.now < end {}
            return 1
        }
        #expect(session.run("slow()\nsum(range(100))").value == 4950)
        #expect(session.run("while True: pass").limit == .time)
    }

    @Test func anAsyncToolIsWaitedFor() async {
        let session = PythonSession()
        session.register(
            .async("later") { arguments, _ in
                try await Task.sleep(for: .milliseconds(5))
                return .list(arguments)
            })
        session.register(.async("fails") { _, _ in throw PythonToolError(type: "TimeoutError", message: "too late") })
        let result = await session.runOnInterpreterThread("[later(i) for i in range(3)]")
        #expect(result.value == .list([.list([0]), .list([1]), .list([2])]))
        #expect(await session.runOnInterpreterThread("fails()").exception?.type == "TimeoutError")
    }

    @Test func toolsMayBeCalledFromAnywhere() {
        let session = PythonSession()
        session.register("double") { arguments, _ in
            guard case .int(let value) = arguments[0] else { return .none }
            return .int(2 * value)
        }
        #expect(session.run("list(map(double, [1, 2]))").value == .list([2, 4]))
        #expect(session.run("sorted([1, 3, 2], key=lambda x: -double(x))").value == .list([3, 2, 1]))
        #expect(session.run("class C:\n    double = double\n    x = property(double)\nC().double(4)").value == 8)
        #expect(session.run("double(*[5])").value == 10)
    }

    @Test func aToolCannotRunItsOwnSession() {
        let session = PythonSession()
        nonisolated(unsafe) let inner = session
        session.register("again") { _, _ in .string(inner.run("1").exception?.message ?? "ran") }
        #expect(session.run("again()").value == "the session is running already")
    }

    @Test func variablesGoInAndOut() throws {
        let session = PythonSession()
        try session.set("data", .dict([.init("a", [1, 2.5, .none]), .init(.tuple([1]), true)]))
        #expect(session.run("data['a'][1] + data[(1,)]").value == 3.5)
        #expect(session.run("x = y * 2", inputs: ["y": "ab"]).value == PythonValue.none)
        #expect(session.get("x") == "abab")
        #expect(session.get("data") == .dict([.init("a", [1, 2.5, .none]), .init(.tuple([1]), true)]))
        #expect(session.get("nothing") == nil)
        #expect(session.names == ["data", "y", "x"])
        session.remove("x")
        #expect(session.run("x").exception?.type == "NameError")
        #expect(throws: PythonSessionError.name("a b")) { try session.set("a b", 1) }
        #expect(throws: PythonSessionError.self) { try session.set("d", .dict([.init(.list([]), 1)])) }
    }

    @Test func largeIntegersKeepTheirDigits() {
        let session = PythonSession()
        #expect(session.run("2 ** 100").value == .bigInt("1267650600228229401496703205376"))
        #expect(
            session.run("x + 1", inputs: ["x": .bigInt("-170141183460469231731687303715884105728")]).value
                == .bigInt("-170141183460469231731687303715884105727"))
    }

    @Test func aReplacedToolIsTheOneThatIsCalled() {
        let session = PythonSession()
        session.register("f") { _, _ in 1 }
        #expect(session.run("g = f\ndef h(): return f()\nh(), g()").value == .tuple([1, 1]))
        session.register("f") { _, _ in 2 }
        #expect(session.run("h(), g()").value == .tuple([2, 2]))
        session.register("len") { _, _ in 7 }
        #expect(session.run("len('')").value == 7)
    }
}
