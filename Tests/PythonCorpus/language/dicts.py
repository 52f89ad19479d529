### displays
print({}, {"a": 1}, {1: 2, "x": [3]}, {**{"a": 1}, "b": 2}, dict(), dict(a=1, b=2))

### constructor forms
print(dict([("a", 1), ("b", 2)]), dict({"a": 1}, b=2), dict(zip("ab", (1, 2))), dict([["x", 1]]), dict(["ab", "cd"]))

### constructor of a number
dict(5)

### constructor of wrong pairs
dict([(1, 2, 3)])

### constructor of non sequences
dict([1, 2])
# 3.14| TypeError: object is not iterable
# 3.14| Cannot convert dictionary update sequence element #0 to a sequence

### constructor of too many arguments
dict({}, {})

### duplicate keys keep the first place and the last value
{"a": 1, "b": 2, "a": 3}

### equal keys of different types
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2}, {"1": 1, 1: 2})

### lookup
d = {"a": 1}
print(d["a"], d.get("a"), d.get("b"), d.get("b", 5), "a" in d, 1 in d)

### missing key
{"a": 1}["b"]

### missing key of various types
for k in (5, None, (1, 2), 1.5, "it's"):
    try:
        {}[k]
    except KeyError as e:
        print(e, repr(e), e.args)

### unhashable key
{}[[1]]
# 3.14| TypeError: cannot use 'list' as a dict key (unhashable type: 'list')

### unhashable key in a display
{{}: 1}
# 3.14| TypeError: cannot use 'dict' as a dict key (unhashable type: 'dict')

### unhashable slice lookup
try:
    {}[1:2]
except (TypeError, KeyError) as e:
    print(type(e).__name__)
# 3.14| KeyError

### unhashable membership
[1] in {}
# 3.14| TypeError: cannot use 'list' as a dict key (unhashable type: 'list')

### unhashable get
{}.get([1])
# 3.14| TypeError: cannot use 'list' as a dict key (unhashable type: 'list')

### assignment keeps order
d = {}
d["b"] = 1
d["a"] = 2
d["b"] = 3
print(d, list(d))

### deletion and reinsertion moves to the end
d = {"a": 1, "b": 2}
del d["a"]
d["a"] = 3
d

### deletion of a missing key
d = {}
del d["x"]

### pop
d = {"a": 1, "b": 2}
print(d.pop("a"), d.pop("x", None), d.pop("x", "d"), d)

### pop of a missing key
{}.pop("a")

### pop without arguments
{}.pop()

### popitem takes the last
d = {"a": 1, "b": 2}
print(d.popitem(), d)

### popitem of nothing
{}.popitem()

### setdefault
d = {}
d.setdefault("a", []).append(1)
d.setdefault("a", []).append(2)
print(d, d.setdefault("b"), d)

### update forms
d = {"a": 1}
d.update({"b": 2})
d.update([("c", 3)], d=4)
d.update(e=5)
d.update()
d

### update with wrong items
{}.update([1])
# 3.14| TypeError: object is not iterable
# 3.14| Cannot convert dictionary update sequence element #0 to a sequence

### update with a short item
{}.update([(1,)])

### update with an object that has keys
class K:
    def keys(self): return ["x", "y"]
    def __getitem__(self, k): return k * 2
d = {}
d.update(K())
print(d, dict(K()), {**K()})

### fromkeys
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {}.fromkeys("x", []))

### fromkeys shares the value
d = dict.fromkeys("ab", [])
d["a"].append(1)
d

### clear and copy
d = {"a": [1]}
c = d.copy()
d["a"].append(2)
d.clear()
print(d, c)

### views
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k))
d["c"] = 3
print(list(k), list(v), list(i), ("a", 1) in i, 2 in v, "c" in k)

### key views are sets
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()), a.keys() == {"x", "y"}, a.keys() <= {"x", "y", "q"}, a.keys().isdisjoint(b))

### item views are sets
a, b = {"x": 1, "y": 2}, {"y": 2, "z": 4}
print(a.items() & b.items(), sorted(a.items() - b.items()), ("x", 1) in a.items(), ("x", 2) in a.items())

### views cannot be indexed
{"a": 1}.keys()[0]

### values views are not equal
d = {"a": 1}
print(d.values() == d.values(), d.keys() == d.keys(), d.items() == d.items())

### view mapping
print({"a": 1}.keys().mapping)

### reversed
d = {"a": 1, "b": 2, "c": 3}
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))

### union operators
a, b = {"x": 1, "y": 2}, {"y": 9, "z": 3}
print(a | b, b | a)
a |= b
a |= [("q", 0)]
print(a)

### union with a list
{} | [(1, 2)]

### comparison
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, {} == [], {1: 1} == {1.0: True})

### ordering
{} < {}

### growth while iterating
d = {"a": 1}
for k in d:
    d[k + "x"] = 1

### shrinking while iterating
d = {"a": 1, "b": 2}
for k in d:
    del d[k]

### changing values while iterating is fine
d = {"a": 1, "b": 2}
for k in d:
    d[k] *= 10
d

### same size change while iterating
d = {"a": 1, "b": 2}
try:
    for k in d:
        del d[k]
        d[k + "z"] = 0
        if len(d) > 2 or "azzz" in d: break
except RuntimeError as e:
    print(e)

### iterating over a copy
d = {"a": 1, "b": 2}
for k in list(d):
    del d[k]
d

### iteration
d = {"a": 1, "b": 2}
print([k for k in d], [v for v in d.values()], [(k, v) for k, v in d.items()], sorted(d, reverse=True))

### iterator is not indexable
iter({})[0]

### repr of nested and recursive
d = {"a": {"b": [1]}}
d["self"] = d
d["l"] = [d]
print(d)

### hash of a dict
hash({})

### truth and length
print(len({"a": 1}), bool({}), bool({0: 0}))

### comprehension
print({x: x * x for x in range(4)}, {k: v for k, v in zip("ab", [1, 2]) if v > 1}, {v: k for k, v in {"a": 1}.items()})

### double star
a = {"x": 1}
print({**a, "y": 2, **{"x": 3}}, dict(**a, z=5))

### double star of a list
{**[1]}

### double star of a non string key in a call
def f(**k): return k
f(**{1: 2})

### double star of non string keys to dict
dict(**{1: 2})

### custom hash and eq
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = {K(1): "a"}
d[K(1)] = "b"
d[K(2)] = "c"
print(d, d[K(2)], K(3) in d)

### __eq__ without __hash__
class K:
    def __eq__(self, o): return True
{K(): 1}
# 3.14| TypeError: cannot use 'K' as a dict key (unhashable type: 'K')

### __hash__ returning text
class K:
    def __hash__(self): return "a"
{K(): 1}
# 3.14| TypeError: cannot use 'K' as a dict key (__hash__ method should return an integer)

### __hash__ of a huge number
class K:
    def __hash__(self): return 2 ** 100
print(hash(K()) == hash(2 ** 100), {K(): 1} != {})

### __hash__ that raises
class K:
    def __hash__(self): raise ValueError("no hash")
{K(): 1}

### __eq__ that raises on collision
class K:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("no eq")
d = {K(): 1}
d[K()] = 2

### identity comes before equality
class K:
    def __hash__(self): return 1
    def __eq__(self, o): return False
k = K()
d = {k: 1}
print(d[k], K() in d)

### __missing__
class D(dict):
    def __missing__(self, key):
        return f"no {key}"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d)

### __missing__ that stores
class D(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]
d = D()
print(d["x"], d["y"], d["x"], d)

### subclass
class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)
d = D(A=1)
d["B"] = 2
d.update(C=3)
print(d, isinstance(d, dict), type(d.copy()).__name__, type(d | {}).__name__)

### sorting by value
d = {"a": 3, "b": 1, "c": 2}
print(sorted(d.items(), key=lambda kv: kv[1]), max(d, key=d.get), min(d.values()), dict(sorted(d.items(), key=lambda x: x[1])))

### grouping
words = ["apple", "bob", "avocado", "cat", "berry"]
groups = {}
for w in words:
    groups.setdefault(w[0], []).append(w)
groups

### inverting
d = {"a": 1, "b": 2, "c": 1}
inv = {}
for k, v in d.items():
    inv.setdefault(v, []).append(k)
inv

### unknown attribute
{}.has_key("a")

### attribute is not a key
d = {"a": 1}
d.a

### tuple keys
d = {(0, 0): "origin", (1, 2): "p"}
print(d[0, 0], d[1, 2], (1, 2) in d)

### nested access and default
d = {"a": {"b": {"c": 1}}}
print(d["a"]["b"]["c"], d.get("x", {}).get("y", {}).get("z", "none"))

### item assignment evaluation order
def f(x):
    print("f", x)
    return x
d = {}
d[f("key")] = f("value")
{f("k1"): f("v1"), f("k2"): f("v2")}

### augmented item
d = {"n": 1}
d["n"] += 5
d["n"] *= 2
d

### augmented item of a missing key
d = {}
d["n"] += 1

### defaultdict
from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, dict(d), d.get("zz"), "zz" in d)

### defaultdict without factory
from collections import defaultdict
defaultdict()["x"]

### Counter
from collections import Counter
c = Counter("mississippi")
print(c.most_common(2), c["z"], sum(c.values()), Counter(a=2, b=1) + Counter(a=1), Counter(a=2) - Counter(a=5), c.total())

### OrderedDict and ChainMap
from collections import OrderedDict, ChainMap
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, list(o), o == {"a": 1, "b": 2}, ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
# 3.14| OrderedDict({'b': 2, 'a': 1}) ['b', 'a'] True 3

### keys that are None and False
print({None: 1, False: 2, "": 3, (): 4})

### many keys
d = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del d[i]
print(len(d), sum(d.values()), 501 in d, 500 in d, list(d)[:5])

### changing a dict in its own lookup
class K:
    def __init__(self, d): self.d = d
    def __hash__(self): return 1
    def __eq__(self, other):
        self.d.clear()
        return False
d = {}
k = K(d)
d[k] = 1
d[K(d)] = 2
print(len(d) <= 2)

### fromkeys on a subclass
class D(dict): pass
print(type(D.fromkeys("a")).__name__, D.fromkeys("a", 1))

### dict methods take no keywords
{}.get(key=1)

### get with too many arguments
{}.get(1, 2, 3)

### dict with keyword self
dict(self=1, iterable=2)

### equality compares values deeply
print({"a": [1, {"b": 2}]} == {"a": [1, {"b": 2}]}, {"a": 1} == {"a": 1, "b": 2})
