import PythonSyntax
import Testing

/// Errors in CPython 3.14's words and places; all rows were compared with it.
@Suite struct ErrorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let source: String
        let message: String
        let line: Int
        let offset: Int
        /// The column behind the end, or nothing for a single caret.
        let endOffset: Int?

        init(_ source: String, _ message: String, _ line: Int, _ offset: Int, _ endOffset: Int? = nil) {
            self.source = source
            self.message = message
            self.line = line
            self.offset = offset
            self.endOffset = endOffset
        }

        var testDescription: String { source }
    }

    static let rows = [
        Row("x = = 1", "invalid syntax", 1, 5, 6),
        Row("(a b)", "invalid syntax. Perhaps you forgot a comma?", 1, 2, 5),
        Row("foo(a\nb = 3", "'(' was never closed", 1, 4),
        Row(")", "unmatched ')'", 1, 1),
        Row("a = (1]", "closing parenthesis ']' does not match opening parenthesis '('", 1, 7),
        Row(
            "a = (1\nb = [2)", "closing parenthesis ')' does not match opening parenthesis '['", 2, 7),
        Row("if True\n    pass", "expected ':'", 1, 8, 9),
        Row("if x:\npass", "expected an indented block after 'if' statement on line 1", 2, 1, 5),
        Row("def f():\n    if x:\nreturn", "expected an indented block after 'if' statement on line 2", 3, 0),
        Row("if x:\n    y\n  z", "unindent does not match any outer indentation level", 3, 4),
        Row("x\n  y", "unexpected indent", 2, 2),
        Row("if x:\n\ty\n        z", "inconsistent use of tabs and spaces in indentation", 3, 1),
        Row("x = 'abc", "unterminated string literal (detected at line 1)", 1, 5),
        Row("x = \"\"\"abc\ndef\n", "unterminated triple-quoted string literal (detected at line 2)", 1, 5),
        Row("x = 1__0", "invalid decimal literal", 1, 6),
        Row("x = 0xg", "invalid hexadecimal literal", 1, 6),
        Row("x = 0b12", "invalid digit '2' in binary literal", 1, 8),
        Row("print \"hello\"", "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 14),
        Row("x = \\ y", "unexpected character after line continuation character", 1, 6),
        Row("f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1, 4),
        Row("[a, 1] = 2", "cannot assign to literal", 1, 5, 6),
        Row("None = 1", "cannot assign to None", 1, 1, 5),
        Row("a, b += 1", "'tuple' is an illegal expression for augmented assignment", 1, 1, 5),
        Row("a, b: int", "only single target (not tuple) can be annotated", 1, 1, 2),
        Row("del f()", "cannot delete function call", 1, 5, 8),
        Row("try:\n  x\n", "expected 'except' or 'finally' block", 2, 4),
        Row("f(a=1, 2)", "positional argument follows keyword argument", 1, 9, 10),
        Row("f(a for a in b, c)", "Generator expression must be parenthesized", 1, 3, 15),
        Row("f(a.b=1)", "expression cannot contain assignment, perhaps you meant \"==\"?", 1, 3, 7),
        Row("def f(x, x=1, y): pass", "parameter without a default follows parameter with a default", 1, 15, 16),
        Row("f'{a b}'", "invalid syntax. Perhaps you forgot a comma?", 1, 4, 7),
        Row("f'{a'", "f-string: expecting '}'", 1, 5),
        Row("f'{}'", "f-string: valid expression required before '}'", 1, 4, 5),
        Row("f'{a:{b}'", "f-string: expecting '}', or format specs", 1, 9, 10),
        Row("f'}'", "f-string: single '}' is not allowed", 1, 3),
        Row("t'a' 'b'", "cannot mix t-string literals with string or bytes literals", 1, 1, 9),
        Row("\"a\" b\"b\"", "cannot mix bytes and nonbytes literals", 1, 9, 10),
        Row("x <> y", "invalid syntax.  Maybe you meant '!=' instead of '<>'?", 1, 3, 5),
        Row("a = ‘a’", "invalid character '‘' (U+2018)", 1, 5),
        Row("x = (yield\u{A0})", "invalid non-printable character U+00A0", 1, 11),
        Row("else: pass", "invalid syntax", 1, 1, 5),
        Row("if a = b: pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 4, 9),
        Row("x = a if b", "expected 'else' after 'if' expression", 1, 5, 11),
    ]

    @Test(arguments: rows) func error(row: Row) throws {
        let error = try #require(throws: PythonSyntaxError.self) { try PythonParser.parse(Array(row.source.utf8)) }
        #expect(error.message == row.message)
        #expect(Int(error.range.start.line) == row.line)
        #expect(error.offset == row.offset)
        #expect(error.endOffset == row.endOffset ?? row.offset)
    }

    @Test func rendering() throws {
        let error = try #require(throws: PythonSyntaxError.self) {
            try PythonParser.parse(Array("  \nif x:\n\té = = 1".utf8))
        }
        #expect(
            error.rendered() == "  File \"<string>\", line 3\n    \té = = 1\n    \t    ^\nSyntaxError: invalid syntax")
    }

    @Test(
        arguments: [
            ([0x78, 0x00], "source code cannot contain null bytes"),
            (
                [0x27, 0xFF, 0x27],
                "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"
            ),
            (Array("# coding: klingon\n".utf8), "unknown encoding: klingon"),
        ] as [([UInt8], String)])
    func encoding(source: [UInt8], message: String) throws {
        let error = try #require(throws: PythonSyntaxError.self) { try PythonParser.parse(source) }
        #expect(error.message == message)
    }

    /// What only the checks behind the parser find.
    @Test(arguments: [
        Row("return", "'return' outside function", 1, 1, 7), Row("x = yield", "'yield' outside function", 1, 5, 10),
        Row("def f(): await x", "'await' outside async function", 1, 10, 17),
        Row("async def f(): yield 1; return 2", "'return' with value in async generator", 1, 25, 33),
        Row("break", "'break' outside loop", 1, 1, 6), Row("continue", "'continue' not properly in loop", 1, 1, 9),
        Row("nonlocal x", "nonlocal declaration not allowed at module level", 1, 1, 11),
        Row("def f():\n x\n global x", "name 'x' is used prior to global declaration", 3, 2, 10),
        Row("def f(a, a): pass", "duplicate argument 'a' in function definition", 1, 10, 11),
        Row("a, *b, *c = d", "multiple starred expressions in assignment", 1, 1, 10),
        Row("f(a=1, a=2)", "keyword argument repeated: a", 1, 8, 11),
        Row(
            "x = 1\nfrom __future__ import annotations",
            "from __future__ imports must occur at the beginning of the file", 2, 1, 35),
        Row("[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 2, 3),
        Row("match x:\n case a: pass\n case b: pass", "name capture 'a' makes remaining patterns unreachable", 2, 7, 8),
    ])
    func check(row: Row) throws {
        let module = try PythonParser.parse(Array(row.source.utf8))
        let error = try #require(throws: PythonSyntaxError.self) {
            try SyntaxChecks.check(module, allowTopLevelAwait: false, source: Array(row.source.utf8))
        }
        #expect(error.message == row.message)
        #expect(Int(error.range.start.line) == row.line)
        #expect(error.offset == row.offset)
        #expect(error.endOffset == row.endOffset ?? row.offset)
    }

    @Test func topLevelAwait() throws {
        let module = try PythonParser.parse(Array("await x\n[y async for y in z]".utf8))
        try SyntaxChecks.check(module, allowTopLevelAwait: true)
        #expect(throws: PythonSyntaxError.self) { try SyntaxChecks.check(module, allowTopLevelAwait: false) }
    }
}
