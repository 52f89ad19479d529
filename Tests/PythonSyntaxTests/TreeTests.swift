import PythonSyntax
import Testing

/// What source parses into, in the form of CPython 3.14's `ast.dump`.
@Suite struct TreeTests {
    @Test(arguments: [
        ("x", "Expr(value=Name(id='x', ctx=Load()))"),
        ("x = 1", "Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=1))"),
        // Prefix operators bind looser than powers.
        (
            "-a ** -b",
            "Expr(value=UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), op=Pow(), "
                + "right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load())))))"
        ),
        (
            "not a in b",
            "Expr(value=UnaryOp(op=Not(), operand=Compare(left=Name(id='a', ctx=Load()), ops=[In()], "
                + "comparators=[Name(id='b', ctx=Load())])))"
        ),
        (
            "a[*b]",
            "Expr(value=Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Starred(value=Name(id='b', "
                + "ctx=Load()), ctx=Load())], ctx=Load()), ctx=Load()))"
        ),
        ("(a): int", "AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='int', ctx=Load()), simple=0)"),
        ("del (a), b,", "Delete(targets=[Name(id='a', ctx=Del()), Name(id='b', ctx=Del())])"),
        // Nested quotes and specifications.
        (
            "f'{x!r:>{w}}' 'b'",
            "Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), conversion=114, "
                + "format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), "
                + "conversion=-1)])), Constant(value='b')]))"
        ),
        (
            "f'{x = }'",
            "Expr(value=JoinedStr(values=[Constant(value='x = '), FormattedValue(value=Name(id='x', ctx=Load()), "
                + "conversion=114)]))"
        ),
        (
            "t'{ x =!s}'",
            "Expr(value=TemplateStr(values=[Constant(value=' x ='), Interpolation(value=Name(id='x', ctx=Load()), "
                + "str=' x ', conversion=115)]))"
        ),
        (
            "try: pass\nexcept A, B: pass",
            "Try(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', "
                + "ctx=Load())], ctx=Load()), body=[Pass()])])"
        ),
        (
            "type X[T: int = str, *Ts, **P] = T",
            "TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()), "
                + "default_value=Name(id='str', ctx=Load())), TypeVarTuple(name='Ts'), ParamSpec(name='P')], "
                + "value=Name(id='T', ctx=Load()))"
        ),
        (
            "match x:\n case {'a': 1, **r} | A(b=_): pass",
            "Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchMapping("
                + "keys=[Constant(value='a')], patterns=[MatchValue(value=Constant(value=1))], rest='r'), MatchClass("
                + "cls=Name(id='A', ctx=Load()), kwd_attrs=['b'], kwd_patterns=[MatchAs()])]), body=[Pass()])])"
        ),
        ("match = 1", "Assign(targets=[Name(id='match', ctx=Store())], value=Constant(value=1))"),
        (
            "match(a)[b]",
            "Expr(value=Subscript(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='a', ctx=Load())]), "
                + "slice=Name(id='b', ctx=Load()), ctx=Load()))"
        ),
        ("0x_ff + 1_0.5e-3j", "Expr(value=BinOp(left=Constant(value=255), op=Add(), right=Constant(value=0.0105j)))"),
        (
            "'\\ud83d\\N{bullet}\\x00' ''", "Expr(value=Constant(value='\\ud83d•\\x00'))"
        ),
        ("ｗｉｄｔｈ", "Expr(value=Name(id='width', ctx=Load()))"),
        ("# coding: latin-1\n'\u{E9}'", "Expr(value=Constant(value='Ã©'))"),
    ])
    func tree(source: String, dump: String) throws {
        #expect(try Self.dump(source) == "Module(body=[\(dump)])")
    }

    @Test func ranges() throws {
        var dump = TreeDump()
        dump.includesPlaces = true
        let module = try PythonParser.parse(Array("é = (a,\n b)".utf8))
        let statement = try #require(module.body.first)
        #expect(statement.range.start == SourcePosition(line: 1, column: 0))
        #expect(statement.range.end == SourcePosition(line: 2, column: 3))
        #expect(
            dump.dump(module).contains("id='a', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7"))
    }

    @Test func modes() throws {
        let expression = try PythonParser.parse(Array("1, 2\n".utf8), mode: .expression)
        #expect(expression.body.count == 1)
        #expect(throws: PythonSyntaxError.self) { try PythonParser.parse(Array("x = 1".utf8), mode: .expression) }
    }

    /// Whether a prompt should ask for another line.
    @Test(arguments: [
        ("x = (", true), ("if x:", true), ("if x:\n  y", true), ("if x:\n  y\n", false), ("'''a", true),
        ("x = \\", true),
        ("x = 'a", false), ("x = 1", false), ("x = )", false), ("def f():\n  x = [", true), ("try:\n  x\n", true),
    ])
    func incomplete(source: String, isIncomplete: Bool) {
        do throws(PythonSyntaxError) {
            _ = try PythonParser.parse(Array(source.utf8), mode: .interactive)
            #expect(!isIncomplete)
        } catch {
            #expect(error.isIncomplete == isIncomplete, "\(error.message)")
        }
    }

    @Test func warnings() throws {
        var warnings: [SyntaxWarning] = []
        _ = try PythonParser.parse(Array("x = '\\d'".utf8), warnings: &warnings)
        #expect(
            warnings.map(\.message) == [
                "\"\\d\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean \"\\\\d\"? A raw string is also an option."
            ])
    }

    static func dump(_ source: String) throws -> String {
        TreeDump.dump(try PythonParser.parse(Array(source.utf8)))
    }
}
