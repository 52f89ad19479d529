from dataclasses import make_dataclass, field
C = make_dataclass("C", ["a", ("b", int), ("c", list, field(default_factory=list))], namespace={"double": lambda self: self.b * 2})
c = C(1, 2)
print(c, c.double(), C.__name__)
D = make_dataclass("D", [("x", int, 0)], bases=(C,), frozen=False, order=True)
print(D(1, 2) < D(1, 3), D(1, 2))
for bad in (["x", "x"], ["1x"], ["for"], [("a", int, 1, 2)]):
    try:
        make_dataclass("Z", bad)
    except TypeError as e:
        print(e)
