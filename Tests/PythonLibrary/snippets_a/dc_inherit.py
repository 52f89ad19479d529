from dataclasses import dataclass, fields
@dataclass
class A:
    x: int
    y: int = 1
@dataclass
class B(A):
    z: int = 2
    y: int = 10
print(B(1), [f.name for f in fields(B)], B(1, 2, 3), B.__match_args__)
class Plain(A):
    pass
print(Plain(5), Plain(5) == A(5))
@dataclass
class C(A):
    def __post_init__(self): self.s = self.x + self.y
print(C(3).s, C(3))
