from enum import Enum, Flag
class E(Enum):
    A = 1
    B = [2]
class F(Flag):
    X = 1
    Y = 2
print(1 in E, 5 in E, "A" in E, [2] in E, 8 in F, F.X in F)
# 3.14| True False False True False True
