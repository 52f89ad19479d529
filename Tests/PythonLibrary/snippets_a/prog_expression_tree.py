from dataclasses import dataclass
from functools import singledispatch
@dataclass(frozen=True)
class Num:
    v: float
@dataclass(frozen=True)
class Bin:
    op: str
    l: object
    r: object
@singledispatch
def show(e): raise TypeError(f"cannot show {type(e).__name__}")
@show.register
def _(e: Num): return str(e.v)
@show.register
def _(e: Bin): return f"({show(e.l)} {e.op} {show(e.r)})"
def ev(e):
    match e:
        case Num(v): return v
        case Bin("+", l, r): return ev(l) + ev(r)
        case Bin("*", l, r): return ev(l) * ev(r)
        case Bin(op): raise ValueError(f"unknown operator {op}")
t = Bin("+", Num(1), Bin("*", Num(2), Num(3)))
print(show(t), ev(t), hash(t) == hash(Bin("+", Num(1), Bin("*", Num(2), Num(3)))), t)
for f in (lambda: ev(Bin("-", Num(1), Num(1))), lambda: show(3)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
