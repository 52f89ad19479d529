# differs-from-3.11: newer nodes and their text
import ast, sys, glob

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(ast.dump(ast.parse('x'), include_attributes=True) if sys.version_info >= (3, 13) else '')
print(ast.dump(ast.parse('a.b'), annotate_fields=False) if sys.version_info >= (3, 13) else '')
if sys.version_info >= (3, 13):
    print(ast.dump(ast.parse('def f(a): pass'), indent=1, show_empty=True))
for s in ['1', '-1', '1+2j', "[1,(2,),{'a':{3}}]", '{1,2}', 'set()', "'a' 'b'", "b'x'"]:
    show(lambda: ast.literal_eval(s))
# expected-output:
# Module(body=[Expr(value=Name(id='x', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)])
# Module([Expr(Attribute(Name('a', Load()), 'b', Load()))])
# Module(
#  body=[
#   FunctionDef(
#    name='f',
#    args=arguments(
#     posonlyargs=[],
#     args=[
#      arg(arg='a')],
#     kwonlyargs=[],
#     kw_defaults=[],
#     defaults=[]),
#    body=[
#     Pass()],
#    decorator_list=[],
#    type_params=[])],
#  type_ignores=[])
# 1
# -1
# (1+2j)
# [1, (2,), {'a': {3}}]
# {1, 2}
# set()
# 'ab'
# b'x'
