### displays
print((), (1,), (1, 2), 1, (1), ((1,),), tuple("ab"), tuple(), tuple([1]))

### packing
t = 1, "a", None
u = 5,
print(t, u, type(u).__name__)

### indexing and slicing
t = (1, 2, 3, 4)
print(t[0], t[-1], t[1:3], t[::-1], t[5:], t[::2])

### index out of range
(1, 2)[2]

### index by text
(1,)["a"]

### assignment
t = (1, 2)
t[0] = 5

### deletion
t = (1, 2)
del t[0]

### assignment to a mutable element
t = ([1], 2)
t[0].append(5)
print(t)

### augmented assignment both works and fails
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)

### concatenation and repetition
print((1,) + (2, 3), (1, 2) * 2, 2 * (0,), () + ())

### concatenation with a list
(1,) + [2]

### in place add makes a new tuple
a = b = (1,)
a += (2,)
print(a, b)

### comparison
print((1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (1, 2) == (1, 2), (1,) == [1], (1, "a") == (1, "a"), ("b", 1) > ("a", 9))

### comparison of unlike elements
(1, "a") < (1, 2)

### hash
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "x"}[(1, 2)], hash(()) == hash(()), (1, 2) in {(1, 2)})

### hash of a tuple with a list
hash((1, [2]))

### count and index
t = (1, 2, 1)
print(t.count(1), t.index(2), t.index(1, 1))

### index of a missing value
(1, 2).index(3)

### unknown attribute
(1,).append(2)

### nested unpacking
(a, b), c = (1, 2), 3
print(a, b, c)

### swap
a, b = 1, 2
a, b = b, a
print(a, b)

### tuple as return value
def f(): return 1, 2
x, y = f()
print(f(), x, y)

### repr of a recursive tuple
a = []
t = (a, 1)
a.append(t)
print(t)

### star in displays
t = (1, 2)
print((*t, 3), (*t,), (*"ab", *t), *t)

### tuple of a number
tuple(5)

### sorting by tuples
people = [("Bo", 30), ("Al", 25), ("Al", 20)]
print(sorted(people), sorted(people, key=lambda p: (p[1], p[0])), max(people))

### subclass with __new__
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
p = P(1, 2)
print(p, p.x, p == (1, 2), len(p), type(p + ()).__name__)

### membership and iteration
print(2 in (1, 2), [x for x in (1, 2)], sum((1, 2)), len(((),)), bool(()), bool((0,)))

### namedtuple
from collections import namedtuple
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), P._fields, P(x=3, y=4), p == (1, 0))

### namedtuple errors
from collections import namedtuple
P = namedtuple("P", "x y")
P(1)

### trailing commas and parentheses
print((1, 2,), (1), (1,)[0], ((1, 2), (3,)))

### tuple methods give plain values
print((1, 2).__len__(), (1,).__add__((2,)), (3, 4).__getitem__(1), (1,).__contains__(1), (1,).__eq__([1]))

### empty tuples are the same
print(() is (), tuple() == ())

### conditional tuple precedence
x = 1, 2 if True else 3
x

### tuple in a return annotation and default
def f(t=(1, 2)):
    return t
f()
