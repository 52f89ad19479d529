from dataclasses import dataclass, KW_ONLY, field
@dataclass
class A:
    x: int
    _: KW_ONLY
    y: int = 0
    z: int
print(A(1, z=3), A.__match_args__)
try:
    A(1, 2, 3)
except TypeError as e:
    print(e)
@dataclass(kw_only=True)
class B:
    a: int = 0
    b: int
print(B(b=1))
@dataclass
class D:
    p: int = field(kw_only=True)
    q: int
print(D(5, p=1))
try:
    B()
except TypeError as e:
    print(e)
