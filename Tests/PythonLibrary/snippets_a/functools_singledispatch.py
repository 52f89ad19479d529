from functools import singledispatch
from collections.abc import Sequence, Mapping
@singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(str)
def _(x): return f"str {x}"
@show.register(list)
@show.register(tuple)
def _(x): return "listish " + ",".join(map(show, x))
@show.register
def _(x: Mapping): return "mapping"
class MyInt(int): pass
print(show(1), show("a"), show([1, "b"]), show((2,)), show({}), show(2.5), show(True), show(MyInt(4)))
print(show.dispatch(bool)(5), sorted(t.__name__ for t in show.registry))
try:
    show()
except TypeError as e:
    print(e)
