from dataclasses import dataclass, field
n = iter(range(100))
@dataclass
class A:
    a: int = field(default_factory=lambda: next(n))
    b: int = field(default_factory=lambda: next(n))
print(A(), A(b=50), A(), A.__dataclass_fields__["a"].name)
