import ast, sys, glob
n = ast.Name('x')

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: n._fields)
show(lambda: ast.Constant(1).value)
show(lambda: isinstance(n, ast.expr))
show(lambda: ast.Name('a', ast.Load(), 3))
