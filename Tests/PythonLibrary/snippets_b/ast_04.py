import ast, sys, glob
class V(ast.NodeVisitor):

    def visit_Name(self, n):
        print('name', n.id, n.lineno, n.col_offset, n.end_col_offset, type(n.ctx).__name__)

V().visit(ast.parse('a = b + c\nfor d in e: pass'))
