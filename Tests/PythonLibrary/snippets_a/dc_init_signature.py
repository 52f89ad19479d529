from dataclasses import dataclass, field
@dataclass
class A:
    x: int
    y: str = "s"
    z: list = field(default_factory=list)
print(A.__init__.__annotations__, A.__doc__)
try:
    A(1, q=2)
except TypeError as e:
    print(e)
try:
    A(1, x=2)
except TypeError as e:
    print(e)
