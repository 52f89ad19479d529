import ast, sys, glob

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2)).op.__class__)
show(lambda: ast.unparse(ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2))))
show(lambda: ast.Add._fields)
show(lambda: ast.FunctionDef._fields[:4])
