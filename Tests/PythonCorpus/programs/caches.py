"""Least recently used, least frequently used and expiring caches."""
from collections import OrderedDict


class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRU:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity, self.nodes = capacity, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push(self, node):
        node.prev, node.next = self.head, self.head.next
        node.next.prev = self.head.next = node

    def get(self, key, default=None):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            self._unlink(self.nodes[key])
        elif len(self.nodes) == self.capacity:
            oldest = self.tail.prev
            self._unlink(oldest)
            del self.nodes[oldest.key]
        self.nodes[key] = node = Node(key, value)
        self._push(node)

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key, node.value
            node = node.next

    def __len__(self):
        return len(self.nodes)


class SimpleLRU(OrderedDict):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.capacity:
            del self[next(iter(self))]


class LFU:
    def __init__(self, capacity):
        self.capacity, self.values, self.uses, self.clock = capacity, {}, {}, 0

    def _touch(self, key):
        self.clock += 1
        count, _ = self.uses.get(key, (0, 0))
        self.uses[key] = (count + 1, self.clock)

    def get(self, key):
        if key not in self.values:
            return None
        self._touch(key)
        return self.values[key]

    def put(self, key, value):
        if key not in self.values and len(self.values) >= self.capacity:
            victim = min(self.uses, key=self.uses.get)
            del self.values[victim], self.uses[victim]
        self.values[key] = value
        self._touch(key)


class Expiring:
    def __init__(self, ttl, clock):
        self.ttl, self.clock, self.data = ttl, clock, {}

    def __setitem__(self, key, value):
        self.data[key] = (value, self.clock() + self.ttl)

    def __getitem__(self, key):
        value, until = self.data[key]
        if self.clock() >= until:
            del self.data[key]
            raise KeyError(f"{key} has expired")
        return value


def memoize(size):
    def wrap(function):
        cache = LRU(size)

        def inner(*args):
            found = cache.get(args, inner)
            if found is inner:
                found = function(*args)
                cache.put(args, found)
            return found

        inner.cache = cache
        return inner
    return wrap


lru = LRU(2)
lru.put("a", 1), lru.put("b", 2)
print(lru.get("a"), list(lru))
lru.put("c", 3)
print(lru.get("b", "gone"), list(lru), len(lru), lru.hits, lru.misses)
lru.put("a", 10)
print(list(lru))
simple = SimpleLRU(2)
simple["x"], simple["y"] = 1, 2
simple["x"]
simple["z"] = 3
print(dict(simple))
lfu = LFU(2)
lfu.put("a", 1), lfu.put("b", 2)
lfu.get("a"), lfu.get("a"), lfu.get("b")
lfu.put("c", 3)
print(lfu.values, lfu.get("b"))
now = [0]
short = Expiring(5, lambda: now[0])
short["k"] = "v"
now[0] = 4
print(short["k"])
now[0] = 5
for _ in range(2):
    try:
        short["k"]
    except KeyError as error:
        print(error)


@memoize(50)
def paths(r, c):
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)


print(paths(8, 8), len(paths.cache), paths.cache.hits, paths.cache.misses)
try:
    LRU(0)
except ValueError as error:
    print(error)
