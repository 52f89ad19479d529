from typing import get_type_hints, Optional, List, Annotated, ClassVar
def f(a: int, b: "str", c: "List[int]" = None, *args: float, **kw: "bool") -> "Optional[int]": ...
h = get_type_hints(f)
print(h["a"], h["b"], h["c"], h["args"], h["kw"])
class A:
    x: "A"
    y: ClassVar[int] = 1
class B(A):
    z: Annotated["int", "meta"]
print(get_type_hints(B), get_type_hints(B, include_extras=True)["z"])
def bad(x: "Undefined"): ...
try:
    get_type_hints(bad)
except NameError as e:
    print(e)
print(get_type_hints(lambda: 0))
