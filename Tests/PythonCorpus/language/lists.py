### constructors
print([], [1, "a", None], list(), list("abc"), list(range(3)), list({1: 2}), list((1, 2)))

### list of a number
list(5)

### indexing
a = [10, 20, 30]
print(a[0], a[-1], a[True], a[-3])

### index out of range
[1, 2][2]

### negative index out of range
[1, 2][-3]

### index by text
[1]["a"]

### index by a tuple
[1][0, 1]

### index by None
[1][None]

### assignment
a = [1, 2, 3]
a[0] = 9
a[-1] = 7
a

### assignment out of range
a = []
a[0] = 1

### deletion
a = [1, 2, 3, 4]
del a[0], a[-1]
a

### deletion out of range
a = [1]
del a[3]

### append extend insert
a = [1]
a.append([2])
a.extend("xy")
a.extend(i for i in range(2))
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
a.insert(-100, "start")
a

### append takes one argument
[].append(1, 2)

### append without argument
[].append()

### extend by a number
[].extend(5)

### extend by itself
a = [1, 2]
a.extend(a)
a

### pop
a = [1, 2, 3, 4]
print(a.pop(), a.pop(0), a.pop(-1), a)

### pop from nothing
[].pop()

### pop out of range
[1].pop(5)

### pop by text
[1].pop("a")

### remove
a = [1, 2, 1, 3]
a.remove(1)
a

### remove a missing value
[1].remove(2)

### index of a value
a = [1, 2, 3, 2]
print(a.index(2), a.index(2, 2), a.index(2, -1), a.index(1, 0, 1))

### index of a missing value
[1, 2].index(5)
# 3.14| ValueError: list.index(x): x not in list

### index of a missing text
["a"].index("b")
# 3.14| ValueError: list.index(x): x not in list

### count
print([1, 2, 1, True, 1.0].count(1), [].count(1), [[1], [1]].count([1]))

### sort
a = [3, 1, 2]
print(a.sort(), a)
a.sort(reverse=True)
print(a)

### sort by key
a = ["bb", "a", "ccc", "dd"]
a.sort(key=len)
print(a)
a.sort(key=lambda s: (-len(s), s))
print(a)

### sort is stable
a = [(1, "b"), (0, "x"), (1, "a"), (0, "y")]
print(sorted(a, key=lambda p: p[0]), sorted(a, key=lambda p: p[0], reverse=True))

### sort of mixed types
[1, "a", 2].sort()

### sort takes no positional arguments
[1].sort(len)

### sort with an unknown keyword
[1].sort(cmp=1)
# 3.14| TypeError: sort() got an unexpected keyword argument 'cmp'

### sort by a failing key
[1, 0].sort(key=lambda x: 1 / x)

### sort with only less than
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return f"V{self.n}"
print(sorted([V(3), V(1), V(2)]), max(V(1), V(2)) if False else "no gt needed")

### sort empties the list meanwhile
a = [3, 1, 2]
seen = []
def key(x):
    seen.append(len(a))
    return x
a.sort(key=key)
print(seen, a)

### sort notices changes
a = [3, 1, 2]
def key(x):
    a.append(x)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e)
print(a)

### sort keeps the values when comparison fails
a = [2, "x", 1]
try:
    a.sort()
except TypeError:
    pass
print(sorted(map(str, a)))

### reverse and copy
a = [1, 2, 3]
b = a.copy()
b.reverse()
print(a, b, list(reversed(a)), a[::-1])

### copy is shallow
a = [[1], 2]
b = a[:]
b[0].append(5)
b[1] = 0
print(a, b)

### clear
a = b = [1]
a.clear()
print(b)

### concatenation and repetition
print([1] + [2], [1, 2] * 2, 2 * [0], [0] * -1, [] + [])

### concatenation with a tuple
[1] + (2,)

### concatenation with a number
[1] + 1

### repetition by a float
[1] * 1.5

### repetition shares the elements
a = [[]] * 3
a[0].append(1)
a

### in place add takes any iterable
a = [1]
a += (2, 3)
a += "x"
a += {4: 5}
a

### in place add of a number
a = [1]
a += 5

### in place operators keep the identity
a = b = [1]
a += [2]
a *= 2
print(b, a is b)
a = a + [3]
print(a is b)

### slices
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[::3], a[::-1], a[8:2:-2], a[-3:], a[5:2], a[-100:2], a[3:100])

### slice assignment
a = [0, 1, 2, 3, 4]
a[1:3] = ["x", "y", "z"]
print(a)
a[:0] = [9]
print(a)
a[len(a):] = [8]
print(a)
a[2:4] = []
print(a)
a[:] = "ab"
print(a)

### slice assignment backwards range inserts
a = [0, 1, 2, 3]
a[3:1] = ["n"]
a

### slice assignment from itself
a = [1, 2, 3]
a[1:1] = a
a

### extended slice assignment
a = list(range(6))
a[::2] = [10, 20, 30]
print(a)
a[::-2] = [1, 2, 3]
print(a)

### extended slice assignment of wrong size
a = list(range(6))
a[::2] = [1]

### slice assignment of a number
a = [1, 2]
a[0:1] = 5
# 3.14| TypeError: must assign iterable to extended slice

### extended slice assignment of a number
a = [1, 2]
a[::2] = 5

### slice deletion
a = list(range(10))
del a[2:4]
print(a)
del a[::3]
print(a)
del a[:]
print(a)

### slice deletion with negative step
a = list(range(10))
del a[8:1:-3]
a

### comparison
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1.0, 2.0], [1] != [1], [1, [2]] == [1, [2]])

### comparison with a tuple
print([1] == (1,))
[1] < (1,)

### comparison of unlike elements
[1, "a"] < [1, 2]

### comparison stops at the first difference
print([1, "a"] < [2, 3], [1, None] == [1, None])

### identity counts as equality
n = float("nan")
print([n] == [n], n in [n], [n].index(n), [n].count(n), [float("nan")] == [float("nan")])

### repr of nested and recursive lists
a = [1, "x", [2, [3]], None]
print(a)
a.append(a)
print(a)
b = [a]
print(b)

### equality of recursive lists
a = []; a.append(a)
b = []; b.append(b)
try:
    a == b
except RecursionError:
    print("too deep")

### lists are not hashable
{[1]: 2}
# 3.14| TypeError: cannot use 'list' as a dict key (unhashable type: 'list')

### hash of a list
hash([])

### membership
print(1 in [1, 2], "a" not in ["b"], [1] in [[1]], None in [])

### membership asks for equality
class E:
    def __eq__(self, other):
        print("eq", other)
        return other == 2
print(E() in [1, 2, 3])

### truth and length
print(len([1, 2]), bool([]), bool([0]), not [])

### iteration sees appended elements
a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)

### removing while iterating skips
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
    else:
        a.remove(x)
a

### iterator of an exhausted list stays exhausted
a = [1]
it = iter(a)
print(list(it))
a.append(2)
print(list(it))

### length hint shrinks
it = iter([1, 2, 3])
next(it)
print(it.__length_hint__(), next(it, None), next(it, None), next(it, "end"))

### matrices
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
print(m, [list(r) for r in zip(*m)], [x for row in m for x in row])

### flatten by sum
print(sum([[1], [2, 3], []], []))

### list as a stack and a queue
s = []
s.append(1); s.append(2)
print(s.pop(), s)
from collections import deque
q = deque([1, 2])
q.append(3); q.appendleft(0)
print(q.popleft(), q)

### unknown attribute
[].push(1)

### unknown attribute with a near one
[].appendd(1)

### attribute cannot be set
[].x = 1
# 3.14| AttributeError: 'list' object has no attribute 'x' and no __dict__ for setting new attributes

### subclass
class Stack(list):
    def push(self, x): self.append(x)
    def __getitem__(self, i): return ("item", super().__getitem__(i))
s = Stack([1, 2])
s.push(3)
print(s, len(s), s[0], list(s), type(s + [1]).__name__, type(s[:]).__name__, isinstance(s, list))

### constructor calls __init__ again
a = [1, 2]
a.__init__([3])
print(a)
a.__init__()
print(a)

### list takes no keyword arguments
list(iterable=[1])

### list of too many arguments
list(1, 2)

### dunder methods
a = [1, 2]
print(a.__len__(), a.__contains__(1), a.__getitem__(0), a.__add__([3]), a.__mul__(2), a.__eq__([1, 2]), a.__eq__(5), a.__lt__((1,)))

### multiplication table
print([[i * j for j in range(1, 4)] for i in range(1, 4)])

### bisect and heap helpers
import bisect, heapq
a = [1, 3, 5]
bisect.insort(a, 4)
h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
print(a, bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), heapq.heappop(h), heapq.nsmallest(2, h), heapq.nlargest(1, h))

### zip and enumerate over lists
print(list(zip([1, 2, 3], "ab")), list(enumerate(["x", "y"], 1)), dict(enumerate("ab")))

### star in displays
a = [1, 2]
print([*a, 3, *a], [*"ab"], [*range(2), *[]])

### star of a number in a display
[*5]

### deep nesting
a = []
for _ in range(50):
    a = [a]
depth = 0
while a:
    a = a[0]
    depth += 1
depth

### equality with a subclass
class L(list): pass
print(L([1]) == [1], [1] == L([1]), L([1]) < [2])

### a list of functions
fs = [abs, len, str]
print([f([1]) if f is not abs else f(-1) for f in fs])
