import ast
class Fold(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant) and isinstance(node.op, ast.Add):
            return ast.Constant(node.left.value + node.right.value)
        return node
print(ast.unparse(Fold().visit(ast.parse("x = 1 + 2 + y + (3 + 4)"))))
