from contextlib import contextmanager, suppress
@contextmanager
def guard(*excs):
    state = {"ok": True}
    try:
        yield state
    except excs as e:
        state["ok"] = False
        state["error"] = repr(e)
with guard(ValueError, TypeError) as st:
    int("zz")
print(st)
def f():
    for i in range(3):
        with suppress(ZeroDivisionError):
            if i == 1: 1 / 0
            yield i
print(list(f()))
class Timer:
    def __enter__(self): self.events = ["start"]; return self
    def __exit__(self, t, v, tb): self.events.append(t.__name__ if t else "clean"); return t is KeyError
with Timer() as a: pass
with Timer() as b: raise KeyError
print(a.events, b.events)
