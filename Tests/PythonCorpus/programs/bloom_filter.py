"""Probabilistic structures on hashes: Bloom filter, count-min sketch, ring of nodes and a Merkle tree."""
import hashlib
import math
from bisect import bisect, insort


def digest(*parts):
    return hashlib.sha256("\0".join(map(str, parts)).encode()).digest()


class Bloom:
    def __init__(self, expected, error):
        self.size = math.ceil(-expected * math.log(error) / math.log(2) ** 2)
        self.hashes = max(1, round(self.size / expected * math.log(2)))
        self.bits, self.added = 0, 0

    def _places(self, item):
        d = digest(item)
        a, b = int.from_bytes(d[:8], "big"), int.from_bytes(d[8:16], "big") | 1
        return [(a + i * b) % self.size for i in range(self.hashes)]

    def add(self, item):
        for p in self._places(item):
            self.bits |= 1 << p
        self.added += 1

    def __contains__(self, item):
        return all(self.bits >> p & 1 for p in self._places(item))

    def __or__(self, other):
        if (self.size, self.hashes) != (other.size, other.hashes):
            raise ValueError("filters of different shape")
        out = Bloom.__new__(Bloom)
        out.size, out.hashes, out.bits, out.added = self.size, self.hashes, self.bits | other.bits, self.added + other.added
        return out

    @property
    def fill(self):
        return self.bits.bit_count() / self.size


class Sketch:
    def __init__(self, width, depth):
        self.rows = [[0] * width for _ in range(depth)]

    def _cells(self, item):
        for i, row in enumerate(self.rows):
            yield row, int.from_bytes(digest(i, item)[:4], "little") % len(row)

    def add(self, item, n=1):
        for row, i in self._cells(item):
            row[i] += n

    def __getitem__(self, item):
        return min(row[i] for row, i in self._cells(item))


class Ring:
    def __init__(self, nodes=(), copies=32):
        self.points, self.copies = [], copies
        for n in nodes:
            self.add(n)

    def add(self, node):
        for i in range(self.copies):
            insort(self.points, (digest(node, i).hex(), node))

    def remove(self, node):
        self.points = [p for p in self.points if p[1] != node]

    def node(self, key):
        if not self.points:
            raise LookupError("no nodes")
        return self.points[bisect(self.points, (digest(key).hex(),)) % len(self.points)][1]


class Merkle:
    def __init__(self, blocks):
        self.levels = [[digest("leaf", b) for b in blocks]]
        while len(self.levels[-1]) > 1:
            row = self.levels[-1]
            self.levels.append([digest("node", row[i].hex(), row[min(i + 1, len(row) - 1)].hex()) for i in range(0, len(row), 2)])

    @property
    def root(self):
        return self.levels[-1][0]

    def proof(self, index):
        for row in self.levels[:-1]:
            other = min(index ^ 1, len(row) - 1)
            yield index % 2, row[other]
            index //= 2


def verify(block, proof, root):
    h = digest("leaf", block)
    for right, other in proof:
        h = digest("node", *((other.hex(), h.hex()) if right else (h.hex(), other.hex())))
    return h == root


bloom = Bloom(200, 0.01)
for i in range(200):
    bloom.add(f"user{i}")
false = sum(f"other{i}" in bloom for i in range(2000))
print(bloom.size, bloom.hashes, all(f"user{i}" in bloom for i in range(200)), false, round(bloom.fill, 4))
second = Bloom(200, 0.01)
second.add("extra")
both = bloom | second
print("extra" in both, "extra" in bloom, "user5" in both, both.added)
try:
    bloom | Bloom(10, 0.5)
except ValueError as error:
    print(error)
sketch = Sketch(64, 4)
words = ("to be or not to be that is the question " * 20).split()
for w in words:
    sketch.add(w)
print({w: (sketch[w], words.count(w)) for w in dict.fromkeys(words)}, sketch["absent"])
ring = Ring(["alpha", "beta", "gamma"])
keys = [f"key{i}" for i in range(300)]
before = {k: ring.node(k) for k in keys}
print({n: list(before.values()).count(n) for n in ("alpha", "beta", "gamma")})
ring.add("delta")
moved = [k for k in keys if ring.node(k) != before[k]]
print(len(moved), {ring.node(k) for k in moved})
ring.remove("delta")
print(all(ring.node(k) == before[k] for k in keys))
try:
    Ring().node("x")
except LookupError as error:
    print(error)
blocks = [f"block {i}" for i in range(7)]
tree = Merkle(blocks)
print(tree.root.hex()[:24], [len(l) for l in tree.levels])
print([verify(b, tree.proof(i), tree.root) for i, b in enumerate(blocks)], verify("forged", tree.proof(0), tree.root))
