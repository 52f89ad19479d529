from dataclasses import dataclass, field
@dataclass
class A: x: int
@dataclass(frozen=True)
class B: x: int
@dataclass(eq=False)
class C: x: int
@dataclass(unsafe_hash=True)
class D:
    x: int
    y: int = field(default=0, hash=False)
print(A.__hash__ is None, hash(B(1)) == hash(B(1)), C.__hash__ is object.__hash__, hash(D(1, 2)) == hash(D(1, 3)), D(1, 2) == D(1, 3))
print({B(1), B(1), B(2)} == {B(1), B(2)}, A(1) == A(1), A(1) == B(1), C(1) == C(1), len({C(1), C(1)}))
