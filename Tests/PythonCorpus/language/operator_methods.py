### vector
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __repr__(self): return f"V({self.x}, {self.y})"
a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 2, 3 * a, -a, abs(b), a == V(1, 2), sum([a, b], V(0, 0)))

### every binary operator and its reflection
class L:
    def __getattr__(self, n): raise AttributeError(n)
names = "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or divmod".split()
ns = {}
for n in names:
    ns[f"__{n}__"] = lambda self, o, n=n: f"{n}({o})"
    ns[f"__r{n}__"] = lambda self, o, n=n: f"r{n}({o})"
X = type("X", (), ns)
x = X()
print(x + 1, x - 1, x * 1, x @ 1, x / 1, x // 1, x % 1, x ** 1, x << 1, x >> 1, x & 1, x ^ 1, x | 1, divmod(x, 1))
print(1 + x, 1 - x, 1 * x, 1 @ x, 1 / x, 1 // x, 1 % x, 1 ** x, 1 << x, 1 >> x, 1 & x, 1 ^ x, 1 | x, divmod(1, x))

### every in place operator
names = "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or".split()
X = type("X", (), {f"__i{n}__": (lambda self, o, n=n: (print(n, o), self)[1]) for n in names})
x = y = X()
x += 1; x -= 2; x *= 3; x @= 4; x /= 5; x //= 6; x %= 7; x **= 8; x <<= 9; x >>= 10; x &= 11; x ^= 12; x |= 13
print(x is y)

### in place falls back to the plain operator
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): return A(self.n + o)
a = b = A(1)
a += 5
print(a.n, b.n, a is b)

### in place that gives NotImplemented falls back
class A:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "add"
a = A()
a += 1
a

### NotImplemented leads to the reflected method
class A:
    def __add__(self, o): print("A.add"); return NotImplemented
class B:
    def __radd__(self, o): print("B.radd"); return "sum"
print(A() + B())

### both give NotImplemented
class A:
    def __add__(self, o): return NotImplemented
class B:
    def __radd__(self, o): return NotImplemented
A() + B()

### no operator
class A: pass
A() + 1

### no operator on the right
class A: pass
1 + A()

### no in place operator
class A: pass
a = A()
a += 1

### no power
class A: pass
A() ** 2

### no matmul
1 @ 2

### messages of every unsupported operator
class A: pass
a = A()
import operator as o
for f in (o.add, o.sub, o.mul, o.matmul, o.truediv, o.floordiv, o.mod, o.pow, o.lshift, o.rshift, o.and_, o.or_, o.xor, divmod):
    try: f(a, 1)
    except TypeError as e: print(e)

### messages of every unsupported in place operator
class A: pass
for op in "+ - * @ / // % ** << >> & | ^".split():
    try: exec(f"a = A()\na {op}= 1")
    except TypeError as e: print(e)

### messages of unary operators
class A: pass
for op in "+-~":
    try: eval(op + "A()")
    except TypeError as e: print(e)

### unary operators
class A:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
print(-A(), +A(), ~A(), abs(A()))

### right side of a subclass goes first
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
print(A() + B(), A() + A(), B() + A())

### right side of a subclass that does not override
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A): pass
print(A() + B())

### same type does not try the reflected one
class A:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "radd"
A() + A()

### reflected only
class A:
    def __rsub__(self, o): return f"{o} minus me"
print(10 - A(), "x" - A())
A() - 10

### comparisons
class A:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt"); return self.n < o.n
    def __le__(self, o): print("le"); return self.n <= o.n
    def __gt__(self, o): print("gt"); return self.n > o.n
    def __ge__(self, o): print("ge"); return self.n >= o.n
print(A(1) < A(2), A(1) <= A(2), A(1) > A(2), A(1) >= A(2))

### comparison reflection
class A:
    def __gt__(self, o): return "gt of the right"
class B: pass
print(B() < A())

### comparison both unsupported
class A:
    def __lt__(self, o): return NotImplemented
A() < A()

### comparisons may give anything
class A:
    def __lt__(self, o): return [1]
    def __eq__(self, o): return ""
print(A() < 1, A() == 1, A() != 1, not A() == 1)

### chained comparison uses truth
class A:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return [] if self.n > o.n else ["yes"]
print(A(1) < A(2) < A(3), A(2) < A(1) < A(3))

### sorting uses only lt
class A:
    def __init__(self, n): self.n = n
    def __gt__(self, o): raise Exception("no")
    def __lt__(self, o): return self.n < o.n
print([a.n for a in sorted([A(2), A(3), A(1)])], min([A(2), A(1)]).n)

### max uses gt
class A:
    def __init__(self, n): self.n = n
    def __gt__(self, o): print("gt"); return self.n > o.n
print(max([A(1), A(2)]).n)

### power with three arguments
class A:
    def __pow__(self, e, m=None): return (e, m)
    def __rpow__(self, b, m=None): return ("r", b, m)
print(A() ** 2, pow(A(), 2), pow(A(), 2, 3), 5 ** A())

### __index__ in many places
class I:
    def __index__(self): return 2
print([1, 2, 3][I()], "abc"[I():], bin(I()), hex(I()), chr(I() + 63) if False else chr(I()), range(I()), 1 << 3, "ab" * I(), round(1.2345, I()), int("11", I()))

### __int__ __float__ __complex__ __round__ __trunc__ __floor__ __ceil__
import math
class N:
    def __int__(self): return 1
    def __float__(self): return 2.0
    def __complex__(self): return 3j
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
n = N()
print(int(n), float(n), complex(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n))

### round of an object without __round__
class A: pass
round(A())

### abs of an object without __abs__
class A: pass
abs(A())

### int of an object without __int__
class A: pass
int(A())

### float of an object without __float__
class A: pass
float(A())

### index of an object without __index__
class A: pass
[1][A()]

### __bool__ in operators
class F:
    def __bool__(self): print("bool"); return False
print(not F(), (F() or "other"), F() and 1 and "never" is not None and "x" or "y")

### __hash__ and __eq__ consistency in sets
class P:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o): return self.n == o.n
s = {P(1), P(4), P(7), P(1)}
print(len(s), P(4) in s, P(10) in s)

### money
class Money:
    def __init__(self, cents): self.cents = cents
    def __add__(self, o):
        if isinstance(o, Money): return Money(self.cents + o.cents)
        if isinstance(o, int): return Money(self.cents + o * 100)
        return NotImplemented
    __radd__ = __add__
    def __mul__(self, k): return Money(round(self.cents * k))
    def __truediv__(self, o): return self.cents / o.cents if isinstance(o, Money) else Money(self.cents // o)
    def __str__(self): return f"${self.cents // 100}.{self.cents % 100:02d}"
print(Money(150) + Money(275), Money(100) + 5, sum([Money(10), Money(20)]), Money(333) * 1.5, Money(500) / Money(250), Money(500) / 4)
Money(1) + "a"

### matrix multiply
class M:
    def __init__(self, r): self.r = r
    def __matmul__(self, o): return M([[sum(a * b for a, b in zip(x, y)) for y in zip(*o.r)] for x in self.r])
print((M([[1, 2], [3, 4]]) @ M([[0, 1], [1, 0]])).r)

### operators as building blocks
class E:
    def __init__(self, s): self.s = s
    def __add__(self, o): return E(f"({self.s} + {o.s})")
    def __mul__(self, o): return E(f"{self.s} * {o.s}")
    def __pow__(self, o): return E(f"{self.s}^{o}")
    def __neg__(self): return E(f"-{self.s}")
a, b, c = map(E, "abc")
print((a + b * c).s, (a * b + c).s, (-a ** 2).s, ((a + b) * c).s, (a + b + c).s)

### operator module
import operator as o
print(o.add(1, 2), o.itemgetter(1)([5, 6]), o.itemgetter(0, 2)("abc"), o.attrgetter("real")(5), o.methodcaller("upper")("a"), o.contains([1], 1), o.truth([]), o.neg(3), o.concat([1], [2]), o.getitem({"a": 1}, "a"))

### an operator that raises
class A:
    def __add__(self, o): raise ValueError("cannot add")
A() + 1

### operators looked up on the type
class A: pass
a = A()
a.__add__ = lambda o: 5
a + 1

### operator set to None
class A:
    __add__ = None
A() + 1

### reflected set to None blocks
class A:
    __radd__ = None
1 + A()

### string operators of subclasses
class S(str):
    def __add__(self, o): return S(str.__add__(self, o) + "!")
    def __mod__(self, o): return "mod"
    def __rmod__(self, o): return "rmod"
print(S("a") + "b", S("%s") % 1, "a" + S("b"), "%s" % S("x"))

### list plus its subclass
class L(list):
    def __radd__(self, o): return "radd"
print([1] + L([2]), L([1]) + [2])

### int operators with a subclass
class I(int):
    def __radd__(self, o): return "radd"
    def __rmul__(self, o): return "rmul"
print(1 + I(2), 2 * I(3), I(1) + 1, I(3) - 1)

### NotImplemented called directly
print((5).__add__("a"), "a".__eq__(5), [].__lt__(5), (5).__eq__(5.0), object().__eq__(1), {}.__or__([]))

### dunder called directly with wrong count
(5).__add__()

### __divmod__ and __rdivmod__ of plain numbers
print((7).__divmod__(2), (2).__rdivmod__(7), (2.0).__rpow__(3), (5).__rsub__(8))

### augmented assignment of an attribute and an item
class A: pass
a = A()
a.n = 1
a.n += 1
l = [1]
l[0] <<= 3
d = {"k": [1]}
d["k"] += [2]
print(a.n, l, d)

### augmented assignment evaluates the target once
def get():
    print("get")
    return [1, 2]
def idx():
    print("idx")
    return 0
get()[idx()] += 5

### in place on an immutable attribute of a class
class A:
    n = 1
a = A()
a.n += 1
print(a.n, A.n)

### in place with a list class attribute
class A:
    l = []
a = A()
a.l += [1]
print(A.l, "l" in vars(a))
