from collections import Counter
c = Counter("mississippi")
print(c)
print(c.most_common(2), c["z"], c["s"], len(c), sum(c.values()), c.total())
print(sorted(c.elements()))
c.update("sip")
print(c)
c.subtract({"s": 10})
print(c["s"], c)
del c["s"]; del c["nothing"]
print(sorted(c.items()))
