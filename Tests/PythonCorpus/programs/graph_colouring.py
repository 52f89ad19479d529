"""Map colouring by three methods, bipartite tests, spanning trees with union-find, and cut edges."""
from collections import defaultdict
from itertools import combinations

BORDERS = """WA NT SA; NT WA SA QL; SA WA NT QL NS VI; QL NT SA NS; NS QL SA VI; VI SA NS; TA"""


def parse(text):
    graph = {}
    for line in text.split(";"):
        name, *others = line.split()
        graph[name] = set(others)
    return graph


def greedy(graph, order):
    colours = {}
    for node in order:
        used = {colours[n] for n in graph[node] if n in colours}
        colours[node] = next(c for c in range(len(graph)) if c not in used)
    return colours


def saturation(graph):
    colours = {}
    while len(colours) < len(graph):
        node = max((n for n in graph if n not in colours), key=lambda n: (len({colours[m] for m in graph[n] if m in colours}), len(graph[n]), n))
        used = {colours[m] for m in graph[node] if m in colours}
        colours[node] = min(c for c in range(len(graph)) if c not in used)
    return colours


def exact(graph, limit):
    nodes, tries = sorted(graph, key=lambda n: (-len(graph[n]), n)), 0

    def place(i, colours):
        nonlocal tries
        if i == len(nodes):
            return dict(colours)
        for c in range(min(limit, len(set(colours.values())) + 1)):
            tries += 1
            if all(colours.get(n) != c for n in graph[nodes[i]]):
                colours[nodes[i]] = c
                if found := place(i + 1, colours):
                    return found
                del colours[nodes[i]]
        return None

    return place(0, {}), tries


def bipartite(graph):
    side = {}
    for start in sorted(graph):
        if start in side:
            continue
        side[start], todo = 0, [start]
        while todo:
            node = todo.pop()
            for other in graph[node]:
                if other not in side:
                    side[other] = 1 - side[node]
                    todo.append(other)
                elif side[other] == side[node]:
                    return None
    return [sorted(n for n in side if side[n] == s) for s in (0, 1)]


class UnionFind:
    def __init__(self):
        self.parent, self.size = {}, {}

    def find(self, x):
        self.parent.setdefault(x, x)
        self.size.setdefault(x, 1)
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True

    def groups(self):
        out = defaultdict(list)
        for x in self.parent:
            out[self.find(x)].append(x)
        return sorted(sorted(g) for g in out.values())


def spanning(edges):
    forest, tree = UnionFind(), []
    for weight, a, b in sorted(edges):
        if forest.union(a, b):
            tree.append((a, b, weight))
    return tree, forest


def bridges(graph):
    order, low, found = {}, {}, []

    def visit(node, parent):
        order[node] = low[node] = len(order)
        for other in sorted(graph[node]):
            if other == parent:
                continue
            if other in order:
                low[node] = min(low[node], order[other])
            else:
                visit(other, node)
                low[node] = min(low[node], low[other])
                if low[other] > order[node]:
                    found.append((node, other))

    for node in sorted(graph):
        if node not in order:
            visit(node, None)
    return found


australia = parse(BORDERS)
assert all(a in australia[b] for a in australia for b in australia[a])
for name, colours in [("greedy", greedy(australia, sorted(australia))), ("reversed", greedy(australia, sorted(australia, reverse=True))), ("saturation", saturation(australia))]:
    assert all(colours[a] != colours[b] for a in australia for b in australia[a])
    print(name, max(colours.values()) + 1, dict(sorted(colours.items())))
for limit in (2, 3):
    print(limit, exact(australia, limit))
petersen = {n: set() for n in range(10)}
for i in range(5):
    for a, b in ((i, (i + 1) % 5), (i, i + 5), (i + 5, (i + 2) % 5 + 5)):
        petersen[a].add(b)
        petersen[b].add(a)
print([exact(petersen, k)[0] is not None for k in (2, 3)], max(saturation(petersen).values()) + 1)
square = {"a": {"b", "d"}, "b": {"a", "c"}, "c": {"b", "d"}, "d": {"a", "c"}, "e": set()}
print(bipartite(square), bipartite(australia), [c for c in combinations("abcd", 3) if all(y not in square[x] for x, y in combinations(c, 2))])
tree, forest = spanning([(7, "A", "D"), (5, "A", "B"), (8, "B", "C"), (9, "B", "D"), (7, "B", "E"), (5, "C", "E"), (15, "D", "E"), (6, "D", "F"), (8, "E", "F"), (1, "X", "Y")])
print(tree, sum(w for *_, w in tree), forest.groups())
print(bridges({1: {2, 3}, 2: {1, 3}, 3: {1, 2, 4}, 4: {3, 5}, 5: {4, 6, 7}, 6: {5, 7}, 7: {5, 6}}))
