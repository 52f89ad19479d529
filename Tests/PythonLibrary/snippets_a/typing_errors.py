from typing import *
for f in (lambda: List(), lambda: Any(), lambda: isinstance(1, Any), lambda: isinstance([], List[int]), lambda: Dict[int], lambda: Optional[1, 2], lambda: Callable[int], lambda: Union[()]):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
try:
    assert_never("x")
except AssertionError as e:
    print(e)
