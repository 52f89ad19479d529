from collections.abc import Iterator, Generator, Iterable
class Countdown(Iterator):
    def __init__(self, n): self.n = n
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), isinstance(Countdown(1), Iterable))
class G(Generator):
    def __init__(self): self.log = []
    def send(self, v): self.log.append(v); return len(self.log)
    def throw(self, typ, val=None, tb=None): raise typ if val is None else val
g = G()
print(next(g), g.send("x"), g.log)
g.close()
class NoHash: __hash__ = None
from collections.abc import Hashable
print(isinstance(NoHash(), Hashable), isinstance(object(), Hashable))
