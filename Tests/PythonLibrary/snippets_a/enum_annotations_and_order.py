from enum import Enum
class T(Enum):
    _order_ = "A B"
    A: int = 1
    B = 2
print(list(T))
try:
    class U(Enum):
        _order_ = "B A"
        A = 1
        B = 2
except TypeError as e:
    print(e)
class WithValue(Enum):
    name_ = 1
    ok = 2
print(list(WithValue), WithValue.ok.name)
