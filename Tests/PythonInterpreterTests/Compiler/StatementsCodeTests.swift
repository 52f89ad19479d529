import Testing

@testable import PythonInterpreter

/// The code that is made of statements, instruction by instruction.
@Suite struct StatementsCodeTests {
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
            name: "comparisons jump",
            source: "def f(a, b):\n    if a < b and a != 1 or b is None:\n        return 1",
            code: "f",
            lines: [
                "unlessLess a b @2",
                "ifInt a #1 @3 d3",
                "jumpIfNotNone b @5",
                "loadInt r2 #1",
                "returnValue r2",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "not in conditions",
            source: "def f(a, b):\n    if not (a or b >= 2):\n        return 1",
            code: "f",
            lines: [
                "jumpIfTrue a @4",
                "ifInt b #2 @4 d5",
                "loadInt r2 #1",
                "returnValue r2",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "for with the test at the bottom",
            source: "def f(a):\n    for x in a:\n        g(x)",
            code: "f",
            lines: [
                "getIterator r2 a",
                "jump @5",
                "loadGlobal r4 'g'",
                "move r5 x",
                "call r4 1 0",
                "forNext r2 x @2",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "for over pairs unpacks into locals",
            source: "def f(a):\n    for i, x in a:\n        g(i)",
            code: "f",
            lines: [
                "getIterator r3 a",
                "jump @6",
                "unpack i r4 2",
                "loadGlobal r5 'g'",
                "move r6 i",
                "call r5 1 0",
                "forNext r3 r4 @2",
                "loadNone r3",
                "returnValue r3",
            ]),
        Case(
            name: "break and continue as conditions",
            source:
                "def f(a):\n    for x in a:\n        if x == 1: continue\n        if x > 5: break\n        g(x)\n    else:\n        h()",
            code: "f",
            lines: [
                "getIterator r2 a",
                "jump @7",
                "ifInt x #1 @7 d2",
                "ifInt x #5 @10 d4",
                "loadGlobal r4 'g'",
                "move r5 x",
                "call r4 1 0",
                "forNext r2 x @2",
                "loadGlobal r4 'h'",
                "call r4 0 0",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "while with the test at the bottom",
            source: "def f(a, b):\n    while a < b:\n        a += 1",
            code: "f",
            lines: [
                "unlessLess a b @3",
                "addInt a a #1 d2",
                "ifLess a b @1",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "endless while",
            source: "def f():\n    while True:\n        if g(): break",
            code: "f",
            lines: [
                "loadGlobal r0 'g'",
                "call r0 0 0",
                "jumpIfTrue r0 @4",
                "jump @0",
                "loadNone r0",
                "returnValue r0",
            ]),
        Case(
            name: "swap",
            source: "def f(a, b):\n    a, b = b, a + b\n    return a",
            code: "f",
            lines: [
                "move r2 b",
                "add b a b",
                "move a r2",
                "returnValue a",
            ]),
        Case(
            name: "several targets",
            source: "def f(a):\n    b = c = a.x\n    return b, c",
            code: "f",
            lines: [
                "loadAttribute r3 a 'x'",
                "move b r3",
                "move c r3",
                "move r3 b",
                "move r4 c",
                "buildTuple r3 3 2",
                "returnValue r3",
            ]),
        Case(
            name: "starred target",
            source: "def f(a):\n    x, *y, z = a\n    return y",
            code: "f",
            lines: [
                "unpackStarred r4 a 1 d1",
                "move x r4",
                "move y r5",
                "move z r6",
                "returnValue y",
            ]),
        Case(
            name: "nested target",
            source: "def f(a):\n    (x, y), b.c = a",
            code: "f",
            lines: [
                "unpack r3 a 2",
                "unpack x r3 2",
                "loadGlobal r5 'b'",
                "storeAttribute r5 r4 'c'",
                "loadNone r3",
                "returnValue r3",
            ]),
        Case(
            name: "attribute and item targets",
            source: "def f(a, i):\n    a.x = a[i] = 5\n    a[i] += 1\n    a.x -= i",
            code: "f",
            lines: [
                "loadInt r2 #5",
                "storeAttribute a r2 'x'",
                "storeItem a i r2",
                "loadItem r2 a i",
                "addInt r2 r2 #1 d2",
                "storeItem a i r2",
                "loadAttribute r2 a 'x'",
                "subtract r2 r2 i d1",
                "storeAttribute a r2 'x'",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "delete",
            source: "def f(a):\n    del a.x, a[0]\n    del a",
            code: "f",
            lines: [
                "deleteAttribute a 'x'",
                "loadInt r1 #0",
                "deleteItem a r1",
                "deleteLocal a",
                "loadNone r1",
                "returnValue r1",
            ]),
        Case(
            name: "elif",
            source: "def f(a):\n    if a: return 1\n    elif a.b: return 2\n    else: return 3",
            code: "f",
            lines: [
                "jumpIfFalse a @3",
                "loadInt r1 #1",
                "returnValue r1",
                "loadAttribute r1 a 'b'",
                "jumpIfFalse r1 @8",
                "loadInt r1 #2",
                "returnValue r1",
                "loadInt r1 #3",
                "returnValue r1",
            ]),
        Case(
            name: "assert",
            source: "def f(a):\n    assert a > 0, 'no'",
            code: "f",
            lines: [
                "ifInt a #0 @3 d4",
                "loadConstant r1 'no'",
                "raiseAssertion r1",
                "loadNone r1",
                "returnValue r1",
            ]),
        Case(
            name: "raise",
            source: "def f(a, b):\n    if a: raise a from b\n    if b: raise b\n    raise",
            code: "f",
            lines: [
                "jumpIfFalse a @2",
                "raise a b",
                "jumpIfFalse b @5",
                "loadUndefined r3",
                "raise b r3",
                "loadUndefined r2",
                "loadUndefined r3",
                "raise r2 r3",
            ]),
        Case(
            name: "imports",
            source: "import a.b, c.d as e\nfrom .x import y as z\nfrom m import *",
            code: nil,
            lines: [
                "loadInt r1 #0",
                "loadNone r2",
                "importName r0 'a.b'",
                "storeGlobal r0 'a'",
                "loadInt r1 #0",
                "loadNone r2",
                "importName r0 'c.d' d1",
                "storeGlobal r0 'e'",
                "loadInt r1 #1",
                "loadConstant r2 ('y')",
                "importName r0 'x'",
                "importFrom r1 r0 'y'",
                "storeGlobal r1 'z'",
                "loadInt r1 #0",
                "loadConstant r2 ('*')",
                "importName r0 'm'",
                "importStar r0",
                "loadNone r0",
                "returnValue r0",
            ]),
        Case(
            name: "nothing behind a return",
            source: "def f():\n    return 1\n    g()\n    for x in y: z()",
            code: "f",
            lines: [
                "loadInt r1 #1",
                "returnValue r1",
            ]),
    ]
}
