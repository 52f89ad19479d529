from functools import wraps, update_wrapper
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "inner doc"
        return f(*a, **k) + 1
    return inner
@deco
def add(a: int, b: int = 2) -> int:
    "adds"
    return a + b
print(add(1), add.__name__, add.__doc__, add.__qualname__, add.__wrapped__(1, 1), add.__module__)
add.tag = 1
@deco
def other(): return 1
print(hasattr(other, "tag"))
