import copy
class P:
    def __init__(self, x): self.x = x; self.tags = [x]
p = P(1); q = copy.copy(p); r = copy.deepcopy(p)
p.tags.append(2)
print(q.tags, r.tags, q.x, type(r).__name__)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = [1]
d = copy.deepcopy(s); print(d.a, d.a is s.a, hasattr(d, "b"))
class L(list): pass
x = L([1, [2]]); x.note = "n"; y = copy.deepcopy(x); print(y, y.note, type(y).__name__, y[1] is x[1])
class D(dict): pass
z = copy.copy(D(a=1)); print(z, type(z).__name__)
shared = [1]; o = copy.deepcopy([shared, shared]); print(o[0] is o[1])
