from functools import cached_property
class D:
    def __init__(self): self.n = 0
    @cached_property
    def heavy(self):
        "doc here"
        self.n += 1
        return self.n * 100
d = D()
print(d.heavy, d.heavy, d.n, d.__dict__)
del d.heavy
print(d.heavy, d.n, D.heavy.__doc__)
d.heavy = 7
print(d.heavy)
class S:
    __slots__ = ()
    @cached_property
    def x(self): return 1
try:
    S().x
except TypeError as e:
    print(e)
