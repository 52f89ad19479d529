"""Breadth first, depth first, Dijkstra, A*, topological sort and components on small graphs."""
import heapq
from collections import defaultdict, deque


class Graph:
    def __init__(self, edges=(), directed=False):
        self.next = defaultdict(dict)
        for a, b, w in edges:
            self.next[a][b] = w
            if directed:
                self.next[b]
            else:
                self.next[b][a] = w

    def bfs(self, start):
        seen, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            for other in sorted(self.next[node]):
                if other not in seen:
                    seen[other] = seen[node] + 1
                    queue.append(other)
        return seen

    def dfs(self, node, seen=None):
        seen = set() if seen is None else seen
        seen.add(node)
        yield node
        for other in sorted(self.next[node]):
            if other not in seen:
                yield from self.dfs(other, seen)

    def dijkstra(self, start, goal):
        best, parent, heap = {start: 0}, {}, [(0, start)]
        while heap:
            cost, node = heapq.heappop(heap)
            if node == goal:
                path = [node]
                while path[-1] != start:
                    path.append(parent[path[-1]])
                return cost, path[::-1]
            if cost > best[node]:
                continue
            for other, weight in self.next[node].items():
                total = cost + weight
                if total < best.get(other, float("inf")):
                    best[other], parent[other] = total, node
                    heapq.heappush(heap, (total, other))
        return float("inf"), []

    def topological(self):
        degree = {node: 0 for node in self.next}
        for node in self.next:
            for other in self.next[node]:
                degree[other] += 1
        ready = sorted(node for node, d in degree.items() if d == 0)
        order = []
        while ready:
            node = ready.pop(0)
            order.append(node)
            for other in self.next[node]:
                degree[other] -= 1
                if degree[other] == 0:
                    ready.append(other)
            ready.sort()
        if len(order) != len(degree):
            raise ValueError("cycle among " + ", ".join(sorted(n for n, d in degree.items() if d)))
        return order

    def components(self):
        left, found = set(self.next), []
        while left:
            group = set(self.bfs(min(left)))
            found.append(sorted(group))
            left -= group
        return found


def astar(grid, start, goal):
    def guess(p):
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])

    heap, came, cost = [(guess(start), start)], {start: None}, {start: 0}
    while heap:
        _, here = heapq.heappop(heap)
        if here == goal:
            path = []
            while here:
                path.append(here)
                here = came[here]
            return path[::-1]
        r, c = here
        for step in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= step[0] < len(grid) and 0 <= step[1] < len(grid[0]) and grid[step[0]][step[1]] != "#":
                if cost[here] + 1 < cost.get(step, 10 ** 9):
                    cost[step], came[step] = cost[here] + 1, here
                    heapq.heappush(heap, (cost[step] + guess(step), step))
    return None


roads = Graph([("A", "B", 4), ("A", "C", 2), ("C", "B", 1), ("B", "D", 5), ("C", "D", 8), ("D", "E", 3), ("X", "Y", 1)])
print(roads.bfs("A"))
print(list(roads.dfs("A")))
print(roads.dijkstra("A", "E"), roads.dijkstra("A", "X"))
print(roads.components())
tasks = Graph([("shop", "cook", 1), ("cook", "eat", 1), ("lay table", "eat", 1), ("eat", "wash up", 1)], directed=True)
print(tasks.topological())
tasks.next["wash up"]["cook"] = 1
try:
    tasks.topological()
except ValueError as error:
    print(error)

maze = ["S.#.....", "..#.###.", "..#.#...", "....#.#.", "###.#.#G"]
path = astar(maze, (0, 0), (4, 7))
rows = [list(row) for row in maze]
for r, c in path[1:-1]:
    rows[r][c] = "*"
print("\n".join("".join(row) for row in rows), len(path) - 1)
print(astar(["S#", "#G"], (0, 0), (1, 1)))
