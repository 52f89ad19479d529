### operands from left to right
def f(x): print(x); return x
f(1) + f(2) * f(3) - f(4)

### power from left to right
def f(x): print(x); return x
f(2) ** f(3) ** f(1)

### comparison chain
def f(x): print(x); return x
f(1) < f(3) < f(2) < f(9)

### assignment evaluates the value first
def f(x): print(x); return x
a = [0, 0]
a[f(0)] = f(5)
a

### assignment target parts
def f(x): print(x); return x
d = {}
def get(): print("get"); return d
get()[f("k")] = f("v")

### augmented assignment order
def f(x): print(x); return x
def get(): print("get"); return l
l = [1]
get()[f(0)] += f(5)
l

### call order
def f(x): print(getattr(x, "__name__", x)); return x
def g(*a, **k): return a, k
f(g)(f(1), *f([2]), **f({"a": 3}))

### dict display
def f(x): print(x); return x
{f("a"): f(1), f("b"): f(2)}

### conditional evaluates the test first
def f(x): print(x); return x
f("yes") if f(True) else f("no")

### and or
def f(x): print(x); return x
f(0) and f(1) or f(2) and f(3)

### slice parts
def f(x): print(x); return x
[0, 1, 2, 3][f(0):f(3):f(2)]

### attribute then argument
class A:
    def __getattr__(self, n): print("attr", n); return lambda x: x
def f(x): print(x); return x
A().m(f(1))

### defaults and decorators and bases
def f(x): print(getattr(x, "__name__", x)); return x
@f
def g(a=f("default")): pass
class B(f(object)): x = f("body")

### decorator expressions before defaults
def d(n):
    print("decorator", n)
    return lambda g: g
def f(x): print(x); return x
@d(1)
@d(2)
def g(a=f("default")): pass

### with items in order
class C:
    def __init__(self, n): print("make", n); self.n = n
    def __enter__(self): print("enter", self.n)
    def __exit__(self, *a): print("exit", self.n)
with C(1), C(2): print("body")

### raise from
def f(x): print(type(x).__name__); return x
raise f(ValueError("a")) from f(KeyError("b"))

### return and yield
def f(x): print(x); return x
def g(): return f(1), f(2)
g()

### in operator evaluates left first
def f(x): print(x); return x
f(1) in f([1])

### not and unary
def f(x): print(x); return x
print(not f(0), -f(1), ~f(2))

### lambda body is late
f = lambda: print("body") or 5
print("made")
f()

### f-string parts
def f(x): print(x); return x
f"{f(1)}{f(2):{f(5)}}"

### star unpack in a list
def f(x): print(x); return x
[f(1), *f([2, 3]), f(4)]

### unpack targets
class O:
    def __init__(self, n): self.__dict__["n"] = n
    def __setattr__(self, k, v): print("set", self.n, k, v)
a, b = O(1), O(2)
a.x, (b.y, a.z) = 1, (2, 3)

### for target is assigned each time
class D(dict):
    def __setitem__(self, k, v): print(k, v)
d = D()
for d["x"] in "ab": pass

### del order
class D:
    def __delitem__(self, k): print("del", k)
    def __delattr__(self, k): print("delattr", k)
d = D()
del d[1], d.x, d[2]

### walrus order
def f(x): print(x); return x
(a := f(1)) + (b := f(2)) + a * b

### operator precedence table
print(2 + 3 * 4 ** 2, -2 ** 2, not 1 == 2, 1 + 2 << 3, 1 | 2 ^ 3 & 4, 7 - 2 - 1, 2 ** -1, 10 / 2 * 5, 10 // 3 % 2, ~5 & 7, 1 < 2 == True, 3 & 1 == 1, -5 // 2, -(5 // 2), 5 % -3 * 2)

### unary chains
print(- - 5, -+-5, not not [], ~-1, -~1, 2 - -2, 2--2, +-+3)

### bit operators below comparison
print(5 & 3 == 1, (5 & 3) == 1, 1 | 0 in [1], 1 << 2 + 1, 1 + 1 << 2)

### ternary and lambda precedence
print((lambda x: x if x else 1)(0), 1 + 2 if True else 3, [1 if False else 2, 3], (lambda: 1, 2)[1])

### await free not in
print(1 not in [2], not 1 in [2], 1 is not None, not None is None)

### comparison of mixed operators
print(1 < 2 in [2], (1 < 2) in [True], 1 in [1] in [[1]], 1 == 1 != 2 > 0 <= 5)

### string and arithmetic mixture
print("a" + "b" * 2, "%d" % 3 * 2, "%s" % (1,) + "x", "ab"[0] + "c", -"abc".find("c"), 2 * "ab" + "c")

### attribute binds tighter than minus and power
class A: n = 2
print(-A.n ** 2, A.n ** A.n, 2 ** A().n, -A().n)

### global order of class creation
print("start")
class M(type):
    def __new__(m, *a): print("meta new"); return super().__new__(m, *a)
class A(metaclass=M): print("body")
print("end")

### short circuit in comprehension conditions
def f(x): print("f", x); return x > 1
[x for x in range(3) if x if f(x)]

### exceptions stop evaluation
def f(x): print(x); return x
try: f(1) + f(2) / 0 + f(3)
except ZeroDivisionError: print("stopped")

### side effects before an error stay
l = []
try: l.append(1), l.append(2), undefined, l.append(3)
except NameError: print(l)
