### counter
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
a, b = counter(), counter()
print(a(), a(), b(), a())

### shared cell
def f():
    n = 0
    def inc():
        nonlocal n
        n += 1
    def get(): return n
    return inc, get
inc, get = f()
inc(); inc()
get()

### late binding
def f():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [g() for g in fs]
f()

### binding by default
fs = [lambda i=i: i for i in range(3)]
[f() for f in fs]

### binding by factory
def make(i): return lambda: i
[f() for f in [make(i) for i in range(3)]]

### cell is read at call time
def f():
    def g(): return x
    x = 1
    a = g()
    x = 2
    return a, g()
f()

### free variable before assignment
def f():
    def g(): return x
    g()
    x = 1
f()

### unbound local
def f():
    print(x)
    x = 1
x = 5
f()

### unbound local by augmented assignment
n = 0
def f():
    n += 1
f()

### unbound local in one branch
def f(c):
    if c: x = 1
    return x
print(f(True))
f(False)

### unbound local after del
def f():
    x = 1
    del x
    return x
f()

### unbound local from a for loop
def f():
    for i in []: pass
    return i
f()

### unbound local of an import
def f():
    a = math.pi
    import math
f()

### unbound local after except
def f():
    e = 1
    try: 1 / 0
    except ZeroDivisionError as e: pass
    return e
f()

### global
n = 1
def f():
    global n, m
    n = 2
    m = 3
f()
print(n, m)

### global in a nested function skips the middle
x = "global"
def f():
    x = "local"
    def g():
        global x
        return x
    return g(), x
f()

### global from a nested function writes
def f():
    def g():
        global created
        created = 1
    g()
f()
created

### nonlocal through two levels
def f():
    x = 1
    def g():
        def h():
            nonlocal x
            x += 1
        h()
        return x
    return g(), x
f()

### nonlocal without a binding
def f():
    nonlocal x

### nonlocal at module level
nonlocal x

### nonlocal of a global
x = 1
def f():
    def g():
        nonlocal x

### global after use
def f():
    print(x)
    global x

### global after assignment
def f():
    x = 1
    global x

### nonlocal after use
def f():
    x = 1
    def g():
        print(x)
        nonlocal x

### parameter and global
def f(x):
    global x

### parameter and nonlocal
def f():
    x = 1
    def g(x):
        nonlocal x

### nonlocal and global
def f():
    x = 1
    def g():
        global x
        nonlocal x

### name error
undefined_name

### name error in a function
def f(): return undefined_name
f()

### builtins are found last
def f(): return len([1])
print(f())
len = lambda x: "mine"
print(f())
del len
print(f())

### class scope is not seen by methods
x = "global"
class A:
    x = "class"
    def m(self): return x
A().m()

### class scope sees globals then itself
x = "global"
class A:
    y = x
    x = "class"
    z = x
print(A.y, A.z)

### class in a function sees the closure
def f(x):
    class A:
        y = x
        def m(self): return x
    return A
print(f(5).y, f(6)().m())

### class body shadows a closure variable
def f():
    x = "f"
    class A:
        x = x if False else "A"
        def m(self): return x
    return A.x, A().m()
try:
    print(f())
except NameError as e:
    print(type(e).__name__)

### del of a name in a class body reveals the global
x = "global"
class A:
    x = 1
    del x
    y = x
A.y

### if and loops do not make scopes
if True:
    a = 1
for i in range(3):
    b = i
while not a > 1:
    a += 1
    c = "c"
print(a, b, c, i)

### for variable survives
for i in range(3): pass
i

### exception variable is deleted
try: 1 / 0
except ZeroDivisionError as e: pass
e

### exception variable deletion in a function
def f():
    try: 1 / 0
    except ZeroDivisionError as err: x = str(err)
    try: return err
    except UnboundLocalError as e: return x, str(e)
f()

### del of a missing name
del nothing_here

### del of a local twice
def f():
    x = 1
    del x
    del x
f()

### del of a global in a function
x = 1
def f():
    global x
    del x
f()
x

### del of a cell variable
def f():
    x = 1
    def g(): return x
    del x
    return g()
f()

### locals in a function
def f(a, b=2):
    c = 3
    return locals()
f(1)

### locals is a snapshot
def f():
    x = 1
    d = locals()
    x = 2
    return d, locals()["x"]
f()
# 3.14| => ({'x': 1}, 2)

### changing locals does nothing
def f():
    x = 1
    locals()["x"] = 5
    return x
f()

### globals is live
globals()["made"] = 5
print(made, "made" in globals())

### locals in a class body
class A:
    x = 1
    y = sorted(k for k in locals() if not k.startswith("__"))
A.y

### closure of a loop with a function per turn
handlers = {}
for name in ("a", "b"):
    def h(x, name=name): return name + x
    handlers[name] = h
print(handlers["a"]("1"), handlers["b"]("2"))

### function attributes as state
def f():
    f.calls += 1
    return f.calls
f.calls = 0
f(); f()
f.calls

### closure attributes
def f():
    x, y = 1, 2
    def g(): return x + y
    return g
g = f()
print(g.__code__.co_freevars, [c.cell_contents for c in g.__closure__])

### recursion through a local name
def outer():
    def fact(n): return 1 if n == 0 else n * fact(n - 1)
    return fact
outer()(5)

### redefinition while running
def f():
    global f
    def f(): return "new"
    return "old"
print(f(), f())

### inner function sees later globals
def f(): return later
later = 5
f()

### default sees the enclosing scope at definition
def f():
    x = 1
    def g(y=x): return y
    x = 2
    return g()
f()

### accumulators by closure
def bank(balance):
    def deposit(n):
        nonlocal balance
        balance += n
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance: raise ValueError(f"only {balance} left")
        balance -= n
        return balance
    return deposit, withdraw
d, w = bank(10)
print(d(5), w(12))
w(10)

### compose and curry
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1, abs)(-5))

### nested comprehension captures
def f(n):
    return [lambda: (i, n) for i in range(n)]
[g() for g in f(2)]

### lambda in a default captured from a loop in a class
class A:
    fs = [lambda self, i=i: i for i in range(2)]
[f(None) for f in A.fs]

### exec does not change function locals
def f():
    x = 1
    exec("x = 2")
    return x
f()

### star import is not allowed in functions
def f():
    from math import *

### walrus scope
if (n := 5) > 3: pass
def f():
    if (m := n + 1): return m
print(n, f())

### global keyword at module level
global q
q = 3
q

### variable annotation makes a local
def f():
    x: int
    return x
x = 1
f()
