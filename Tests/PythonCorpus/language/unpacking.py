### simple
a, b = 1, 2
[c, d] = "xy"
(e, f) = [3, 4]
print(a, b, c, d, e, f)

### nested
a, (b, [c, d]), e = 1, (2, [3, 4]), 5
print(a, b, c, d, e)

### star first middle last
*a, b = [1, 2, 3]
c, *d, e = [1, 2, 3, 4]
f, *g = [1]
print(a, b, c, d, e, f, g)

### star takes nothing
a, *b, c = 1, 2
print(a, b, c)

### star of text gives a list
a, *b = "hello"
print(a, b)

### star alone in a list
*a, = range(3)
[*b] = "ab"
print(a, b)

### nested star
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
print(a, b, c, d)

### too many values
a, b = 1, 2, 3
# 3.14| ValueError: too many values to unpack (expected 2, got 3)

### too many values from an iterator
a, b = iter([1, 2, 3])

### not enough values
a, b, c = 1, 2

### not enough values for a star
a, *b, c, d = 1, 2

### unpacking a number
a, b = 5

### unpacking None
a, b = None

### unpacking a dict gives keys
a, b = {"x": 1, "y": 2}
print(a, b)

### unpacking a set of one
[a] = {5}
a

### unpacking an iterator
def g():
    yield 1
    yield 2
a, b = g()
print(a, b)

### unpacking stops reading after one too many
def g():
    for i in range(10):
        print("give", i)
        yield i
try:
    a, b = g()
except ValueError as e:
    print(e)

### unpacking an error in the iterator
def g():
    yield 1
    raise KeyError("inside")
a, b = g()

### two stars
*a, *b = 1, 2

### star without a list
*a = [1]

### empty targets
() = []
[] = ()
print("ok")

### empty target of something
() = [1]
# 3.14| ValueError: too many values to unpack (expected 0, got 1)

### targets of every kind
class O: pass
o, l, d = O(), [0, 0], {}
o.x, l[1], d["k"] = 1, 2, 3
print(o.x, l, d)

### targets are assigned from left to right
a = [0, 0, 0]
i = 0
i, a[i] = 1, 9
print(i, a)

### chained assignment
a = b = c = [1]
print(a is b is c)
x = (y, z) = 1, 2
print(x, y, z)

### chained assignment order
class O:
    def __setattr__(self, n, v): print("set", n, v)
o = O()
o.a = o.b = o.c = 5

### for with unpacking
for i, (a, *b) in enumerate([(1, 2, 3), "xy"]):
    print(i, a, b)

### for with unpacking of wrong size
for a, b in [(1, 2), (3,)]:
    print(a, b)

### star in calls
def f(*a, **k): return a, k
print(f(*[1, 2], 3, *(), **{"x": 1}, y=2, **{}), f(*"ab", **dict(q=1)))

### star in calls evaluates in order
def t(x):
    print(x)
    return x
def f(*a, **k): return a, k
f(t(1), *t([2]), k=t(3), **t({"z": 4}))

### star after keyword
def f(*a, **k): return a, k
f(1, k=2, *[3, 4])

### star of a number in a call
print(*5)

### double star of a number in a call
dict(**5)

### repeated keyword through double stars
def f(**k): return k
f(**{"a": 1}, **{"a": 2})

### keyword and double star repeated
def f(**k): return k
f(a=1, **{"a": 2})

### star in displays
print([*range(3), *"ab"], (*[1], 2), {*[1], *[1]}, {**{"a": 1}, **{"a": 2}}, [*{}, *{"k": 0}])

### star in return and yield
def f():
    a = [1, 2]
    return 0, *a
def g():
    yield 0, *[5]
print(f(), list(g()))

### star in a for source
for x in *[1, 2], 3:
    print(x)

### star alone in an expression
print(*[1], sep="")
x = *[1]

### unpacking assigns what was read before an error
a = 1
try:
    a, b = 10,
except ValueError:
    print(a)

### walrus keeps a tuple
print((x := (1, 2)), x, (y := 3, 4), y)

### swapping list items
a = [1, 2, 3]
a[0], a[2] = a[2], a[0]
i, j = 0, 1
a[i], a[j] = a[j], a[i]
a

### unpacking with a class that iterates by index
class S:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
a, b, c = S()
print(a, b, c, [*S()])

### unpacking of zip and map
(a, b), (c, d) = zip([1, 2], [3, 4])
x, *y = map(str, range(3))
print(a, b, c, d, x, y)

### transposing with star
print(list(zip(*[(1, "a"), (2, "b")])))

### deep star
[[*a], *b], c = [["xy", 1, 2], 3]
print(a, b, c)

### unpack wrong nested
(a, b), c = (1, 2, 3), 4
# 3.14| ValueError: too many values to unpack (expected 2, got 3)

### assign to a literal
1 = x

### assign to a call
f() = 1

### assign to an operator
a + b = 1

### assign to a conditional
(a if b else c) = 1

### augmented to a tuple
a, b += 1, 2

### augmented to a list
[a] += [1]

### annotated tuple target
a, b: int = 1, 2
