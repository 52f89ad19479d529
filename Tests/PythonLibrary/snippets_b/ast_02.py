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
# 3.14| Module(body=[Expr(value=Name(id='x', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)])
# 3.14| Module([Expr(Attribute(Name('a', Load()), 'b', Load()))])
# 3.14| Module(
# 3.14|  body=[
# 3.14|   FunctionDef(
# 3.14|    name='f',
# 3.14|    args=arguments(
# 3.14|     posonlyargs=[],
# 3.14|     args=[
# 3.14|      arg(arg='a')],
# 3.14|     kwonlyargs=[],
# 3.14|     kw_defaults=[],
# 3.14|     defaults=[]),
# 3.14|    body=[
# 3.14|     Pass()],
# 3.14|    decorator_list=[],
# 3.14|    type_params=[])],
# 3.14|  type_ignores=[])
# 3.14| 1
# 3.14| -1
# 3.14| (1+2j)
# 3.14| [1, (2,), {'a': {3}}]
# 3.14| {1, 2}
# 3.14| set()
# 3.14| 'ab'
# 3.14| b'x'
