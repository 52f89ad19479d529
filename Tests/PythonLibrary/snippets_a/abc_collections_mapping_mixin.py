from collections.abc import Mapping, MutableMapping
class Squares(Mapping):
    def __init__(self, n): self.n = n
    def __getitem__(self, k):
        if k in range(self.n): return k * k
        raise KeyError(k)
    def __iter__(self): return iter(range(self.n))
    def __len__(self): return self.n
s = Squares(4)
print(dict(s), s.get(9), s.get(2), 3 in s, 7 in s, list(s.keys()), list(s.values()), list(s.items()), s == {0: 0, 1: 1, 2: 4, 3: 9})
class Store(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Store()
m.update(a=1, b=2); m.update([("c", 3)]); print(m.pop("a"), m.setdefault("z", 0), m.popitem(), sorted(m.items()))
m.clear(); print(len(m))
try:
    m.pop("q")
except KeyError as e:
    print("KeyError", e)
