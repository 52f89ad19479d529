from typing import *
T = TypeVar("T")
print(List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[int, str], Set[T], FrozenSet[int], Type[int])
print(Callable[[int, str], bool], Callable[..., int], Any, Iterable[int], Sequence[str], Mapping[str, Any], ClassVar[int], Final[int])
print(Literal["a", 1, True], Annotated[int, "x", 5], Awaitable[int], Deque[int], DefaultDict[str, int])
print(list[int], dict[str, int], tuple[int, ...], type[int], list[T], List, Dict, Callable, Tuple)
