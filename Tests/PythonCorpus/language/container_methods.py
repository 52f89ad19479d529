### sequence
class S:
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __getitem__(self, i):
        if isinstance(i, slice): return S(*self.a[i])
        return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __contains__(self, x): return x in self.a
    def __iter__(self): return iter(self.a)
    def __reversed__(self): return reversed(self.a)
    def __repr__(self): return f"S{self.a}"
s = S(1, 2, 3)
s[0] = 9
del s[1]
print(s, len(s), s[-1], s[0:1], 9 in s, list(reversed(s)), sorted(s), bool(s), bool(S()))

### no __getitem__
class A: pass
A()[0]

### no __setitem__
class A: pass
A()[0] = 1

### no __delitem__
class A: pass
del A()[0]

### no subscripts on functions, ints and None
for f in (lambda: None[0], lambda: (lambda: 0)[0], lambda: 5["a"], lambda: len[0], lambda: ...[0]):
    try: f()
    except TypeError as e: print(e)

### no item assignment on text and tuples
for src in ("'a'[0] = 1", "(1,)[0] = 1", "range(2)[0] = 1", "del 'a'[0]", "del (1,)[0]", "5[0] = 1", "del 5[0]"):
    try: exec(src)
    except TypeError as e: print(e)

### mapping
class M:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __contains__(self, k): return k.lower() in self.d
    def __len__(self): return len(self.d)
    def keys(self): return self.d.keys()
m = M()
m["Key"] = 1
print(m["KEY"], "kEy" in m, len(m), dict(m), {**m})
m["none"]

### __contains__ result becomes a bool
class A:
    def __contains__(self, x): return "yes" if x else []
print(1 in A(), 0 in A(), 1 not in A())

### __contains__ that raises
class A:
    def __contains__(self, x): raise KeyError(x)
5 in A()

### __len__ is used by bool, len and reversed
class A:
    def __len__(self): print("len"); return 2
    def __getitem__(self, i): return i
print(len(A()), bool(A()), list(reversed(A())))

### negative index is passed as it is
class A:
    def __getitem__(self, i): return i
print(A()[-1], A()[-1:])

### __missing__ only in dict subclasses
class A:
    def __getitem__(self, k): raise KeyError(k)
    def __missing__(self, k): return "missing"
A()["x"]

### abstract Sequence
from collections.abc import Sequence
class S(Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if not -3 <= i < 3: raise IndexError(i)
        return i * 10
s = S()
print(list(s), s.index(20), s.count(10), 10 in s, list(reversed(s)), isinstance(s, Sequence))

### abstract MutableMapping
from collections.abc import MutableMapping
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
m.update(a=1, b=2)
print(m.pop("a"), dict(m), m.get("z", 0), m.setdefault("c", 3), sorted(m.items()), "b" in m, list(m.keys()), m == {"b": 2, "c": 3})

### abstract instance checks
from collections.abc import Iterable, Iterator, Sized, Container, Callable, Hashable, Mapping, Sequence, Generator
print(isinstance([], Iterable), isinstance(iter([]), Iterator), isinstance({}, Mapping), isinstance("", Sequence), isinstance(5, Hashable), isinstance([], Hashable), isinstance(len, Callable), isinstance((x for x in []), Generator), isinstance({}, Sequence))

### UserDict UserList UserString
from collections import UserDict, UserList
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
d = D({1: "a"})
d[2] = "b"
print(d, d.data, UserList([1]) + [2])

### linked list
class Node:
    def __init__(self, v, n=None): self.v, self.n = v, n
class Linked:
    def __init__(self, it=()):
        self.head = None
        for x in reversed(list(it)): self.head = Node(x, self.head)
    def __iter__(self):
        n = self.head
        while n:
            yield n.v
            n = n.n
    def __len__(self): return sum(1 for _ in self)
    def __getitem__(self, i):
        for j, x in enumerate(self):
            if i == j: return x
        raise IndexError("linked list index out of range")
l = Linked("abc")
print(list(l), len(l), l[1], "c" in l)
l[7]

### grid with tuple keys
class Grid:
    def __init__(self, w, h): self.w, self.c = w, [0] * (w * h)
    def __getitem__(self, p): x, y = p; return self.c[y * self.w + x]
    def __setitem__(self, p, v): x, y = p; self.c[y * self.w + x] = v
g = Grid(3, 2)
g[1, 1] = 7
g[0, 0] += 2
print(g.c, g[1, 1])

### sparse with default
class Sparse(dict):
    def __missing__(self, k): return 0
s = Sparse()
s[5] += 1
print(s, s[9], len(s))

### __getitem__ with ellipsis and None
class A:
    def __getitem__(self, k): return repr(k)
print(A()[...], A()[None], A()[:, ::2], A()[True], A()[1, :2, "x"])

### __format__ and __bytes__
class T:
    def __init__(self, c): self.c = c
    def __format__(self, spec): return f"{self.c * 9 / 5 + 32:.1f}F" if spec == "f" else f"{self.c}C"
    def __bytes__(self): return str(self.c).encode()
print(f"{T(20)} {T(20):f}", format(T(0), "f"), bytes(T(5)))

### multiset by hash
class Bag:
    def __init__(self): self.n = {}
    def add(self, x): self.n[x] = self.n.get(x, 0) + 1
    def __iter__(self):
        for k, c in self.n.items(): yield from [k] * c
    def __len__(self): return sum(self.n.values())
    def __eq__(self, o): return self.n == o.n
b = Bag()
for c in "hello": b.add(c)
print(len(b), list(b), sorted(b))

### iteration protocols prefer __iter__
class A:
    def __iter__(self): return iter("iter")
    def __getitem__(self, i): raise Exception("not this")
print(list(A()), "t" in A())

### deletion by slice and step
class A:
    def __init__(self): self.l = list(range(8))
    def __delitem__(self, k): del self.l[k]
a = A()
del a[::2], a[0]
a.l

### __setitem__ through unpacking and for
class A:
    def __setitem__(self, k, v): print(k, v)
a = A()
a[0], a[1] = "xy"
for a["loop"] in range(2): pass
with open("/dev/null") if False else __import__("contextlib").nullcontext(5) as a["with"]: pass

### copy hooks
import copy
class A:
    def __init__(self, l): self.l = l
    def __copy__(self): return A(self.l)
    def __deepcopy__(self, memo): return A(copy.deepcopy(self.l, memo))
a = A([[1]])
print(copy.copy(a).l is a.l, copy.deepcopy(a).l is a.l, copy.deepcopy(a).l)

### default copies
import copy
class A:
    def __init__(self): self.x = [1]
a = A()
b, c = copy.copy(a), copy.deepcopy(a)
a.x.append(2)
print(b.x, c.x, copy.copy([1, [2]]), copy.deepcopy({"a": (1, [2])}))

### deepcopy keeps sharing and cycles
import copy
a = [1]
b = [a, a]
b.append(b)
c = copy.deepcopy(b)
print(c[0] is c[1], c[2] is c, c[0] is a)
