import ast, sys, glob

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ast.stmt._attributes)
show(lambda: ast.unparse(ast.fix_missing_locations(ast.Module([ast.Expr(ast.Constant(1))], []))))
show(lambda: ast.increment_lineno(ast.parse('x'), 5).body[0].lineno)
show(lambda: ast.parse('1+', mode='eval'))
