import weakref
class A: pass
a = A()
f = weakref.finalize(a, print, "finalized", sep="")
print(f.alive, f.peek()[1] is print)
f()
print(f.alive, f(), f.detach())
class Cache:
    def __init__(self): self.data = weakref.WeakValueDictionary()
    def get(self, k):
        v = self.data.get(k)
        if v is None:
            v = self.data[k] = A()
        return v
c = Cache(); x = c.get(1); print(c.get(1) is x)
