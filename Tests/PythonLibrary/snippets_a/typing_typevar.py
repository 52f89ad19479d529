from typing import TypeVar, ParamSpec, List, Dict
T = TypeVar("T")
B = TypeVar("B", bound="int")
C = TypeVar("C", int, str)
Co = TypeVar("Co", covariant=True)
Cn = TypeVar("Cn", contravariant=True)
print(T, Co, Cn, C.__constraints__, T.__bound__, Co.__covariant__, T.__name__)
print(List[T][int], Dict[T, List[C]][str, int], Dict[T, T].__parameters__)
P = ParamSpec("P")
print(P, P.args, P.kwargs, P.__name__)
for f in (lambda: TypeVar("X", int), lambda: TypeVar("X", covariant=True, contravariant=True), lambda: TypeVar("X", int, str, bound=int)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
