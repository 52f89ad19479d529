### positional and keyword
def f(a, b=2): return a, b
print(f(1), f(1, 3), f(b=4, a=5), f(1, b=6))

### missing one
def f(a): pass
f()

### missing two
def f(a, b): pass
f()

### missing three
def f(a, b, c): pass
f()

### missing some
def f(a, b, c, d=4): pass
f(1)

### too many for none
def f(): pass
f(1)

### too many for one
def f(a): pass
f(1, 2)

### too many for two
def f(a, b): pass
f(1, 2, 3)

### too many with defaults
def f(a, b=1): pass
f(1, 2, 3)

### too many with only defaults
def f(a=1): pass
f(1, 2)

### too many with keyword only
def f(a, *, k): pass
f(1, 2, k=3)

### too many with keyword only given twice
def f(*, k, m): pass
f(1, 2, k=3, m=4)

### unexpected keyword
def f(a): pass
f(1, b=2)

### unexpected keyword for none
def f(): pass
f(x=1)

### unexpected keyword near a parameter
def f(colour): pass
f(color=1)
# 3.14| TypeError: f() got an unexpected keyword argument 'color'. Did you mean 'colour'?

### multiple values
def f(a, b): pass
f(1, a=2)

### multiple values from a star
def f(a, b): pass
f(*[1, 2], b=3)

### missing keyword only
def f(*, k): pass
f()

### missing two keyword only
def f(*, k, m): pass
f()

### missing three keyword only
def f(*, k, m, n): pass
f()

### positional only
def f(a, b=2, /, c=3): return a, b, c
print(f(1), f(1, 5), f(1, c=4), f(1, 2, 3))

### positional only passed by keyword
def f(a, /): pass
f(a=1)

### positional only passed by keyword with others
def f(a, b, /, c): pass
f(1, b=2, c=3)

### positional only name in kwargs
def f(a, /, **k): return a, k
f(1, a=2)

### all kinds
def f(a, /, b, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, 2, d=4), f(1, 2, 3, 4, 5, d=6, x=7), f(1, b=2, d=3, e=4))

### args and kwargs are fresh
def f(*a, **k):
    k["x"] = 1
    return a, k
d = {"y": 2}
print(f(**d), d, f(*[1]))

### star args of kinds
def f(*a): return a
print(f(*range(3)), f(*"ab", *{1: 2}), f(*(x for x in [1])), f(*[], *()))

### args after star is keyword only
def f(a, *args, sep="-"): return sep.join(map(str, (a, *args)))
print(f(1, 2, 3), f(1, 2, sep="+"))

### defaults are evaluated once
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []), f(4))

### defaults are evaluated at definition
n = 1
def f(x=n): return x
n = 2
print(f(), n)

### default order of evaluation
def t(x):
    print("eval", x)
    return x
def f(a=t(1), *, b=t(2), c: t("note") = t(3)): pass
# 3.14| eval 1
# 3.14| eval 2
# 3.14| eval 3

### keyword argument order is kept
def f(**k): return list(k)
f(z=1, a=2, m=3)

### argument evaluation order
def t(x):
    print(x)
    return x
def f(*a, **k): pass
f(t(1), t(2), k=t(3), j=t(4))

### function is evaluated before the arguments
def get():
    print("function")
    return print
get()("argument")

### calling what is not callable
x = 5
x()

### calling a list
[1](0)

### calling None
None()

### calling a module
import math
math()

### calling a dict item that is not callable
d = {"f": 1}
d["f"]()

### return forms
def a(): return
def b(): pass
def c(): return 1, 2
def d():
    if False: return 5
print(a(), b(), c(), d())

### recursion
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fact(20), [fib(i) for i in range(12)])

### mutual recursion
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(10), odd(7), even(7))

### unbounded recursion
def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(type(e).__name__, isinstance(e, RuntimeError))

### recursion is possible after the error
def f(n): return f(n + 1)
for _ in range(3):
    try: f(0)
    except RecursionError: print("again")

### ackermann
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
ack(2, 3)

### lambda forms
print((lambda: 1)(), (lambda x, y=2, *a, k=3, **q: (x, y, a, k, q))(1), (lambda *a: a)(1, 2), (lambda x: lambda y: x + y)(1)(2))

### lambda wrong call
(lambda x: x)()

### lambda name
f = lambda: 0
print(f.__name__, f.__qualname__)

### method wrong call counts self
class A:
    def m(self, a): pass
A().m()

### method with too many
class A:
    def m(self): pass
A().m(1)

### method without self
class A:
    def m(): pass
A().m()

### method through the class without self
class A:
    def m(self): pass
A.m()

### constructor wrong call
class A:
    def __init__(self, x): pass
A()

### constructor with too many
class A:
    def __init__(self): pass
A(1)

### class without constructor takes nothing
class A: pass
A(1)

### class without constructor takes no keywords
class A: pass
A(x=1)

### object takes nothing
object(1)

### nested function wrong call shows the qualified name
def outer():
    def inner(a): pass
    inner()
outer()

### builtin wrong calls
for f, a in ((len, ()), (len, (1, 2)), (abs, ()), (ord, ("a", "b")), (isinstance, (1,)), (divmod, (1,)), (hash, ()), (chr, ()), (callable, ())):
    try: f(*a)
    except TypeError as e: print(e)

### builtin keywords
for f, k in ((len, {"obj": []}), (abs, {"x": 1}), (sorted, {"iterable": []}), (repr, {"obj": 1})):
    try: f(**k)
    except TypeError as e: print(e)

### duplicate parameter
def f(a, a): pass

### default before required
def f(a=1, b): pass
# 3.14| SyntaxError: parameter without a default follows parameter with a default

### keyword repeated in a call
f(a=1, a=2)

### positional after keyword
f(a=1, 2)

### positional after double star
f(**{}, 1)

### star after double star
f(**{}, *[])

### two stars in a definition
def f(*a, *b): pass

### bare star without names
def f(*): pass

### slash first
def f(/, a): pass

### two slashes
def f(a, /, b, /): pass

### slash after star
def f(*a, /): pass

### parameter after kwargs
def f(**k, a): pass

### kwargs with a default
def f(**k=1): pass

### star with a default
def f(*a=1): pass

### keyword that is an expression
f(a.b=1)

### keyword that is a literal
f(1=2)

### keyword True
f(True=1)

### kwargs repeated with a bound parameter
def f(a, **k): pass
f(1, **{"a": 2})

### many arguments
def f(*a, **k): return sum(a) + sum(k.values())
f(*range(1000), **{f"k{i}": i for i in range(1000)})

### star star mapping object
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
def f(**k): return k
f(**M())

### star star without keys
class M: pass
dict(**M())

### passing functions
def twice(f, x): return f(f(x))
print(twice(lambda x: x * 3, 2), twice(str.upper, "a"), list(map(twice, [abs], [-1])))

### partial
from functools import partial
def f(a, b, c=0): return a, b, c
p = partial(f, 1, c=3)
print(p(2), p(2, c=4), p.args, p.keywords, p.func is f)

### arguments are shared objects
def f(a): a.append(1); a = []; a.append(2)
x = []
f(x)
x

### assignments to parameters stay inside
def f(n):
    n += 1
    return n
n = 1
print(f(n), n)

### varargs default combos
def f(a, b=2, *rest, c, d=4): return a, b, rest, c, d
for args, kw in (((1,), {"c": 3}), ((1, 5, 6), {"c": 7, "d": 8})):
    print(f(*args, **kw))

### f without varargs unpack error
def f(a, b): return a, b
f(*[1, 2, 3])

### star of None
def f(*a): pass
f(*None)

### double star of None
def f(**k): pass
f(**None)

### call result chain
class A:
    def add(self, n): self.n = getattr(self, "n", 0) + n; return self
A().add(1).add(2).n

### immediately invoked nested functions
def make():
    def a(): return b() + 1
    def b(): return 10
    return a
make()()
