import heapq
a = [(1, "a"), (4, "d")]; b = [(2, "b"), (3, "c")]
print(list(heapq.merge(a, b)), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge([], [], [1])), list(heapq.merge()))
def kth(lists, k):
    for i, v in enumerate(heapq.merge(*lists), 1):
        if i == k: return v
print(kth([[1, 5, 9], [2, 6], [3]], 4), heapq.nsmallest(3, {"x": 3, "y": 1, "z": 2}.items(), key=lambda kv: kv[1]))
class Rev:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
h = [Rev(x) for x in (3, 9, 1)]; heapq.heapify(h); print([heapq.heappop(h).v for _ in range(3)])
