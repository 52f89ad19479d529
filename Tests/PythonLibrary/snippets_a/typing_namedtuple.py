from typing import NamedTuple
class Emp(NamedTuple):
    """An employee."""
    name: str
    id: int = 3
    def label(self): return f"{self.name}#{self.id}"
e = Emp("Ann")
print(e, e.label(), Emp._fields, Emp._field_defaults, e._replace(id=9), e == ("Ann", 3), Emp.__doc__, Emp.__annotations__)
P = NamedTuple("P", [("x", int), ("y", int)])
print(P(1, 2), P.__annotations__)
try:
    class Bad(NamedTuple):
        a: int = 0
        b: str
except TypeError as err:
    print(err)
try:
    Emp()
except TypeError as err:
    print(err)
