from collections import defaultdict, deque
from graphlib import TopologicalSorter
edges = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e")]
g = defaultdict(set)
for u, v in edges: g[u].add(v)
def bfs(start, goal):
    q, seen = deque([[start]]), {start}
    while q:
        path = q.popleft()
        if path[-1] == goal: return path
        for n in sorted(g[path[-1]] - seen):
            seen.add(n); q.append(path + [n])
print(bfs("a", "e"), bfs("e", "a"))
ts = TopologicalSorter()
for u, v in edges: ts.add(v, u)
print(list(ts.static_order()))
