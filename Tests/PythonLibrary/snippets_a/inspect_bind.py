import inspect
def f(a, b=2, *args, c, **kw): ...
s = inspect.signature(f)
b = s.bind(1, c=5, z=9); print(b, b.args, b.kwargs); b.apply_defaults(); print(b.arguments)
print(s.bind_partial(1), s.bind(1, 2, 3, 4, c=0).args)
g = inspect.signature(lambda a, b: 0)
for args, kw in (((1, 2, 3), {}), ((1,), {"c": 2}), ((1, 2), {"b": 2}), ((1,), {})):
    try:
        g.bind(*args, **kw)
    except TypeError as e:
        print(e)
p = inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=1, annotation=int)
print(p, p.replace(name="y"), inspect.Signature([p], return_annotation=str), p == p.replace())
