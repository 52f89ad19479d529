import copy
from enum import Enum, Flag
class E(Enum):
    A = [1, 2]
    B = {"k": 1}
print(copy.copy(E.A) is E.A, copy.deepcopy(E.B) is E.B, E([1, 2]), hash(E.A) == hash("A"))
class F(Flag):
    X = 1
    Y = 2
print(hash(F.X | F.Y) == hash(F.Y | F.X), {F.X: 1}[F.X], (F.X | F.Y) is F(3))
