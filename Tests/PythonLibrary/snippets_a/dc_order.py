from dataclasses import dataclass, field
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)
print(V(1, 2) < V(1, 3), V(2) > V(1, 9), V(1, note="a") == V(1, note="b"), sorted([V(2), V(1, 5), V(1)]), max(V(1), V(3)))
try:
    V(1) < (1, 0)
except TypeError as e:
    print(e)
class W(V): pass
print(V(1) == W(1))
