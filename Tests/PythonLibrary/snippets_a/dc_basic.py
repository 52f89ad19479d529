from dataclasses import dataclass, field
@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)
    def total(self, n): return self.price * n
a = Item("pen", 1.5)
print(a, a.total(2), a == Item("pen", 1.5), a != Item("x"), Item.__match_args__)
a.tags.append("x")
print(a.tags, Item("b").tags, Item.__doc__)
try:
    Item()
except TypeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)
try:
    Item("a", 1, [], 4)
except TypeError as e:
    print(e)
