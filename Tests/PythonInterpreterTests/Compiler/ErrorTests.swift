import PythonSyntax
import Testing

@testable import PythonInterpreter

/// What the compiler refuses although it parses, in CPython's words.
@Suite struct CompilerErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let source: String
        let message: String
        var testDescription: String { message }

        init(_ source: String, _ message: String) {
            self.source = source
            self.message = message
        }
    }

    @Test(arguments: names + placement + comprehensions + patterns + definitions) func message(_ example: Case) {
        #expect(Compilation.message(example.source) == example.message)
    }

    static let names = [
        Case("def f(a):\n global a", "name 'a' is parameter and global"),
        Case("def f(a):\n nonlocal a", "name 'a' is parameter and nonlocal"),
        Case("def f():\n print(a)\n global a", "name 'a' is used prior to global declaration"),
        Case("def f():\n a = 1\n global a", "name 'a' is assigned to before global declaration"),
        Case("def f():\n a: int\n global a", "annotated name 'a' can't be global"),
        Case("def f():\n global a\n a: int = 1", "annotated name 'a' can't be global"),
        Case("def f():\n nonlocal a", "no binding for nonlocal 'a' found"),
        Case("a = 1\ndef f():\n nonlocal a", "no binding for nonlocal 'a' found"),
        Case("def g():\n global a\n def f():\n  nonlocal a", "no binding for nonlocal 'a' found"),
        Case("nonlocal a", "nonlocal declaration not allowed at module level"),
        Case("def g(a):\n def f():\n  nonlocal a\n  global a", "name 'a' is nonlocal and global"),
        Case("def f(a, a): pass", "duplicate argument 'a' in function definition"),
        Case("lambda a, *a: 0", "duplicate argument 'a' in function definition"),
        Case("__debug__ = 1", "cannot assign to __debug__"),
        Case("del __debug__", "cannot delete __debug__"),
    ]

    static let placement = [
        Case("return 1", "'return' outside function"),
        Case("class A:\n return", "'return' outside function"),
        Case("break", "'break' outside loop"),
        Case("for x in y:\n def f(): break", "'break' outside loop"),
        Case("continue", "'continue' not properly in loop"),
        Case("yield 1", "'yield' outside function"),
        Case("class A:\n x = yield", "'yield' outside function"),
        Case("await x", "'await' outside function"),
        Case("def f():\n await x", "'await' outside async function"),
        Case("async def f():\n lambda: await x", "'await' outside async function"),
        Case("def f():\n async for x in y: pass", "'async for' outside async function"),
        Case("def f():\n async with x: pass", "'async with' outside async function"),
        Case("async def f():\n yield from x", "'yield from' inside async function"),
        Case("async def f():\n yield\n return 1", "'return' with value in async generator"),
        Case("def f():\n import_ = 1\n from m import *", "import * only allowed at module level"),
        Case(
            "x = 1\nfrom __future__ import annotations",
            "from __future__ imports must occur at the beginning of the file"),
        Case("from __future__ import braces", "not a chance"),
        Case("from __future__ import x", "future feature x is not defined"),
        Case("try: pass\nexcept: pass\nexcept E: pass", "default 'except:' must be last"),
        Case(
            "def f():\n try: a()\n except* E: return",
            "'break', 'continue' and 'return' cannot appear in an except* block"),
        Case(
            "for x in y:\n try: pass\n except* E: break",
            "'break', 'continue' and 'return' cannot appear in an except* block"),
        Case("f(a=1, a=2)", "keyword argument repeated: a"),
        Case("*a = b", "starred assignment target must be in a list or tuple"),
        Case("*a, *b = c", "multiple starred expressions in assignment"),
        Case("x = *a", "can't use starred expression here"),
        // Errors are found where nothing runs, too.
        Case("def f():\n return\n try: pass\n except E: break", "'break' outside loop"),
        Case("while False:\n pass\nelse:\n continue", "'continue' not properly in loop"),
    ]

    static let comprehensions = [
        Case(
            "[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'"),
        Case(
            "[[(x := 1) for z in y] for x in y]",
            "assignment expression cannot rebind comprehension iteration variable 'x'"),
        Case("[x for x in (y := z)]", "assignment expression cannot be used in a comprehension iterable expression"),
        Case(
            "class A:\n [y := x for x in z]",
            "assignment expression within a comprehension cannot be used in a class body"),
        Case(
            "[y for x in z if (y := x) for y in x]",
            "comprehension inner loop cannot rebind assignment expression target 'y'"),
        Case("def f(): [(yield x) for x in y]", "'yield' inside list comprehension"),
        Case("def f(): {(yield x) for x in y}", "'yield' inside set comprehension"),
        Case("def f(): {1: (yield x) for x in y}", "'yield' inside dict comprehension"),
        Case("def f(): ((yield x) for x in y)", "'yield' inside generator expression"),
        Case("def f(): [x async for x in y]", "asynchronous comprehension outside of an asynchronous function"),
    ]

    static let patterns = [
        Case("match x:\n case [a, a]: pass", "multiple assignments to name 'a' in pattern"),
        Case("match x:\n case _: pass\n case 1: pass", "wildcard makes remaining patterns unreachable"),
        Case("match x:\n case a: pass\n case 1: pass", "name capture 'a' makes remaining patterns unreachable"),
        Case("match x:\n case a | 1: pass", "name capture 'a' makes remaining patterns unreachable"),
        Case("match x:\n case [a] | {'b': b}: pass", "alternative patterns bind different names"),
        Case("match x:\n case [*a, *b]: pass", "multiple starred names in sequence pattern"),
        Case("match x:\n case {'a': 1, 'a': 2}: pass", "mapping pattern checks duplicate key ('a')"),
        Case("match x:\n case A(b=1, b=2): pass", "attribute name repeated in class pattern: b"),
    ]

    static let definitions = [
        Case("def f[T, T](): pass", "duplicate type parameter 'T'"),
        Case("def f[T = int, U](): pass", "non-default type parameter 'U' follows default type parameter"),
        Case("x: (y := 1)", "named expression cannot be used within an annotation"),
        Case("def f(x: (yield)): pass", "yield expression cannot be used within an annotation"),
        Case("type A = (yield)", "yield expression cannot be used within a type alias"),
        Case("def f[T: (yield)](): pass", "yield expression cannot be used within a TypeVar bound"),
        Case("class A[T]((yield)): pass", "yield expression cannot be used within the definition of a generic"),
    ]

    @Test func placeOfAnError() throws {
        let source = "x = 1\ndef f():\n    y = [1,\n        (yield z)]\n    return 2\nclass A:\n  return\n"
        #expect {
            try Compilation(source)
        } throws: { error in
            let error = error as? PythonSyntaxError
            return error?.range.start.line == 7 && error?.range.start.column == 2 && error?.lineText == "  return"
        }
    }
}
