import copy
from collections import namedtuple
from dataclasses import dataclass
P = namedtuple("P", "x y")
@dataclass
class D:
    a: int
    b: int = 2
print(copy.replace(P(1, 2), y=5), copy.replace(D(1), a=9))
try:
    copy.replace(3, x=1)
except TypeError as e:
    print(e)
# 3.14| P(x=1, y=5) D(a=9, b=2)
# 3.14| replace() does not support int objects
