from dataclasses import dataclass, field, fields, asdict, replace
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def mutable():
    @dataclass
    class X:
        a: list = []
def eq_order():
    @dataclass(order=True, eq=False)
    class X:
        a: int
def frozen_mix():
    @dataclass(frozen=True)
    class A:
        a: int
    @dataclass
    class B(A):
        b: int
def no_annotation():
    @dataclass
    class X:
        a = field(default=1)
for f in (mutable, eq_order, frozen_mix, no_annotation, lambda: field(default=1, default_factory=int), lambda: fields(3), lambda: asdict(3), lambda: replace(3)):
    attempt(f)
