# Callbacks of the guest that change what is being worked on: any Python error will do, but nothing may crash,
# read freed memory or hang. Every program ends by printing `survived`, or with an ordinary exception.

### sort clears its list
# tries: list.clear in the key function
# expect: contained
a = list(range(500, 0, -1))
try: a.sort(key=lambda x: a.clear() or x)
except ValueError: pass
print("survived", len(a))

### sort grows its list in a comparison
# tries: append in __lt__
# expect: contained
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        a.append(C(0))
        return self.n < o.n
a = [C(i) for i in (3, 1, 2)]
try: a.sort()
except ValueError: pass
print("survived")

### sort inside sort
# tries: sorting the same list in its own key function
# expect: contained
a = [3, 1, 2]
try: a.sort(key=lambda x: (a.extend([5, 4]), a.sort(), x)[2])
except ValueError: pass
print("survived")

### comparison that never agrees
# tries: __lt__ with random answers
# expect: contained
state = [1]
class C:
    def __lt__(self, o):
        state[0] = state[0] * 1103515245 + 12345 & 0x7FFFFFFF
        return state[0] & 65536
print("survived", len(sorted(C() for _ in range(300))))

### dict changed by hash
# tries: __hash__ that clears the dict
# expect: contained
class K:
    def __hash__(self):
        d.clear()
        return 1
d = {i: i for i in range(100)}
d[K()] = 1
d.get(K())
K() in d
d.pop(K(), None)
print("survived", len(d))

### dict changed by equality during insertion
# tries: __eq__ that deletes and grows the dict while it is probed
# expect: contained
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o):
        d.pop(next(iter(d), None), None)
        for i in range(50): d[i] = i
        return False
d = {}
for i in range(20): d[K(i)] = i
print("survived", len(d) > 0)

### dict resized during lookup
# tries: __eq__ that fills the dict while another key is looked for
# expect: contained
class K:
    def __hash__(self): return hash("x")
    def __eq__(self, o):
        for i in range(2000): d[f"k{i}"] = i
        return False
d = {"x": 1}
for _ in range(3):
    d.get(K())
    d.setdefault(K(), 2)
print("survived")

### dict update from itself
# tries: update whose keys() change the target
# expect: contained
class M:
    def keys(self):
        d.clear()
        return iter(["a", "b"])
    def __getitem__(self, k):
        d.clear()
        return k
d = {i: i for i in range(10)}
d.update(M())
try: d.update(d.items() | {(1, 2)})
except (RuntimeError, TypeError): pass
print("survived", sorted(map(str, d))[:2])

### dict repr changes the dict
# tries: __repr__ of a value that clears the dict
# expect: contained
class V:
    def __repr__(self):
        d.clear()
        return "V"
d = {i: V() for i in range(10)}
try: print(len(repr(d)) > 0)
except RuntimeError: pass
print("survived", d)

### list repr changes the list
# tries: __repr__ that empties and refills
# expect: contained
class V:
    def __repr__(self):
        a[:] = [1] * 3
        return "V"
a = [V() for _ in range(100)]
print(repr(a)[:12], "survived")

### list equality changes both lists
# tries: __eq__ that clears while lists are compared
# expect: contained
class E:
    def __eq__(self, o):
        a.clear(); b.clear()
        return True
a, b = [E() for _ in range(50)], [E() for _ in range(50)]
print(a == b, "survived")

### list remove index count
# tries: searching with an __eq__ that empties the list
# expect: contained
class E:
    def __eq__(self, o):
        a.clear()
        return False
for f in (lambda: a.remove(E()), lambda: a.index(E()), lambda: a.count(E()), lambda: E() in a):
    a = [1] * 100
    try: f()
    except (ValueError, IndexError): pass
print("survived")

### list extend by its own iterator
# tries: extending a list while it is iterated
# expect: contained
a = [1, 2, 3]
def g():
    for i in range(5):
        a.clear()
        yield i
a.extend(g())
a[0:0] = (a.pop() for _ in range(2))
print("survived", len(a))

### slice assignment with a shrinking source
# tries: __iter__ and __index__ that change the list during slicing
# expect: contained
class I:
    def __init__(self, n): self.n = n
    def __index__(self):
        a.clear()
        return self.n
a = list(range(100))
a[I(5):I(50)]
a = list(range(100))
a[I(5):I(50)] = [1, 2]
a = list(range(100))
try: del a[I(90)]
except IndexError: pass
a = list(range(100))
try: a[I(99)]
except IndexError: pass
a = list(range(100))
try: a.insert(I(70), "x"); a.pop(I(99))
except IndexError: pass
print("survived", len(a))

### bytearray changed during its methods
# tries: __index__ that resizes a bytearray
# expect: contained
class I:
    def __index__(self):
        b.clear()
        return 65
b = bytearray(b"x" * 100)
try: b[50] = I()
except IndexError: pass
b = bytearray(b"x" * 100)
b.append(I())
b = bytearray(b"x" * 100)
try: b.insert(I(), 1); b[10:20] = [I(), I()]
except (IndexError, BufferError): pass
print("survived")

### set changed by hash and equality
# tries: set operations with keys that clear the sets
# expect: contained
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 3
    def __eq__(self, o):
        s.clear()
        t.add(len(t))
        return self.n == o
s, t = {K(1), 2}, {3, 4}
for f in (lambda: s | t, lambda: s & t, lambda: s - t, lambda: s ^ t, lambda: s <= t, lambda: s.update([K(9), K(8)]), lambda: s.discard(K(5)), lambda: s == t):
    s, t = {3, 6, 9}, {3, 12}
    s.add(K(1)); s.add(K(2)); t.add(K(3))
    try: f()
    except RuntimeError: pass
print("survived")

### iterators outlive their containers
# tries: iterators used after clear, del and resize
# expect: contained
a, d, s = list(range(10)), dict.fromkeys(range(10)), set(range(10))
its = [iter(a), iter(d), iter(d.items()), iter(s), reversed(a), reversed(d), enumerate(a), zip(a, d), map(str, a)]
for it in its: next(it)
a.clear(); d.clear(); s.clear()
for it in its:
    try: next(it)
    except (StopIteration, RuntimeError): pass
a.extend(range(10000)); d.update(enumerate("abc")); s |= {1}
for it in its:
    try: list(it)
    except RuntimeError: pass
print("survived")

### heap and bisect callbacks
# tries: heapq and bisect with a comparison that empties the list
# expect: contained
import heapq, bisect
class C:
    def __lt__(self, o):
        h.clear()
        return True
for f in (lambda: heapq.heapify(h), lambda: heapq.heappush(h, C()), lambda: heapq.heappop(h), lambda: heapq.heapreplace(h, C()), lambda: heapq.nsmallest(3, h), lambda: bisect.insort(h, C())):
    h = [C() for _ in range(20)]
    try: f()
    except (IndexError, RuntimeError): pass
print("survived")

### deque changed while iterated
# tries: deque operations with callbacks
# expect: contained
from collections import deque
class E:
    def __eq__(self, o):
        q.clear()
        return False
for f in (lambda: q.remove(E()), lambda: q.index(E()), lambda: q.count(E()), lambda: E() in q, lambda: [q.append(1) for _ in q]):
    q = deque([1] * 50)
    try: f()
    except (ValueError, RuntimeError, IndexError): pass
print("survived")

### generator re-entered
# tries: a generator that runs itself, closes itself and throws into itself
# expect: contained
def g():
    for act in (lambda: next(it), lambda: it.send(1), lambda: it.throw(KeyError), lambda: it.close()):
        try: act()
        except (ValueError, KeyError): pass
        yield
it = g()
print(len(list(it)), "survived")

### groupby and tee re-entered
# tries: itertools objects used from their own source
# expect: contained
import itertools
def src():
    for i in range(5):
        try: next(b)
        except (RuntimeError, StopIteration, ValueError): pass
        yield i
a, b = itertools.tee(src())
try: print(len(list(a)), end=" ")
except RuntimeError: pass
def key(x):
    next(groups, None) if x == 2 else None
    return x // 2
groups = itertools.groupby(range(6), key)
try: list(groups)
except (RuntimeError, ValueError): pass
print("survived")

### attribute hooks that change classes
# tries: __getattr__ that removes the class's methods and changes __class__ and __dict__
# expect: contained
class B: pass
class A:
    def __getattr__(self, n):
        self.__class__ = B
        self.__dict__ = {}
        for k in list(vars(A)):
            if not k.startswith("__"): delattr(A, k)
        return n
    def m(self): return self.x, self.y if hasattr(self, "y") else "gone"
print(A().m(), "survived")

### descriptors that delete themselves
# tries: __get__ and __set__ that remove the descriptor from the class
# expect: contained
class D:
    def __get__(self, o, c):
        if "d" in vars(A): del A.d
        return 5
    def __set__(self, o, v):
        if "d" in vars(A): del A.d
for act in (lambda: A().d, lambda: setattr(A(), "d", 1), lambda: A.d):
    class A: d = D()
    act()
print("survived")

### class changed while a method runs
# tries: bases replaced inside super() calls
# expect: contained
class X:
    def m(self): return "X"
class Y:
    def m(self): return "Y"
class A(X):
    def m(self):
        A.__bases__ = (Y,)
        return super().m()
print(A().m(), A().m(), "survived")

### mro changed during lookup
# tries: __eq__ of a key in a class dict that changes the class
# expect: contained
class K(str):
    def __hash__(self): return hash("attr")
    def __eq__(self, o):
        A.__bases__ = (B,)
        return str.__eq__(self, o)
class B: attr = "B"
class C: pass
try:
    A = type("A", (C,), {K("other"): 1})
    print(getattr(A, "attr", "none"))
except TypeError: pass
print("survived")

### sum and join with changing lists
# tries: __add__ and __str__ that empty the source
# expect: contained
class N:
    def __radd__(self, o):
        a.clear()
        return 1
    def __str__(self):
        a.clear()
        return "n"
a = [N() for _ in range(20)]
print(sum(a), end=" ")
a = [N() for _ in range(20)]
print(",".join(map(str, a)), end=" ")
a = [N() for _ in range(20)]
print("%s %s" % (a[0], a[0] if a else None), "survived")

### unpacking that changes the source
# tries: targets whose assignment changes the list that is unpacked
# expect: contained
class T:
    def __setattr__(self, n, v): a.clear()
t = T()
a = [1, 2, 3]
t.x, t.y, *t.z = a
a = [[1, 2], 3]
(t.x, y), z = a
for t.x in [1, 2, 3]: a.append(1)
print("survived", y, z)

### call arguments that change
# tries: a mapping and an iterable that change while a call unpacks them
# expect: contained
class M(dict):
    def keys(self): return iter(["a", "b"])
    def __getitem__(self, k):
        args.clear()
        return k
args = [1, 2, 3]
def f(*a, **k): return len(a), sorted(k)
print(f(*args, **M()), "survived")

### memory view of a resized array
# tries: resizing while a view exists, in a callback
# expect: contained
b = bytearray(100)
v = memoryview(b)
for f in (lambda: b.extend(b"x" * 10000), lambda: b.clear(), lambda: b.__init__(5), lambda: b.pop(), lambda: b.__delitem__(slice(0, 50)), lambda: b.__imul__(3)):
    try: f()
    except BufferError: pass
print(v[99], len(v), "survived")

### regular expression callbacks
# tries: re.sub with a function that matches with the same pattern and changes the input
# expect: contained
import re
p = re.compile("(a)(b)?")
out = p.sub(lambda m: p.sub(lambda n: str(n.re is m.re), m.group()) + str(len(p.findall("ab" * 10))), "abaab")
print(len(out) > 0, "survived")

### json hooks that change
# tries: json.dumps of a dict that a default function changes
# expect: contained
import json
class A: pass
d = {"a": A(), "b": 1, "c": A()}
def default(o):
    d.clear()
    return 5
try: json.dumps(d, default=default)
except RuntimeError: pass
print(json.loads('{"x": [1, 2]}', object_hook=lambda o: o.clear() or o), "survived")

### deepcopy hooks that change
# tries: __deepcopy__ that empties the container
# expect: contained
import copy
class A:
    def __deepcopy__(self, memo):
        a.clear(); memo.clear()
        return self
a = [A() for _ in range(20)]
try: copy.deepcopy(a)
except (RuntimeError, KeyError): pass
print("survived")

### destructors that revive
# tries: __del__ that stores self again and frees others
# expect: contained
kept = []
class A:
    def __init__(self): self.other = None
    def __del__(self): kept.append(self)
a, b = A(), A()
a.other, b.other = b, a
del a, b
import gc
gc.collect()
kept.clear()
print("survived")

### exception in every callback
# tries: errors thrown from callbacks at each step of one operation
# expect: contained
class E:
    n = 0
    def step(self):
        E.n += 1
        if E.n == E.stop: raise KeyError(E.n)
    def __hash__(self): self.step(); return 1
    def __eq__(self, o): self.step(); return False
    def __lt__(self, o): self.step(); return True
    def __repr__(self): self.step(); return "E"
for E.stop in range(1, 40):
    E.n = 0
    try:
        d = {E(): E() for _ in range(3)}
        sorted(list(d)); repr(d); {*d} | {*d}; d == dict(d)
    except KeyError: pass
print("survived")

### format callbacks that change
# tries: __format__ and __index__ during formatting
# expect: contained
class F:
    def __format__(self, spec):
        a.clear()
        return "F"
a = [F() for _ in range(5)]
print("{0[0]} {0[1]}".format(a) if len(a) > 9 else f"{a[0]} {len(a)}", "survived")

### cells emptied while a closure runs
# tries: nonlocal deletion in a callback
# expect: contained
def outer():
    x = 5
    def kill():
        nonlocal x
        del x
    class K:
        def __add__(self, o): kill(); return 1
    try: return K() + x + x
    except NameError as e: return type(e).__name__
print(outer(), "survived")

### keywords of a dictionary for a class whose new runs code
# tries: names of keywords that only the call holds
# expect: contained
class A:
    def __new__(cls, *args, **keywords):
        [str(i) * 2 for i in range(10)]
        return object.__new__(cls)
    def __init__(self, **keywords): self.keywords = keywords
for i in range(20):
    if A(**{"a" + str(i): i, "b": 2}).keywords != {"a" + str(i): i, "b": 2}: print("BREACH other keywords")
print("survived")
