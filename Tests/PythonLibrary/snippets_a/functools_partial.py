from functools import partial
def f(a, b=2, *args, **kw): return a, b, args, sorted(kw.items())
p = partial(f, 1, c=3)
print(p(), p(5, 6, d=4), p(c=9), p.args, p.keywords, p.func is f)
q = partial(p, 7, e=1)
print(q(), q.args)
print(partial(int, base=2)("101"), list(map(partial(pow, 2), range(5))))
try:
    partial(3)
except TypeError as e:
    print(e)
p.note = "x"
print(p.note)
