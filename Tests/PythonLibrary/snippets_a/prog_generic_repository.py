from typing import Generic, TypeVar, Optional, Iterator
from dataclasses import dataclass
T = TypeVar("T")
class Repo(Generic[T]):
    def __init__(self): self._items: dict[int, T] = {}
    def add(self, id: int, item: T) -> "Repo[T]": self._items[id] = item; return self
    def get(self, id: int) -> Optional[T]: return self._items.get(id)
    def __iter__(self) -> Iterator[T]: return iter(self._items.values())
@dataclass
class User:
    name: str
class Users(Repo[User]):
    def names(self): return sorted(u.name for u in self)
r = Users().add(1, User("zoe")).add(2, User("al"))
print(r.names(), r.get(1), r.get(9), Repo[int]().add(1, 5).get(1), Users.__orig_bases__, Repo[int])
