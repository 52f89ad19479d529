from enum import Enum, IntEnum
from functools import total_ordering
@total_ordering
class Grade(Enum):
    A = 3
    B = 2
    C = 1
    def __lt__(self, other):
        if self.__class__ is other.__class__: return self.value < other.value
        return NotImplemented
print(sorted(Grade), Grade.A > Grade.C, max(Grade), Grade.A >= Grade.A)
class Plain(Enum):
    X = 1
    Y = 2
try:
    Plain.X < Plain.Y
except TypeError as e:
    print(e)
print(Plain.X == 1, Plain.X is Plain(1), Plain.X in {Plain.X}, bool(Plain.X))
class Zero(IntEnum):
    NONE = 0
    ONE = 1
print(bool(Zero.NONE), Zero.ONE == True, sum(Zero))
