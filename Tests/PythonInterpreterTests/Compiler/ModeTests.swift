import Testing

@testable import PythonInterpreter

/// What compilation is asked for.
@Suite struct CompilerModeTests {
    @Test func namespace() throws {
        let compilation = try Compilation("x = y\ndef f(): return x", CompileOptions(mode: .namespace))
        #expect(try Array(compilation.lines().prefix(2)) == ["loadName r0 'y'", "storeName r0 'x'"])
        #expect(try compilation.lines("f").first == "loadGlobal r0 'x'")
        #expect(compilation.template.flags.contains(.usesNamespace))
    }

    @Test func expression() throws {
        let compilation = try Compilation("x + 1", CompileOptions(mode: .expression))
        #expect(try compilation.lines() == ["loadName r0 'x'", "addInt r0 r0 #1", "returnValue r0"])
    }

    @Test func lastExpression() throws {
        let options = CompileOptions(result: .lastExpression)
        #expect(try Compilation("x = 1\nx", options).lines().suffix(2) == ["loadGlobal r0 'x'", "returnValue r0"])
        #expect(try Compilation("x = 1", options).lines().suffix(2) == ["loadNone r0", "returnValue r0"])
        // The only statement is a value, not documentation.
        #expect(try Compilation("'text'", options).lines() == ["loadConstant r0 'text'", "returnValue r0"])
    }

    @Test(arguments: [
        "x = 1", "x: int = 1", "x += 1", "def f(): pass", "class A: pass", "if a: x = 1", "for x in y: x",
    ])
    func lastStatementWithAValue(_ source: String) throws {
        let compilation = try Compilation(source, CompileOptions(result: .lastStatement))
        #expect(compilation.problem == nil)
        #expect(try compilation.opcodes().contains("jumpIfNone"))
        #expect(try compilation.lines().last == "returnValue r0")
    }

    @Test(arguments: ["while a: x", "import a", "try: x\nfinally: y", "with a: x", "pass"])
    func lastStatementWithoutAValue(_ source: String) throws {
        let compilation = try Compilation(source, CompileOptions(result: .lastStatement))
        #expect(try !compilation.opcodes().contains("jumpIfNone"))
        #expect(try compilation.opcodes().suffix(2) == ["loadNone", "returnValue"])
    }

    @Test func topLevelAwait() throws {
        let options = CompileOptions(allowsTopLevelAwait: true)
        #expect(try Compilation("await x", options).template.flags.contains(.coroutine))
        #expect(try Compilation("[y async for y in x]", options).template.flags.contains(.coroutine))
        #expect(try !Compilation("x", options).template.flags.contains(.coroutine))
        #expect(Compilation.message("def f(): await x", options) == "'await' outside async function")
    }

    @Test func annotationsAsTexts() throws {
        let source =
            "from __future__ import annotations\nx: list[ int ]\ndef f(a: B.c, b: \"C\" | None, *, c: f( x )): pass"
        let compilation = try Compilation(source)
        #expect(try compilation.lines().contains("loadConstant r0 'list[int]'"))
        #expect(try compilation.lines("__annotate__").contains("loadConstant r3 'B.c'"))
        #expect(try compilation.lines("__annotate__").contains("loadConstant r3 ''C' | None'"))
        #expect(try compilation.lines("__annotate__").contains("loadConstant r3 'f( x )'"))
        #expect(compilation.problem == nil)
    }

    @Test func blocksWithoutAValueHideThoseInThem() throws {
        let compilation = try Compilation("if a:\n while b: x = 1", CompileOptions(result: .lastStatement))
        #expect(try !compilation.opcodes().contains("jumpIfNone"))
    }

    @Test func locationsAreThoseOfExpressions() throws {
        let code = try Compilation("def f(a, b):\n    return (a +\n        b.c)").code("f")
        let add = try #require(Disassembler.lines(of: code).firstIndex { $0.hasPrefix("add ") })
        // The attribute takes two words.
        let location = code.locations[add + 1]
        #expect((location.line, location.column, location.endLine, location.endColumn) == (2, 12, 3, 11))
        #expect(code.locations[0].line == 3)
    }
}
