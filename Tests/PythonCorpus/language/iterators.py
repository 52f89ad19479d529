### protocol
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
c = Count(3)
print(list(c), list(c), list(Count(2)))

### separate iterator
class R:
    def __iter__(self): return iter([1, 2])
r = R()
print([(a, b) for a in r for b in r])

### iteration by index
class S:
    def __getitem__(self, i):
        print("get", i)
        if i == 2: raise IndexError
        return i
print(list(S()), 1 in S())

### iteration by index stops at StopIteration too
class S:
    def __getitem__(self, i):
        if i == 2: raise StopIteration
        return i
print(list(S()))

### no iteration
class A: pass
for x in A(): pass

### __iter__ returning a list
class A:
    def __iter__(self): return [1]
for x in A(): pass

### __iter__ set to None
class A:
    __iter__ = None
    def __getitem__(self, i): return i
iter(A())

### __next__ missing
class A:
    def __iter__(self): return self
for x in A(): pass

### next of a list
next([1])

### next of nothing
next(iter([]))

### next with default
it = iter([1])
print(next(it, "d"), next(it, "d"), next(it, None))

### iter of a number
iter(5)

### iter with a sentinel
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), list(values))

### iter with a sentinel needs a callable
iter(5, 0)

### iter with a sentinel ends at StopIteration
it = iter([1, 2])
print(list(iter(it.__next__, "never")))

### error in __next__
class A:
    def __iter__(self): return self
    def __next__(self): raise ValueError("broken")
for x in A(): pass

### error in __iter__
class A:
    def __iter__(self): raise ValueError("broken")
list(A())

### containment by iteration
class A:
    def __iter__(self): return iter("xyz")
print("y" in A(), "q" in A(), "x" not in A())

### containment by __contains__
class A:
    def __contains__(self, x):
        print("asked", x)
        return x
print(1 in A(), 0 in A(), "" not in A())

### __contains__ set to None
class A:
    __contains__ = None
    def __iter__(self): return iter([1])
1 in A()

### reversed by __reversed__
class A:
    def __reversed__(self): return iter("cba")
print(list(reversed(A())))

### reversed by sequence
class A:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(A())))

### reversed of an iterator
reversed(iter([1]))

### reversed of a set
reversed({1})

### enumerate
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), next(enumerate([7])))

### enumerate of a number
enumerate(5)

### enumerate start text
enumerate([], "a")

### zip
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1], [2], [3])))

### zip strict
print(list(zip([1, 2], "ab", strict=True)))
list(zip([1, 2, 3], "ab", strict=True))

### zip strict too short
list(zip([1], "ab", strict=True))

### zip strict three
list(zip([1], [1], [1, 2], strict=True))

### zip of a number
zip([1], 5)

### zip reads the first one too far
a, b = iter([1, 2, 3]), iter([1])
print(list(zip(a, b)), list(a))

### map
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(None.__class__, [])))

### map without iterables
map(str)

### map of a number
map(str, 5)

### map is lazy
m = map(lambda x: print("called", x) or x, [1, 2])
print("made")
next(m)

### map with an error
list(map(int, ["1", "x"]))

### map not callable
list(map(5, [1]))

### filter
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")))

### filter of one argument
filter(None)

### iterators are their own iterators
for it in (iter([]), iter(()), iter({}), iter(set()), iter("a"), iter(range(1)), map(str, []), zip(), enumerate([]), filter(None, []), reversed([])):
    print(type(it).__name__, iter(it) is it)

### repr of types
print(type(iter([])).__name__, type(iter({}.values())).__name__, type(iter({}.items())).__name__, type(iter(b"")).__name__, type(reversed({})).__name__)

### itertools chain and friends
from itertools import chain, repeat, cycle, islice, accumulate, product, groupby, zip_longest, pairwise, starmap, compress, dropwhile, tee
print(list(chain("ab", [1])), list(chain.from_iterable([[1], [2]])), list(repeat(5, 2)), list(islice(cycle("ab"), 5)))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(product("ab", [1, 2])), list(zip_longest([1], "ab", fillvalue="-")))
print([(k, list(g)) for k, g in groupby("aabbb")], list(pairwise([1, 2, 3])), list(starmap(pow, [(2, 3)])), list(compress("abc", [1, 0, 1])), list(dropwhile(lambda x: x < 2, [1, 2, 1])))
a, b = tee([1, 2])
print(list(a), list(b))

### itertools combinatorics
from itertools import permutations, combinations, combinations_with_replacement
print(list(permutations("abc", 2)), list(combinations(range(4), 2)), list(combinations_with_replacement("ab", 2)), len(list(permutations(range(5)))))

### sum of an iterator that fails midway
def g():
    yield 1
    raise RuntimeError("half way")
sum(g())

### a for loop over a changing source
class Grow:
    def __init__(self): self.items = [1]
    def __iter__(self):
        i = 0
        while i < len(self.items):
            yield self.items[i]
            i += 1
g = Grow()
for x in g:
    if x < 4: g.items.append(x + 1)
print(g.items)

### min max sorted any all take iterators
class C:
    def __iter__(self): return iter([3, 1, 2])
print(min(C()), max(C()), sorted(C()), sum(C()), any(C()), all(C()), set(C()), dict(zip("abc", C())), "".join(map(str, C())))

### unpack and star iterators
class C:
    def __iter__(self): return iter([3, 1, 2])
a, *b = C()
print(a, b, [*C(), *C()])

### lookahead
class Peek:
    def __init__(self, it):
        self.it, self.buf = iter(it), []
    def peek(self, default=None):
        if not self.buf:
            try: self.buf.append(next(self.it))
            except StopIteration: return default
        return self.buf[0]
    def __iter__(self): return self
    def __next__(self):
        return self.buf.pop() if self.buf else next(self.it)
p = Peek([1, 2])
print(p.peek(), next(p), p.peek(), list(p), p.peek("end"))

### __length_hint__ negative
class A:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return -1
list(A())

### instance attributes are not special
class A: pass
a = A()
a.__iter__ = lambda: iter([1])
list(a)

### next on the class
class A:
    @classmethod
    def __next__(cls): return 5
print(next(A()))
