from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar
T = TypeVar("T")
@dataclass
class Box(Generic[T]):
    item: T
print(Box[int](3), Box("s"))
@dataclass
class Base(ABC):
    name: str
    @abstractmethod
    def run(self): ...
@dataclass
class Impl(Base):
    n: int = 1
    def run(self): return self.name * self.n
print(Impl("ab", 2).run(), Impl("q"))
try:
    Base("x")
except TypeError:
    print("abstract")
