from typing import Generic, TypeVar
T = TypeVar("T")
K = TypeVar("K")
class Stack(Generic[T]):
    def __init__(self): self.items = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int]()
s.push(1); s.push(2)
print(s.pop(), Stack[int], Stack[int].__args__, Stack.__parameters__, s.__orig_class__, Stack[int].__origin__)
class Pair(Generic[K, T]):
    pass
print(Pair[int, str], Pair[int, T], Pair[int, T][str], Pair.__parameters__)
class Sub(Stack[str]): pass
print(Sub.__orig_bases__, Sub.__mro__[1].__name__, issubclass(Sub, Stack), isinstance(Sub(), Stack))
for f in (lambda: Stack[int][str], lambda: Stack[int, str], lambda: Generic[int]):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    isinstance(s, Stack[int])
except TypeError as e:
    print(e)
