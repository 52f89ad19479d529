import types
def body(ns):
    ns["x"] = 5
    ns["hello"] = lambda self: "hi"
C = types.new_class("C", (dict,), {}, body)
print(C.__name__, C.x, C().hello(), C.__mro__[1])
class Meta(type):
    def __new__(m, n, b, ns, **kw):
        ns["kw"] = kw
        return super().__new__(m, n, b, ns)
    def __init__(cls, n, b, ns, **kw): super().__init__(n, b, ns)
D = types.new_class("D", (), {"metaclass": Meta, "flag": 1})
print(D.kw, type(D).__name__, types.prepare_class("E", (D,))[0].__name__, types.resolve_bases((int,)))
