import weakref
class A:
    def m(self): return "m"
a = A()
r = weakref.ref(a)
print(r() is a, r == weakref.ref(a), hash(r) == hash(a))
p = weakref.proxy(a)
p.x = 5
print(a.x, p.m())
m = weakref.WeakMethod(a.m)
print(m()())
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
d = weakref.WeakValueDictionary(k=a); print(d["k"] is a, list(d.keys()), "k" in d, len(d), d.get("z"))
k = weakref.WeakKeyDictionary({a: 1}); print(k[a], a in k, len(k), list(k.values()))
s = weakref.WeakSet([a]); print(a in s, len(s)); s.discard(a); print(len(s))
