import Testing

@testable import PythonInterpreter

/// The code that is made of exception handling, instruction by instruction.
@Suite struct ExceptionsCodeTests {
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
            name: "try except",
            source: "def f():\n    try:\n        a()\n    except E as e:\n        b(e)\n    else:\n        c()",
            code: "f",
            lines: [
                "loadGlobal r1 'a'",
                "call r1 0 0",
                "loadGlobal r1 'c'",
                "call r1 0 0",
                "jump @23",
                "pushHandled r2 r1",
                "loadGlobal r3 'E'",
                "matchException r3 r1 r3",
                "jumpIfFalse r3 @19",
                "move e r1",
                "loadGlobal r4 'b'",
                "move r5 e",
                "call r4 1 0",
                "loadUndefined e",
                "jump @17",
                "loadUndefined e",
                "reraise r3",
                "popHandled r2",
                "jump @23",
                "popHandled r2",
                "reraise r1",
                "popHandled r2",
                "reraise r1",
                "loadNone r1",
                "returnValue r1",
            ]),
        Case(
            name: "try finally with a return",
            source: "def f(x):\n    try:\n        return x\n    finally:\n        x = g()",
            code: "f",
            lines: [
                "move r1 x",
                "loadGlobal r2 'g'",
                "call r2 0 0",
                "move x r2",
                "returnValue r1",
                "pushHandled r2 r1",
                "loadGlobal r3 'g'",
                "call r3 0 0",
                "move x r3",
                "popHandled r2",
                "reraise r1",
                "popHandled r2",
                "reraise r1",
            ]),
        Case(
            name: "finally of a loop",
            source:
                "def f(x):\n    for i in x:\n        try:\n            if i: continue\n            break\n        finally:\n            g()",
            code: "f",
            lines: [
                "getIterator r2 x",
                "jump @16",
                "jumpIfFalse i @6",
                "loadGlobal r4 'g'",
                "call r4 0 0",
                "jump @16",
                "loadGlobal r4 'g'",
                "call r4 0 0",
                "jump @17",
                "pushHandled r5 r4",
                "loadGlobal r6 'g'",
                "call r6 0 0",
                "popHandled r5",
                "reraise r4",
                "popHandled r5",
                "reraise r4",
                "forNext r2 i @2",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "with",
            source: "def f(a):\n    with a as b:\n        return b",
            code: "f",
            lines: [
                "loadSpecial r2 a 1",
                "loadSpecial r3 a 0",
                "call r3 0 0",
                "move b r3",
                "move r3 b",
                "move r4 r2",
                "loadNone r5",
                "loadNone r6",
                "loadNone r7",
                "call r4 3 0",
                "returnValue r3",
                "pushHandled r4 r3",
                "callExit r2 r3",
                "jumpIfFalse r2 @16",
                "popHandled r4",
                "jump @20",
                "popHandled r4",
                "reraise r3",
                "popHandled r4",
                "reraise r3",
                "loadNone r2",
                "returnValue r2",
            ]),
        Case(
            name: "bare except and raise",
            source: "def f():\n    try:\n        a()\n    except:\n        raise",
            code: "f",
            lines: [
                "loadGlobal r0 'a'",
                "call r0 0 0",
                "jump @9",
                "pushHandled r1 r0",
                "loadUndefined r2",
                "loadUndefined r3",
                "raise r2 r3",
                "popHandled r1",
                "reraise r0",
                "loadNone r0",
                "returnValue r0",
            ]),
        Case(
            name: "except star",
            source: "def f():\n    try:\n        a()\n    except* E:\n        b()",
            code: "f",
            lines: [
                "loadGlobal r0 'a'",
                "call r0 0 0",
                "jump @27",
                "pushHandled r1 r0",
                "buildList r2 2 0",
                "move r4 r0",
                "loadGlobal r5 'E'",
                "matchGroup r3 r4 r5",
                "jumpIfNone r3 @17",
                "pushHandled r6 r3",
                "loadGlobal r7 'b'",
                "call r7 0 0",
                "popHandled r6",
                "jump @17",
                "popHandled r6",
                "listAppend r2 r5",
                "jump @17",
                "jumpIfNone r4 @19",
                "listAppend r2 r4",
                "prepareReraiseGroup r3 r2 r0",
                "jumpIfNone r3 @23",
                "popHandled r1",
                "reraise r3",
                "popHandled r1",
                "jump @27",
                "popHandled r1",
                "reraise r0",
                "loadNone r0",
                "returnValue r0",
            ]),
    ]
}
