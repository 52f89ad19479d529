import ast, sys, glob

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


match ast.parse('x+1', mode='eval').body:
    case ast.BinOp(ast.Name(id), ast.Add(), ast.Constant(v)):
        print(id, v)
show(lambda: ast.parse('x', mode='eval').__class__)
