from functools import singledispatch
@singledispatch
def f(x): return "other"
@f.register
def _(x: int | float): return "number"
@f.register(type(None))
def _(x): return "none"
print(f(1), f(1.5), f(None), f("s"))
try:
    @f.register
    def _(x): pass
except TypeError as e:
    print(str(e)[:40])
