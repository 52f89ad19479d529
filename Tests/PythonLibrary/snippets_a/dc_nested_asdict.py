from dataclasses import dataclass, field, asdict, astuple
from collections import namedtuple, defaultdict
N = namedtuple("N", "a b")
@dataclass
class Leaf:
    v: int
@dataclass
class Tree:
    leaf: Leaf
    many: list
    tup: tuple
    nt: N
    dd: dict
    opt: Leaf = None
t = Tree(Leaf(1), [Leaf(2), {"k": Leaf(3)}], (Leaf(4), 5), N(Leaf(6), 7), defaultdict(list, {"x": [Leaf(8)]}))
print(asdict(t)); print(astuple(t))
d = asdict(t); print(d["many"] is t.many, type(d["nt"]).__name__, type(d["dd"]).__name__)
# 3.14| {'leaf': {'v': 1}, 'many': [{'v': 2}, {'k': {'v': 3}}], 'tup': ({'v': 4}, 5), 'nt': N(a={'v': 6}, b=7), 'dd': defaultdict(<class 'list'>, {'x': [{'v': 8}]}), 'opt': None}
# 3.14| ((1,), [(2,), {'k': (3,)}], ((4,), 5), N(a=(6,), b=7), defaultdict(<class 'list'>, {'x': [(8,)]}), None)
# 3.14| False N defaultdict
