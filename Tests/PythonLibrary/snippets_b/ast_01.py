import ast, sys, glob
SRC = '\n"""doc"""\nimport a.b as c, d\nfrom . import x\nfrom ..p import q as r\n@deco(1)\nclass C(Base, metaclass=M):\n    """cdoc"""\n    x: int = 3\n    (y): str\n    def f(self, a, /, b=1, *args, c: int=2, d, **kw) -> int:\n        """multi\n        line "quotes" """\n        return a + b * c ** -d\n    async def g(self):\n        async for i in x: await i\n        async with a as b, c: pass\n        return [i async for i in x if i if not i]\nfor i, (j, *k) in enumerate(z):\n    if i: continue\n    elif j: break\n    else: pass\nelse: x = y = 1, 2\nwhile (n := f()) > 3: n -= 1\ntry: pass\nexcept (A, B) as e: raise X from e\nexcept C: raise\nelse: a\nfinally: b\ntry: pass\nexcept* V: pass\nwith open(x) as f, g(): pass\nlambda: 0\nlambda x, *y, z=1, **w: x if y else z\na and b or not c and (d or e)\n(a, b), [c, *d], {e: f, **g}, {h, i}, ()\nx[1:2, ::3, ...], x[1,], x[a:b], x[(1,2)], x[*y]\n-x ** 2, (-x) ** 2, 2 ** -x, not (a == b), ~(a | b) & c ^ d << 1\na < b <= c is not d not in e\nf"x{a!r:>{w}}y{b}{{}}" f\'q"{c}\\n\'\nb\'bytes\', \'str\\n\\\'"\', 1e400, 1j, 10**5, True, None, ..., "\\u1234é", \'a"b\\\'c\'\n(yield), (yield x), (yield from y)\nx = yield 3\nx = yield\ndel a, b[0], c.d\nglobal g1\nassert a, "m"\nmatch x:\n    case 1 | "a" | None: pass\n    case [a, *_, b] if a: pass\n    case {"k": v, **rest}: pass\n    case P(1, y=2) as z: pass\n    case {}: pass\n    case (1 | 2) as t: pass\n    case _: pass\n{k: v for k, v in x for y in z}\n(i for i in x)\nf(*a, **k, b=1)(c).d[1]\n1 .real, 1.5.imag, (1).x\nx = (await y)\na @= b\nprint((a := 1), [b := 2])\nif (a if b else c): pass\n(lambda: x)()\nnot a, not (a, b)\na if b else (c if d else e), (a if b else c) if d else e\nasync def co():\n    return await x ** 2, -(await y)\nnonlocal_ = "a\\tb\\x00"\nu"uni"\nx: int\na.b: c = d\n(a.b)\n'
m = ast.parse(SRC)
u = ast.unparse(m)

print(u)
print(ast.dump(ast.parse(u)) == ast.dump(m))
print(ast.dump(m) if sys.version_info >= (3, 13) else '')
print(ast.dump(ast.parse('x = 1 + f(y, *z)'), indent=2) if sys.version_info >= (3, 13) else '')
# 3.14| """doc"""
# 3.14| import a.b as c, d
# 3.14| from . import x
# 3.14| from ..p import q as r
# 3.14|
# 3.14| @deco(1)
# 3.14| class C(Base, metaclass=M):
# 3.14|     """cdoc"""
# 3.14|     x: int = 3
# 3.14|     (y): str
# 3.14|
# 3.14|     def f(self, a, /, b=1, *args, c: int=2, d, **kw) -> int:
# 3.14|         """multi
# 3.14|         line "quotes" """
# 3.14|         return a + b * c ** (-d)
# 3.14|
# 3.14|     async def g(self):
# 3.14|         async for i in x:
# 3.14|             await i
# 3.14|         async with a as b, c:
# 3.14|             pass
# 3.14|         return [i async for i in x if i if not i]
# 3.14| for i, (j, *k) in enumerate(z):
# 3.14|     if i:
# 3.14|         continue
# 3.14|     elif j:
# 3.14|         break
# 3.14|     else:
# 3.14|         pass
# 3.14| else:
# 3.14|     x = y = (1, 2)
# 3.14| while (n := f()) > 3:
# 3.14|     n -= 1
# 3.14| try:
# 3.14|     pass
# 3.14| except (A, B) as e:
# 3.14|     raise X from e
# 3.14| except C:
# 3.14|     raise
# 3.14| else:
# 3.14|     a
# 3.14| finally:
# 3.14|     b
# 3.14| try:
# 3.14|     pass
# 3.14| except* V:
# 3.14|     pass
# 3.14| with open(x) as f, g():
# 3.14|     pass
# 3.14| lambda: 0
# 3.14| lambda x, *y, z=1, **w: x if y else z
# 3.14| a and b or (not c and (d or e))
# 3.14| ((a, b), [c, *d], {e: f, **g}, {h, i}, ())
# 3.14| (x[1:2, ::3, ...], x[1,], x[a:b], x[1, 2], x[*y,])
# 3.14| (-x ** 2, (-x) ** 2, 2 ** (-x), not a == b, ~(a | b) & c ^ d << 1)
# 3.14| a < b <= c is not d not in e
# 3.14| f'x{a!r:>{w}}y{b}{{}}q"{c}\n'
# 3.14| (b'bytes', 'str\n\'"', 1e309, 1j, 10 ** 5, True, None, ..., 'ሴé', 'a"b\'c')
# 3.14| ((yield), (yield x), (yield from y))
# 3.14| x = (yield 3)
# 3.14| x = (yield)
# 3.14| del a, b[0], c.d
# 3.14| global g1
# 3.14| assert a, 'm'
# 3.14| match x:
# 3.14|     case 1 | 'a' | None:
# 3.14|         pass
# 3.14|     case [a, *_, b] if a:
# 3.14|         pass
# 3.14|     case {'k': v, **rest}:
# 3.14|         pass
# 3.14|     case P(1, y=2) as z:
# 3.14|         pass
# 3.14|     case {}:
# 3.14|         pass
# 3.14|     case 1 | 2 as t:
# 3.14|         pass
# 3.14|     case _:
# 3.14|         pass
# 3.14| {k: v for k, v in x for y in z}
# 3.14| (i for i in x)
# 3.14| f(*a, **k, b=1)(c).d[1]
# 3.14| (1 .real, 1.5.imag, 1 .x)
# 3.14| x = await y
# 3.14| a @= b
# 3.14| print((a := 1), [(b := 2)])
# 3.14| if a if b else c:
# 3.14|     pass
# 3.14| (lambda: x)()
# 3.14| (not a, not (a, b))
# 3.14| (a if b else c if d else e, (a if b else c) if d else e)
# 3.14|
# 3.14| async def co():
# 3.14|     return (await x ** 2, -await y)
# 3.14| nonlocal_ = 'a\tb\x00'
# 3.14| u'uni'
# 3.14| x: int
# 3.14| a.b: c = d
# 3.14| a.b
# 3.14| True
# 3.14| Module(body=[Expr(value=Constant(value='doc')), Import(names=[alias(name='a.b', asname='c'), alias(name='d')]), ImportFrom(names=[alias(name='x')], level=1), ImportFrom(module='p', names=[alias(name='q', asname='r')], level=2), ClassDef(name='C', bases=[Name(id='Base', ctx=Load())], keywords=[keyword(arg='metaclass', value=Name(id='M', ctx=Load()))], body=[Expr(value=Constant(value='cdoc')), AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value=3), simple=1), AnnAssign(target=Name(id='y', ctx=Store()), annotation=Name(id='str', ctx=Load()), simple=0), FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='self'), arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='args'), kwonlyargs=[arg(arg='c', annotation=Name(id='int', ctx=Load())), arg(arg='d')], kw_defaults=[Constant(value=2), None], kwarg=arg(arg='kw'), defaults=[Constant(value=1)]), body=[Expr(value=Constant(value='multi\n        line "quotes" ')), Return(value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=BinOp(left=Name(id='b', ctx=Load()), op=Mult(), right=BinOp(left=Name(id='c', ctx=Load()), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='d', ctx=Load()))))))], returns=Name(id='int', ctx=Load())), AsyncFunctionDef(name='g', args=arguments(args=[arg(arg='self')]), body=[AsyncFor(target=Name(id='i', ctx=Store()), iter=Name(id='x', ctx=Load()), body=[Expr(value=Await(value=Name(id='i', ctx=Load())))]), AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()]), Return(value=ListComp(elt=Name(id='i', ctx=Load()), generators=[comprehension(target=Name(id='i', ctx=Store()), iter=Name(id='x', ctx=Load()), ifs=[Name(id='i', ctx=Load()), UnaryOp(op=Not(), operand=Name(id='i', ctx=Load()))], is_async=1)]))])], decorator_list=[Call(func=Name(id='deco', ctx=Load()), args=[Constant(value=1)])]), For(target=Tuple(elts=[Name(id='i', ctx=Store()), Tuple(elts=[Name(id='j', ctx=Store()), Starred(value=Name(id='k', ctx=Store()), ctx=Store())], ctx=Store())], ctx=Store()), iter=Call(func=Name(id='enumerate', ctx=Load()), args=[Name(id='z', ctx=Load())]), body=[If(test=Name(id='i', ctx=Load()), body=[Continue()], orelse=[If(test=Name(id='j', ctx=Load()), body=[Break()], orelse=[Pass()])])], orelse=[Assign(targets=[Name(id='x', ctx=Store()), Name(id='y', ctx=Store())], value=Tuple(elts=[Constant(value=1), Constant(value=2)], ctx=Load()))]), While(test=Compare(left=NamedExpr(target=Name(id='n', ctx=Store()), value=Call(func=Name(id='f', ctx=Load()))), ops=[Gt()], comparators=[Constant(value=3)]), body=[AugAssign(target=Name(id='n', ctx=Store()), op=Sub(), value=Constant(value=1))]), Try(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', ctx=Load())], ctx=Load()), name='e', body=[Raise(exc=Name(id='X', ctx=Load()), cause=Name(id='e', ctx=Load()))]), ExceptHandler(type=Name(id='C', ctx=Load()), body=[Raise()])], orelse=[Expr(value=Name(id='a', ctx=Load()))], finalbody=[Expr(value=Name(id='b', ctx=Load()))]), TryStar(body=[Pass()], handlers=[ExceptHandler(type=Name(id='V', ctx=Load()), body=[Pass()])]), With(items=[withitem(context_expr=Call(func=Name(id='open', ctx=Load()), args=[Name(id='x', ctx=Load())]), optional_vars=Name(id='f', ctx=Store())), withitem(context_expr=Call(func=Name(id='g', ctx=Load())))], body=[Pass()]), Expr(value=Lambda(args=arguments(), body=Constant(value=0))), Expr(value=Lambda(args=arguments(args=[arg(arg='x')], vararg=arg(arg='y'), kwonlyargs=[arg(arg='z')], kw_defaults=[Constant(value=1)], kwarg=arg(arg='w')), body=IfExp(test=Name(id='y', ctx=Load()), body=Name(id='x', ctx=Load()), orelse=Name(id='z', ctx=Load())))), Expr(value=BoolOp(op=Or(), values=[BoolOp(op=And(), values=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())]), BoolOp(op=And(), values=[UnaryOp(op=Not(), operand=Name(id='c', ctx=Load())), BoolOp(op=Or(), values=[Name(id='d', ctx=Load()), Name(id='e', ctx=Load())])])])), Expr(value=Tuple(elts=[Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), List(elts=[Name(id='c', ctx=Load()), Starred(value=Name(id='d', ctx=Load()), ctx=Load())], ctx=Load()), Dict(keys=[Name(id='e', ctx=Load()), None], values=[Name(id='f', ctx=Load()), Name(id='g', ctx=Load())]), Set(elts=[Name(id='h', ctx=Load()), Name(id='i', ctx=Load())]), Tuple(ctx=Load())], ctx=Load())), Expr(value=Tuple(elts=[Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), Slice(step=Constant(value=3)), Constant(value=Ellipsis)], ctx=Load()), ctx=Load()), Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Constant(value=1)], ctx=Load()), ctx=Load()), Subscript(value=Name(id='x', ctx=Load()), slice=Slice(lower=Name(id='a', ctx=Load()), upper=Name(id='b', ctx=Load())), ctx=Load()), Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Constant(value=1), Constant(value=2)], ctx=Load()), ctx=Load()), Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Starred(value=Name(id='y', ctx=Load()), ctx=Load())], ctx=Load()), ctx=Load())], ctx=Load())), Expr(value=Tuple(elts=[UnaryOp(op=USub(), operand=BinOp(left=Name(id='x', ctx=Load()), op=Pow(), right=Constant(value=2))), BinOp(left=UnaryOp(op=USub(), operand=Name(id='x', ctx=Load())), op=Pow(), right=Constant(value=2)), BinOp(left=Constant(value=2), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='x', ctx=Load()))), UnaryOp(op=Not(), operand=Compare(left=Name(id='a', ctx=Load()), ops=[Eq()], comparators=[Name(id='b', ctx=Load())])), BinOp(left=BinOp(left=UnaryOp(op=Invert(), operand=BinOp(left=Name(id='a', ctx=Load()), op=BitOr(), right=Name(id='b', ctx=Load()))), op=BitAnd(), right=Name(id='c', ctx=Load())), op=BitXor(), right=BinOp(left=Name(id='d', ctx=Load()), op=LShift(), right=Constant(value=1)))], ctx=Load())), Expr(value=Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), LtE(), IsNot(), NotIn()], comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load()), Name(id='d', ctx=Load()), Name(id='e', ctx=Load())])), Expr(value=JoinedStr(values=[Constant(value='x'), FormattedValue(value=Name(id='a', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)])), Constant(value='y'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=-1), Constant(value='{}q"'), FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1), Constant(value='\n')])), Expr(value=Tuple(elts=[Constant(value=b'bytes'), Constant(value='str\n\'"'), Constant(value=inf), Constant(value=1j), BinOp(left=Constant(value=10), op=Pow(), right=Constant(value=5)), Constant(value=True), Constant(value=None), Constant(value=Ellipsis), Constant(value='ሴé'), Constant(value='a"b\'c')], ctx=Load())), Expr(value=Tuple(elts=[Yield(), Yield(value=Name(id='x', ctx=Load())), YieldFrom(value=Name(id='y', ctx=Load()))], ctx=Load())), Assign(targets=[Name(id='x', ctx=Store())], value=Yield(value=Constant(value=3))), Assign(targets=[Name(id='x', ctx=Store())], value=Yield()), Delete(targets=[Name(id='a', ctx=Del()), Subscript(value=Name(id='b', ctx=Load()), slice=Constant(value=0), ctx=Del()), Attribute(value=Name(id='c', ctx=Load()), attr='d', ctx=Del())]), Global(names=['g1']), Assert(test=Name(id='a', ctx=Load()), msg=Constant(value='m')), Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1)), MatchValue(value=Constant(value='a')), MatchSingleton(value=None)]), body=[Pass()]), match_case(pattern=MatchSequence(patterns=[MatchAs(name='a'), MatchStar(), MatchAs(name='b')]), guard=Name(id='a', ctx=Load()), body=[Pass()]), match_case(pattern=MatchMapping(keys=[Constant(value='k')], patterns=[MatchAs(name='v')], rest='rest'), body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchClass(cls=Name(id='P', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['y'], kwd_patterns=[MatchValue(value=Constant(value=2))]), name='z'), body=[Pass()]), match_case(pattern=MatchMapping(), body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1)), MatchValue(value=Constant(value=2))]), name='t'), body=[Pass()]), match_case(pattern=MatchAs(), body=[Pass()])]), Expr(value=DictComp(key=Name(id='k', ctx=Load()), value=Name(id='v', ctx=Load()), generators=[comprehension(target=Tuple(elts=[Name(id='k', ctx=Store()), Name(id='v', ctx=Store())], ctx=Store()), iter=Name(id='x', ctx=Load()), is_async=0), comprehension(target=Name(id='y', ctx=Store()), iter=Name(id='z', ctx=Load()), is_async=0)])), Expr(value=GeneratorExp(elt=Name(id='i', ctx=Load()), generators=[comprehension(target=Name(id='i', ctx=Store()), iter=Name(id='x', ctx=Load()), is_async=0)])), Expr(value=Subscript(value=Attribute(value=Call(func=Call(func=Name(id='f', ctx=Load()), args=[Starred(value=Name(id='a', ctx=Load()), ctx=Load())], keywords=[keyword(value=Name(id='k', ctx=Load())), keyword(arg='b', value=Constant(value=1))]), args=[Name(id='c', ctx=Load())]), attr='d', ctx=Load()), slice=Constant(value=1), ctx=Load())), Expr(value=Tuple(elts=[Attribute(value=Constant(value=1), attr='real', ctx=Load()), Attribute(value=Constant(value=1.5), attr='imag', ctx=Load()), Attribute(value=Constant(value=1), attr='x', ctx=Load())], ctx=Load())), Assign(targets=[Name(id='x', ctx=Store())], value=Await(value=Name(id='y', ctx=Load()))), AugAssign(target=Name(id='a', ctx=Store()), op=MatMult(), value=Name(id='b', ctx=Load())), Expr(value=Call(func=Name(id='print', ctx=Load()), args=[NamedExpr(target=Name(id='a', ctx=Store()), value=Constant(value=1)), List(elts=[NamedExpr(target=Name(id='b', ctx=Store()), value=Constant(value=2))], ctx=Load())])), If(test=IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), orelse=Name(id='c', ctx=Load())), body=[Pass()]), Expr(value=Call(func=Lambda(args=arguments(), body=Name(id='x', ctx=Load())))), Expr(value=Tuple(elts=[UnaryOp(op=Not(), operand=Name(id='a', ctx=Load())), UnaryOp(op=Not(), operand=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()))], ctx=Load())), Expr(value=Tuple(elts=[IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), orelse=IfExp(test=Name(id='d', ctx=Load()), body=Name(id='c', ctx=Load()), orelse=Name(id='e', ctx=Load()))), IfExp(test=Name(id='d', ctx=Load()), body=IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), orelse=Name(id='c', ctx=Load())), orelse=Name(id='e', ctx=Load()))], ctx=Load())), AsyncFunctionDef(name='co', args=arguments(), body=[Return(value=Tuple(elts=[BinOp(left=Await(value=Name(id='x', ctx=Load())), op=Pow(), right=Constant(value=2)), UnaryOp(op=USub(), operand=Await(value=Name(id='y', ctx=Load())))], ctx=Load()))]), Assign(targets=[Name(id='nonlocal_', ctx=Store())], value=Constant(value='a\tb\x00')), Expr(value=Constant(value='uni', kind='u')), AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), simple=1), AnnAssign(target=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Store()), annotation=Name(id='c', ctx=Load()), value=Name(id='d', ctx=Load()), simple=0), Expr(value=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()))])
# 3.14| Module(
# 3.14|   body=[
# 3.14|     Assign(
# 3.14|       targets=[
# 3.14|         Name(id='x', ctx=Store())],
# 3.14|       value=BinOp(
# 3.14|         left=Constant(value=1),
# 3.14|         op=Add(),
# 3.14|         right=Call(
# 3.14|           func=Name(id='f', ctx=Load()),
# 3.14|           args=[
# 3.14|             Name(id='y', ctx=Load()),
# 3.14|             Starred(
# 3.14|               value=Name(id='z', ctx=Load()),
# 3.14|               ctx=Load())])))])
