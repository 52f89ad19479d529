from enum import Enum, member, nonmember
class E(Enum):
    A = 1
    B = nonmember(2)
    @member
    def f(): return "called"
    def method(self): return "m"
    C = 3
print(list(E.__members__), E.B, E.A.method(), E.f.value())
class Private(Enum):
    _ignore_ = ["tmp"]
    tmp = 7
    X = 1
    __hidden = 5
print(list(Private), hasattr(Private, "tmp"))
