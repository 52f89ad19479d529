from types import MappingProxyType
d = {"a": 1}
p = MappingProxyType(d)
d["b"] = 2
print(p, p["b"], len(p), list(p), "a" in p, p.get("z", 0), p == {"a": 1, "b": 2}, dict(p | {"c": 3}))
try:
    p["x"] = 1
except TypeError as e:
    print(e)
