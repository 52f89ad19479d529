import ast
tree = ast.parse("def f(a, b=2):\n    return a * b + g(a)")
print(sorted({n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}))
print(ast.unparse(tree))
