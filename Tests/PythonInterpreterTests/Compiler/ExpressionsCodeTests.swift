import Testing

@testable import PythonInterpreter

/// The code that is made of expressions, instruction by instruction.
@Suite struct ExpressionsCodeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let source: String
        let code: String?
        let lines: [String]
        var testDescription: String { name }
    }

    @Test(arguments: cases) func code(_ example: Case) throws {
        let compilation = try Compilation(example.source)
        #expect(compilation.problem == nil)
        #expect(try compilation.lines(example.code) == example.lines)
    }

    static let cases = [
        Case(
            name: "locals in place",
            source: "def f(a, b):\n    x = a + b\n    return x",
            code: "f",
            lines: [
                "add x a b",
                "returnValue x",
            ]),
        Case(
            name: "chain of operators",
            source: "def f(a, b, c):\n    return a * b - c / a",
            code: "f",
            lines: [
                "multiply r3 a b",
                "divide r4 c a",
                "subtract r3 r3 r4",
                "returnValue r3",
            ]),
        Case(
            name: "small addend",
            source: "def f(a):\n    return a + 1, a - 2, a - 0, 1 + a",
            code: "f",
            lines: [
                "addInt r1 a #1",
                "addInt r2 a #-2 d1",
                "loadInt r3 #0",
                "subtract r3 a r3",
                "loadInt r4 #1",
                "add r4 r4 a",
                "buildTuple r1 1 4",
                "returnValue r1",
            ]),
        Case(
            name: "augmented",
            source: "def f(a, b):\n    a += 1\n    a -= 1\n    a *= b\n    return a",
            code: "f",
            lines: [
                "addInt a a #1 d2",
                "addInt a a #-1 d3",
                "multiply a a b d1",
                "returnValue a",
            ]),
        Case(
            name: "folding",
            source: "def f():\n    return 24 * 60 * 60, -1.5, 'a' 'b' + 'c', 7 // -2, 7 % -2, 2 ** 10, 1 / 4, not None",
            code: "f",
            lines: [
                "loadConstant r0 (86400, -1.5, 'abc', -4, -1, 1024, 0.25, True)",
                "returnValue r0",
            ]),
        Case(
            name: "no folding of large results",
            source: "def f():\n    return 2 ** 100, 1 << 62, 1 << 63, 1 // 0, 'a' * 9",
            code: "f",
            lines: [
                "loadInt r0 #2",
                "loadInt r1 #100",
                "power r0 r0 r1",
                "loadConstant r1 4611686018427387904",
                "loadInt r2 #1",
                "loadInt r3 #63",
                "leftShift r2 r2 r3",
                "loadInt r3 #1",
                "loadInt r4 #0",
                "floorDivide r3 r3 r4",
                "loadConstant r4 'a'",
                "loadInt r5 #9",
                "multiply r4 r4 r5",
                "buildTuple r0 0 5",
                "returnValue r0",
            ]),
        Case(
            name: "membership of constants",
            source: "def f(a):\n    return a in [1, 2], a in {1, 'b'}",
            code: "f",
            lines: [
                "loadConstant r1 (1, 2)",
                "contains r1 a r1",
                "loadConstant r2 {1, 'b'}",
                "contains r2 a r2",
                "buildTuple r1 1 2",
                "returnValue r1",
            ]),
        Case(
            name: "attributes and subscripts",
            source: "def f(a, i):\n    return a.b.c[0][i][-1].d",
            code: "f",
            lines: [
                "loadAttribute r2 a 'b'",
                "loadAttribute r2 r2 'c'",
                "loadItemInt r2 r2 #0",
                "loadItem r2 r2 i",
                "loadItemInt r2 r2 #-1",
                "loadAttribute r2 r2 'd'",
                "returnValue r2",
            ]),
        Case(
            name: "slices",
            source: "def f(a, i):\n    return a[1:i], a[::-1], a[i:]",
            code: "f",
            lines: [
                "loadInt r3 #1",
                "move r4 i",
                "buildSlice r2 3 2",
                "loadItem r2 a r2",
                "loadNone r4",
                "loadNone r5",
                "loadInt r6 #-1",
                "buildSlice r3 4 3",
                "loadItem r3 a r3",
                "move r5 i",
                "loadNone r6",
                "buildSlice r4 5 2",
                "loadItem r4 a r4",
                "buildTuple r2 2 3",
                "returnValue r2",
            ]),
        Case(
            name: "method call",
            source: "def f(a, b):\n    return a.m(b, 1, k=2)",
            code: "f",
            lines: [
                "loadMethod r2 a 'm'",
                "move r4 b",
                "loadInt r5 #1",
                "loadInt r6 #2",
                "callMethod r2 3 2",
                "returnValue r2",
            ]),
        Case(
            name: "chained method calls use one window",
            source: "def f(a):\n    return a.x(1).y(2).z(3)",
            code: "f",
            lines: [
                "loadMethod r1 a 'x'",
                "loadInt r3 #1",
                "callMethod r1 1 0",
                "loadMethod r1 r1 'y'",
                "loadInt r3 #2",
                "callMethod r1 1 0",
                "loadMethod r1 r1 'z'",
                "loadInt r3 #3",
                "callMethod r1 1 0",
                "returnValue r1",
            ]),
        Case(
            name: "nested calls",
            source: "def f(g, h, a):\n    return g(h(a), h(1))",
            code: "f",
            lines: [
                "move r3 g",
                "move r4 h",
                "move r5 a",
                "call r4 1 0",
                "move r5 h",
                "loadInt r6 #1",
                "call r5 1 0",
                "call r3 2 0",
                "returnValue r3",
            ]),
        Case(
            name: "star call",
            source: "def f(g, a, k):\n    return g(*a, **k)",
            code: "f",
            lines: [
                "move r3 g",
                "move r4 a",
                "buildDict r5 5 0",
                "dictMerge r5 k r3",
                "callUnpacked r3",
                "returnValue r3",
            ]),
        Case(
            name: "mixed star call",
            source: "def f(g, a, k):\n    return g(1, *a, x=2, **k)",
            code: "f",
            lines: [
                "move r3 g",
                "loadInt r4 #1",
                "buildList r4 4 1",
                "listExtend r4 a",
                "listToTuple r4 r4",
                "buildDict r5 5 0",
                "loadConstant r6 'x'",
                "loadInt r7 #2",
                "dictSet r5 r6 r7",
                "dictMerge r5 k r3",
                "callUnpacked r3",
                "returnValue r3",
            ]),
        Case(
            name: "boolean value tests once",
            source: "def f(a, b, c):\n    return a and b or c",
            code: "f",
            lines: [
                "move r3 a",
                "jumpIfFalse r3 @4",
                "move r3 b",
                "jumpIfTrue r3 @5",
                "move r3 c",
                "returnValue r3",
            ]),
        Case(
            name: "boolean to a local goes by a temporary",
            source: "def f(a, b):\n    a = a and b\n    return a",
            code: "f",
            lines: [
                "move r2 a",
                "jumpIfFalse r2 @3",
                "move r2 b",
                "move a r2",
                "returnValue a",
            ]),
        Case(
            name: "comparison chain",
            source: "def f(a, b, c):\n    return a < b <= c",
            code: "f",
            lines: [
                "less r3 a b",
                "jumpIfFalse r3 @3",
                "lessOrEqual r3 b c",
                "returnValue r3",
            ]),
        Case(
            name: "conditional expression",
            source: "def f(a, b):\n    return a if a > b else b",
            code: "f",
            lines: [
                "unlessGreater a b @3",
                "move r2 a",
                "jump @4",
                "move r2 b",
                "returnValue r2",
            ]),
        Case(
            name: "displays",
            source: "def f(a):\n    return [a, 1], (a,), {a, 2}, {a: 1, 'k': a}, (), (1, (2, 3))",
            code: "f",
            lines: [
                "move r1 a",
                "loadInt r2 #1",
                "buildList r1 1 2",
                "move r2 a",
                "buildTuple r2 2 1",
                "move r3 a",
                "loadInt r4 #2",
                "buildSet r3 3 2",
                "move r4 a",
                "loadInt r5 #1",
                "loadConstant r6 'k'",
                "move r7 a",
                "buildDict r4 4 2",
                "loadConstant r5 ()",
                "loadConstant r6 (1, (2, 3))",
                "buildTuple r1 1 6",
                "returnValue r1",
            ]),
        Case(
            name: "displays with stars",
            source: "def f(a):\n    return [*a, 1], (1, *a), {**a, 'k': 1}",
            code: "f",
            lines: [
                "buildList r1 2 0",
                "listExtend r1 a",
                "loadInt r2 #1",
                "listAppend r1 r2",
                "loadInt r2 #1",
                "buildList r2 2 1",
                "listExtend r2 a",
                "listToTuple r2 r2",
                "buildDict r3 4 0",
                "dictUpdate r3 a",
                "loadConstant r4 'k'",
                "loadInt r5 #1",
                "dictSet r3 r4 r5",
                "buildTuple r1 1 3",
                "returnValue r1",
            ]),
        Case(
            name: "f-string",
            source: "def f(a, w):\n    return f'{a}-{a!r:>{w}}'",
            code: "f",
            lines: [
                "format r2 a -",
                "loadConstant r3 '-'",
                "loadConstant r5 '>'",
                "format r6 w -",
                "buildString r5 5 2",
                "format r4 a 5 d2",
                "buildString r2 2 3",
                "returnValue r2",
            ]),
        Case(
            name: "f-string of one part",
            source: "def f(a):\n    return f'{a:x}'",
            code: "f",
            lines: [
                "loadConstant r2 'x'",
                "format r1 a 2",
                "returnValue r1",
            ]),
        Case(
            name: "walrus in place",
            source: "def f(a):\n    if (n := len(a)) > 10:\n        return n",
            code: "f",
            lines: [
                "loadGlobal r2 'len'",
                "move r3 a",
                "call r2 1 0",
                "move n r2",
                "unlessInt n #10 @6 d4",
                "returnValue n",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "walrus behind a use copies",
            source: "def f(a):\n    return a + (a := 1)",
            code: "f",
            lines: [
                "move r2 a",
                "loadInt a #1",
                "add r1 r2 a",
                "returnValue r1",
            ]),
    ]
}
