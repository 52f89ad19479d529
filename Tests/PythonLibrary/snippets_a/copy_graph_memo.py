import copy
class N:
    def __init__(self, n): self.n, self.links = n, []
a, b = N("a"), N("b"); a.links.append(b); b.links.append(a)
c = copy.deepcopy(a)
print(c.n, c.links[0].n, c.links[0].links[0] is c, c is not a, c.links[0] is not b)
memo = {}
x = [a, a]; y = copy.deepcopy(x, memo); print(y[0] is y[1], id(a) in memo)
class Single:
    def __deepcopy__(self, memo): return self
s = Single(); print(copy.deepcopy({"s": s})["s"] is s)
t = (1, [2], (3, [4])); u = copy.deepcopy(t); print(u == t, u[1] is t[1], u[2] is t[2], copy.deepcopy((1, (2, 3))) == (1, (2, 3)))
