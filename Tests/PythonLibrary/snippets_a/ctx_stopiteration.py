from contextlib import contextmanager
@contextmanager
def plain():
    yield
try:
    with plain():
        raise StopIteration("body")
except StopIteration as e:
    print("StopIteration", e)
@contextmanager
def change():
    try:
        yield
    except KeyError as e:
        raise ValueError("changed") from e
try:
    with change():
        raise KeyError("k")
except ValueError as e:
    print(e, repr(e.__cause__))
