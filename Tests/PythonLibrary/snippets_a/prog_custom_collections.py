from collections.abc import MutableMapping, Sequence
from collections import UserDict, ChainMap
import operator
class CaseInsensitive(MutableMapping):
    def __init__(self, *a, **k): self._d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self._d[k.lower()][1]
    def __setitem__(self, k, v): self._d[k.lower()] = (k, v)
    def __delitem__(self, k): del self._d[k.lower()]
    def __iter__(self): return (k for k, _ in self._d.values())
    def __len__(self): return len(self._d)
h = CaseInsensitive({"Content-Type": "x"}, Accept="y")
h["CONTENT-TYPE"] = "z"
print(dict(h), "accept" in h, h.get("ACCEPT"), h.pop("accept"), len(h), h == {"CONTENT-TYPE": "z"})
class Range2(Sequence):
    def __init__(self, *v): self.v = v
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
r = Range2(3, 1, 2)
print(sorted(r), 2 in r, r.index(1), list(reversed(r)), max(r, key=operator.neg))
match r:
    case [a, *rest]: print("sequence", a, rest)
    case _: print("not a sequence")
match h:
    case {"CONTENT-TYPE": v}: print("mapping", v)
    case _: print("not a mapping")
