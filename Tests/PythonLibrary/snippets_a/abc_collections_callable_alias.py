from collections.abc import Callable, Iterable, Mapping
print(Callable[[int, str], bool], Callable[..., int], Callable[[], None])
print(Iterable[int], Mapping[str, int], Callable[[int], str].__args__, Iterable[int].__origin__ is Iterable)
print(isinstance(len, Callable), isinstance(3, Callable))
