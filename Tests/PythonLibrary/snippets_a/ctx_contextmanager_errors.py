from contextlib import contextmanager
@contextmanager
def no_yield():
    if False: yield
@contextmanager
def two():
    yield 1
    yield 2
@contextmanager
def swallow_twice():
    try:
        yield
    except Exception:
        yield
for cm, exc in ((no_yield, None), (two, None), (swallow_twice, ValueError)):
    try:
        with cm():
            if exc: raise exc("x")
    except RuntimeError as e:
        print(e)
