from functools import singledispatch
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
@singledispatch
def f(x): return "base"
@f.register(A)
def _(x): return "A"
@f.register(C)
def _(x): return "C"
print(f(D()), f(B()), f(C()), f(A()), f(1))
@f.register(B)
def _(x): return "B after"
print(f(D()), f.dispatch(D)(None), f.registry[A](1), len(f.registry))
from collections.abc import Sized, Iterable
@singledispatch
def g(x): return "?"
@g.register(Sized)
def _(x): return "sized"
print(g([]), g(iter([])), g("s"))
