import heapq
def lcg(n, seed=7):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        yield seed % 1000
data = list(lcg(200))
h = data[:]; heapq.heapify(h)
print([heapq.heappop(h) for _ in range(len(h))] == sorted(data), heapq.nsmallest(5, data) == sorted(data)[:5], heapq.nlargest(7, iter(data), key=lambda x: -x) == sorted(data)[:7])
print(list(heapq.merge(sorted(data[:50]), sorted(data[50:]))) == sorted(data))
