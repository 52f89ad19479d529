from dataclasses import dataclass
from enum import Enum
@dataclass(frozen=True)
class Spec:
    size: int
    label: str
class Box(Enum):
    SMALL = Spec(1, "s")
    LARGE = Spec(9, "l")
    @classmethod
    def fitting(cls, n): return next(b for b in cls if b.value.size >= n)
print(Box.fitting(5), Box.SMALL.value.label, Box(Spec(1, "s")), [b.value.size for b in Box])
