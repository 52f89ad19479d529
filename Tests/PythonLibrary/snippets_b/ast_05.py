import ast, sys, glob
SRC = '\n"""doc"""\nimport a.b as c, d\nfrom . import x\nfrom ..p import q as r\n@deco(1)\nclass C(Base, metaclass=M):\n    """cdoc"""\n    x: int = 3\n    (y): str\n    def f(self, a, /, b=1, *args, c: int=2, d, **kw) -> int:\n        """multi\n        line "quotes" """\n        return a + b * c ** -d\n    async def g(self):\n        async for i in x: await i\n        async with a as b, c: pass\n        return [i async for i in x if i if not i]\nfor i, (j, *k) in enumerate(z):\n    if i: continue\n    elif j: break\n    else: pass\nelse: x = y = 1, 2\nwhile (n := f()) > 3: n -= 1\ntry: pass\nexcept (A, B) as e: raise X from e\nexcept C: raise\nelse: a\nfinally: b\ntry: pass\nexcept* V: pass\nwith open(x) as f, g(): pass\nlambda: 0\nlambda x, *y, z=1, **w: x if y else z\na and b or not c and (d or e)\n(a, b), [c, *d], {e: f, **g}, {h, i}, ()\nx[1:2, ::3, ...], x[1,], x[a:b], x[(1,2)], x[*y]\n-x ** 2, (-x) ** 2, 2 ** -x, not (a == b), ~(a | b) & c ^ d << 1\na < b <= c is not d not in e\nf"x{a!r:>{w}}y{b}{{}}" f\'q"{c}\\n\'\nb\'bytes\', \'str\\n\\\'"\', 1e400, 1j, 10**5, True, None, ..., "\\u1234é", \'a"b\\\'c\'\n(yield), (yield x), (yield from y)\nx = yield 3\nx = yield\ndel a, b[0], c.d\nglobal g1\nassert a, "m"\nmatch x:\n    case 1 | "a" | None: pass\n    case [a, *_, b] if a: pass\n    case {"k": v, **rest}: pass\n    case P(1, y=2) as z: pass\n    case {}: pass\n    case (1 | 2) as t: pass\n    case _: pass\n{k: v for k, v in x for y in z}\n(i for i in x)\nf(*a, **k, b=1)(c).d[1]\n1 .real, 1.5.imag, (1).x\nx = (await y)\na @= b\nprint((a := 1), [b := 2])\nif (a if b else c): pass\n(lambda: x)()\nnot a, not (a, b)\na if b else (c if d else e), (a if b else c) if d else e\nasync def co():\n    return await x ** 2, -(await y)\nnonlocal_ = "a\\tb\\x00"\nu"uni"\nx: int\na.b: c = d\n(a.b)\n'
m = ast.parse(SRC)
class T(ast.NodeTransformer):

    def visit_Name(self, n):
        return ast.copy_location(ast.Name(id=n.id.upper(), ctx=n.ctx), n)

    def visit_Pass(self, n):
        return None

    def visit_Expr(self, n):
        return [n, n]

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(ast.unparse(T().visit(ast.parse('x = y\nf(z)\nif a:\n  b\n  pass'))))
print(len(list(ast.walk(m))), [type(n).__name__ for n in ast.iter_child_nodes(m)][:5], ast.get_docstring(m), ast.get_docstring(m.body[4]), [f for f, _ in ast.iter_fields(m.body[4])])
show(lambda: ast.get_docstring(ast.parse('x').body[0]))
show(lambda: ast.dump(3))
# 3.14| X = Y
# 3.14| f(z)
# 3.14| f(z)
# 3.14| if A:
# 3.14|     b
# 3.14|     b
# 3.14| 692 ['Expr', 'Import', 'ImportFrom', 'ImportFrom', 'ClassDef'] doc cdoc ['name', 'bases', 'keywords', 'body', 'decorator_list', 'type_params']
# 3.14| TypeError 'Expr' can't have docstrings
# 3.14| TypeError expected AST, got 'int'
