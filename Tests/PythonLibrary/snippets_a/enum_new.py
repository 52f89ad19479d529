from enum import Enum
class Coord(Enum):
    def __new__(cls, value, label):
        obj = object.__new__(cls)
        obj._value_ = value
        obj.label = label
        return obj
    X = (1, "horizontal")
    Y = (2, "vertical")
print(Coord(1), Coord.Y.label, Coord.X.value, list(Coord), repr(Coord.X))
class Num(int, Enum):
    def __new__(cls, v, doc):
        o = int.__new__(cls, v)
        o._value_ = v
        o.doc = doc
        return o
    ONE = 1, "uno"
print(Num.ONE + 1, Num.ONE.doc, Num(1))
