### simple
def loud(f):
    def w(*a, **k): return f(*a, **k).upper()
    return w
@loud
def hi(n): return f"hi {n}"
hi("bo")

### order of application
def tag(t):
    print("make", t)
    def d(f):
        print("apply", t)
        def w(): return f"<{t}>{f()}</{t}>"
        return w
    return d
@tag("a")
@tag("b")
def f(): return "x"
f()

### decorator may return anything
@lambda f: f.__name__ * 2
def ab(): pass
ab

### any expression
ds = [lambda f: "first", lambda f: "second"]
@ds[1]
def f(): pass
@(lambda x: x)
def g(): return 1
print(f, g())

### name is bound after decoration
def d(f):
    return "g" in globals(), f.__name__
@d
def g(): pass
g

### wraps
from functools import wraps
def d(f):
    @wraps(f)
    def w(*a): "wrapper doc"; return f(*a)
    return w
@d
def f(x):
    "the doc"
    return x
print(f.__name__, f.__doc__, f.__wrapped__(3), f(4))

### cache
from functools import lru_cache, cache
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())

### bounded cache
from functools import lru_cache
@lru_cache(maxsize=2)
def f(x):
    print("call", x)
    return x
f(1); f(2); f(1); f(3); f(2)
print(f.cache_info())
f.cache_clear()
print(f.cache_info())

### cache needs hashable arguments
from functools import cache
@cache
def f(x): return x
f([1])

### class as decorator
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def f(x): return x + 1
f(1); f(2)
f.n

### decorating a class
def add(cls):
    cls.extra = lambda self: "extra"
    return cls
@add
class A: pass
A().extra()

### registry
registry = {}
def register(name):
    def d(f):
        registry[name] = f
        return f
    return d
@register("add")
def add(a, b): return a + b
@register("sub")
def sub(a, b): return a - b
print({k: f(5, 3) for k, f in registry.items()})

### decorating methods
def log(f):
    def w(self, *a):
        print("call", f.__name__, a)
        return f(self, *a)
    return w
class A:
    @log
    def m(self, x): return x * 2
A().m(4)

### staticmethod and classmethod stacked with others
def twice(f): return lambda *a: f(*a) * 2
class A:
    @staticmethod
    @twice
    def s(x): return x
    @classmethod
    @twice
    def c(cls): return cls.__name__
print(A.s(2), A.c(), A().s(3))

### optional arguments
def d(f=None, *, n=2):
    if f is None: return lambda g: d(g, n=n)
    return lambda: [f()] * n
@d
def a(): return 1
@d(n=3)
def b(): return 2
print(a(), b())

### retry
def retry(n):
    def d(f):
        def w():
            for i in range(n):
                try: return f()
                except ValueError as e: print("try", i, e)
            raise RuntimeError("gave up")
        return w
    return d
state = []
@retry(3)
def f():
    state.append(1)
    if len(state) < 3: raise ValueError("bad")
    return "good"
f()

### not callable decorator
@5
def f(): pass

### decorator that raises
def d(f): raise ValueError(f.__name__)
@d
def g(): pass

### decorator without a function
@print
x = 1

### property as decorator elsewhere
class Once:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls=None):
        if obj is None: return self
        v = obj.__dict__[self.name] = self.f(obj)
        return v
class A:
    @Once
    def v(self):
        print("computed")
        return 5
a = A()
print(a.v, a.v)

### singledispatch
from functools import singledispatch
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("a"), show(True))

### total_ordering
from functools import total_ordering
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(3) > V(2), V(2) >= V(2), V(1) != V(1))

### cached_property
from functools import cached_property
class A:
    @cached_property
    def x(self):
        print("once")
        return 3
a = A()
print(a.x, a.x, a.__dict__)

### contextmanager
from contextlib import contextmanager
@contextmanager
def tag(n):
    print("<" + n + ">")
    try: yield n.upper()
    finally: print("</" + n + ">")
with tag("b") as t: print(t)
@tag("deco")
def f(): print("inside")
f()

### decorated recursion uses the decorated name
def trace(f):
    def w(n):
        print("enter", n)
        return f(n)
    return w
@trace
def down(n): return n if n == 0 else down(n - 1)
down(2)
