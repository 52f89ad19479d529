from enum import Enum
class M(str, Enum):
    A = "a"
class N(int, Enum):
    ONE = 1
print(f"{M.A}", "{:>6}".format(M.A), f"{N.ONE}")
