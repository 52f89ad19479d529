import heapq
h = []
for x in (5, 1, 8, 3, 2): heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(5)])
h = [9, 4, 7, 1, 0]; heapq.heapify(h); print(h, heapq.heapreplace(h, 5), heapq.heappushpop(h, -1), h[0])
print(heapq.nlargest(2, [3, 1, 9]), heapq.nsmallest(2, "hello"), heapq.nlargest(2, ["a", "bbb", "cc"], key=len), heapq.nsmallest(0, [1]), heapq.nlargest(10, [2, 3]))
print(list(heapq.merge([1, 5], [2, 6], [0])), list(heapq.merge("ca", "b", reverse=True)))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
