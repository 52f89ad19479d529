from dataclasses import dataclass, field, replace
from enum import Enum, auto
from collections import defaultdict
class Kind(Enum):
    TOOL = auto()
    FOOD = auto()
@dataclass(frozen=True, order=True)
class Item:
    name: str
    kind: Kind = field(compare=False)
    price: float = field(compare=False, default=1.0)
class Inventory:
    def __init__(self): self._items = defaultdict(int)
    def add(self, item, n=1):
        if n <= 0: raise ValueError(f"bad count {n}")
        self._items[item] += n
        return self
    def total(self): return sum(i.price * n for i, n in self._items.items())
    def by_kind(self):
        out = defaultdict(list)
        for i in sorted(self._items): out[i.kind.name].append(i.name)
        return dict(out)
inv = Inventory().add(Item("saw", Kind.TOOL, 12.5)).add(Item("apple", Kind.FOOD, 0.5), 10).add(Item("axe", Kind.TOOL, 20))
print(inv.total(), inv.by_kind())
try:
    inv.add(Item("x", Kind.FOOD), 0)
except ValueError as e:
    print(e)
print(replace(Item("saw", Kind.TOOL), price=3), Item("a", Kind.FOOD) < Item("b", Kind.TOOL))
