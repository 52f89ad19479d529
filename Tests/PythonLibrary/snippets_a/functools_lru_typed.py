from functools import lru_cache
@lru_cache(typed=True)
def f(x): return type(x).__name__
print(f(1), f(1.0), f(True), f.cache_info())
@lru_cache(maxsize=None)
def g(*a, **k): return (a, tuple(k.items()))
print(g(1, b=2), g(1, b=2), g(1, c=2), g.cache_info())
try:
    f([1])
except TypeError as e:
    print(e)
try:
    lru_cache("x")
except TypeError as e:
    print(e)
@lru_cache(maxsize=0)
def h(x): return x
h(1); h(1); print(h.cache_info())
