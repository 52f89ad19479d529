from collections import namedtuple
P = namedtuple("P", "x y")
def where(p):
    match p:
        case P(0, 0): return "origin"
        case P(x=0): return "y axis"
        case P(x, 0): return f"x axis {x}"
        case (a, b): return f"plain {a} {b}"
print([where(p) for p in (P(0, 0), P(0, 2), P(3, 0), P(1, 1), (4, 5))])
