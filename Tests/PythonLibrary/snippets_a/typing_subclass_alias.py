from typing import List, Mapping, Iterator, Dict
class Names(List[str]):
    def first(self): return self[0]
print(Names(["a"]).first(), Names.__mro__[1].__name__, isinstance(Names(), list))
class M(Mapping[str, int]):
    def __getitem__(self, k): return len(k)
    def __iter__(self): return iter(["a", "bb"])
    def __len__(self): return 2
print(dict(M()), M().get("ccc"), "zz" in M())
class It(Iterator[int]):
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()))
