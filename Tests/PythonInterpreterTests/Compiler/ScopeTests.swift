import Testing

@testable import PythonInterpreter

/// Where names live.
@Suite struct CompilerScopeTests {
    @Test func parametersComeFirst() throws {
        let code = try Compilation("def f(a, /, b, *c, d, **e):\n    x = 1\n    for y in a: z = y").code("f")
        #expect(code.localNames == ["a", "b", "d", "c", "e", "x", "y", "z"])
        #expect((code.argumentCount, code.positionalOnlyCount, code.keywordOnlyCount) == (2, 1, 1))
        #expect(code.flags == [.isFunction, .variadic, .keywordVariadic])
    }

    @Test func freeNamesPassThroughFunctionsBetween() throws {
        let compilation = try Compilation(
            "def f(a):\n    def g():\n        def h(): return a\n        return h\n    return g")
        #expect(try compilation.code("f").cellNames == ["a"])
        #expect(try compilation.code("f").flags.contains(.hasCells))
        #expect(try compilation.code("g").freeNames == ["a"])
        #expect(try compilation.code("h").freeNames == ["a"])
    }

    @Test func classesAreSkipped() throws {
        let compilation = try Compilation(
            "def f():\n    x = 1\n    class A:\n        x = 2\n        y = x\n        def m(self): return x")
        #expect(try compilation.code("m").freeNames == ["x"])
        #expect(try compilation.lines("A").contains("loadName r0 'x'"))
    }

    @Test func freeNamesInAClassBody() throws {
        let compilation = try Compilation("def f(x):\n    class A:\n        y = x")
        #expect(try compilation.lines("A").contains("loadClassFree r0 x 'x'"))
    }

    @Test func globalInAFunctionHidesThoseAround() throws {
        let compilation = try Compilation(
            "def f(x):\n    def g():\n        global x\n        def h(): return x\n        return h")
        #expect(try compilation.code("h").freeNames == [])
        #expect(try compilation.lines("h") == ["loadGlobal r0 'x'", "returnValue r0"])
    }

    @Test func privateNamesAreMangled() throws {
        let compilation = try Compilation(
            "class _A:\n    __x = 1\n    def m(self, __y):\n        self.__z = __y\n        __w__ = __v = 1\n        import __u"
        )
        #expect(try compilation.lines("_A").contains("storeName r0 '_A__x'"))
        #expect(try compilation.code("m").localNames == ["self", "_A__y", "__w__", "_A__v", "_A__u"])
        #expect(try compilation.lines("m").first == "storeAttribute self _A__y '_A__z'")
    }

    @Test func comprehensionsInAClassSeeNoClassVariables() throws {
        let compilation = try Compilation("class A:\n    x = 1\n    y = [x for z in x]")
        let lines = try compilation.lines("A")
        #expect(lines.contains("loadName r2 'x'"))
        #expect(lines.contains("loadGlobal r4 'x'"))
    }

    @Test func comprehensionNamesHideThoseOfTheFunction() throws {
        let compilation = try Compilation("def f(x):\n    y = [x for x in x]\n    return x")
        #expect(compilation.problem == nil)
        #expect(try compilation.code("f").localNames == ["x", "y", "x"])
        #expect(try compilation.lines("f").last == "returnValue x")
    }

    @Test func walrusInAComprehensionBindsAround() throws {
        let compilation = try Compilation("def f(a):\n    [y := x for x in a]\n    return y\nz = [w := v for v in a]")
        #expect(try compilation.code("f").localNames == ["a", "y", "x"])
        #expect(try compilation.lines("f").suffix(2) == ["checkBound y", "returnValue y"])
        #expect(try compilation.lines().contains { $0.hasPrefix("storeGlobal") && $0.hasSuffix("'w'") })
    }

    @Test func walrusInAGeneratorExpression() throws {
        let compilation = try Compilation("def f(a):\n    any((y := x) for x in a)\n    return y")
        #expect(try compilation.code("f").cellNames == ["y"])
        #expect(try compilation.lines("<genexpr>").contains { $0.hasPrefix("storeFree") && $0.hasSuffix(" y") })
    }

    @Test func superNeedsTheClass() throws {
        let compilation = try Compilation("class A:\n    def m(self): super().m()")
        #expect(try compilation.code("A").cellNames == ["__class__"])
        #expect(try compilation.code("m").freeNames == ["__class__"])
    }

    @Test func qualifiedNames() throws {
        let compilation = try Compilation(
            "def f():\n    class A:\n        def m(self): return lambda: 0\n    global g\n    def g(): pass")
        #expect(try compilation.code("A").qualifiedName == "f.<locals>.A")
        #expect(try compilation.code("m").qualifiedName == "f.<locals>.A.m")
        #expect(try compilation.code("<lambda>").qualifiedName == "f.<locals>.A.m.<locals>.<lambda>")
        #expect(try compilation.code("g").qualifiedName == "g")
    }

    @Test func documentation() throws {
        let code = try Compilation("def f():\n    '''One.\n\n      Two\n    three.\n    '''").code("f")
        #expect(code.documentation == Array("One.\n\n  Two\nthree.\n".utf8))
        #expect(code.flags.contains(.hasDocumentation))
    }

    @Test func firstLineIsThatOfTheDecorator() throws {
        #expect(try Compilation("\n@a\n\ndef f(): pass").code("f").firstLine == 2)
    }

    // MARK: Definite assignment

    struct Assignment: CustomTestStringConvertible, Sendable {
        let name: String
        let body: String
        let checks: Int
        var testDescription: String { name }
    }

    @Test(arguments: [
        Assignment(name: "parameters", body: "return a", checks: 0),
        Assignment(name: "straight line", body: "x = 1\n return x", checks: 0),
        Assignment(name: "one branch", body: "if a: x = 1\n return x, x", checks: 1),
        Assignment(name: "both branches", body: "if a: x = 1\n else: x = 2\n return x", checks: 0),
        Assignment(name: "a branch that leaves", body: "if a: x = 1\n else: return\n return x", checks: 0),
        Assignment(name: "behind a loop", body: "for x in a: pass\n return x", checks: 1),
        Assignment(name: "in a loop", body: "for x in a: g(x)", checks: 0),
        Assignment(name: "endless loop", body: "while True:\n  x = 1\n  if a: break\n return x", checks: 0),
        Assignment(name: "after del", body: "x = 1\n del x\n return x", checks: 1),
        Assignment(name: "del in a loop", body: "x = 1\n while a:\n  g(x)\n  del x", checks: 1),
        Assignment(name: "handler", body: "try: x = a()\n except E: g(x)", checks: 1),
        Assignment(name: "handler that leaves", body: "try: x = a()\n except E: return\n return x", checks: 0),
        Assignment(name: "before try", body: "x = 1\n try: a()\n except E: g(x)", checks: 0),
        Assignment(name: "finally", body: "try: x = a()\n finally: g(x)", checks: 1),
        Assignment(name: "name of an exception", body: "try: a()\n except E as x: g(x)\n return x", checks: 1),
        Assignment(name: "short circuit", body: "if a and (x := g()): return x\n return x", checks: 1),
        Assignment(name: "with", body: "with a as x: pass\n return x", checks: 1),
        Assignment(name: "condition of while", body: "while x := g(): h(x)\n return x", checks: 0),
        Assignment(name: "match", body: "match a:\n  case [x]: return x\n return x", checks: 1),
    ]) func checkedReads(_ example: Assignment) throws {
        let compilation = try Compilation("def f(a):\n \(example.body)")
        #expect(compilation.problem == nil)
        #expect(try compilation.opcodes("f").count { $0 == "checkBound" } == example.checks)
    }
}
