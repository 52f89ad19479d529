from operator import itemgetter, attrgetter, methodcaller
rows = [("b", 2, {"k": 1}), ("a", 3, {"k": 0}), ("c", 1, {"k": 5})]
print(sorted(rows, key=itemgetter(1))[0], list(map(itemgetter(0, 1), rows)), itemgetter(slice(1, None))("hello"))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def scale(self, k, off=0): return self.x * k + off
class L:
    def __init__(self, p): self.p = p
l = L(P(1, 2))
print(attrgetter("p.x")(l), attrgetter("p.x", "p.y")(l), methodcaller("scale", 3, off=1)(l.p), methodcaller("upper")("abc"))
print(itemgetter(1, 2), attrgetter("a.b", "c"), methodcaller("f", 1, k=2))
for f in (lambda: itemgetter(5)([1]), lambda: attrgetter("zz")(1), lambda: attrgetter(3)):
    try:
        f()
    except (IndexError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
