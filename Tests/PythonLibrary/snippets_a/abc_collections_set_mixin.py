from collections.abc import Set, MutableSet
class ListSet(Set):
    def __init__(self, it):
        self.e = []
        for v in it:
            if v not in self.e: self.e.append(v)
    def __iter__(self): return iter(self.e)
    def __contains__(self, v): return v in self.e
    def __len__(self): return len(self.e)
    def __repr__(self): return f"LS({self.e})"
a, b = ListSet("abc"), ListSet("bcd")
print(a & b, a | b, a - b, a ^ b, a <= b, ListSet("b") < a, a == ListSet("cba"), a.isdisjoint(ListSet("xyz")), a & "bx", {"a", "z"} - a == {"z"})
class MS(ListSet, MutableSet):
    def add(self, v):
        if v not in self.e: self.e.append(v)
    def discard(self, v):
        if v in self.e: self.e.remove(v)
m = MS("ab")
m |= ListSet("cd"); m -= ListSet("a"); m.remove("b"); m ^= ListSet("cz"); print(m, m.pop(), m)
try:
    m.remove("nope")
except KeyError as e:
    print("KeyError", e)
