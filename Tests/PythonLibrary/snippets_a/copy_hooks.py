import copy
class A:
    def __init__(self, v): self.v = v
    def __copy__(self): return A(self.v + "c")
    def __deepcopy__(self, memo): return A(self.v + "d")
print(copy.copy(A("x")).v, copy.deepcopy([A("y")])[0].v)
class R:
    def __init__(self, v): self.v = v
    def __reduce__(self): return (R, (self.v + 1,))
print(copy.copy(R(1)).v)
class G:
    def __getstate__(self): return {"got": 1}
    def __setstate__(self, st): self.st = st
print(copy.deepcopy(G()).st)
def f(): pass
print(copy.deepcopy(f) is f, copy.deepcopy(int) is int, copy.copy(None))
e = copy.copy(ValueError("a", 1)); print(repr(e), e.args)
