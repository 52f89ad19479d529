from functools import singledispatchmethod
class N:
    @singledispatchmethod
    def neg(self, a): raise NotImplementedError("no neg for " + type(a).__name__)
    @neg.register
    def _(self, a: int): return -a
    @neg.register
    def _(self, a: str): return a[::-1]
    @singledispatchmethod
    @classmethod
    def mk(cls, a): return cls.__name__, a
    @mk.register
    @classmethod
    def _(cls, a: list): return cls.__name__, len(a)
n = N()
print(n.neg(3), n.neg("abc"), N.mk(1), N.mk([1, 2]))
try:
    n.neg(2.0)
except NotImplementedError as e:
    print(e)
