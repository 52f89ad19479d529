# Attacks on time and on the native stack. Each must end inside its limit, and the session must say so.

### while true
# tries: the plain endless loop
# expect: limit instructions|time
while True: pass

### while with work
# tries: an endless loop that calls
# expect: limit instructions|time
n = 0
while n >= 0: n = abs(n + 1) % 1000

### for over count
# tries: an endless iterator
# expect: limit instructions|time
import itertools
for _ in itertools.count(): pass

### for over cycle
# tries: itertools.cycle
# expect: limit instructions|time
import itertools
for _ in itertools.cycle("ab"): pass

### for over repeat
# tries: a loop inside compiled code only
# expect: limit instructions|time
import itertools
sum(itertools.repeat(0))

### iterator that never ends
# tries: __next__ that always answers, consumed by a builtin
# expect: limit instructions|time|memory
class Z:
    def __iter__(self): return self
    def __next__(self): return 0
sum(Z())

### iter with a sentinel that never comes
# tries: iter(callable, sentinel)
# expect: limit instructions|time
any(iter(int, 1))

### any over an endless map
# tries: builtins over lazy endless sources
# expect: limit instructions|time
import itertools
any(map(bool, filter(None, zip(itertools.repeat(0), itertools.repeat(0)))) if False else map(bool, itertools.repeat(0)))

### membership in an endless iterator
# tries: the in operator
# expect: limit instructions|time
import itertools
"never" in itertools.count()

### max of an endless source
# tries: max and min
# expect: limit instructions|time
import itertools
max(itertools.repeat(1))

### unpacking an endless source
# tries: star unpacking
# expect: limit instructions|time|memory
import itertools
a, *b = itertools.count()

### sorted of an endless generator
# tries: collecting before sorting
# expect: limit memory|instructions|time
sorted(x for x in iter(int, 1))

### zip strict endless
# tries: dict of endless pairs
# expect: limit instructions|time|memory
import itertools
dict(zip(itertools.repeat("k"), itertools.count(), strict=True))

### deque with a maximum
# tries: consuming without memory
# expect: limit instructions|time
import itertools
from collections import deque
deque(itertools.count(), maxlen=1)

### reduce over an endless source
# tries: functools.reduce
# expect: limit instructions|time
import functools, itertools
functools.reduce(lambda a, b: b, itertools.count())

### try inside the loop
# tries: catching the limit itself
# expect: limit instructions|time
while True:
    try:
        while True: pass
    except BaseException:
        pass

### finally against the limit
# tries: running on in finally
# expect: limit instructions|time
try:
    while True: pass
finally:
    while True: pass

### exit handler against the limit
# tries: running on in __exit__ and __del__
# expect: limit instructions|time
class C:
    def __enter__(self): return self
    def __exit__(self, *a):
        while True: pass
    def __del__(self):
        while True: pass
with C():
    while True: pass

### generator close against the limit
# tries: a generator that does not close
# expect: limit instructions|time
def g():
    while True:
        try: yield
        except GeneratorExit:
            while True: pass
x = g(); next(x)
x.close()

### empty range loops nested
# tries: loops of loops without allocation
# expect: limit instructions|time
for a in range(10 ** 9):
    for b in range(10 ** 9): pass

### comprehension without end
# tries: a generator expression over a huge range
# expect: limit instructions|time
sum(1 for _ in range(10 ** 15))

### range membership by equality
# tries: searching a range for something that is no number
# expect: limit instructions|time
class E:
    def __eq__(self, o): return False
E() in range(10 ** 15)

### range count by equality
# tries: range.count and index with a custom object
# expect: limit instructions|time
class E:
    def __eq__(self, o): return False
range(10 ** 15).count(E())

### sleep
# tries: waiting without computing
# expect: limit time
import time
time.sleep(10 ** 6)

### asyncio sleep
# tries: an event loop that never ends
# expect: limit time|instructions
import asyncio
async def main():
    while True: await asyncio.sleep(0)
asyncio.run(main())

### asyncio wait for nothing
# tries: waiting for a future that nobody sets
# expect: deadlock
import asyncio
async def main(): await asyncio.get_running_loop().create_future()
asyncio.run(main())

### lock twice
# tries: a dead lock
# expect: deadlock
import asyncio
async def main():
    l = asyncio.Lock()
    await l.acquire()
    await l.acquire()
asyncio.run(main())

### recursion plain
# tries: the call stack
# expect: limit recursion
def f(): f()
f()

### recursion that catches
# tries: catching RecursionError and going on
# expect: limit recursion|instructions|time
def f():
    try: f()
    except RecursionError: f()
f()

### recursion mutual with lambdas
# tries: functions of many kinds in one cycle
# expect: limit recursion
f = lambda: g()
class G:
    def __call__(self): return h()
g = G()
def h(): return [f() for _ in [0]]
f()

### recursion by repr
# tries: __repr__ that formats itself
# expect: limit recursion
class R:
    def __repr__(self): return f"{self!r}"
repr(R())

### recursion by str and format
# tries: str, format and percent
# expect: limit recursion
class R:
    def __str__(self): return "%s" % self
    def __format__(self, s): return str(self)
f"{R()}"

### recursion by eq
# tries: __eq__ that compares itself
# expect: limit recursion
class E:
    def __eq__(self, o): return [self] == [E()]
E() == E()

### recursion by hash
# tries: __hash__ of a tuple that holds itself by an object
# expect: limit recursion
class H:
    def __hash__(self): return hash((self,))
hash(H())

### recursion by getattr
# tries: __getattr__ that asks again
# expect: limit recursion
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
A().a

### recursion by getattribute
# tries: __getattribute__ that asks again
# expect: limit recursion
class A:
    def __getattribute__(self, n): return self.x
A().a

### recursion by setattr
# tries: __setattr__ that sets
# expect: limit recursion
class A:
    def __setattr__(self, n, v): self.x = v
A().a = 1

### recursion by operators
# tries: __add__, __radd__, __lt__, __bool__, __len__, __contains__, __iter__ in cycles
# expect: limit recursion
class A:
    def __add__(self, o): return self + o if self else 1
    def __bool__(self): return self in [1, self.__class__()] or True
    def __eq__(self, o): return bool(self + 1)
A() + 1

### recursion by index
# tries: __index__ and __getitem__
# expect: limit recursion
class A:
    def __index__(self): return [1][self]
[1][A()]

### recursion by call
# tries: a chain of __call__ objects
# expect: limit recursion
class A: pass
A.__call__ = A()
A()()

### recursion by property
# tries: property, descriptor and class property
# expect: limit recursion
class A:
    @property
    def x(self): return self.x
A().x

### recursion by missing
# tries: __missing__
# expect: limit recursion
class D(dict):
    def __missing__(self, k): return self[k + 1]
D()[0]

### recursion by iter
# tries: __iter__ and yield from
# expect: limit recursion
def g(): yield from g()
next(g())

### recursion by generators nested
# tries: a deep tower of generators
# expect: limit recursion|memory
def wrap(g): yield from g
g = iter([1])
for _ in range(200000): g = wrap(g)
next(g)

### recursion by map tower
# tries: a deep tower of lazy iterators
# expect: limit recursion|memory
m = iter([1])
for _ in range(200000): m = map(int, m)
next(m)

### recursion by filter and chain towers
# tries: other lazy iterators
# expect: limit recursion|memory|contained
import itertools
m = iter([1])
for _ in range(100000): m = itertools.chain(filter(None, m))
next(m)

### recursion by partial
# tries: nested functools.partial and bound methods
# expect: limit recursion|memory
import functools
f = lambda: 1
for _ in range(100000): f = functools.partial(functools.partial.__call__, f)
f()

### recursion by isinstance
# tries: nested tuples of classes
# expect: limit recursion|memory|contained
t = (int,)
for _ in range(200000): t = (t, str)
isinstance(b"", t)

### recursion by import hook
# tries: exec in exec
# expect: limit recursion
s = "exec(s)"
exec(s)

### recursion by eval
# tries: eval of eval
# expect: limit recursion
s = "eval(s)"
eval(s)

### recursion by super
# tries: super in a cycle of calls
# expect: limit recursion
class A:
    def m(self): return B.m(self)
class B(A):
    def m(self): return super().m()
B().m()

### recursion by metaclass call
# tries: __call__ of a metaclass
# expect: limit recursion
class M(type):
    def __call__(cls): return cls()
class A(metaclass=M): pass
A()

### recursion by new
# tries: __new__ that makes another
# expect: limit recursion
class A:
    def __new__(cls): return cls()
A()

### recursion by subclass check
# tries: __instancecheck__ and __subclasscheck__
# expect: limit recursion
class M(type):
    def __instancecheck__(cls, o): return isinstance(o, cls)
class A(metaclass=M): pass
isinstance(5, A)

### recursion by with
# tries: __enter__ and __exit__
# expect: limit recursion
class C:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
with C(): pass

### recursion by exceptions
# tries: an exception whose __str__ raises itself
# expect: limit recursion
class E(Exception):
    def __str__(self): raise E("x") if len(self.args) > 5 else E(str(self))
str(E("a"))

### recursion by sort key
# tries: sorting in a key function, ever deeper
# expect: limit recursion
def key(x): return sorted([x], key=key)
sorted([1], key=key)

### recursion by json
# tries: json of deep data
# expect: limit recursion
import json
a = []
for _ in range(200000): a = [a]
json.dumps(a)

### recursion by json text
# tries: parsing deep text
# expect: limit recursion
import json
json.loads("[" * 200000)

### recursion by deepcopy
# tries: copying deep data
# expect: limit recursion
import copy
a = []
for _ in range(200000): a = [a]
copy.deepcopy(a)

### recursion by deep repr
# tries: repr of deep data
# expect: limit recursion
a = []
for _ in range(200000): a = [a]
repr(a)

### recursion by deep compare
# tries: equality of two deep lists
# expect: limit recursion
a, b = [], []
for _ in range(200000): a, b = [a], [b]
a == b

### recursion by deep hash
# tries: hash of deep tuples
# expect: limit recursion
t = ()
for _ in range(200000): t = (t,)
hash(t)

### recursion by deep ordering
# tries: ordering of deep tuples
# expect: limit recursion
t, u = (), ()
for _ in range(200000): t, u = (t,), (u, 1)
t < u

### deep data is freed
# tries: the deallocation of deep data of many kinds
# expect: contained
for make in (lambda x: [x], lambda x: (x,), lambda x: {"k": x}, lambda x: type("C", (), {})() if False else [x, x]):
    a = None
    for _ in range(200000): a = make(a)
    del a
class N: pass
n = None
for _ in range(200000):
    m = N(); m.next = n; n = m
del n, m
print("survived")

### deep closures are freed
# tries: chains of functions and generators
# expect: contained
f = lambda: 0
for _ in range(100000): f = (lambda g: lambda: g)(f)
del f
print("survived")

### deep exceptions are freed
# tries: a long chain of contexts
# expect: contained
e = None
for i in range(50000):
    n = ValueError(i)
    n.__context__ = e
    e = n
del e, n
print("survived")

### pattern matching deep
# tries: match on deep data
# expect: limit recursion|instructions|time
def depth(x):
    match x:
        case [y]: return 1 + depth(y)
    return 0
a = []
for _ in range(100000): a = [a]
depth(a)

### source deep parentheses
# tries: nesting in source text
# expect: limit recursion|size
exec("(" * 100000 + ")" * 100000)

### source deep lists
# tries: brackets of every kind
# expect: limit recursion|size
exec("[" * 100000 + "]" * 100000)

### source deep unary
# tries: unary operators, which need no brackets
# expect: limit recursion|size
exec("x = " + "-" * 200000 + "1")

### source deep not
# tries: not not not
# expect: limit recursion|size
exec("x = " + "not " * 200000 + "1")

### source deep binary
# tries: a long chain of +, which is a deep tree
# expect: limit recursion|size|instructions|time
exec("x = " + "+".join(["1"] * 200000))

### source deep power
# tries: right associative operators
# expect: limit recursion|size
exec("x = " + "**".join(["1"] * 100000))

### source deep attributes
# tries: a.a.a.a
# expect: limit recursion|size
exec("x = a" + ".a" * 200000)

### source deep calls
# tries: f()()()
# expect: limit recursion|size
exec("x = f" + "()" * 200000)

### source deep lambda
# tries: lambda: lambda:
# expect: limit recursion|size
exec("x = " + "lambda: " * 100000 + "1")

### source deep conditional
# tries: a if b else a if b else
# expect: limit recursion|size
exec("x = " + "1 if 1 else " * 100000 + "1")

### source deep blocks
# tries: indentation
# expect: limit recursion|size
exec("".join(" " * i + "if 1:\n" for i in range(2000)) + " " * 2000 + "pass")

### source deep elif
# tries: a long chain of elif
# expect: limit recursion|size
exec("if 0: pass\n" + "elif 0: pass\n" * 100000)

### source deep f-strings
# tries: nested fields
# expect: limit recursion|size
s = "1"
for _ in range(400): s = "f'{" + s + "}'"
exec("x = " + s)

### source deep comprehension
# tries: many for clauses
# expect: limit recursion|size
exec("x = [0 " + "for a in [0] " * 50000 + "]")

### source many names
# tries: a huge number of locals and constants
# expect: limit memory|size|instructions|time
exec("def f():\n" + "\n".join(f" a{i} = {i}" for i in range(3_000_000)))

### source long line
# tries: a huge single expression
# expect: limit memory|size|instructions|time
exec("x = [" + "1," * 20_000_000 + "]")

### source nested functions
# tries: def in def
# expect: limit recursion|size
exec("".join(" " * i + f"def f{i}():\n" for i in range(1000)) + " " * 1000 + "pass")

### source many decorators
# tries: a long list of decorators
# expect: limit recursion|size|instructions|time|memory|contained
exec("@id\n" * 1_000_000 + "def f(): pass")

### source many finally
# tries: nested try and finally, which compilers copy
# expect: limit recursion|size|memory
exec("".join(" " * i + "try:\n" for i in range(60)) + " " * 60 + "pass\n" + "".join(" " * i + "finally: x = 1\n" for i in range(59, -1, -1)) + "def f():\n" + "".join(" " * (i + 1) + "try:\n" for i in range(400)) + " " * 401 + "return 1\n" + "".join(" " * (i + 1) + "finally: x = 1\n" for i in range(399, -1, -1)))

### ackermann
# tries: deep and long at once
# expect: limit recursion|instructions|time
def a(m, n): return n + 1 if m == 0 else a(m - 1, 1) if n == 0 else a(m - 1, a(m, n - 1))
a(4, 2)

### exponential recursion
# tries: fib without a memory
# expect: limit instructions|time
def fib(n): return fib(n - 1) + fib(n - 2) if n > 1 else n
fib(60)

### equality of shared data
# tries: comparison of two lists that share parts, 2 ** 60 steps
# expect: limit instructions|time
a, b = [], []
for _ in range(60): a, b = [a, a], [b, b]
a == b

### hash of shared data
# tries: hashing a shared tuple, 2 ** 60 steps
# expect: limit instructions|time|contained
t = ()
for _ in range(60): t = (t, t)
hash(t)

### repr of shared data
# tries: text of 2 ** 60 characters from little data
# expect: limit memory|size|instructions|time
a = []
for _ in range(60): a = [a, a]
repr(a)

### json of shared data
# tries: the same through json
# expect: limit memory|size|instructions|time
import json
a = []
for _ in range(60): a = [a, a]
json.dumps(a)

### class hierarchy without end
# tries: ever more classes
# expect: limit memory|instructions|time
c = object
while True: c = type("C", (c,), {})

### class diamond bomb
# tries: C3 over a wide lattice
# expect: limit memory|instructions|time|recursion
level = [type(f"L{i}", (), {}) for i in range(300)]
while True: level = [type("X", tuple(level[i:] + level[:i]) if i == 0 else (level[i],), {}) for i in range(len(level))]

### regex backtracking
# tries: (a+)+$ against many a
# expect: contained
import re
re.match("(a+)+$", "a" * 60 + "b")

### regex backtracking with a reference
# tries: what no engine does in linear time
# expect: limit instructions|time
import re
re.match(r"(a*)(a*)(a*)(a*)(a*)(a*)\1\2\3\4\5\6b", "a" * 200)

### regex backtracking alternatives
# tries: overlapping alternatives
# expect: contained
import re
re.match("(a|a|aa)*$", "a" * 60 + "!")

### regex backreference
# tries: back references, which no automaton can do
# expect: limit instructions|time
import re
re.match(r"(a*)*\1\1\1b", "a" * 200)

### regex lookahead
# tries: nested look around
# expect: limit instructions|time
import re
re.match("(?=(a+)+b)(a+)+c", "a" * 60)

### regex quadratic search
# tries: a search that starts at every place
# expect: limit instructions|time
import re
re.search("a*b", "a" * 1_000_000)

### regex counted repeats
# tries: nested counts that expand
# expect: limit memory|size|instructions|time|contained
import re
re.compile("((((a{1,1000}){1,1000}){1,1000}){1,1000}){1,1000}").match("a" * 10000)

### regex deep groups
# tries: nesting in a pattern
# expect: limit recursion|size
import re
re.compile("(" * 50000 + ")" * 50000)

### string search quadratic
# tries: find with a needle of half the size
# expect: limit instructions|time
h = "a" * 3_000_000
n = "a" * 1_500_000 + "b"
for _ in range(1000): n in h, h.find(n), h.count(n), h.replace(n, ""), h.split(n)

### dict collisions
# tries: keys with one hash
# expect: limit instructions|time
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
d = {}
for i in range(10 ** 6): d[K(i)] = i

### integer hash collisions
# tries: integers that are equal modulo the hash's prime
# expect: limit instructions|time|memory
d = {}
for i in range(10 ** 7): d[i * (2 ** 61 - 1)] = i

### difflib worst case
# tries: SequenceMatcher on text that matches everywhere
# expect: limit instructions|time
import difflib
difflib.SequenceMatcher(None, "a" * 20000, "a" * 20000, autojunk=False).ratio()
difflib.ndiff(["a" * 500] * 500, ["a" * 499 + "b"] * 500).__next__()
list(difflib.ndiff(["a" * 500 + str(i) for i in range(500)], ["a" * 499 + str(i) for i in range(500)]))
