### list
print([x for x in range(4)], [x * x for x in range(5) if x % 2], [x + y for x in "ab" for y in "xy"])

### conditions and nesting
print([(x, y) for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], [[j for j in range(i)] for i in range(3)])

### conditional value
print(["even" if x % 2 == 0 else "odd" for x in range(3)])

### set and dict
print({x % 2 for x in range(5)}, {x: -x for x in range(3)}, {k: v for k, v in [("a", 1), ("a", 2)]})

### generator
g = (x * x for x in range(4))
print(next(g), list(g), list(g), sum(x for x in range(5)))

### loop variable does not leak
x = "outer"
y = [x for x in range(3)]
print(x, y)

### loop variable is not defined outside
[q for q in range(3)]
q

### outer variables are seen
n = 10
print([n + i for i in range(3)])

### first source is evaluated outside
def f():
    x = [1, 2]
    return [x for x in x]
print(f())

### first source is evaluated at once
def boom(): raise ValueError("now")
try:
    g = (x for x in boom())
except ValueError as e:
    print("made", e)

### other sources are evaluated later
g = (y for x in [1] for y in missing)
try:
    list(g)
except NameError as e:
    print(e)

### generator with a bad source
g = (x for x in 5)

### late binding of closures
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])

### in a class body the first source sees class names
class A:
    n = 3
    a = [i for i in range(n)]
print(A.a)

### in a class body the rest does not
class A:
    n = 3
    a = [i * n for i in range(2)]

### walrus leaks to the function
def f():
    r = [last := i * 2 for i in range(3)]
    return r, last
print(f())

### walrus in the condition
print([y for x in range(5) if (y := x * x) > 3], y)

### walrus of the loop variable
[i := 0 for i in range(3)]

### walrus in the source
[x for x in (y := range(3))]

### walrus in a class body
class A:
    r = [(z := i) for i in range(2)]

### unpacking targets
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, *v in ["abc"]}, [a for a, in [(1,)]])

### unpacking of wrong size
[a for a, b in [(1,)]]

### attribute and item targets
class O: pass
o, l = O(), [0]
print([o.v for o.v in "ab"], [1 for l[0] in (5, 6)], o.v, l)

### order of evaluation
def f(x):
    print("eval", x)
    return x
print({f(k): f(v) for k, v in [(1, 2)]}, [f(a) for a in f([3]) if f(a)])

### error inside
[1 / x for x in (1, 0)]

### nested scopes
def f(a):
    return [[a + b + c for c in range(2)] for b in range(2)]
print(f(10))

### lambda inside
print([(lambda x: x * k)(2) for k in range(3)])

### locals inside
def f():
    a = 1
    return [sorted(locals()) for b in [0]]
print(len(f()))

### star is not allowed
[*x for x in [[1]]]

### double star is not allowed
{**x for x in []}

### unparenthesised tuple value
[x, y for x, y in []]

### missing in
[x for x]
# 3.14| SyntaxError: 'in' expected after for-loop variables

### yield inside
def f(): return [(yield x) for x in range(3)]

### sum of a generator with a condition
print(sum(1 for c in "banana" if c == "a"), max((len(w) for w in ["a", "bbb"]), default=0), any(x > 2 for x in [1, 3]), ",".join(str(x) for x in range(3)))

### generator as one of several arguments
print(sum((x for x in range(3)), 10))

### generator argument needs parentheses
sum(x for x in range(3), 10)

### flatten and transpose
m = [[1, 2, 3], [4, 5, 6]]
print([v for row in m for v in row], [[row[i] for row in m] for i in range(3)])

### primes
print([n for n in range(2, 40) if all(n % d for d in range(2, int(n ** 0.5) + 1))])

### pythagorean triples
print([(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])

### dict from two lists and inversion
k, v = ["a", "b"], [1, 2]
d = {x: y for x, y in zip(k, v)}
print(d, {y: x for x, y in d.items()})

### dict comprehension evaluation key first
class K:
    def __init__(self, n): print("make", n)
print(len({K(i): print("value", i) for i in range(2)}))

### generator closes over changing variable
n = 1
g = (n * x for x in range(3))
n = 10
print(list(g))

### generator expression attributes
g = (x for x in "ab")
print(type(g).__name__, iter(g) is g, g.__name__, g.__qualname__)

### global inside a function comprehension
total = 0
def f():
    global total
    [total := total + i for i in range(5)]
f()
total

### exhausting with next default
g = (x for x in [])
print(next(g, "none"), list(g))

### comprehension over a dict changing size
d = {1: 1}
[d.setdefault(k + 1, 0) for k in d]

### large
print(len([x for x in range(10000) if x & 1]), sum([x * 2 for x in range(1000)]))
