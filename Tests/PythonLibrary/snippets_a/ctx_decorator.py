from contextlib import contextmanager, ContextDecorator
@contextmanager
def logged(n):
    print("start", n)
    yield
    print("end", n)
@logged("f")
def f(x): return x + 1
print(f(1)); print(f(2)); print(f.__name__)
class track(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *exc): print("out", exc[0].__name__ if exc[0] else None); return True
@track()
def g(): raise ValueError
print(g())
