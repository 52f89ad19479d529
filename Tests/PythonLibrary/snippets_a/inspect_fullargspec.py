import inspect, functools
def f(a, b=1, *c, d, e=2, **g): ...
print(inspect.getfullargspec(f)); print(inspect.getcallargs(lambda a, b=2: 0, 1))
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
h = deco(f)
print(inspect.signature(h), inspect.signature(h, follow_wrapped=False), inspect.unwrap(h) is f)
print(inspect.signature(functools.partial(f, 1, d=5)), inspect.signature(functools.partial(f, 1, 2, 3, d=0, z=1)))
def gen():
    yield 1
x = gen(); print(inspect.getgeneratorstate(x)); next(x); print(inspect.getgeneratorstate(x)); x.close(); print(inspect.getgeneratorstate(x))
