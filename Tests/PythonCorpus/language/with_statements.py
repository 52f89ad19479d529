### enter and exit
class C:
    def __enter__(self): print("enter"); return "value"
    def __exit__(self, t, v, tb): print("exit", t, v, tb)
with C() as x: print("body", x)

### without as
class C:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", len(a))
with C(): print("body")

### error inside
class C:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t.__name__, v, tb is not None)
with C(): raise ValueError("x")

### suppressing
class C:
    def __enter__(self): return self
    def __exit__(self, *a): return True
with C(): 1 / 0
print("after")

### suppressing by a truthy value
class C:
    def __init__(self, r): self.r = r
    def __enter__(self): return self
    def __exit__(self, *a): return self.r
with C([1]): raise KeyError
print("swallowed")
with C([]): raise KeyError("not swallowed")

### several managers
class C:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n)
with C(1) as a, C(2) as b, C(3): print("body", a, b)

### parenthesised managers
class C:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, *a): print("exit", self.n)
with (
    C(1) as a,
    C(2) as b,
): print(a, b)

### second enter fails
class C:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("enter", self.n)
        if self.n == 2: raise ValueError("cannot enter")
    def __exit__(self, t, *a): print("exit", self.n, t and t.__name__)
with C(1), C(2): print("no body")

### inner suppresses for the outer
class C:
    def __init__(self, n, r): self.n, self.r = n, r
    def __enter__(self): return self
    def __exit__(self, t, *a): print("exit", self.n, t and t.__name__); return self.r
with C(1, False), C(2, True): raise KeyError
print("after")

### exit raises
class C:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("in exit")
try:
    with C(): raise ValueError("in body")
except RuntimeError as e: print(e, repr(e.__context__))

### exit re-raises the same
class C:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise v
with C(): raise ValueError("same")

### return break and continue run exit
class C:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0])
def f():
    with C(): return "returned"
print(f())
for i in range(2):
    with C():
        if i == 0: continue
        break

### exit may override the return by raising
class C:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("k")
def f():
    with C(): return 1
try: f()
except KeyError as e: print(e)

### targets of every kind
class C:
    def __enter__(self): return 1, [2, 3]
    def __exit__(self, *a): pass
class O: pass
o, d = O(), {}
with C() as (a, [b, c]), C() as o.x, C() as d["k"]: print(a, b, c, o.x, d)

### failing target still exits
class C:
    def __enter__(self): return 5
    def __exit__(self, t, *a): print("exit", t.__name__)
with C() as (a, b): print("no")

### not a context manager
with 5: pass
# 3.14| TypeError: 'int' object does not support the context manager protocol (missed __exit__ method)

### only enter
class C:
    def __enter__(self): pass
with C(): pass

### only exit
class C:
    def __exit__(self, *a): pass
with C(): pass
# 3.14| TypeError: 'C' object does not support the context manager protocol (missed __enter__ method)

### instance attributes do not count
class C: pass
c = C()
c.__enter__ = c.__exit__ = lambda *a: None
with c: pass
# 3.14| TypeError: 'C' object does not support the context manager protocol (missed __exit__ method)

### async manager in a plain with
class C:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
with C(): pass
# 3.14| TypeError: 'C' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?

### wrong exit signature
class C:
    def __enter__(self): pass
    def __exit__(self): pass
with C(): pass

### nested blocks
class C:
    depth = 0
    def __enter__(self): C.depth += 1; return C.depth
    def __exit__(self, *a): C.depth -= 1
with C() as a:
    with C() as b: print(a, b)
print(C.depth)

### contextmanager function
from contextlib import contextmanager
@contextmanager
def m(n):
    print("before")
    try: yield n * 2
    except ValueError as e: print("caught", e)
    finally: print("after")
with m(4) as v: print(v)
with m(1): raise ValueError("boom")

### contextmanager that does not yield
from contextlib import contextmanager
@contextmanager
def m(): return
    yield
with m(): pass

### contextmanager without a yield on the path
from contextlib import contextmanager
@contextmanager
def m():
    if False: yield
with m(): pass

### contextmanager that yields twice
from contextlib import contextmanager
@contextmanager
def m():
    yield 1
    yield 2
with m(): pass

### ExitStack
from contextlib import ExitStack
class C:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, *a): print("exit", self.n)
with ExitStack() as s:
    print([s.enter_context(C(i)) for i in range(3)])
    s.callback(print, "callback", 1)

### closing redirect nullcontext
import io
from contextlib import closing, redirect_stdout, nullcontext
class R:
    def close(self): print("closed")
with closing(R()): print("use")
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
with nullcontext(5) as v: print(v, repr(buf.getvalue()))

### StringIO as a manager
import io
with io.StringIO("a\nb") as f: print(f.readlines(), f.closed)
print(f.closed)
f.read()

### with in a generator
class C:
    def __enter__(self): print("open"); return self
    def __exit__(self, *a): print("close")
def g():
    with C(): yield from range(3)
for x in g():
    print(x)

### lock like counters and timers
class Tally:
    def __init__(self): self.calls = []
    def __enter__(self): self.calls.append("in"); return self
    def __exit__(self, *a): self.calls.append("out")
t = Tally()
with t, t: pass
t.calls

### transaction
class Tx:
    def __init__(self, d): self.d = d
    def __enter__(self): self.saved = dict(self.d); return self.d
    def __exit__(self, t, v, tb):
        if t: self.d.clear(); self.d.update(self.saved)
        return t is ValueError
data = {"a": 1}
with Tx(data) as d: d["a"] = 2; raise ValueError
print(data)
with Tx(data) as d: d["a"] = 3
print(data)
