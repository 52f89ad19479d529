from functools import lru_cache, cached_property, reduce
from collections import OrderedDict
class Poly:
    def __init__(self, *c): self.c = c
    @cached_property
    def degree(self): print("computing"); return len(self.c) - 1
    def __call__(self, x): return reduce(lambda a, c: a * x + c, self.c, 0)
p = Poly(1, 0, -2)
print(p.degree, p.degree, p(3))
@lru_cache(None)
def paths(r, c): return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
print(paths(16, 16), paths.cache_info().currsize)
@lru_cache(maxsize=3)
def sq(x): return x * x
[sq(i) for i in (1, 2, 3, 1, 4, 2)]
print(sq.cache_info())
