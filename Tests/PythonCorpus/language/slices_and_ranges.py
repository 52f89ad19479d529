### range repr
print(range(5), range(1, 5), range(0, 10, 2), range(5, 0, -1), repr(range(0)))

### range contents
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(5, 0)), list(range(0, -3, -1)))

### range step zero
range(1, 2, 0)

### range without arguments
range()

### range with four arguments
range(1, 2, 3, 4)

### range of text
range("5")

### range takes no keywords
range(stop=5)

### range indexing and slicing
r = range(0, 20, 3)
print(r[0], r[-1], r[2:4], r[::-1], r[::2], len(r), r[1:100])

### range index out of range
range(3)[3]

### range index by text
range(3)["a"]

### range containment
r = range(0, 10, 3)
print(3 in r, 4 in r, 9 in r, -3 in r, 3.0 in r, "a" in r, True in range(2), 10 ** 20 in range(10 ** 30))

### range count and index
r = range(0, 10, 3)
print(r.count(3), r.count(4), r.index(6))

### range index of a missing value
range(5).index(7)
# 3.14| ValueError: range.index(x): x not in range

### range equality and hash
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3)))

### range attributes
r = range(1, 10, 2)
print(r.start, r.stop, r.step)

### range attributes are read only
r = range(3)
r.start = 5

### range reversed and iteration
print(list(reversed(range(1, 8, 3))), sum(range(1, 101)), max(range(5)), [x for x in range(3)])

### range is lazy
r = range(10 ** 18)
print(len(r), r[10 ** 17], 10 ** 18 - 1 in r, r[-1])

### length of a huge range
len(range(10 ** 20))

### huge ranges work otherwise
r = range(10 ** 20, 10 ** 20 + 3)
print(list(r), r[-1], bool(range(10 ** 30)))

### range truth
print(bool(range(0)), bool(range(1)))

### range item assignment
range(3)[0] = 5

### range addition
range(3) + range(2)

### range with __index__
class I:
    def __index__(self): return 3
print(list(range(I())), range(3)[I():])

### range iterator
it = iter(range(3))
print(next(it), next(it), next(it), next(it, "end"), it.__length_hint__())

### slice objects
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(1, 2), list(range(10))[s])

### slice indices
print(slice(None, None, None).indices(5), slice(-3, None).indices(10), slice(None, None, -1).indices(5), slice(2, 100, 3).indices(7))

### slice indices of a negative length
slice(1).indices(-1)

### slice equality and hash
print(slice(1, 2) == slice(1, 2), slice(1) == slice(2), slice(1, 2) < slice(1, 3))

### slice hash
try:
    print(hash(slice(1)) == hash(slice(1)))
except TypeError as e:
    print(e)
# 3.14| True

### what __getitem__ receives
class G:
    def __getitem__(self, k): return k
g = G()
print(g[1], g[1:2], g[::2], g[1, 2], g[1:2, ...], g[()], g[:], g[-1:], g["a":"b"])

### what __setitem__ and __delitem__ receive
class G:
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
g = G()
g[1:2] = 5
g[0, 1] = 6
del g[::2], g["x"]

### slice bounds with __index__
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print([0, 1, 2, 3][I(1):I(3)], "abcdef"[I(-2):])

### slice bounds that are text
[1]["a":]

### slices with huge bounds
a = [1, 2, 3]
print(a[-10 ** 30:10 ** 30], a[10 ** 30:], "abc"[::10 ** 30], (1, 2)[::-10 ** 30])

### slices with bools and None
a = list(range(5))
print(a[True:], a[None:None], a[False:True])

### every slice of a short list agrees with indices
a = [0, 1, 2, 3]
bounds = [None, -6, -4, -1, 0, 1, 3, 4, 6]
n = 0
for i in bounds:
    for j in bounds:
        for k in (None, -2, -1, 1, 2):
            assert a[i:j:k] == [a[x] for x in range(*slice(i, j, k).indices(4))]
            n += 1
n

### star in a subscript
class G:
    def __getitem__(self, k): return k
a = (1, 2)
print(G()[*a], G()[0, *a], G()[*a, 3])

### slice with a conditional and a call
a = list(range(6))
n = 2
print(a[n if n > 1 else 0:len(a) - 1], a[(lambda: 1)():])

### chunks
a = list(range(7))
print([a[i:i + 3] for i in range(0, len(a), 3)])

### rotate
a = [1, 2, 3, 4, 5]
print(a[2:] + a[:2], a[-1:] + a[:-1])
