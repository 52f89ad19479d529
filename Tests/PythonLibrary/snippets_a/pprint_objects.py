from pprint import pprint
from collections import OrderedDict, Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass
from types import SimpleNamespace
@dataclass
class P:
    name: str
    items: list
pprint(P("n" * 30, list(range(20))))
pprint(Counter("mississippi" * 3), width=20)
pprint(defaultdict(int, {i: i * i for i in range(20)}))
pprint(deque(range(30), maxlen=30), width=60)
pprint(SimpleNamespace(alpha=list(range(20)), beta="b" * 40))
N = namedtuple("N", "a b")
pprint([N(i, "x" * 20) for i in range(4)])
