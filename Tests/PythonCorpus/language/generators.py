### simple
def g():
    yield 1
    yield 2
print(list(g()), [*g()], tuple(g()), sum(g()))

### step by step
def g():
    print("start")
    x = yield 1
    print("got", x)
    yield 2
    print("end")
it = g()
print(next(it), next(it), next(it, "done"))

### nothing runs before the first next
def g():
    print("running")
    yield
it = g()
print("made")
next(it)

### send
def echo():
    r = None
    while True:
        r = yield r
        if r is None: return "bye"
it = echo()
print(next(it), it.send("a"), it.send("b"))
try:
    it.send(None)
except StopIteration as e:
    print("stop", e.value)

### send before the start
def g(): yield
g().send(5)

### send None before the start
def g(): yield 7
g().send(None)

### running average
def average():
    total = count = 0
    value = None
    while True:
        x = yield value
        total += x
        count += 1
        value = total / count
a = average()
next(a)
print([a.send(x) for x in (10, 20, 60)])

### return value
def g():
    yield 1
    return 42
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args, repr(e))

### uncaught StopIteration
def g():
    return 5
    yield
next(g())

### exhausted stays exhausted
def g(): yield 1
it = g()
print(list(it), list(it), next(it, None))

### throw
def g():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)
        yield 2
it = g()
print(next(it), it.throw(ValueError("x")), next(it, "end"))

### throw uncaught
def g():
    yield 1
it = g()
next(it)
it.throw(KeyError("k"))

### throw before the start
def g():
    print("never")
    yield
it = g()
try:
    it.throw(ValueError("early"))
except ValueError as e:
    print(e, list(it))

### throw a class
def g():
    try: yield
    except TypeError as e: yield repr(e)
it = g()
next(it)
it.throw(TypeError)

### throw something else
def g(): yield
it = g()
next(it)
it.throw(5)

### throw into an exhausted generator
def g(): yield
it = g()
list(it)
it.throw(ValueError("late"))

### close
def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
it = g()
next(it)
it.close()
print(next(it, "closed"))

### close sees GeneratorExit
def g():
    try: yield
    except GeneratorExit as e:
        print("exit", repr(e))
        raise
it = g()
next(it)
it.close()
it.close()

### close before the start
def g():
    print("never")
    yield
it = g()
it.close()
print(list(it))

### ignoring close
def g():
    try: yield 1
    except GeneratorExit: yield 2
it = g()
next(it)
it.close()

### close returns a value
def g():
    try: yield 1
    except GeneratorExit: return 5
it = g()
next(it)
print(it.close())
# 3.14| 5

### close that raises
def g():
    try: yield 1
    finally: raise ValueError("in close")
it = g()
next(it)
it.close()

### StopIteration inside becomes RuntimeError
def g():
    yield 1
    raise StopIteration("x")
list(g())

### next inside without default
def g():
    while True:
        yield next(iter([]))
list(g())

### error inside
def g():
    yield 1
    1 / 0
it = g()
print(next(it))
try: next(it)
except ZeroDivisionError as e: print(e)
print(next(it, "finished"))

### already executing
def g():
    yield next(it)
it = g()
next(it)

### yield from a list
def g():
    yield 0
    yield from [1, 2]
    yield from "ab"
    yield from range(0)
list(g())

### yield from gives the return value
def inner():
    yield 1
    return "result"
def outer():
    r = yield from inner()
    print("inner gave", r)
    yield r
list(outer())

### yield from passes send
def inner():
    while True:
        x = yield
        if x is None: return "end"
        print("inner got", x)
def outer():
    r = yield from inner()
    yield r
it = outer()
next(it)
it.send(1)
it.send(2)
print(it.send(None))

### yield from passes throw
def inner():
    try: yield 1
    except KeyError:
        print("inner caught")
        yield 2
def outer(): yield from inner()
it = outer()
print(next(it), it.throw(KeyError()))

### yield from passes close
def inner():
    try: yield 1
    finally: print("inner closed")
def outer():
    try: yield from inner()
    finally: print("outer closed")
it = outer()
next(it)
it.close()

### yield from of a plain iterator and throw
def outer():
    try: yield from [1, 2]
    except ValueError: yield "caught outside"
it = outer()
next(it)
it.throw(ValueError)

### yield from sends to an iterator without send
def outer(): yield from iter([1, 2])
it = outer()
next(it)
it.send(5)

### yield from a number
def g(): yield from 5
list(g())

### yield as expression
def g():
    x = (yield 1) + (yield 2)
    yield x
it = g()
print(next(it), it.send(10), it.send(20))

### yield without a value and tuples
def g():
    yield
    yield 1, 2
    yield (yield)
print(list(g()))

### recursion
def walk(t):
    if isinstance(t, list):
        for x in t: yield from walk(x)
    else:
        yield t
print(list(walk([1, [2, [3, []], 4]])))

### permutations
def perms(a):
    if not a: yield []
    for i in range(len(a)):
        for p in perms(a[:i] + a[i + 1:]):
            yield [a[i]] + p
print(["".join(p) for p in perms(list("abc"))])

### infinite with islice
from itertools import islice, takewhile, count
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 20, fib())), list(islice(count(5, 2), 3)))

### pipeline
def read(): yield from ["1", "x", "3", ""]
def parse(xs):
    for x in xs:
        try: yield int(x)
        except ValueError: continue
def double(xs): return (x * 2 for x in xs)
print(list(double(parse(read()))))

### finally order with nested generators
def a():
    try:
        yield from b()
    finally:
        print("a")
def b():
    try:
        yield 1
    finally:
        print("b")
for x in a():
    print(x)

### with inside
class C:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *e): print("exit", e[0] and e[0].__name__)
def g():
    with C():
        yield 1
        yield 2
it = g()
next(it)
it.close()

### return in finally swallows
def g():
    try:
        yield 1
        raise ValueError
    finally:
        return
list(g())

### break in a for leaves the generator suspended
def g():
    for i in range(5): yield i
it = g()
for x in it:
    if x == 2: break
print(list(it))

### two generators are independent
def g():
    n = 0
    while n < 2:
        n += 1
        yield n
a, b = g(), g()
print(next(a), next(b), next(a), next(b))

### arguments and closures
def make(n):
    def g(m=2):
        for i in range(m): yield i * n
    return g
print(list(make(3)()), list(make(2)(4)))

### methods as generators
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
print(list(Tree(2, Tree(1), Tree(3))))

### generator attributes
def g():
    yield 1
it = g()
print(it.__name__, it.__qualname__, type(it).__name__, iter(it) is it, it.gi_running, it.gi_yieldfrom)

### generator is not subscriptable
def g(): yield 1
g()[0]

### generator has no len
def g(): yield 1
len(g())

### unpack a generator into a call
def g(): yield from (1, 2)
print(*g(), max(*g()))

### yield outside
yield 5

### yield in a class
class A:
    yield 1

### return with value in try
def g():
    try:
        return 1
    finally:
        print("cleanup")
    yield
it = g()
try: next(it)
except StopIteration as e: print(e.value)

### context of errors thrown in
def g():
    try: yield
    except ValueError: raise KeyError("new")
it = g()
next(it)
try: it.throw(ValueError("old"))
except KeyError as e: print(repr(e.__context__))

### exception state is kept apart
def g():
    try: 1 / 0
    except ZeroDivisionError:
        yield "in handler"
        raise
it = g()
print(next(it))
try:
    try: raise KeyError("k")
    except KeyError: next(it)
except ZeroDivisionError as e: print("re-raised", e, repr(e.__context__))

### generator in a dict comprehension and sorted
def pairs(): yield from [("b", 2), ("a", 1)]
print(dict(pairs()), sorted(pairs()), {k for k, _ in [*pairs()][:1]})

### delegating to itself
def g(n):
    if n: yield n; yield from g(n - 1)
print(list(g(5)), sum(1 for _ in g(200)))

### lambda generator
f = lambda: (yield 5)
print(list(f()), next(f()))

### send to a generator expression
g = (x for x in range(3))
print(next(g), g.send(None))
try: g.send(1)
except TypeError as e: print(e)
print(next(g, "end"))

### coroutine-style scheduler
def task(name, n):
    for i in range(n):
        print(name, i)
        yield
tasks = [task("a", 2), task("b", 3)]
while tasks:
    t = tasks.pop(0)
    try: next(t); tasks.append(t)
    except StopIteration: pass

### deep chain of yield from
def level(n):
    if n == 0: yield "bottom"
    else: yield from level(n - 1)
print(list(level(100)))
