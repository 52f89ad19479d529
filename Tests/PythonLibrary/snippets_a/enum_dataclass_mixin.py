from dataclasses import dataclass
from enum import Enum
@dataclass
class Creature:
    size: str
    legs: int
class Beast(Creature, Enum):
    BEETLE = "small", 6
    DOG = "medium", 4
print(Beast.DOG.legs, Beast.BEETLE.size, Beast.DOG.name, [b.name for b in Beast])
