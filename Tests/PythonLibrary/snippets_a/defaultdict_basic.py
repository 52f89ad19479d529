from collections import defaultdict
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d.default_factory)
print(d.get("zz"), "zz" in d, d["zz"], "zz" in d)
n = defaultdict(int, x=1)
n["y"] += 1
print(n)
e = defaultdict()
try:
    e["a"]
except KeyError as err:
    print("KeyError", err)
