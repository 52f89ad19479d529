"""Stock keeping with dataclasses."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from typing import Iterator


class Category(Enum):
    TOOL = "tool"
    FOOD = "food"
    TOY = "toy"


@dataclass(order=True)
class Item:
    sort_key: tuple = field(init=False, repr=False)
    name: str
    category: Category = field(compare=False)
    price: float
    quantity: int = 0
    tags: list[str] = field(default_factory=list, compare=False)

    def __post_init__(self):
        if self.price < 0:
            raise ValueError(f"{self.name}: negative price")
        self.sort_key = (self.category.value, self.name)

    @property
    def value(self) -> float:
        return self.price * self.quantity


@dataclass(frozen=True)
class Movement:
    item: str
    change: int
    reason: str = "unknown"


class OutOfStock(LookupError):
    pass


class Inventory:
    def __init__(self):
        self._items: dict[str, Item] = {}
        self._log: list[Movement] = []

    def __contains__(self, name: str) -> bool:
        return name in self._items

    def __getitem__(self, name: str) -> Item:
        try:
            return self._items[name]
        except KeyError:
            raise LookupError(f"no item called {name!r}") from None

    def __iter__(self) -> Iterator[Item]:
        return iter(sorted(self._items.values()))

    def __len__(self) -> int:
        return len(self._items)

    def add(self, item: Item) -> None:
        if item.name in self:
            existing = self[item.name]
            self._items[item.name] = replace(existing, quantity=existing.quantity + item.quantity)
        else:
            self._items[item.name] = item
        self._log.append(Movement(item.name, item.quantity, "delivery"))

    def take(self, name: str, count: int, reason: str = "sale") -> float:
        item = self[name]
        if item.quantity < count:
            raise OutOfStock(f"{name}: wanted {count}, have {item.quantity}")
        item.quantity -= count
        self._log.append(Movement(name, -count, reason))
        return item.price * count

    def low(self, limit: int = 5) -> list[str]:
        return [item.name for item in self if item.quantity < limit]

    def by_category(self) -> dict[Category, list[Item]]:
        groups = defaultdict(list)
        for item in self:
            groups[item.category].append(item)
        return dict(groups)

    def total(self) -> float:
        return sum(item.value for item in self)

    def turnover(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for move in self._log:
            if move.change < 0:
                counts[move.item] = counts.get(move.item, 0) - move.change
        return counts


stock = Inventory()
for row in [
    ("hammer", Category.TOOL, 12.5, 10), ("apple", Category.FOOD, 0.4, 200), ("robot", Category.TOY, 29.99, 4),
    ("saw", Category.TOOL, 18.0, 3), ("bread", Category.FOOD, 2.1, 12),
]:
    stock.add(Item(*row))
stock.add(Item("apple", Category.FOOD, 0.4, 50))
stock["apple"].tags.append("organic")

print(f"{len(stock)} items worth {stock.total():.2f}")
for category, items in stock.by_category().items():
    print(f"[{category.value}]")
    for item in items:
        print(f"  {item.name:<8}{item.quantity:>5} x {item.price:>6.2f} = {item.value:>8.2f} {','.join(item.tags)}")

print("sold for", stock.take("apple", 30), stock.take("robot", 4), stock.take("apple", 20, "promo"))
for attempt in (("robot", 1), ("unicorn", 1)):
    try:
        stock.take(*attempt)
    except OutOfStock as error:
        print("out:", error)
    except LookupError as error:
        print("missing:", error)
try:
    Item("bad", Category.TOY, -1)
except ValueError as error:
    print(error)
try:
    stock._log[0].change = 5
except AttributeError as error:
    print(type(error).__name__, error)
print(stock.low(), stock.turnover(), stock._log[-1])
print(stock["saw"], asdict(stock["hammer"])["category"].name, "saw" in stock, "axe" in stock)
