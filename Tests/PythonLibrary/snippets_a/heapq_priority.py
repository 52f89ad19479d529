import heapq
tasks = []
for i, (p, name) in enumerate([(2, "code"), (1, "eat"), (3, "sleep"), (1, "think")]):
    heapq.heappush(tasks, (p, i, name))
while tasks:
    print(heapq.heappop(tasks)[2], end=" ")
print()
def dijkstra(g, s):
    dist = {s: 0}; q = [(0, s)]
    while q:
        d, u = heapq.heappop(q)
        if d > dist[u]: continue
        for v, w in g.get(u, ()):
            if d + w < dist.get(v, 1e9):
                dist[v] = d + w
                heapq.heappush(q, (d + w, v))
    return dist
print(dijkstra({"a": [("b", 4), ("c", 1)], "c": [("b", 2), ("d", 7)], "b": [("d", 1)]}, "a"))
