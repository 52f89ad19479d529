from collections.abc import Sequence, MutableSequence
class Evens(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if not 0 <= i < self.n: raise IndexError(i)
        return i * 2
e = Evens(5)
print(list(e), 4 in e, 5 in e, e.index(6), e.count(2), list(reversed(e)), e[1:3])
try:
    e.index(99)
except ValueError:
    print("not found")
class L(MutableSequence):
    def __init__(self): self.x = []
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return self.x[i]
    def __setitem__(self, i, v): self.x[i] = v
    def __delitem__(self, i): del self.x[i]
    def insert(self, i, v): self.x.insert(i, v)
l = L()
l.append(1); l.extend([2, 3]); l += [4]; l.reverse(); print(l.x, l.pop(), l.pop(0), l.x); l.remove(2); print(l.x); l.clear(); print(l.x)
