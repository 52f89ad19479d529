from typing import NewType, cast, TYPE_CHECKING, no_type_check, final, overload
UserId = NewType("UserId", int)
u = UserId(5)
print(u, type(u), UserId.__name__, UserId.__supertype__, UserId)
print(cast(str, 5), TYPE_CHECKING)
@final
class F: pass
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(F.__final__, f(1), f("a"))
