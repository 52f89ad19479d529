from functools import cache, lru_cache, cached_property
class T:
    def __init__(self, n): self.n = n
    @lru_cache
    def sq(self, k): print("compute"); return self.n * k
    @property
    @cache
    def once(self): print("once"); return self.n
    @staticmethod
    @cache
    def st(x): print("st"); return x
t = T(2)
print(t.sq(3), t.sq(3), t.once, t.once, T.st(1), t.st(1), T.sq.cache_info().hits)
@lru_cache(maxsize=2)
def f(*args, **kw): return len(args) + len(kw)
print(f(), f(1), f(1, a=2), f.cache_info(), f.__wrapped__(1, 2))
