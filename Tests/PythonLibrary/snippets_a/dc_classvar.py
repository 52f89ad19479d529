from dataclasses import dataclass, fields
from typing import ClassVar
@dataclass
class A:
    count: ClassVar[int] = 0
    other: "ClassVar[str]" = "s"
    x: int = 1
    def __post_init__(self):
        A.count += 1
A(); A()
print(A.count, [f.name for f in fields(A)], A(5))
