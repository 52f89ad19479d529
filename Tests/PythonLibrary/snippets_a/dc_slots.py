from dataclasses import dataclass, fields
@dataclass(slots=True)
class S:
    x: int
    y: int = 5
s = S(1)
print(s, S.__slots__, hasattr(s, "__dict__"), s == S(1, 5))
try:
    s.z = 1
except AttributeError:
    print("no new attributes")
@dataclass(slots=True)
class T(S):
    z: int = 0
print(T(1, 2, 3), T.__slots__)
@dataclass(frozen=True, slots=True)
class F:
    a: int
print(F(1), hash(F(1)) == hash(F(1)))
