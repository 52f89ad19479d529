from typing import *
T = TypeVar("T")
R = TypeVar("R")
def apply(f: Callable[[T], R], x: T) -> R: return f(x)
print(apply(str, 5), Callable[[T], R][int, str], Callable[[], None])
P = ParamSpec("P")
print(Callable[P, int], Callable[Concatenate[int, P], str])
print(Callable[[int], str] == Callable[[int], str], hash(List[int]) == hash(List[int]), List[int] == list[int], List[int] != List[str])
