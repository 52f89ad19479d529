from typing import *
T = TypeVar("T")
for t in (List[int], Dict[str, int], Callable[[int], str], Callable[..., int], Tuple[()], list[int], Literal[1, "x"], ClassVar[int], int, Generic[T], List):
    print(get_origin(t), get_args(t))
