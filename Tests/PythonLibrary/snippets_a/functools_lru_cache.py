from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=2)
def f(x):
    calls.append(x)
    return x * 10
for v in (1, 2, 1, 3, 2, 1): f(v)
print(calls, f.cache_info(), f.cache_parameters())
f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info().hits > 0, fib.__name__, fib.__wrapped__(1))
