from dataclasses import dataclass
@dataclass
class A:
    x: int
    def __repr__(self): return "custom"
    def __eq__(self, other): return True
    def __hash__(self): return 5
print(A(1), A(1) == A(2), hash(A(3)))
@dataclass(init=False)
class B:
    x: int = 3
    def __init__(self): self.x = 7
print(B())
@dataclass(eq=False)
class C:
    x: int
print(C(1) == C(1), hash(C(1)) is not None)
@dataclass(unsafe_hash=True)
class D:
    x: int
print(hash(D(1)) == hash(D(1)))
@dataclass(repr=False)
class E:
    x: int
print(repr(E(1)).startswith("<__main__.E object"))
