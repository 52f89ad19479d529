from collections import Counter
class Bag(Counter):
    def heaviest(self): return self.most_common(1)[0][0]
b = Bag("banana")
b.update({"b": 5}, n=1)
print(b, b.heaviest(), type(b + Bag("a")).__name__, b["zz"], "zz" in b)
print(Counter(a=1) | Counter(a=3, b=2), Counter([("x", 1), ("x", 1)]), sorted(Counter("abca").items()))
c = Counter(); c.update("aab"); c.update(Counter(a=1)); print(c, sum((Counter(x) for x in ("ab", "bc")), Counter()))
