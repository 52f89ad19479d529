### displays
print({1}, set(), {1, 1, 1}, frozenset(), frozenset([1]), set("a"), {*[], 5})

### constructors
print(sorted(set([3, 1, 2, 1])), sorted(set("banana")), sorted(frozenset(range(3))), len(set({"a": 1, "b": 2})))

### set of a number
set(5)

### unhashable element
{[1]}
# 3.14| TypeError: cannot use 'list' as a set element (unhashable type: 'list')

### set of lists
set([[1]])
# 3.14| TypeError: cannot use 'list' as a set element (unhashable type: 'list')

### set in a set
{set()}
# 3.14| TypeError: cannot use 'set' as a set element (unhashable type: 'set')

### frozenset in a set
print({frozenset([1])}, frozenset([frozenset()]))

### add and discard
s = {1}
s.add(2); s.add(2); s.discard(1); s.discard(9)
s

### add unhashable
set().add([])
# 3.14| TypeError: cannot use 'list' as a set element (unhashable type: 'list')

### remove a missing element
{1}.remove(5)

### remove a missing text
set().remove("a")

### pop of the only element
s = {7}
print(s.pop(), s)

### pop of nothing
set().pop()

### operators
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, b - a)

### methods take iterables
a = {1, 2, 3}
print(a.union([4], (5,)), a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([3, 4]), a.union(), a.copy() is a)

### operators need sets
{1} | [2]

### operator minus a list
{1} - [1]

### in place operators
s = {1, 2}
t = s
s |= {3}
s &= {1, 3, 4}
s ^= {1, 9}
s -= {9}
print(s, t is s)

### in place with a list
s = {1}
s |= [2]

### update methods
s = {1}
s.update([2], {3}, "a"[:0])
s.intersection_update([1, 2, 9])
s.difference_update([1])
s.symmetric_difference_update([2, 5])
s

### subset and superset
a, b = {1, 2}, {1, 2, 3}
print(a < b, a <= b, b > a, b >= a, a < a, a <= a, a.issubset([1, 2, 3]), b.issuperset((1,)), a.isdisjoint([5]), a.isdisjoint([1]))

### comparison is partial
a, b = {1, 2}, {2, 3}
print(a < b, a > b, a == b, a != b, a <= b)

### comparison with a list
{1} < [1]

### equality
print({1, 2} == {2, 1}, {1} == frozenset([1]), {1} == [1], {1.0} == {1}, set() == {}, frozenset() == set())

### frozenset hash
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "x"}[frozenset([1])])

### set hash
hash(set())

### set lookup by a set uses a frozenset
s = {frozenset([1])}
print({1} in s)
s.discard({1})
print(s)

### frozenset has no add
frozenset().add(1)

### frozenset operators
a = frozenset([1, 2])
print(a | {3}, type(a | {3}).__name__, type({3} | a).__name__, a & [1].__class__([1]) if False else "skip", a.union([5]))

### membership
print(1 in {1, 2}, "a" in {1}, 1.0 in {1}, None in {None})

### unhashable membership
[1] in {1}
# 3.14| TypeError: cannot use 'list' as a set element (unhashable type: 'list')

### iteration order of small ints
print(list({3, 1, 2}), [x for x in {0, 1}], sum({1, 2, 3}))

### growth while iterating
s = {1, 2, 3}
for x in s:
    s.add(x + 10)

### shrinking while iterating
s = {1, 2}
for x in s:
    s.discard(1)
    s.discard(2)

### comprehension
print({x % 3 for x in range(10)}, {c for c in "a"}, {(x, y) for x in range(1) for y in range(1)})

### set display evaluates in order
def f(x):
    print(x)
    return x
len({f(2), f(1), f(2)})

### equal elements keep the first
print({1, True, 1.0}, {True, 1}, {0, False})

### length truth
print(len({1, 1}), bool(set()), bool({0}), bool(frozenset()))

### deduplicate keeping order
seen = set()
out = [x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))]
out

### indexing
{1}[0]

### concatenation
{1} + {2}

### multiplication
{1} * 2

### unknown attribute
{1}.append(2)

### subclass
class S(set):
    def add(self, x):
        super().add(str(x))
s = S()
s.add(5)
print(s, type(s | {1}).__name__, isinstance(s, set))

### repr of subclass and nested
class F(frozenset): pass
print(F([1]), {F([2])}, frozenset({frozenset()}))

### custom elements
class P:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
print(len({P(1), P(1), P(2)}), P(1) in {P(1)}, len({P(1)} & {P(1), P(3)}), len({P(1)} - {P(1)}))

### set methods take no keywords
set().union(other=1)

### set of too many arguments
set([1], [2])

### frozenset of a frozenset is itself
f = frozenset([1])
print(frozenset(f) is f, f.copy() is f, set(f) == f)

### copy is independent
a = {1}
b = a.copy()
b.add(2)
print(a, b)

### clear
s = {1}
s.clear()
s

### sieve with sets
n = 30
composites = {j for i in range(2, n) for j in range(i * i, n, i)}
print(sorted(set(range(2, n)) - composites))

### set algebra laws
a, b, c = set(range(0, 20, 2)), set(range(0, 20, 3)), set(range(0, 20, 5))
print(a & (b | c) == (a & b) | (a & c), a - (b & c) == (a - b) | (a - c), (a ^ b) == (a | b) - (a & b))

### difference with itself
s = {1, 2}
s -= s
s

### symmetric difference with itself
s = {1, 2}
s ^= s
s

### intersection picks smaller side
print({1, 2, 3}.intersection({2: "x"}), {1}.intersection("ab"))

### issubset of a number
{1}.issubset(5)

### set from a generator that fails
set(1 / (x - 1) for x in range(3))
