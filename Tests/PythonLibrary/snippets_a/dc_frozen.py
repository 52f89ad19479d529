from dataclasses import dataclass, FrozenInstanceError, replace
@dataclass(frozen=True)
class P:
    x: int
    y: int = 0
p = P(1)
for f in (lambda: setattr(p, "x", 5), lambda: delattr(p, "y"), lambda: setattr(p, "new", 1)):
    try:
        f()
    except FrozenInstanceError as e:
        print(e, isinstance(e, AttributeError))
print(hash(p) == hash(P(1, 0)), {p: 1}[P(1)], replace(p, y=9), p)
